"""Relative dates, told from the day of writing."""

from __future__ import annotations

import pytest

from checker.text import calendar as cal
from checker.text import reckoning


@pytest.mark.parametrize(
    ("written", "reading", "expected"),
    [
        ("2024-05-10", reckoning.last_month(10), "2023-10"),
        ("2024-05-10", reckoning.last_month(5), "2023-05"),
        ("2024-05-10", reckoning.next_month(5), "2025-05"),
        ("2024-05-10", reckoning.nearest_month(6, tense=-1), "2024-06"),
        ("2024-05-10", reckoning.nearest_month(6, tense=-1, firm=True), "2023-06"),
        ("2024-05-10", reckoning.nearest_month(10, tense=-1), "2023-10"),
        ("2024-05-10", reckoning.nearest_month(10, tense=1), "2024-10"),
        ("2024-05-10", reckoning.nearest_month(4, tense=1), "2024-04"),
        ("2024-05-10", reckoning.ended_month(6), "2024-06"),
        ("2024-05-10", reckoning.ended_month(7), "2023-07"),
        ("2024-05-10", reckoning.ended_month(3), "2024-03"),
        ("2024-05-10", reckoning.ended_day(7, 31), "2023-07-31"),
        ("2024-05-10", reckoning.ended_day(5, 31), "2024-05-31"),
        ("2024-05-10", reckoning.ended_day(2, 29), "2024-02-29"),
        ("2024-05-10", reckoning.latest_weekday(4), "2024-05-02/2024-05-09"),
        ("2024-05-10", reckoning.latest_weekday(5), "2024-05-03"),
        ("2024-05-10", reckoning.latest_weekday(6), "2024-05-04"),
        ("2024-05-10", reckoning.nearest_month(6, tense=1), "2024-06"),
        ("2024-05-10", reckoning.nearest_month(6), "2024-06"),
        ("2024-05-10", reckoning.nearest_month(12), "2023-12"),
        ("2024-05-10", reckoning.nearest_month(5), "2024-05"),
        ("2024-01-02", reckoning.nearest_day(12, 30), "2023-12-30"),
        ("2024-05-10", reckoning.weekday(5), "2024-05-10"),
        ("2024-05-10", reckoning.weekday(1), "2024-05-06"),
        ("2024-05-10", reckoning.weekday(1, ahead=True), "2024-05-13"),
        ("2024-05-10", reckoning.weekend(-1), "2024-05-04/2024-05-05"),
        ("2024-05-10", reckoning.weekend(0), "2024-05-11/2024-05-12"),
        ("2024-05-10", reckoning.relative_unit("quarter", -1), "2024-33"),
        ("2024-01-10", reckoning.relative_unit("month", -1), "2023-12"),
        ("2024-05-10", reckoning.relative_unit("week", 1), "2024-05-13/2024-05-19"),
        ("2024-05-10", reckoning.relative_unit("decade", -1), "201X"),
        ("2024-03-01", reckoning.days_back(1), "2024-02-29"),
        ("0001-01-01", reckoning.days_back(5), None),
        ("2024-01/2024-03", reckoning.relative_unit("year", -1), "2023"),
        ("2024-01/2024-03", reckoning.relative_unit("month", -1), None),
        ("2024-05-10", reckoning.weekday_of_week(7, 1), "2024-05-19"),
        ("2024-05-10", reckoning.weekdays_on(1, 2), "2024-05-20"),
        ("2024-05-10", reckoning.weekdays_on(5, -1), "2024-05-03"),
        ("2024-05-10", reckoning.day_of_month(27), "2024-04-27"),
        ("2024-05-10", reckoning.day_of_month(27, tense=1), "2024-05-27"),
        ("2024-05-10", reckoning.day_of_month(31, weekday=5), "2024-05-31"),
        ("2024-05-10", reckoning.elapsed([(3, "week")], -1), "2024-04-19~"),
        ("2024-05-10", reckoning.elapsed([(1, "month"), (21, "day")], 1), "2024-07-01"),
        ("2024-05-10", reckoning.elapsed([(4, "business day")], 1), "2024-05-16"),
        ("2024-05-10", reckoning.elapsed([(2, "decade")], -1), "200X"),
        ("2024-03-31", reckoning.elapsed([(1, "month")], -1), "2024-02-29~"),
        ("2024-05-10", reckoning.rolling("year", 2, -1), "2022-05/2024-05"),
        ("2024-05-10", reckoning.season(22, -1), "2023-22"),
        ("2024-07-10", reckoning.season(22, -1), "2023-22"),
        ("2024-11-10", reckoning.season(22, -1), "2024-22"),
        ("2024-05-10", reckoning.season(24, 1), "2024-24"),
        (None, reckoning.days_back(1), None),
    ],
)
def test_relative(written: str | None, reading: object, expected: str | None) -> None:
    """A relative date is told from the day of writing; from a stretch of days only where all of it gives the same."""
    assert reckoning.resolve(cal.days(written), reading) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("edtf", "unit", "count", "expected"),
    [
        ("1987-33", "year", -1, "1986-33"),
        ("1987", "year", 2, "1989"),
        ("1987-11", "month", 3, "1988-02"),
        ("1987-01/1987-09", "year", -1, "1986-01/1986-09"),
        ("2024-02-28", "day", 2, "2024-03-01"),
        ("2024-02-29", "year", 1, "2025-02-28%"),
        ("1987", "day", 3, None),
        ("1987-33", "month", 1, None),
        ("199X", "year", 1, None),
        ("9999", "year", 1, None),
    ],
)
def test_shifted(edtf: str, unit: str, count: int, expected: str | None) -> None:
    """A date some time later is as exact as it was; what is too coarse for that stays open."""
    assert reckoning.shifted(edtf, unit, count) == expected


@pytest.mark.parametrize(("nth", "weekday", "expected"), [(1, 5, "2024-05-03"), (5, 5, "2024-05-31"), (5, 1, None), (-1, 1, "2024-05-27")])
def test_nth_weekday(nth: int, weekday: int, expected: str | None) -> None:
    """The first to last of a weekday in a month."""
    assert reckoning.nth_weekday(nth, weekday, 2024, 5) == expected


def test_parts_of_a_year() -> None:
    """The first and last weeks, months and quarters of a year, as many as it has."""
    assert reckoning.part_of_year(2024, "month", 9, ends=False) == "2024-01/2024-09"
    assert reckoning.part_of_year(2024, "quarter", 1, ends=True) == "2024-10/2024-12"
    assert reckoning.part_of_year(2024, "week", 2, ends=False) == "2024-01-01/2024-01-14"
    assert reckoning.part_of_year(2024, "month", 13, ends=False) is None
    assert reckoning.week_of_year(2021, 12) == "2021-03-22/2021-03-28"
    assert reckoning.week_of_year(2021, 53) is None
