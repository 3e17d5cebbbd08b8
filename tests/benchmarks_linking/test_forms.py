"""Figures as different desks print them."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from benchmarks.linking.facts import Fact, take_out
from benchmarks.linking.forms import Style, draw_style, write


def _written(text: str, style: Style) -> str:
    (fact,) = take_out(text).facts.values()
    return write(fact, style, random.Random(4), exact=True)[0]


@pytest.mark.parametrize(
    ("text", "style", "expected"),
    [
        ("42.5 mln dlrs", Style(money="symbol", restless=0), "$42.5 million"),
        ("42.5 mln dlrs", Style(money="short", restless=0), "$42.5m"),
        ("42.5 mln dlrs", Style(money="words", restless=0), "42.5 million dollars"),
        ("$42.5 million", Style(money="wire", restless=0), "42.5 mln dlrs"),
        ("a 42.5 mln dlr order", Style(money="words", restless=0), "42.5 million dollar"),
        ("151.4 mln stg", Style(money="symbol", restless=0), "£151.4 million"),
        ("55 cts", Style(cents="dollars", restless=0), "$0.55"),
        ("one cent", Style(cents="cents", spell=0, restless=0), "1 cent"),
        ("1.5 dlrs", Style(money="symbol", restless=0), "$1.50"),
        ("six pct", Style(percent="%", restless=0), "6%"),
        ("6-3/4 pct", Style(percent="%", restless=0), "6.75%"),
        ("5 pct", Style(percent="per cent", spell=9, restless=0), "five per cent"),
        ("April 3", Style(date="ordinal", restless=0), "April 3rd"),
        ("September 3, 1987", Style(date="abbreviated", restless=0), "Sept. 3, 1987"),
        ("April 3", Style(date="dmy", restless=0), "3 April"),
    ],
)
def test_form(text: str, style: Style, expected: str) -> None:
    """A style prints a figure in its way."""
    assert _written(text, style) == expected


@pytest.mark.parametrize("number", ["240700000", "26945", "469100", "1163000", "8312000", "1.13", "35010000", "97.6"])
@pytest.mark.parametrize("seed", range(40))
def test_rounded_holds(number: str, seed: int) -> None:
    """What a desk rounds is near enough, and without a hedge it is what the printed digits allow."""
    step = Decimal(1).scaleb(int(Decimal(number).as_tuple().exponent))
    fact = Fact("money", "", Decimal(number), step, "USD")
    chance = random.Random(seed)
    text, how = write(fact, Style(money="words", restless=0, rounds=1.0), chance, exact=False)
    (told,) = take_out(text).facts.values()
    off = abs(told.number - fact.number)
    assert off * 20 <= fact.number
    if how == "rounded":
        zeros = Decimal(10) ** (len(str(int(told.number))) - len(str(int(told.number)).rstrip("0")))
        assert off * 2 <= max(told.step, zeros if zeros >= 1000 else Decimal(0))
    if how == "rounded, sided":
        assert (told.number > fact.number) == text.startswith(("nearly", "almost", "just under"))


@pytest.mark.parametrize("seed", range(30))
def test_form_keeps_the_value(seed: int) -> None:
    """Whatever the style, a figure that keeps its digits keeps its value."""
    chance = random.Random(seed)
    style = draw_style(chance)
    for text in ("42.5 mln dlrs", "55 cts", "6-3/4 pct", "12,345,678 shares", "1.08 billion dlrs", "300 mln marks", "35 miles"):
        (fact,) = take_out(text).facts.values()
        written, _ = write(fact, style, chance, exact=True)
        read = [each.number for each in take_out(written.replace("half a m", "0.5 m").replace("$42.5m", "$42.5 million")).facts.values()]
        assert read == [fact.number] or written.endswith(("m", "bn")), written
