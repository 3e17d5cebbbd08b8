"""Recomputed figures as people read them."""

from __future__ import annotations

import pytest

from checker.model import Computed
from checker.reporters.numbers import arithmetic


@pytest.mark.parametrize(
    ("low", "high", "unit", "told"),
    [
        (9.523809523, 31.578947, "percent", "9.5% to 31.6%"),
        (19.5, 20.5, "percent", "19.5% to 20.5%"),
        (24.99612, 25.00388, "percent", "24.9961% to 25.0039%"),
        (1_234_500.0, 1_235_500.0, None, "1.2345 to 1.2355 million"),
        (-0.5, 0.5, None, "-0.5 to 0.5"),
    ],
)
def test_printed_digits(low: float, high: float, unit: str | None, told: str) -> None:
    """What the printed digits allow is told in no more digits than it takes to tell the ends apart."""
    assert arithmetic(Computed("a", 20.0, unit, low, high)).endswith(f"printed digits allow {told}")


@pytest.mark.parametrize(("low", "high"), [(None, None), (20.0, 20.0)])
def test_exact(low: float | None, high: float | None) -> None:
    """Where one figure alone is possible, nothing is said of digits."""
    assert arithmetic(Computed("10 + 10", 20.0, None, low, high)) == "10 + 10 = 20"


@pytest.mark.parametrize(
    ("expression", "unit", "low", "high", "told"),
    [
        ("1934-2019", "year", 84.0, 85.0, "1934 to 2019 is 84 or 85 years"),
        ("1934 – 2019", "year", 84.0, 85.0, "1934 to 2019 is 84 or 85 years"),
        ("June 1 to June 10", "day", 9.0, 10.0, "June 1 to June 10 is 9 or 10 days"),
        ("2024-01-01 to 2025-12-31", "year", 1.99863, 2.00137, "2024-01-01 to 2025-12-31 is 2 years"),
        ("June 1 to June 10", "week", 1.28571, 1.42857, "June 1 to June 10 is 1.3 to 1.4 weeks"),
        ("9 to 10", "hour", 1.0, 1.0, "9 to 10 is 1 hour"),
    ],
)
def test_spans(expression: str, unit: str, low: float, high: float, told: str) -> None:
    """How long a time is, in every way to count it; no equation, and no digits that were printed."""
    assert arithmetic(Computed(expression, low, unit, low, high, is_span=True)) == told
