"""One to one between two documents, against taking the best pair of all again and again."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.linking.alignment import aligned, member_keys, rivals
from checker.linking.pairs import Pairs

LEFT = 5
"""Claims of a story's first document; the claims of the second follow, and a claim may take part in several stories."""
ROW = st.tuples(st.integers(0, 2), st.integers(0, LEFT - 1), st.integers(LEFT, 2 * LEFT - 1))
SCORES = st.sampled_from([-2.0, -1.0, 0.0, 0.5, 1.0, 3.0])
WEIGHED = st.lists(ROW, unique=True, max_size=25).flatmap(
    lambda rows: st.tuples(st.just(rows), st.lists(SCORES, min_size=len(rows), max_size=len(rows)))
)


def _pairs(rows: Sequence[tuple[int, int, int]]) -> Pairs:
    story, left, right = (np.array([row[side] for row in rows], dtype=np.int64) for side in range(3))
    return Pairs(left, right, story)


def _greedy(rows: Sequence[tuple[int, int, int]], scores: Sequence[float], bar: float) -> list[bool]:
    taken: set[tuple[int, int]] = set()
    kept = [False] * len(rows)
    for at in sorted(range(len(rows)), key=lambda at: (-scores[at], rows[at][1], rows[at][2])):
        story, left, right = rows[at]
        if scores[at] >= bar and taken.isdisjoint({(story, left), (story, right)}):
            kept[at] = True
            taken |= {(story, left), (story, right)}
    return kept


@given(WEIGHED, SCORES)
@settings(deadline=None)
def test_aligned(weighed: tuple[list[tuple[int, int, int]], list[float]], bar: float) -> None:
    """The best pair first, no claim twice between two documents, none below the bar."""
    rows, scores = weighed
    assert aligned(_pairs(rows), np.array(scores), bar).tolist() == _greedy(rows, scores, bar)


@given(WEIGHED, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_any_order(weighed: tuple[list[tuple[int, int, int]], list[float]], random: object) -> None:
    """The order of the pairs plays no part, also where scores are equal."""
    rows, scores = weighed
    order = sorted(range(len(rows)), key=lambda _: random.random())  # type: ignore[attr-defined]
    kept = aligned(_pairs(rows), np.array(scores), 0.0)
    mixed = aligned(_pairs([rows[at] for at in order]), np.array([scores[at] for at in order]), 0.0)
    assert [kept[at] for at in order] == mixed.tolist()


@given(WEIGHED)
@settings(deadline=None)
def test_rivals(weighed: tuple[list[tuple[int, int, int]], list[float]]) -> None:
    """The best of the other pairs that one of the two claims is in, between the same documents."""
    rows, scores = weighed
    expected = [
        max(
            (
                scores[other]
                for other, pair in enumerate(rows)
                if other != at and pair[0] == row[0] and (pair[1] == row[1] or pair[2] == row[2])
            ),
            default=float("-inf"),
        )
        for at, row in enumerate(rows)
    ]
    assert rivals(_pairs(rows), np.array(scores)).tolist() == pytest.approx(expected)


@given(st.lists(ROW, unique=True, max_size=25))
@settings(deadline=None)
def test_member_keys(rows: list[tuple[int, int, int]]) -> None:
    """Two pairs have one number on a side where they are of one story and one claim."""
    for side, keys in ((1, member_keys(_pairs(rows))[0]), (2, member_keys(_pairs(rows))[1])):
        for key, row in zip(keys, rows, strict=True):
            assert [key == other for other in keys] == [(row[0], row[side]) == (pair[0], pair[side]) for pair in rows]
