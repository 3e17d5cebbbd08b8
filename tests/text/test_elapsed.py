"""Dates told by what lies between."""

from __future__ import annotations

import pytest

from checker.text.dates import dates
from checker.text.folding import fold

WRITTEN = "2024-05-15"
"""A Wednesday."""


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("two weeks ago", "two weeks ago", "2024-05-01~"),
        ("two years ago", "two years ago", "2022-05-15%"),
        ("1 month, 21 days ago", "1 month, 21 days ago", "2024-03-25"),
        ("half a year ago", "half a year ago", "2023-11-15%"),
        ("a few days ago", "a few days ago", "2024-05-12~"),
        ("two sundays from now", "two sundays from now", "2024-05-26"),
        ("due in four business days", "in four business days", "2024-05-21"),
        ("two days after tomorrow", "two days after tomorrow", "2024-05-18"),
        ("two days before yesterday", "two days before yesterday", "2024-05-12"),
        ("three days before March 5, 2020", "three days before March 5, 2020", "2020-03-02"),
        ("Built in 1990, it burnt down two years later.", "two years later", "1992"),
        ("It rose in the first quarter of 1987 from a year earlier.", "a year earlier", "1986-33"),
        ("It rose in May 2020 against the year-ago month.", "year-ago", "2019-05"),
        ("It rose in 2020 from the year before.", "the year before", "2019"),
        ("It closed on May 5, 2020, and opened the next day.", "the next day", "2020-05-06"),
        ("two decades ago", "two decades ago", "200X"),
    ],
)
def test_read(text: str, said: str, value: str | None) -> None:
    """The amount of time is counted from the day of writing or from the date that stands before."""
    found = [(text[when.start : when.end], when.value) for when in dates(text, fold(text), WRITTEN)]
    assert (said, value) in found


@pytest.mark.parametrize("text", ["built in three weeks", "decades ago", "125,000 weeks ago"])
def test_no_date(text: str) -> None:
    """How long something took is no date."""
    assert [text[when.start : when.end] for when in dates(text, fold(text), WRITTEN)] == []
