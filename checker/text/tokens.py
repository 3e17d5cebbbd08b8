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


class _Read(dict[str, tuple[str, int, str | None]]):
    """Piece to what it is: the token's text, its length, 0 for white space, and its folded text, None where that depends on what is around.

    The words of a language come again and again: so each is told, and held, but once.
    """

    def __missing__(self, piece: str) -> tuple[str, int, str | None]:
        if len(self) >= _MOST_READ:
            self.clear()
        text = piece.rstrip()
        known = self[piece] = (text, len(text), fold(text) if text.isascii() else None)  # a last "Σ" is another letter
        return known


_MOST_READ = 1 << 16
_read = _Read()
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
    places = accumulate(map(len, pieces), initial=start)
    rows = zip(places, map(_read.__getitem__, pieces), strict=False)
    if folded is None:
        part = fold(text[start:stop])
        return [
            _new(Token, (at, at + size, word, part[at - start : at - start + size] if low is None else low))
            for at, (word, size, low) in rows
            if size
        ]
    return [_new(Token, (at, at + size, word, folded[at : at + size] if low is None else low)) for at, (word, size, low) in rows if size]


def token_at(tokens: Sequence[Token], offset: int) -> int:
    """Index of the first token that ends after an offset; how many tokens there are where none does."""
    at = bisect_left(tokens, (offset + 1,)) - 1  # the last that begins there or before
    return at if at >= 0 and tokens[at].end > offset else at + 1
