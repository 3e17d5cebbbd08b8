"""Dates as regions of the time line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text import calendar as cal


def _ends(edtf: str) -> tuple[str, str] | None:
    covered = cal.days(edtf)
    return (str(date.fromordinal(covered.first)), str(date.fromordinal(covered.last))) if covered else None


@pytest.mark.parametrize(
    ("edtf", "ends"),
    [
        ("2024", ("2024-01-01", "2024-12-31")),
        ("2024-02", ("2024-02-01", "2024-02-29")),
        ("2024-02-29", ("2024-02-29", "2024-02-29")),
        ("2024-02-29T17:30", ("2024-02-29", "2024-02-29")),
        ("2024-33", ("2024-01-01", "2024-03-31")),
        ("2024-24", ("2024-12-01", "2025-02-28")),
        ("2024-41", ("2024-07-01", "2024-12-31")),
        ("199X", ("1990-01-01", "1999-12-31")),
        ("18XX", ("1800-01-01", "1899-12-31")),
        ("2025-03-04?", ("2025-03-04", "2025-04-03")),
        ("2025-03-24?", ("2025-03-24", "2025-03-24")),
        ("2025-03-16~", ("2025-03-01", "2025-03-31")),
        ("2024-07-02%", ("2024-01-01", "2025-01-01")),
        ("XXXX-XX-15", None),
        ("-0043", None),
        ("2024-05/2024-06", ("2024-05-01", "2024-06-30")),
        ("../2024-05", ("0001-01-01", "2024-05-31")),
        ("2023-02-29", None),
        ("2024-13", None),
        ("next season", None),
        ("2025/2024", None),
        ("", None),
    ],
)
def test_days(edtf: str, ends: tuple[str, str] | None) -> None:
    """An EDTF string covers its days; what is no date covers none."""
    assert _ends(edtf) == ends


@given(st.dates())
def test_a_day_and_back(day: date) -> None:
    """A day written as EDTF is that day."""
    assert cal.days(cal.iso(day)) == cal.Days(day.toordinal(), day.toordinal())


@given(st.text(alphabet=st.sampled_from("0123456789-/X.T:"), max_size=24))
def test_any_string(text: str) -> None:
    """No string crashes, and ends stand in order."""
    covered = cal.days(text)
    assert covered is None or covered.first <= covered.last


def test_align() -> None:
    """A date without a year is read in the year of the other."""
    left, right = cal.align("XXXX-12-30", "2024-01-02")
    assert left is not None
    assert right is not None
    assert right.first - left.first == 3


@pytest.mark.parametrize(
    ("edtf", "year"),
    [("2024-05-05", 2024), ("2024-12-30%", 2024), ("2024-05/2024-06", 2024), ("2023/2024", None), ("XXXX-05", None), (None, None)],
)
def test_year_of(edtf: str | None, year: int | None) -> None:
    """A date within one year tells it; one around a day tells the year of that day."""
    assert cal.year_of(edtf) == year
