"""Dates with the part, stretch or amount that stands before them."""

from __future__ import annotations

import pytest

from checker.text.dates import dates
from checker.text.folding import fold

WRITTEN = "2024-05-15"
"""A Wednesday."""


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("mid-2025", "mid-2025", "2025-04/2025-09"),
        ("in early May 2025", "early May 2025", "2025-05-01/2025-05-13"),
        ("the end of March 2025", "end of March 2025", "2025-03-24/2025-03-31"),
        ("the first half of July 2026", "first half of July 2026", "2026-07-01/2026-07-16"),
        ("the early 1990s", "early 1990s", "1990/1993"),
        ("the year ended March 31, 2025", "year ended March 31, 2025", "2024-04-01/2025-03-31"),
        ("the six months to June 1987", "six months to June 1987", "1987-01-01/1987-06-30"),
        ("half-year ended 30 June 2025", "half-year ended 30 June 2025", "2025-01-01/2025-06-30"),
        ("the four weeks ended April 3, 2020", "four weeks ended April 3, 2020", "2020-03-07/2020-04-03"),
        ("the three months to end-September 1987", "three months to end-September 1987", "1987-07-01/1987-09-30"),
        ("week of September 16, 2024", "week of September 16, 2024", "2024-09-16/2024-09-22"),
        ("the third week of January 2020", "third week of January 2020", "2020-01-15/2020-01-21"),
        ("the first eight days of March 2020", "first eight days of March 2020", "2020-03-01/2020-03-08"),
        ("the 20th of next month", "the 20th of next month", "2024-06-20"),
        ("the weekend of March 5, 2022", "weekend of March 5, 2022", "2022-03-05/2022-03-06"),
    ],
)
def test_read(text: str, said: str, value: str | None) -> None:
    """A part or a stretch is told by the date it belongs to."""
    found = [(text[when.start : when.end], when.value) for when in dates(text, fold(text), WRITTEN)]
    assert (said, value) in found


@pytest.mark.parametrize("text", ["the end of it", "half of them"])
def test_no_date(text: str) -> None:
    """Without a date there is none."""
    assert [text[when.start : when.end] for when in dates(text, fold(text), WRITTEN)] == []
