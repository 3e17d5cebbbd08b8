"""Pairs of rows that share a word, by an inverted index: each pair once and some at a time, so that memory does not grow with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.linking.bags import distinct, spread

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

BATCH = 50_000
"""Pairs that are given at a time."""


@dataclass(slots=True)
class Index:
    """The rows under each word.

    Attributes:
        rows: word by word, in order.
        few: by entry of ``rows`` whether its word is one that not too many share.
        last: by entry the end of its word.
        ends: by row where its entries begin in ``places``, and the end of the last.
        places: by row the places of its entries in ``rows``, of words that several share, and not too many.
        order: where each entry of ``rows`` comes from.
    """

    rows: Array
    few: Array
    last: Array
    ends: Array
    places: Array
    order: Array


def index(rows: Array, words: Array, count: int, *, largest: int, hot: Array | None = None) -> Index:
    """The index of some entries, a row and one of its words each.

    Args:
        count: how many rows there are.
        largest: a word that more rows share brings none together.
        hot: the words of which that holds, where these rows are not all there are.
    """
    import numpy as np

    order = np.lexsort((rows, words)).astype(np.int32)  # an entry takes 13 bytes, for there are as many as words that tell texts apart
    rows, words = rows[order].astype(np.int32), words[order]
    last = np.searchsorted(words, words, side="right").astype(np.int32)
    number = last - np.searchsorted(words, words).astype(np.int32)
    few = number <= largest if hot is None else ~np.isin(words, hot)
    entries = np.flatnonzero(few & (number > 1)).astype(np.int32)
    places = entries[np.argsort(rows[entries], kind="stable")]
    return Index(rows, few, last, np.searchsorted(rows[places], np.arange(count + 1)), places, order)


def following(rows: Array, groups: Array, count: int, *, reach: int) -> Array:
    """Each row with the next few of its group, as ``left * count + right``, each pair once and in order.

    Args:
        rows, groups: group by group, in the order in which they follow each other.
        reach: how many.
    """
    import numpy as np

    end = np.searchsorted(groups, groups, side="right")
    found = [np.zeros(0, dtype=np.int64)]
    step = max(1, BATCH // max(1, reach))
    for first in range(0, len(rows), step):
        here = np.arange(first, min(first + step, len(rows)))
        own, other = spread(here + 1, np.minimum(here + 1 + reach, end[here]))
        one, two = rows[here[own]], rows[other]
        found.append(distinct(np.minimum(one, two) * np.int64(count) + np.maximum(one, two)))
    joined = np.concatenate(found)
    found.clear()
    return distinct(joined)


def pairs(held: Index, beyond: Array) -> Iterator[tuple[Array, Array]]:
    """The pairs under each word that not too many share, and some others, each once, left before right, in order of left.

    Args:
        beyond: the others, as :func:`following` gives them.
    """
    import numpy as np

    count = len(held.ends) - 1
    if not count:
        return
    number = held.last[held.places] - held.places - 1
    total = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(number)])[held.ends]
    others = np.searchsorted(beyond, np.arange(count + 1) * count)
    batch = np.cumsum(np.diff(total) + np.diff(others)) // BATCH
    starts = np.searchsorted(batch, distinct(batch))
    for first, last in zip(starts, [*starts[1:], count], strict=True):
        places = held.places[held.ends[first] : held.ends[last]]
        own, other = spread(places + 1, held.last[places])
        keys = held.rows[places[own]] * np.int64(count) + held.rows[other]
        left, right = np.divmod(distinct(np.concatenate([keys, beyond[others[first] : others[last]]])), count)
        if len(left):
            yield left, right
