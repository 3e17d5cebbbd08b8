"""Which dollar, franc or crown a text means by a bare one: "All amounts are in Canadian dollars", "the Swiss bank earned 2 francs"."""

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
        if _statement().search(sentence) and sentence.split()[-1] in word_set("before a stated currency"):
            stated.add(_codes()[match.group()])
    return stated.pop() if len(stated) == 1 else None


_GONE = {"FRF": "CHF"}
"""What a bare name is where nothing else is said, and the currency that it was assumed to be is no longer paid with."""


def meant(folded: str, assumed: str) -> str:
    """The code of the currency that a folded text means by a bare name that is read as ``assumed``.

    It is that of the one country with such a currency that the text speaks of. Of several, or of none, it is the assumed one; without
    a word of France, a franc is Swiss.
    """
    named = {row["code"] for row in table("meant_currencies") if row["assumed"] == assumed and row["word"] in folded}
    if len(named) == 1:
        return named.pop()
    return assumed if assumed in named else _GONE.get(assumed, assumed)
