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


def holds(bag: Bags, rows: Array, words: Array) -> Array:
    """Tell of some rows, one word each, whether the row has the word: a search by halves in all rows at once."""
    import numpy as np

    low, high = bag.ends[rows], bag.ends[rows + 1]
    last = max(0, len(bag.words) - 1)
    if not len(rows) or not len(bag.words):
        return np.zeros(len(rows), dtype=bool)
    end = high.copy()
    for _ in range(int((high - low).max()).bit_length()):
        middle = (low + high) >> 1
        before = (low < high) & (bag.words[np.minimum(middle, last)] < words)
        low = np.where(before, middle + 1, low)
        high = np.where(before, high, middle)
    found: Array = (low < end) & (bag.words[np.minimum(low, last)] == words)
    return found


def shared(left: Bags, right: Bags, rows_l: Array, rows_r: Array, weights: Array) -> Array:
    """The weight of the words that two rows share, one number a pair of rows."""
    import numpy as np

    size_l, size_r = ((bag.ends[rows + 1] - bag.ends[rows]).sum() for bag, rows in ((left, rows_l), (right, rows_r)))
    if size_l > size_r:
        left, right, rows_l, rows_r = right, left, rows_r, rows_l
    pair, at = spread(left.ends[rows_l], left.ends[rows_l + 1])
    words = left.words[at]
    common = holds(right, rows_r[pair], words)
    return np.bincount(pair[common], weights=weights[words[common]], minlength=len(rows_l))


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
