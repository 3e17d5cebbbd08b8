"""The report as one HTML file that works offline: it is read, sent by mail, searched, decided upon and printed.

In: a report and its view. Out: a page that asks nothing of anywhere, with its styles and its script inside, held to them by a policy of
their hashes. What comes from documents goes through :mod:`checker.reporters.html.templates`, which shows control characters as symbols
and escapes the rest. The Python of this folder says what stands on the page, ``page.html`` and ``card.html`` where,
``page.css`` how it looks, ``page.js`` what it does. To add to a card, add a field to :class:`Card` and a line to ``card.html``.
"""

from __future__ import annotations

from checker.model import Report
from checker.reporters.cards import gravity
from checker.reporters.html.card import cards
from checker.reporters.html.decisions import decisions, saving
from checker.reporters.html.grid import grid
from checker.reporters.html.head import filters, head
from checker.reporters.html.lists import dated, uncompared
from checker.reporters.html.templates import data_block, page
from checker.reporters.view import View


def render(report: Report, view: View) -> str:
    """The page, with every finding; ``view.show`` says which verdicts its filter begins with."""
    findings = sorted(report.findings, key=gravity)
    told = cards(findings, report)
    anchors = {card.id: card.anchor for card in reversed(told)}
    return page(
        "page.html",
        head=head(report, view),
        filters=filters(findings, report, view),
        cards=told,
        grid=grid(findings, report, anchors),
        decisions=decisions(findings, report, anchors),
        documents=[dated(document, report.claims.get(document.id, 0)) for document in report.documents],
        skipped=report.skipped,
        remarks=report.remarks,
        uncompared=uncompared(report, everything=view.everything),
        data=data_block({"findings": [card.record for card in told], **saving(report)}),
    )
