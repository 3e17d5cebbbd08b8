"""A table inside a document: caption, header cells, row labels, cells, whatever format it was read from."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import NamedTuple

LONGEST_ROW = 5000
"""Characters of the longest row that is one sentence: a longer one is cut between its cells, as a long sentence is at a space."""


class Cell(NamedTuple):
    """One cell of a table that holds text.

    Attributes:
        row, column: 0-based place of its upper left corner in the grid of the table.
        start, end: code points of its shown text in the document's text, end exclusive.
        rows, columns: how many rows and columns it spans.
        address: what its program calls it ("Revenue!B7"), or None where the format has no such name.
    """

    row: int
    column: int
    start: int
    end: int
    rows: int = 1
    columns: int = 1
    address: str | None = None


@dataclass(frozen=True)
class Table:
    """One table of a document.

    Attributes:
        cells: those that hold text, in order of ``start``.
        caption: where its title stands in the document's text, or None.
        header_rows: how many rows at the top name the columns.
        label_columns: how many columns on the left name the rows.
        groups: rows that name the rows below them ("Europe"), in order.
        decimal: the decimal mark of its figures, "." or ",".
    """

    cells: tuple[Cell, ...]
    caption: tuple[int, int] | None = None
    header_rows: int = 0
    label_columns: int = 0
    groups: tuple[int, ...] = ()
    decimal: str = "."

    def cell_at(self, offset: int) -> Cell | None:
        """The cell in which an offset lies, None between cells."""
        at = bisect_right(self._starts, offset) - 1
        return self.cells[at] if at >= 0 and offset < max(self.cells[at].end, self.cells[at].start + 1) else None

    def names(self, cell: Cell) -> bool:
        """Tell whether a cell names others: a header, a row label, or the name of a group of rows."""
        return cell.row < self.header_rows or cell.column < self.label_columns or cell.row in self._grouping

    def headers(self, cell: Cell) -> list[Cell]:
        """The header cells over a cell, from the top."""
        if cell.columns == 1:
            return self._headers_by_column.get(cell.column, [])
        over = (head for column in range(cell.column, cell.column + cell.columns) for head in self._headers_by_column.get(column, ()))
        return sorted(dict.fromkeys(over))

    def labels(self, cell: Cell) -> list[Cell]:
        """The cells that name a cell's row, from the left; one that spans several rows names them all."""
        return [label for label in self._labels_by_row.get(cell.row, ()) if label is not cell]

    def group(self, cell: Cell) -> Cell | None:
        """The cell that names the group of rows in which a cell lies, or None."""
        at = bisect_right(self.groups, cell.row) - 1
        return self._group_cells.get(self.groups[at]) if at >= 0 and self.groups[at] != cell.row else None

    @cached_property
    def corner(self) -> list[Cell]:
        """The header cells over the row labels, which say what the whole table holds: "$ million", "Exports"."""
        return [cell for cell in self.cells if cell.row < self.header_rows and cell.column < self.label_columns]

    @cached_property
    def heads(self) -> list[Cell]:
        """The header cells over the columns that are not row labels."""
        return [cell for cell in self.cells if cell.row < self.header_rows and cell.column >= self.label_columns]

    def row_span(self, cell: Cell) -> tuple[int, int]:
        """Where a cell's row begins and ends in the document's text; of a row longer than :data:`LONGEST_ROW`, the part with the cell."""
        spans = self._row_spans[cell.row]
        return spans[bisect_right(spans, cell.start, key=itemgetter(0)) - 1] if len(spans) > 1 else spans[0]

    @cached_property
    def _starts(self) -> list[int]:
        return [cell.start for cell in self.cells]

    @cached_property
    def _grouping(self) -> frozenset[int]:
        return frozenset(self.groups)

    @cached_property
    def _headers_by_column(self) -> dict[int, list[Cell]]:
        found: dict[int, list[Cell]] = {}
        for cell in self.cells:
            if cell.row < self.header_rows:
                for column in range(cell.column, cell.column + cell.columns):
                    found.setdefault(column, []).append(cell)
        return found

    @cached_property
    def _labels_by_row(self) -> dict[int, list[Cell]]:
        found: dict[int, list[Cell]] = {}
        for cell in self.cells:
            if cell.column < self.label_columns and cell.row >= self.header_rows and cell.row not in self._grouping:
                for row in range(cell.row, cell.row + cell.rows):
                    found.setdefault(row, []).append(cell)
        for held in found.values():
            held.sort(key=lambda cell: cell.column)
        return found

    @cached_property
    def _group_cells(self) -> dict[int, Cell]:
        return {cell.row: cell for cell in reversed(self.cells) if cell.row in self._grouping}

    @cached_property
    def _row_spans(self) -> dict[int, list[tuple[int, int]]]:
        rows: dict[int, list[tuple[int, int]]] = {}
        for cell in self.cells:
            spans = rows.setdefault(cell.row, [])
            if spans and cell.end - spans[-1][0] <= LONGEST_ROW:
                spans[-1] = spans[-1][0], max(spans[-1][1], cell.end)
            else:
                spans.append((cell.start, cell.end))
        return rows


@lru_cache(maxsize=20_000)
def column_letters(column: int) -> str:
    """The letters of a 0-based column as a spreadsheet calls it: A, B, ... Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
