"""Decisions held against the findings of a run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from checker.decisions.merging import merged
from checker.model import Applied, Decision, Entry, Finding, Report, Stale
from checker.text.entries import displayed, in_words, restated, said_by, spoken_of, writable


def apply(report: Report, entries: Sequence[Entry]) -> Report:
    """The report with what was decided as status of its findings, and what became of the entries in ``decisions``.

    What was accepted or dismissed comes back where a source states another of the values, what was accepted also where a source is new to
    it; where a value is new it is another finding. The last note of each says what had been decided before. What a text itself asks to
    ignore stays ignored.
    """
    by_id, disputed = merged(entries)
    told = tuple(_decided(finding, by_id.get(finding.id)) for finding in report.findings)
    ids = {finding.id for finding in told}
    read = [writable(document.id) for document in report.documents]
    gone = [entry for name, entry in by_id.items() if name not in ids]
    here = [entry for entry in gone if not entry.sources or any(_is_among(source, read) for source in entry.sources)]
    after = {entry.id: _successor(entry, told, by_id) for entry in here}
    before = {name: entry for entry in here if (name := after[entry.id]) is not None}
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
            returned=tuple(dict.fromkeys(f.id for f in told if f.id in by_id and _is_returned(f, by_id[f.id]))),
            stale=tuple(Stale(entry.place, entry.id, entry.subject, after[entry.id]) for entry in here),
            elsewhere=len(gone) - len(here),
            disputed=disputed,
            given=tuple(sorted(dict.fromkeys(entries), key=lambda entry: entry.id)),
            unsourced=tuple(dict.fromkeys(entry.place for entry in entries if not entry.sources and entry.id in accepted)),
        ),
    )


def _decided(finding: Finding, entry: Entry | None) -> Finding:
    if entry is None or finding.status is Decision.IGNORED:
        return finding
    if _is_returned(finding, entry):
        return _with_note(finding, f"{_told(entry)}; {'; '.join(_since(finding, entry))}.")
    return replace(finding, status=entry.decided.decision, decided=entry.decided)


def _is_returned(finding: Finding, entry: Entry) -> bool:
    """Tell whether a finding that was accepted or dismissed comes back."""
    return finding.status is not Decision.IGNORED and entry.decided.decision.is_settled and bool(_since(finding, entry))


def _since(finding: Finding, entry: Entry) -> list[str]:
    """What has come since it was decided, in words: "new since: c.txt", "b.txt: Seoul, was Busan"."""
    new = _new(finding, entry) if entry.decided.decision is Decision.ACCEPTED else []
    return [*([f"new since: {', '.join(new)}"] if new else []), *_changed_sources(finding, entry)]


def _changed_sources(finding: Finding, entry: Entry) -> list[str]:
    """The sources that state another of the values now."""
    then: dict[str, list[str]] = {}
    for source, value in entry.stated:
        then.setdefault(source, []).append(value)
    return [f"{source}: {in_words(*values)}" for source, values in restated(then, said_by(finding)).items()]


def _new(finding: Finding, entry: Entry) -> list[str]:
    """The documents that speak of a finding now and did not when it was decided."""
    if not entry.sources:
        return []
    return [name for name in spoken_of(finding) if not _is_among(name, entry.sources)]


def _is_among(name: str, names: Iterable[str]) -> bool:
    """Tell whether a document is among others; the folders before its name depend on the PATH that was given."""
    return any(name == other or name.endswith(f"/{other}") or other.endswith(f"/{name}") for other in names)


def _successor(entry: Entry, findings: Sequence[Finding], decided: dict[str, Entry]) -> str | None:
    """The id of the finding that an entry speaks of with another value: of its rule and subject, with one of its values."""
    for finding in findings:
        same = finding.rule == entry.rule and writable(finding.subject).casefold() == entry.subject.casefold()
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
