"""Stretches of time: weeks, months, quarters, halves, years, seasons, decades and centuries, with what tells which one."""

from __future__ import annotations

import re
from collections.abc import Callable

from checker.text import reckoning
from checker.text.spelled_years import spelled_year
from checker.text.when import GAP, When, Word, cardinals, full_year, last_words, numbers, ordinals, resolved

_WHICH = "last|next|this|past|coming|current|previous|following|preceding"
_YEAR = r"(?:(?P<year>(?:1[5-9]|20)\d\d)|'(?P<two>\d\d))(?:[/–-](?P<second>\d\d(?:\d\d)?))?(?![\w]|[.,]\d|\ ?%)"
_MODIFIER = re.compile(rf"(?:(?<!\w)(?P<over>over{GAP})?(?P<the>the{GAP})?(?:(?P<modifier>{_WHICH})[ \n-])?)?\Z")
_OF_YEAR = re.compile(
    rf"(?:{GAP}of|,|{GAP}in)?{GAP}(?:(?:the{GAP})?(?P<step>last|this|next|current|previous|coming|past)(?:{GAP}(?:fiscal|financial))?{GAP}year\b|the{GAP}year\b"
    rf"|(?:(?:fiscal|financial|calendar)(?:{GAP}year)?{GAP}|fy{GAP}?)?{_YEAR})"
)
_YEAR_NEXT = re.compile(rf"{GAP}?(?:{_YEAR})")
_NUMBERED_BY = frozenset(f"{_WHICH}|first|final|initial|opening|closing".split("|"))
_BEFORE_UNIT = tuple(_WHICH.split("|"))
_NUMBERED = re.compile(
    rf"\b(?P<which>{_WHICH}|first|final|initial|opening|closing){GAP}(?P<number>[a-z]+|\d{{1,3}}){GAP}(?:(?:business|trading|calendar){GAP})?\Z"
)
_OVER = re.compile(rf"\b(?:in|over|during|for|within|of|to|throughout|through){GAP}(?:the{GAP})?\Z")
_WEEK_NUMBER = re.compile(rf"{GAP}(?P<number>[1-9]|[1-4]\d|5[0-3])(?:{GAP}of)?{GAP}(?P<year>20\d\d|19\d\d)(?!\w|[.,]\d)")
_CENTURY = re.compile(r"(?:\b(?P<digits>\d{1,2})(?:st|nd|rd|th)|\b(?P<word>[a-z]+(?:-[a-z]+)?))[ \n-]\Z")
_WEEKDAY_AFTER = re.compile(rf"(?:'s)?{GAP}(?:on{GAP})?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_CLAUSE = re.compile(r" ?(?:[.!?,;]|\Z)")
_OR_TWO = re.compile(rf"{GAP}or{GAP}(?:two|so)\b")
_AFTER_FALL = re.compile(r"[ \n](?:in|of|to|by|from|was|is|on|for)\b")


def unit(word: Word) -> When | None:
    """ "Last week", "this year", "next quarter", "the weekend", "the following day"."""
    folded = word.folded
    numbered = word.value == "week" and folded[word.end + 1 : word.end + 2].isdigit()
    if not folded.endswith(_BEFORE_UNIT, 0, max(0, word.start - 1)) and word.value != "weekend" and not numbered:
        return None  # most weeks and years are none of these
    if folded[word.start - 1 : word.start] == "-" and word.value != "weekend":
        return None
    before = next(_MODIFIER.finditer(folded, word.before(24), word.start))  # it matches the empty string too
    modifier = before["modifier"]
    if word.value == "weekend":
        if (modifier is None and before["the"] is None) or folded.startswith(" of ", word.end):
            return None
        which = 1 if modifier == "next" else 0 if modifier in ("this", "coming") else -1
        return When(before.start(), word.end, resolved(word, reckoning.weekend(which)), relative=True)
    if word.value == "week" and modifier and _WEEKDAY_AFTER.match(folded, word.end):
        return None  # "next week on Friday" is a Friday
    if numbered and modifier is None and (week := _WEEK_NUMBER.match(folded, word.end)):
        return When(word.start, week.end(), reckoning.week_of_year(int(week["year"]), int(week["number"])))
    if modifier is None or modifier in ("following", "preceding") or _OR_TWO.match(folded, word.end):
        return None
    if word.value == "day":
        return _day(word, before)
    year = _OF_YEAR.match(folded, word.end) if modifier == "last" and word.value in ("quarter", "month") else None
    if year and (year["year"] or year["two"]):
        value = f"{_year_of(year):04}-{'36' if word.value == 'quarter' else '12'}"
        return When(before.start("modifier"), year.end(), value)
    if before["the"] and modifier in ("last", "past") and word.value != "quarter":
        reading = reckoning.rolling(word.value, 1, -1)  # "over the past year": what a figure is about, no date
        return When(before.start("modifier"), word.end, resolved(word, reading), relative=True, stretch=True) if word.written else None
    begin = before.start("modifier")
    return When(begin, word.end, resolved(word, reckoning.relative_unit(word.value, numbers("step")[modifier])), relative=True)


def _day(word: Word, before: re.Match[str]) -> When | None:
    """ "This day", "the next day" of what is to come, "last day"; in a story the next day follows another one."""
    modifier = before["modifier"]
    if not _CLAUSE.match(word.folded, word.end) or _OVER.search(word.folded, word.before(40), before.start()):
        return None
    begin = before.start("the") if before["the"] else before.start("modifier")
    step = numbers("step")[modifier]
    if (step > 0 and word.tense <= 0) or (step < 0 and word.tense < 0):
        return None
    return When(begin, word.end, resolved(word, reckoning.days_back(-step)), relative=True)


def units(word: Word) -> When | None:
    """ "The past two years", "the first nine months of 1987", "the last three months of the year"."""
    folded = word.folded
    near = last_words(folded, word.before(36), word.start, 3)
    if len(near) < 2 or (near[1] not in _NUMBERED_BY and near[-1] not in _NUMBERED_BY):
        return None
    before = _NUMBERED.search(folded, word.before(36), word.start)
    if before is None:
        return None
    number = cardinals().get(before["number"])
    if number is None:
        return None
    which = before["which"]
    year = _OF_YEAR.match(folded, word.end)
    if year and word.value in ("month", "week", "quarter") and which not in ("past", "coming", "following"):
        ends = which in ("last", "final", "closing")
        if year["year"] or year["two"]:
            return When(before.start(), year.end(), reckoning.part_of_year(_year_of(year), word.value, number, ends=ends))
        step = numbers("step")[year["step"]] if year["step"] else 0
        value = resolved(word, lambda day: reckoning.part_of_year(day.year + step, word.value, number, ends=ends))
        return When(before.start(), year.end(), value, relative=True)
    if which in ("first", "final", "initial", "opening", "closing", "following", "preceding"):
        return None
    value = resolved(word, reckoning.rolling(word.value, number, -1 if which in ("last", "past", "previous") else 1))
    return When(before.start(), word.end, value, relative=True, stretch=True) if value else None


def _year_of(match: re.Match[str]) -> int:
    return int(match["year"]) if match["year"] else full_year(match["two"])


def new_year(word: Word) -> When | None:
    """ "The new year", which is no "New Year's Day"."""
    before = next(_MODIFIER.finditer(word.folded, word.before(24), word.start))
    if before["the"] is None or word.capital:
        return None
    return When(before.start("the"), word.end, resolved(word, reckoning.new_year), relative=True)


def part_of_year(word: Word) -> When | None:
    """A season, quarter or half with its year; the table gives its EDTF code."""
    folded = word.folded
    season = int(word.value) < 30
    glued = _GLUED.match(folded, word.end) if word.end - word.start == 2 else None
    if glued:
        return When(word.start, glued.end(), f"{_year_of(glued):04}-{word.value}")
    if folded[word.end : word.end + 1].isdigit():
        return None
    year = _OF_YEAR.match(folded, word.end)
    if year and year["year"] is None and year["two"] is None and season and not year["step"]:
        year = None
    if (
        year
        and season
        and folded[word.start : word.end] in ("fall", "spring")
        and not year["step"]
        and folded[word.end : word.end + 4] == " the"
    ):
        year = None
    if year and (year["year"] or year["two"]):
        return When(word.start, year.end(), f"{_year_of(year):04}-{word.value}")
    if year:
        step = numbers("step")[year["step"]] if year["step"] else 0
        value = resolved(word, lambda day: f"{day.year + step:04}-{word.value}")
        return When(word.start, year.end(), value, relative=True)
    said = spelled_year(folded, word.end)
    if said:
        return When(word.start, said[1], f"{said[0]:04}-{word.value}")
    before = next(_MODIFIER.finditer(folded, word.before(24), word.start))
    modifier = before["modifier"]
    if season:
        if modifier not in ("last", "next", "this", "coming", "past") or _AFTER_FALL.match(folded, word.end):
            return None
        reading = reckoning.season(int(word.value), numbers("step")[modifier])
        return When(before.start("modifier"), word.end, resolved(word, reading), relative=True)
    ahead = _YEAR_AHEAD.search(folded, word.before(8), word.start)
    if ahead:
        return When(ahead.start(), word.end, f"{ahead['year']}-{word.value}")
    if word.value in ("40", "41"):
        return None  # "the first half" need not be one of a year
    return When(word.start, word.end, _latest(word, modifier), relative=True, stretch=True)  # "the third quarter" is some stretch of time


def _latest(word: Word, modifier: str | None) -> str | None:
    """The quarter that one named without a year is, where it is plain: not what is to come, no year of business, no other year near."""
    near = word.folded[word.before(_YEAR_NEAR) : word.start]
    if word.tense > 0 or "fiscal" in near or "financial year" in near or modifier not in (None, "last", "past"):
        return None
    value = resolved(word, reckoning.latest_quarter(int(word.value) - 32))
    others = set(_SOME_YEAR.findall(near)) - {value[:4]} if value else set()
    return None if others else value


_YEAR_NEAR = 120
"""Characters before a quarter in which another year may be the one it is of: "for all of 1986 … in the first quarter"."""
_SOME_YEAR = re.compile(r"(?<![\w.,$])(?:19|20)\d\d(?![\w]|,\d)")
_GLUED = re.compile(r"(?:[ /-]?(?:fy)?(?P<year>(?:19|20)\d\d)|(?: ?')?(?P<two>\d\d))(?![\w]|[.,]\d)")
_YEAR_AHEAD = re.compile(r"(?<![\w.,-])(?P<year>(?:19|20)\d\d)(?:'s)?(?: |-|/|\n)?\Z")


def fiscal(word: Word) -> When | None:
    """ "Fiscal 2025", "FY25", "financial year 2024/25": named by its year, as the names of columns are."""
    match = _YEAR_NEXT.match(word.folded, word.end)
    if match is None:
        short = _SHORT_FISCAL.match(word.folded, word.end) if word.value == "short" else None
        return When(word.start, short.end(), f"{full_year(short[1]):04}") if short else span(word)
    year = _year_of(match)
    if match["second"] and int(match["second"][-2:]) == (year + 1) % 100:
        return When(word.start, match.end(), f"{year:04}/{year + 1:04}")
    return When(word.start, match.end(), f"{year:04}")


_SHORT_FISCAL = re.compile(r" ?'?(\d\d)(?![\w]|[.,]\d)")


def span(word: Word) -> When | None:
    """A stretch that the calendar does not know ("next season"): found, never resolved."""
    before = next(_MODIFIER.finditer(word.folded, word.before(24), word.start))
    return When(before.start("modifier"), word.end, None, relative=True, stretch=True) if before["modifier"] else None


def decade(word: Word) -> When | None:
    """ "The nineties"; "his nineties" and "the low nineties" are none."""
    if not word.folded.startswith("the ", max(0, word.start - 4), word.start):
        return None
    return When(word.start, word.end, word.value)


def century(word: Word) -> When | None:
    """ "The 19th century", "twenty-first-century", "last century"."""
    before = _CENTURY.search(word.folded, word.before(18), word.start)
    number = (int(before["digits"]) if before["digits"] else ordinals().get(before["word"])) if before else None
    if before is None or not number:
        return unit(word)
    era = _BEFORE_CHRIST.match(word.text, word.end)
    if era is not None:
        return When(before.start(), era.end(), f"-{100 * number - 1:04}/{-(100 * number - 100):05}" if number > 1 else "-0099/0000")
    return When(before.start(), word.end, f"{number - 1:02}XX") if number <= 21 else None


_BEFORE_CHRIST = re.compile(r"\s(?:BCE?\b|B\.C\.(?:E\.)?)")


READERS: dict[str, Callable[[Word], When | None]] = {
    "unit": unit,
    "units": units,
    "new year": new_year,
    "part of year": part_of_year,
    "fiscal": fiscal,
    "span": span,
    "decade": decade,
    "century": century,
}
"""The readers by the role of the word in ``calendar.csv``."""
