"""Words with a capital, and those of them by which a name can be told: most sentences have none, and are asked for no names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from checker.text.countries import countries_by_name
from checker.text.folding import fold
from checker.text.lookup import table
from checker.text.places import begins_place, leading_letters

_CAPITAL = re.compile(r"[A-Z\x80-\U0010ffff](?<![^\W\d_].)\w*", re.DOTALL)
"""A word that may begin with a capital; the letter comes before what is asked of the one before it, since so few are capitals."""
_ASCII_CAPITAL = re.compile(r"[A-Z](?<![A-Za-z].)\w*", re.ASCII | re.DOTALL)
"""The same where a text is plain ASCII."""


class Capitals(NamedTuple):
    """Where words with a capital begin, and those of them by which a name can be told: a sentence without any of these has none."""

    every: Sequence[int]
    telling: Sequence[int]

    def between(self, start: int, end: int) -> Capitals:
        """Those in a stretch of the text."""
        first, stop = bisect_left(self.telling, start), bisect_left(self.telling, end)
        if first == stop:
            return NONE
        return Capitals(self.every[bisect_left(self.every, start) : bisect_left(self.every, end)], self.telling[first:stop])


NONE = Capitals((), ())


def capitals(text: str) -> Capitals:
    """The capitals of a text."""
    found = [(match.start(), match[0]) for match in (_ASCII_CAPITAL if text.isascii() else _CAPITAL).finditer(text)]
    return Capitals([start for start, _ in found], [start for start, letters in found if _tells(letters)])


@lru_cache(maxsize=1 << 16)
def _tells(letters: str) -> bool:
    """Tell whether by a word that begins with these letters some name may be told."""
    return (
        begins_place(letters)
        or letters in _country_letters()
        or (letters.isupper() and 2 < len(letters) < 7)
        or fold(letters) in _body_letters()
    )


@cache
def _country_letters() -> frozenset[str]:
    return frozenset(leading_letters(run[0]) for run in countries_by_name())


@cache
def _body_letters() -> frozenset[str]:
    return frozenset(leading_letters(row["word"]) for row in table("bodies"))
