"""The report for a terminal: conflicts as cards first, then what agrees, the sources, the counts, what to do next."""

from __future__ import annotations

from checker.model import Report, Verdict
from checker.reporters.cards import AS_CARDS, Desk, card, gravity, is_shown
from checker.reporters.layout import Paint, more
from checker.reporters.lists import facts, sources
from checker.reporters.names import short_names
from checker.reporters.summary import summary
from checker.reporters.view import View

CARDS = 20
"""Findings that are shown as cards without ``--all``."""

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
    shown = [finding for finding in report.findings if is_shown(finding, view)]
    cards = sorted((f for f in shown if f.verdict in AS_CARDS), key=gravity)
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
