"""The parts of the page: its head, the grid of facts and sources, quotes."""

from __future__ import annotations

from dataclasses import replace

from checker.decisions import apply, entry_of
from checker.model import Decided, Decision, Document, Kind, Report, RuleNote, Section, Verdict
from checker.reporters.html.decisions import Row, decisions
from checker.reporters.html.grid import grid
from checker.reporters.html.head import filters, head
from checker.reporters.html.lists import dated
from checker.reporters.html.quotes import Piece, quote
from checker.reporters.view import View
from tests.reporters import reports


def spread(sources: int) -> Report:
    """One fact that many sources state in one of two ways."""
    claims = tuple(
        reports.claim(f"{at:03}.txt", "At Busan or Seoul.", "Busan" if at % 2 else "Seoul", line=1, offset=100 * at, kind=Kind.VENUE)
        for at in range(sources)
    )
    values = (reports.value("Busan", *claims[1::2]), reports.value("Seoul", *claims[::2]))
    return reports.report(reports.finding("0123456789ab", Verdict.CONFLICT, "A summit", *values, claims=claims))


def test_head_says_what_was_looked_at() -> None:
    """Claims, rules and packs, own rules, settings, what was left out, what was skipped."""
    rules = (RuleNote("trade/a", "A", "built-in trade.yml:1"), RuleNote("desk/b", "B", "desk.yml:3"))
    told = head(reports.report(reports.summit(), rulebook=rules, below=2, min_confidence=0.5), View(settings="checker.toml"))
    assert told.read == (
        "2 claims read, 2 compared, 0 not compared",
        "2 rules (packs trade)",
        "rules of desk.yml",
        "settings of checker.toml",
        "findings below confidence 0.5 left out: 2",
        "no file skipped",
    )
    assert told.version.startswith("checker")
    assert told.steps[0].startswith("1 conflict to look at")


def test_head_of_no_conflict_says_what_that_means() -> None:
    """No conflict is said with what was not confirmed."""
    assert head(reports.report(reports.meeting()), View()).steps[0].startswith("No two sources disagree")
    assert head(reports.report(), View()).steps == ()


YES = Decided(Decision.ACCEPTED, "an early plan", "Ana", "2026-11-30")


def test_head_says_what_was_decided() -> None:
    """How many are hidden and since when, and how many came back; where no conflict is left, that."""
    changed = replace(entry_of(reports.soybeans(), YES), id="0123456789ab")
    report = apply(reports.stories(), [entry_of(reports.summit(), YES), changed])
    told = head(report, View())
    assert told.settled == (
        "1 hidden, as decided, the oldest on 2026-11-30.",
        "1 finding came back since it was decided: a value or a source is new.",
    )
    assert told.result == "3 sources, no conflict, 1 revision, 1 agreed, 1 from one source only, 1 decided and hidden"
    assert told.steps == ("No conflict is left to look at: each was decided before.",)
    ignored = reports.report(replace(reports.summit(), status=Decision.IGNORED))
    assert head(ignored, View()).settled == ("1 ignored, as the texts ask.",)
    assert head(ignored, View()).result == "2 sources, no conflict, 1 ignored"
    assert head(reports.stories(), View()).settled == ()


def test_head_says_what_saving_keeps() -> None:
    """Where there are decisions and a conflict to decide, the saved file is said to hold those from before."""
    report = apply(reports.stories(), [entry_of(reports.soybeans(), YES)])
    assert head(report, View()).steps[-1].endswith("it can take the place of the earlier file.")
    assert "earlier file" not in head(reports.stories(), View()).steps[-1]


def test_status_filter_begins_with_what_is_open() -> None:
    """Where something was settled before, that is out of sight at first, unless ``--all`` asks for it."""
    report = apply(reports.stories(), [entry_of(reports.summit(), YES)])
    for view, chosen in ((View(), "unsettled"), (View(everything=True), "")):
        told = filters(report.findings, report, view).statuses
        assert [status for status, _, is_chosen in told if is_chosen] == [chosen]
        assert {"unsettled", "", "new", "ask", "accepted", "false-alarm"} == {status for status, _, _ in told}
    fresh = filters(reports.stories().findings, reports.stories(), View()).statuses
    assert [status for status, _, is_chosen in fresh if is_chosen] == [""]


def test_decisions_are_listed() -> None:
    """What was decided of which finding, and what somebody has to look at, with the card that it leads to."""
    changed = replace(entry_of(reports.soybeans(), YES), id="0123456789ab", place="d.yml:3")
    report = apply(reports.stories(), [entry_of(reports.summit(), YES), changed])
    told = decisions(report.findings, report, {finding.id: finding.id for finding in report.findings})
    assert told.rows == (Row("c4f19be2a07d", reports.summit().label, "accepted", "an early plan", "Ana", "2026-11-30"),)
    ((sentence, anchor),) = told.to_mend
    assert sentence.startswith("d.yml:3: 0123456789ab")
    assert anchor == "77ab01d4e93c"


def test_filters_hold_what_there_is() -> None:
    """No verdict, rule or document that no card has; publishers gather their documents."""
    documents = (Document(reports.A, "", source="Wire"), Document(reports.B, "", source="Wire"), Document("unused.txt", ""))
    report = reports.report(reports.summit(), documents=documents)
    told = filters(report.findings, report, View(show=frozenset({Verdict.SINGLE})))
    assert told.verdicts == (("conflict", "Conflict", 1, False),)
    assert told.publishers == (("0 1", "Wire"),)
    assert [name for _, name in told.documents] == [reports.A, reports.B]
    assert told.rules == (("diplomacy/summit-venue", 1),)


def test_grid_has_a_column_a_source() -> None:
    """Each cell has what its source says, nothing where it says nothing."""
    report = reports.report(reports.summit(), reports.soybeans())
    told = grid(report.findings, report, {finding.id: finding.id for finding in report.findings})
    assert [name for _, name in told.columns] == [reports.A, reports.B, reports.C]
    assert [[value for value, _ in row.cells] for row in told.rows] == [
        ["Busan, South Korea", "Seoul", ""],
        ["", "", "20 million metric tons; 12 million tons (earlier)"],
    ]


def test_wide_grid_has_its_sources_beside_the_values() -> None:
    """Of sources that no page is wide enough for, each value names its own."""
    report = spread(41)
    told = grid(report.findings, report, {"0123456789ab": "0123456789ab"})
    assert told.columns == ()
    ((busan, busan_sources), (seoul, seoul_sources)) = told.rows[0].cells
    assert (busan, len(busan_sources.split(", "))) == ("Busan", 20)
    assert (seoul, len(seoul_sources.split(", "))) == ("Seoul", 21)


def test_date_says_where_it_was_found() -> None:
    """Of a document without a date, which words tell when it was written."""
    known = dated(Document("a", "", published="2025-10-27", published_from="line 9"), 3)
    assert (known.date, known.found) == ("2025-10-27", "line 9")
    told = dated(Document("a", "", written="2026-01/2026-03", written_from='"2026"'), 3)
    assert (told.date, told.found) == ("no date; written January–March 2026", 'its words "2026"')
    assert dated(Document("a", ""), 0).date == "no date"


def test_marks_that_overlap_are_one() -> None:
    """Two claims about the same words mark them once."""
    text = "Sales rose 25 per cent."
    claims = [reports.claim("a", text, "25 per cent", line=1), reports.claim("a", text, "25", line=1)]
    assert quote(claims, "", {}).pieces == (Piece("Sales rose ", marked=False), Piece("25 per cent", marked=True), Piece(".", marked=False))


def test_endless_sentence_is_cut_around_its_claims() -> None:
    """What stands near a claim is kept, with an ellipsis for the rest."""
    text = "a " * 5000 + "4 km" + " b" * 5000
    before, marked, after = quote([reports.claim("a", text, "4 km", line=1)], "", {}).pieces
    assert (len(before.text), before.text[0], marked.text, len(after.text), after.text[-1]) == (601, "…", "4 km", 601, "…")


def test_title_of_the_document_beside_the_quote() -> None:
    """A file name says little: the title does, unless it is the heading over the quote."""
    claim = reports.claim("a.txt", "It is 4 km.", "4 km", line=1, heading="The bridge")
    assert quote([claim], "", {}, "Harbour news").title == "Harbour news"
    assert quote([claim], "", {}, "The bridge").title == ""
    assert quote([claim], "", {}).title == ""


def test_row_of_a_table_has_bars() -> None:
    """The cells of a row are told apart."""
    one = reports.claim("a", "North\t40", "40", line=1, section=Section.CELL)
    assert [piece.text for piece in quote([one], "", {}).pieces] == ["North | ", "40", ""]
