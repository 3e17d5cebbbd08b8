"""What became of the decisions of people, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Decided, Decision, Report
from checker.reporters.numbers import counted
from checker.reporters.symbols import visible

WORDS = {Decision.ACCEPTED: "accepted", Decision.FALSE_ALARM: "false alarm", Decision.ASK: "to be asked", Decision.IGNORED: "ignored"}
"""How a decision is told."""
_PLACES = 5


def said(decided: Decided) -> str:
    """What was decided, by whom and on which day, and why: "accepted (Ana, 2026-11-30): an early plan"."""
    about = ", ".join(filter(None, [decided.by, decided.on]))
    return WORDS[decided.decision] + (f" ({about})" if about else "") + (f": {decided.reason}" if decided.reason else "")


def hidden(report: Report) -> str:
    """ "3 hidden, as decided, the oldest on 2026-01-02.", nothing where none is; without a day where the report does not know it."""
    applied = report.decisions
    number = sum(finding.status in (Decision.ACCEPTED, Decision.FALSE_ALARM) for finding in report.findings)
    if applied is not None and applied.hidden:
        return f"{applied.hidden:,} hidden, as decided" + (f", the oldest on {visible(applied.oldest)}." if applied.oldest else ".")
    return f"{number:,} hidden, as decided." if number else ""


def came_back(report: Report) -> frozenset[str]:
    """Ids of the findings that were decided before and have a source or a value since; the last of their notes tells what was decided."""
    applied = report.decisions
    if applied is None:
        return frozenset()
    return frozenset([*applied.returned, *(stale.successor for stale in applied.stale if stale.successor)])


def to_mend(report: Report) -> list[tuple[str, str | None]]:
    """What somebody has to look at in the decisions, each with the id of the finding that it leads to.

    Those that came back, that are found no more, that contradict each other, that cannot come back.
    """
    applied = report.decisions
    if applied is None:
        return []
    told: list[tuple[str, str | None]] = [
        (f"{name} was decided, and a source or what one states is new since: decide again", name) for name in applied.returned
    ]
    for stale in applied.stale:
        about = f"{stale.id} ({stale.subject})" if stale.subject else stale.id
        next_step = f"its values have changed: see {stale.successor}" if stale.successor else "take it out"
        told.append((f"{stale.place}: {about} is found no more: {next_step}", stale.successor))
    told += [(each, None) for each in applied.disputed]
    if applied.unsourced:
        told.append((f"{_places(applied.unsourced)}: accepted without `sources`, so that no new source can bring it back: add them", None))
    if applied.elsewhere:
        number = counted(applied.elsewhere, "entry", "entries")
        told.append((f"{number} not looked at in this run: not all of the sources were read, or the rule was off", None))
    return told


def _places(places: Sequence[str]) -> str:
    more = len(places) - _PLACES
    return ", ".join(places[:_PLACES]) + (f" and {more:,} more" if more > 0 else "")
