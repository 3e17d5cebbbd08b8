"""Where a row of a table stands in its text, and how much of it is one sentence."""

from __future__ import annotations

from checker.model import Cell, Table
from checker.model.table import LONGEST_ROW


def row(length: int, cells: int) -> Table:
    """A row of some cells, each so many characters long, with one character between them."""
    return Table(tuple(Cell(0, number, number * (length + 1), number * (length + 1) + length) for number in range(cells)))


def test_a_row_is_one_sentence() -> None:
    """A row goes from the start of its first cell to the end of its last."""
    table = row(9, 3)
    assert {table.row_span(cell) for cell in table.cells} == {(0, 29)}


def test_a_long_row_is_cut_between_its_cells() -> None:
    """A row of very many cells is cut into parts of whole cells, none longer than the bound, and each cell is in its part."""
    table = row(99, 200)
    spans = [table.row_span(cell) for cell in table.cells]
    assert sorted(set(spans)) == [(0, 4999), (5000, 9999), (10000, 14999), (15000, 19999)]
    assert all(end - start <= LONGEST_ROW for start, end in spans)
    assert all(start <= cell.start < cell.end <= end for cell, (start, end) in zip(table.cells, spans, strict=True))


def test_a_cell_that_is_a_text_of_its_own() -> None:
    """A cell longer than the bound stands alone, and those around it do not reach into it."""
    table = Table((Cell(0, 0, 0, 5), Cell(0, 1, 6, 9006), Cell(0, 2, 9007, 9012)))
    assert [table.row_span(cell) for cell in table.cells] == [(0, 5), (6, 9006), (9007, 9012)]
