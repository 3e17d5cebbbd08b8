"""Linked claims as groups; which claims are linked is given by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.linking import near, paired, ways
from checker.linking.free import FreeLinks
from checker.linking.groups import MESSAGES
from checker.linking.keys import keys
from checker.linking.leftovers import no_leftovers
from checker.linking.links import Links
from checker.linking.whole import link
from checker.model import Claim, ClaimGroup, Document
from checker.pipeline.line import extract_documents
from tests.linking.seen import by_hand, links_by_hand, marks, read

Mark = tuple[int, int]
"""A text and which of its marked figures."""
Join = tuple[Mark, Mark, bool]
"""Two marks that are linked, and whether they differ."""


@dataclass(slots=True)
class Given:
    """Texts whose marked figures are linked as told."""

    claims: list[Claim]
    places: list[Claim]
    documents: dict[str, Document]
    joins: list[tuple[Claim, Claim, bool]]

    def links(self, ordered: Sequence[Claim]) -> Links:
        """The links by rows of all claims."""
        rows = {claim.id: row for row, claim in enumerate(ordered)}
        pairs = [(*sorted((rows[one.id], rows[two.id])), differ) for one, two, differ in self.joins]
        return links_by_hand(*((0.9, left, right, differ, True) for left, right, differ in pairs), because=(("hand", 1.0),))


def _given(texts: Sequence[str], joins: Sequence[Join], days: Sequence[str] = ()) -> Given:
    documents, _ = read(texts)
    documents = [replace(document, published=day) for document, day in zip(documents, days, strict=True)] if days else documents
    found = list(extract_documents(documents, (), places=True))
    claims = [claim for each in found for claim in each.claims]
    places = [place for each in found for place in each.places]
    marked: dict[Mark, Claim] = {}
    for number, text in enumerate(texts):
        for at, (start, end) in enumerate(marks(text)):
            held = [c for c in [*claims, *places] if c.document == documents[number].id and c.start < end and start < c.end]
            marked[number, at] = held[0]
    return Given(claims, places, {each.id: each for each in documents}, [(marked[one], marked[two], differ) for one, two, differ in joins])


@pytest.fixture
def grouped(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """A function from texts and joins to the groups."""

    def group(texts: Sequence[str], *joins: Join, days: Sequence[str] = ()) -> list[ClaimGroup]:
        given_texts = _given(texts, joins, days)
        told = np.array([one * len(texts) + two for one, two in combinations(range(len(texts)), 2)], dtype=np.int64)
        nothing = FreeLinks(*(np.zeros(0, dtype=kind) for kind in (np.int64, np.int64, bool, float)))
        days = np.zeros((0, 2), dtype=np.int64)
        monkeypatch.setattr(paired, "_near", lambda ordered, *_: paired.Near(given_texts.links(ordered), told, no_leftovers(), 0, days))
        monkeypatch.setattr(paired, "links_among", lambda *_: nothing)
        monkeypatch.setattr(ways, "apart", lambda *_: set())
        return link(given_texts.claims, given_texts.documents, given_texts.places).groups

    return group


def _joined(groups: Sequence[ClaimGroup]) -> list[list[str]]:
    """The texts of the members of groups over two documents and more; a change as both its ends."""
    return [
        [member.claim.text if member.mate is None else f"{member.mate.text} to {member.claim.text}" for member in group.members]
        for group in groups
        if len(group.documents) > 1
    ]


def _alone(groups: Sequence[ClaimGroup]) -> list[str]:
    return [member.claim.text for group in groups if len(group.documents) == 1 for member in group.members]


A, B, C = 0, 1, 2


def test_linked(grouped) -> None:  # type: ignore[no-untyped-def]
    """Linked claims are one group with the confidence and the evidence of their weakest link."""
    found = grouped(["It paid [$7 million].", "They paid [$9 million]."], ((A, 0), (B, 0), True))
    (group,) = [group for group in found if len(group.documents) > 1]
    assert [member.claim.text for member in group.members] == ["$7 million", "$9 million"]
    assert (group.rule, group.confidence, group.because) == ("generic/figure", 0.9, (("hand", 1.0),))


@pytest.mark.parametrize(
    ("texts", "rule"),
    [
        (["It opened on [3 May 2024].", "It opened on [4 May 2024]."], "generic/date"),
        (["It hosts the [14th Five-Year] Plan.", "It hosts the [15th Five-Year] Plan."], "generic/ordinal"),
        (["It will build a plant in [Seoul].", "It will build a plant in [Busan]."], "generic/venue"),
        (["It opened at [9:30 am].", "It opened at [10:30 am]."], "generic/time"),
        (["It sold [40 ships].", "It sold [50 ships]."], "generic/figure"),
    ],
)
def test_rule(grouped, texts: list[str], rule: str) -> None:  # type: ignore[no-untyped-def]
    """Each sort of claim has a rule of its own, which has a message."""
    found = grouped(texts, ((A, 0), (B, 0), True))
    assert [group.rule for group in found if len(group.documents) > 1] == [rule]
    assert rule in MESSAGES


ROSE = "Sales rose to [12 tonnes] from [10 tonnes]."


@pytest.mark.parametrize(
    ("other", "later", "earlier", "joined"),
    [
        pytest.param(ROSE, False, False, [["10 tonnes to 12 tonnes"] * 2], id="both ends agree"),
        pytest.param(
            "Sales rose to [13 tonnes] from [11 tonnes].",
            True,
            True,
            [["10 tonnes to 12 tonnes", "11 tonnes to 13 tonnes"]],
            id="neither does",
        ),
        pytest.param(
            "Sales rose to [12 tonnes] from [11 tonnes].",
            False,
            True,
            [["10 tonnes", "11 tonnes"], ["12 tonnes", "12 tonnes"]],
            id="the later",
        ),
        pytest.param(
            "Sales rose to [13 tonnes] from [10 tonnes].",
            True,
            False,
            [["10 tonnes", "10 tonnes"], ["12 tonnes", "13 tonnes"]],
            id="the earlier",
        ),
    ],
)
def test_changes(grouped, other: str, later: bool, earlier: bool, joined: list[list[str]]) -> None:  # type: ignore[no-untyped-def]  # noqa: FBT001
    """A change is told as one where texts agree on both ends or on neither; else the end that they differ on is told by itself."""
    found = grouped([ROSE, other], ((A, 0), (B, 0), later), ((A, 1), (B, 1), earlier))
    assert sorted(_joined(found)) == joined


def test_change_alone(grouped) -> None:  # type: ignore[no-untyped-def]
    """A change that one text alone tells is one group with both its ends."""
    (group,) = grouped(["Norvik's revenue rose to $12 million from $10 million."])
    (member,) = group.members
    assert (member.mate.text, member.claim.text) == ("$10 million", "$12 million")


def test_revision_in_words(grouped) -> None:  # type: ignore[no-untyped-def]
    """An earlier value that the text itself takes back is a member, marked by its words."""
    (group,) = [each for each in grouped(["Norvik's revenue was $3 million, revised from $2 million."]) if len(each.members) > 1]
    assert [(member.claim.text, bool(member.superseded)) for member in group.members] == [("$3 million", False), ("$2 million", True)]


def test_given_up_by_another(grouped) -> None:  # type: ignore[no-untyped-def]
    """A figure that one text gives up is given up in the others of the group too."""
    texts = ["Its output was [45 tonnes], not 54 tonnes as reported.", "Its output was [54 tonnes].", "Its output was [58 tonnes]."]
    joins = [((one, 0), (two, 0), True) for one, two in ((A, B), (A, C), (B, C))]
    (group,) = [each for each in grouped(texts, *joins) if len(each.documents) > 1]
    assert [(member.claim.text, bool(member.superseded)) for member in group.members] == [
        ("45 tonnes", False),
        ("54 tonnes", True),
        ("54 tonnes", True),
        ("58 tonnes", False),
    ]


@pytest.mark.parametrize(
    ("days", "given_up"),
    [(("2025-03-01", "2025-03-01"), True), (("2025-03-01", "2025-03-02"), True), (("2025-03-02", "2025-03-01"), False)],
)
def test_renewed(grouped, days: tuple[str, str], given_up: bool) -> None:  # type: ignore[no-untyped-def]  # noqa: FBT001
    """A text that says that its figure is a new one renews what texts of the same day or before say, not what later ones do."""
    texts = ["The shortage is [350 tonnes].", "The shortage is now [450 tonnes]."]
    (group,) = [each for each in grouped(texts, ((A, 0), (B, 0), True), days=days) if len(each.documents) > 1]
    assert [bool(member.superseded) for member in group.members] == [given_up, False]


def test_directions(grouped) -> None:  # type: ignore[no-untyped-def]
    """A difference of direction alone is told pair by pair, and the texts that agree are a group besides."""
    found = grouped(
        ["Exports rose [5 percent].", "Exports rose by [5 percent].", "Exports fell [5 percent]."],
        ((A, 0), (B, 0), False),
        ((A, 0), (C, 0), True),
        ((B, 0), (C, 0), True),
    )
    assert sorted(group.documents for group in found) == [("d00", "d01"), ("d00", "d02"), ("d01", "d02")]


def test_direction_of_two(grouped) -> None:  # type: ignore[no-untyped-def]
    """Of two texts that differ in direction there is one group, and neither stands alone besides."""
    found = grouped(["Exports rose [5 percent].", "Exports fell [5 percent]."], ((A, 0), (B, 0), True))
    assert [group.documents for group in found] == [("d00", "d01")]


def test_other_numbers_are_told_together(grouped) -> None:  # type: ignore[no-untyped-def]
    """Three texts with other numbers are one group."""
    found = grouped(
        ["It paid [$7 million].", "It paid [$7 million].", "It paid [$9 million]."],
        ((A, 0), (B, 0), False),
        ((A, 0), (C, 0), True),
        ((B, 0), (C, 0), True),
    )
    assert [group.documents for group in found] == [("d00", "d01", "d02")]


@pytest.mark.parametrize(
    ("texts", "units"),
    [
        (["Net 3 vs [194,000].", "Its net income was [$149,000]."], ["USD", None]),
        (["Its net income was [$149,000].", "Net 3 vs [194,000]."], [None, "USD"]),
        (["It sold [3,140 flats].", "It sold [3,410 homes]."], ["flat", "flat"]),
        (["It moved [12 tonnes].", "It moved [13,000 kg]."], [None, None]),
    ],
)
def test_unit(grouped, texts: list[str], units: list[str | None]) -> None:  # type: ignore[no-untyped-def]
    """A bare number is read in the other's unit, things counted in the first one's; other figures in their own."""
    (group,) = [each for each in grouped(texts, ((A, 0), (B, 0), True)) if len(each.documents) > 1]
    assert [member.unit for member in group.members] == units


def test_named_places(grouped) -> None:  # type: ignore[no-untyped-def]
    """A place that is named without an event is told only where two texts differ on it."""
    texts = ["It will build a plant in [Seoul].", "It will build its plant in [Seoul].", "It will build a plant in [Busan]."]
    assert grouped(texts) == []
    assert grouped(texts, ((A, 0), (B, 0), False)) == []
    found = grouped(texts, ((A, 0), (B, 0), False), ((A, 0), (C, 0), True), ((B, 0), (C, 0), True))
    assert _joined(found) == [["Seoul", "Seoul", "Busan"]]


def test_repeated_in_one_document(grouped) -> None:  # type: ignore[no-untyped-def]
    """A fact that a document repeats is one group; another value of it is another."""
    one, other = "Norvik's revenue was $7 million.", "Norvik's revenue was $9 million."
    assert len(grouped([f"{one} It rained. {one}"])) == 1
    assert len(grouped([f"{one} It rained. {other}"])) == 2


def test_quote_alone(grouped) -> None:  # type: ignore[no-untyped-def]
    """Words that nobody else quotes are not told."""
    assert [group for group in grouped(['"We will sign the accord in spring," Ms Berg said.']) if group.rule == "generic/quote"] == []


def test_subject(grouped) -> None:  # type: ignore[no-untyped-def]
    """A group is about what most of its claims name, a bare one about the words beside it."""
    (named,) = grouped(["Norvik's revenue was [$7 million].", "Norvik's revenue was [$9 million]."], ((A, 0), (B, 0), True))
    assert "Norvik" in named.subject
    assert all(group.subject for group in grouped(["3 million.", "It was 5 percent.", "In Oslo on 3 May 2024, 7 km."]))


STORIES = [
    "The council of Harwick paid $7 million for the old viaduct. Exports rose 5 percent. It will build a plant in Seoul.",
    "For the old viaduct the council of Harwick paid $9 million. Exports fell 5 percent. It will build a plant in Busan.",
    "The council of Harwick, it said, paid $7 million for the old viaduct on 3 May 2024. Sales rose to 12 tonnes from 10 tonnes.",
    "Sales rose to 13 tonnes from 10 tonnes. The Delta summit in Oslo began on 3 May 2024.",
    "The Delta summit in Lisbon ended on 4 May 2024. Foreign Minister Wang Yi of China arrived.",
    'Sales fell to 10 tonnes from 12 tonnes. "We will sign the accord in spring," Ms Berg said.',
]
DOCUMENTS = {document.id: document for document in read(STORIES)[0]}


def _groups(order: Sequence[str], parts: int = 1) -> list[ClaimGroup]:
    """The groups of all documents, read in some order and in so many goes, linked by weights set by hand."""
    documents = [DOCUMENTS[name] for name in order]
    found = [each for part in range(parts) for each in extract_documents(documents[part::parts], (), places=True)]
    claims = [claim for each in found for claim in each.claims]
    places = [place for each in found for place in each.places]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(near, "weights", by_hand)
        return link(claims, {document.id: document for document in documents}, places).groups


WHOLE = sorted(DOCUMENTS)


@given(st.permutations(WHOLE), st.integers(1, len(WHOLE)))
@settings(max_examples=25, deadline=None)
def test_any_order(order: list[str], parts: int) -> None:
    """Documents in any order and read in any split give the same groups, some of which join documents."""
    expected = _groups(WHOLE)
    assert any(len(group.documents) > 1 for group in expected)
    assert _groups(order, parts) == expected


@given(st.sets(st.sampled_from(WHOLE)))
@settings(max_examples=25, deadline=None)
def test_no_claim_is_lost(names: set[str]) -> None:
    """Whatever documents are there, each claim that says what it is about is told, and so is nothing of any other document."""
    found = _groups(sorted(names))
    told = {claim.id for group in found for member in group.members for claim in (member.claim, member.mate) if claim is not None}
    claims = [claim for each in extract_documents([DOCUMENTS[name] for name in sorted(names)], ()) for claim in each.claims]
    known = {key.claim.id for _, key in keys(claims, DOCUMENTS) if key.line != "quote"}
    assert known <= told
    assert {member.claim.document for group in found for member in group.members} <= names
    assert {group.rule for group in found} <= set(MESSAGES)


@given(st.lists(st.text(max_size=80), max_size=3))
@settings(max_examples=40, deadline=None)
def test_any_text(texts: list[str]) -> None:
    """No text crashes."""
    documents, claims = read(texts)
    known = {document.id: document for document in documents}
    named = [claim for claim in claims if claim.entity]
    told = [member.claim.id for group in link(named, known).groups for member in group.members]
    assert set(told) <= {claim.id for claim in named}
    assert all(len(group.documents) > 1 for group in link([], known, claims).groups)  # places without an event are told only between texts
