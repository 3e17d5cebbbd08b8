"""Years in words."""

from __future__ import annotations

import pytest

from checker.text.spelled_years import spelled_year


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" nineteen seventy eight", (1978, 23)),
        (", nineteen oh five", (1905, 18)),
        (" two thousand", (2000, 13)),
        (" two thousand and eighteen", (2018, 26)),
        (" twenty twenty-five and", (2025, 19)),
        (" eighteen hundred", (1800, 17)),
        (" nineteen people", None),
        (" two hundred", None),
        (" a year", None),
        ("", None),
    ],
)
def test_spelled_year(text: str, expected: tuple[int, int] | None) -> None:
    """A year in words gives its number and where it ends."""
    assert spelled_year(text, 0) == expected
