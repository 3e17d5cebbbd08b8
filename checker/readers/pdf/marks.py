"""Raised and lowered marks on a line, by where they stand; what they read as is the same in every format."""

from __future__ import annotations

import re

from checker.readers.pdf.native import Sides
from checker.readers.scripts import lowered, raised

SMALL = 0.88
RAISED = 0.1
LOWERED = 0.02
"""A mark is smaller than this share of its line's height, and its foot this share of it above or below the others'."""

INNER_DIGIT = re.compile(r"10[-−–+]?\d|[^\W\d_][23]\W")
"""Where a word may hold an exponent that its first and last character do not show."""


def level(box: Sides, main: Sides) -> int:
    """1 for a character that stands small above the foot of its line, -1 for one below it, by its box and that of the line's largest."""
    height = main[3] - main[1]
    if box[3] - box[1] >= SMALL * height:
        return 0
    return 1 if box[3] < main[3] - RAISED * height else -1 if box[3] > main[3] + LOWERED * height else 0


def as_written(shown: str, before: str, after: str, *, above: bool) -> str:
    """What a raised or lowered part of a word says on the line; nothing for a footnote's mark.

    Args:
        shown: the part.
        before, after: the text of the line around it; nothing before it where it opens the line, as the mark of a footnote does.
        above: True where it is raised.
    """
    # what opens a line stands before a word as the mark of a note, not as the number of an isotope
    return (raised(shown, before or "\0", after) or "") if above else lowered(shown, before)
