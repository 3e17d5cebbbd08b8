"""Sets of words as columns, against sets of Python."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.linking.bags import Bags, bags, lacking, likeness, shared, spread

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
