"""Words of a stretch of text, with their places."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.text.folding import fold

_TOKEN = re.compile(
    r"""
    \d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th)\b)?         # 1,200.5  17:30  15th; a trailing comma is a token of its own
    | (?:[^\W\d_]\.){2,}                           # U.S.
    | \w+(?:['’]\w+)?(?:-\w+(?:['’]\w+)?)*         # word, don't, China's, one-year
    | [^\w\s]                                      # one mark of punctuation
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """One word, number or mark; ``folded`` is in lower case with straight quotes."""

    start: int
    end: int
    text: str
    folded: str


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]`` in order, with offsets into the whole text."""
    stop = len(text) if end is None else min(end, len(text))
    folded = fold(text[start:stop])
    return [Token(m.start(), m.end(), m.group(), folded[m.start() - start : m.end() - start]) for m in _TOKEN.finditer(text, start, stop)]
