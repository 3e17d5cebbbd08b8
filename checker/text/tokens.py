"""Words of a stretch of text, with their places."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.text.folding import fold

_TOKEN = re.compile(
    r"""
    [A-Za-z]+(?![\w'’.-])                          # most words, before what takes longer to tell
    | \d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th)\b)?       # 1,200.5  17:30  15th; a trailing comma is a token of its own
    | [^\w\s]                                      # one mark of punctuation
    | (?:[^\W\d_]\.){2,}                           # U.S.
    | \w+(?:['’]\w+)?(?:-\w+(?:['’]\w+)?)*         # word, don't, China's, one-year
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """One word, number or mark; ``folded`` is in lower case with straight quotes."""

    start: int
    end: int
    text: str
    folded: str


_new = tuple.__new__  # what a named tuple's own constructor calls, without the checking of names: this is the hottest line of reading


def tokenize(text: str, start: int = 0, end: int | None = None, *, folded: str | None = None) -> list[Token]:
    """The tokens of ``text[start:end]`` in order, with offsets into the whole text.

    Args:
        text: the text.
        start, end: the stretch of it.
        folded: the whole text as :func:`fold` gives it, where that is known.
    """
    stop = len(text) if end is None else min(end, len(text))
    spans = [match.span() for match in _TOKEN.finditer(text, start, stop)]
    if folded is None:
        part = fold(text[start:stop])
        return [_new(Token, (first, last, text[first:last], part[first - start : last - start])) for first, last in spans]
    return [_new(Token, (first, last, text[first:last], folded[first:last])) for first, last in spans]
