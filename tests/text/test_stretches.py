"""Stretches of time."""

from __future__ import annotations

import pytest

from checker.text.dates import dates
from checker.text.folding import fold

WRITTEN = "2024-05-15"
"""A Wednesday."""


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("in Q1 2025", "Q1 2025", "2025-33"),
        ("1H25", "1H25", "2025-40"),
        ("FY2025", "FY2025", "2025"),
        ("in fiscal 2024/25", "fiscal 2024/25", "2024/2025"),
        ("1987 first quarter", "1987 first quarter", "1987-33"),
        ("last year's fourth quarter", "last year's fourth quarter", "2023-36"),
        ("the first nine months of 1987", "first nine months of 1987", "1987-01/1987-09"),
        ("the last quarter of 2020", "last quarter of 2020", "2020-36"),
        ("over the past two years", "past two years", "2022-05/2024-05"),
        ("week 12 of 2021", "week 12 of 2021", "2021-03-22/2021-03-28"),
        ("last summer", "last summer", "2023-22"),
        ("the fall of 2008", "fall of 2008", "2008-23"),
        ("the nineties", "nineties", "199X"),
        ("the 19th century", "19th century", "18XX"),
        ("next quarter", "next quarter", "2024-35"),
        ("this year", "this year", "2024"),
    ],
)
def test_read(text: str, said: str, value: str | None) -> None:
    """A stretch is that which the words or the day of writing tell."""
    found = [(text[when.start : when.end], when.value) for when in dates(text, fold(text), WRITTEN)]
    assert (said, value) in found


@pytest.mark.parametrize("text", ["this fall in prices", "his nineties", "in the spring", "the next year or two"])
def test_no_date(text: str) -> None:
    """What may be any time is no date."""
    assert [text[when.start : when.end] for when in dates(text, fold(text), WRITTEN)] == []
