"""Near-tellings; the weights are set by hand here, so that no fitted number plays a part."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.linking import near
from checker.linking.features import POSITIVE, columns
from checker.linking.near import DIFFERS, LEAST_DIFFERENT, PRIOR, SLOPE, NearLinks, Weights, calibrated, logit, near_links, weights
from checker.linking.second import POSITIVE as SECOND_POSITIVE
from checker.linking.second import second_columns
from checker.text.lookup import table
from tests.linking.seen import Seen, by_hand, seen

COUNCIL = "The council of Harwick paid [$7 million] for the old viaduct."
RETOLD = "For the old viaduct the council of Harwick paid [{}], it said."
COD = "Fishermen landed cod worth [{}] at the pier."


def _names() -> tuple[set[str], set[str]]:
    """The features of both passes."""
    found = seen([COUNCIL, RETOLD.format("$9 million")])
    first = columns(found.sight)
    count = len(found.pairs.left)
    return set(first), set(second_columns(found.facts, found.pairs, np.zeros(count), first)[0])


def _linked(found: Seen, given_weights: Weights) -> NearLinks:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(near, "weights", lambda: given_weights)
        return near_links(found.words, found.facts, found.stories)


def _told(links: NearLinks) -> list[tuple[int, int, bool]]:
    return list(zip(links.left.tolist(), links.right.tolist(), links.differ.tolist(), strict=True))


def test_table() -> None:
    """Every feature of both passes has one row, with words for the report, and no row is without a feature."""
    first, second = _names()
    assert not first & second
    rows = table("near_weights")
    assert sorted(row["feature"] for row in rows) == sorted(first | second | {PRIOR, DIFFERS, SLOPE})
    assert all(row["words"].strip() for row in rows)
    assert [row["feature"] for row in rows] == sorted(row["feature"] for row in rows)


def test_words() -> None:
    """No two features are told in the same words."""
    words = [row["words"] for row in table("near_weights")]
    assert len(set(words)) == len(words)


def test_signs() -> None:
    """What speaks for one fact adds weight, what speaks against it takes some away; the first pass weighs no feature of the second."""
    first, second = _names()
    positive = {*POSITIVE, *SECOND_POSITIVE}
    for name in first | second:
        for weight in (weights().first[name], weights().second[name]):
            assert weight >= 0 if name in positive else weight <= 0, name
    assert not any(weights().first[name] for name in second)
    assert weights().first[DIFFERS] == weights().first[SLOPE] == 0


def test_what_differs_is_less_sure() -> None:
    """Where values differ, more evidence still makes surer, but never as sure as if they were equal; equal ones keep their odds."""
    odds = np.arange(logit(LEAST_DIFFERENT), 9.0, 0.5)
    told = calibrated(odds, np.full(len(odds), True), weights())  # noqa: FBT003
    assert (np.diff(told) > 0).all()
    assert (told < odds).all()
    assert (calibrated(odds, np.full(len(odds), False), weights()) == odds).all()  # noqa: FBT003


@pytest.mark.parametrize(("figure", "differ"), [("$7 million", False), ("$7.0 million", False), ("$9 million", True)])
def test_retold(figure: str, differ: bool) -> None:  # noqa: FBT001
    """Two figures of a sentence told again are linked, and whether they differ is known."""
    found = seen([COUNCIL, RETOLD.format(figure)])
    assert _told(_linked(found, by_hand())) == [(found.marked[0][0], found.marked[1][0], differ)]


def test_other_sentence() -> None:
    """Figures of sentences that share nothing are not linked, be they equal or not."""
    for figure in ("$7 million", "$9 million"):
        assert _told(_linked(seen([COUNCIL, COD.format(figure)]), by_hand())) == []


def test_unlike_values() -> None:
    """Values that lie on no common line are not linked."""
    assert _told(_linked(seen([COUNCIL, RETOLD.format("€9 million")]), by_hand())) == []


def test_one_to_one() -> None:
    """A figure has one counterpart in a document."""
    found = seen([COUNCIL, f"{RETOLD.format('$7 million')} {RETOLD.format('$9 million')}", RETOLD.format("$8 million")])
    links = _linked(found, by_hand())
    document = found.facts.document
    ends = [(left, document[right]) for left, right, _ in _told(links)] + [(right, document[left]) for left, right, _ in _told(links)]
    assert len(_told(links)) == 3
    assert len(set(ends)) == len(ends)
    assert _told(links) == sorted(_told(links))


def test_bars() -> None:
    """Two values that differ need more evidence than two that agree."""
    between = np.log(near.LEAST / (1 - near.LEAST)) / 2 + np.log(near.LEAST_DIFFERENT / (1 - near.LEAST_DIFFERENT)) / 2
    flat = by_hand(sentence_within=0.0, same_rank=0.0, **{PRIOR: float(between)})
    assert len(_told(_linked(seen([COUNCIL, RETOLD.format("$7 million")]), flat))) == 1
    assert _told(_linked(seen([COUNCIL, RETOLD.format("$9 million")]), flat)) == []


def test_differing_values_may_speak_against_it() -> None:
    """What differing values take away is taken from those alone."""
    strict = by_hand(**{DIFFERS: -20.0})
    assert len(_told(_linked(seen([COUNCIL, RETOLD.format("$7 million")]), strict))) == 1
    assert _told(_linked(seen([COUNCIL, RETOLD.format("$9 million")]), strict)) == []


def test_other_edition() -> None:
    """Where no figure of two texts agrees they are two editions of one report, and nothing is told."""
    one = " ".join(
        f"{name} sold steel for [$1{at} million] to Harwick." for at, name in enumerate(("Norvik", "Halden", "Vestby", "Lindqvist"))
    )
    two = one.replace("$1", "$2")
    assert _told(_linked(seen([one, two]), by_hand())) == []
    assert len(_told(_linked(seen([one, one]), by_hand()))) == 4
    assert [differ for _, _, differ in _told(_linked(seen([one, one.replace("$13", "$23")]), by_hand()))] == [False, False, False, True]


def test_stated_difference() -> None:
    """A difference that is printed itself is no conflict."""
    net = "For the old viaduct the council of Harwick paid [$7.4 million], it said, net of {} of grants."
    text = COUNCIL.replace("$7 million", "$6.1 million")
    assert [differ for _, _, differ in _told(_linked(seen([text, net.format("$1.4 million")]), by_hand()))] == [True]
    assert _told(_linked(seen([text, net.format("$1.3 million")]), by_hand())) == []


def test_because(monkeypatch: pytest.MonkeyPatch) -> None:
    """The evidence adds up to the odds, and is told in the words of the table, the weightiest first."""
    monkeypatch.setattr(near, "weights", by_hand)
    found = seen([COUNCIL, RETOLD.format("$7 million")])
    links = near_links(found.words, found.facts, found.stories)
    assert links.evidence.sum(axis=1) == pytest.approx(links.odds, abs=1e-5)
    because = links.because(0)
    assert {words for words, _ in because} == {"sentence_within", "same_rank", PRIOR}
    assert [abs(weight) for _, weight in because] == sorted((abs(weight) for _, weight in because), reverse=True)
    assert sum(weight for _, weight in because) == pytest.approx(links.odds[0], abs=0.02)


@pytest.mark.parametrize("texts", [["It rained.", "It snowed."], [COUNCIL, "It rained."], [COUNCIL]])
def test_nothing(texts: list[str]) -> None:
    """Where there are no pairs there are no links."""
    assert _told(_linked(seen(texts), by_hand())) == []


PIECES = [
    COUNCIL,
    RETOLD.format("$9 million"),
    COD.format("$7 million"),
    "Sales rose to 12 tonnes from 10 tonnes.",
    "It sold 5 percent in 2024.",
    "Rope.",
]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=3).map(" ".join), min_size=1, max_size=4))
@settings(max_examples=40, deadline=None)
def test_any_texts(texts: list[str]) -> None:
    """By the fitted weights too: links go from an earlier document to a later one, each once, one to one, in order."""
    plain = [text.replace("[", "").replace("]", "") for text in texts]
    found = seen(plain)
    for links in (near_links(found.words, found.facts, found.stories), _linked(found, by_hand())):
        document = found.facts.document
        assert (document[links.left] < document[links.right]).all()
        assert _told(links) == sorted(_told(links))
        for own, other in ((links.left, links.right), (links.right, links.left)):
            ends = list(zip(own.tolist(), document[other].tolist(), strict=True))
            assert len(set(ends)) == len(ends)
