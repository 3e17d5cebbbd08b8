"""The last lines of a terminal report: what was looked at, what it gave, what to do next."""

from __future__ import annotations

import shlex

from checker.model import Report
from checker.reporters.cards import AS_CARDS, gravity, is_shown
from checker.reporters.decided import hidden
from checker.reporters.layout import wrap
from checker.reporters.numbers import counted
from checker.reporters.result import verdicts
from checker.reporters.symbols import visible
from checker.reporters.view import View

_PATHS = 3


def summary(report: Report, view: View) -> list[str]:
    """Counts of what was read and found, in sentences; where nothing could be compared, why."""
    nothing = _nothing(report, view)
    if not report.documents:
        return ["", *wrap(nothing, view.width)]
    counts = report.summary
    left = counts["claims"] - counts["compared"]
    rules = "no rules" if not report.rules else counted(report.rules, "rule")
    read = f"{counted(counts['documents'], 'document')}, {rules}. {counted(counts['claims'], 'claim')} read, "
    read += f"{counts['compared']:,} compared, {left:,} not compared."
    lines = ["", *wrap(read, view.width)]
    lines += wrap(nothing or _verdicts(report), view.width)
    for limit in report.limits:
        lines += wrap(f"Not all compared: {visible(limit)}", view.width)
    return [*lines, *_next(report, left, view)]


def _nothing(report: Report, view: View) -> str:
    if not report.documents and not report.skipped:
        return f"No documents found in {_typed(view)}." if view.paths else "No documents found."
    if not report.documents:
        number = len(report.skipped)
        return f"Nothing to compare: {'the one file was' if number == 1 else f'all {number:,} files were'} skipped."
    if not any(report.claims.values()):
        return f"Nothing to compare: no figures or checkable facts found in {counted(len(report.documents), 'document')}."
    if not report.findings and not report.below and not report.before:
        return f"Nothing to compare: no fact could be made out in {counted(report.summary['claims'], 'claim')}."
    return ""


def _verdicts(report: Report) -> str:
    decided = hidden(report)
    ignored = report.summary["ignored"]
    counts = ", ".join(verdicts(report))
    told = [f"{counts[0].upper()}{counts[1:]}."]
    told += [decided] if decided else []
    told += [f"{ignored:,} ignored, as the texts ask."] if ignored else []
    told += ["None ignored."] if not decided and not ignored else []
    told += [f"{counted(report.below, 'finding')} below confidence {report.min_confidence:g} not shown."] if report.below else []
    if report.before:
        told += [f"{counted(report.before, 'finding')} left out: all of their sources were published before {visible(report.since or '')}."]
    return " ".join(told)


def _next(report: Report, left: int, view: View) -> list[str]:
    told = [("To see every claim, compared or not:", f"checker extract {_typed(view)}")] if left > 0 else []
    first = min((f for f in report.findings if f.verdict in AS_CARDS and is_shown(f, view)), key=gravity, default=None)
    if first is not None and all(rule.is_builtin for rule in report.rulebook):
        told.append(("To see why the first was found:", f"checker explain {first.id} {_typed(view)}"))
    return [line for lead, command in told for line in _command(lead, command, view.width)]


def _command(lead: str, command: str, width: int) -> list[str]:
    # The command is never wrapped: it is there to be copied into a shell.
    return [f"{lead} {command}"] if len(lead) + 1 + len(command) <= width else [*wrap(lead, width), f"  {command}"]


def _typed(view: View) -> str:
    if not view.paths or len(view.paths) > _PATHS:
        return "PATH..."
    # what begins with a hyphen would be taken for an option
    return " ".join(visible(shlex.quote(f"./{path}" if path.startswith("-") and path != "-" else path)) for path in view.paths)
