"""Pairs of claims that linking weighs: of two documents of one story every claim with every claim on its line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from checker.linking.bags import spread
from checker.linking.facts import LINES, Facts
from checker.linking.stories import Stories

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

BATCH = 200_000
"""Pairs that are weighed at a time, so that memory does not grow with the corpus."""
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


def pair_batches(facts: Facts, stories: Stories) -> Iterator[Pairs]:
    """The pairs of all pairs of documents, some pairs of documents at a time; those of two documents stay together."""
    import numpy as np

    lines = max(LINES.values()) + 1
    documents = int(facts.document[-1]) + 1 if len(facts) else 0
    key = facts.document * lines + facts.line
    order = np.argsort(key, kind="stable")
    ends = np.searchsorted(key[order], np.arange(documents * lines + 1))
    held = np.diff(ends).reshape(documents, lines)
    inside = (stories.left < documents) & (stories.right < documents)
    number = np.flatnonzero(inside)
    left, right = stories.left[number], stories.right[number]
    limit = int(MOST_PAIRS**0.5)
    fewer = np.minimum(held, limit)
    over = held[left].astype(np.int64) * held[right] > MOST_PAIRS
    counts_l, counts_r = np.where(over, fewer[left], held[left]), np.where(over, fewer[right], held[right])
    if not len(left):
        return
    sizes = (counts_l.astype(np.int64) * counts_r).sum(axis=1)
    batch = np.cumsum(sizes) // BATCH
    starts = np.searchsorted(batch, np.unique(batch))
    for first, last in zip(starts, [*starts[1:], len(left)], strict=True):
        some = slice(first, last)
        row, line = np.nonzero((counts_l[some] > 0) & (counts_r[some] > 0))
        one, two = left[some][row] * lines + line, right[some][row] * lines + line
        count_l, count_r = counts_l[some][row, line], counts_r[some][row, line]
        which, at_l = spread(ends[one], ends[one] + count_l)
        again, at_r = spread(ends[two][which], ends[two][which] + count_r[which])
        rows_l, rows_r = order[at_l][again], order[at_r]
        yield Pairs(rows_l, rows_r, number[some][row][which][again])
