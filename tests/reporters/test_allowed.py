"""What each claim allows, in words."""

from __future__ import annotations

import pytest

from checker.model import Claim, Comparator, Kind, Tolerance
from checker.reporters.allowed import allowed, unwritten


def claim(kind: Kind, **attributes: object) -> Claim:
    """A claim with nothing but a value."""
    return Claim("a.txt", 0, 1, "x", kind, **attributes)  # type: ignore[arg-type]


CASES = [
    ("money", claim(Kind.MONEY, value=11.1e9, unit="USD", resolution=1e8), ", printed to 0.1 billion: 11.05 to 11.15 billion USD"),
    ("percent", claim(Kind.PERCENT, value=47.0, unit="percent", resolution=1.0), ", printed to 1: 46.5% to 47.5%"),
    ("count", claim(Kind.COUNT, value=12.0, unit="soldier", resolution=1.0), ", counted one by one: 12 soldiers"),
    (
        "rounder count",
        claim(Kind.COUNT, value=2e6, unit="person", resolution=1e6),
        ", printed to 1 million: 1.5 to 2.5 million people",
    ),
    (
        "about",
        claim(Kind.NUMBER, value=40.0, resolution=1.0, comparator=Comparator.APPROXIMATE),
        ', "about", 5% to each side: 38 to 42',
    ),
    ("more than", claim(Kind.COUNT, low=80.0, unit="person", resolution=1.0, comparator=Comparator.MORE), ": above 80 people"),
    ("at least", claim(Kind.COUNT, low=80.0, unit="person", resolution=1.0, comparator=Comparator.AT_LEAST), ": 80 people or more"),
    ("less than", claim(Kind.NUMBER, high=80.0, resolution=1.0, comparator=Comparator.LESS), ": below 80"),
    ("up to", claim(Kind.NUMBER, high=80.0, resolution=1.0, comparator=Comparator.AT_MOST), ": 80 or less"),
    ("range", claim(Kind.COUNT, low=12.0, high=15.0, unit="ship", resolution=1.0), ", a range: 12 to 15 ships"),
    (
        "range of a measure",
        claim(Kind.QUANTITY, low=12.0, high=15.0, unit="kilometer", resolution=1.0),
        ", a range, printed to 1: 11.5 to 15.5 kilometers",
    ),
    ("margin", claim(Kind.NUMBER, value=10.0, low=9.0, high=11.0, resolution=1.0), ", with its margin: 9 to 11"),
    ("place", claim(Kind.VENUE, value="Busan"), ": Busan < South Korea"),
    ("country", claim(Kind.VENUE, value="South Korea"), ": South Korea"),
    ("unknown place", claim(Kind.VENUE, value="Qqqville"), ": Qqqville, a place that the tables do not know"),
    ("day", claim(Kind.DATE, value="2025-10-30"), ": 30 October 2025, one day"),
    ("month", claim(Kind.DATE, value="2025-10"), ": October 2025, 1–31 October 2025, 31 days"),
    ("days", claim(Kind.DATE, value="2025-10-30/2025-11-01"), ": 30 October – 1 November 2025, 3 days"),
    ("since", claim(Kind.DATE, value="2025-10/.."), ": since October 2025"),
    ("day of some year", claim(Kind.DATE, value="XXXX-12-24"), ": 24 December of a year that the text leaves open"),
    ("open", claim(Kind.DATE), ": a time that the text leaves open"),
    ("role", claim(Kind.ROLE, value="president", entity="Xi Jinping"), ": the name Xi Jinping"),
    ("quote", claim(Kind.QUOTE, value="we agreed"), ": its words"),
]


@pytest.mark.parametrize(("one", "told"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_allowed(one: Claim, told: str) -> None:
    """How a claim is read, and the region that it allows."""
    assert allowed(one, one.unit) == told


@pytest.mark.parametrize(
    ("tolerance", "told"),
    [
        (Tolerance("share", 0.02), ", its rule forgives 2%, half of it to each side: 297 to 303 million USD"),
        (Tolerance("absolute", 2e6), ", its rule forgives 2 million USD, half of it to each side: 299 to 301 million USD"),
        (Tolerance("exact"), ", compared exactly, as its rule has it: 300 million USD"),
        (Tolerance(), ", printed to 1 million: 299.5 to 300.5 million USD"),
    ],
)
def test_tolerance_of_a_rule(tolerance: Tolerance, told: str) -> None:
    """A rule's tolerance stands in place of the printed precision."""
    assert allowed(claim(Kind.MONEY, value=3e8, unit="USD", resolution=1e6), "USD", tolerance) == told


def test_as_the_checks_read_it() -> None:
    """In arithmetic whole bare numbers are exact."""
    assert allowed(claim(Kind.NUMBER, value=10.0, resolution=1.0), None, exact=True) == ", exact: 10"


def test_unwritten_digits() -> None:
    """Three trailing zeros of a number that is written out have a second reading."""
    assert unwritten(claim(Kind.COUNT, value=358_000.0, unit="tree", resolution=1.0), "tree") == "357,500 to 358,500 trees"
    assert unwritten(claim(Kind.COUNT, value=358_412.0, unit="tree", resolution=1.0), "tree") is None
