"""The columns of a page in reading order: a gutter divides prose from prose, and never a table's labels from its figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from math import inf
from operator import attrgetter

from checker.readers.outline import is_figure, is_missing
from checker.readers.pdf.cues import caption_start
from checker.readers.pdf.run import Run

LEAST_RUNS = 6
"""A page or a column with fewer lines is not divided."""
LEAST_PROSE = 3
MOSTLY = 0.3
"""Lines of prose that a column of a page has at least, and their least share of its lines."""
LEAST_APART = 60.0
"""Points from the left of the first column to that of another."""
GUTTER = 0.75
NARROWEST_GAP = 0.3
"""Least width of the gap between columns, in font sizes, and of that beside a line that is too long."""
DEEPEST = 3
"""How often a column is divided again."""


def columns(runs: Sequence[Run], depth: int = 0) -> list[list[Run]]:
    """The runs of a page as columns in reading order, each from top to bottom.

    What spans the columns, such as a heading or a wide table, stands between what is above it and what is below.

    Args:
        runs: in order from the top.
        depth: how often they have been divided.
    """
    if depth < DEEPEST and len(runs) >= 2 * LEAST_RUNS:
        for edge in _edges(runs):
            divided = _divided(runs, edge, depth)
            if divided is not None:
                return divided
    return [list(runs)] if runs else []


def _edges(runs: Sequence[Run]) -> list[float]:
    """Where columns may begin, from the left: x at which several lines of prose do, apart from the first of them."""
    left = min([run.x0 for run in runs])
    found = sorted([run.x0 for run in runs if run.x0 - left > LEAST_APART and run.is_prose])
    edges: list[list[float]] = []
    for x in found:
        if edges and x - edges[-1][0] < 4:
            edges[-1].append(x)
        else:
            edges.append([x])
    return [edge[0] for edge in edges if len(edge) >= LEAST_PROSE]


def _divided(runs: Sequence[Run], edge: float, depth: int) -> list[list[Run]] | None:
    """The columns on both sides of a gutter that ends at an edge; None where there is no such gutter."""
    crossing = {id(run) for run in runs if run.x0 < edge - 2 and run.x1 > edge - NARROWEST_GAP * run.size}
    if len(crossing) > 0.7 * len(runs):
        return None
    crossing |= _across(runs, edge, crossing)
    made: list[list[Run]] = []
    undivided: list[Run] = []
    found = False
    for band in _bands(runs, crossing):
        left = [run for run in band if run.x0 < edge - 2]
        right = [run for run in band if run.x0 >= edge - 2]
        if not any(id(run) in crossing for run in band) and _are_columns(left, right, edge):
            made += columns(undivided, depth + 1)
            undivided = []
            made += columns(left, depth + 1) + columns(right, depth + 1)
            found = True
        else:
            undivided += band
    return made + columns(undivided, depth + 1) if found else None


def _bands(runs: Sequence[Run], crossing: set[int]) -> Iterator[list[Run]]:
    """The runs in stretches that cross the gutter throughout or not at all."""
    band: list[Run] = []
    crosses = False
    for run in runs:
        if band and (id(run) in crossing) != crosses:
            yield band
            band = []
        crosses = id(run) in crossing
        band.append(run)
    if band:
        yield band


def _are_columns(left: Sequence[Run], right: Sequence[Run], edge: float) -> bool:
    prose_left, prose_right = _prose(left), _prose(right)
    if not prose_left or not prose_right:
        return False
    # a column may be short where a wide table follows, but two lines side by side are a table's
    if prose_left < LEAST_PROSE and prose_right < LEAST_PROSE:
        return False
    if sum([run.x1 > edge - GUTTER * run.size for run in left]) > 0.2 * len(left):
        return False
    begins = sum([abs(run.x0 - edge) < 4 for run in right])
    return (
        prose_left >= MOSTLY * len(left)
        and (prose_right >= MOSTLY * len(right) or begins >= MOSTLY * len(right))
        and begins >= min(LEAST_PROSE, len(right))
    )


def _prose(runs: Sequence[Run]) -> int:
    """How many runs are prose; no more are counted than it takes to tell a column."""
    found = (True for run in runs if run.is_prose)
    return sum(islice(found, LEAST_PROSE + int(MOSTLY * len(runs))))


def _across(runs: Sequence[Run], edge: float, crossing: set[int]) -> set[int]:
    """The runs of tables that lie across a gutter: labels on its left, nothing but figures on its right."""
    lines = rows(runs)
    tabular = [len(line) > 1 and _is_across(line, edge, crossing) for line in lines]
    found: set[int] = set()
    at = 0
    while at < len(lines):
        if not tabular[at]:
            at += 1
            continue
        first = last = at
        while any(tabular[last + 1 : last + 4]):
            last += 1
        if sum(tabular[first : last + 1]) > 1:
            while first and at - first < 3 and not any(run.is_prose for run in lines[first - 1]) and _near(lines[first - 1], lines[first]):
                first -= 1
            while first and at - first < 5 and len(lines[first - 1]) == 1 and _opens_table(lines[first - 1 : at]):
                first -= 1
            found |= {id(run) for line in lines[first : last + 1] for run in line}
        at = last + 1
    return found


def _opens_table(lines: Sequence[list[Run]]) -> bool:
    """Tell whether lines right above a table are its caption, or between it and its caption."""
    captions = [number for number, line in enumerate(lines) if caption_start().match(line[0].text)]
    return bool(captions) and lines[1][0].bottom - lines[0][0].bottom < 3 * lines[0][0].size


def _near(above: Sequence[Run], below: Sequence[Run]) -> bool:
    return below[0].bottom - above[0].bottom < 2.2 * below[0].size


def _is_across(line: Sequence[Run], edge: float, crossing: set[int]) -> bool:
    right = [run for run in line if run.x0 >= edge - 2]
    if any(id(run) in crossing for run in line):
        return not any(run.is_prose for run in line[1:]) and any(is_figure(run.text) for run in line[1:])
    return 0 < len(right) < len(line) and all(is_figure(run.text) or is_missing(run.text) for run in right)


def rows(runs: Sequence[Run]) -> list[list[Run]]:
    """The runs, in order from the top, that stand on one line each, from the top, each line from the left."""
    found: list[list[Run]] = []
    foot = -inf
    nearest = 0.0
    for run in runs:
        if run.bottom - foot < 0.3 * run.size and run.bottom - foot < nearest:
            found[-1].append(run)
        else:
            foot = run.bottom
            nearest = 0.3 * run.size
            found.append([run])
    for line in found:
        if len(line) > 1:
            line.sort(key=attrgetter("x0"))
    return found
