"""What speaks for and against two figures that are left over."""

from __future__ import annotations

import numpy as np
import pytest

from checker.linking.leftover_features import leftover_columns, written
from checker.linking.surroundings import surroundings
from tests.linking.seen import Seen, seen


def _of(found: Seen, name: str, agreed: tuple[tuple[int, int], ...] = ()) -> float:
    """A feature of the marked pair."""
    rows = np.array(agreed, dtype=np.int64).reshape(-1, 2)
    around = surroundings(found.words, found.facts, np.arange(len(found.facts)))
    return float(leftover_columns(found.sight, around, (rows[:, 0], rows[:, 1]))[name][found.counterpart])


@pytest.mark.parametrize(
    ("feature", "left", "right", "value"),
    [
        ("same_measure", "It cut [380 jobs].", "It shed [830 positions].", 1),
        ("other_measure", "It cut [380 jobs].", "It has [830 mills].", 1),
        ("other_measure", "It cut [380 jobs].", "It shed [830 positions].", 0),
        ("one_name", "The mill has [380 looms].", "The mill of Osterby has [390 looms].", 1),
        ("both_names", "The mill of Hallen has [380 looms].", "The mill of Osterby has [390 looms].", 1),
        ("set_apart", "The mill has [380 looms].", "It has more than the [390 looms] of another mill.", 1),
        ("set_apart", "The mill has [380 looms].", "It has [390 looms].", 0),
        ("one_year", "The mill sold [380 looms].", "It sold [390 looms] in 2019.", 1),
        ("one_ahead", "The mill made a profit of [$380].", "It forecast a profit of [$390].", 1),
        ("same_owner", "Halden Brix profit was [$380].", "Halden Brix made a profit of [$390].", 1),
        ("place", "They met in [Lyon].", "They met in [Lille].", 1),
        ("one_land", "They met in [Lyon].", "They met in [Lille].", 1),
        ("one_land", "They met in [Lyon].", "They met in [Turin].", 0),
        ("date", "It opens on [12 June 2025].", "It opens on [14 June 2025].", 1),
        ("near_date", "It opens on [12 June 2025].", "It opens on [14 June 2025].", 1),
        ("near_date", "It opens on [12 June 2025].", "It opens on [14 August 2025].", 0),
        ("swapped", "It counted [6,430 people].", "It counted [6,340 people].", 1),
        ("swapped", "It counted [64 people].", "It counted [46 people].", 0.5),
        ("scaled", "It cost [$1.25 million].", "It cost [$1.25 billion].", 1),
        ("one_digit", "It cost [$1.25 million].", "It cost [$1.27 million].", 1),
        ("one_digit", "It cost [$1.25 million].", "It cost [$9.25 million].", 0),
        ("same_number", "It cost [$1.25 million].", "It cost [€1.25 million].", 1),
        ("same_number", "It is [1.25 metres] deep.", "It is [1.25 feet] deep.", 1),
        ("sounds", "It took [nine hours].", "It took [nineteen hours].", 1),
        ("far", "It cost [$3.25 million].", "It cost [$3.25 billion].", 0),
        ("far", "It cost [$300].", "It cost [$40,000].", pytest.approx(1, abs=0.1)),
        ("small", "[Four people] came.", "[Seven people] came.", 1),
        ("small", "[Forty people] came.", "[Seventy people] came.", 0),
        ("turned", "Orders fell [4%].", "Orders rose [4 percent].", 1),
        ("turned", "Orders fell [4%].", "Orders rose [5 percent].", 0),
        ("other_trend", "Orders fell [4%].", "Orders rose [5 percent].", 1),
        ("other_scale", "It took [nine hours].", "It took [nineteen days].", 1),
        ("both_lead", "It took [nine hours].", "It took [nineteen days].", 1),
    ],
)
def test_feature(feature: str, left: str, right: str, value: float) -> None:
    """Each feature holds of the texts that it is meant for, and not of those beside them."""
    assert _of(seen([left, right]), feature) == value


def test_alike() -> None:
    """Like words around two figures speak for them, the nearer the more."""
    found = seen(["The tunnel cost [$85 million].", "For the tunnel [$95 million] was paid.", "A poet was paid [$75 million]."])
    pairs = found.pairs
    around = surroundings(found.words, found.facts, np.arange(len(found.facts)))
    none = np.zeros(0, dtype=np.int64)
    alike = leftover_columns(found.sight, around, (none, none))["alike"]
    row = {(int(one), int(two)): value for one, two, value in zip(pairs.left, pairs.right, alike, strict=True)}
    assert row[found.marked[0][0], found.marked[1][0]] > row[found.marked[0][0], found.marked[2][0]]


def test_rivals() -> None:
    """One pair that is left alone has no rivals, several have."""
    assert _of(seen(["It cost [$85].", "It cost [$95]."]), "rivals") == 0
    assert 0 < _of(seen(["It cost [$85].", "It cost [$95], $105 and $115."]), "rivals") < 1


def test_beside() -> None:
    """Figures of the same two sentences that agree speak for the others, and so do neighbours and the other ends of changes."""
    found = seen(["It has 17 mills and [380 looms].", "Of the [390 looms] it has in 17 mills, few are old."])
    (one,), (two,) = found.marked
    other = [row for row in range(len(found.facts)) if row not in (one, two)]
    agreed = ((other[0], other[1]),)
    assert _of(found, "sentence_agrees") == _of(found, "neighbours") == 0
    assert _of(found, "sentence_agrees", agreed) == 0.5


def test_partners() -> None:
    """A change of which the other end agrees is one change."""
    found = seen(["Output fell from [4.2 tonnes] to [3.7 tonnes].", "Output fell from [4.9 tonnes] to [3.7 tonnes]."])
    (first, last), (other, end) = found.marked
    around = surroundings(found.words, found.facts, np.arange(len(found.facts)))
    told = leftover_columns(found.sight, around, (np.array([last]), np.array([end])))
    assert told["partners"][found.pair(first, other)]
    assert not told["partners"][found.pair(first, end)]


def test_written() -> None:
    """A number is taken as it is written, and what is no number is NaN."""
    found = seen(["It cost [$85 million] and took [two hours] on [12 June 2025] in [Lyon]."])
    number = written(found.sight, np.array(found.marked[0]))
    assert number[:2].tolist() == [85e6, 2.0]
    assert np.isnan(number[2:]).all()
