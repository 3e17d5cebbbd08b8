"""Sets of words as columns: many small sets in two arrays, and what pairs of them share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray


class Bags(NamedTuple):
    """Rows of distinct, sorted word numbers, each row from ``ends[row]`` to ``ends[row + 1]`` of ``words``.

    Attributes:
        ends: where each row begins, and the end of the last.
        words: the rows, one after the other.
        sums: the weight of all words of a row together.
    """

    ends: Array
    words: Array
    sums: Array

    def __len__(self) -> int:
        return len(self.ends) - 1


def bags(rows: Array, words: Array, count: int, weights: Array) -> Bags:
    """Bags from one entry a word: its row and its number, in any order, repeated ones once; words of no weight are left out.

    Args:
        count: how many rows there are.
        weights: by word number.
    """
    import numpy as np

    heavy = weights[words] > 0
    keys = np.unique(rows[heavy].astype(np.int64) * len(weights) + words[heavy])
    row, word = np.divmod(keys, max(1, len(weights)))
    ends = np.searchsorted(row, np.arange(count + 1))
    sums = np.bincount(row, weights=weights[word], minlength=count) if count else np.zeros(0)
    return Bags(ends, word.astype(np.int32), sums)


def spread(first: Array, last: Array) -> tuple[Array, Array]:
    """For each stretch ``first[i]:last[i]`` its number, repeated, and every position in it."""
    import numpy as np

    lengths = np.maximum(last - first, 0)
    rows = np.repeat(np.arange(len(lengths)), lengths)
    begins = np.cumsum(lengths) - lengths
    return rows, np.arange(int(lengths.sum())) - np.repeat(begins - first, lengths)


def shared(left: Bags, right: Bags, rows_l: Array, rows_r: Array, weights: Array) -> Array:
    """The weight of the words that two rows share, one number a pair of rows."""
    import numpy as np

    pair_l, at_l = spread(left.ends[rows_l], left.ends[rows_l + 1])
    pair_r, at_r = spread(right.ends[rows_r], right.ends[rows_r + 1])
    keys_l = pair_l * len(weights) + left.words[at_l]
    keys_r = pair_r * len(weights) + right.words[at_r]
    if not len(keys_l) or not len(keys_r):
        return np.zeros(len(rows_l))
    if len(keys_l) > len(keys_r):
        keys_l, keys_r = keys_r, keys_l
    found = keys_r[np.minimum(np.searchsorted(keys_r, keys_l), len(keys_r) - 1)] == keys_l
    pair, word = np.divmod(keys_l[found], len(weights))
    return np.bincount(pair, weights=weights[word], minlength=len(rows_l))


def likeness(left: Bags, right: Bags, rows_l: Array, rows_r: Array, weights: Array, *, few: float = 0.0) -> tuple[Array, Array]:
    """Two shares for each pair of rows: of the lighter row's words that the other has, and of both rows' words that both have.

    Args:
        few: weight added below the line, so that rows of one or two words say little.
    """
    import numpy as np

    common = shared(left, right, rows_l, rows_r, weights)
    sums_l, sums_r = left.sums[rows_l], right.sums[rows_r]
    lighter, both = np.minimum(sums_l, sums_r) + few, sums_l + sums_r - common + few
    return common / np.maximum(lighter, 1e-9), common / np.maximum(both, 1e-9)


def lacking(own: Bags, other: Bags, rows: Array, rows_o: Array, weights: Array) -> Array:
    """The weight of the words of a row that another row lacks, one number a pair of rows."""
    left: Array = own.sums[rows] - shared(own, other, rows, rows_o, weights)
    return left
