"""Dates as regions of the time line: EDTF to days and back, and relative dates from the day of writing.

Source of the notation: Extended Date/Time Format, ISO 8601-2:2019, levels 0 and 1, with the quarters (33-36) of level 2.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()
"""The ends of the time line, for an open end ("..")."""


class Days(NamedTuple):
    """A region of the time line as day ordinals, both ends inclusive."""

    first: int
    last: int

    @property
    def width(self) -> int:
        """How many days it has."""
        return self.last - self.first + 1

    def overlaps(self, other: Days) -> bool:
        """Tell whether some day lies in both."""
        return self.first <= other.last and other.first <= self.last


_PART = re.compile(r"(?P<year>\d{4}|\d{3}X|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T[\d:]+)?)?)?\Z")
_SEASON_MONTHS = {
    21: (3, 5),
    22: (6, 8),
    23: (9, 11),
    24: (12, 14),
    33: (1, 3),
    34: (4, 6),
    35: (7, 9),
    36: (10, 12),
    40: (1, 6),
    41: (7, 12),
}
ANY_YEAR = 2000
"""The year that stands in for an unspecified one (XXXX): two such dates compare by month and day."""


def days(edtf: str | None) -> Days | None:
    """The days that an EDTF string covers, None where it is no EDTF ("next season") or lies outside the calendar."""
    if not edtf:
        return None
    first, slash, last = edtf.partition("/")
    if not slash:
        return _part(first)
    begin = Days(FIRST_DAY, FIRST_DAY) if first in ("..", "") else _part(first)
    end = Days(LAST_DAY, LAST_DAY) if last in ("..", "") else _part(last)
    return Days(begin.first, end.last) if begin and end and begin.first <= end.last else None


def _part(text: str) -> Days | None:
    match = _PART.match(text)
    if match is None:
        return None
    if match["year"].endswith("X") and match["year"] != "XXXX":
        decade = int(match["year"][:3]) * 10
        return Days(date(max(1, decade), 1, 1).toordinal(), date(decade + 9, 12, 31).toordinal())
    year = ANY_YEAR if match["year"] == "XXXX" else int(match["year"])
    month, day = match["month"], match["day"]
    try:
        if day:
            exact = date(year, int(month), int(day)).toordinal()
            return Days(exact, exact)
        if month:
            return _months(year, *_SEASON_MONTHS.get(int(month), (int(month), int(month))))
        return Days(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
    except ValueError:
        return None


def _months(year: int, first: int, last: int) -> Days:
    over, month = divmod(last - 1, 12)
    end = date(year + over, month + 1, calendar.monthrange(year + over, month + 1)[1])
    return Days(date(year, first, 1).toordinal(), end.toordinal())


def has_year(edtf: str) -> bool:
    """Tell whether a date says its year ("XXXX-12" does not)."""
    return "XXXX" not in edtf


def align(left: str, right: str) -> tuple[Days | None, Days | None]:
    """The days of two dates; where one says no year it is read in the year of the other, whichever lies nearer."""
    if has_year(left) == has_year(right):
        return days(left), days(right)
    if has_year(left):
        theirs, ours = align(right, left)
        return ours, theirs
    other = days(right)
    if other is None:
        return days(left), None
    year = date.fromordinal(other.first).year
    candidates = [read for y in (year - 1, year, year + 1) if (read := days(left.replace("XXXX", f"{y:04}"))) is not None]
    return min(candidates, key=lambda read: abs(read.first - other.first), default=None), other


def year_of(edtf: str | None) -> int | None:
    """The year in which a date lies whole, None where it spans several or says none."""
    covered = days(edtf) if edtf and has_year(edtf) else None
    if covered is None:
        return None
    first, last = date.fromordinal(covered.first).year, date.fromordinal(covered.last).year
    return first if first == last else None


def iso(day: date) -> str:
    """A day as EDTF."""
    return day.isoformat()


def month_edtf(year: int, month: int) -> str:
    """A month as EDTF."""
    return f"{year:04}-{month:02}"


def resolve(written: Days | None, reading: Callable[[date], str | None]) -> str | None:
    """What a relative date means on the day of writing; where only a stretch is known, what it means on all of it, else None."""
    if written is None:
        return None
    try:
        first = reading(date.fromordinal(written.first))
        return first if first is not None and first == reading(date.fromordinal(written.last)) else None
    except (ValueError, OverflowError):
        return None


def nearest_month(month: int, *, ahead: bool) -> Callable[[date], str | None]:
    """A month named without a year: the last one before or at the day of writing, with ``ahead`` the next one after or at it."""

    def reading(day: date) -> str:
        if ahead:
            return month_edtf(day.year + (month < day.month), month)
        return month_edtf(day.year - (month > day.month), month)

    return reading


def last_month(month: int) -> Callable[[date], str | None]:
    """ "Last October": the latest October that was over when this was written."""
    return lambda day: month_edtf(day.year - (month >= day.month), month)


def next_month(month: int) -> Callable[[date], str | None]:
    """ "Next October": the first October that had not begun when this was written."""
    return lambda day: month_edtf(day.year + (month <= day.month), month)


def nearest_day(month: int, day_of_month: int, *, weekday: int | None = None) -> Callable[[date], str | None]:
    """A day named without a year: the one nearest to the day of writing, of those on the weekday that the text names if there are any."""

    def reading(day: date) -> str | None:
        candidates = []
        for year in (day.year - 1, day.year, day.year + 1):
            try:
                candidates.append(date(year, month, day_of_month))
            except ValueError:
                continue
        candidates = [c for c in candidates if c.isoweekday() == weekday] or candidates
        return iso(min(candidates, key=lambda c: abs((c - day).days))) if candidates else None

    return reading


def weekday(number: int, *, ahead: bool = False, skip: int = 0) -> Callable[[date], str | None]:
    """A weekday (1 Monday): the last one up to the day of writing, with ``ahead`` the next one from it on, ``skip`` weeks further."""

    def reading(day: date) -> str:
        apart = (number - day.isoweekday()) % 7 if ahead else -((day.isoweekday() - number) % 7)
        return iso(day + timedelta(days=apart + (7 if ahead else -7) * skip))

    return reading


def days_back(number: int) -> Callable[[date], str | None]:
    """A day so many days before that of writing; a negative number is ahead."""
    return lambda day: iso(day - timedelta(days=number))


def weekend(which: int) -> Callable[[date], str | None]:
    """A weekend as an interval: -1 the last one begun by the day of writing, 0 the coming one, 1 the one after that."""

    def reading(day: date) -> str:
        saturday = day - timedelta(days=(day.isoweekday() - 6) % 7)
        saturday += timedelta(weeks=which + (1 if day.isoweekday() < 6 else 0)) if which >= 0 else timedelta()
        return f"{iso(saturday)}/{iso(saturday + timedelta(days=1))}"

    return reading


def relative_unit(unit: str, step: int) -> Callable[[date], str | None]:
    """A week, month, quarter, year or decade counted from that of the day of writing: -1 is "last", 0 "this", 1 "next"."""

    def reading(day: date) -> str | None:
        if unit == "week":
            monday = day - timedelta(days=day.isoweekday() - 1) + timedelta(weeks=step)
            return f"{iso(monday)}/{iso(monday + timedelta(days=6))}"
        if unit == "month":
            over, month = divmod(day.month - 1 + step, 12)
            return month_edtf(day.year + over, month + 1)
        if unit == "quarter":
            over, quarter = divmod((day.month - 1) // 3 + step, 4)
            return f"{day.year + over:04}-{33 + quarter}"
        if unit == "year":
            return f"{day.year + step:04}"
        if unit == "decade":
            return f"{day.year // 10 + step:03}X"
        return None

    return reading


def new_year(day: date) -> str | None:
    """ "The new year": this one in its first half, the coming one in its second."""
    return f"{day.year + (day.month > 6):04}"
