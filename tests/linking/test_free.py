"""Free rewordings, linked by what they name; the weights are set by hand here, so that none of the table plays a part."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.linking import free
from checker.linking.free import free_links
from checker.linking.keys import keys
from checker.linking.links import Link
from tests.linking.seen import read

ONE = "Norvik's annual revenue was $12.4 million."
OTHER = "Norvik's annual revenue was $14.2 million."


def _linked(texts: Sequence[str], odds: float = 9.0) -> tuple[list[tuple[str, str, bool]], set[tuple[str, str]], list[Link]]:
    """The linked texts of claims, and those kept apart, where the evidence is the same for every pair."""
    documents, claims = read(texts)
    known = keys(claims, {document.id: document for document in documents})
    rows = [next(at for at, claim in enumerate(claims) if claim is key.claim) for key in known]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(free, "evidence", lambda *_, equal: (("hand", odds),))
        links, apart = free_links(known, rows, claims)
    named = [(claims[link.left].text, claims[link.right].text, link.differ) for link in links]
    return named, {(claims[left].text, claims[right].text) for left, right in apart}, links


@pytest.mark.parametrize(("text", "differ"), [(ONE, False), ("In all Norvik's annual revenue was $12,400,000.", False), (OTHER, True)])
def test_linked(text: str, differ: bool) -> None:  # noqa: FBT001
    """Two claims on one line that share a word are linked where the evidence suffices, and whether they differ is known."""
    ((_, _, found),) = _linked([ONE, text])[0]
    assert found is differ


def test_apart() -> None:
    """Two differing values without enough evidence are kept apart; two equal ones need less."""
    assert _linked([ONE, OTHER], odds=-9.0) == ([], {("$12.4 million", "$14.2 million")}, [])
    assert _linked([ONE, ONE], odds=-9.0)[:2] == ([], set())
    assert _linked([ONE, OTHER], odds=0.9)[0] == []
    assert len(_linked([ONE, ONE], odds=0.9)[0]) == 1


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([f"{ONE} {OTHER}"], id="one document"),
        pytest.param([ONE, "Norvik's annual revenue was €14.2 million."], id="another currency"),
        pytest.param([ONE, "The Halden orchestra's budget was $14.2 million."], id="no word in common"),
        pytest.param([ONE, f"{OTHER} Its debt was $12.4 million."], id="the value stands in the other text too"),
    ],
)
def test_not_linked(texts: list[str]) -> None:
    """What cannot be compared, or is told elsewhere, is not linked whatever speaks for it."""
    assert [named for named in _linked(texts)[0] if {"$12.4 million", "$14.2 million"} <= set(named)] == []


def test_one_counterpart() -> None:
    """A claim is held against one differing claim of another document at most."""
    named, _, _ = _linked([ONE, "Norvik's annual revenue was $14.2 million. Norvik's annual revenue was $15.1 million."])
    assert len([differ for _, _, differ in named if differ]) == 1


TEXTS = [ONE, OTHER, "The Delta summit in Oslo began on 3 May 2024.", "The Delta summit in Lisbon ended on 4 May 2024.", "It rained."]


@given(st.lists(st.sampled_from(TEXTS), max_size=4), st.floats(-9, 9))
@settings(max_examples=40, deadline=None)
def test_links(texts: list[str], odds: float) -> None:
    """Links join two documents, each pair once, and none is kept apart as well."""
    _, _, links = _linked(texts, odds)
    pairs = [(link.left, link.right) for link in links]
    assert len(set(pairs)) == len(pairs)
    assert all(left < right for left, right in pairs)
