"""The cells of a table that is known by its lines: what stands under one another is a column, what wraps is one cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from checker.readers.outline import is_figure, is_missing
from checker.readers.pdf.native import Box
from checker.readers.pdf.run import Run, around

WRAPPED = 0.85
"""Lines nearer to each other than this share of the distance of rows may be one row."""
SAME_ROW = 0.9
"""Lines nearer to each other than this share of their font size lie beside each other: words on two lines, and figures in the middle."""

_LOWER = re.compile(r"[a-z(&]")
_Placed = dict[int, tuple[list[Run], int]]


class Entry(NamedTuple):
    """One cell that is to be written: its place in the grid, the lines in it, how much it spans."""

    row: int
    column: int
    lines: list[Run]
    rows: int = 1
    columns: int = 1


class Grid(NamedTuple):
    """A table on a page.

    Attributes:
        entries: its filled cells in order.
        box: around it.
        size: its font size.
    """

    entries: list[Entry]
    box: Box
    size: float


def is_value(run: Run) -> bool:
    """Tell whether a run is a figure, or says that there is none."""
    return is_figure(run.text) or is_missing(run.text)


def grid_of(lines: Sequence[list[Run]], rules: Sequence[Box]) -> Grid:
    """The cells of a table by its lines."""
    columns = spans_of_columns(lines)
    wrapped = WRAPPED * _row_distance(lines)
    heads = _without_label(lines, _head_rows(lines), wrapped)
    held: list[_Placed] = []
    for number, line in enumerate(lines):
        placed = _placed(line, columns, rules, heads=number < heads)
        above, before = (held[-1], lines[number - 1]) if held else ({}, line)
        near = number != heads and line[0].bottom - before[0].bottom < wrapped
        if held and (
            _belongs_above(placed, above, line, before)
            or _belongs_below(placed, above, line, before)
            or (near and number < heads and all(span == 1 for cells in (placed, above) for _, span in cells.values()))
            or (near and number > heads and _is_one_row(placed, above, line, before, lines[number + 1 : number + 2]))
        ):
            for column, (runs, span) in placed.items():
                mine, widest = above.get(column, ([], 1))
                above[column] = ([*mine, *runs], max(span, widest))
        else:
            held.append(placed)
    entries = [Entry(row, column, runs, 1, span) for row, placed in enumerate(held) for column, (runs, span) in sorted(placed.items())]
    return Grid(entries, around([run for line in lines for run in line]), lines[-1][0].size)


def _head_rows(lines: Sequence[list[Run]]) -> int:
    """How many lines stand above the first that has a label at the left edge beside figures."""
    left = min(line[0].x0 for line in lines)
    for number, line in enumerate(lines):
        if line[0].x0 < left + 3 * line[0].size and len(line) > 1 and is_value(line[-1]):
            return number
    return 0


def _without_label(lines: Sequence[list[Run]], heads: int, wrapped: float) -> int:
    """How many lines head a table, without those that begin the label of its first row: each near to the next and nothing beside it."""
    while heads and len(lines[heads - 1]) == 1 and lines[heads - 1][0].x0 < lines[heads][0].x0 + lines[heads][0].size:
        if lines[heads][0].bottom - lines[heads - 1][0].bottom >= wrapped:
            break
        heads -= 1
    return heads


def _row_distance(lines: Sequence[list[Run]]) -> float:
    """The distance of two rows: the least between lines that both hold a label and figures; 0 where none follow each other."""
    left = min(line[0].x0 for line in lines)
    full = [len(line) > 1 and is_value(line[-1]) and line[0].x0 < left + 3 * line[0].size for line in lines]
    feet = [line[0].bottom for line in lines]
    found = [feet[at + 1] - feet[at] for at in range(len(lines) - 1) if full[at] and full[at + 1]]
    if found:
        return min(found)
    # a label of several lines stands between each two rows: they are as far apart as what follows a row and no other line is near to
    after = [feet[at + 1] - feet[at] for at in range(len(lines) - 1) if full[at]]
    return max(after, default=0.0)


def spans_of_columns(lines: Sequence[list[Run]]) -> list[tuple[float, float]]:
    """The left and right of each column, from the cells that stand under one another."""
    body = [line for line in lines[_head_rows(lines) :] if len(line) > 1] or [line for line in lines if len(line) > 1]
    values = _merged([(run.x0, run.x1) for line in body for run in line[1:] if is_value(run)])
    first = min((x0 for x0, _ in values), default=float("inf"))
    words: list[tuple[float, float]] = []
    for line in body:
        for number, run in enumerate(line):
            following = line[number + 1].x0 if number + 1 < len(line) else run.x1
            if not any(x0 < run.x1 and run.x0 < x1 for x0, x1 in values):
                words.append((run.x0, min(run.x1, following)))
            elif run.x0 < first and not is_value(run):
                words.append((run.x0, min(run.x1, first - 0.1)))
    return sorted([*_merged(words), *values])


def _merged(spans: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    merged: list[tuple[float, float]] = []
    for x0, x1 in sorted(spans):
        if merged and x0 < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], x1))
        else:
            merged.append((x0, x1))
    return merged


def _placed(
    line: Sequence[Run], columns: Sequence[tuple[float, float]], rules: Sequence[Box], *, heads: bool
) -> dict[int, tuple[list[Run], int]]:
    """The runs of a line by column, each with how many columns it spans."""
    evenly = _evenly(line, columns) if heads else None
    placed: dict[int, tuple[list[Run], int]] = {}
    for number, run in enumerate(line):
        x0, x1 = _ruled_width(run, line, rules) if heads else (run.x0, run.x1)
        if evenly is not None:
            column, span = evenly[number]
        else:
            over = [column for column, (left, right) in enumerate(columns) if min(x1, right) - max(x0, left) > 0.25 * (right - left)]
            if not over or (not heads and not is_value(run) and number == 0):
                over = [min(range(len(columns)), key=lambda column: _distance(run, columns[column]))]
            column, span = over[0], over[-1] - over[0] + 1
        mine, widest = placed.get(column, ([], 1))
        placed[column] = ([*mine, run], max(widest, span))
    return placed


def _distance(run: Run, column: tuple[float, float]) -> float:
    left, right = column
    if is_value(run):
        return min(abs(run.x1 - right), abs(run.x0 - left), abs(run.x0 + run.x1 - left - right) / 2)
    return abs(run.x0 - left) if not left <= run.x0 <= right else 0.0


def _evenly(line: Sequence[Run], columns: Sequence[tuple[float, float]]) -> list[tuple[int, int]] | None:
    """The columns under heads that stand centred each over an equal number of them; None where they do not."""
    figures = [number for number, (left, _) in enumerate(columns) if left > line[0].x0 - 80 and number]
    if len(line) < 2 or len(figures) <= len(line) or len(figures) % len(line):
        return None
    span = len(figures) // len(line)
    found: list[tuple[int, int]] = []
    for number, run in enumerate(line):
        under = figures[number * span : (number + 1) * span]
        left, right = columns[under[0]][0], columns[under[-1]][1]
        if abs(run.x0 + run.x1 - left - right) / 2 > 0.25 * (right - left):
            return None
        found.append((under[0], span))
    return found


def _ruled_width(run: Run, line: Sequence[Run], rules: Sequence[Box]) -> tuple[float, float]:
    """The width of the line drawn right under a run, where there is one that holds it alone; else its own."""
    for rule in rules:
        under = -1 < rule.top - run.bottom + 0.25 * run.size < 0.7 * run.size and rule.x0 < run.x0 + 1 and run.x1 - 1 < rule.x1
        if under and not any(other is not run and other.x0 < rule.x1 and rule.x0 < other.x1 for other in line):
            return rule.x0, rule.x1
    return run.x0, run.x1


def _belongs_above(placed: _Placed, above: _Placed, line: Sequence[Run], before: Sequence[Run]) -> bool:
    """Tell whether a line is the rest of the cells above it: words alone, close under them, going on in lower case or without a label."""
    if any(is_value(run) for run in line) or len(above) < 2 or not set(placed) <= set(above):
        return False
    tight = line[0].bottom - before[0].bottom < 1.35 * line[0].size
    return tight and (0 not in placed or (len(placed) == 1 and _LOWER.match(line[0].text) is not None))


def _belongs_below(placed: _Placed, above: _Placed, line: Sequence[Run], before: Sequence[Run]) -> bool:
    """Tell whether the line above is the beginning of a label that goes on in this line."""
    if set(above) != {0} or 0 not in placed or len(placed) < 2:
        return False
    tight = line[0].bottom - before[0].bottom < 1.35 * line[0].size
    return tight and _LOWER.match(placed[0][0][0].text) is not None and not before[0].text.rstrip().endswith(":")


def _is_one_row(placed: _Placed, above: _Placed, line: Sequence[Run], before: Sequence[Run], below: Sequence[list[Run]]) -> bool:
    """Tell whether a line that is nearer to the one above it than rows are is the rest of its row: of its label, or its figures."""
    gap = line[0].bottom - before[0].bottom
    if gap < SAME_ROW * line[0].size and not (set(placed) & set(above)) - {0}:
        return True
    if before[0].bold != line[0].bold or before[0].text.rstrip().endswith(":"):
        return False
    if set(above) == {0}:
        return 0 in placed
    # between two rows a line belongs to the one that it is nearer to
    nearer = all(gap <= following[0].bottom - line[0].bottom for following in below)
    return nearer and set(placed) <= set(above) and not any(is_value(run) for run in line)
