"""Dates in running text: absolute, partial and relative, each with its EDTF reading."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from checker.text import calendar as cal
from checker.text.lookup import column, table, word_set


class When(NamedTuple):
    """One date expression.

    Attributes:
        start, end: where it stands, with "last", "next", weekday and time of day.
        value: EDTF, None where it stays unresolved ("Wednesday" in an undated text).
        relative: True where its value depends on the day of writing.
        weekday: 1 (Monday) to 7 where the text names one, else None.
    """

    start: int
    end: int
    value: str | None
    relative: bool = False
    weekday: int | None = None


_YEAR = r"(?P<year>(?:1[0-9]|20)\d\d)(?![\d,.]\d|\d|\w)"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_CLOCK = r"(?:,?\ (?:at\ )?(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?:\ ?(?P<half>[ap])\.?m\b\.?)?)?"
_ISO = re.compile(r"(?<![\w-])(\d{4})-(\d\d)(?:-(\d\d))?(?:[T ](\d\d:\d\d(?::\d\d)?)Z?)?(?![\w-])")
_NUMERIC = re.compile(r"(?<![\w/.-])(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?![\w/])")
_BARE_YEAR = re.compile(rf"(?<![\w.,$£€¥#/:-]){_YEAR}(?:[-/](?P<second>\d\d)(?!\d))?(?!\s?%)", re.VERBOSE)
_DECADE = re.compile(r"(?:(?<![\w.,$£€-])|(?<=mid-))((?:1[5-9]|20)\d)0s\b")
_AGO = re.compile(r"(?<![\w.,-])(?P<number>\d{1,3}|[a-z]{1,8})[ -](?P<unit>day|week|month|year|decade)s?[ ]ago\b")
_WEEKDAY_BEFORE = re.compile(r"(?P<weekday>[a-z]{3,9})\.?,?\ (?:the\ )?\Z")
_DAY_BEFORE = re.compile(rf"(?<![\w.,:/-])(?:(?P<first>0?[1-9]|[12]\d|3[01])\s?[-–]\s?)?{_DAY}(?:\ of)?\ \Z", re.VERBOSE)
_DATE_AFTER_WEEKDAY = re.compile(r",? (?:the )?(?:\d{1,2}(?:st|nd|rd|th)?(?:[-–]\d{1,2})?(?: of)? )?(?P<month>[a-z]{3,9})\b(?P<day> \d)?")
_MONTH_MODIFIER = re.compile(r"\b(?P<modifier>last|next|this|past|coming)\ \Z")
_DAY_AFTER = re.compile(
    rf"""\.?\ {_DAY}\b(?!:|\.\d|,\d|\ ?(?:%|per\ cent|percent|pct|million|billion|mln))  # "May 5", not "in May 5 pct"
    (?:\s?[-–]\s?(?P<until>\d{{1,2}})\b)?""",
    re.VERBOSE,
)
_YEAR_AFTER = re.compile(rf",?\ (?:of\ )?{_YEAR}", re.VERBOSE)
_CLOCK_AFTER = re.compile(_CLOCK, re.VERBOSE)
_MODIFIER = re.compile(r"(?:(?<!\w)(?P<over>over )?(?P<the>the )?(?:(?P<modifier>last|next|this|past|coming|current|previous) )?)?\Z")
_MONTH_CUE = re.compile(r"(?:\b(?P<word>[a-z]+)[ -]|[(,/-] ?)\Z")
_WORD = re.compile(r"[a-z]+")
_PERIOD_OF_YEAR = re.compile(rf"(?:\ of|,|\ in)?\ (?P<this>last\ year|this\ year|next\ year|(?:fiscal\ |financial\ )?{_YEAR})", re.VERBOSE)


@cache
def _vocabulary() -> tuple[AhoCorasick, list[tuple[str, str, str]]]:
    rows = [(row["word"], row["role"], row["value"]) for row in table("calendar") if row["role"] in _READERS]
    return AhoCorasick([row[0] for row in rows], matchkind=MatchKind.LeftmostLongest), rows


@cache
def _values(role: str) -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in table("calendar") if row["role"] == role}


def dates(text: str, folded: str, written: str | None) -> list[When]:
    """Every date of a text in order, none overlapping; relative ones resolved from ``written`` (EDTF), never from the clock."""
    day_of_writing = cal.days(written)
    found: list[When] = []
    starts: list[int] = []
    for when in (*_numeric(text), *_ago(folded, day_of_writing), *_worded(text, folded, day_of_writing), *_years(text)):
        at = bisect_left(starts, when.start)
        if (at == 0 or found[at - 1].end <= when.start) and (at == len(found) or when.end <= found[at].start):
            found.insert(at, when)
            starts.insert(at, when.start)
    return found


def _numeric(text: str) -> Iterator[When]:
    for match in _ISO.finditer(text):
        value = "-".join(part for part in match.groups()[:3] if part)
        if cal.days(value):
            yield When(match.start(), match.end(), value + (f"T{match[4]}" if match[4] else ""))
    for match in _NUMERIC.finditer(text):
        first, second, year = int(match[1]), int(match[2]), match[3]
        # 3/4/2025 may be March or April: it stays unresolved; 27/10/2025 and 10/27/2025 are plain
        month, day = (second, first) if first > 12 else (first, second)
        value = f"{year}-{month:02}-{day:02}"
        plain = (first > 12) != (second > 12) or first == second
        if plain and cal.days(value):
            yield When(match.start(), match.end(), value)
        elif first <= 12 and second <= 12 and first and second:
            yield When(match.start(), match.end(), None)


def _ago(folded: str, written: cal.Days | None) -> Iterator[When]:
    """ "Two days ago", "a year ago": the day, week, month, year or decade that is so far back."""
    for match in _AGO.finditer(folded):
        word = match["number"]
        known = "1" if word in ("a", "an") else word if word.isdigit() else column("numbers", "word", "value").get(word, "")
        if not known.isdigit():
            continue
        back, unit = int(known), match["unit"]
        reading = cal.days_back(back) if unit == "day" else cal.relative_unit(unit, -back)
        yield When(match.start(), match.end(), cal.resolve(written, reading), relative=True)


def _years(text: str) -> Iterator[When]:
    for match in _BARE_YEAR.finditer(text):
        year, second = match["year"], match["second"]
        if second is None:
            yield When(match.start(), match.end(), year)
        elif (int(year) + 1) % 100 == int(second):  # 2025/26, 2025-26
            yield When(match.start(), match.end(), f"{year}/{int(year) + 1:04}")
    for match in _DECADE.finditer(text):
        yield When(match.start(), match.end(), f"{match[1]}X")


class _Word(NamedTuple):
    """A word of the calendar where it stands, and what its reader needs to know around it."""

    text: str
    folded: str
    start: int
    end: int
    value: str
    written: cal.Days | None

    @property
    def ahead(self) -> bool:
        """Tell whether the clause around looks ahead ("will … in December")."""
        words = _WORD.findall(self.folded, max(0, self.start - 60), self.end)
        return not word_set("looking ahead").isdisjoint(words)

    def modifier(self) -> re.Match[str]:
        """What stands right before: "over the", "the last", "this"; all groups None where nothing does."""
        return next(_MODIFIER.finditer(self.folded, max(0, self.start - 20), self.start))  # it matches the empty string too


def _worded(text: str, folded: str, written: cal.Days | None) -> Iterator[When]:
    automaton, rows = _vocabulary()
    until = 0
    for index, start, end in automaton.find_matches_as_indexes(folded):
        if start < until or (start and folded[start - 1].isalnum()) or folded[end : end + 1].isalnum():
            continue
        _, role, value = rows[index]
        when = _READERS[role](_Word(text, folded, start, end, value, written))
        if when is not None:
            until = when.end
            yield when


def _month(word: _Word) -> When | None:
    text, folded, start, end = word.text, word.folded, word.start, word.end
    if not text[start].isupper():  # "may", "march"
        return None
    month = int(word.value)
    day_before = _DAY_BEFORE.search(folded, max(0, start - 14), start)
    day_after = _DAY_AFTER.match(folded, end)
    if day_before or day_after:
        return _day_of_month(word, month, day_before, day_after)
    year = _YEAR_AFTER.match(folded, end + folded.startswith(".", end))
    if year:
        return When(start, year.end(), cal.month_edtf(int(year["year"]), month))
    modifier = _MONTH_MODIFIER.search(folded, max(0, start - 8), start)
    if modifier:
        readings = {
            "last": cal.last_month(month),
            "past": cal.last_month(month),
            "next": cal.next_month(month),
            "coming": cal.next_month(month),
        }
        reading = readings.get(modifier["modifier"], lambda day: cal.month_edtf(day.year, month))
        return When(modifier.start("modifier"), end, cal.resolve(word.written, reading), relative=True)
    if folded[start:end] in word_set("also a month"):
        cue = _MONTH_CUE.search(folded, max(0, start - 9), start)
        if cue is None or (cue["word"] and cue["word"] not in word_set("before a month")):
            return None  # "May said", "March of the Penguins": these need a preposition, a day or a year
    resolved = cal.resolve(word.written, cal.nearest_month(month, ahead=word.ahead))
    return When(start, end, resolved or f"XXXX-{month:02}", relative=True)


def _day_of_month(word: _Word, month: int, before: re.Match[str] | None, after: re.Match[str] | None) -> When | None:
    """A day of a month, with its weekday, year and time of day where the text says them; None where the calendar has no such day."""
    folded = word.folded
    start = before.start("first" if before["first"] else "day") if before else word.start
    end = after.end() if after and not before else word.end
    day = int((before or after)["day"])  # type: ignore[index]
    number = None
    named = _WEEKDAY_BEFORE.search(folded, max(0, start - 16), start)
    if named and named["weekday"] in _values("weekday"):
        number, start = _values("weekday")[named["weekday"]], named.start()
    year = _YEAR_AFTER.match(folded, end)
    clock = ""
    if year:
        end = year.end()
        value = f"{year['year']}-{month:02}-{day:02}"
        time = _CLOCK_AFTER.match(folded, end)
        if time and time["hour"] and (clock := _clock(time)):
            end = time.end()
    else:
        value = cal.resolve(word.written, cal.nearest_day(month, day, weekday=number)) or f"XXXX-{month:02}-{day:02}"
    if cal.days(value) is None:
        return None
    first, last = (before["first"], str(day)) if before else (str(day), after["until"] if after else None)
    if first and last:
        span = f"{value[:-2]}{int(first):02}/{value[:-2]}{int(last):02}"
        return When(start, end, span if cal.days(span) else value, year is None, number)
    return When(start, end, value + clock, year is None, number)


def _clock(match: re.Match[str]) -> str:
    hour, minute = int(match["hour"]), int(match["minute"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    if hour > 23 or minute > 59:
        return ""
    return f"T{hour:02}:{minute:02}" + (f":{match['second']}" if match["second"] else "")


def _weekday(word: _Word) -> When | None:
    if not word.text[word.start].isupper() or word.end - word.start < 6:  # "Sun", "Wed": only as part of a full date
        return None
    date_after = _DATE_AFTER_WEEKDAY.match(word.folded, word.end)
    if date_after and date_after["month"] in _values("month") and (date_after["day"] or date_after[0].strip(", ")[0].isdigit()):
        return None  # the month reads it
    modifier = word.modifier()["modifier"]
    ahead = modifier in ("next", "coming") or (modifier not in ("last", "past", "previous") and word.ahead)
    begin = word.modifier().start("modifier") if modifier else word.start
    reading = cal.weekday(int(word.value), ahead=ahead)
    return When(begin, word.end, cal.resolve(word.written, reading), relative=True, weekday=int(word.value))


def _near_day(word: _Word) -> When | None:
    return When(word.start, word.end, cal.resolve(word.written, cal.days_back(-int(word.value))), relative=True)


def _unit(word: _Word) -> When | None:
    before = word.modifier()
    modifier = before["modifier"]
    if word.value == "weekend":
        if modifier is None and before["the"] is None:
            return None
        which = 1 if modifier == "next" else 0 if modifier in ("this", "coming") else -1
        return When(before.start(), word.end, cal.resolve(word.written, cal.weekend(which)), relative=True)
    if modifier is None or (before["the"] and modifier in ("last", "past")):
        return None  # "over the past year" is a duration
    begin = before.start("modifier")
    return When(begin, word.end, cal.resolve(word.written, cal.relative_unit(word.value, _values("step")[modifier])), relative=True)


def _new_year(word: _Word) -> When | None:
    if word.modifier()["the"] is None or word.text[word.start].isupper():
        return None  # "Happy New Year", "New Year's Day"
    return When(word.modifier().start("the"), word.end, cal.resolve(word.written, cal.new_year), relative=True)


def _part_of_year(word: _Word) -> When | None:
    """A season, quarter or half with its year; the table gives its EDTF code."""
    year = _PERIOD_OF_YEAR.match(word.folded, word.end)
    if year is None:  # "the third quarter" is some stretch of time, "the summer" or "the first half" need not be
        return When(word.start, word.end, None, relative=True) if "quarter" in word.folded[word.start : word.end] else None
    if year["year"]:
        return When(word.start, year.end(), f"{year['year']}-{word.value}")
    step = _values("step")[year["this"].partition(" ")[0]]
    value = cal.resolve(word.written, lambda day: f"{day.year + step:04}-{word.value}")
    return When(word.start, year.end(), value, relative=True)


def _span(word: _Word) -> When | None:
    """A stretch that the calendar does not know ("next season"): found, never resolved."""
    modifier = word.modifier()["modifier"]
    return When(word.modifier().start("modifier"), word.end, None, relative=True) if modifier else None


_READERS: dict[str, Callable[[_Word], When | None]] = {
    "month": _month,
    "weekday": _weekday,
    "day": _near_day,
    "unit": _unit,
    "new year": _new_year,
    "part of year": _part_of_year,
    "span": _span,
}
