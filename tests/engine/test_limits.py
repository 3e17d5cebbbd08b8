"""Limits in units of several parts."""

from __future__ import annotations

import pytest

from .ruled import rule, told


@pytest.mark.parametrize(
    ("limit", "figure", "text", "found"),
    [
        ("value <= 30 km/h", "speed", "The limit is 50 km/h.", ["conflict: 50 km/h"]),
        ("value <= 30 km/h", "speed", "The limit is 8 m/s.", ["agreement: 8 m/s"]),
        ("value <= 30 km/h", "speed", "The limit is 20 mph.", ["conflict: 20 mph"]),
        ("value <= 40 mg/day", "figure", "The limit is 60 mg per day.", ["conflict: 60 mg per day"]),
        ("value <= 40 mg/day", "figure", "The limit is 60 mg.", []),
        ("value <= 40 mg/day", "figure", "The limit is 0.02 g a day.", ["agreement: 0.02 g a day"]),
        ("value <= $9/barrel", "figure", "The limit is $10 per barrel.", ["conflict: $10 per barrel"]),
    ],
)
def test_rates(limit: str, figure: str, text: str, found: list[str]) -> None:
    """A limit may be a rate, written as in the text."""
    assert told(rule(f"{{figure: {figure}, near: [limit]}}", f"    limit: {limit}"), text) == found
