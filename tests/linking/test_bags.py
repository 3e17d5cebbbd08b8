"""Sets of words as columns, held against sets."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from checker.linking import bags as room
from checker.linking.bags import Bags, bags, distinct, holds, shared, shared_by_row, weighed
from checker.linking.stories import _without_lonely

WORDS = 40
SETS = st.lists(st.frozensets(st.integers(0, WORDS - 1), max_size=12), min_size=1, max_size=8)
WEIGHTS = np.linspace(0.5, 3.0, WORDS)


def held(sets: list[frozenset[int]]) -> tuple[list[tuple[int, int]], Bags]:
    entries = [(row, word) for row, words in enumerate(sets) for word in words]
    rows, words = np.array(entries, dtype=np.int64).reshape(-1, 2).T
    return entries, bags(rows, words, len(sets), WEIGHTS)


@given(SETS)
def test_shared(sets: list[frozenset[int]]) -> None:
    """The weight of the words that two rows share is that of the words in both sets, one pair at a time or by row."""
    _, bag = held(sets)
    left, right = (side.reshape(-1) for side in np.indices((len(sets), len(sets))))
    expected = [sum(WEIGHTS[word] for word in sets[one] & sets[two]) for one, two in zip(left, right, strict=True)]
    assert np.allclose(shared(bag, bag, left, right, WEIGHTS), expected)
    assert shared_by_row(bag, left, right, WEIGHTS).tolist() == shared(bag, bag, left, right, WEIGHTS).tolist()


@given(SETS)
def test_without_lonely_words(sets: list[frozenset[int]]) -> None:
    """Words that one row alone has are never shared, and leaving them out changes nothing."""
    entries, bag = held(sets)
    left, right = (side.reshape(-1) for side in np.indices((len(sets), len(sets))))
    some = left != right
    often = np.bincount([word for _, word in entries], minlength=WORDS) if entries else np.zeros(WORDS)
    fewer = _without_lonely(bag, often)
    assert shared_by_row(fewer, left[some], right[some], WEIGHTS).tolist() == shared(bag, bag, left[some], right[some], WEIGHTS).tolist()


@given(SETS, st.integers(1, 20))
def test_some_at_a_time(sets: list[frozenset[int]], at_once: int) -> None:
    """Bags are the same however many entries are put in order at a time, and with their weights given afterwards."""
    entries, bag = held(sets)
    rows, words = np.array([*entries, *entries[:3]], dtype=np.int64).reshape(-1, 2).T
    weights = np.where(np.arange(WORDS) % 3, WEIGHTS, 0.0)
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
        assert np.allclose(other.sums, [sum(WEIGHTS[word] for word in each if word % 3) for each in sets])


@given(st.lists(st.integers(0, 9)))
def test_distinct(keys: list[int]) -> None:
    """The different ones, in order."""
    assert distinct(np.array(keys, dtype=np.int64)).tolist() == sorted(set(keys))


@given(SETS)
def test_holds(sets: list[frozenset[int]]) -> None:
    """A row has the words of its set and no others."""
    _, bag = held(sets)
    rows, words = (side.reshape(-1) for side in np.indices((len(sets), WORDS)))
    assert holds(bag, rows, words).tolist() == [word in sets[row] for row, word in zip(rows, words, strict=True)]
