"""One number as written."""

from __future__ import annotations

import re
from typing import NamedTuple


class Numeral(NamedTuple):
    """One number as written.

    Attributes:
        start, end: where it stands, scale word included ("11.1 billion", "twenty-one").
        value: scale folded in: 11100000000.
        resolution: size of the last written digit: 1e8.
        spelled: True where it is written in words.
        power: power of ten of the scale word or suffix that belongs to it, 0 for none.
        ordinal: True for "15th", "third".
        fraction: True where it is a share or part by its form: "two-thirds", "3/4", "half".
        vague: True where it says a least amount only: "dozens", "several hundred".
        word: the word one character behind it, empty where a mark, a slash, several spaces or the end of a line
            come first; None for anything else.
    """

    start: int
    end: int
    value: float
    resolution: float
    spelled: bool = False
    power: int = 0
    ordinal: bool = False
    fraction: bool = False
    vague: bool = False
    word: str | None = None


LARGEST = 1e100
"""What is larger, or smaller than its inverse, measures nothing, and what is reckoned with it soon is beyond any float."""


def is_in_reach(value: float) -> bool:
    """Tell whether a number is one to reckon with: others are passed over, with all that belongs to them."""
    return not value or 1 / LARGEST < abs(value) < LARGEST


ENDING = frozenset(("", ".", ",", ";", ":", ")", "\n", "?", "!", '"'))
"""The characters behind a number that belong to no word, nor to the number."""
_WORD = re.compile(r"[ \n-]([^\W\d_]+)")


def word_behind(text: str, end: int) -> str | None:
    """The word one character behind a number, empty where something parts them, as :class:`Numeral` says, None for anything else."""
    match = _WORD.match(text, end)
    if match is not None:
        return match[1]
    after = text[end : end + 1]
    if after == "\n" and text[end + 1 : end + 2] == " " and text[end + 2 : end + 3].isalpha():
        return None
    return "" if after in ENDING or after == "/" or text[end : end + 2] == "  " else None
