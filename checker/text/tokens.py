"""Words of a stretch of text, with their places."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from operator import add
from typing import NamedTuple

from checker.text.folding import fold

_PIECE = re.compile(
    r"""
    [A-Za-z]++(?:\s+|(?![\w'’.\-‐‑\xad]))              # most words, before what takes longer to tell
    | (?:
        \d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th)\b)?         # 1,200.5  17:30  15th; a trailing comma is a token of its own
        | [^\w\s]                                      # one mark of punctuation
        | (?:[^\W\d_]\.){2,}                           # U.S.
        | \w+(?:['’]\w+)?(?:[-‐‑\xad]\w+(?:['’]\w+)?)*  # word, don't, China's, one-year; with hyphens that are not seen
      )\s*
    | \s+                                             # before the first
    """,
    re.VERBOSE,
)
"""A token with the white space after it: piece after piece gives back the text, so that where each stands need not be asked."""


class Token(NamedTuple):
    """One word, number or mark; ``folded`` is in lower case with straight quotes."""

    start: int
    end: int
    text: str
    folded: str


_new = tuple.__new__  # what a named tuple's own constructor calls, without the checking of names


class Columns(NamedTuple):
    """The tokens of a stretch of text as columns, which are much sooner made than a token each."""

    starts: list[int]
    ends: list[int]
    texts: list[str]
    folded: list[str]

    def tokens(self) -> list[Token]:
        """The same token by token."""
        return [_new(Token, row) for row in zip(*self, strict=True)]


def columns(text: str, start: int = 0, end: int | None = None, *, folded: str | None = None) -> Columns:
    """The tokens of ``text[start:end]`` in order, with offsets into the whole text.

    Args:
        text: the text.
        start, end: the stretch of it.
        folded: the whole text as :func:`fold` gives it, where that is known.
    """
    stop = len(text) if end is None else min(end, len(text))
    pieces = _PIECE.findall(text, start, stop)
    starts = list(accumulate(map(len, pieces), initial=start))
    starts.pop()
    if pieces and pieces[0].isspace():
        del pieces[0], starts[0]
    texts = list(map(str.rstrip, pieces))
    ends = list(map(add, starts, map(len, texts)))
    if text.isascii() or text[start:stop].isascii():
        words = list(map(str.lower, texts))  # what folding comes to
    elif folded is not None:
        words = [folded[first:last] for first, last in zip(starts, ends, strict=True)]
    else:
        part = fold(text[start:stop])
        words = [part[first - start : last - start] for first, last in zip(starts, ends, strict=True)]
    return Columns(starts, ends, texts, words)


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The same, token by token."""
    return columns(text, start, end).tokens()


def token_at(tokens: Sequence[Token], offset: int) -> int:
    """Index of the first token that ends after an offset; how many tokens there are where none does."""
    at = bisect_left(tokens, (offset + 1,)) - 1  # the last that begins there or before
    return at if at >= 0 and tokens[at].end > offset else at + 1
