"""Numbers with their units, as people read them."""

from __future__ import annotations

import pytest

from checker.reporters.amounts import CONVERTED, amount, plain, size, stretch, unit_words


@pytest.mark.parametrize(
    ("low", "high", "unit", "told"),
    [
        (11.05e9, 11.15e9, "USD", "11.05 to 11.15 billion USD"),
        (46.5, 47.5, "percent", "46.5% to 47.5%"),
        (19.5e6, 20.5e6, "metric_ton", "19.5 to 20.5 million metric tons"),
        (999_500.0, 1_000_500.0, "soldier", "999,500 to 1,000,500 soldiers"),
        (-0.5, 0.5, "degree_Celsius", "-0.5 to 0.5 degrees Celsius"),
        (12.0, 12.0, "person", "12 people"),
        (0.1 + 0.2, 0.4, None, "0.3 to 0.4"),
    ],
)
def test_stretch(low: float, high: float, unit: str | None, told: str) -> None:
    """Both ends are in one scale, the unit comes once, a share has its sign twice."""
    assert stretch(low, high, unit) == told


@pytest.mark.parametrize(
    ("number", "unit", "told"),
    [(1.0, "day", "1 day"), (8e6, "metric_ton", "8 million metric tons"), (2.5e12, "percent", "2.5 trillion percent"), (-0.0, None, "0")],
)
def test_amount(number: float, unit: str | None, told: str) -> None:
    """One thing is in the singular, a million are not."""
    assert amount(number, unit) == told


def test_converted_numbers_are_short() -> None:
    """What was converted is told with few digits."""
    assert stretch(5.0694336, 5.2303680, "kilometer", digits=CONVERTED) == "5.06943 to 5.23037 kilometers"


def test_size_has_the_scale_of_its_figure() -> None:
    """A hundred million is "0.1 billion" beside 11.1 billion."""
    assert (size(1e8, 11.1e9), size(1.0, 47.0), size(0.1, 3.2)) == ("0.1 billion", "1", "0.1")


def test_plain_marks_thousands() -> None:
    """Thousands are marked, whole numbers have no point."""
    assert (plain(1234567.0), plain(1234.5), plain(1e300)) == ("1,234,567", "1,234.5", "1e+300")


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("kilometer / hour", "kilometers per hour"),
        ("meter ** 3 / day", "cubic meters per day"),
        ("gram / meter ** 3", "grams per cubic meter"),
        ("meter / second ** 2", "meters per second squared"),
        ("revolutions_per_minute", "revolutions per minute"),
        ("tonne_of_oil_equivalent", "tonnes of oil equivalent"),
        ("millimeter_Hg", "millimeter Hg"),
        ("kilohertz", "kilohertz"),
        ("foot", "feet"),
        ("USD / metric_ton", "USD per metric ton"),
        ("1 / minute", "per minute"),
        ("person", "people"),
        ("country", "countries"),
        ("spokesman", "spokesmen"),
        (None, ""),
    ],
)
def test_unit_words(unit: str | None, words: str) -> None:
    """A canonical unit is told as people write it."""
    assert unit_words(unit) == words


def test_one_of_a_unit() -> None:
    """One of it is in the singular."""
    assert unit_words("kilometer / hour", one=True) == "kilometer per hour"
