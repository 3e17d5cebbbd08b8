"""Claims as linking compares them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.linking.claim_columns import DELTA, LINES, PREVIOUS, is_unmarked
from checker.linking.facts import facts_of, figure_spans, is_compared
from checker.linking.spelling import TEXT_STRIDE
from checker.linking.words import words_of
from checker.model import Claim, Document, Kind, Section
from checker.pipeline.line import extract_documents
from tests.linking.seen import Seen, read, seen


def _words(found: Seen, bag: str, row: int) -> set[str]:
    held = getattr(found.facts, bag)
    return {found.words.stems[number] for number in held.words[held.ends[row] : held.ends[row + 1]]}


def _row(text: str, number: int = 0) -> tuple[Seen, int]:
    found = seen([text])
    return found, found.marked[0][number]


@pytest.mark.parametrize(
    ("kind", "section", "compared"),
    [
        (Kind.MONEY, Section.BODY, True),
        (Kind.MONEY, Section.DATELINE, False),
        (Kind.MONEY, Section.BOILERPLATE, False),
        (Kind.QUOTE, Section.BODY, False),
        (Kind.ROLE, Section.BODY, False),
    ],
)
def test_compared(kind: Kind, section: Section, compared: bool) -> None:  # noqa: FBT001
    """Figures, dates and places are compared column by column; datelines, boilerplate, quotes and roles are not."""
    assert is_compared(Claim("d", 0, 1, "x", kind, section=section)) is compared


def test_lines() -> None:
    """Sums, counts and bare numbers may tell one fact; a percentage and a sum may not."""
    assert LINES[Kind.MONEY] == LINES[Kind.NUMBER] == LINES[Kind.COUNT] == LINES[Kind.QUANTITY]
    assert LINES[Kind.PERCENT] == LINES[Kind.PERCENTAGE_POINT]
    assert len({LINES[kind] for kind in (Kind.MONEY, Kind.PERCENT, Kind.DURATION, Kind.DATE, Kind.VENUE, Kind.SCORE)}) == 6


def test_figure_spans() -> None:
    """Figures and dates on the line of all texts, in order; places are none."""
    claims = [
        Claim("b", 3, 5, "12", Kind.NUMBER),
        Claim("a", 7, 9, "3 May", Kind.DATE),
        Claim("a", 1, 2, "5", Kind.MONEY),
        Claim("a", 0, 1, "Oslo", Kind.VENUE),
    ]
    begins, ends = figure_spans(claims, {"a": 0, "b": 1})
    assert list(zip(begins.tolist(), ends.tolist(), strict=True)) == [(1, 2), (7, 9), (TEXT_STRIDE + 3, TEXT_STRIDE + 5)]
    assert [len(part) for part in figure_spans([], {})] == [0, 0]


def test_words_beside() -> None:
    """Words before and after a figure stay in its sentence; words of other figures are none."""
    found, row = _row("Orchestras sang. The viaduct cost [$7 million] for steel. Cod rose.")
    assert _words(found, "before", row) == {"viaduct", "cost"}
    assert _words(found, "after", row) == {"steel"}


def test_label() -> None:
    """The label is what stands since the figure before."""
    found, row = _row("The viaduct cost $7 million and the tunnel [$9 million].")
    assert _words(found, "label", row) == {"tunnel"}
    assert "million" not in _words(found, "before", row)


def test_label_of_a_change() -> None:
    """The second of "12 vs 10" is told by the words before the first."""
    found, row = _row("Timber surplus $12 million vs [$10 million].")
    assert _words(found, "label", row) == {"timber", "surplus"}


def test_about() -> None:
    """Entity and property as words."""
    found, row = _row("Norvik's annual revenue was [$7 million].")
    assert {"norvik", "revenu"} <= _words(found, "about", row)


def test_place() -> None:
    """The place a figure is about; a place that is named has none."""
    found, row = _row("The firm has [1,200 workers] in France.")
    assert _words(found, "places", row) == {"franc"}
    venues = [at for at, claim in enumerate(found.facts.claims) if claim.kind is Kind.VENUE]
    assert all(_words(found, "places", at) == set() for at in venues)


@pytest.mark.parametrize(
    ("text", "column", "value"),
    [
        ("Sales rose to 12 tonnes from [10 tonnes].", "role", PREVIOUS),
        ("Sales rose [20 percent], from 10 tonnes to 12 tonnes.", "role", DELTA),
        ("Sales rose [5 percent].", "trend", 1),
        ("Sales fell [5 percent].", "trend", -1),
        ("Sales were [5 percent] of all.", "trend", 0),
        ("Output is expected to be [700 tonnes].", "ahead", True),
        ("Output was [700 tonnes].", "ahead", False),
        ("It paid more than [$7 million].", "bound", 1),
        ("It paid about [$7 million].", "bound", 0),
        ("Sales were [12 tonnes] a year ago.", "ago", True),
        ("Sales were [12 tonnes] a year ago.", "year_ago", True),
        ("Sales rose to 12 tonnes from [10 tonnes].", "ago", True),
        ("Sales rose to 12 tonnes from [10 tonnes].", "year_ago", False),
        ("In March 2024 it paid [$7 million].", "months", 1),
        ("In March 2024 it paid [$7 million].", "number", 3),
        ("In March 2024 it paid [$7 million].", "year", 2024),
        ("Nine months net income [$20 million].", "months", 9),
        ("The harbour moved [7,000 kg].", "amount", 7000.0),
        ("It paid $2 million, [$3 million] and $4 million.", "rank", 1),
        ("The flood killed [12 people].", "moving", True),
        ("The mill sold [12 people] flats.", "moving", False),
        ("Revenue rose to 170 million francs from [160 million].", "unmarked", True),
        ("Revenue rose to [170 million francs] from 160 million.", "unmarked", False),
    ],
)
def test_column(text: str, column: str, value: float) -> None:
    """What a claim says of its figure is a number or a code."""
    found, row = _row(text)
    assert found.facts.columns[column][row] == value


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("It moved [7 tonnes] and [7,000 kg].", True),
        ("It moved [7 tonnes] and [8 tonnes].", False),
        ("It moved [7 tonnes] and [7 percent] more.", False),
        ("It paid [$7 million] and [$7,000,000].", True),
    ],
)
def test_value(text: str, same: bool) -> None:  # noqa: FBT001
    """Equal values on one line have one number, whatever their unit and print."""
    found = seen([text])
    one, other = (found.facts.columns["value"][row] for row in found.marked[0])
    assert (one == other) is np.bool_(same)


def test_partner() -> None:
    """The two ends of a change know each other's row."""
    found = seen(["Sales rose to [12 tonnes] from [10 tonnes]."])
    later, earlier = found.marked[0]
    partner = found.facts.columns["partner"]
    assert (partner[later], partner[earlier]) == (earlier, later)


def test_senses() -> None:
    """Words of one sense have one bit, words of another sense of the group another one."""
    found = seen(["It killed [12 people].", "It left [12 people] dead.", "It injured [12 people].", "It met [12 people]."])
    killed, dead, injured, met = (found.facts.senses[rows[0]] for rows in found.marked)
    group = int(np.flatnonzero(killed)[0])
    assert killed[group] & dead[group]
    assert not killed[group] & injured[group]
    assert injured[group]
    assert not met[group]


def test_times() -> None:
    """The months, quarters and years that a sentence names are those of its document."""
    found = seen(["In March 2024 it paid $7 million. In the third quarter it paid $9 million. It paid $8 million."])
    told = np.diff(found.facts.told_times.ends)
    assert told.tolist() == [1, 1, 0]
    assert np.diff(found.facts.all_times.ends).tolist() == [2]


@pytest.mark.parametrize(
    ("text", "unmarked"),
    [("160 million", True), ("160", True), ("$160 million", False), ("160 million francs", False), ("€5", False), ("two billion", True)],
)
def test_unmarked(text: str, unmarked: bool) -> None:  # noqa: FBT001
    """A sum that names no currency itself."""
    assert is_unmarked(text) is unmarked


PIECES = [
    *(
        "rose to",
        "from",
        "a year ago",
        "$5 million",
        "12 tonnes",
        "3-1",
        "7 percent",
        "in March 2024",
        "third quarter",
        "Oslo",
        "in France",
    ),
    *("killed", "vs", ".", "\n", ",", "nine months", "at 9:30", "second", "more than", "é", "2024", "half-year"),
]


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join), max_size=3))
@settings(max_examples=60, deadline=None)
def test_any_text(texts: list[str]) -> None:
    """No text crashes, and every column has a row for each claim."""
    documents, claims = read(texts)
    compared = [claim for claim in claims if is_compared(claim)]
    words = words_of(documents, figure_spans(claims, {document.id: number for number, document in enumerate(documents)}))
    facts = facts_of(compared, words)
    count = len(compared)
    assert {name: len(column) for name, column in facts.columns.items() if len(column) != count} == {}
    assert {len(each) for each in (facts, facts.before, facts.after, facts.label, facts.about, facts.places, facts.senses)} == {count}


def test_no_claims() -> None:
    """Without claims there are no rows."""
    (found,) = extract_documents([Document("d", "It rained.")], (), places=True)
    assert len(facts_of(found.claims, words_of([Document("d", "It rained.")], figure_spans([], {})))) == 0
