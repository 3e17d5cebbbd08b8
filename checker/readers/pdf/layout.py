"""The columns of one page in reading order, with the tables in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.readers.pdf.cells import Grid
from checker.readers.pdf.columns import columns
from checker.readers.pdf.grids import drawn_lines, grids
from checker.readers.pdf.native import Box
from checker.readers.pdf.parts import Column
from checker.readers.pdf.run import Run, from_top
from checker.readers.pdf.tables import tables


def page_columns(runs: Sequence[Run], shapes: Sequence[Box], number: int) -> Iterator[Column]:
    """The columns of a page, and after them what runs up or down the page.

    Args:
        runs: of the page, without its running lines.
        shapes: what is drawn on it.
        number: of the page, from 1.
    """
    free: list[Run] = [run for run in runs if run.upright]
    across, down = drawn_lines(shapes)
    framed, free = grids(free, across, down) if down else ([], free)
    # a table in a frame stands in a column like a line of its height
    holders = {id(holder): (holder, grid) for holder, grid in ((_holder(grid), grid) for grid in framed)}
    free += [holder for holder, _ in holders.values()]
    for column in columns(sorted(free, key=from_top)):
        found, lines = tables([run for run in column if id(run) not in holders] if holders else column, across)
        yield Column(lines, found + [holders[id(run)][1] for run in column if id(run) in holders] if holders else found, number)
    sideways = [run for run in runs if not run.upright]
    if sideways:
        yield Column([[run] for run in sideways], [], number)


def _holder(grid: Grid) -> Run:
    return Run([("", 0, 0, 0)], grid.box, grid.size, bold=False)
