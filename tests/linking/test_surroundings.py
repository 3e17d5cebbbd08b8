"""What stands around a claim in its sentence."""

from __future__ import annotations

import numpy as np
import pytest

from checker.linking.surroundings import Surroundings, alike, surroundings
from checker.linking.words import stem_of
from checker.text.lookup import table
from tests.linking.seen import Seen, seen


def _around(*texts: str) -> tuple[Seen, Surroundings]:
    found = seen(texts)
    return found, surroundings(found.words, found.facts, np.arange(len(found.facts)))


def _alike(left: str, right: str) -> float:
    found, around = _around(left, right)
    return float(alike(around, np.array(found.marked[0][:1]), np.array(found.marked[1][:1]))[0])


def test_senses() -> None:
    """Words of one sense are one: "jobs", "positions"."""
    assert _alike("It cut [380] jobs.", "It shed [830] positions.") > _alike("It cut [380] jobs.", "It planted [830] oaks.") == 0


def test_nearness() -> None:
    """What stands beside a figure says more than what stands in another part of the sentence."""
    near = _alike("For the tunnel [$85 million] was paid.", "The tunnel cost [$95 million].")
    far = _alike("The tunnel was dug, and long after, when all had left, [$85 million] was paid.", "The tunnel cost [$95 million].")
    assert near > far > 0


@pytest.mark.parametrize(
    ("text", "apart", "today"),
    [
        ("It cost [$85].", False, False),
        ("A rival offered [$85].", True, False),
        ("A rival came, and it cost [$85].", False, False),
        ("It closed at [$85] today.", False, True),
    ],
)
def test_flags(text: str, apart: bool, today: bool) -> None:  # noqa: FBT001
    """Words of the claim's own part set it apart; a word of the day stands anywhere in its sentence."""
    found, around = _around(text)
    row = found.marked[0][0]
    assert (bool(around.apart[row]), bool(around.today[row])) == (apart, today)


def test_bags() -> None:
    """Names and years of its own part, whose it is, and what it measures."""
    found, around = _around("In Osterby, which lost a mill in 1998, the firm Halden sold [380 looms] in 2019.")
    row = found.marked[0][0]
    assert around.years.words[around.years.ends[row] : around.years.ends[row + 1]].tolist() == [2019]
    names = around.names.words[around.names.ends[row] : around.names.ends[row + 1]]
    assert [found.words.stems[word] for word in names] == ["halden"]
    assert around.measure.sums[row] == 1


def test_only_those_asked_for() -> None:
    """Claims that are not asked for have empty rows."""
    found = seen(["The mill has [380 looms] and [17 weavers]."])
    first, second = found.marked[0]
    around = surroundings(found.words, found.facts, np.array([second]))
    assert around.ends[first] == around.ends[first + 1] < around.ends[second + 1]
    assert len(surroundings(found.words, found.facts, np.zeros(0, dtype=np.int64)).senses) == 0


def test_like_words() -> None:
    """No stem of the table has two senses, no sense has one stem alone, and none is read as "said"."""
    sense: dict[str, str] = {}
    for row in table("like_words"):
        assert sense.setdefault(stem_of(row["word"]), row["sense"]) == row["sense"], row
    assert stem_of("said") not in sense
    held = list(sense.values())
    assert [name for name in set(held) if held.count(name) < 2] == []
