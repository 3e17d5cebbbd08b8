"""Paragraphs, headings, captions and footnotes out of the lines of a PDF's pages: by gaps, indents, sizes and full stops."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from checker.model import Section
from checker.readers.pdf.cells import Grid
from checker.readers.pdf.continuing import joined, rest_of
from checker.readers.pdf.cues import caption_start
from checker.readers.pdf.naming import HEADING, LONGEST_HEADING, NOTE_MARK, SMALL_PRINT, give_levels, name, name_small_print
from checker.readers.pdf.parts import Column, Measures, Paragraph, Part
from checker.readers.pdf.run import Run

APART = 1.2
"""Lines further apart than this many times the usual distance of their size are two paragraphs."""
SAME_LINE = 2.0
WIDEST_EVEN = 4.0
"""A gap wider than this many font sizes, or than the second where all gaps of a line are alike, parts two things, such as a name and a
date."""
IN_TABLES = 3
"""Only each third letter of tables counts for the usual size: they are often set smaller than the text."""
LONGEST_END = 4
"""Characters of what a sentence ends in."""

_ENDS = re.compile(r"[.!?:;…][\"”’»)\]]{0,3}\Z")
_BULLET = re.compile(r"[•▪●○◦■□‣–—*·-]\s+\S")
_ITEM = re.compile(rf"{_BULLET.pattern}|(?:\(?(?:\d{{1,2}}|[a-z]|[ivx]{{1,5}})[.)]|\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}\.?)\s+\S")
_FIRST_WORD = re.compile(r"\S+")


def measured(columns: Iterable[Column]) -> Measures:
    """What is usual in the columns of a document."""
    sizes: dict[tuple[int, bool], int] = defaultdict(int)
    gaps: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for column in columns:
        above: Run | None = None
        for line in column.lines:
            run = line[0]
            size = run.size
            sizes[round(2 * size), run.bold] += len(run.text) if len(line) == 1 else sum([len(each.text) for each in line])
            if above is not None and -0.3 < above.size - size < 0.3 and 0.8 * size < run.bottom - above.bottom < 2.2 * size:
                gaps[round(2 * size)][round(4 * (run.bottom - above.bottom))] += 1
            above = run
        for run in (run for grid in column.grids for entry in grid.entries for run in entry.lines):
            sizes[round(2 * run.size), run.bold] += len(run.text) // IN_TABLES
    if not sizes:
        return Measures()
    by_size: dict[int, int] = defaultdict(int)
    for (doubled, _), count in sizes.items():
        by_size[doubled] += count
    body = max(by_size, key=lambda doubled: (by_size[doubled], doubled))
    # the distance of lines, not that of paragraphs: of two that are usual, the smaller
    pitches = {
        doubled: min(gap for gap, count in found.items() if count >= 0.3 * max(found.values())) / 4 for doubled, found in gaps.items()
    }
    return Measures(body / 2, sizes[body, True] > sizes[body, False], pitches)


def parts(columns: Sequence[Column], usual: Measures) -> list[Part]:
    """The parts of a document in reading order; what goes on in the next column or on the next page is one."""
    made: list[Part] = []
    open_paragraph: Paragraph | None = None
    open_table: Grid | None = None
    page = 0
    for column in columns:
        rest = rest_of(open_table, column) if open_table is not None and column.page != page else None
        if rest is not None:
            at, table = next((number, part) for number, part in reversed(list(enumerate(made))) if isinstance(part, Grid))
            made[at] = joined(table, rest)
        page = column.page
        found = _column_parts(column, usual)
        name_small_print(found, usual)
        open_table = _closing_table(found, rest)
        for part in found:
            if isinstance(part, Paragraph):
                name(part, usual)
                if part.section is Section.BODY and open_paragraph is not None and _continues(open_paragraph, part):
                    open_paragraph.lines += part.lines
                    open_paragraph.full = part.full
                    continue
                if part.section is Section.BODY:
                    open_paragraph = part
                elif part.section is Section.HEADING:
                    open_paragraph = None
            made.append(part)
    give_levels(made, usual)
    return made


def _closing_table(found: Sequence[Part], rest: Grid | None) -> Grid | None:
    """The table that ends a column, be there notes below it: the rest of one from the page before where nothing else stands there."""
    for part in reversed(found):
        if isinstance(part, Grid):
            return part
        if part.section is not Section.FOOTNOTE:
            return None
    return rest


def _column_parts(column: Column, usual: Measures) -> list[Part]:
    lines = [run for line in column.lines for run in (line if len(line) == 1 else _one_line(line))]
    right = _right(lines)
    tops = sorted(column.grids, key=lambda grid: grid.box.top)
    found: list[Part] = []
    last: Paragraph | None = None
    for line in lines:
        while tops and tops[0].box.top < line.top:
            found.append(tops.pop(0))
            last = None
        if last is not None and _same(last, line, right, usual):
            last.lines.append(line)
        else:
            last = Paragraph([line], column.page)
            found.append(last)
        last.full = right - line.x1 < 0.12 * (right - line.x0) or line.hyphen
    return [*found, *tops]


def _one_line(line: Sequence[Run]) -> list[Run]:
    """A line's runs joined, apart from what stands far off; a justified line has the same gap throughout, however wide."""
    gaps = [after.x0 - before.x1 for before, after in pairwise(line)]
    even = len(gaps) > 1 and max(gaps) - min(gaps) < 1 and max(gaps) < WIDEST_EVEN * line[0].size
    joined = [line[0]]
    for run, gap in zip(line[1:], gaps, strict=True):
        if (even or gap < SAME_LINE * run.size) and run.upright and joined[-1].upright:
            joined[-1] = joined[-1].followed_by(run, space=gap > 0)
        else:
            joined.append(run)
    return joined


def _right(lines: Sequence[Run]) -> float:
    """Where full lines end: the edge that most of the long ones come near."""
    ends = sorted(line.x1 for line in lines)
    return ends[int(0.95 * (len(ends) - 1))] if ends else 0.0


def _same(last: Paragraph, line: Run, right: float, usual: Measures) -> bool:
    """Tell whether a line goes on with the paragraph above it."""
    above = last.lines[-1]
    size = above.size if above.size > line.size else line.size
    gap = line.bottom - above.bottom
    if not 0 < gap <= APART * usual.pitch(size) + 0.5 or not above.upright or not line.upright:
        return False
    if above.hyphen:
        return True
    if line.listed or above.listed:
        return False
    if not _is_one_size(last, line, right, usual) or line.marked or (above.bold != line.bold and _is_set_off(last, line)):
        return False
    if size >= HEADING * usual.body and len(last.text) < LONGEST_HEADING:
        return True
    if _BULLET.match(line.text) or caption_start().match(line.text):
        return False
    if line.size < SMALL_PRINT * usual.body and NOTE_MARK.match(line.text):
        return False
    return not _closes(last, line, right)


def _is_one_size(last: Paragraph, line: Run, right: float, usual: Measures) -> bool:
    """Tell whether two lines are of one size; a line of code or of an address within a paragraph may be smaller."""
    above = last.lines[-1]
    if abs(above.size - line.size) <= 0.06 * max(above.size, line.size):
        return True
    if min(above.size, line.size) < 0.78 * usual.body or abs(last.size - usual.body) > 0.06 * usual.body or above.bold:
        return False
    return max(above.size, line.size) < HEADING * usual.body and not _ends(above.text) and right - above.x1 < 0.35 * right


def _ends(text: str) -> bool:
    """Tell whether a line ends as a sentence does."""
    return _ENDS.search(text, len(text) - LONGEST_END) is not None


def _is_set_off(last: Paragraph, line: Run) -> bool:
    """Tell whether a change of weight from one line to the next is one from heading to text."""
    return line.bold or (last.bold and not line.text[:1].islower())


def _closes(last: Paragraph, line: Run, right: float) -> bool:
    """Tell whether the line above is a paragraph's last: it leaves room for the next word, or the next line is indented."""
    above = last.lines[-1]
    size = line.size
    ends = _ends(above.text)
    room = right - above.x1 - 0.3 * size
    word = _FIRST_WORD.match(line.text) if room > 0.5 * size else None
    fits = word is not None and room > 0.62 * size * len(word.group()) + 0.5 * size
    # "was worth\n1.9 million" is no list item: the line above is full and its sentence not at its end
    if (ends and fits) or ((ends or fits) and _ITEM.match(line.text)):
        return True
    indent = line.x0 - above.x0
    if indent > 0.8 * size and not (len(last.lines) == 1 and _ITEM.match(above.text)):
        return ends or (not line.text[:1].islower() and len(last.lines) > 1)
    if indent < -0.8 * size and len(last.lines) > 1:
        return ends or not line.text[:1].islower()
    return fits and room > 0.35 * (right - above.x0) and not line.text[:1].islower()


def _continues(before: Paragraph, part: Paragraph) -> bool:
    """Tell whether a paragraph is the rest of one that the end of a column or a table interrupts."""
    last, first = before.lines[-1], part.lines[0]
    if abs(last.size - first.size) > 0.06 * last.size or last.bold != first.bold or _BULLET.match(first.text):
        return False
    if last.hyphen:
        return True
    if _ends(last.text) or len(before.text) < 30:
        return False
    return first.text[:1].islower() or (before.full and before.page != part.page) or (before.full and first.top < last.top)
