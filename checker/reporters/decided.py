"""What became of the decisions of people, in sentences."""

from __future__ import annotations

from checker.model import Report
from checker.reporters.numbers import counted
from checker.reporters.symbols import visible


def hidden(report: Report) -> str:
    """ "3 hidden, as decided, the oldest on 2026-01-02.", nothing where none is."""
    applied = report.decisions
    if applied is None or not applied.hidden:
        return ""
    return f"{applied.hidden:,} hidden, as decided" + (f", the oldest on {visible(applied.oldest)}." if applied.oldest else ".")


def to_mend(report: Report) -> list[str]:
    """What somebody has to look at in the decisions: those that came back, that are found no more, that contradict each other."""
    applied = report.decisions
    if applied is None:
        return []
    told = [f"{name} was accepted, and a source is new since: decide again" for name in applied.returned]
    for stale in applied.stale:
        about = f"{stale.id} ({stale.subject})" if stale.subject else stale.id
        next_step = f"its values have changed: see {stale.successor}" if stale.successor else "take it out"
        told.append(f"{stale.place}: {about} is found no more: {next_step}")
    told += applied.disputed
    if applied.elsewhere:
        told.append(f"{counted(applied.elsewhere, 'entry', 'entries')} on documents that were not read in this run")
    return told
