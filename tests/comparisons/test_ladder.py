"""Verdicts of the ladder on literal rows, without reading any text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.comparisons import region, verdicts
from checker.comparisons.coded import compared, faced
from checker.model import Claim, Comparator, Kind, Trend, Verdict

SIDES = {"~": Comparator.APPROXIMATE, ">": Comparator.MORE, "<": Comparator.LESS}


def claim(kind: Kind, value: Any = None, unit: str | None = None, resolution: float | None = 1, **more: Any) -> Claim:
    return Claim("d", 0, 1, f"{value} {unit}" if unit else "x", kind, value=value, unit=unit, resolution=resolution, **more)


def percent(value: float | None = None, resolution: float = 1, **more: Any) -> Claim:
    return claim(Kind.PERCENT, value, "percent", resolution, **more)


def count(value: float | None = None, **more: Any) -> Claim:
    return claim(Kind.COUNT, value, "person", **more)


def more_than(value: float) -> Claim:
    return count(low=value, comparator=Comparator.MORE)


def length(value: float, unit: str, resolution: float = 1) -> Claim:
    return claim(Kind.QUANTITY, value, unit, resolution)


def money(value: float, unit: str, resolution: float = 1) -> Claim:
    return claim(Kind.MONEY, value, unit, resolution)


def date(value: str) -> Claim:
    return claim(Kind.DATE, value, resolution=None)


def place(value: str) -> Claim:
    return claim(Kind.VENUE, value, resolution=None)


def judge(
    left: Claim,
    right: Claim,
    *,
    superseded: bool = False,
    mates: tuple[Claim, Claim] | None = None,
    swap: bool = False,
    retold: bool = False,
) -> Verdict | None:
    sides = [(left, mates[0] if mates else None), (right, mates[1] if mates else None)]
    sides = sides[::-1] if swap else sides
    earlier = [region(mate) if mate else None for _, mate in sides]
    values = compared([region(one) for one, _ in sides], earlier, [superseded and one is left for one, _ in sides], [retold] * 2)
    return verdicts(faced(values[:1], values[1:]))[0]


AGREE, ROUND, REVISE, CLASH = Verdict.AGREEMENT, Verdict.ROUNDING, Verdict.REVISION, Verdict.CONFLICT

CASES = {
    "58.7 and 58.8 only touch": (percent(58.7, 0.1), percent(58.8, 0.1), CLASH),
    "47 covers 47.2": (percent(47), percent(47.2, 0.1), AGREE),
    "430 people are not fewer than 420": (count(high=420, comparator=Comparator.LESS), count(430), CLASH),
    "410 people are fewer than 420": (count(high=420, comparator=Comparator.LESS), count(410), AGREE),
    "58.2 per cent is just under 59": (percent(58.2, 0.1), percent(high=59, comparator=Comparator.LESS), AGREE),
    "59.8 per cent is not under 59": (percent(59.8, 0.1), percent(high=59, comparator=Comparator.LESS), CLASH),
    "47.0 does not cover 47.2": (percent(47, 0.1), percent(47.2, 0.1), CLASH),
    "47 and 48": (percent(47), percent(48), CLASH),
    "more than 80 and more than 90 compare their figures": (more_than(80), more_than(90), CLASH),
    "more than 80 and 95": (more_than(80), count(95), AGREE),
    "more than 80 and 75": (more_than(80), count(75), CLASH),
    "up to 80 and more than 90": (count(high=80, comparator=Comparator.AT_MOST), more_than(90), CLASH),
    "about 40 and 41": (count(40, comparator=Comparator.APPROXIMATE), count(41), AGREE),
    "about 40 and 50": (count(40, comparator=Comparator.APPROXIMATE), count(50), CLASH),
    "40 and 41 people": (count(40), count(41), CLASH),
    "12-15 and 14": (count(low=12, high=15), count(14), AGREE),
    "a range printed the other way": (count(low=15, high=12), count(14), AGREE),
    "12-15 and 16": (count(low=12, high=15), count(16), CLASH),
    "ranges both ways": (count(low=15, high=12), count(low=12, high=15), AGREE),
    "358,000 may be 358,412": (count(358000), count(358412), ROUND),
    "358,000 is not 359,412": (count(358000), count(359412), CLASH),
    "2 km and 2,000 m": (length(2, "kilometer"), length(2000, "meter"), AGREE),
    "2 km and 2,600 m": (length(2, "kilometer"), length(2600, "meter"), CLASH),
    "2 percent and 2 points": (percent(2), claim(Kind.PERCENTAGE_POINT, 2, "percentage_point"), None),
    "USD and EUR": (money(10, "USD"), money(10, "EUR"), None),
    "km and kg": (length(2, "kilometer"), length(2, "kilogram"), None),
    "another thing counted": (count(3), claim(Kind.COUNT, 4, "soldier"), None),
    "nothing stated": (count(), count(3), None),
    "11.1 billion and 11.13 billion": (money(11.1e9, "USD", 1e8), money(11.13e9, "USD", 1e7), AGREE),
    "11.1 billion and 11.2 billion": (money(11.1e9, "USD", 1e8), money(11.2e9, "USD", 1e8), CLASH),
    "a day in its month": (date("2025-10-30"), date("2025-10"), AGREE),
    "two days": (date("2025-10-30"), date("2025-10-31"), CLASH),
    "a month without its year": (date("XXXX-12"), date("2025-12"), AGREE),
    "another month without its year": (date("XXXX-11"), date("2025-12"), CLASH),
    "Busan lies in South Korea": (place("Busan"), place("South Korea"), AGREE),
    "Busan and Seoul": (place("Busan"), place("Seoul"), CLASH),
    "two countries": (place("Malaysia"), place("South Korea"), CLASH),
    "a surname and a full name": (claim(Kind.ROLE, "Wang Yi", resolution=None), claim(Kind.ROLE, "Wang", resolution=None), AGREE),
    "words within words": (
        claim(Kind.QUOTE, "one China", resolution=None),
        claim(Kind.QUOTE, "the one China rule", resolution=None),
        AGREE,
    ),
}


@pytest.mark.parametrize(("left", "right", "verdict"), CASES.values(), ids=CASES.keys())
def test_verdict(left: Claim, right: Claim, verdict: Verdict | None) -> None:
    """Each pair of values has one verdict, whichever side is which."""
    assert judge(left, right) == verdict
    assert judge(left, right, swap=True) == verdict


RETOLD = {
    "one number in two currencies": (money(10, "USD"), money(10, "EUR"), CLASH),
    "two numbers in two currencies": (money(10, "USD"), money(11, "EUR"), None),
    "one number of two measures": (length(2, "kilometer"), length(2, "kilogram"), CLASH),
    "one number, counted and measured": (count(3), length(3, "kilometer"), None),
    "a price whose unit one leaves out": (money(0.91, "USD / share", 0.01), money(0.91, "USD", 0.01), AGREE),
    "another price whose unit one leaves out": (money(0.91, "USD / share", 0.01), money(0.93, "USD", 0.01), CLASH),
    "a day of which neither text prints the year": (date("2025-06-12"), date("2026-06-12"), AGREE),
}


@pytest.mark.parametrize(("left", "right", "verdict"), RETOLD.values(), ids=RETOLD.keys())
def test_retold(left: Claim, right: Claim, verdict: Verdict | None) -> None:
    """Where two texts tell one story, a number that both print is one figure, whatever unit they give it."""
    assert judge(left, right, retold=True) == verdict
    assert judge(left, right, retold=True, swap=True) == verdict


def test_opposite_ways() -> None:
    """A rise and a fall, a profit and a loss of one number differ."""
    rise, fall = percent(5, trend=Trend.UP), percent(5, trend=Trend.DOWN)
    assert judge(rise, fall) is CLASH
    assert judge(rise, percent(5)) is AGREE
    loss = Claim("d", 4, 8, "$5", Kind.MONEY, value=5, unit="USD", resolution=1, quote="net loss of $5")
    loss.start = len("net loss of ")
    profit = Claim("d", len("net profit of "), 16, "$5", Kind.MONEY, value=5, unit="USD", resolution=1, quote="net profit of $5")
    assert judge(loss, profit) is CLASH


def test_superseded() -> None:
    """A value that the text itself marks as earlier is revised, not contradicted; where both agree nothing is."""
    assert judge(count(12), count(20), superseded=True) is REVISE
    assert judge(count(12), count(20), superseded=True, swap=True) is REVISE
    assert judge(count(12), count(12), superseded=True) is AGREE


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [((57, 47), (57, 47), AGREE), ((57, 47), (57, 45), CLASH), ((57, 47), (47, 40), REVISE), ((55, 47), (57, 47), CLASH)],
)
def test_changes(left: tuple[int, int], right: tuple[int, int], verdict: Verdict) -> None:
    """A change agrees where both ends do; one that starts where another ended is a later step."""
    (old_l, new_l), (old_r, new_r) = left, right
    for swap in (False, True):
        assert judge(percent(new_l), percent(new_r), mates=(percent(old_l), percent(old_r)), swap=swap) is verdict


numbers = st.builds(
    percent,
    st.floats(-1e6, 1e6).map(lambda number: round(number, 2)),
    st.sampled_from([1, 0.1, 0.01]),
    comparator=st.sampled_from([Comparator.EQUAL, Comparator.APPROXIMATE]),
)
bounds = st.builds(lambda value: percent(low=value, comparator=Comparator.MORE), st.integers(0, 1000))
ranges = st.builds(lambda one, other: percent(low=one, high=other), st.integers(0, 1000), st.integers(0, 1000))
dates = st.builds(date, st.dates().map(str) | st.sampled_from(["2025", "2025-10", "XXXX-10", "2025-10-25/2025-11-02"]))
anything = numbers | bounds | ranges | dates | st.sampled_from([place("Busan"), place("Seoul"), place("South Korea"), count(3)])


@settings(deadline=None)
@given(anything, anything)
def test_symmetry(left: Claim, right: Claim) -> None:
    """Swapping the sides changes no verdict."""
    assert judge(left, right) == judge(left, right, swap=True)


@settings(deadline=None)
@given(anything)
def test_reflexive(one: Claim) -> None:
    """Whatever a claim says, it agrees with itself."""
    assert judge(one, one) is AGREE
