"""The words of texts as they are spelt, found once in each document and put together for any part of a corpus."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from checker.linking.heads import LEAD_CHARACTERS, bracketed, dateline, tickers
from checker.model import Document
from checker.text.openers import openers

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

WORD = re.compile(r"[^\W\d_]+(?:[.'’&](?=[^\W\d_])[^\W\d_]+)*")
_PIECES = re.compile(f"({WORD.pattern})")
"""Splitting by it gives what stands between the words too, so that where each begins need not be asked word by word."""
TEXT_STRIDE = 2**32
"""Offset of a document's first character from that of the one before, on the line of all texts."""


class Spelling(NamedTuple):
    """The words of one document as they are spelt.

    Attributes:
        spelt: the spellings, each once; the first ``own`` of them are those that stand there.
        own: how many.
        at: where each word of the text begins.
        used: its spelling, by its place in ``spelt``, in lower case where it has a capital only since a sentence begins with it.
        title: the same of the words of the title.
        skipped: words of the text before it tells anything itself: its title, where that stands over it too, and a dateline.
        called: words of the name that the title sets in brackets.
        listed: the tickers in the title and the opening.
    """

    spelt: tuple[str, ...]
    own: int
    at: array[int]
    used: array[int]
    title: array[int]
    skipped: int
    called: int
    listed: tuple[str, ...]


class Spelt(NamedTuple):
    """The words of some texts as they are spelt.

    Attributes:
        spelt: the spellings, each with its number; ``small`` those of them that the texts have in lower case.
        at: where each word begins on the line of all texts.
        used: its spelling.
        title_row, title_used: the same of the words of titles, with the number of the document.
        skipped, called: by document, as :class:`Spelling` has them.
        listed: number of the document and ticker, for each ticker.
    """

    spelt: dict[str, int]
    small: frozenset[str]
    at: Array
    used: Array
    title_row: Array
    title_used: Array
    skipped: list[int]
    called: list[int]
    listed: list[tuple[int, str]]


def spelling_of(document: Document) -> Spelling:
    """The words of a document as they are spelt; no other document plays a part."""
    spelt: defaultdict[str, int] = defaultdict()
    spelt.default_factory = spelt.__len__  # a new spelling gets the next number
    title, text = document.title or "", document.text
    pieces = _PIECES.split(text)
    begins = list(accumulate(map(len, pieces), initial=0))
    used = list(map(spelt.__getitem__, pieces[1::2]))
    in_title = list(map(spelt.__getitem__, WORD.findall(title)))
    spelt.default_factory = None
    own = len(spelt)
    plain = {
        spelt[capital]: spelt.setdefault(word, len(spelt))
        for word in sorted(openers(f"{title}\n{text}"))
        if (capital := word.capitalize()) in spelt
    }
    return Spelling(
        tuple(spelt),
        own,
        array("i", begins[1:-1:2]),
        array("i", _changed(used, plain)),
        array("i", _changed(in_title, plain)),
        len(WORD.findall(_unheaded(text, title))),
        len(WORD.findall(bracketed(title))),
        tuple(tickers(f"{title} {text[:LEAD_CHARACTERS]}")),
    )


def joined(spellings: Iterable[Spelling]) -> Spelt:
    """The words of some documents, of which the spellings come in order."""
    import numpy as np

    every = list(spellings)
    spelt: defaultdict[str, int] = defaultdict()
    spelt.default_factory = spelt.__len__
    numbers = [np.fromiter(map(spelt.__getitem__, one.spelt), np.int32, len(one.spelt)) for one in every]
    spelt.default_factory = None
    none = np.zeros(0, dtype=np.int32)
    rows = np.arange(len(every), dtype=np.int64)
    lengths = np.array([len(one.used) for one in every], dtype=np.int64)
    titles = np.array([len(one.title) for one in every], dtype=np.int64)
    begins = np.concatenate([none, *(np.frombuffer(one.at, dtype=np.int32) for one in every)]).astype(np.int64)
    return Spelt(
        spelt,
        frozenset(text for one in every for text in one.spelt[: one.own] if text.islower()),
        begins + np.repeat(rows * TEXT_STRIDE, lengths),
        np.concatenate([none, *(number[np.frombuffer(one.used, dtype=np.int32)] for one, number in zip(every, numbers, strict=True))]),
        np.repeat(rows, titles),
        np.concatenate([none, *(number[np.frombuffer(one.title, dtype=np.int32)] for one, number in zip(every, numbers, strict=True))]),
        [one.skipped for one in every],
        [one.called for one in every],
        [(row, ticker) for row, one in enumerate(every) for ticker in one.listed],
    )


def _changed(used: Iterable[int], plain: dict[int, int]) -> Iterable[int]:
    return (plain.get(spelling, spelling) for spelling in used) if plain else used


def _unheaded(text: str, title: str) -> str:
    """What stands before a text itself: its title, where the text has that over it too, and a dateline."""
    above = text[: text.find(title) + len(title)] if title and text[: len(title) + _LONGEST_MARK].lstrip("# \n").startswith(title) else ""
    return above + dateline(text[len(above) :].lstrip())


_LONGEST_MARK = 8
"""Characters before the title in its line: "## "."""
