"""Bare numbers and shares: figures whose unit the text does not say at the spot."""

from __future__ import annotations

import re

from checker.extractors.reading import Context, Reading
from checker.model import Kind
from checker.text.lookup import word_set
from checker.text.numerals import Numeral

SMALL = 10
"""A number below it, in words, may be a pronoun: "the two agreed"."""
_WORD_BEFORE = re.compile(r"([a-z']+)[ \n]\Z")
MODEL = 3
"""Digits of a number that is a name behind "a"."""
_ARTICLE = re.compile(r"(?<!\w)an? \Z")
_OF_A_WHOLE = re.compile(r"\s+of\s+(?:the(?!\s+\d)|them|these|those|its|their|his|her|our|us|whom|which)\b")


def read(context: Context) -> Reading | None:
    """A number in digits or words, unit None; a share of a whole ("two-thirds of") is a ratio. None for a pronoun and a part of a name."""
    numeral = context.numeral
    if context.glued and context.word.isalpha():
        return None  # "5G", "3D": a name
    if numeral.fraction:
        if numeral.spelled and numeral.value == 0.5 and not _is_share(context):
            return None
        return Reading(numeral.start, numeral.end, Kind.RATIO, None, "ratio")
    if context.folded.endswith(" of", numeral.start, numeral.end):
        return None  # "a couple of"
    if (
        numeral.end - numeral.start == MODEL
        and numeral.resolution == 1
        and _ARTICLE.search(context.folded, max(0, numeral.start - 4), numeral.start)
    ):
        return None  # "a 747"
    if numeral.spelled and not numeral.power and abs(numeral.value) < SMALL and not is_figure(context.folded, numeral):
        return None
    return Reading(numeral.start, numeral.end, Kind.NUMBER, None, "number")


def _is_share(context: Context) -> bool:
    """Tell whether "half" is a share: "half the town", "half of it"; not "the second half", "half-hearted"."""
    before = _WORD_BEFORE.search(context.folded, max(0, context.numeral.start - 12), context.numeral.start)
    if before is not None and before[1] in word_set("numbers a half"):
        return False
    gap = context.folded[context.numeral.end : context.numeral.end + 1]
    return gap != "-" and (context.word in word_set("after a share") or not context.word)


def is_figure(folded: str, numeral: Numeral) -> bool:
    """Tell whether a small number in words is one: "three were hurt"; not "the two", "one of them", "two-way"."""
    if folded[numeral.end : numeral.end + 1] == "-" or folded[numeral.start - 1 : numeral.start] == "-":
        return False
    if numeral.value == 1.0 or _OF_A_WHOLE.match(folded, numeral.end):
        return False
    before = _WORD_BEFORE.search(folded, max(0, numeral.start - 12), numeral.start)
    return before is None or (before[1] not in word_set("before a pronoun") and not before[1].endswith("'s"))
