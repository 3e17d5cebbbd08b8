"""Words that have a capital only since a sentence begins with them: "Revenue rose", "Clouds hung over Harwick"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from checker.text.folding import fold
from checker.text.lookup import lines
from checker.text.tagging import is_common_word

_WORD = re.compile(r"\b[A-Za-z][A-Za-z&'’-]+")
_GOES_ON = frozenset(",&'’)%")
"""Marks after which a sentence goes on."""


@lru_cache(maxsize=1024)
def openers(text: str) -> frozenset[str]:
    """The folded common words that stand with a capital where sentences of a text begin, and nowhere inside one.

    A word is common if a table has it or the text has it in lower case too. Two such words with a capital each ("Silver Lake") are a name.
    """
    opening: set[str] = set()
    inside: set[str] = set()
    small: set[str] = set()
    last, last_end = "", -1
    for match in _WORD.finditer(text):
        word, start = match[0], match.start()
        bare = _bare(word)
        if word[0].islower():
            small.add(bare)
        elif not _is_inside(text, start):
            opening.add(bare)
        else:
            inside.add(bare)
            if last and last_end == start - 1 and is_common(bare):
                inside.add(last)
        last, last_end = (bare, match.end()) if word[0].isupper() else ("", -1)
    return frozenset(word for word in opening - inside if word in small or is_common(word))


def is_common(word: str) -> bool:
    """Tell whether a folded word, or each part of one with hyphens, is a common noun or another word of the language."""
    return all(part in _nouns() or is_common_word(part) for part in word.split("-"))


def _bare(word: str) -> str:
    return fold(word).removesuffix("'s")


def _is_inside(text: str, start: int) -> bool:
    """Tell whether a word stands inside a sentence: after a word or a comma, and one space."""
    if start < 2 or text[start - 1] != " ":
        return False
    return text[start - 2].isalnum() or text[start - 2] in _GOES_ON


@cache
def _nouns() -> frozenset[str]:
    return frozenset(lines("common_nouns")[1:])
