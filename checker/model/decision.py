"""Decisions: what people have said of findings, and what became of it in a run."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.model.terms import Decision


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person has said of one finding.

    Attributes:
        decision: accepted, false-alarm or ask.
        reason: why; "" where none was given.
        by: who said so, or "".
        on: the day, ``2026-11-30``, or "".
    """

    decision: Decision
    reason: str = ""
    by: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision as a decisions file keeps it: by the fact, so that it outlives edits of the texts.

    Attributes:
        id, rule, subject: of the finding.
        values: how a report writes them, sorted.
        sources: ids of the documents that had stated them, sorted.
        decided: what was said.
        place: ``file:line`` where it stands.
        stated: (document, value) of each value that a document had stated, sorted; empty where the file does not say who stated what.
    """

    id: str
    rule: str
    subject: str
    values: tuple[str, ...]
    sources: tuple[str, ...]
    decided: Decided
    place: str = field(default="", compare=False)
    stated: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Stale:
    """An entry whose finding did not occur in a run.

    Attributes:
        place: ``file:line`` of the entry.
        id, subject: of the finding.
        successor: id of a finding of the same fact that has other values, or None.
    """

    place: str
    id: str
    subject: str
    successor: str | None = None


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of the decisions in a run.

    Attributes:
        entries: how many there were.
        hidden: how many findings they hide.
        oldest: the day of the oldest decision that hides one, or None.
        returned: ids of findings that came back since a source states another value, or was added to what had been accepted.
        stale: entries that no longer occur.
        elsewhere: how many entries were not looked at in this run: a document of theirs was not read, or their rule was off.
        disputed: sentences on entries of one finding that say different things.
        given: the entries as their files have them, each once, sorted by id: a page that saves decisions saves these as well.
        unsourced: places of the entries that accept a finding of this run and name no sources, so that no new source brings it back.
    """

    entries: int = 0
    hidden: int = 0
    oldest: str | None = None
    returned: tuple[str, ...] = ()
    stale: tuple[Stale, ...] = ()
    elsewhere: int = 0
    disputed: tuple[str, ...] = ()
    given: tuple[Entry, ...] = ()
    unsourced: tuple[str, ...] = ()
