"""Whether a name that is a weight and a currency, the pound, is money where it stands: "a fine of 60 pounds", "lots of 48,000 pounds"."""

from __future__ import annotations

import re

from checker.extractors.reading import Context
from checker.text.lookup import word_set

_BEFORE = 60
"""Characters before an amount in which the word stands that tells."""
_NEAR = 5
"""Words before a small amount among which it is: a small one is mostly a weight."""
_LARGE = 1000
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?|[.;:!?\0](?=\s)|\d")
_ENDS = frozenset(".;:!?\0")
_OF = re.compile(r"\s+of\s+(?:[a-z]+\s+)?([a-z]+)")
_AFTER = re.compile(r"(?:\s+in)?\s+([a-z]+)")
_SIGNS = ("£", "sterling", "pence", " quid")
_BY_WEIGHT = (" per pound", " a pound", " per lb", " a lb", " lbs")


def is_money(context: Context, end: int) -> bool:
    """Tell whether the pounds that end at an offset are money: by what they are of, the nearest word of money or weight, their size."""
    folded, numeral = context.folded, context.numeral
    of = _OF.match(folded, end)
    if of is not None:
        return of[1] in word_set("held in money")
    after = _AFTER.match(folded, end)
    if after is not None and after[1] in word_set("beside money"):
        return True
    if after is not None and after[1] in word_set("beside a weight"):
        return False
    size = abs(numeral.value)
    told = _told(folded, numeral.start, None if size >= _LARGE else _NEAR)
    if told is not None:
        return told
    if size < _LARGE:
        return False
    signed = any(sign in folded for sign in _SIGNS)
    if not signed and any(rate in folded for rate in _BY_WEIGHT):
        return False
    described = after is not None and context.word == "pound" and folded[context.end] != "\n"
    return signed or numeral.power > 0 or not described  # "a 1,850 pound satellite"


def _told(folded: str, start: int, most: int | None) -> bool | None:
    """What the nearest word of money or weight before an amount says, None where there is none."""
    words = _WORD.findall(folded, max(0, start - _BEFORE), start)[::-1]
    other = False
    for word in words[:most]:
        if word in _ENDS or (word.isdigit() and most is not None):
            return None
        other = other or word.isdigit()
        if word in word_set("beside a weight"):
            return False
        if word in word_set("beside money"):
            return None if other else True  # "bought 3 million pounds of oats and a 1,850 pound bull"
    return None
