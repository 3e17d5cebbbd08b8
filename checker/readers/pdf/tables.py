"""Tables on a page of a PDF without lines around their cells: rows whose figures stand in columns, with what heads and labels them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.readers.outline import is_figure
from checker.readers.pdf.cells import Grid, grid_of, is_value, spans_of_columns
from checker.readers.pdf.columns import rows
from checker.readers.pdf.cues import caption_start
from checker.readers.pdf.native import Box
from checker.readers.pdf.run import Run

ROW_GAP = 2.6
"""Rows of a table lie no further apart than this many font sizes ..."""
LOOSER = 1.9
"""... and not further than this many times the distance of the rows above."""
MOST_BETWEEN = 3
"""Lines without figures, such as a wrapped label or the name of a group, between two rows with figures."""
LEAST_WORD_ROWS = 3
"""Rows that a table without figures has at least."""
LEAST_ENTRIES = 3
"""Entries of a table of contents."""
ALIGNED = 3.0
"""Points by which what stands in one column may begin apart."""

_PAGE = re.compile(r"\d{1,4}|[ivxl]{1,7}")
_SYMBOL = re.compile(r"[A-Z]{0,3}[$€£¥₹₩₽]")
_AFTER = re.compile(r"[)%‰]{1,2}")
_ENUMERATOR = re.compile(r"[•▪●○◦■□–—*·-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|[A-Z]\.")
_LOWER = re.compile(r"[a-z(&]")


def tables(column: Sequence[Run], rules: Sequence[Box]) -> tuple[list[Grid], list[list[Run]]]:
    """The tables of a column of a page, and the lines that lie in none, each from the left.

    Args:
        column: its runs, in order from the top.
        rules: lines drawn on the page; one under a heading tells how many columns it spans.
    """
    lines = rows(column)
    if len(lines) == len(column):  # nothing stands beside anything
        return [], lines
    lines = _without_pages([_symbols_joined(line) for line in lines])
    grids: list[Grid] = []
    left: list[list[Run]] = []
    at = free = 0
    while at < len(lines):
        stretch = _stretch(lines, at) if len(lines[at]) > 1 else None
        if stretch is None:
            left.append(lines[at])
            at += 1
            continue
        first, end = stretch
        head = max(_head(lines, first, lines[first:end]), free)
        del left[len(left) - (first - head) :]
        grids.append(grid_of(lines[head:end], rules))
        at = free = end
    return grids, left


def _without_pages(lines: list[list[Run]]) -> list[list[Run]]:
    """The lines, those of a table of contents without the numbers of pages to which dots lead."""
    entries = [line for line in lines if len(line) > 1 and line[-1].led and _PAGE.fullmatch(line[-1].text)]
    numbers = [int(line[-1].text) for line in entries if line[-1].text.isdigit()]
    if len(entries) < LEAST_ENTRIES or numbers != sorted(numbers):
        return lines
    for line in entries:
        del line[-1]
        while len(line) > 1:
            line[:2] = [line[0].followed_by(line[1], space=True)]
        line[0].listed = True
    return lines


def _symbols_joined(line: list[Run]) -> list[Run]:
    """A line with currency signs, per cents and enumerators on what they stand at."""
    if len(line) < 2:
        return line
    if len(line) == 2 and _ENUMERATOR.fullmatch(line[0].text) and not is_figure(line[1].text):
        return [line[0].followed_by(line[1], space=True)]
    joined = [line[0]]
    for run in line[1:]:
        before = joined[-1]
        if (_SYMBOL.fullmatch(before.text) and is_figure(run.text)) or (_AFTER.fullmatch(run.text) and is_figure(before.text)):
            joined[-1] = before.followed_by(run, space=False)
        else:
            joined.append(run)
    return joined


def _stretch(lines: Sequence[list[Run]], first: int) -> tuple[int, int] | None:
    """Where a table begins and ends that has a line as its first with several cells; None where it is none."""
    if any(run.is_prose for run in lines[first][1:]):
        return None
    last, at = first, first + 1
    while at < len(lines) and at - last <= MOST_BETWEEN and _goes_on(lines, first, at):
        if len(lines[at]) > 1:
            last = at
        elif _fills(lines[at], lines[first : last + 1]):
            break
        at += 1
    if last + 1 < len(lines) and _is_tail(lines, last):
        last += 1
    stretch = lines[first : last + 1]
    return (first, last + 1) if _has_figures(stretch) or _has_words(stretch) else None


def _goes_on(lines: Sequence[list[Run]], first: int, at: int) -> bool:
    above, below = lines[at - 1][0], lines[at][0]
    gap = below.bottom - above.bottom
    size = max(above.size, below.size)
    usual = min((lines[each + 1][0].bottom - lines[each][0].bottom for each in range(first, at - 1)), default=gap)
    return gap < max(ROW_GAP * size, min(LOOSER * usual, 5 * size)) and max(above.size, below.size) < 1.3 * min(above.size, below.size)


def _fills(line: Sequence[Run], above: Sequence[list[Run]]) -> bool:
    """Tell whether a line runs on under the cells of a table, as the paragraph after it does."""
    if caption_start().match(line[0].text):
        return True
    right = max(row[-1].x1 for row in above)
    figures = min((run.x0 for row in above for run in row[1:]), default=right)
    return line[0].x1 > figures + 0.5 * (right - figures) and line[0].is_prose


def _is_tail(lines: Sequence[list[Run]], last: int) -> bool:
    """Tell whether the line after the last row is the rest of that row's label."""
    (run, *others) = lines[last + 1]
    row = lines[last]
    tight = run.bottom - row[0].bottom < 1.35 * row[0].size
    return tight and not others and _LOWER.match(run.text) is not None and run.x1 < row[1].x0 and run.x0 < row[0].x0 + 2 * run.size


def _has_figures(stretch: Sequence[list[Run]]) -> bool:
    """Tell whether two rows hold figures one under the other, beside labels or other figures."""
    held = [[run for run in row[1:] if is_value(run)] for row in stretch]
    with_figures = [row for row in held if row]
    if len(with_figures) < 2:
        return False
    if sum(len(row) for row in held) < 0.35 * sum(len(row) - 1 for row in stretch):
        return False
    for above, row in enumerate(with_figures):
        for below in with_figures[above + 1 :]:
            if any(upper.x0 < lower.x1 and lower.x0 < upper.x1 for upper in row for lower in below):
                return True
    return False


def _has_words(stretch: Sequence[list[Run]]) -> bool:
    """Tell whether several rows of words begin at the same places."""
    held = [row for row in stretch if len(row) > 1]
    if len(held) < LEAST_WORD_ROWS or len(held) < 0.5 * len(stretch):
        return False
    if sum(run.is_prose for row in held for run in row) > 0.34 * sum(len(row) for row in held):
        return False
    second = sorted(row[1].x0 for row in held)
    middle = second[len(second) // 2]
    first = min(row[0].x0 for row in held)
    return sum(abs(x - middle) < ALIGNED for x in second) >= 0.7 * len(held) and sum(
        abs(row[0].x0 - first) < ALIGNED for row in held
    ) >= 0.7 * len(held)


def _head(lines: Sequence[list[Run]], first: int, body: Sequence[list[Run]]) -> int:
    """The first of the lines right above a table's rows that head its columns."""
    values = [run.x0 for row in body for run in row[1:] if len(row) > 1]
    if not values:
        return first
    edge = min(values)
    columns = spans_of_columns(body)
    head = first
    for at in range(first - 1, max(first - 5, -1), -1):
        line = lines[at]
        near = lines[at + 1][0].bottom - line[0].bottom < 2.2 * max(line[0].size, lines[at + 1][0].size)
        if not near:
            break
        if not _is_aligned(line, columns) and (any(run.is_prose for run in line) or line[0].x0 < edge - 3 * line[0].size):
            break
        head = at
    return head


def _is_aligned(line: Sequence[Run], columns: Sequence[tuple[float, float]]) -> bool:
    """Tell whether each run of a line stands over a column of its own, however many words it has: "Capacity (tonnes a year)"."""
    if caption_start().match(line[0].text) or (len(line) == 1 and not _heads_one(line[0], columns)):
        return False
    taken = -1
    for run in line:
        over = [number for number, (left, right) in enumerate(columns) if run.x0 < right and left < run.x1]
        flush = [number for number in over if _is_flush(run, columns[number])]
        if not over or (run.is_prose and not flush):
            return False
        if flush and len(over) > 1:  # a long head reaches over the column beside its own
            over = flush[-1:]
        if over[0] <= taken:
            return False
        taken = over[-1]
    return True


def _heads_one(run: Run, columns: Sequence[tuple[float, float]]) -> bool:
    """Tell whether a line that is one run is the first of a head that goes on below: it stands over figures, no wider than the table."""
    first = columns[0][1] if columns else run.x1
    return run.x0 > first and run.x1 < columns[-1][1] + ALIGNED and any(abs(run.x0 - left) < ALIGNED for left, _ in columns[1:])


def _is_flush(run: Run, column: tuple[float, float]) -> bool:
    left, right = column
    return min(abs(run.x0 - left), abs(run.x1 - right), abs(run.x0 + run.x1 - left - right) / 2) < ALIGNED
