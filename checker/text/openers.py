"""Words that have a capital only since a sentence begins with them: "Revenue rose", "Clouds hung over Harwick"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from checker.text.folding import fold
from checker.text.lookup import lines
from checker.text.tagging import common_words

_WORD = re.compile(r"(\b[A-Za-z][A-Za-z&'’-]+)")
"""A group, so that splitting by it gives what stands between the words too."""
_GOES_ON = frozenset(",&'’)%")
"""Marks after which a sentence goes on."""


@lru_cache(maxsize=1024)
def openers(text: str) -> frozenset[str]:
    """The folded common words that stand with a capital where sentences of a text begin, and nowhere inside one.

    A word is common if a table has it or the text has it in lower case too. Two such words with a capital each ("Silver Lake") are a name.
    """
    pieces = _WORD.split(text)
    gaps, words = pieces[::2], pieces[1::2]
    opening: set[str] = set()
    inside: set[str] = set()
    last, last_at = "", -2
    for at in [at for at, word in enumerate(words) if word < _SMALL]:
        bare = _bare(words[at])
        gap = gaps[at]
        if not _is_inside(gap, words[at - 1] if at else ""):
            opening.add(bare)
        else:
            inside.add(bare)
            if last_at == at - 1 and len(gap) == 1 and is_common(bare):
                inside.add(last)
        last, last_at = bare, at
    known = {word for word in opening - inside if is_common(word)}
    asked = opening - inside - known
    return frozenset(known | asked.intersection(_bare(word) for word in set(words) if word >= _SMALL) if asked else known)


_SMALL = "["
"""What comes after all words with a capital and before all in lower case; the first letters are of the alphabet alone."""


def is_common(word: str) -> bool:
    """Tell whether a folded word, or each part of one with hyphens, is a common noun or another word of the language."""
    return _common().issuperset(word.split("-"))


def _bare(word: str) -> str:
    return fold(word).removesuffix("'s")


def _is_inside(gap: str, before: str) -> bool:
    """Tell whether a word stands inside a sentence: after a word or a comma, and one space.

    Args:
        gap: what stands between it and the word before; empty where there is none.
        before: that word.
    """
    if gap[-1:] != " ":
        return False
    last = gap[-2] if len(gap) > 1 else before[-1:]
    return last.isalnum() or last in _GOES_ON


@cache
def _common() -> frozenset[str]:
    return common_words().union(lines("common_nouns")[1:])
