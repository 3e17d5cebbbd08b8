"""Years in digits."""

from __future__ import annotations

import pytest

from checker.text.dates import dates
from checker.text.folding import fold

WRITTEN = "2024-05-15"
"""A Wednesday."""


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("in 2025", "2025", "2025"),
        ("the 2025/26 season", "2025/26", "2025/2026"),
        ("from 1991-94", "1991-94", "1991/1994"),
        ("1990–1995", "1990–1995", "1990/1995"),
        ("in the 1990s", "1990s", "199X"),
        ("the '50s", "'50s", "195X"),
        ("in '21", "'21", "2021"),
        ("in 44 BC", "44 BC", "-0043"),
        ("79 AD", "79 AD", "0079"),
        ("1 BC", "1 BC", "0000"),
        ("2023's record", "2023", "2023"),
        ("in the same 2023 month", "2023", "2023"),
    ],
)
def test_read(text: str, said: str, value: str | None) -> None:
    """A year is told from a figure by what stands around."""
    found = [(text[when.start : when.end], when.value) for when in dates(text, fold(text), WRITTEN)]
    assert (said, value) in found


@pytest.mark.parametrize("text", ["2000 tonnes", "1990 dlrs", "in 2000 people", "1500 workers", "at 1530 GMT", "2024a", "0.2024", "$2024"])
def test_no_date(text: str) -> None:
    """A figure is no year."""
    assert [text[when.start : when.end] for when in dates(text, fold(text), WRITTEN)] == []
