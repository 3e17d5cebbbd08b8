"""Which words beside a figure name an older report."""

from __future__ import annotations

import pytest

from checker.engine.older import older_report
from tests.reporters import reports


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("An earlier government study put it at 47 ships.", "earlier government study"),
        ("It lost 47 ships, according to a 2019 survey.", "2019 survey"),
        ("It lost 47 ships, according to a 2025 survey.", None),
        ("A previous report named 47 ships.", "previous report"),
        ("It lost 47 ships in 2019, the report said.", None),
        ("It lost 47 ships, more than in earlier years.", None),
        ("It lost 47 ships, the report said.", None),
        ("Previous reports gave 47 ships.", "Previous reports"),
        ("An earlier study " + "went on and on " * 7 + "until 47 ships came.", None),
    ],
)
def test_older_report(sentence: str, words: str | None) -> None:
    """An older report is one of an earlier year or called so, near the figure."""
    claim = reports.claim("a.txt", sentence, "47 ships", line=1, published="2025-11-02")
    assert older_report(claim) == words


def test_year_without_a_date() -> None:
    """In an undated text no year is known to be an older one."""
    assert older_report(reports.claim("a.txt", "It lost 47 ships, a 2019 survey said.", "47 ships", line=1)) is None
