"""Pairs that share a word, held against every pair of rows."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from checker.linking import inverted

NONE = np.zeros(0, dtype=np.int64)


def entries(sets: list[frozenset[int]]) -> tuple[np.ndarray, np.ndarray]:
    rows, words = np.array([(row, word) for row, words in enumerate(sets) for word in words], dtype=np.int64).reshape(-1, 2).T
    return rows, words


def given_pairs(held: inverted.Index, beyond: np.ndarray) -> list[tuple[int, int]]:
    return [pair for left, right in inverted.pairs(held, beyond) for pair in zip(left.tolist(), right.tolist(), strict=True)]


@given(st.lists(st.frozensets(st.integers(0, 6), max_size=4), max_size=9), st.integers(2, 9), st.integers(1, 30))
def test_pairs(sets: list[frozenset[int]], largest: int, batch: int) -> None:
    """Each pair of rows that share a word of few rows comes once and in order, however many are given at a time."""
    few = {word for word in range(7) if sum(word in each for each in sets) <= largest}
    expected = [(one, two) for one, two in combinations(range(len(sets)), 2) if sets[one] & sets[two] & few]
    whole = inverted.BATCH
    try:
        inverted.BATCH = batch
        assert given_pairs(inverted.index(*entries(sets), len(sets), largest=largest), NONE) == expected
    finally:
        inverted.BATCH = whole


def test_words_of_many() -> None:
    """Of a word that too many share each row meets the next few, and no pair comes twice."""
    sets = [frozenset({0, 1 + row % 2}) for row in range(8)]
    rows, words = entries(sets)
    held = inverted.index(rows, words, 8, largest=4)
    hot = np.flatnonzero(~held.few)
    beyond = inverted.following(held.rows[hot], words[held.order[hot]], 8, reach=2)
    found = given_pairs(held, beyond)
    assert found == sorted(set(found))
    assert set(found) == {(one, two) for one, two in combinations(range(8), 2) if two - one <= 2 or (two - one) % 2 == 0}
