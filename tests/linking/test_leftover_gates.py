"""When two figures that are left over are no conflict."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from checker.linking.features import Sight
from checker.linking.leftover_gates import (
    are_converted,
    are_other_places,
    are_other_zones,
    are_parts,
    are_rows,
    are_vague,
    is_little_agreed,
)
from checker.linking.pairs import Pairs
from tests.linking.seen import seen

TABLE = "Oil [$6 million], gas $7 million, tin $8 million, " + ", ".join(f"zinc {year} $9 million" for year in range(2001, 2008)) + "."
Gate = Callable[[Sight], np.ndarray]


@pytest.mark.parametrize(
    ("gate", "left", "right", "refused"),
    [
        (are_parts, "[82%] of it is cut.", "[18 percent] of it stands.", True),
        (are_parts, "[82%] of it is cut.", "[28 percent] of it stands.", False),
        (are_converted, "It cost [€5 million].", "It cost [$5.7 million].", True),
        (are_converted, "It cost [€5 million].", "It cost [$5 million].", False),
        (are_converted, "It cost [€5 million].", "It cost [€5.7 million].", False),
        (are_other_zones, "It rose at [9:42 a.m.].", "It rose at [12:42 GMT].", True),
        (are_other_zones, "It rose at [9:42 a.m.].", "It rose at [9:24 a.m.].", False),
        (are_other_zones, "It cost [$942].", "It cost [$1,242].", False),
        (are_vague, "It cost [$5 million].", "It cost [$6 to $7 million].", True),
        (are_vague, "It cost [$5 million].", "It cost [$6 million].", False),
        (
            are_rows,
            "It cost [$5 million].",
            TABLE,
            True,
        ),
        (are_rows, "It cost [5].", "It cost [6].", False),
        (are_other_places, "They met in [Lyon].", "They met in [Lille].", False),
        (are_other_places, "They met in [Lyon].", "They met in [Lille], and later in Lyon.", True),
        (are_other_places, "They met in [Lyon].", "They met in [Texas].", True),
    ],
)
def test_gate(gate: Gate, left: str, right: str, refused: bool) -> None:  # noqa: FBT001
    """Each gate refuses what it is meant for and nothing beside it."""
    found = seen([left, right])
    one, two = found.marked[0][0], found.marked[1][0]
    pair = Pairs(np.array([one]), np.array([two]), np.array([0]))
    assert bool(gate(Sight(found.words, found.facts, found.stories, pair))[0]) is refused


@pytest.mark.parametrize(("agreeing", "differing", "little"), [(3, 1, False), (2, 2, False), (1, 2, True), (0, 1, True)])
def test_little_agreed(agreeing: int, differing: int, little: bool) -> None:  # noqa: FBT001
    """Two texts that would differ on more than they agree on are two reports."""
    rows = np.arange(differing)
    pairs = Pairs(rows, rows + differing, np.zeros(differing, dtype=np.int64))
    told = is_little_agreed(pairs, np.ones(differing, dtype=bool), np.array([agreeing]))
    assert set(told.tolist()) == {little}
