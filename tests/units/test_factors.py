from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.lookup import table
from checker.units import conversion

FACTORS = table("factors")


@pytest.mark.parametrize(
    ("value", "unit", "base", "dimension"),
    [
        (10, "mile", 16093.44, "length"),
        (1, "oil_barrel", 0.158987294928, "volume"),
        (1, "short_ton", 907.18474, "mass"),
        (1, "metric_ton", 1000, "mass"),
        (100, "degree_Celsius", 373.15, "temperature"),
        (212, "degree_Fahrenheit", 373.15, "temperature"),
        (36, "kilometer / hour", 10, "speed"),
        (5, "USD", 5, "money:USD"),
        (5, "percent", 5, "percent"),
        (5, "percentage_point", 5, "percentage_point"),
        (12, "month", 31557600, "duration"),
        (2, "USD / metric_ton", 0.002, "money:USD / mass"),
        (24, "passenger / hour", 24 / 3600, "passenger / duration"),
        (1, "USD / share", 1, "money:USD / share"),
        (1, "watt * hour", 3600, "energy"),
        (1, "byte / minute", 1 / 60, "data_rate"),
        (8, "percent / day", 8 / 86400, "percent / duration"),
    ],
)
def test_known_values(value: float, unit: str, base: float, dimension: str) -> None:
    """Values come out in the base unit of their dimension."""
    found = conversion(unit)
    assert found is not None
    assert value * found.factor + found.offset == pytest.approx(base, rel=1e-12)
    assert found.dimension == dimension


@pytest.mark.parametrize("unit", ["soldier", "Five-Year Plan", "10**10**8", "a / b", "mile ** 99 / hour", ""])
def test_no_measure(unit: str) -> None:
    """What is no measure does not convert."""
    assert conversion(unit) is None


@given(st.sampled_from(FACTORS), st.floats(min_value=-1e12, max_value=1e12))
def test_there_and_back(row: dict[str, str], value: float) -> None:
    """A value converted to its base and back is the value."""
    found = conversion(row["unit"])
    assert found is not None
    there = value * found.factor + found.offset
    assert (there - found.offset) / found.factor == pytest.approx(value, rel=1e-9, abs=1e-9 + abs(found.offset / found.factor) * 1e-12)


@given(st.text(max_size=30))
def test_no_unit_crashes(unit: str) -> None:
    """Any text at all gives a conversion or None, and never reaches pint."""
    assert conversion(unit) is None or conversion(unit).factor > 0  # type: ignore[union-attr]


@given(st.sampled_from(FACTORS), st.sampled_from(FACTORS))
def test_rates_of_money(above: dict[str, str], below: dict[str, str]) -> None:
    """A price per anything converts by the inverse of its factor."""
    if " " in below["unit"]:
        return
    found = conversion(f"USD / {below['unit']}")
    assert found is not None
    assert found.factor == pytest.approx(1 / float(below["factor"]))
    assert found.dimension == f"money:USD / {below['dimension']}"
