"""The cells of a table of a Word document in its grid: merged cells are one, deleted rows and cells are none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from checker.readers.docx.names import ALTERNATES, CELL, DELETED, INSERTED, ROW, SDT, VAL, WRAPPERS, w
from checker.readers.docx.runs import alternative
from checker.readers.docx.styles import is_on, number_of

MOST_COLUMNS = 63
"""Columns that Word allows; no span is wider."""

_ROW_PROPERTIES, _CELL_PROPERTIES = w("trPr"), w("tcPr")
_HEADER, _HIDDEN, _BEFORE = w("tblHeader"), w("hidden"), w("gridBefore")
_SPAN, _DOWN, _ACROSS, _CELL_DELETED = w("gridSpan"), w("vMerge"), w("hMerge"), w("cellDel")


@dataclass
class Cell:
    """A cell with its place in the grid; ``header`` where its row is repeated as a header on every page."""

    element: etree._Element
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    header: bool = False


def rows_of(table: etree._Element) -> tuple[list[Cell], Counter[str]]:
    """The cells of a table in order, and how many tracked changes of rows there are."""
    cells: list[Cell] = []
    changes: Counter[str] = Counter()
    open_cells: dict[int, Cell] = {}  # by the column in which a cell begins that may go on below
    row = 0
    for element in _within(table, ROW):
        properties = element.find(_ROW_PROPERTIES)
        header, column = False, 0
        if properties is not None:
            changes["insertion"] += properties.find(INSERTED) is not None
            if properties.find(DELETED) is not None:
                changes["deletion"] += 1
                continue
            if is_on(properties.find(_HIDDEN)):
                continue
            header = is_on(properties.find(_HEADER))
            column = number_of(properties.find(_BEFORE), most=MOST_COLUMNS) or 0
        open_cells = _row(element, Cell(element, row, column, header=header), cells, open_cells)
        row += 1
    return cells, +changes


def _row(element: etree._Element, at: Cell, cells: list[Cell], above: dict[int, Cell]) -> dict[int, Cell]:
    """Add the cells of a row, the first of them ``at`` its place; those that may go on below, by column."""
    column = at.column
    below: dict[int, Cell] = {}
    left: Cell | None = None
    for each in _within(element, CELL):
        span, down, across, deleted = _merged(each)
        if deleted:
            continue
        if across == "continue" and left is not None:
            left.columns += span
        elif down == "continue" and column in above:
            left = below[column] = above[column]
            left.rows = at.row - left.row + 1
        else:
            left = Cell(each, at.row, column, 1, span, at.header)
            cells.append(left)
            if down:
                below[column] = left
        column += span
    return below


def _merged(cell: etree._Element) -> tuple[int, str, str, bool]:
    """How many columns a cell spans, whether it begins a merged one or goes on with it, down and across; whether it is deleted."""
    span, down, across, deleted = 1, "", "", False
    properties = cell.find(_CELL_PROPERTIES)
    for each in properties if properties is not None else ():
        if each.tag == _SPAN:
            span = max(1, number_of(each, most=MOST_COLUMNS) or 1)
        elif each.tag == _DOWN:
            down = each.get(VAL, "continue")
        elif each.tag == _ACROSS:
            across = each.get(VAL, "continue")
        elif each.tag == _CELL_DELETED:
            deleted = True
    return span, down, across, deleted


def _within(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    """The rows of a table, or the cells of a row, through what only wraps them."""
    waiting = [iter(parent)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag == tag:
            yield child
        elif child.tag in WRAPPERS or child.tag == SDT:
            waiting.append(iter(child))
        elif child.tag == ALTERNATES:
            waiting.append(iter(alternative(child)))
