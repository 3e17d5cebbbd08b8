"""What stands before a date and belongs to it: "the end of March", "mid-2025", "the week ended June 5", "two days after tomorrow"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from checker.text import calendar as cal
from checker.text import reckoning
from checker.text.elapsed import counted_from
from checker.text.when import GAP, When, cardinals, days_of_month, last_words, words

_ENDED = re.compile(
    rf"""\b(?:the{GAP})?(?:(?P<number>[a-z]+|\d{{1,2}})(?:{GAP}|-))?(?:full[ -]|(?P<half>half[ -]))?
    (?P<unit>weeks?|wks|months?|mths?|quarters?|qtr|half|years?|yr)(?:{GAP}|-)(?:which{GAP})?(?P<end>ended|ending|end|to|through|until)(?:{GAP}on)?{GAP}(?:the{GAP})?\Z""",
    re.VERBOSE,
)
_WEEK_OF = re.compile(
    rf"\b(?:the{GAP})?(?P<unit>week|weekend|fortnight)(?:{GAP}(?P<link>of|beginning|starting|commencing|from))(?:{GAP}on)?{GAP}\Z"
)
_NTH_OF = re.compile(rf"\b(?:the{GAP})?(?P<nth>first|second|third|fourth|fifth|last){GAP}week(?:{GAP}(?:of|in)){GAP}\Z")
_DAY_OF = re.compile(
    rf"(?<![\w-])(?:the{GAP})?(?P<day>\d{{1,2}}(?:st|nd|rd|th)|(?:(?:twenty|thirty)[ -])?[a-z]{{5,11}}){GAP}of{GAP}(?:the{GAP})?\Z"
)
_FIRST_DAYS = re.compile(rf"\b(?P<which>first|last){GAP}(?P<number>[a-z]+|\d{{1,2}}){GAP}(?P<unit>days|weeks){GAP}(?:of|in){GAP}\Z")
_PART_OF = re.compile(rf"\b(?:the{GAP})?(?P<part>(?:(?:first|second|latter)[ ])?[a-z]+){GAP}(?:of|in){GAP}(?:the{GAP})?\Z")
_PART = re.compile(rf"\b(?:the{GAP})?(?P<part>[a-z]+)(?:{GAP}|-)(?:the{GAP})?\Z")
_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_REACH = 44


def widened(folded: str, floor: int, when: When) -> When:
    """A date with the part, the stretch or the amount of time that stands before it, no further back than ``floor``."""
    start = when.start
    near = [word for word in last_words(folded, max(floor, start - _REACH), start, 4) if word not in ("the", "on")]
    if not near:
        return when
    word = near[0]
    if word in ("after", "before", "from") and folded[start - 1].isspace():
        return counted_from(folded, floor, when) or when
    if word in words("links a stretch") and may_link(word, near[1] if len(near) > 1 else ""):
        linked = _linked(folded, floor, when)
        if linked is not None:
            return linked
    if word.rstrip("-").rpartition("-")[2] in words("part of a stretch"):
        match = _PART.search(folded, max(floor, start - 20), start)
        if match and match["part"] in words("part of a stretch"):
            # of "the early 1990s" the article is left out, as it is of "the 1990s"
            part = when._replace(start=match.start("part"), value=_part_of(when.value, words("part of a stretch")[match["part"]]))
            return _linked(folded, floor, part) or part  # "three months to end-September"
    return when


@cache
def leading() -> frozenset[str]:
    """The words right before a date that may make it a part, an end or the start of something."""
    return frozenset(("after", "before", "from", "the", "on", *words("links a stretch"), *words("part of a stretch")))


def may_link(link: str, before: str) -> bool:
    """Tell whether the words before a date can end, or be a part of, a stretch: cheaper than to try each pattern."""
    before = before.rpartition("-")[2]
    if link not in ("of", "in"):
        return before in words("unit of time") or before in ("half", "weekend", "which")
    return (
        before in words("part of a stretch")
        or before in ("half", "week", "weeks", "days", "weekend", "fortnight")
        or before in days_of_month()
    )


def _linked(folded: str, floor: int, when: When) -> When | None:
    """What ends at, or is a part of, a date: "the quarter ended June 30", "the week of May 5", "the 20th of next month"."""
    low, start, value = max(floor, when.start - _REACH), when.start, when.value
    match = _ENDED.search(folded, low, start)
    if match:
        return when._replace(
            start=match.start("number") if match["number"] and _how_many(match) else match.start("unit"), value=_until(match, value)
        )
    match = _NTH_OF.search(folded, low, start)
    if match and value and re.fullmatch(r"(?:\d{4}|XXXX)-(?:0\d|1[0-2])", value):
        return when._replace(start=match.start("nth"), value=_week_in(value, match["nth"]))
    match = _WEEK_OF.search(folded, low, start)
    if match:
        return when._replace(start=match.start("unit"), value=_week_of(value, match["unit"], match["link"]), weekday=None)
    match = _FIRST_DAYS.search(folded, low, start)
    if match and value:
        return when._replace(start=match.start(), value=_first_days(value, match))
    match = _DAY_OF.search(folded, low, start) if when.relative else None
    if match and match["day"] in days_of_month():
        day = days_of_month().get(match["day"])
        exact = f"{value}-{day:02}" if day and value and re.fullmatch(r"(?:\d{4}|XXXX)-(?:0\d|1[0-2])", value) else None
        return when._replace(start=match.start(), value=exact if exact and cal.days(exact) else None)
    match = _PART_OF.search(folded, low, start)
    if match and match["part"] in words("part of a stretch"):
        return when._replace(start=match.start("part"), value=_part_of(value, words("part of a stretch")[match["part"]]))
    return None


def _how_many(match: re.Match[str]) -> int | None:
    number = match["number"]
    return 1 if number in (None, "half") else cardinals().get(number)


def _until(match: re.Match[str], value: str | None) -> str | None:
    """The weeks or months that end on a day or with a month; what is told no exact end of stays what it is."""
    unit, count = (
        "half" if match["half"] or match["number"] == "half" else words("unit of time").get(match["unit"], "half"),
        _how_many(match) or 1,
    )
    covered = cal.days(value) if value and value[-1] not in "~%?" else None
    if value is None or covered is None or covered.width > 31:
        return value
    last = date.fromordinal(covered.last)
    following = last + timedelta(days=1)
    try:
        first = last - timedelta(days=7 * count - 1) if unit == "week" else reckoning.moved(following, "month", -count * _MONTHS[unit])
    except (ValueError, OverflowError):
        return value
    whole = first == date(last.year, 1, 1) and last == date(last.year, 12, 31)
    if cal.has_year(value) and whole:
        return f"{first.year:04}"
    if not cal.has_year(value):
        return f"XXXX{cal.iso(first)[4:]}/XXXX{cal.iso(last)[4:]}" if first.year == last.year else None
    return f"{cal.iso(first)}/{cal.iso(last)}"


def _week_of(value: str | None, unit: str, link: str) -> str | None:
    covered = cal.days(value) if value and cal.has_year(value) else None
    if covered is None or covered.width != 1:
        return None
    day = date.fromordinal(covered.first)
    if unit == "weekend":
        day += timedelta(days=6 - day.isoweekday())
        return f"{cal.iso(day)}/{cal.iso(day + timedelta(days=1))}"
    length = 13 if unit == "fortnight" else 6
    if link == "of":
        day -= timedelta(days=day.isoweekday() - 1)
    return f"{cal.iso(day)}/{cal.iso(day + timedelta(days=length))}"


def _week_in(month: str, nth: str) -> str | None:
    covered = cal.days(month)
    if covered is None:
        return None
    if nth == "last":
        ends = (covered.last - 6, covered.last)
    else:
        begin = covered.first + 7 * int(words("week of a month")[nth])
        ends = (min(begin, covered.last), min(begin + 6, covered.last))
    return "/".join(f"{month}{cal.iso(date.fromordinal(day))[7:]}" for day in ends)


def _first_days(month: str, match: re.Match[str]) -> str | None:
    """The first, or last, days or weeks of a month."""
    covered = cal.days(month)
    count = cardinals().get(match["number"], 0) * (7 if match["unit"] == "weeks" else 1)
    if covered is None or not 0 < count <= covered.width:
        return month
    first, last = (covered.last - count + 1, covered.last) if match["which"] == "last" else (covered.first, covered.first + count - 1)
    ends = [cal.iso(date.fromordinal(day)) for day in (first, last)]
    return "/".join(ends if cal.has_year(month) else [f"XXXX{day[4:]}" for day in ends])


def _part_of(value: str | None, shares: str) -> str | None:
    """A part of a year, month, decade or century, generously: "early 2025" ends in May, and "mid-2025" begins in April."""
    if value is None or not cal.has_year(value):
        return value
    begin, _, end = shares.partition(" ")
    first, last = int(begin) / 12, int(end) / 12
    if re.fullmatch(r"\d{4}", value):
        return f"{value}-{int(begin) + 1:02}/{value}-{int(end):02}"
    if re.fullmatch(r"\d{3}X", value):
        decade = int(value[:3]) * 10
        return f"{decade + int(10 * first):04}/{decade + max(0, round(10 * last) - 1):04}"
    if re.fullmatch(r"\d\dXX", value):
        century = int(value[:2]) * 100
        return f"{century + int(100 * first):04}/{century + round(100 * last) - 1:04}"
    covered = cal.days(value)
    if re.fullmatch(r"\d{4}-(?:0\d|1[0-2])", value) and covered:
        ends = (covered.first + int(covered.width * first), covered.first + round(covered.width * last) - 1)
        return "/".join(cal.iso(date.fromordinal(day)) for day in ends)
    return value
