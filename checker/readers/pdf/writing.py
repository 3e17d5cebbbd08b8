"""Writes the parts of a PDF as blocks and tables: words whole, captions with their tables, contents pages without page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from checker.model import Section
from checker.readers.assembling import Assembler, GridCell, Piece
from checker.readers.pdf.cells import Entry, Grid
from checker.readers.pdf.hyphens import Hyphens
from checker.readers.pdf.parts import Paragraph, Part
from checker.readers.pdf.run import Run

CLOSE = 3.0
"""A caption stands no further from its table than this many of its font sizes."""
LEAST_ENTRIES = 3
"""Lines of a table of contents."""

_UNIT_LINE = re.compile(r"\([^()]{2,70}\)|in [^.]{2,60}|[A-Z]{0,3}[$€£¥][^.]{0,25}", re.IGNORECASE)
_COUNTING = re.compile(r"\d{1,4}")


def write(made: Sequence[Part], hyphens: Hyphens, pages: int) -> Assembler:
    """The parts written one after the other.

    Args:
        made: in reading order.
        hyphens: joins lines.
        pages: of the document, which the numbers of a table of contents do not exceed by much.
    """
    assembler = Assembler()
    captions = _captions(made)
    taken = {id(part) for held in captions.values() for part in held}
    for part in made:
        if id(part) in taken:
            continue
        if isinstance(part, Paragraph):
            assembler.block(_joined(part.lines, hyphens), part.section, level=part.level)
        elif _is_contents(part, pages):
            for row in _rows(part):
                assembler.block(_joined([run for entry in row[:-1] for run in entry.lines], hyphens), Section.BOILERPLATE)
        else:
            _write_table(part, captions.get(id(part), []), assembler, hyphens)
    return assembler


def _write_table(grid: Grid, captions: Sequence[Paragraph], assembler: Assembler, hyphens: Hyphens) -> None:
    caption = _joined([line for part in captions for line in part.lines], hyphens) if captions else None
    cells = [GridCell(entry.row, entry.column, _joined(entry.lines, hyphens), entry.rows, entry.columns) for entry in grid.entries]
    assembler.table(cells, caption=caption)


def _joined(lines: Sequence[Run], hyphens: Hyphens) -> list[Piece]:
    pieces = list(lines[0].pieces)
    for before, line in pairwise(lines):
        hyphens.join(pieces, line.pieces, cut=before.hyphen)
    return [Piece(text, line, column, page) for text, line, column, page in pieces]


def _captions(made: Sequence[Part]) -> dict[int, list[Paragraph]]:
    """The captions of tables by ``id``: right above, with a line of units; else right below."""
    found: dict[int, list[Paragraph]] = {}
    taken: set[int] = set()
    for at, part in enumerate(made):
        if not isinstance(part, Grid):
            continue
        held: list[Paragraph] = []
        for before in reversed(made[max(0, at - 3) : at]):
            top = held[0].lines[0].top if held else part.box.top
            if not isinstance(before, Paragraph) or id(before) in taken or not _near(before, top):
                break
            if before.section is Section.CAPTION:
                held.insert(0, before)
                break
            if held or not _is_units(before):
                break
            held.insert(0, before)
        after = made[at + 1] if at + 1 < len(made) else None
        if not held and isinstance(after, Paragraph) and _is_right_below(part, after, made[at + 2 : at + 3]):
            held = [after]
        if held:
            found[id(part)] = held
            taken |= {id(each) for each in held}
    return found


def _near(before: Paragraph, top: float) -> bool:
    return -before.size < top - before.lines[-1].bottom < CLOSE * before.size


def _is_units(part: Paragraph) -> bool:
    """Tell whether a line right above a table says what its figures are in: "(in € million)"."""
    return len(part.lines) == 1 and _UNIT_LINE.fullmatch(part.text) is not None and part.section is not Section.FOOTNOTE


def _is_right_below(grid: Grid, after: Paragraph, following: Sequence[Part]) -> bool:
    gap = after.lines[0].top - grid.box.bottom
    if after.section is not Section.CAPTION or not -after.size < gap < CLOSE * after.size:
        return False
    # between two tables a caption belongs to the one that it is nearer to
    return not any(isinstance(part, Grid) and 0 <= part.box.top - after.lines[-1].bottom < gap for part in following)


def _rows(grid: Grid) -> list[list[Entry]]:
    rows: dict[int, list[Entry]] = {}
    for entry in grid.entries:
        rows.setdefault(entry.row, []).append(entry)
    return list(rows.values())


def _is_contents(grid: Grid, pages: int) -> bool:
    """Tell whether a table lists headings and the pages on which they stand: whole numbers that never fall, up to the last page."""
    rows = _rows(grid)
    numbers = [row[-1].lines[0].text for row in rows if len(row) > 1]
    if len(numbers) < LEAST_ENTRIES or len(numbers) < len(rows) - 1 or not all(_COUNTING.fullmatch(number) for number in numbers):
        return False
    if any(len(row) > 3 for row in rows) or len(rows[0]) < 2:
        return False
    found = [int(number) for number in numbers]
    return found == sorted(found) and found[-1] <= pages + 4 and found[0] > 0 and found[0] < found[-1]
