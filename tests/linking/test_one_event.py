"""Which two texts tell of one event in other words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from checker.linking.one_event import is_one_event, promising, some, support, told_digits
from tests.linking.seen import Seen, seen

MILL = "The mill of Osterby, run by Halden Brix, sold 1,275 looms for $3.64 million and kept 88 weavers."
SALE = "Halden Brix got $3.64 million for 1,275 looms of its Osterby works, where 88 people still weave."


@pytest.mark.parametrize(
    ("number", "said"),
    [(np.nan, 0.5), (7.0, 0.5), (12.0, 1.5), (40.0, 1.0), (300.0, 1.0), (88.0, 1.5), (364.0, 2.5), (1275.0, 3.5), (12345.0, 3.5)],
)
def test_support(number: float, said: float) -> None:
    """A number of more digits says more, and a round one that is large more than a small one."""
    assert support(np.array([number])).tolist() == [said]


def test_digits() -> None:
    """Digits count from the first to the last that is not 0."""
    assert told_digits(np.array([1240.0, 0.05, np.nan])).tolist() == [3, 1, 0]


def _agreeing(found: Seen) -> np.ndarray:
    value = found.facts.columns["value"]
    same: np.ndarray = value[found.pairs.left] == value[found.pairs.right]
    return same


def _one(found: Seen) -> bool:
    agree = _agreeing(found)
    said = np.full(len(agree), 2.5)
    told = is_one_event(found.sight, agree, said, np.ones(len(agree), dtype=bool))
    assert len(set(told.tolist())) == 1
    return bool(told[0])


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        pytest.param(MILL, SALE, True, id="figures agree and names are shared"),
        pytest.param(MILL, SALE.replace("Halden Brix", "Jonas Ek").replace("Osterby", "Tarn"), False, id="no name in both"),
        pytest.param(MILL, SALE.replace("1,275", "960").replace("3.64", "5.1").replace("88", "19"), False, id="no figure agrees"),
    ],
)
def test_one_event(left: str, right: str, one: bool) -> None:  # noqa: FBT001
    """Names and figures together tell one event."""
    found = seen([left, right])
    assert _one(found) is one
    assert len(promising(found.words, found.facts, found.stories).left) == one


def test_days() -> None:
    """Texts many days apart are of two events."""
    found = seen([MILL, SALE])
    found.words = replace(found.words, day=np.array([5.0, 30.0]))
    assert not _one(found)
    assert len(promising(found.words, found.facts, found.stories).left) == 0


def test_some() -> None:
    """Pairs of documents are kept by number or by a yes or no."""
    found = seen([MILL, SALE, "Nobody came."])
    assert some(found.stories, np.array([0])).left.tolist() == [0]
    assert len(some(found.stories, np.zeros(3, dtype=bool)).left) == 0
