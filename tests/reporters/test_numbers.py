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
