"""The grid of facts and sources as a workbook, with a sheet of the sources and one of what was skipped."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from checker.model import Document, Finding, Report
from checker.model.own_report import GENERATOR, GENERATOR_NAME
from checker.reporters.cells import decided, is_computed
from checker.reporters.grid import grid
from checker.reporters.numbers import confidence_word
from checker.reporters.spots import holder
from checker.reporters.symbols import ELLIPSIS, named, visible
from checker.reporters.view import View

HEAD = ("id", "verdict", "severity", "link", "status", "rule", "fact", "values", "notes", "reason", "decided by", "decided on")
"""Columns of the grid before those of the documents."""
SOURCES = ("document", "title", "source", "published", "found in", "notes", "file")
"""Columns of the sheet of sources; ``file`` is the one that holds a document beside others."""
_WIDTHS = (14, 11, 9, 8, 11, 24, 44, 30, 40, 30, 14, 12)
_SOURCE_WIDTH = 22
_LONGEST = 32_000
"""Characters of a cell; a workbook takes 32,767."""
_MOST_COLUMNS = 16_384
_MOST_ROWS = 1_048_576
_ALWAYS = datetime(2000, 1, 1)
_COLORS = {"conflict": "#F8D7DA", "revision": "#FFF3CD", "rounding": "#FFF3CD"}


def render(report: Report, view: View) -> bytes:  # noqa: ARG001  a sheet has its own filters: it holds every finding
    """A workbook; its cells are text, none is computed, and none becomes a link."""
    import xlsxwriter

    out = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(out, plain) as book:
        book.set_properties({"created": _ALWAYS, "title": "Facts and sources"})
        book.set_custom_property(GENERATOR_NAME, GENERATOR, "text")
        sheets = _Sheets(book)
        found = grid(report.findings, report)
        shown = found.documents[: _MOST_COLUMNS - len(HEAD)]
        rows = [(*_head(row.finding), *row.cells(shown)) for row in found.rows]
        sheets.add("Facts", (*HEAD, *map(named, shown)), rows, (*_WIDTHS, *(_SOURCE_WIDTH for _ in shown)), freeze=7)
        sheets.add("Sources", SOURCES, map(_about, report.documents), (36, 40, 24, 12, 24, 60, 24), freeze=1)
        if report.skipped:
            skipped = [(named(each.document), str(each.line or ""), each.reason) for each in report.skipped]
            sheets.add("Skipped", ("document", "line", "reason"), skipped, (36, 8, 80), freeze=1)
    return out.getvalue()


def _about(document: Document) -> tuple[str, ...]:
    return (
        named(document.id),
        document.title or "",
        document.source or "",
        document.published or "",
        document.published_from or "",
        " ".join(document.notes),
        holder(document),
    )


def _head(finding: Finding) -> tuple[str, ...]:
    return (
        finding.id,
        finding.verdict.value,
        finding.severity.value if finding.severity else "",
        confidence_word(finding.confidence),
        finding.status.value,
        finding.rule,
        finding.message if finding.severity else finding.label or finding.message,
        "; ".join(dict.fromkeys(value.display for value in finding.values)),
        " ".join(finding.notes),
        *decided(finding),
    )


class _Sheets:
    """A workbook that is being written."""

    def __init__(self, book: Any) -> None:
        self._book = book
        layout = {"text_wrap": True, "valign": "top"}
        title = {"bold": True, "bottom": 1} | layout
        self._titles = {False: book.add_format(title), True: book.add_format(title | {"quote_prefix": True})}
        self._formats = {
            (color, quoted): book.add_format(layout | ({"bg_color": color} if color else {}) | ({"quote_prefix": True} if quoted else {}))
            for color in {"", *_COLORS.values()}
            for quoted in (False, True)
        }

    def add(self, name: str, head: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int], *, freeze: int) -> None:
        """A sheet with a heading that stays in sight and filters in it."""
        sheet = self._book.add_worksheet(name)
        for at, (title, width) in enumerate(zip(head, widths, strict=True)):
            sheet.set_column(at, at, width)
            clean = _cell(title)
            sheet.write_string(0, at, clean, self._titles[is_computed(clean)])
        number = 0
        for number, row in enumerate(rows, 1):
            if number == _MOST_ROWS:
                number -= 1
                break
            color = _COLORS.get(row[1], "") if name == "Facts" else ""
            for at, text in enumerate(row):
                if text:
                    clean = _cell(text)
                    # The quote prefix keeps it text where somebody opens the cell and closes it again.
                    sheet.write_string(number, at, clean, self._formats[color if at == 1 else "", is_computed(clean)])
        sheet.freeze_panes(1, freeze)
        sheet.autofilter(0, 0, max(1, number), len(head) - 1)


def _cell(text: str) -> str:
    clean = visible(text)
    return clean if len(clean) <= _LONGEST else f"{clean[:_LONGEST]}{ELLIPSIS}"
