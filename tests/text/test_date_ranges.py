"""Dates joined with each other."""

from __future__ import annotations

import pytest

from checker.text.dates import dates
from checker.text.folding import fold

WRITTEN = "2024-05-15"
"""A Wednesday."""


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("from March 5 to April 2, 2021", "March 5 to April 2, 2021", "2021-03-05/2021-04-02"),
        ("July 1986-June 1987", "July 1986-June 1987", "1986-07/1987-06"),
        ("between 1991 and 1994", "1991 and 1994", "1991/1994"),
        ("from December to March 2021", "December to March 2021", "2020-12/2021-03"),
        ("the July-September quarter of 1986", "July-September quarter of 1986", "1986-07/1986-09"),
        ("April/May", "April/May", "2024-04/2024-05"),
        ("postponed from Monday to Friday", "Monday", "2024-05-13"),
        ("in 1991 and 1994", "1991", "1991"),
    ],
)
def test_read(text: str, said: str, value: str | None) -> None:
    """Two dates that are the ends of a stretch are one."""
    found = [(text[when.start : when.end], when.value) for when in dates(text, fold(text), WRITTEN)]
    assert (said, value) in found


@pytest.mark.parametrize("text", ["from here to there", "between two and three"])
def test_no_date(text: str) -> None:
    """Without dates there is no stretch."""
    assert [text[when.start : when.end] for when in dates(text, fold(text), WRITTEN)] == []
