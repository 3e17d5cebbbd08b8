"""What relative dates mean on the day of writing: "last October", "next week", "two years ago"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from checker.text.calendar import Days, iso, month_edtf

Reading = Callable[[date], str | None]
"""From the day of writing to EDTF."""

_MARKS = {"day": "", "business day": "", "week": "~", "fortnight": "~", "month": "~", "quarter": "%", "year": "%"}
"""How a day so many units away is qualified: "two years ago" is no exact day."""
_LARGEST_FIRST = ("century", "decade", "year", "quarter", "month", "fortnight", "week", "day", "business day")


def resolve(written: Days | None, reading: Reading) -> str | None:
    """What a relative date means on the day of writing; where only a stretch is known, what it means on all of it, else None."""
    if written is None:
        return None
    try:
        first = reading(date.fromordinal(written.first))
        if first is None or written.first == written.last:
            return first
        return first if first == reading(date.fromordinal(written.last)) else None
    except (ValueError, OverflowError):
        return None


def nearest_month(month: int, *, tense: int = 0, firm: bool = False) -> Reading:
    """A month named without a year: the one nearest to the day of writing; with a tense of -1 the last one, with 1 the next one.

    Next to the day of writing a tense counts for little: in March "boosted the May contract" tells of the coming May, and "may rise after
    the February deficit" of the past February. ``firm`` says that the tense is that of the very verb the month goes with.
    """

    def reading(day: date) -> str:
        ahead = (month - day.month) % 12
        back = 12 - ahead
        near = 0 if firm else NEAR_MONTHS
        told = min(ahead, back) > near
        forward = (tense > 0 or (tense == 0 and 0 < ahead < 6)) if told else ahead <= near
        over, number = divmod(day.month - 1 + (ahead if forward or not ahead else ahead - 12), 12)
        return month_edtf(day.year + over, number + 1)

    return reading


NEAR_MONTHS = 3
"""Months away up to which one named without a year is the nearest, whatever the tense around it."""


def ended_month(month: int) -> Reading:
    """A month without a year that something is told to have ended with: the last one, or the next where that is at most a month ahead."""

    def reading(day: date) -> str:
        ahead = (month - day.month) % 12
        over, number = divmod(day.month - 1 + (ahead if ahead <= 1 else ahead - 12), 12)
        return month_edtf(day.year + over, number + 1)

    return reading


def ended_day(month: int, day_of_month: int) -> Reading:
    """The same for a day."""

    def reading(day: date) -> str | None:
        near = _nearest_day(day, month, day_of_month, None)
        if near is None or date.fromisoformat(near) <= day + timedelta(days=31):
            return near
        return _nearest_day(day - timedelta(days=365), month, day_of_month, None)

    return reading


def last_month(month: int) -> Reading:
    """ "Last October": the latest October that was over when this was written."""
    return lambda day: month_edtf(day.year - (month >= day.month), month)


def next_month(month: int) -> Reading:
    """ "Next October": the first October that had not begun when this was written."""
    return lambda day: month_edtf(day.year + (month <= day.month), month)


def this_month(month: int) -> Reading:
    """ "This October": the one in the year of writing."""
    return lambda day: month_edtf(day.year, month)


def nearest_day(month: int, day_of_month: int, *, weekday: int | None = None) -> Reading:
    """A day named without a year: the one nearest to the day of writing, of those on the weekday that the text names if there are any."""

    return lambda day: _nearest_day(day, month, day_of_month, weekday)


@lru_cache(maxsize=1 << 12)
def _nearest_day(day: date, month: int, day_of_month: int, weekday: int | None) -> str | None:
    candidates = []
    for year in (day.year - 1, day.year, day.year + 1):
        try:
            candidates.append(date(year, month, day_of_month))
        except ValueError:
            continue
    candidates = [c for c in candidates if c.isoweekday() == weekday] or candidates
    return iso(min(candidates, key=lambda c: abs((c - day).days))) if candidates else None


def weekday(number: int, *, ahead: bool = False) -> Reading:
    """A weekday (1 Monday): the last one up to the day of writing, with ``ahead`` the next one from it on."""

    def reading(day: date) -> str:
        apart = (number - day.isoweekday()) % 7 if ahead else -((day.isoweekday() - number) % 7)
        return iso(day + timedelta(days=apart))

    return reading


def weekday_of_week(number: int, step: int) -> Reading:
    """A weekday of the week of writing (0), of the one before (-1) or after (1): "next Sunday"."""
    return lambda day: iso(day + timedelta(days=number - day.isoweekday() + 7 * step))


def latest_weekday(number: int) -> Reading:
    """ "Last Monday": that of the week before; where the week of writing has had one too, either may be meant, and it reaches to both."""

    def reading(day: date) -> str:
        before = day - timedelta(days=day.isoweekday() - number + 7)
        return f"{iso(before)}/{iso(before + timedelta(days=7))}" if number < day.isoweekday() else iso(before)

    return reading


def weekdays_on(number: int, count: int) -> Reading:
    """A weekday counted from the day of writing: 2 is the second Monday, say, after it, -1 the last one before it."""

    def reading(day: date) -> str:
        if count > 0:
            apart = (number - day.isoweekday() - 1) % 7 + 1 + 7 * (count - 1)
        else:
            apart = -((day.isoweekday() - number - 1) % 7 + 1) + 7 * (count + 1)
        return iso(day + timedelta(days=apart))

    return reading


def nth_weekday(nth: int, number: int, year: int, month: int) -> str | None:
    """The first (1) to fifth, or the last (-1), Monday, say, of a month; None where it has no such one."""
    if nth < 0:
        end = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
        return iso(end - timedelta(days=(end.isoweekday() - number) % 7))
    first = date(year, month, 1)
    day = first + timedelta(days=(number - first.isoweekday()) % 7 + 7 * (nth - 1))
    return iso(day) if day.month == month else None


def day_of_month(number: int, *, tense: int = 0, weekday: int | None = None) -> Reading:
    """ "The 27th": the nearest one to the day of writing that the tense allows; of those on the weekday that the text names if any."""

    def reading(day: date) -> str | None:
        found = []
        for step in (-2, -1, 0, 1, 2):
            over, month = divmod(day.month - 1 + step, 12)
            try:
                found.append(date(day.year + over, month + 1, number))
            except ValueError:
                continue
        fitting = [other for other in found if other.isoweekday() == weekday] or found
        fitting = [other for other in fitting if (other - day).days * tense >= 0] or fitting
        return iso(min(fitting, key=lambda other: abs((other - day).days))) if fitting else None

    return reading


def days_back(number: int) -> Reading:
    """A day so many days before that of writing; a negative number is ahead."""
    return lambda day: iso(day - timedelta(days=number))


def weekend(which: int) -> Reading:
    """A weekend as an interval: -1 the last one begun by the day of writing, 0 the coming one, 1 the one after that."""

    def reading(day: date) -> str:
        saturday = day - timedelta(days=(day.isoweekday() - 6) % 7)
        saturday += timedelta(weeks=which + (1 if day.isoweekday() < 6 else 0)) if which >= 0 else timedelta()
        return f"{iso(saturday)}/{iso(saturday + timedelta(days=1))}"

    return reading


def relative_unit(unit: str, step: int) -> Reading:
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


def latest_quarter(number: int) -> Reading:
    """ "The third quarter": the latest that had begun when this was written; None where it is long over and the next one nearer."""

    def reading(day: date) -> str | None:
        running = (day.month + 2) // 3
        if (running - number) % 4 > OLDEST_QUARTER:
            return None
        return f"{day.year - (number > running):04}-{32 + number}"

    return reading


OLDEST_QUARTER = 2
"""Quarters back to which one named without a year is the past one: in November the first quarter may be the coming one."""


def new_year(day: date) -> str | None:
    """ "The new year": this one in its first half, the coming one in its second."""
    return f"{day.year + (day.month > 6):04}"


def moved(day: date, unit: str, count: float) -> date:
    """The day so many units later; where a month is too short its last day. Half a year is six months."""
    if unit == "business day":
        step = 1 if count > 0 else -1
        for _ in range(min(abs(int(count)), 1000)):
            day += timedelta(days=step)
            while day.isoweekday() > 5:
                day += timedelta(days=step)
        return day
    if unit in ("day", "week", "fortnight"):
        return day + timedelta(days=round(count * {"day": 1, "week": 7, "fortnight": 14}[unit]))
    months = round(count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit])
    over, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + over, month + 1, last)
        except ValueError:
            if last == 28:
                raise
    return day


def elapsed(amounts: Sequence[tuple[float, str]], sign: int) -> Reading:
    """ "Two weeks ago", "1 month 21 days from now": the day so far back (-1) or on (1); one that is not told to the day is qualified."""

    def reading(day: date) -> str | None:
        units = [unit for _, unit in amounts]
        if units in (["decade"], ["century"]):
            year = moved(day, units[0], sign * amounts[0][0]).year
            return f"{year // 10:03}X" if units[0] == "decade" else f"{year // 100:02}XX"
        for count, unit in sorted(amounts, key=lambda amount: _LARGEST_FIRST.index(amount[1])):
            day = moved(day, unit, sign * count)
        return iso(day) + ("" if "day" in units else _MARKS.get(units[0], ""))

    return reading


def shifted(edtf: str, unit: str, count: float) -> str | None:
    """A date or period so many units later, as exact as it was; None where it is too coarse for that ("three days after 2025")."""
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        begin, end = shifted(first, unit, count), shifted(last, unit, count)
        return f"{begin}/{end}" if begin and end else None
    months = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit, 0)
    try:
        if len(edtf) == 4 and edtf.isdigit():
            return _a_year(int(edtf) + int(months) // 12) if months and months % 12 == 0 else None
        year, _, rest = edtf.partition("-")
        if len(rest) == 2 and year.isdigit():
            if not months:
                return None
            if int(rest) > 12:
                return f"{int(year) + int(months) // 12:04}-{rest}" if months % 12 == 0 else None
            over, month = divmod(int(rest) - 1 + round(months), 12)
            return month_edtf(int(year) + over, month + 1)
        day = moved(date.fromisoformat(edtf), unit, count)
    except (ValueError, OverflowError):
        return None
    return iso(day) + ("" if unit in ("day", "business day", "week") else _MARKS.get(unit, ""))


def _a_year(number: int) -> str | None:
    return f"{number:04}" if 0 < number <= date.max.year else None


def rolling(unit: str, count: float, sign: int) -> Reading:
    """ "The past two years", "the next three weeks": from the day of writing back (-1) or on (1), ends as exact as the unit."""
    size = 10 if unit in ("day", "business day", "week", "fortnight") else 7

    def reading(day: date) -> str:
        ends = sorted((iso(day), iso(moved(day, unit, sign * count))))
        return f"{ends[0][:size]}/{ends[1][:size]}"

    return reading


def week_of_year(year: int, number: int) -> str | None:
    """A week by its number, ISO 8601, as an interval; None where the year has no such week."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return f"{iso(monday)}/{iso(monday + timedelta(days=6))}"


def part_of_year(year: int, unit: str, count: int, *, ends: bool) -> str | None:
    """The first, or last, months, quarters or weeks of a year as an interval; None where it has not so many."""
    if unit == "week":
        first, last = date(year, 1, 1), date(year, 12, 31)
        reach = timedelta(days=7 * count - 1)
        return (f"{iso(last - reach)}/{iso(last)}" if ends else f"{iso(first)}/{iso(first + reach)}") if count <= 52 else None
    months = count * (3 if unit == "quarter" else 1)
    if not 0 < months <= 12:
        return None
    first_month, last_month_ = (13 - months, 12) if ends else (1, months)
    return f"{month_edtf(year, first_month)}/{month_edtf(year, last_month_)}"


def season(code: int, step: int) -> Reading:
    """ "Last summer", "next winter": the latest that is over, the first that has not begun; with a step of 0 that of this year."""
    begin = (code - 21) * 3 + 3

    def reading(day: date) -> str:
        if step == 0:
            year = day.year
        elif step < 0:
            year = day.year - (day.month < begin + 3 if begin < 12 else 1 + (day.month < 3))
        else:
            year = day.year + (day.month >= begin)
        return f"{year:04}-{code}"

    return reading
