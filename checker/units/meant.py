"""Which dollar or franc a text means by a bare one: "All amounts are in Canadian dollars", "the Swiss bank earned 2 million francs"."""

from __future__ import annotations

import re
from functools import cache

from checker.text.lookup import listed, table, word_set

_CUE = 90
"""Characters before the name in which the words stand that make the sentence a statement about all amounts."""


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)({'|'.join(sorted(map(re.escape, _codes()), key=len, reverse=True))})(?!\w)")


@cache
def _codes() -> dict[str, str]:
    """Names of dollars in the plural, folded, to their codes."""
    found = {}
    for row in table("currencies"):
        for name in listed(row["names"]):
            if name.endswith(" dollars") and name not in listed(row["assumed"]):
                found[name] = row["code"]
    return found


@cache
def _statement() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, word_set("stated of all amounts"))))
    return re.compile(rf"\b(?:{words})\b[^.;\n]*\Z")


def stated_dollar(folded: str) -> str | None:
    """The code of the currency that a folded text says its dollars are; None where it says nothing, or two things."""
    if " dollars" not in folded:
        return None
    stated = set()
    for match in _names().finditer(folded):
        sentence = folded[max(0, match.start() - _CUE) : match.start()]
        if _statement().search(sentence) and sentence.rstrip().endswith(("in", "to", "are", "mean", "means", "is", "as")):
            stated.add(_codes()[match.group()])
    return stated.pop() if len(stated) == 1 else None


FRANC = "FRF"
"""The franc that a bare one is where nothing else is said."""


def meant_franc(folded: str) -> str:
    """The code of the franc that a folded text means by a bare one: that of the one country of francs that it speaks of, else the Swiss
    one, the only one left in Europe, unless France is among several."""
    named = {row["code"] for row in table("francs") if row["word"] in folded}
    if len(named) == 1:
        return named.pop()
    return FRANC if FRANC in named else "CHF"
