"""Scores of games and votes: "won 3-1", "a 5-4 ruling"."""

from __future__ import annotations

import re

from checker.extractors.figure import Figure, Pair
from checker.extractors.surroundings import words_before
from checker.model import Comparator, Kind
from checker.text.lookup import word_set

_WORD = re.compile(r"[a-z]+")
_HIGHEST = 700
_NEAR = 70
"""Characters before a score in which what is played or voted is named; a third of them after it."""


def score(pair: Pair) -> Figure | None:
    """ "won 3-1", "a 5-4 ruling": two whole numbers beside a word of games and votes."""
    folded, gap, first, second = pair
    above, below = first.numeral, second.numeral
    if len(gap) != 1 or first.kind is not Kind.NUMBER or second.kind not in (Kind.NUMBER, Kind.COUNT) or first.low is not None:
        return None
    if above.spelled or not (0 <= above.value <= _HIGHEST and 0 <= below.value <= _HIGHEST) or above.power or below.power:
        return None
    if above.resolution != 1 or below.resolution != 1 or second.numeral.start != first.end + 1:
        return None
    near = words_before(folded, first.start, _NEAR)
    near.update(_WORD.findall(folded, below.end, below.end + _NEAR // 3))
    if near.isdisjoint(word_set("beside a score")):
        return None
    words = f"{above.value:.0f}-{below.value:.0f}"
    return first._replace(end=below.end, value=words, kind=Kind.SCORE, dimension="score", comparator=Comparator.EQUAL)
