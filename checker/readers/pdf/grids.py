"""Tables whose cells are drawn: lines across and lines down make a grid, and each run of text lies in one of its cells."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from checker.readers.pdf.cells import Entry, Grid
from checker.readers.pdf.columns import rows
from checker.readers.pdf.native import Box
from checker.readers.pdf.run import Run, around, from_top

THIN = 2.5
"""Points that a drawn line is wide at most."""
SHORTEST = 4.0
TOUCHING = 3.0
"""Points by which lines that meet may miss each other."""
MOST_LINES = 2000
"""A page with more lines is a drawing."""


def drawn_lines(shapes: Sequence[Box]) -> tuple[list[Box], list[Box]]:
    """The lines across and the lines down among the shapes of a page; the edges of a rectangle are lines."""
    across: list[Box] = []
    down: list[Box] = []
    for shape in shapes:
        width, height = shape.x1 - shape.x0, shape.bottom - shape.top
        if height <= THIN:
            if width > SHORTEST:
                across.append(shape)
        elif width <= THIN:
            if height > SHORTEST:
                down.append(shape)
        else:
            across += [shape._replace(bottom=shape.top), shape._replace(top=shape.bottom)]
            down += [shape._replace(x1=shape.x0), shape._replace(x0=shape.x1)]
    if len(across) + len(down) > MOST_LINES:
        return [], []
    return across, down


def grids(runs: Sequence[Run], across: Sequence[Box], down: Sequence[Box]) -> tuple[list[Grid], list[Run]]:
    """The tables that lines make, and the runs that lie in none of them."""
    made: list[Grid] = []
    left = list(runs)
    for lines_across, lines_down in _meeting(across, down):
        xs = _positions([line.x0 for line in lines_down])
        ys = _positions([line.top for line in lines_across])
        if len(xs) < 3 or len(ys) < 3:
            continue
        inside = [run for run in left if xs[0] < (run.x0 + run.x1) / 2 < xs[-1] and ys[0] < (run.top + run.bottom) / 2 < ys[-1]]
        cells = _cells(inside, xs, ys, lines_across, lines_down)
        if len({entry.column for entry in cells}) < 2 or len({entry.row for entry in cells}) < 2 or _holds_prose(cells, len(inside)):
            continue
        made.append(Grid(cells, around(inside), inside[0].size))
        taken = {id(run) for run in inside}
        left = [run for run in left if id(run) not in taken]
    return made, left


def _holds_prose(cells: Sequence[Entry], count: int) -> bool:
    """Tell whether a frame holds a page's text, not a table: one of its cells holds most of many lines."""
    return count > 12 and max(len(entry.lines) for entry in cells) > 0.6 * count


def _meeting(across: Sequence[Box], down: Sequence[Box]) -> list[tuple[list[Box], list[Box]]]:
    """The lines in groups that touch each other."""
    lines = [*across, *down]
    order = sorted(range(len(lines)), key=lambda number: lines[number].top)
    group = list(range(len(lines)))

    def root(number: int) -> int:
        while group[number] != number:
            group[number] = group[group[number]]
            number = group[number]
        return number

    open_lines: list[int] = []
    for number in order:
        line = lines[number]
        open_lines = [other for other in open_lines if lines[other].bottom > line.top - TOUCHING]
        for other in open_lines:
            if lines[other].x0 < line.x1 + TOUCHING and line.x0 < lines[other].x1 + TOUCHING:
                group[root(other)] = root(number)
        open_lines.append(number)
    found: dict[int, tuple[list[Box], list[Box]]] = {}
    for number, line in enumerate(lines):
        found.setdefault(root(number), ([], []))[number >= len(across)].append(line)
    return sorted((pair for pair in found.values() if pair[0] and len(pair[1]) > 1), key=lambda pair: min(line.top for line in pair[0]))


def _positions(found: Sequence[float]) -> list[float]:
    """Places of lines, those that nearly coincide as one."""
    positions: list[float] = []
    for each in sorted(found):
        if not positions or each - positions[-1] > TOUCHING:
            positions.append(each)
    return positions


def _cells(inside: Sequence[Run], xs: Sequence[float], ys: Sequence[float], across: Sequence[Box], down: Sequence[Box]) -> list[Entry]:
    """The filled cells: two neighbours are one where no line parts them."""
    held: dict[tuple[int, int, int, int], list[Run]] = {}
    for run in inside:
        column = bisect_right(xs, (run.x0 + run.x1) / 2) - 1
        row = bisect_right(ys, (run.top + run.bottom) / 2) - 1
        if run.x0 < xs[column] - TOUCHING:  # centred over cells that are one
            column = max(0, bisect_right(xs, run.x0 + TOUCHING) - 1)
        held.setdefault(_extent(row, column, xs, ys, across, down), []).append(run)
    return [
        Entry(row, column, [run for line in rows(sorted(found, key=from_top)) for run in line], height, width)
        for (row, column, height, width), found in sorted(held.items())
    ]


def _extent(
    row: int, column: int, xs: Sequence[float], ys: Sequence[float], across: Sequence[Box], down: Sequence[Box]
) -> tuple[int, int, int, int]:
    """Row and column of the upper left corner of the cell that holds a place of the grid, and how many rows and columns it spans."""
    top, left, below, right = row, column, row + 1, column + 1
    while left > 0 and not _parts(down, xs[left], _middle(ys, row), upright=True):
        left -= 1
    while right < len(xs) - 1 and not _parts(down, xs[right], _middle(ys, row), upright=True):
        right += 1
    while top > 0 and not _parts(across, _middle(xs, column), ys[top], upright=False):
        top -= 1
    while below < len(ys) - 1 and not _parts(across, _middle(xs, column), ys[below], upright=False):
        below += 1
    return top, left, below - top, right - left


def _middle(positions: Sequence[float], number: int) -> float:
    return (positions[number] + positions[number + 1]) / 2


def _parts(lines: Sequence[Box], x: float, y: float, *, upright: bool) -> bool:
    """Tell whether a line runs through a place."""
    if upright:
        return any(abs(line.x0 - x) <= TOUCHING and line.top <= y <= line.bottom for line in lines)
    return any(abs(line.top - y) <= TOUCHING and line.x0 <= x <= line.x1 for line in lines)
