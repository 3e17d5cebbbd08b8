"""Pairs of claims that linking weighs: of two documents of one story every claim with every claim on its line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from checker.linking.bags import spread
from checker.linking.claim_columns import LINES
from checker.linking.facts import Facts
from checker.linking.stories import Stories

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

BATCH = 50_000
"""Pairs that are weighed at a time, so that memory does not grow with the corpus: a pair takes about 700 bytes."""
MOST_PAIRS = 40_000
"""Pairs of two documents on one line; of more, only those that begin the documents are weighed, and the documents are reported."""


class Pairs(NamedTuple):
    """Pairs of claims.

    Attributes:
        left, right: rows of the facts, the left one of the earlier document.
        story: number of the pair of documents.
    """

    left: Array
    right: Array
    story: Array


def numbered(group: Array, *rows: Array) -> tuple[Array, int]:
    """Numbers that are equal where the group and each of its rows are, and one more than the largest: small ones, and no order is made.

    Args:
        group: a number for each entry, such as that of its pair of documents; groups are numbered in order.
        rows: numbers of an entry that lie near each other within a group, such as its claims.
    """
    import numpy as np

    if not len(group):
        return np.zeros(0, dtype=np.int64), 0
    own = group - group.min()
    code = np.zeros(len(own), dtype=np.int64)
    count = np.ones(int(own.max()) + 1, dtype=np.int64)
    for row in rows:
        least = np.full(len(count), np.iinfo(np.int64).max)
        most = np.full(len(count), -1)
        np.minimum.at(least, own, row)
        np.maximum.at(most, own, row)
        width = np.where(most < 0, 0, most - least + 1)
        code = code * width[own] + row - least[own]
        count *= width
    ends = np.cumsum(count)
    code += (ends - count)[own]
    if ends[-1] <= _SPARSE * len(own):
        return code, int(ends[-1])
    known, code = np.unique(code, return_inverse=True)
    return code, len(known)


_SPARSE = 8
"""Numbers there may be to an entry before those that none has are left out."""


class _Held(NamedTuple):
    """What the documents hold.

    Attributes:
        order, ends: the claims by document and line, and where those of each begin.
        number, left, right: of each pair of documents.
        counts_l, counts_r: by pair of documents and line how many claims of each side are weighed.
        over: where that is fewer than there are.
    """

    order: Array
    ends: Array
    number: Array
    left: Array
    right: Array
    counts_l: Array
    counts_r: Array
    over: Array


def _held(facts: Facts, stories: Stories) -> _Held:
    import numpy as np

    documents = int(facts.document[-1]) + 1 if len(facts) else 0
    key = facts.document * _LINES + facts.line
    order = np.argsort(key, kind="stable")
    ends = np.searchsorted(key[order], np.arange(documents * _LINES + 1))
    held = np.diff(ends).reshape(documents, _LINES)
    number = np.flatnonzero((stories.left < documents) & (stories.right < documents))
    left, right = stories.left[number], stories.right[number]
    fewer = np.minimum(held, int(MOST_PAIRS**0.5))
    over = held[left].astype(np.int64) * held[right] > MOST_PAIRS
    return _Held(order, ends, number, left, right, np.where(over, fewer[left], held[left]), np.where(over, fewer[right], held[right]), over)


_LINES = max(LINES.values()) + 1


def too_large(facts: Facts, stories: Stories) -> int:
    """How many pairs of documents have too many pairs of claims for all to be weighed."""
    return int(_held(facts, stories).over.any(axis=1).sum())


def pair_batches(facts: Facts, stories: Stories) -> Iterator[Pairs]:
    """The pairs of all pairs of documents, some pairs of documents at a time; those of two documents stay together."""
    import numpy as np

    order, ends, number, left, right, counts_l, counts_r, _ = _held(facts, stories)
    if not len(left):
        return
    sizes = (counts_l.astype(np.int64) * counts_r).sum(axis=1)
    batch = np.cumsum(sizes) // BATCH
    starts = np.searchsorted(batch, np.unique(batch))
    for first, last in zip(starts, [*starts[1:], len(left)], strict=True):
        some = slice(first, last)
        row, line = np.nonzero((counts_l[some] > 0) & (counts_r[some] > 0))
        one, two = left[some][row] * _LINES + line, right[some][row] * _LINES + line
        count_l, count_r = counts_l[some][row, line], counts_r[some][row, line]
        which, at_l = spread(ends[one], ends[one] + count_l)
        again, at_r = spread(ends[two][which], ends[two][which] + count_r[which])
        rows_l, rows_r = order[at_l][again], order[at_r]
        yield Pairs(rows_l, rows_r, number[some][row][which][again])
