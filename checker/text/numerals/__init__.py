"""Numbers in running text, in digits and in words, with scale words folded in exactly."""

from __future__ import annotations

import re

from checker.text.numerals.digits import in_digits
from checker.text.numerals.numeral import Numeral, is_in_reach
from checker.text.numerals.runs import LONGEST_DIGITS
from checker.text.numerals.words import in_words

__all__ = ["LONGEST_DIGITS", "Numeral", "numerals"]

_BRACKET = re.compile(r"\s?\(\s?")
_CLOSED = re.compile(r"\s?\)")
_CHAIN = re.compile(r" (and (?:an? )?)?")
_FARTHEST = 7
"""Characters between two parts of one number: " and a "."""
_HUNDRED = 2


def numerals(text: str, folded: str, *, decimal: str = ".") -> list[Numeral]:
    """Every number of a text in order, none overlapping.

    Args:
        text: the text.
        folded: the same as :func:`checker.text.folding.fold` gives it.
        decimal: the decimal mark, "." or ",".
    """
    found = in_digits(text, folded, decimal)
    return _joined(text, found, [numeral for numeral in in_words(text, folded) if is_in_reach(numeral.value)])


def _joined(text: str, found: list[Numeral], spelled: list[Numeral]) -> list[Numeral]:
    """Digits and words in order, digits first where they overlap; what is one number in both, or in parts, as one."""
    kept: list[Numeral] = []
    for numeral in sorted(found + spelled):
        before = kept[-1] if kept else None
        if before is None:
            kept.append(numeral)
        elif numeral.start < before.end:
            if before.spelled and not numeral.spelled:
                kept[-1] = numeral
        elif numeral.start - before.end <= _FARTHEST and (one := _told_twice(text, before, numeral) or _in_parts(text, before, numeral)):
            kept[-1] = one
        else:
            kept.append(numeral)
    return kept


def _told_twice(text: str, before: Numeral, numeral: Numeral) -> Numeral | None:
    """ "Forty-five (45)" as one number, as contracts write; words and figures that differ stay two."""
    if (
        before.spelled
        and not numeral.spelled
        and (before.value, before.ordinal) == (numeral.value, False)
        and _BRACKET.fullmatch(text, before.end, numeral.start)
        and (closed := _CLOSED.match(text, numeral.end))
    ):
        return numeral._replace(start=before.start, end=closed.end(), word=None)
    return None


def _in_parts(text: str, before: Numeral, numeral: Numeral) -> Numeral | None:
    """ "3 hundred and 21", "4 thousand 3 hundred", "6 crore and two hundred", "3 million and a half": a number told in falling scales."""
    link = _CHAIN.fullmatch(text, before.end, numeral.start)
    if link is None or not before.power or before.ordinal or numeral.ordinal or before.vague or before.value <= numeral.value:
        return None
    scale = 10.0**before.power
    if numeral.fraction and numeral.spelled and link[1]:
        return before._replace(
            end=numeral.end, value=before.value + numeral.value * scale, resolution=scale * numeral.resolution, word=None
        )
    told = numeral.power or before.power == _HUNDRED or (numeral.spelled and numeral.value >= 100)
    if not told or not 0 < numeral.value < scale or (before.spelled and numeral.spelled):
        return None
    return before._replace(
        end=numeral.end, value=before.value + numeral.value, resolution=numeral.resolution, power=numeral.power, word=None
    )
