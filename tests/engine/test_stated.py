"""Which figures say how much something is, and which deny it, suppose it or tell by how much it changed."""

from __future__ import annotations

import pytest

from .ruled import rule, told

TOLL = rule("{figure: money, near: [toll]}")
BRIDGE = rule("{figure: length, near: [Harbour Bridge]}")
SHARE = rule("{figure: percent, near: [sales]}")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The toll is not $3 but $5.", ["single: $5"]),
        ("The toll is not $3. The toll is $5.", ["single: $5"]),
        ("Officials denied that the toll is $3. The toll is $5.", ["single: $5"]),
        ("If the toll were $9, drivers would leave. The toll is $5.", ["single: $5"]),
        ("The toll is $5 unless the toll is $9.", ["single: $5"]),
        # near misses: a bound is no denial, a plan and a report are told as such
        ("The toll is not only $3. The toll is $5.", ["conflict: $3 | $5"]),
        ("The toll would be $9. The toll is $5.", ["conflict: $5 | $9"]),
        ("If approved, the toll would be $9. The toll is $5.", ["conflict: $5 | $9"]),
        ("The toll may be $9. The toll is $5.", ["conflict: $5 | $9"]),
    ],
)
def test_denied_and_supposed(text: str, found: list[str]) -> None:
    """What a text denies or only supposes is compared with nothing."""
    assert told(TOLL, text) == found


def test_rule_about_a_denial() -> None:
    """A rule that has the word that denies or supposes is about what follows it."""
    text = "If the toll is $9, drivers leave. If the toll is $8, drivers stay."
    assert told(rule("{figure: money, near: [if the toll]}"), text) == ["conflict: $8 | $9"]
    assert told(TOLL, text) == []


def test_denied_limit() -> None:
    """ "Do not take more than" is a limit, and no denial of a dose."""
    limit = rule("{figure: mass, near: [ibuprofen]}", "    compare: {as: limit}")
    assert told(limit, "Do not take more than 40 mg of ibuprofen.", "Do not take more than 60 mg of ibuprofen.") == [
        "conflict: 40 mg | 60 mg"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Harbour Bridge was lengthened from 2 km to 3 km.", ["single: 3 km"]),
        ("The Harbour Bridge is 3 km long, compared with 2 km before.", ["single: 3 km"]),
        ("The Harbour Bridge was lengthened from 2 km to 3 km. The Harbour Bridge is 2.4 km long.", ["conflict: 2.4 km | 3 km"]),
        ("The Harbour Bridge is 3 km long, not from 2 km on.", ["single: 3 km"]),
        ("The Harbour Bridge is 3 km long and has a deck 2 km long.", ["conflict: 2 km | 3 km"]),
    ],
)
def test_from_to(text: str, found: list[str]) -> None:
    """The earlier end of a change is no second value of what changed."""
    assert told(BRIDGE, text) == found


def test_earlier_end_of_its_own_period() -> None:
    """Both ends count where they are parted by what they are about."""
    sales = rule("{figure: money, near: [sales], with: {year: period}}", "    group_by: [year]\n    compare: {}")
    one = "Sales rose to $5 million in 2024 from $4 million in 2023."
    assert told(sales, one, "Sales were $3 million in 2023.") == ["conflict: $3 million | $4 million", "single: $5 million"]


@pytest.mark.parametrize(
    ("one", "text", "found"),
    [
        (TOLL, "The toll rose by $2 to $5.", ["single: $2", "single: $5"]),
        (TOLL, "The toll fell $2 to $5.", ["single: $2", "single: $5"]),
        (TOLL, "The toll is $5, up $2 from a year ago.", ["single: $2", "single: $5"]),
        (TOLL, "The toll rose by as much as $2. The toll is $5.", ["single: $5", "single: at most $2"]),
        (
            BRIDGE,
            "The Harbour Bridge is 2 km longer than the Old Bridge. It spans 3 km, the Harbour Bridge.",
            ["single: 2 km", "single: 3 km"],
        ),
        (TOLL, "The toll rose by $2. The toll rose by $3.", ["conflict: $2 | $3"]),
        (TOLL, "A toll set by the state is $2. The toll is $5.", ["conflict: $2 | $5"]),
        (SHARE, "Sales rose by 5%. Growth of sales was 7%.", ["conflict: 5% | 7%"]),
    ],
)
def test_changes(one: object, text: str, found: list[str]) -> None:
    """By how much something moved is compared with other moves, and not with how much it is."""
    assert told(one, text) == found  # type: ignore[arg-type]
