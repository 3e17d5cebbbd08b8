"""A goal says whether it is met, and by how much."""

from __future__ import annotations

import pytest

from benchmarks.suite.figure import Figure, Goal, at_least, at_most, number


@pytest.mark.parametrize(
    ("goal", "value", "told"),
    [
        (at_least(0.4), 0.1, "goal at least 0.4: not met, 75% below"),
        (at_least(0.4), 0.4, "goal at least 0.4: met, 0% below"),
        (at_least(8), 12, "goal at least 8: met, 50% above"),
        (at_most(1.15), 1.265, "goal at most 1.15: not met, 10% above"),
        (at_most(1500), 750, "goal at most 1,500: met, 50% below"),
    ],
)
def test_goal(goal: Goal, value: float, told: str) -> None:
    """Equal is met, on either side."""
    assert goal.told(value) == told


def test_without_a_value() -> None:
    """A figure that could not be measured says why, and its goal is neither met nor missed."""
    figure = Figure(part="jobs", name="one / two", unit="times", value=None, goal=at_least(1.7), note="No such option")
    assert figure.line().split() == ["one", "/", "two", "-", "times", "No", "such", "option"]
    assert figure.record()["goal"] == {"bound": "at least", "value": 1.7, "met": None}
    assert figure.record()["value"] is None


def test_numbers() -> None:
    """Three digits that count, none of them after a large number."""
    assert [number(each) for each in (0.01234, 1.0, 12.345, 99.96, 12_345.6)] == ["0.0123", "1", "12.3", "100", "12,346"]
