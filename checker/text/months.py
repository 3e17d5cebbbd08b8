"""Dates around the name of a month: "1 March 2024", "May twenty-first", "March last year", "the second of August"."""

from __future__ import annotations

import re
from functools import cache

from checker.text import calendar as cal
from checker.text import reckoning
from checker.text.spelled_years import spelled_year
from checker.text.tenses import has_ended, month_points
from checker.text.when import (
    GAP,
    When,
    Word,
    cardinals,
    days_of_month,
    ends_clause,
    full_year,
    last_words,
    numbers,
    ordinals,
    resolved,
    words,
)
from checker.text.years import measured

_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\da-z])"
_SPELLED = r"(?:(?:twenty|thirty)[ -])?[a-z]{3,11}"
_DAY_BEFORE = re.compile(
    rf"""(?<![\w.,:/$£€-])
    (?:(?P<first>{_DAY}|{_SPELLED})(?:\s?[-–]\s?|(?P<slash>/)|{GAP}(?P<link>to|and|or|through|until|till){GAP})(?:the{GAP})?)?
    (?P<day>{_DAY}|{_SPELLED})\.?(?:{GAP}day)?(?:{GAP}of)?(?:{GAP}|[-/])\Z""",
    re.VERBOSE,
)
_DAY_AFTER = re.compile(
    rf"""\.?(?:{GAP}|[-/])?(?:the{GAP})?
    (?P<day>(?:0?[1-9]|[12]\d|3[01])(?P<ending>st|nd|rd|th)?)(?![\w%]|:\d|[.,]\d)
    (?:(?:\s?[-–]\s?|/|{GAP}(?P<link>to|through|until|till|and){GAP}(?:the{GAP})?)(?P<until>(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?)(?![\w%/-]|:\d|[.,]\d))?""",
    re.VERBOSE,
)
_SPELLED_AFTER = re.compile(rf"\.?{GAP}(?P<the>the{GAP})?(?P<day>{_SPELLED})\b")
_YEAR_AFTER = re.compile(
    rf"(?:\.?,?{GAP}(?:of{GAP})?|,?{GAP}in{GAP}|,|\.?[-/])"
    r"(?:(?P<year>(?:1\d|20)\d\d)|'(?P<two>\d\d))(?![\w/]|-\d|[.,]\d|\ ?%)",
    re.VERBOSE,
)
_SHORT_YEAR_AFTER = re.compile(r"[-/](\d\d)(?![\w/-]|[.,]\d|\ ?%)")
_YEAR_BEFORE = re.compile(r"(?<![\w.,/$£€-])(?P<year>(?:1\d|20)\d\d)[-/ ]\Z")
_OF_YEAR = re.compile(rf"(?:{GAP}of|,|{GAP}in)?{GAP}(?P<step>last|this|next){GAP}year\b")
_NO_WEEKDAY = (" on ", " of ", "ed ", " to ", " by ", "from ", "until ")
"""What mostly stands before a day, and is no weekday: cheaper to look at than to search."""
_LAST_OF_DAY = "hdtf. "
"""What the words before a month end in where they are a day: "5th", "2nd", "first of", "16."."""
_WEEKDAY_BEFORE = re.compile(rf"(?P<weekday>[a-z]{{3,9}})\.?,?{GAP}(?:the{GAP})?\Z")
_MODIFIER = re.compile(rf"\b(?P<modifier>last|next|this|past|coming|previous){GAP}\Z")
_QUARTER = re.compile(rf"{GAP}quarter\b(?!{GAP}of{GAP})")
_CLOCK = re.compile(r"(?:,?\ (?:at\ )?(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?:\ ?(?P<half>[ap])\.?m\b\.?)?)", re.VERBOSE)


def month(word: Word) -> When | None:
    """A month, or a day of one, with the weekday, year and time of day that stand with it; or the quarter that ends with it."""
    number = int(word.value)
    if word.folded[word.end : word.end + 1].isdigit():  # "Oct2"; "SEP7" is a contract
        return None if word.text[word.start + 1].isupper() else _day(word, number)
    found = _day(word, number) or _month_alone(word, number)
    if found is None or number % 3 or found.value is None or len(found.value) != 7:
        return found
    quarter = _QUARTER.match(word.folded, found.end)
    if quarter is None:
        return found
    return found._replace(end=quarter.end(), value=f"{found.value[:5]}{32 + number // 3}")  # "the December quarter"


def _day(word: Word, number: int) -> When | None:
    folded = word.folded
    read = _before(word) or _after(word)
    if read is None:
        return None
    start, end, first, last = read
    weekday, start = _weekday(word, start)
    year, end, start = _year(word, start, end)
    if not word.capital and folded[word.start : word.end] in words("also a name") and year is None and weekday is None:
        before = last_words(folded, max(0, start - 8), start, 1)
        if not before or before[0] not in words("before a day"):
            return None  # "may 5 people"
    clock = ""
    last_one = year is None and word.folded.endswith(("last ", "last\n"), word.floor, start)
    if last_one:  # "last September 11"
        start -= len("last ")
        named = resolved(word, reckoning.last_month(number))
        value = f"{named}-{last:02}" if named else f"XXXX-{number:02}-{last:02}"
    elif year is not None:
        value = f"{year:04}-{number:02}-{last:02}"
        time = _CLOCK.match(folded, end)
        if time and (clock := _clock(time)):
            end = time.end()
    else:
        ended = weekday is None and has_ended(word, start, end)
        reading = reckoning.ended_day(number, last) if ended else reckoning.nearest_day(number, last, weekday=weekday)
        value = resolved(word, reading) or f"XXXX-{number:02}-{last:02}"
    if last > 28 and cal.days(value) is None:
        return None  # "February 30"
    if first is not None:
        value = f"{value[:-2]}{first:02}/{value}"
        return When(start, end, value, year is None, weekday) if cal.days(value) else None
    return When(start, end, value + clock, year is None, weekday)


def _before(word: Word) -> tuple[int, int, int | None, int] | None:
    """Where a day stands before the month: start, end, the first day of a range or None, the (last) day."""
    folded, start = word.folded, word.start
    if start < 2 or folded[start - 1] not in " \n\t-/" or not (folded[start - 2].isdigit() or folded[start - 2] in _LAST_OF_DAY):
        return None
    near = last_words(folded, word.before(24), start, 3)
    of = bool(near) and near[0] == "of"
    near = near[of:]
    mark = folded[start - 1]
    if mark in "-/":
        near = near[:1] and [near[0].strip("-/")]
    days = days_of_month()
    if not near or (
        near[0] not in days
        and near[0].rpartition("-")[2] not in days
        and near[0].rpartition("–")[2] not in days
        and near[0].rpartition("/")[2] not in days
    ):
        return None
    match = _DAY_BEFORE.search(folded, word.before(48), start)
    if match is None or match["day"] not in days or (match["day"][0].isalpha() and not of):
        return None
    whole = folded[match.start() : match.end("day")]
    if whole in days:  # "twenty-third" is no range from twenty to three
        return match.start(), word.end, None, days[whole]
    day, first, begin = days[match["day"]], None, match.start("day")
    if (
        match["first"]
        and match["first"] in days
        and (days[match["first"]] + 1 == day or (days[match["first"]] < day and not match["slash"]))
    ):
        between = last_words(folded, max(0, match.start() - 12), match.start(), 1) == ["between"]
        if match["link"] not in ("and", "or") or between:
            first, begin = days[match["first"]], match.start("first")
    if match["slash"] and first is None:
        return None  # "3/4 November" is the night between, "8/5 November" is none
    return begin, word.end, first, day


def _after(word: Word) -> tuple[int, int, int | None, int] | None:
    """The same for a day that stands after the month."""
    folded = word.folded
    near = folded[word.end : word.end + 6].lstrip(" .\n-/")
    match = _DAY_AFTER.match(folded, word.end) if near[:1].isdigit() or near.startswith("the ") else None
    days = days_of_month()
    if match is not None:
        end = match.end()
        if match["until"]:
            first, last = days[match["day"]], days[match["until"]]
            between = last_words(folded, max(0, word.start - 10), word.start, 1) == ["between"]
            paired = (
                match["link"] != "and" or between or (last == first + 1 and (ends_clause(folded, end) or _YEAR_AFTER.match(folded, end)))
            )
            split = folded[match.end("day")] == "/"
            if first < last and paired and not measured(folded, end) and (not split or last == first + 1):
                return word.start, end, first, last
            end = match.end("day")
        if folded[end : end + 1] == "/" and folded[end + 1 : end + 2].isdigit():
            return None  # "in May 5/8 point"
        if not match["ending"] and measured(folded, end):
            return None  # "in May 5 pct"
        return word.start, end, None, days[match["day"]]
    if near[:3] not in _said_first():
        return None
    spelled = _SPELLED_AFTER.match(folded, word.end)
    if spelled is None:
        return None
    for end in (spelled.end("day"), folded.find(" ", spelled.start("day"), spelled.end("day"))):
        text = folded[spelled.start("day") : end] if end > 0 else ""
        day = ordinals().get(text, cardinals().get(text, 0))
        if 0 < day <= 31 and (_is_said(word, text, end) if day <= 20 and text in cardinals() else _is_nth(folded, spelled, text, end)):
            return word.start, end, None, day
    return None


@cache
def _said_first() -> frozenset[str]:
    """The first three letters of days in words, and of "the"."""
    return frozenset(("the", *(said[:3] for said in (*ordinals(), *cardinals()))))


def _is_nth(folded: str, spelled: re.Match[str], text: str, end: int) -> bool:
    """Tell whether an ordinal after a month is its day: "May twenty-first", "May the fourth"; "March first quarter" has none."""
    alone = ends_clause(folded, end) or spelled_year(folded, end) or _YEAR_AFTER.match(folded, end)
    return " " in text or "-" in text or spelled["the"] is not None or bool(alone)


def _is_said(word: Word, text: str, end: int) -> bool:
    """Tell whether a number in words after a month is its day: "on May one", "until March Nine"; "in May two firms" has none."""
    if measured(word.folded, end):
        return False
    before = last_words(word.folded, max(0, word.start - 12), word.start, 1)
    led = bool(before) and before[0] in words("before a day") and before[0] != "of"
    return led or ends_clause(word.folded, end) or word.text[end - len(text)].isupper() or _YEAR_AFTER.match(word.folded, end) is not None


def _weekday(word: Word, start: int) -> tuple[int | None, int]:
    if word.folded.endswith(_NO_WEEKDAY, 0, start):
        return None, start
    named = _WEEKDAY_BEFORE.search(word.folded, max(word.floor, start - 18), start)
    if named and named["weekday"] in numbers("weekday"):
        return numbers("weekday")[named["weekday"]], named.start()
    return None, start


def _year(word: Word, start: int, end: int) -> tuple[int | None, int, int]:
    """The year that stands after a day of a month, or right before the month; with the end and start of it all."""
    folded = word.folded
    match = _YEAR_AFTER.match(folded, end)
    if match:
        return int(match["year"]) if match["year"] else full_year(match["two"]), match.end(), start
    short = _SHORT_YEAR_AFTER.match(folded, end)
    if short and start < word.start and folded[word.start - 1] in "-/":
        return full_year(short[1]), short.end(), start
    said = spelled_year(folded, end)
    if said:
        return said[0], said[1], start
    led = start > 1 and folded[start - 1] in "-/ " and folded[start - 2].isdigit()
    ahead = _YEAR_BEFORE.search(folded, max(word.floor, start - 6), start) if led else None
    if ahead:
        return int(ahead["year"]), end, ahead.start()
    relative = _OF_YEAR.match(folded, end)
    if relative and word.written is not None:
        value = resolved(word, reckoning.relative_unit("year", {"last": -1, "this": 0, "next": 1}[relative["step"]]))
        if value:
            return int(value), relative.end(), start
    return None, end, start


def _clock(match: re.Match[str]) -> str:
    hour, minute = int(match["hour"]), int(match["minute"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    if hour > 23 or minute > 59:
        return ""
    return f"T{hour:02}:{minute:02}" + (f":{match['second']}" if match["second"] else "")


def _month_alone(word: Word, number: int) -> When | None:
    folded, start, end = word.folded, word.start, word.end
    year = _YEAR_AFTER.match(folded, end)
    if year and (word.capital or folded[start:end] not in words("also a name") or _led_in(word)):
        return When(start, year.end(), cal.month_edtf(int(year["year"]) if year["year"] else full_year(year["two"]), number))
    if not word.capital and (folded[start:end] in words("also a name") or end - start < 4) and not _led_in(word):
        return None  # "may", "march"
    relative = _OF_YEAR.match(folded, end) if folded.find("year", end, end + 24) >= 0 else None
    if relative:
        step = {"last": -1, "this": 0, "next": 1}[relative["step"]]
        value = resolved(word, lambda day: cal.month_edtf(day.year + step, number))
        return When(start, relative.end(), value or f"XXXX-{number:02}", relative=True)
    modifier = _MODIFIER.search(folded, word.before(10), start) if folded.endswith(_LAST_OF_MODIFIER, 0, max(0, start - 1)) else None
    if modifier:
        return When(modifier.start("modifier"), end, resolved(word, _READINGS[modifier["modifier"]](number)), relative=True)
    if end - start == 3 and word.text[start + 1].isupper() and word.text[max(0, start - 2)].islower():
        return None  # "IBM and DEC"
    if folded[start:end] in words("also a name") and not _is_month(word):
        return None  # "May said", "March of the Penguins": these need a preposition, a day or a year
    value = None
    if word.written is not None:
        bounded = not words("bounds what is to come").keys().isdisjoint(last_words(folded, max(0, start - 24), start, 2))
        points = month_points(word)
        tense = 1 if bounded or _next(folded, end) in words("ahead of a month") else points or word.tense
        firm = points != 0 or _QUARTER.match(folded, end) is not None  # a quarter that is told of is mostly over
        reading = reckoning.ended_month(number) if has_ended(word, start, end) else reckoning.nearest_month(number, tense=tense, firm=firm)
        value = resolved(word, reading)
    return When(start, end, value or f"XXXX-{number:02}", relative=True)


_LAST_OF_MODIFIER = ("last", "next", "this", "past", "coming", "previous")
_READINGS = {
    "last": reckoning.last_month,
    "past": reckoning.last_month,
    "previous": reckoning.last_month,
    "next": reckoning.next_month,
    "coming": reckoning.next_month,
    "this": reckoning.this_month,
}


def _led_in(word: Word) -> bool:
    """Tell whether a word stands before that only a month can follow, though it be in small letters: "in may"."""
    before = last_words(word.folded, max(0, word.start - 8), word.start, 1)
    return bool(before) and before[0] in words("before a month in small letters")


def _is_month(word: Word) -> bool:
    """Tell whether the words around let "May", "March" or "August" be a month."""
    folded = word.folded
    before = last_words(folded, max(0, word.start - 14), word.start, 1)
    if not before or folded[max(0, word.start - 3) : word.start].rstrip()[-1:] in (".", "!", "?", ""):
        before = [""]  # what begins a sentence may be anybody
        if ends_clause(folded, word.end):
            return True
    elif folded[word.start - 1] in "(,/-":
        return True
    joined = before[0].rpartition("-")[2] or before[0].rpartition("-")[0]
    if joined in words("before a month") or joined in numbers("month"):
        return True
    following = _next(folded, word.end)
    linked = _TO_ANOTHER.match(folded, word.end)
    if linked and linked["other"] in numbers("month"):
        return True
    return following in words("after a month") or following in words("ahead of a month") or following in numbers("month")


_TO_ANOTHER = re.compile(rf"{GAP}(?:to|through|until|till|and|or){GAP}(?P<other>[a-z]+)")
_FOLLOWING = re.compile(r"[ \n/-]([a-z]+)")


def _next(folded: str, end: int) -> str:
    following = _FOLLOWING.match(folded, end)
    return following[1] if following else ""
