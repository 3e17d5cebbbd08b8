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

    heavy = weights > 0
    size = max(1, len(weights))
    steps = range(0, max(1, count), max(1, count * _AT_ONCE // max(1, len(rows))))
    lengths: list[Array] = []
    held: list[Array] = []
    sums: list[Array] = []
    for first, last in zip(steps, [*steps[1:], count], strict=True):
        some = (rows >= first) & (rows < last) if len(steps) > 1 else slice(None)
        own = words[some]
        keys = distinct((rows[some][heavy[own]] - first) * np.int64(size) + own[heavy[own]])
        row, word = np.divmod(keys, size)
        lengths.append(np.bincount(row, minlength=last - first))
        held.append(word.astype(np.int32))
        sums.append(np.bincount(row, weights=weights[word], minlength=last - first))
    ends = np.cumsum(np.concatenate([np.zeros(1, dtype=np.int64), *lengths]))
    return Bags(ends, np.concatenate([np.zeros(0, dtype=np.int32), *held]), np.concatenate([np.zeros(0), *sums]))


_AT_ONCE = 2_000_000
"""Entries that are put in order at a time, so that memory does not grow with them."""


def distinct(keys: Array) -> Array:
    """The different ones of some numbers, in order; for many numbers quicker than ``numpy.unique``, which looks each up in a table."""
    import numpy as np

    ordered = np.sort(keys)
    new = np.ones(len(ordered), dtype=bool)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return ordered[new]


def weighed(bag: Bags, weights: Array) -> Bags:
    """The same rows with other weights; words of no weight are left out."""
    import numpy as np

    kept = weights[bag.words] > 0
    row = np.repeat(np.arange(len(bag), dtype=np.int32), np.diff(bag.ends))[kept]
    words = bag.words[kept]
    ends = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(np.bincount(row, minlength=len(bag)))])
    return Bags(ends, words, np.bincount(row, weights=weights[words], minlength=len(bag)))


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
    """The weight of the words that two rows share, one number a pair of rows.

    Quickest where pairs of one row stand together. Whatever way is taken, words are added up in order, so that the sums are the same.
    """
    import numpy as np

    if len(rows_l) < _MANY:
        return _one_by_one(left, right, rows_l, rows_r, weights)
    if len(left.words) + len(right.words) >= _SHORT * (len(left) + len(right)):
        return _shared(left, right, rows_l, rows_r, weights)
    marks_l = _marks(left)
    marks_r = marks_l if right is left else _marks(right)
    some = np.flatnonzero(marks_l[rows_l] & marks_r[rows_r])
    common = np.zeros(len(rows_l))
    common[some] = _shared(left, right, rows_l[some], rows_r[some], weights)
    return common


_MANY = 2_000
"""Pairs from which it pays to ask how they lie."""
_SHORT = 12
"""Words of a row below which most pairs are told apart by :func:`_marks`."""


def _marks(bag: Bags) -> Array:
    """By row 64 bits, of which each word sets one: rows without a common bit share nothing."""
    import numpy as np

    bits = np.left_shift(np.uint64(1), (bag.words & 63).astype(np.uint64))
    found = np.zeros(len(bag), dtype=np.uint64)
    full = np.flatnonzero(np.diff(bag.ends))
    if len(full):
        found[full] = np.bitwise_or.reduceat(bits, bag.ends[full])
    return found


def _shared(left: Bags, right: Bags, rows_l: Array, rows_r: Array, weights: Array) -> Array:
    """The same as :func:`shared`, by a table of the rows of one side or by looking for each word, whichever reads and writes less."""
    import numpy as np

    lengths_l, lengths_r = np.diff(left.ends), np.diff(right.ends)
    firsts_l, firsts_r = _firsts(rows_l), _firsts(rows_r)
    size_l, size_r = int(lengths_l[rows_l].sum()), int(lengths_r[rows_r].sum())
    longest = (lengths_r if size_l <= size_r else lengths_l).max(initial=0)
    tabled_l = _WRITING * int(lengths_l[rows_l[firsts_l]].sum()) + size_r
    tabled_r = _WRITING * int(lengths_r[rows_r[firsts_r]].sum()) + size_l
    looked_for = min(size_l, size_r) * (1 + int(longest).bit_length()) // 2
    if looked_for <= min(tabled_l, tabled_r):
        return _one_by_one(left, right, rows_l, rows_r, weights)
    if tabled_l <= tabled_r:
        return _by_table(left, right, rows_l, rows_r, firsts_l, weights)
    return _by_table(right, left, rows_r, rows_l, firsts_r, weights)


_WRITING = 3
"""What a word of the table costs, which is written and blotted out again, in words that are looked up."""


def _firsts(rows: Array) -> Array:
    """Where each run of one row begins."""
    import numpy as np

    new = np.ones(len(rows), dtype=bool)
    np.not_equal(rows[1:], rows[:-1], out=new[1:])
    return np.flatnonzero(new)


def _one_by_one(left: Bags, right: Bags, rows_l: Array, rows_r: Array, weights: Array) -> Array:
    """The same as :func:`shared`: each word of the side that has fewer is looked for in the row of the other."""
    import numpy as np

    size_l, size_r = ((bag.ends[rows + 1] - bag.ends[rows]).sum() for bag, rows in ((left, rows_l), (right, rows_r)))
    if size_l > size_r:
        left, right, rows_l, rows_r = right, left, rows_r, rows_l
    pair, at = spread(left.ends[rows_l], left.ends[rows_l + 1])
    words = left.words[at]
    common = holds(right, rows_r[pair], words)
    return np.bincount(pair[common], weights=weights[words[common]], minlength=len(rows_l))


def _by_table(held: Bags, asked: Bags, rows_h: Array, rows_a: Array, firsts: Array, weights: Array) -> Array:
    """The same as :func:`shared`, quick where one side has long runs of one row.

    Some of these rows at a time are written out as a table with a column a word, in which the words of the other rows are looked up.

    Args:
        held, rows_h: the side with the runs; ``firsts`` is where they begin.
        asked, rows_a: the other side.
    """
    import numpy as np

    size = max(1, len(weights))
    at_once = max(1, _TABLE // size)
    table = np.zeros(min(at_once, len(firsts)) * size)
    common = np.zeros(len(rows_h))
    ends = np.append(firsts, len(rows_h))
    for begin in range(0, len(firsts), at_once):
        bounds = ends[begin : begin + at_once + 1]
        own = slice(bounds[0], bounds[-1])
        some = rows_h[bounds[:-1]]
        slot, at = spread(held.ends[some], held.ends[some + 1])
        words = held.words[at]
        places = slot * size + words
        table[places] = weights[words]
        row = np.repeat(np.arange(len(some)) * size, np.diff(bounds))
        pair, at = spread(asked.ends[rows_a[own]], asked.ends[rows_a[own] + 1])
        common[own] = np.bincount(pair, weights=table[row[pair] + asked.words[at]], minlength=own.stop - own.start)
        table[places] = 0.0
    return common


_TABLE = 1_000_000
"""Fields of the table: so many stay near the processor."""


def likeness(left: Bags, right: Bags, rows_l: Array, rows_r: Array, weights: Array, *, few: float = 0.0) -> tuple[Array, Array]:
    """Two shares for each pair of rows: of the lighter row's words that the other has, and of both rows' words that both have.

    Args:
        few: weight added below the line, so that rows of one or two words say little.
    """
    return shares(shared(left, right, rows_l, rows_r, weights), left.sums[rows_l], right.sums[rows_r], few=few)


def shares(common: Array, sums_l: Array, sums_r: Array, *, few: float) -> tuple[Array, Array]:
    """What :func:`likeness` gives, from the weight that is shared and those of both rows."""
    import numpy as np

    lighter, both = np.minimum(sums_l, sums_r) + few, sums_l + sums_r - common + few
    return common / np.maximum(lighter, 1e-9), common / np.maximum(both, 1e-9)


def lacking(own: Bags, other: Bags, rows: Array, rows_o: Array, weights: Array) -> Array:
    """The weight of the words of a row that another row lacks, one number a pair of rows."""
    left: Array = own.sums[rows] - shared(own, other, rows, rows_o, weights)
    return left
