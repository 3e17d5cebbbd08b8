"""The parts of the page: its head, the grid of facts and sources, quotes."""

from __future__ import annotations

from checker.model import Document, Kind, Report, RuleNote, Section, Verdict
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
        ["Busan", "Seoul", ""],
        ["", "", "20 million metric tons / 12 million tons"],
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


def test_row_of_a_table_has_bars() -> None:
    """The cells of a row are told apart."""
    one = reports.claim("a", "North\t40", "40", line=1, section=Section.CELL)
    assert [piece.text for piece in quote([one], "", {}).pieces] == ["North | ", "40", ""]
