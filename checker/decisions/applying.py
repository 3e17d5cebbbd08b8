"""Decisions held against the findings of a run."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from checker.decisions.merging import merged
from checker.decisions.moved import Corpus
from checker.model import Applied, Decision, Entry, Finding, Report, Stale
from checker.text.entries import displayed, fact_of, in_words, restated, said_by, spoken_of, writable


def apply(
    report: Report, entries: Sequence[Entry], *, running: Collection[str] | None = None, about: Collection[str] | None = None
) -> Report:
    """The report with what was decided as status of its findings, and what became of the entries in ``decisions``.

    What was accepted or dismissed comes back where a source states another of the values, what was accepted also where a source is new to
    it, what was dismissed where a new source states all the values by itself; where a value is new it is another finding. The last note of
    each says what had been decided before. What a text itself asks to ignore stays ignored. That a finding is no more is said only where
    all of its sources were read and its rule was on.

    Args:
        report: of a run.
        entries: of any number of files, in any order.
        running: ids of the rules, the linking and the checks that were on; None where all were.
        about: ids of the documents that the report is about, as for a store; None for all.
    """
    by_id, disputed = merged(entries)
    spoken = (source for finding in report.findings for source in spoken_of(finding))
    read = Corpus([*(writable(document.id) for document in report.documents), *spoken])
    since = [_since(finding, by_id.get(finding.id), read) for finding in report.findings]
    told = tuple(_decided(finding, by_id.get(finding.id), new) for finding, new in zip(report.findings, since, strict=True))
    ids = {finding.id for finding in told}
    gone = [entry for name, entry in by_id.items() if name not in ids]
    moves = {entry.id: read.moves(entry.sources) for entry in gone}
    after = {entry.id: _successor(entry, told, by_id, moves[entry.id]) for entry in gone if moves[entry.id]}
    before = {name: entry for entry in gone if (name := after.get(entry.id)) is not None}
    off = _off(report, running)
    here = [
        entry
        for entry in gone
        if after.get(entry.id) is not None or (not off(entry.rule) and _is_looked_at(entry.sources, moves[entry.id], about))
    ]
    told = tuple(_with_note(finding, _changed(before[finding.id])) if finding.id in before else finding for finding in told)
    hiding = [finding.decided for finding in told if finding.status in (Decision.ACCEPTED, Decision.FALSE_ALARM) and finding.decided]
    accepted = {finding.id for finding in told if finding.status is Decision.ACCEPTED}
    return replace(
        report,
        findings=told,
        decisions=Applied(
            entries=len(by_id),
            hidden=len(hiding),
            oldest=min((decided.on for decided in hiding if decided.on), default=None),
            returned=tuple(dict.fromkeys(finding.id for finding, new in zip(told, since, strict=True) if new)),
            stale=tuple(Stale(entry.place, entry.id, entry.subject, after.get(entry.id)) for entry in here),
            elsewhere=len(gone) - len(here),
            disputed=disputed,
            given=tuple(sorted(dict.fromkeys(entries), key=lambda entry: entry.id)),
            unsourced=tuple(dict.fromkeys(entry.place for entry in entries if not entry.sources and entry.id in accepted)),
        ),
    )


def _off(report: Report, running: Collection[str] | None) -> Callable[[str], bool]:
    """What tells whether a rule may have findings that the report does not tell."""

    def off(rule: str) -> bool:
        is_unsure = report.below > 0 and rule.startswith("generic/")
        return not rule or is_unsure or (running is not None and rule not in running)

    return off


def _is_looked_at(sources: Sequence[str], moves: Sequence[Mapping[str, str]], about: Collection[str] | None) -> bool:
    """Tell whether all of some sources were read and compared with each other."""
    return any(len(move) == len(sources) and (about is None or any(name in about for name in move.values())) for move in moves)


def _decided(finding: Finding, entry: Entry | None, since: Sequence[str]) -> Finding:
    if entry is None or finding.status is Decision.IGNORED:
        return finding
    if since:
        return _with_note(finding, f"{_told(entry)}; {'; '.join(since)}.")
    return replace(finding, status=entry.decided.decision, decided=entry.decided)


def _since(finding: Finding, entry: Entry | None, read: Corpus) -> list[str]:
    """What brings a finding back that was accepted or dismissed, in words: "new since: c.txt", "b.txt: Seoul, was Busan"."""
    if entry is None or finding.status is Decision.IGNORED or not entry.decided.decision.is_settled or not entry.sources:
        return []
    now = said_by(finding)
    stands: Mapping[str, str] = max(read.moves(entry.sources), key=lambda move: len(now.keys() & {*move.values()}), default={})
    then: dict[str, list[str]] = {}
    for source, value in entry.stated:
        if source in stands:
            then.setdefault(stands[source], []).append(value)
    new = [name for name in now if name not in stands.values()]
    if entry.decided.decision is Decision.FALSE_ALARM:
        every = {value for values in now.values() for value in values}
        new = [name for name in new if every == {*now[name]}]  # it differs from itself: another text, which nobody has looked at
    changed = [f"{source}: {in_words(*values)}" for source, values in restated(then, now).items()]
    return [*([f"new since: {', '.join(new)}"] if new else []), *changed]


def _successor(entry: Entry, findings: Sequence[Finding], decided: dict[str, Entry], moves: Sequence[Mapping[str, str]]) -> str | None:
    """The id of the finding that an entry speaks of with another value: of its rule and subject, with one of its values.

    What a check has found has to be in one of its sources.
    """
    fact = fact_of(entry.rule, entry.subject)
    stand = {name for move in moves for name in move.values()}
    for finding in findings:
        same = finding.rule == entry.rule and fact_of(finding.rule, finding.subject) == fact
        if finding.rule.startswith("checks/"):
            same = same and not stand.isdisjoint(spoken_of(finding))
        if same and finding.severity is not None and finding.id not in decided and {*displayed(finding)} & {*entry.values}:
            return finding.id
    return None


def _changed(entry: Entry) -> str:
    return f"{_told(entry)} when the values were {' and '.join(entry.values)}."


def _told(entry: Entry) -> str:
    """What had been decided: "Accepted by Ana on 2026-11-30: an early plan"."""
    decided = entry.decided
    word = {Decision.ACCEPTED: "Accepted", Decision.FALSE_ALARM: "Dismissed as a false alarm"}.get(decided.decision, "Marked to be asked")
    about = f"{f' by {decided.by}' if decided.by else ''}{f' on {decided.on}' if decided.on else ''}"
    return f"{word}{about}" + (f' ("{decided.reason}")' if decided.reason else "")


def _with_note(finding: Finding, note: str) -> Finding:
    return replace(finding, notes=(*finding.notes, note))
