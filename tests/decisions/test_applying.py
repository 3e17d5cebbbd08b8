"""A decision holds until a figure changes."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from checker.decisions import apply, entry_of, parse, rendered
from checker.model import Decided, Decision, Document, Finding, Report, Severity, Verdict
from checker.pipeline import check_documents
from checker.reporters.decided import to_mend
from tests.reporters import reports

YES = Decided(Decision.ACCEPTED, "an early plan", "Ana", "2026-11-30")
NO = Decided(Decision.FALSE_ALARM, on="2026-10-01")
ASK = Decided(Decision.ASK)


def other() -> Finding:
    """The summit with a third source of one of its values."""
    third = reports.claim("c.txt", "It is held in Seoul.", "Seoul", line=1, id="third")
    first, second = reports.summit().values
    return replace(
        reports.summit(),
        claims=(*reports.summit().claims, third),
        values=(first, replace(second, claims=(*second.claims, "third"), sources=2)),
    )


def swapped(finding: Finding) -> Finding:
    """A finding of two values, of which those who state one state the other now."""
    first, second = finding.values
    return replace(finding, values=(replace(first, claims=second.claims), replace(second, claims=first.claims)))


def changed() -> Finding:
    """The summit with another value, which is another finding."""
    first, second = reports.summit().values
    return replace(reports.summit(), id="0123456789ab", values=(first, replace(second, display="Gyeongju")))


@pytest.mark.parametrize(("decided", "fails"), [(YES, False), (NO, False), (ASK, True)])
def test_status(decided: Decided, fails: bool) -> None:  # noqa: FBT001
    """What was decided is the status; what is settled does not count for the exit code."""
    report = apply(reports.stories(), [entry_of(reports.summit(), decided)])
    assert (report.findings[0].status, report.findings[0].decided) == (decided.decision, decided)
    assert report.fails("error") is fails
    assert [finding.status for finding in report.findings[1:]] == [Decision.NEW] * 3


def test_hidden_are_counted() -> None:
    """With the date of the oldest."""
    report = apply(reports.stories(), [entry_of(reports.summit(), YES), entry_of(reports.soybeans(), NO), entry_of(reports.meeting(), ASK)])
    assert report.decisions is not None
    assert (report.decisions.entries, report.decisions.hidden, report.decisions.oldest) == (3, 2, "2026-10-01")


@pytest.mark.parametrize(
    ("decided", "sources", "status"),
    [
        (YES, None, Decision.NEW),
        (NO, None, Decision.FALSE_ALARM),
        (ASK, None, Decision.ASK),
        (YES, (), Decision.ACCEPTED),
        (YES, (reports.A, reports.B, "c.txt", "d.txt"), Decision.ACCEPTED),
        (YES, (f"in/{reports.A}", f"in/{reports.B}", "in/c.txt"), Decision.ACCEPTED),
        (YES, (f"in/{reports.A}", f"in/{reports.B}", "in/cc.txt"), Decision.NEW),
        (YES, (reports.A, reports.B, "o/c.txt"), Decision.NEW),
        (YES, (f"in/{reports.A}", f"in/{reports.B}", "on/c.txt"), Decision.NEW),
    ],
)
def test_a_new_source(decided: Decided, sources: tuple[str, ...] | None, status: Decision) -> None:
    """What was accepted comes back with a new source; a false alarm does not; folders before a name are no new source."""
    entry = entry_of(reports.summit(), decided)
    report = apply(reports.report(other()), [entry if sources is None else replace(entry, sources=sources)])
    assert report.findings[0].status is status
    assert report.decisions is not None
    assert bool(report.decisions.returned) is (decided is YES and status is Decision.NEW)
    if report.decisions.returned:
        assert report.findings[0].notes[-1] == 'Accepted by Ana on 2026-11-30 ("an early plan"); new since: c.txt.'
        assert report.fails("error")


@pytest.mark.parametrize(("decided", "word"), [(YES, "Accepted by Ana"), (NO, "Dismissed as a false alarm")])
def test_sources_that_state_the_other_value(decided: Decided, word: str) -> None:
    """What was decided comes back where the sources change places among the same values, or one of three changes sides."""
    entry = entry_of(reports.summit(), decided)
    report = apply(reports.report(swapped(reports.summit())), [entry])
    assert report.findings[0].status is Decision.NEW
    assert report.findings[0].notes[-1].startswith(word)
    assert report.findings[0].notes[-1].endswith(f"; {reports.A}: Seoul, was Busan; {reports.B}: Busan, was Seoul.")
    assert report.decisions is not None
    assert report.decisions.returned == (entry.id,)
    assert any("is new since: decide again" in sentence for sentence, _ in to_mend(report))
    first, second = other().values
    moved = (replace(first, claims=(*first.claims, "third")), replace(second, claims=second.claims[:1]))
    assert (
        apply(reports.report(replace(other(), values=moved)), [entry_of(other(), decided)])
        .findings[0]
        .notes[-1]
        .endswith("; c.txt: Busan, was Seoul.")
    )


@pytest.mark.parametrize("decided", [YES, NO])
def test_another_text_that_differs_from_itself(decided: Decided) -> None:
    """What was decided of figures inside one text comes back with the next text that has them."""
    entry = entry_of(reports.growth(), decided)
    again = tuple(replace(claim, document="z.txt", id=f"{claim.id}z") for claim in reports.growth().claims)
    values = tuple(replace(value, claims=(*value.claims, *(f"{name}z" for name in value.claims))) for value in reports.growth().values)
    report = apply(reports.report(replace(reports.growth(), claims=(*reports.growth().claims, *again), values=values)), [entry])
    assert report.findings[0].status is Decision.NEW
    assert report.findings[0].notes[-1].endswith("; new since: z.txt.")


@pytest.mark.parametrize("decided", [YES, NO])
def test_sources_that_state_the_same(decided: Decided) -> None:
    """A value that is written in another way is no other one, a source less is no change, and an entry that does not say who stated what
    holds as before."""
    first, second = reports.summit().values
    entry = entry_of(reports.summit(), decided)
    rewritten = replace(reports.summit(), values=(first, replace(second, display="Seoul City")))
    assert apply(reports.report(rewritten), [entry]).findings[0].status is decided.decision
    assert apply(reports.report(reports.summit()), [entry_of(other(), decided)]).findings[0].status is decided.decision
    assert apply(reports.report(swapped(reports.summit())), [replace(entry, stated=())]).findings[0].status is decided.decision


def told(report: Report) -> list[tuple[str, str | None]]:
    """The stale entries with their successors."""
    assert report.decisions is not None
    return [(stale.id, stale.successor) for stale in report.decisions.stale]


def test_a_changed_value() -> None:
    """A finding with another value comes back, says what was decided, and the entry is stale."""
    report = apply(reports.report(changed()), [entry_of(reports.summit(), YES)])
    assert report.findings[0].status is Decision.NEW
    assert report.findings[0].notes[-1] == 'Accepted by Ana on 2026-11-30 ("an early plan") when the values were Busan and Seoul.'
    assert told(report) == [("c4f19be2a07d", "0123456789ab")]


def rose(percent: str, name: str = "a.txt") -> Report:
    """A report on a text whose figures do not fit, beside one that says nothing."""
    texts = {"a.txt": "Nothing.", "b.txt": "Nothing.", name: f"Sales rose {percent} from 10 to 12."}
    return check_documents([Document(each, text) for each, text in texts.items()], [], generic=False)


def test_a_changed_figure_of_a_check() -> None:
    """What a check finds now in the same text, with a figure as before, is what it had found."""
    entry = entry_of(rose("25%").findings[0], ASK)
    now = rose("26%")
    assert told(apply(now, [entry])) == [(entry.id, now.findings[0].id)]
    assert told(apply(rose("26%", "b.txt"), [entry])) == [(entry.id, None)]


@pytest.mark.parametrize(
    "finding",
    [
        replace(changed(), rule="other/rule"),
        replace(changed(), subject="another summit"),
        replace(changed(), values=(replace(changed().values[1], display="Paris"),)),
        replace(changed(), severity=None),
    ],
)
def test_no_successor(finding: Finding) -> None:
    """Another rule, another subject, no value in common, or no disagreement: another fact."""
    report = apply(reports.report(finding), [entry_of(reports.summit(), YES)])
    assert told(report) == [("c4f19be2a07d", None)]
    assert not [note for note in report.findings[0].notes if note.startswith("Accepted")]


def test_entries_on_other_documents_are_not_stale() -> None:
    """A run over a part of the documents says nothing of the others."""
    report = apply(reports.report(reports.growth()), [entry_of(reports.summit(), YES)])
    assert told(report) == []
    assert report.decisions is not None
    assert report.decisions.elsewhere == 1


@pytest.mark.parametrize(
    ("change", "settings", "is_stale"),
    [
        ({}, {}, True),
        ({}, {"running": {"diplomacy/summit-venue"}}, True),
        ({}, {"running": {"checks/age"}}, False),
        ({}, {"about": {reports.B}}, True),
        ({}, {"about": {reports.C}}, False),
        ({"sources": (reports.A, "unread.txt")}, {}, False),
        ({"sources": (f"in/{reports.A}", f"in/{reports.B}")}, {}, True),
        ({"sources": ()}, {}, False),
        ({"rule": ""}, {}, False),
        ({"rule": "generic/venue"}, {}, True),
        ({"rule": "generic/venue"}, {"below": 1}, False),
    ],
)
def test_found_no_more(change: dict[str, Any], settings: dict[str, Any], is_stale: bool) -> None:  # noqa: FBT001
    """Only what was looked at can be found no more: all of its sources were read, and its rule was on; the rest is counted."""
    report = replace(reports.report(reports.growth()), documents=reports.stories().documents, below=settings.pop("below", 0))
    report = apply(report, [replace(entry_of(reports.summit(), YES), **change)], **settings)
    assert told(report) == ([("c4f19be2a07d", None)] if is_stale else [])
    assert report.decisions is not None
    assert report.decisions.elsewhere == (not is_stale)
    assert any("1 entry not looked at in this run" in sentence for sentence, _ in to_mend(report)) is not is_stale


def test_half_characters_in_names() -> None:
    """A file name that is no UTF-8 is written with marks, and is no new source when it is read again."""
    finding = reports.finding(
        "c4f19be2a07d",
        Verdict.CONFLICT,
        "a\ud800",
        *(
            reports.value(f"{text}\udcff", reports.claim(f"\udcff{text}.txt", f"It is {text}.", text, line=1, id=text))
            for text in ("Busan", "Seoul")
        ),
        claims=tuple(reports.claim(f"\udcff{text}.txt", f"It is {text}.", text, line=1, id=text) for text in ("Busan", "Seoul")),
    )
    (entry,) = parse(rendered([entry_of(finding, YES)]), "d.yml")
    report = apply(reports.report(finding), [entry])
    assert report.findings[0].status is Decision.ACCEPTED
    again = apply(reports.report(replace(finding, id="0123456789ab", values=finding.values[:1])), [entry])
    assert told(again) == [("c4f19be2a07d", "0123456789ab")]


def test_what_a_text_asks_to_ignore_stays_ignored() -> None:
    """The line in the text counts before the file."""
    ignored = replace(reports.summit(), status=Decision.IGNORED, severity=Severity.ERROR)
    report = apply(reports.report(ignored), [entry_of(reports.summit(), YES)])
    assert report.findings[0].status is Decision.IGNORED
    assert told(report) == []


def test_without_sources() -> None:
    """An entry that accepts a finding and names no sources is told once, with its place; one that has them, dismisses or asks is not."""
    written = parse(
        "- {id: c4f19be2a07d, decision: accepted}\n- {id: 77ab01d4e93c, decision: accepted}\n- {id: 5a1d00000001, decision: false-alarm}\n"
        "- {id: 5a1d00000002, decision: accepted, sources: [x.txt]}\n- {id: 0123456789ab, decision: accepted}\n",
        "d.yml",
    )
    report = apply(reports.stories(), written)
    assert report.decisions is not None
    assert report.decisions.unsourced == ("d.yml:1", "d.yml:2")
    (told,) = (told for told, _ in to_mend(report) if "`sources`" in told)
    assert told == "d.yml:1, d.yml:2: accepted without `sources`, so that no new source can bring it back: add them"
    many = replace(report, decisions=replace(report.decisions, unsourced=tuple(f"d.yml:{line}" for line in range(9))))
    assert any(told.startswith("d.yml:0, d.yml:1, d.yml:2, d.yml:3, d.yml:4 and 4 more: accepted without") for told, _ in to_mend(many))
