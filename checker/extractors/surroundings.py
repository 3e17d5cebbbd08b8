"""The words around a place of a text, as far as its sentence goes."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[.!?;:]\s")
_WORD = re.compile(r"[a-z]+")


def words_before(folded: str, start: int, far: int) -> set[str]:
    """The words of the same sentence that stand before a place, so many characters back."""
    begin = max(0, start - far)
    ends = [match.end() for match in _SENTENCE.finditer(folded, begin, start)]
    return set(_WORD.findall(folded, ends[-1] if ends else begin, start))
