"""What each paragraph of a PDF is: title, heading and its level, caption, footnote, by its size, weight and first words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.model import Section
from checker.readers.pdf.cells import Grid
from checker.readers.pdf.cues import caption_start, cues
from checker.readers.pdf.parts import Measures, Paragraph, Part
from checker.readers.pdf.run import Run

SMALL_PRINT = 0.9
HEADING = 1.1
TITLE = 1.2
"""Sizes against that of the body: of footnotes at most, of headings and the title at least."""
LONGEST_HEADING = 200
MOST_HEADING_LINES = 4
LONGEST_BOLD_HEADING = 120

NOTE_MARK = re.compile(r"(?:\d{1,2}\.?|[*†‡§¶]{1,3}|\(\d{1,2}\)|\([a-z]\)|[a-z]\))\s{1,3}(?=[\"“A-Z])")
_ITEM = re.compile(r"\d{1,2}\.")
_LETTER = re.compile(r"[^\W\d_]")


def give_levels(made: Sequence[Part], usual: Measures) -> None:
    """Give each heading its level by its size, and find the title: the largest text on the first page."""
    headings = [part for part in made if isinstance(part, Paragraph) and part.section is Section.HEADING]
    if not headings:
        return
    first_page = min(part.page for part in made if isinstance(part, Paragraph))
    largest = max((part.size for part in headings if part.page == first_page), default=0.0)
    if largest >= TITLE * usual.body:
        title = next(part for part in headings if part.page == first_page and part.size == largest)
        title.section = Section.HEADLINE
    sizes: list[float] = []
    for size in sorted({max(part.size, usual.body) for part in headings}, reverse=True):
        if not sizes or size < sizes[-1] - 0.6:
            sizes.append(size)
    for part in headings:
        part.level = min(6, 1 + next(rank for rank, size in enumerate(sizes) if max(part.size, usual.body) >= size - 0.6))
        if part.section is Section.HEADLINE:
            part.level = 1


def name_small_print(found: Sequence[Part], usual: Measures) -> None:
    """Name the footnotes: small print that opens with a mark or the word for a note, and what follows it at the foot of a column."""
    after_note = False
    foot = _foot(found, usual)
    for number, part in enumerate(found):
        if isinstance(part, Grid) or part.size >= SMALL_PRINT * usual.body or not part.lines[0].upright or caption_start().match(part.text):
            after_note = False
            continue
        # "1. Including part-time staff" is a note at the foot of a column, an item of a list elsewhere
        opens = _opens_note(part.text) and (number >= foot or _ITEM.match(part.text) is None)
        after_note = after_note or part.lines[0].marked or opens
        if after_note:
            part.section = Section.FOOTNOTE
            _cut_mark(part)


def _foot(found: Sequence[Part], usual: Measures) -> int:
    """The number of the first part of the small print at the foot of a column, below what is no small print."""
    at = len(found)
    while at:
        above = found[at - 1]
        if isinstance(above, Grid) or above.size >= SMALL_PRINT * usual.body:
            return at
        at -= 1
    return len(found)


def _opens_note(text: str) -> bool:
    return NOTE_MARK.match(text) is not None or text.split(maxsplit=1)[0].rstrip(":.").lower() in cues("note")


def _cut_mark(part: Paragraph) -> None:
    """Leave out the mark that a footnote opens with: its digit is no figure."""
    mark = NOTE_MARK.match(part.text)
    line = part.lines[0]
    text, number, column, page = line.pieces[0]
    if mark is None or mark.end() >= len(text):
        return
    cut = [(text[mark.end() :], number, column + mark.end(), page), *line.pieces[1:]]
    made = Run(cut, (line.x0, line.top, line.x1, line.bottom), line.size, bold=line.bold, marked=True)
    made.hyphen = line.hyphen
    part.lines[0] = made


def name(part: Paragraph, usual: Measures) -> None:
    """Name a paragraph that is a caption or a heading by its words and looks."""
    if part.section is not Section.BODY:
        return
    text = part.text
    if not part.lines[0].upright or part.lines[0].listed:
        part.section = Section.BOILERPLATE
    elif caption_start().match(text) and len(part.lines) <= MOST_HEADING_LINES:
        part.section = Section.CAPTION
    elif _is_heading(part, text, usual):
        part.section = Section.HEADING


def _is_heading(part: Paragraph, text: str, usual: Measures) -> bool:
    if len(part.lines) > MOST_HEADING_LINES or len(text) > LONGEST_HEADING or _LETTER.search(text) is None:
        return False
    if part.size >= HEADING * usual.body:
        return True
    if len(text) > LONGEST_BOLD_HEADING or part.size < 0.95 * usual.body or text.endswith((".", ",", ";")):
        return False
    capitals = text.isupper() and len(_LETTER.findall(text)) > 5 and len(text.split()) < 12
    return (part.bold and not usual.bold) or capitals
