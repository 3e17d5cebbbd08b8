"""Figures that a sentence lists: "20 men, 24 women and 3 children"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from checker.comparisons.checks.outcome import between
from checker.model import Claim
from checker.text.folding import fold, squeeze
from checker.text.lookup import table, word_set

MOST_ITEMS = 30
LONGEST_ITEM = 12
"""Words after the figure of one item."""
ABOUT = r"(?:(?:about|around|nearly|some|only|just|over|roughly|another|the (?:other|remaining|rest|balance))\s*)?"
BRACKETS = re.compile(r"\([^()]*\)")

_NEXT = re.compile(rf"(?P<body>[^,;:]*?)(?:[,;]\s*(?:and|plus|as well as)?|\b(?:and|plus|as well as))\s*(?P<named>[^,;:]*?)\s*{ABOUT}\Z")
_SEPARATOR = re.compile(r",|;|\b(?:and|or|plus|but|while|as well as|including|etc|others)\b")
_CODE = re.compile(r"[{}<>=*/\\|_+#@]")
"""What stands in no prose."""
_WORD = re.compile(r"[^\W\d_]+")


def listed(held: Sequence[Claim], first: int, fits: Callable[[Claim], bool], *, named: int = 0) -> list[Claim]:
    """The figures from one on that make a list, as long as they fit; each item with so many words before its figure at most."""
    items: list[Claim] = []
    for claim in held[first : first + MOST_ITEMS]:
        if not fits(claim) or (items and not follows(items[-1], claim, named=named)):
            break
        items.append(claim)
    return items


def follows(left: Claim, right: Claim, *, named: int = 0) -> bool:
    """Tell whether a figure is the next item of a list, with no item between them that has no figure: "two men, a woman and a child".

    Args:
        left, right: two figures of one sentence.
        named: how many words an item may have before its figure: "Jones 38%" has one.
    """
    words = BRACKETS.sub("", between(left, right))
    match = _NEXT.match(words) if not _CODE.search(words) else None
    if match is None or _SEPARATOR.search(match["body"]) or _SEPARATOR.search(match["named"]):
        return False
    behind, ahead = _WORD.findall(match["body"]), _WORD.findall(match["named"])
    return len(behind) <= LONGEST_ITEM and len(ahead) <= named and not tells_some(match["body"]) and not tells_some(match["named"])


def tells_some(words: str) -> bool:
    """Tell whether words say that what is listed is not all, or no part: "including", "compared with"."""
    return not word_set("lists only some").isdisjoint(_WORD.findall(words))


def ends_list(last: Claim, *, bracket: bool) -> bool:
    """Tell whether a list ends with a figure: at the end of its sentence or bracket, or where somebody is named who says so."""
    rest = squeeze(fold(last.quote[last.end - last.sentence[0] :]))
    rest = rest.partition(")")[0] if bracket else BRACKETS.sub("", rest)
    clause, _, more = rest.partition(",")
    if more and _saying().isdisjoint(_WORD.findall(more)):
        return False
    return not _SEPARATOR.search(clause) and len(_WORD.findall(clause)) <= LONGEST_ITEM


@cache
def _saying() -> frozenset[str]:
    return frozenset(row["word"] for row in table("reporting_verbs"))
