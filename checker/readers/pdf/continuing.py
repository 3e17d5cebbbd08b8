"""Tables that go on over the page: rows at its top that stand in the columns of the table which closed the page before."""

from __future__ import annotations

from collections.abc import Sequence

from checker.readers import outline
from checker.readers.pdf.cells import Entry, Grid, is_value
from checker.readers.pdf.cues import continued
from checker.readers.pdf.native import Box
from checker.readers.pdf.parts import Column
from checker.readers.pdf.run import Run, around

FLUSH = 0.5
"""Columns of one table begin, end or have their middle no further apart on two pages than this share of the font size."""

_Sides = dict[int, tuple[float, float]]


def rest_of(table: Grid, column: Column) -> Grid | None:
    """The rows at the top of a column that go on with a table, taken out of the column; None where it opens with something else.

    Args:
        table: the last of the page before, or the part of it that stood there.
        column: the first of a page.
    """
    first = 1 if column.lines and len(column.lines[0]) == 1 and continued().search(column.lines[0][0].text) else 0
    grid = min(column.grids, key=lambda each: each.box.top, default=None)
    top = column.lines[first][0].top if first < len(column.lines) else None
    if grid is not None and (top is None or grid.box.top < top):
        return _taken_grid(grid, table, column)
    return _taken_lines(first, table, column) if top is not None and len(column.lines[first]) > 1 else None


def joined(table: Grid, rest: Grid) -> Grid:
    """A table with the rest of it from the next page."""
    height = 1 + max(entry.row + entry.rows - 1 for entry in table.entries)
    box = Box(table.box.x0, table.box.top, table.box.x1, rest.box.bottom)
    return Grid([*table.entries, *(entry._replace(row=entry.row + height) for entry in rest.entries)], box, table.size)


def _taken_grid(grid: Grid, table: Grid, column: Column) -> Grid | None:
    if _headers(grid.entries):
        return None
    places = _places(_sides(grid.entries, 0), _sides(table.entries, _headers(table.entries)), grid.size)
    if places is None or any(entry.column not in places for entry in grid.entries):
        return None
    column.grids.remove(grid)
    return grid._replace(entries=[entry._replace(column=places[entry.column]) for entry in grid.entries])


def _taken_lines(first: int, table: Grid, column: Column) -> Grid | None:
    sides = _sides(table.entries, _headers(table.entries))
    entries: list[Entry] = []
    taken: list[list[Run]] = []
    for row, line in enumerate(column.lines[first:]):
        if len(line) < 2 or not any(is_value(run) for run in line[1:]) or abs(line[0].size - table.size) > FLUSH:
            break
        places = _places({number: (run.x0, run.x1) for number, run in enumerate(line)}, sides, table.size)
        if places is None:
            break
        entries += [Entry(row, places[number], [run]) for number, run in enumerate(line)]
        taken.append(line)
    if not taken:
        return None
    del column.lines[first : first + len(taken)]
    return Grid(entries, around([run for line in taken for run in line]), table.size)


def _headers(entries: Sequence[Entry]) -> int:
    texts = [
        outline.Entry(entry.row, entry.column, " ".join(run.text for run in entry.lines), entry.rows, entry.columns) for entry in entries
    ]
    return outline.outline(texts).header_rows


def _sides(entries: Sequence[Entry], headers: int) -> _Sides:
    """The left and right of what stands in each column, below the header rows."""
    held: dict[int, list[Run]] = {}
    for entry in entries:
        if entry.columns == 1 and entry.row >= headers:
            held.setdefault(entry.column, []).extend(entry.lines)
    return {column: (min(run.x0 for run in runs), max(run.x1 for run in runs)) for column, runs in sorted(held.items())}


def _places(found: _Sides, sides: _Sides, size: float) -> dict[int, int] | None:
    """The column of a table in which each column of its rest stands; a page may be set further to the left or right as a whole."""
    if len(found) < 2 or not sides:
        return None
    (left, _), (begin, _) = next(iter(sides.values())), next(iter(found.values()))
    for shift in (0.0, left - begin):
        places = {number: _flush(x0 + shift, x1 + shift, sides, FLUSH * size) for number, (x0, x1) in found.items()}
        held = [place for place in places.values() if place is not None]
        if len(held) == len(found) and held[0] == min(sides) and held == sorted(set(held)):
            return {number: place for number, place in places.items() if place is not None}
    return None


def _flush(x0: float, x1: float, sides: _Sides, slack: float) -> int | None:
    """The column whose left, right or middle a stretch shares."""
    for number, (left, right) in sides.items():
        if x0 < right + slack and left - slack < x1 and min(abs(x0 - left), abs(x1 - right), abs(x0 + x1 - left - right) / 2) < slack:
            return number
    return None
