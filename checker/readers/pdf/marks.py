"""Raised marks on a line: the exponent of a figure stays, as ``10^6`` or ``m²``; the mark of a footnote is no digit and goes."""

from __future__ import annotations

import re

from checker.readers.pdf.cues import cues
from checker.readers.pdf.library import Sides

SMALL = 0.88
RAISED = 0.1
"""A mark is smaller than this share of its line's height, and its foot this share of it above the others'."""

INNER_DIGIT = re.compile(r"10[-−–+]?\d|[^\W\d_][23]\W")
"""Where a word may hold an exponent that its first and last character do not show."""
_EXPONENT = re.compile(r"[-−–+]?\d{1,3}")
_TEN = re.compile(r"(?:.*[^\d.,])?10", re.DOTALL)
_MARK = re.compile(r"[(\[]?(?:\d{1,2}|[a-z]|[*†‡§¶#]+)(?:[,;]\s?(?:\d{1,2}|[a-z]|[*†‡§¶]+))*[)\]]?")
_LAST_LETTERS = re.compile(r"[^\W\d_]+\Z")
_POWERS = {"2": "²", "3": "³"}


def is_raised(box: Sides, main: Sides) -> bool:
    """Tell whether a character stands small above the foot of its line, by its box and that of the line's largest."""
    height = main[3] - main[1]
    return box[3] - box[1] < SMALL * height and box[3] < main[3] - RAISED * height


def as_written(shown: str, base: str, after: str) -> str:
    """What a raised part of a word says on the line: an exponent, nothing for a footnote's mark, itself for all else.

    Args:
        shown: the raised part.
        base: what stands before it in the word.
        after: the character after it.
    """
    if after and after in "/⁄":  # the upper half of a fraction: "3½" set as 3, a raised 1, a stroke and a small 2
        return f" {shown}" if base[-1:].isdigit() else shown
    if _EXPONENT.fullmatch(shown) and _TEN.fullmatch(base):
        return "^" + shown.replace("−", "-").replace("–", "-")
    unit = _LAST_LETTERS.search(base)
    if shown in _POWERS and unit and unit.group().lower() in cues("power"):
        return _POWERS[shown]
    return "" if _MARK.fullmatch(shown) else shown
