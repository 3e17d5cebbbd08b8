"""Years in words: "nineteen seventy-eight", "nineteen oh five", "two thousand and eighteen"."""

from __future__ import annotations

import re
from functools import cache

from checker.text.lookup import table

_WORDS = re.compile(r",?[ \n](?:of )?((?:[a-z]+)(?:[ -][a-z]+){1,4})")


def spelled_year(folded: str, offset: int) -> tuple[int, int] | None:
    """A year in words that stands at an offset, with where it ends; None where none does."""
    if folded[offset : offset + 6].lstrip(", \n")[:3] not in _openings():
        return None
    match = _WORDS.match(folded, offset)
    if match is None or not _small().keys() & {folded[match.start(1) : match.end(1)].split()[0].partition("-")[0]}:
        return None
    parts = [(word[0], match.start(1) + word.end()) for word in re.finditer(r"[a-z]+", match[1])]
    return _read([word for word, _ in parts], [end for _, end in parts])


def _read(words: list[str], ends: list[int]) -> tuple[int, int] | None:
    small = _small()
    if words[0] == "two" and words[1] == "thousand":
        at = 3 if len(words) > 3 and words[2] == "and" else 2
        rest = _below_hundred(words[at:])
        return (2000 + rest[0], ends[at + rest[1] - 1]) if rest else (2000, ends[1])
    century = small.get(words[0], 0)
    if not 10 <= century <= 20:
        return None
    if words[1] == "hundred":
        return century * 100, ends[1]
    if words[1] in ("oh", "o", "zero") and len(words) > 2 and 0 < small.get(words[2], 0) < 10:
        return century * 100 + small[words[2]], ends[2]
    rest = _below_hundred(words[1:])
    return (century * 100 + rest[0], ends[rest[1]]) if rest and rest[0] >= 10 else None


def _below_hundred(words: list[str]) -> tuple[int, int] | None:
    """A number of at most two words that a list begins with, and how many words it takes."""
    small = _small()
    first = small.get(words[0]) if words else None
    if first is None:
        return None
    second = small.get(words[1], 0) if len(words) > 1 and first >= 20 else 0
    return (first + second, 2) if 0 < second < 10 else (first, 1)


@cache
def _openings() -> frozenset[str]:
    """The first three letters of years in words: cheaper to look at than to read the words."""
    return frozenset(word[:3] for word, value in _small().items() if value == 2 or 10 <= value <= 20)


@cache
def _small() -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in table("numbers") if row["role"] in ("unit", "teen", "ten")}
