"""Words of a stretch of text, with their places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from checker.text.folding import fold

_PIECE = re.compile(
    r"""
    [A-Za-z]+(?:[ ]|(?![\w'’.-]))                      # most words, before what takes longer to tell
    | (?:
        \d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th)\b)?         # 1,200.5  17:30  15th; a trailing comma is a token of its own
        | [^\w\s]                                      # one mark of punctuation
        | (?:[^\W\d_]\.){2,}                           # U.S.
        | \w+(?:['’]\w+)?(?:-\w+(?:['’]\w+)?)*         # word, don't, China's, one-year
      )[ ]?
    | \s+
    """,
    re.VERBOSE,
)
"""A token with the space after it, or white space: piece after piece gives back the text, so that where each stands need not be asked."""


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
    pieces = _PIECE.findall(text, start, stop)
    places = zip(accumulate(map(len, pieces), initial=start), pieces, strict=False)
    if folded is None:
        part = fold(text[start:stop])
        return [
            _new(Token, (at, at + size, piece[:size], part[at - start : at - start + size]))
            for at, piece in places
            if (size := len(piece.rstrip()))
        ]
    return [_new(Token, (at, at + size, piece[:size], folded[at : at + size])) for at, piece in places if (size := len(piece.rstrip()))]


def token_at(tokens: Sequence[Token], offset: int) -> int:
    """Index of the first token that ends after an offset; how many tokens there are where none does."""
    at = bisect_left(tokens, (offset + 1,)) - 1  # the last that begins there or before
    return at if at >= 0 and tokens[at].end > offset else at + 1
