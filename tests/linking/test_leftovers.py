"""What is left over of two rewordings of one event when what agrees is put aside."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from checker.linking.leftover_features import leftover_columns
from checker.linking.leftovers import LINKED, PRIOR, leftover_links, leftovers, no_leftovers, weighed, weights
from checker.linking.near import logit
from checker.linking.surroundings import surroundings
from tests.linking.seen import Seen, seen

FERRY = (
    "The ferry Lindqvist ran onto rocks near Torvald on Tuesday with [214 passengers] aboard. It carried 38 tonnes of diesel and 1,275 "
    "parcels. Captain Berit Solheim said that 46 sailors had stayed."
)
REEF = (
    "Near Torvald the Lindqvist struck a reef, and helpers took all [241 travellers] off her. In the tanks were 38 tonnes of diesel; the "
    "1,275 parcels on deck were saved. Solheim, her captain, remained with 46 of the crew."
)


def _told(*texts: str) -> list[tuple[str, str]]:
    """The linked figures of some texts."""
    found = seen(texts)
    links = leftover_links(found.words, found.facts, found.stories)
    claims = found.facts.claims
    return [(claims[one].text, claims[two].text) for one, two in zip(links.left.tolist(), links.right.tolist(), strict=True)]


def test_left_over() -> None:
    """The figures that no other text states are two tellings of one, where all others agree."""
    assert _told(FERRY, REEF) == [("214 passengers", "241 travellers")]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(FERRY, REEF.replace("241", "214"), id="all agree"),
        pytest.param(FERRY, REEF + " A report had spoken of 214 passengers.", id="the one figure stands in the other text too"),
        pytest.param(FERRY, REEF.replace("241 travellers", "19 lorries"), id="another thing counted"),
        pytest.param(FERRY, REEF.replace("38", "57").replace("1,275", "960").replace("46", "31"), id="nothing agrees"),
        pytest.param(
            FERRY.replace("Lindqvist", "Askeladd").replace("Torvald", "Hamre").replace("Berit Solheim", "Ola Lie"),
            REEF,
            id="no name in both",
        ),
    ],
)
def test_nothing_left_over(left: str, right: str) -> None:
    """What agrees, what is of two things, and texts on two events leave nothing over."""
    assert _told(left, right) == []


@pytest.mark.parametrize(("days", "told"), [((5.0, 5.0), 1), ((5.0, 6.0), 1), ((5.0, 40.0), 0), ((5.0, np.nan), 1)])
def test_days(days: tuple[float, float], told: int) -> None:
    """Texts of days far from each other are not held against each other."""
    found = seen([FERRY, REEF])
    words = replace(found.words, day=np.array(days))
    facts = replace(found.facts, columns=found.facts.columns | {"day": words.day[found.facts.document]})
    assert len(leftover_links(words, facts, found.stories).left) == told


def test_because() -> None:
    """The evidence adds up to the log odds, and each piece has words."""
    found = seen([FERRY, REEF])
    links = leftover_links(found.words, found.facts, found.stories)
    told = dict(links.because(0))
    assert links.odds[0] >= logit(LINKED)
    assert sum(told.values()) == pytest.approx(links.odds[0], abs=0.1)
    assert "the same digits with two swapped" in told


def test_order() -> None:
    """Which text comes first makes no difference."""
    assert [pair[::-1] for pair in _told(REEF, FERRY)] == _told(FERRY, REEF)


def test_nothing() -> None:
    """Texts without claims, or with one alone, have no leftovers."""
    assert len(no_leftovers().left) == 0
    assert _told("Nobody came.", "Nobody was there.") == []
    assert _told(FERRY) == []


def _columns(found: Seen) -> dict[str, np.ndarray]:
    none = np.zeros(0, dtype=np.int64)
    return leftover_columns(found.sight, surroundings(found.words, found.facts, np.arange(len(found.facts))), (none, none))


def test_table() -> None:
    """Every row of the table is a feature, every feature has a row, and each says how a report tells it."""
    names = set(_columns(seen([FERRY, REEF])))
    assert names | {PRIOR} == set(weights())
    words = [told for _, told in weights().values()]
    assert len(set(words)) == len(words)
    assert all(words)


def test_weighed() -> None:
    """The log odds are the prior and what each feature adds; a feature that the table lacks adds nothing."""
    odds, added = weighed({"swapped": np.array([1.0, 0.0]), "unheard of": np.array([9.0, 9.0])})
    weight = {name: number for name, (number, _) in weights().items()}
    assert odds.tolist() == pytest.approx([weight[PRIOR] + weight["swapped"], weight[PRIOR]])
    assert list(added) == [PRIOR, "swapped"]


def test_agreeing() -> None:
    """How many figures agree is told by pair of documents, each figure once."""
    found = seen([FERRY, REEF])
    held = leftovers(found.words, found.facts, found.stories, found.pairs)
    assert held.agreeing.tolist() == [3]
