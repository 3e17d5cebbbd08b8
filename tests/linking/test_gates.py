"""When differing values of linked claims are no conflict."""

from __future__ import annotations

import numpy as np
import pytest

from checker.linking.gates import BESIDE, is_further, is_loose, is_other_edition, is_stated_difference
from tests.linking.seen import Seen, seen

YES = ("swapped", "slip", "told_elsewhere", "partners")
"""Features that hold or do not."""


def _linked(left: str, right: str, *, days: tuple[str | None, str | None] = (None, None)) -> tuple[Seen, np.ndarray]:
    """Two texts whose marked figures are linked in their order; which pairs those are."""
    found = seen([left, right])
    found.words.day = np.array([np.nan if day is None else float(np.datetime64(day).astype(int)) for day in days])
    linked = np.zeros(len(found.pairs.left), dtype=bool)
    for one, other in zip(*found.marked, strict=True):
        linked[found.pair(one, other)] = True
    return found, linked


def _text(*figures: int) -> str:
    return " ".join(f"Line {name} made [${figure} million]." for name, figure in zip("abcdefgh", figures, strict=False))


@pytest.mark.parametrize(
    ("left", "right", "days", "edition"),
    [
        pytest.param((10, 20, 30, 40), (11, 21, 31, 41), (None, None), True, id="nothing of four agrees"),
        pytest.param((10, 20, 30, 40), (10, 20, 30, 41), (None, None), False, id="most agree"),
        pytest.param((10,), (11,), (None, None), False, id="one figure, undated"),
        pytest.param((10,), (11,), ("2025-03-01", "2025-03-01"), False, id="one figure of one day"),
        pytest.param((10,), (11,), ("2025-03-01", "2025-03-08"), True, id="one figure of two days"),
        pytest.param((10, 20), (11, 20), ("2025-03-01", "2025-03-08"), True, id="of two days, and one of two agrees"),
        pytest.param((10, 21, 32, 43), (11, 21, 32, 43), ("2025-03-01", "2025-03-08"), False, id="of two days, and most agree"),
        pytest.param((10, 20, 30, 40), (11, 20, 30, 40), ("2025-03-01", "2025-03-08"), True, id="of two days, and round ones agree"),
        pytest.param((10, 27), (11, 28), (None, None), False, id="nothing of two agrees"),
        pytest.param((10, 20, 5, 7), (11, 20, 6, 7), (None, None), True, id="of four the round ones agree"),
        pytest.param((10, 20), (11, 21), ("2025-03-01", None), False, id="one undated"),
        pytest.param((10, 20, 30), (10, 20, 30), ("2025-03-01", "2025-03-08"), False, id="all agree"),
    ],
)
def test_other_edition(left: tuple[int, ...], right: tuple[int, ...], days: tuple[str | None, str | None], edition: bool) -> None:  # noqa: FBT001
    """Two texts that agree on next to nothing are two editions of one report; of different days most must agree."""
    found, linked = _linked(_text(*left), _text(*right), days=days)
    amounts = found.facts.columns["amount"]
    agree = linked & (amounts[found.pairs.left] == amounts[found.pairs.right])
    linked_pairs = (found.words, found.facts, found.stories, found.pairs, agree, linked & ~agree)
    told = is_other_edition(*linked_pairs, within=np.zeros(len(linked)))
    assert set(told[linked].tolist()) == {edition}
    copied = is_other_edition(*linked_pairs, within=np.ones(len(linked)))
    assert set(copied[linked].tolist()) == {edition and None not in days and days[0] != days[1]}


@pytest.mark.parametrize(
    ("held", "loose"),
    [
        ({}, True),
        ({"told_elsewhere": True, "label_alike": 0.8}, True),
        ({"told_elsewhere": True, "label_alike": 0.8, "partners": True}, False),
        ({"told_elsewhere": True, "label_alike": 0.8, "sentence_within": 0.95}, False),
        ({"label_alike": 0.8}, False),
        ({"sentence_within": 0.7}, False),
        ({"swapped": True}, False),
        ({"slip": True}, False),
        ({"same_row": 0.4, "sentence_within": 0.5}, True),
    ],
)
def test_loose(held: dict[str, float], loose: bool) -> None:  # noqa: FBT001
    """Where nothing beside two figures is alike, nor their sentences, only equal digits speak for them."""
    features = dict.fromkeys((*BESIDE, "sentence_within", "others_agree"), np.zeros(1)) | dict.fromkeys(YES, np.zeros(1, dtype=bool))
    assert is_loose(
        features | {name: np.array([value]) for name, value in held.items()}, np.array([False]), np.array([False])
    ).tolist() == [loose]


def test_only_ones() -> None:
    """The only metres of two texts that agree on most else are of one thing, whatever stands beside them."""
    features = dict.fromkeys((*BESIDE, "sentence_within"), np.zeros(3)) | dict.fromkeys(YES, np.zeros(3, dtype=bool))
    only = np.array([True, True, False])
    told = is_loose(features | {"others_agree": np.array([0.8, 0.5, 0.8])}, np.zeros(3, dtype=bool), only)
    assert told.tolist() == [False, True, True]


@pytest.mark.parametrize(
    ("held", "loose"),
    [
        ({"label_alike": 0.7}, True),
        ({"label_alike": 0.8}, False),
        ({"told_elsewhere": True, "label_alike": 0.8}, True),
    ],
)
def test_loose_dates(held: dict[str, float], loose: bool) -> None:  # noqa: FBT001
    """A date must have more beside it that is alike, and is no other one where the other text has it too."""
    features = dict.fromkeys((*BESIDE, "sentence_within", "others_agree"), np.zeros(1)) | dict.fromkeys(YES, np.zeros(1, dtype=bool))
    assert is_loose(features | {name: np.array([value]) for name, value in held.items()}, np.array([True]), np.array([False])).tolist() == [
        loose
    ]


@pytest.mark.parametrize(
    ("left", "right", "further"),
    [
        ("Norvik wins further orders. They are worth [$20 million].", "Norvik wins orders. They are worth [$30 million].", True),
        (
            "Norvik wins further orders. They are worth [$20 million].",
            "Norvik wins additional orders. They are worth [$30 million].",
            False,
        ),
    ],
)
def test_further(left: str, right: str, further: bool) -> None:  # noqa: FBT001
    """What a text adds to others is no other figure for the first of them, unless the sentence is copied."""
    found, linked = _linked(left, right)
    count = len(linked)
    assert is_further(found.facts, found.pairs, np.zeros(count))[linked].tolist() == [further]
    assert is_further(found.facts, found.pairs, np.ones(count))[linked].tolist() == [False]


@pytest.mark.parametrize(
    ("left", "right", "stated"),
    [
        ("It made [$7.4 million].", "It made [$6.1 million], net of $1.3 million of tax.", True),
        ("It made [$7.4 million], with $1.3 million of grants.", "It made [$6.1 million].", True),
        ("It made [$7.4 million].", "It made [$6.1 million], net of $1.4 million of tax.", False),
        ("It made [$7.4 million].", "It made [$7.4 million] and $0 besides.", False),
        ("It sold [24 ships].", "It sold [21 ships] and 3 boats.", False),
        ("It made [$2.6 million].", "It made [$1.3 million] for steel.", False),  # one value is half of the other
        ("It grew [7.4 percent].", "It grew [6.1 percent], less 1.3 percent of tax.", False),
    ],
)
def test_stated_difference(left: str, right: str, stated: bool) -> None:  # noqa: FBT001
    """A difference of two digits or more that is printed itself says that two sums are of two things."""
    found, linked = _linked(left, right)
    told = is_stated_difference(found.facts, found.pairs, linked)
    assert bool(told[linked][0]) is stated
    assert not told[~linked].any()


def test_nothing() -> None:
    """Without claims nothing is told."""
    found = seen(["It rained.", "It snowed."])
    none = np.zeros(0, dtype=bool)
    assert found.facts.claims == []
    assert is_other_edition(found.words, found.facts, found.stories, found.pairs, none, none, within=np.zeros(0)).tolist() == []
    assert (
        is_loose(dict.fromkeys((*BESIDE, "sentence_within", "others_agree"), np.zeros(0)) | dict.fromkeys(YES, none), none, none).tolist()
        == []
    )
    assert is_stated_difference(found.facts, found.pairs, none).tolist() == []
