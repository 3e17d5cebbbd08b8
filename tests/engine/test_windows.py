"""Claims of days that lie close to each other."""

from __future__ import annotations

import pytest

from .ruled import report, rule


def told(days: int, *values: tuple[int, int]) -> list[str]:
    """What is said of some values, each of a day of March, where days no more than so many apart are compared."""
    one = rule("{figure: money, near: [toll]}", f"    group_by: [date within {days} days]\n    compare: {{}}")
    texts = [f"The toll on {day} March 2024 was ${value}." for day, value in values]
    found = report(one, *texts).findings
    return sorted(
        f"{finding.verdict}: {' | '.join(sorted(f'{value.display} x{value.sources}' for value in finding.values))}" for finding in found
    )


@pytest.mark.parametrize(
    ("days", "values", "found"),
    [
        (
            1,
            [(1, 11), (2, 12), (3, 13), (4, 14)],
            ["conflict: $11 x1 | $12 x1", "conflict: $12 x1 | $13 x1", "conflict: $13 x1 | $14 x1"],
        ),
        (1, [(1, 11), (2, 11), (3, 12), (4, 12)], ["agreement: $11 x2", "agreement: $12 x2", "conflict: $11 x1 | $12 x1"]),
        # the same two values, in several windows, are told once
        (2, [(1, 11), (2, 11), (3, 12), (4, 12)], ["conflict: $11 x2 | $12 x2"]),
        (2, [(1, 11), (2, 12), (3, 12)], ["conflict: $11 x1 | $12 x2"]),
        # near misses
        (1, [(1, 11), (3, 12)], ["single: $11 x1", "single: $12 x1"]),
        (1, [(1, 11), (1, 12), (9, 11), (9, 12)], ["conflict: $11 x1 | $12 x1", "conflict: $11 x1 | $12 x1"]),
    ],
)
def test_each_pair_is_compared(days: int, values: list[tuple[int, int]], found: list[str]) -> None:
    """Each two claims that are close enough are compared, and no others."""
    assert told(days, *values) == found
