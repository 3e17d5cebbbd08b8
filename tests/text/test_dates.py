"""Dates in running text."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.dates import dates
from checker.text.folding import fold


def _read(text: str, written: str | None = None) -> list[tuple[str, str | None]]:
    return [(text[when.start : when.end], when.value) for when in dates(text, fold(text), written)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We met at $11 and may march on.", []),
        ("Version 1998.2 and room 2024a", []),
        ("a price of $1,999 and 2000 kg", []),
        ("In early May, Ms May said", [("early May", "XXXX-05")]),
        ("Dec. 24, 2023, was a Sunday", [("Dec. 24, 2023", "2023-12-24"), ("Sunday", None)]),
        ("on 24 December", [("24 December", "XXXX-12-24")]),
        ("from 2019-20 to 2021/22", [("2019-20", "2019/2020"), ("2021/22", "2021/2022")]),
        ("in Q3 2024", [("Q3 2024", "2024-35")]),
        ("up 5 May percent", [("5 May", "XXXX-05-05")]),
        ("the 2010s", [("2010s", "201X")]),
        ("Fri, Dec 26 2025 01:46:38 am", [("Fri, Dec 26 2025 01:46:38 am", "2025-12-26T01:46:38")]),
    ],
)
def test_undated(text: str, expected: list[tuple[str, str | None]]) -> None:
    """A text without a date of its own gives what it says, and no year or day that it does not say."""
    assert _read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was sold last week.", [("last week", "2024-05-06/2024-05-12")]),
        ("It opens this weekend.", [("this weekend", "2024-05-18/2024-05-19")]),
        ("It opened in April.", [("April", "2024-04")]),
        ("It opened in June.", [("June", "2023-06")]),
        ("The fair is in June.", [("June", "2024-06")]),
        ("It will open in April.", [("April", "2025-04")]),
        ("It opened on Monday.", [("Monday", "2024-05-13")]),
        ("It will open on Monday.", [("Monday", "2024-05-20")]),
        ("It closed a year ago.", [("a year ago", "2023-05-15%")]),
        ("It closed three weeks ago.", [("three weeks ago", "2024-04-24~")]),
        ("In the new year it moves.", [("the new year", "2024")]),
        ("Next season is open.", [("Next season", None)]),
        ("Over the past year it grew.", [("past year", "2023-05/2024-05")]),
    ],
)
def test_dated(text: str, expected: list[tuple[str, str | None]]) -> None:
    """A relative date is resolved from the day of writing, a Wednesday here."""
    assert _read(text, "2024-05-15") == expected


@given(
    st.lists(
        st.sampled_from(
            [
                "May",
                "last",
                "next",
                "2024",
                "Monday",
                ",",
                "5",
                "12-15",
                "June",
                "1990s",
                "the",
                "week",
                "of",
                "Q3",
                "30",
                "ago",
                "two",
                "days\n",
                "2025/26",
                "1999-12-31",
                "-",
                ".",
            ]
        ),
        max_size=25,
    )
)
def test_any_text(words: list[str]) -> None:
    """Dates come in order and never overlap, whatever stands together."""
    text = " ".join(words)
    found = dates(text, fold(text), "2024-05-15")
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))
    assert all(0 <= when.start < when.end <= len(text) for when in found)


@pytest.mark.parametrize("text", ["light_year", "other_week", "2 light_years", "_month", "ein_Tag_year 2024"])
def test_words_joined_to_others(text: str) -> None:
    """A word of the calendar that is the end of another one is no date, and harms nothing."""
    assert [text[when.start : when.end] for when in dates(text, fold(text), "2025-01-01")] == (["2024"] if "2024" in text else [])
