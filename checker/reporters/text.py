"""The report for a terminal: conflicts as cards first, then what agrees, the sources, the counts, what to do next."""

from __future__ import annotations

from checker.model import Decision, Finding, Report, Verdict
from checker.reporters.cards import Desk, card
from checker.reporters.layout import Paint, more
from checker.reporters.lists import facts, sources
from checker.reporters.names import short_names
from checker.reporters.summary import summary
from checker.reporters.view import View

CARDS = 20
"""Findings that are shown as cards without ``--all``."""

_AS_CARDS = (Verdict.CONFLICT, Verdict.REVISION, Verdict.ROUNDING)
_AS_LISTS = (Verdict.AGREEMENT, Verdict.SINGLE)


def render(report: Report, view: View) -> str:
    """The report as lines of at most ``view.width`` columns; names of files and commands to copy may be longer than that."""
    desk = Desk(
        width=view.width,
        everything=view.everything,
        paint=Paint(view.color),
        findings={finding.id: finding for finding in report.findings},
        documents={document.id: document for document in report.documents},
    )
    shown = [finding for finding in report.findings if _is_shown(finding, view)]
    cards = sorted((f for f in shown if f.verdict in _AS_CARDS), key=_gravity)
    limit = len(cards) if view.everything else CARDS
    lines: list[str] = []
    for finding in cards[:limit]:
        lines += ["", *card(finding, desk)]
    lines += ["", *more(len(cards) - limit, "finding", indent=0)] if len(cards) > limit else []
    short = short_names({*desk.documents, *(claim.document for finding in shown for claim in finding.claims)})
    for verdict in _AS_LISTS:
        lines += facts(verdict, [finding for finding in shown if finding.verdict is verdict], short, view)
    lines += [*sources(report, view), *summary(report, view)]
    return "\n".join(lines).lstrip("\n") + "\n"


def _is_shown(finding: Finding, view: View) -> bool:
    # What a person has already decided about is counted in the last lines, and shown with --all.
    return view.shows(finding.verdict) and (view.everything or finding.status not in (Decision.ACCEPTED, Decision.FALSE_ALARM))


def _gravity(finding: Finding) -> tuple[int, int]:
    """Conflicts by severity, then revisions, then rounding; the report's own order within those."""
    return finding.verdict.rank, finding.severity.rank if finding.severity else -1
