"""Dates that begin with a digit."""

from __future__ import annotations

import pytest

from checker.text.dates import dates
from checker.text.folding import fold

WRITTEN = "2024-05-15"
"""A Wednesday."""


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("due 2025-03-04", "2025-03-04", "2025-03-04"),
        ("at 2025-03-04T17:30:00Z", "2025-03-04T17:30:00Z", "2025-03-04T17:30:00Z"),
        ("on 2025/3/4", "2025/3/4", "2025-03-04"),
        ("on 13.5.2015", "13.5.2015", "2015-05-13"),
        ("on 3/4/2025", "3/4/2025", "2025-03-04?"),
        ("on 3.4.2025", "3.4.2025", "2025-04-03?"),
        ("27/1/2025, then 3/4/2025", "3/4/2025", "2025-04-03"),
        ("1/27/2025, then 3/4/2025", "3/4/2025", "2025-03-04"),
        ("on 05/05/89", "05/05/89", "1989-05-05"),
        ("on 4/22", "4/22", "2024-04-22"),
        ("come back on 22/04", "22/04", "2024-04-22"),
        ("on the 27th", "the 27th", "2024-05-27"),
        ("she is back on 15", "15", "2024-05-15"),
    ],
)
def test_read(text: str, said: str, value: str | None) -> None:
    """A day in digits is read in the order that it, or the rest of the text, shows."""
    found = [(text[when.start : when.end], when.value) for when in dates(text, fold(text), WRITTEN)]
    assert (said, value) in found


@pytest.mark.parametrize(
    "text", ["a share of 3/16", "rose 9 13/16 to 5/8", "the 27th floor", "version 2.4.10", "a 9-4-3 record", "on 30/31"]
)
def test_no_date(text: str) -> None:
    """Fractions, versions and records of games are no days."""
    assert [text[when.start : when.end] for when in dates(text, fold(text), WRITTEN)] == []
