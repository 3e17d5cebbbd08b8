"""Which documents may be about one event."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.linking import stories as stories_module
from checker.linking.bags import bags
from checker.linking.stories import stories
from checker.linking.words import words_of
from checker.model import Document

NOTHING = (np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
VIADUCT = [
    "The council of Harwick approved the rusting viaduct on Tuesday, Mayor Berghof said, after a debate about scaffolding and freight.",
    "Harwick's rusting viaduct was approved after a long debate; Berghof, the mayor, spoke of freight and of scaffolding.",
]
ORATORIO = [
    "An oratorio by Lindqvist opened the festival at Halden, where the choir sang for tenors, sopranos and a baffled audience.",
    "Tenors and sopranos of the Halden choir baffled their audience with Lindqvist's oratorio when the festival opened.",
]
ALONE = ["Cod landings at Vestby were poor again, a trawler's skipper told the quay's auctioneer."]
TEXTS = [*VIADUCT, *ORATORIO, *ALONE]


def _found(texts: list[str], published: list[str | None] | None = None) -> set[tuple[str, str]]:
    days = published or [None] * len(texts)
    documents = [Document(f"d{number:03}", text, published=day) for number, (text, day) in enumerate(zip(texts, days, strict=True))]
    words = words_of(documents, NOTHING)
    found = stories(words)
    assert (found.left < found.right).all()
    assert ((found.within >= found.alike) & (found.within <= 1) & (found.alike >= 0)).all()
    return {(texts[left], texts[right]) for left, right in zip(found.left, found.right, strict=True)}


def test_stories() -> None:
    """Two tellings of one event meet; tellings of two events do not."""
    assert _found(TEXTS) == {(VIADUCT[0], VIADUCT[1]), (ORATORIO[0], ORATORIO[1])}


def test_one_word() -> None:
    """One rare word in common makes no story of two long texts."""
    assert _found([f"{VIADUCT[0]} Starlings nested.", f"{ORATORIO[0]} Starlings sang."]) == set()


@given(st.permutations(TEXTS))
@settings(max_examples=25, deadline=None)
def test_any_order(texts: list[str]) -> None:
    """The order of documents plays no part."""
    assert {frozenset(pair) for pair in _found(texts)} == {frozenset(VIADUCT), frozenset(ORATORIO)}


@given(st.sets(st.sampled_from(TEXTS)))
@settings(max_examples=25, deadline=None)
def test_any_split(texts: set[str]) -> None:
    """Two tellings that are both there meet, whatever stands beside them."""
    expected = {frozenset(pair) for pair in (VIADUCT, ORATORIO) if texts.issuperset(pair)}
    assert {frozenset(pair) for pair in _found(sorted(texts))} == expected


@pytest.mark.parametrize("texts", [[], ["only one document"], ["", ""], ["the of and", "the of and"], ["1 2 3", "1 2 3"]])
def test_nothing(texts: list[str]) -> None:
    """Without words there is no story."""
    assert _found(texts) == set()


def test_many() -> None:
    """Of a word that very many documents share those near in time meet, and the word is named."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stories_module, "RARE", 4)
        patch.setattr(stories_module, "NEIGHBOURS", 1)
        documents = [Document(f"d{number}", VIADUCT[0], published=f"2025-03-{10 - number:02}") for number in range(8)]
        found = stories(words_of(documents, NOTHING))
    assert set(zip(found.left.tolist(), found.right.tolist(), strict=True)) == {(number, number + 1) for number in range(7)}
    assert ("viaduct", 8) in found.capped


@given(st.lists(st.text(max_size=60), max_size=5))
@settings(deadline=None)
def test_any_text(texts: list[str]) -> None:
    """No text crashes."""
    _found(texts)


@pytest.mark.parametrize("at_once", [1, 2, 100])
def test_words_of_one_text(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    """Texts without the words that one alone has are the same however many are looked at together, empty ones too."""
    monkeypatch.setattr(stories_module, "_AT_ONCE", at_once)
    texts = bags(np.array([0, 0, 2, 2, 3]), np.array([4, 1, 1, 2, 4]), 5, np.ones(5))
    several = stories_module._without_lonely(texts, np.array([0, 2, 1, 0, 2]))
    assert several.ends.tolist() == [0, 2, 2, 3, 4, 4]
    assert several.words.tolist() == [1, 4, 1, 4]
    assert several.sums.tolist() == texts.sums.tolist()
