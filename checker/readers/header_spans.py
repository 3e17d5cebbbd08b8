"""Header cells over several columns, in formats and files that say so by empty cells alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from checker.model import Cell


def spread(cells: Sequence[Cell], header_rows: int, label_columns: int) -> tuple[Cell, ...]:
    """The cells of a table, each name over groups of columns spanning the empty cells at its right, as "2023" does over "Plan", "Actual".

    A name spans those columns that the header row below it names one by one, its own among them, up to the next name. The last one spans
    no more than the widest of the others, for what stands right of its group may have a name in the lower row alone.

    Args:
        cells: in order of rows.
        header_rows, label_columns: how many of them name columns and rows.
    """
    if header_rows < 2:
        return tuple(cells)
    heads = list(takewhile(lambda cell: cell.row < header_rows, cells))
    covered = {(row, column) for cell in heads for row in _rows(cell) for column in _columns(cell)}
    made = list(cells)
    for row in reversed(range(header_rows - 1)):
        groups = [at for at, cell in enumerate(heads) if cell.row == row and cell.column >= label_columns]
        widths = [_width(heads[at], covered) for at in groups]
        if len(widths) > 1:
            widths[-1] = min(widths[-1], max(heads[groups[-1]].columns, *widths[:-1]))
        for at, width in zip(groups, widths, strict=True):
            made[at] = heads[at]._replace(columns=width)
            covered.update((row, column) for column in _columns(made[at]))
    return tuple(made)


def _width(cell: Cell, covered: set[tuple[int, int]]) -> int:
    """How many columns a name reaches over: its own, and those that are empty beside it and filled below."""
    below = cell.row + cell.rows
    column = cell.column + cell.columns
    if any((below, own) not in covered for own in _columns(cell)):
        return cell.columns
    while (cell.row, column) not in covered and (below, column) in covered:
        column += 1
    return column - cell.column


def _rows(cell: Cell) -> range:
    return range(cell.row, cell.row + cell.rows)


def _columns(cell: Cell) -> range:
    return range(cell.column, cell.column + cell.columns)
