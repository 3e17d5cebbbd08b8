"""The gaps in a line of a PDF: which are spaces, and which part columns or the cells of a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.readers.pdf.native import Font, Sides

GAP = 0.55
"""A gap wider than this share of the font size ends a run; a space is 0.25 to 0.33, in justified lines up to about 0.5."""
WIDEST_SPACE = 1.3
"""A gap wider than this ends a run even where all spaces of the line are wide, as they may be in justified lines."""
GUTTER = 0.7
LEAST_LINES = 5
"""A narrower gap ends a run where so many others of the page begin right after it, as the lines of a column do."""
WIDEST_CHARACTER = 0.66
"""Where the characters of a line take more than this share of the font size each, there are gaps between them."""


class Word(NamedTuple):
    """A word of a line: its ends in the text, the boxes of its first and last character, the font of the first."""

    start: int
    end: int
    first: Sides
    last: Sides
    font: Font


def needs_words(drawn: list[Sides], first: Sides, size: float, length: int) -> bool:
    """Tell whether a line may hold wide gaps or raised marks: by its width, by where the runs in which it was drawn end."""
    if not drawn:
        return False
    if drawn[-1][2] - first[0] > WIDEST_CHARACTER * size * length + size:
        return True
    foot = first[3]
    begin, _, end, _ = drawn[0]
    for x0, top, x1, bottom in drawn:
        # ink that ends well above the others' foot is a mark, or only a dash; below a first mark stands the line
        if bottom < foot - 0.45 * size or bottom > foot + 0.1 * size:
            return True
        # low ink that reaches down as the tail of a "p" is a lowered mark, or a comma
        if bottom > foot - 0.1 * size and bottom - top < 0.6 * size:
            return True
        if x0 != begin and not -size < x0 - end < GAP * size:
            return True
        end = x1
    return False


def edges_of(starts: Sequence[float], lines: Sequence[Sequence[Word]]) -> frozenset[int]:
    """The x at which several lines, or what stands after a wide gap in one, begin: whole points and their neighbours."""
    found = Counter(round(x) for x in starts)
    for words in lines:
        found.update(
            round(after.first[0]) for before, after in pairwise(words) if after.first[0] - before.last[2] > GUTTER * _height(after)
        )
    return frozenset(x + near for x, count in found.items() if count >= LEAST_LINES for near in (-1, 0, 1))


def _height(word: Word) -> float:
    return word.first[3] - word.first[1]


def widest_space(gaps: list[float], size: float) -> float:
    """How wide a space of a line may be: where most of its spaces are wide, the line is justified."""
    usual = sorted(gap for gap in gaps if gap > 0)
    stretched = 1.6 * usual[len(usual) // 4] if len(usual) > 2 else 0.0
    return max(GAP * size, min(stretched, WIDEST_SPACE * size))


def is_sideways(drawn: Sides, character: Sides) -> bool:
    """Tell whether a line runs up or down the page, by its box and that of its first character."""
    height = drawn[3] - drawn[1]
    return height > 2 * (drawn[2] - drawn[0]) and height > 1.8 * (character[3] - character[1])
