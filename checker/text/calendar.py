"""Dates as regions of the time line: EDTF to days and back.

Source of the notation: Extended Date/Time Format, ISO 8601-2:2019, levels 0 and 1, with the quarters (33-36) of level 2. A day may be
qualified: "2025-03-04?" was written 3/4/2025 or the like, so it may be April 3; "2025-03-04~" is some day around it ("three weeks ago"),
"2025-03-04%" some time of the year around it ("two years ago").
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache
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


_PART = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T[\d:]+(?:Z|[+-]\d\d:\d\d)?)?(?P<mark>[?~%])?)?)?\Z"
)
_AROUND = {"~": 15, "%": 183}
"""Days to each side that a qualified day reaches."""
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


@lru_cache(maxsize=1 << 14)
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
        known = match["year"].rstrip("X")
        years = 10 ** (4 - len(known))
        begin = int(known) * years
        return Days(date(max(1, begin), 1, 1).toordinal(), date(begin + years - 1, 12, 31).toordinal())
    year = ANY_YEAR if match["year"] == "XXXX" else int(match["year"])
    month, day = match["month"], match["day"]
    try:
        if day:
            exact = date(year, int(month), int(day)).toordinal()
            if match["mark"] == "?" and int(day) <= 12:
                other = date(year, int(day), int(month)).toordinal()
                return Days(min(exact, other), max(exact, other))
            around = _AROUND.get(match["mark"], 0)
            return Days(max(FIRST_DAY, exact - around), min(LAST_DAY, exact + around))
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


def loosely(edtf: str) -> str:
    """The stretch that a qualified day lies in, the rest as it is: "2025" for "2025-03-04%", "2025-03" for "2025-03-04~"."""
    return edtf[:4] if edtf.endswith("%") else edtf[:7] if edtf.endswith("~") else edtf


def year_of(edtf: str | None) -> int | None:
    """The year in which a date lies whole, None where it spans several or says none."""
    edtf = loosely(edtf) if edtf else None
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
