"""Sets of words as columns, against sets of Python."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.linking import bags as room
from checker.linking.bags import Bags, bags, distinct, holds, lacking, likeness, shared, spread, weighed
from checker.linking.stories import _without_lonely

WEIGHT = np.array([0.0, 1.0, 2.5, 0.5, 4.0, 0.0, 3.0])
SETS = st.lists(st.lists(st.integers(0, len(WEIGHT) - 1), max_size=8), min_size=1, max_size=5)


def _bags(rows: list[list[int]]) -> Bags:
    entries = [(number, word) for number, row in enumerate(rows) for word in row]
    return bags(*(np.array([entry[side] for entry in entries], dtype=np.int64) for side in (0, 1)), len(rows), WEIGHT)


def _heavy(row: list[int]) -> set[int]:
    return {word for word in row if WEIGHT[word] > 0}


def _weight(words: set[int]) -> float:
    return float(sum(WEIGHT[word] for word in words))


@given(SETS)
@settings(deadline=None)
def test_rows(rows: list[list[int]]) -> None:
    """A row holds its words once and sorted, those of no weight left out, and knows their weight together."""
    made = _bags(rows)
    assert len(made) == len(rows)
    assert [made.words[made.ends[at] : made.ends[at + 1]].tolist() for at in range(len(rows))] == [sorted(_heavy(row)) for row in rows]
    assert made.sums.tolist() == pytest.approx([_weight(_heavy(row)) for row in rows])


@given(SETS, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_any_order(rows: list[list[int]], random: object) -> None:
    """The order of words in a row plays no part."""
    mixed = [sorted(row, key=lambda _: random.random()) for row in rows]  # type: ignore[attr-defined]
    for one, other in zip(_bags(rows), _bags(mixed), strict=True):
        assert one.tolist() == other.tolist()


def test_nothing() -> None:
    """No rows are no bags, and rows without words have no weight."""
    assert len(_bags([])) == 0
    assert _bags([[], []]).sums.tolist() == [0.0, 0.0]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), max_size=6))
@settings(deadline=None)
def test_spread(stretches: list[tuple[int, int]]) -> None:
    """Each place of each stretch, with the number of the stretch; one that ends before it begins has none."""
    rows, places = spread(*(np.array([each[side] for each in stretches], dtype=np.int64) for side in (0, 1)))
    expected = [(number, place) for number, (first, last) in enumerate(stretches) for place in range(first, last)]
    assert list(zip(rows.tolist(), places.tolist(), strict=True)) == expected


@given(SETS, SETS)
@settings(deadline=None)
def test_pairs(left: list[list[int]], right: list[list[int]]) -> None:
    """What two rows share, what one lacks of the other, and how alike they are: as sets would have it, and the same from both sides."""
    one, two = _bags(left), _bags(right)
    rows_l, rows_r = (grid.reshape(-1) for grid in np.meshgrid(np.arange(len(left)), np.arange(len(right)), indexing="ij"))
    sets = [(_heavy(left[x]), _heavy(right[y])) for x, y in zip(rows_l, rows_r, strict=True)]
    common = [_weight(x & y) for x, y in sets]
    assert shared(one, two, rows_l, rows_r, WEIGHT) == pytest.approx(common)
    assert shared(two, one, rows_r, rows_l, WEIGHT) == pytest.approx(common)
    assert lacking(one, two, rows_l, rows_r, WEIGHT) == pytest.approx([_weight(x - y) for x, y in sets])
    within, alike = likeness(one, two, rows_l, rows_r, WEIGHT, few=1.0)
    assert within == pytest.approx([_weight(x & y) / (min(_weight(x), _weight(y)) + 1) for x, y in sets])
    assert alike == pytest.approx([_weight(x & y) / (_weight(x | y) + 1) for x, y in sets])


def test_likeness_of_nothing() -> None:
    """Empty rows are not alike."""
    empty = _bags([[], []])
    within, alike = likeness(empty, empty, np.array([0]), np.array([1]), WEIGHT)
    assert (within.tolist(), alike.tolist()) == ([0.0], [0.0])


WORDS = 40
LARGE_SETS = st.lists(st.frozensets(st.integers(0, WORDS - 1), max_size=12), min_size=1, max_size=8)
LARGE_WEIGHT = np.linspace(0.5, 3.0, WORDS)


def held(sets: list[frozenset[int]]) -> tuple[list[tuple[int, int]], Bags]:
    entries = [(row, word) for row, words in enumerate(sets) for word in words]
    rows, words = np.array(entries, dtype=np.int64).reshape(-1, 2).T
    return entries, bags(rows, words, len(sets), LARGE_WEIGHT)


@given(LARGE_SETS, st.sampled_from([(1 << 30, 12), (0, 12), (0, 0)]), st.sampled_from([1, 3 * WORDS, 1000]), st.integers(0, 3))
def test_shared(sets: list[frozenset[int]], limits: tuple[int, int], table: int, order: int) -> None:
    """The weight of the words that two rows share is that of the words in both sets, added up in order, whatever way it is found.

    ``order`` is how the pairs lie: by their left row, by their right one, once more, or mixed.
    """
    _, bag = held(sets)
    left, right = (side.reshape(-1) for side in np.indices((len(sets), len(sets))))
    if order == 1:
        left, right = right, left
    elif order == 2:
        left, right = np.repeat(left, 2), np.repeat(right, 2)
    elif order == 3:
        mixed = np.argsort((left * 7 + right * 5) % 11, kind="stable")
        left, right = left[mixed], right[mixed]
    expected = [float(sum(LARGE_WEIGHT[word] for word in sorted(sets[one] & sets[two]))) for one, two in zip(left, right, strict=True)]
    with pytest.MonkeyPatch.context() as patched:
        for name, value in zip(("_MANY", "_SHORT", "_TABLE"), (*limits, table), strict=True):
            patched.setattr(room, name, value)
        assert shared(bag, bag, left, right, LARGE_WEIGHT).tolist() == expected
        fewer = _without_words(sets, {0, 1, 2})
        assert shared(fewer, bag, left, right, LARGE_WEIGHT).tolist() == shared(bag, fewer, right, left, LARGE_WEIGHT).tolist()


@given(LARGE_SETS)
def test_ways(sets: list[frozenset[int]]) -> None:
    """A table of either side gives what looking for each word gives."""
    _, bag = held(sets)
    fewer = _without_words(sets, {3, 4, 5})
    left, right = (side.reshape(-1) for side in np.indices((len(sets), len(sets))))
    expected = room._one_by_one(bag, fewer, left, right, LARGE_WEIGHT).tolist()
    assert room._by_table(bag, fewer, left, right, room._firsts(left), LARGE_WEIGHT).tolist() == expected
    assert room._by_table(fewer, bag, right, left, room._firsts(right), LARGE_WEIGHT).tolist() == expected


def _without_words(sets: list[frozenset[int]], words: set[int]) -> Bags:
    return held([each - words for each in sets])[1]


@given(LARGE_SETS)
def test_without_lonely_words(sets: list[frozenset[int]]) -> None:
    """Words that one row alone has are never shared, and leaving them out changes nothing."""
    entries, bag = held(sets)
    left, right = (side.reshape(-1) for side in np.indices((len(sets), len(sets))))
    some = left != right
    often = np.bincount([word for _, word in entries], minlength=WORDS) if entries else np.zeros(WORDS)
    fewer = _without_lonely(bag, often)
    shown = shared(fewer, fewer, left[some], right[some], LARGE_WEIGHT)
    assert shown.tolist() == shared(bag, bag, left[some], right[some], LARGE_WEIGHT).tolist()


@given(LARGE_SETS, st.integers(1, 20))
def test_some_at_a_time(sets: list[frozenset[int]], at_once: int) -> None:
    """Bags are the same however many entries are put in order at a time, and with their weights given afterwards."""
    entries, bag = held(sets)
    rows, words = np.array([*entries, *entries[:3]], dtype=np.int64).reshape(-1, 2).T
    weights = np.where(np.arange(WORDS) % 3, LARGE_WEIGHT, 0.0)
    whole = room._AT_ONCE
    try:
        room._AT_ONCE = at_once
        found = bags(rows, words, len(sets), weights)
    finally:
        room._AT_ONCE = whole
    for other in (found, weighed(bag, weights)):
        assert [other.words[other.ends[row] : other.ends[row + 1]].tolist() for row in range(len(sets))] == [
            sorted(word for word in each if word % 3) for each in sets
        ]
        assert np.allclose(other.sums, [sum(LARGE_WEIGHT[word] for word in each if word % 3) for each in sets])


@given(st.lists(st.integers(0, 9)))
def test_distinct(keys: list[int]) -> None:
    """The different ones, in order."""
    assert distinct(np.array(keys, dtype=np.int64)).tolist() == sorted(set(keys))


@given(LARGE_SETS)
def test_holds(sets: list[frozenset[int]]) -> None:
    """A row has the words of its set and no others."""
    _, bag = held(sets)
    rows, words = (side.reshape(-1) for side in np.indices((len(sets), WORDS)))
    assert holds(bag, rows, words).tolist() == [word in sets[row] for row, word in zip(rows, words, strict=True)]
