"""Places that are named without an event."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extractors import extract
from checker.extractors.named_places import named_places
from checker.model import Claim, Document, Kind
from checker.text.scan import Scan


def _named(text: str) -> tuple[list[Claim], list[Claim]]:
    scan = Scan(Document("d", text))
    claims = extract(scan)
    return claims, named_places(scan, claims)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The firm will build a plant in Seoul.", ["Seoul"]),
        ("A spokesman in Bonn said so.", ["Bonn"]),
        ("The truck drove from Lisbon to Madrid.", ["Lisbon", "Madrid"]),
        ("They work in France and live near Oslo.", ["France", "Oslo"]),
        ("The plant is in the south-east of France.", []),
        ("Seoul said nothing.", []),
        ("Mr Berg lives in hope.", []),
        ("Leaders met at the Delta summit in Oslo on 3 May 2024.", []),
        ("", []),
    ],
)
def test_places(text: str, places: list[str]) -> None:
    """A town or country right after a word of place, unless a claim holds it already, such as the place of an event."""
    assert [claim.text for claim in _named(text)[1]] == places


def test_claim() -> None:
    """A place is a venue without an event, by its usual name, with the sentence it stands in."""
    (claim,) = _named("It rained. The firm will build a plant in Seoul.")[1]
    assert (claim.kind, claim.value, claim.place, claim.entity) == (Kind.VENUE, "Seoul", "Seoul", None)
    assert claim.quote == "The firm will build a plant in Seoul."
    assert claim.id


PIECES = ["in", "at", "from", "near", "Oslo", "Paris", "France", "South Korea", "a summit", "in 2024", "met", ",", ".", "\n", "é", "😀", ""]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
@settings(deadline=None)
def test_any_text(text: str) -> None:
    """Every place is what stands at its offsets, in order, and overlaps no claim and no other place."""
    claims, places = _named(text)
    assert all(text[place.start : place.end] == place.text for place in places)
    taken = sorted((each.start, each.end) for each in places)
    assert [(each.start, each.end) for each in places] == taken
    assert all(end <= start for (_, end), (start, _) in pairwise(taken))
    assert not any(claim.start < place.end and place.start < claim.end for claim in claims for place in places)
