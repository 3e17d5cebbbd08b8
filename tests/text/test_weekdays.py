"""Weekdays, and days told from that of writing."""

from __future__ import annotations

import pytest

from checker.text.dates import dates
from checker.text.folding import fold

WRITTEN = "2024-05-15"
"""A Wednesday."""


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("on Friday", "Friday", "2024-05-10"),
        ("it will open on Friday", "Friday", "2024-05-17"),
        ("next Sunday", "next Sunday", "2024-05-26"),
        ("this Friday", "this Friday", "2024-05-17"),
        ("last Monday", "last Monday", "2024-05-06/2024-05-13"),
        ("last Wednesday", "last Wednesday", "2024-05-08"),
        ("last Sunday", "last Sunday", "2024-05-12"),
        ("The choir is to sing on Monday", "Monday", "2024-05-20"),
        ("The ferry said that on Monday it would sail", "Monday", "2024-05-20"),
        ("The council on Monday will hear the neighbours", "Monday", "2024-05-20"),
        ("Doors will be opened on Monday", "Monday", "2024-05-20"),
        ("The plan will go to a vote, the mayor said on Monday", "Monday", "2024-05-13"),
        ("There will be fewer than the 480 visitors counted on Monday", "Monday", "2024-05-13"),
        ("He plans to go on despite Sunday's defeat", "Sunday", "2024-05-12"),
        ("unless they change their mind by Monday", "Monday", "2024-05-20"),
        ("The shop will move, but by Monday the owner fell ill", "Monday", "2024-05-13"),
        ("It is closed, with fares raised, effective Monday", "Monday", "2024-05-20"),
        ("The bridge closed due to the flood on Monday", "Monday", "2024-05-13"),
        ("Talks are set for May 23. On Monday the school offered more", "Monday", "2024-05-13"),
        ("this week Friday", "this week Friday", "2024-05-17"),
        ("on Friday next week", "Friday next week", "2024-05-24"),
        ("Friday the 17th", "Friday the 17th", "2024-05-17"),
        ("the first Monday of June", "the first Monday of June", "2024-06-03"),
        ("the last Friday in March 2020", "the last Friday in March 2020", "2020-03-27"),
        ("the second Monday of next month", "the second Monday of next month", "2024-06-10"),
        ("the day before yesterday", "the day before yesterday", "2024-05-13"),
        ("this morning", "this morning", "2024-05-15"),
        ("on Christmas Day", "Christmas Day", "2023-12-25"),
        ("Christmas 2020", "Christmas 2020", "2020-12-25"),
    ],
)
def test_read(text: str, said: str, value: str | None) -> None:
    """A weekday is that of the week, month or day it stands with."""
    found = [(text[when.start : when.end], when.value) for when in dates(text, fold(text), WRITTEN)]
    assert (said, value) in found


@pytest.mark.parametrize("text", ["every Monday", "on Mondays", "the Sun said"])
def test_no_date(text: str) -> None:
    """What comes again every week is no date."""
    assert [text[when.start : when.end] for when in dates(text, fold(text), WRITTEN)] == []
