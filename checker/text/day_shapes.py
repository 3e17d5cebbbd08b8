"""Dates that begin with a digit: 2025-03-04, 3/4/2025, 4/22, the 27th, 2025, 2025-26, the 1990s, 44 BC."""

from __future__ import annotations

import re
from typing import NamedTuple

from checker.text import calendar as cal
from checker.text import reckoning
from checker.text.when import When, Word, days_of_month, ends_clause, full_year, last_words, resolved, stands_alone, words
from checker.text.years import FIRST_BARE_YEAR, a_year, measured, of_era, several_years, short_year

_SHAPE = re.compile(
    r"""
    [0-9] (?<![\w.,$£€¥#/:][0-9])
    (?: (?P<iso>[0-9]{3}-[0-9]{2}-[0-9]{2} (?:[T\ ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})?)?) (?![\w-])
      | (?P<ymd>[0-9]{3}(?P<mark>[/.-])[0-9]{1,2}(?P=mark)[0-9]{1,2}) (?![\w/-]|\.[0-9])
      | (?P<era>[0-9]{0,3}) (?=\ (?:BCE?|CE|AD|B\.C\.|A\.D\.)(?!\w))
      | (?P<year>[0-9]{3}) (?![\w%,.'’–/-]|\ ?%)
      | (?P<years>[0-9]{3}) (?: (?P<decade>['’]?s)(?!\w)
                              | (?P<to>\ ?[–-]\ ?|/)(?P<second>[0-9]{2}|[12][0-9]{3}(?!\ ?%)) (?![\w/-]|[.,][0-9])
                              | (?=[–-][^\W\d]|['’,.–-](?![\w])|['’]s|/(?![0-9])|[,.][^\W\d]))
      | (?P<dmy>[0-9]?(?:(?P<slash>[/.-])[0-9]{1,2}(?P=slash)|/[0-9]{1,2},\ ?)(?:[0-9]{4}|[0-9]{2})) (?![\w/-]|\.[0-9])
      | (?P<dm>[0-9]?(?:/|(?<=\b[oi]n\ [0-9])[.-]|(?<=\b[oi]n\ [0-9]{2})[.-])[0-9]{1,2}) (?![\w/%-]|[.,][0-9])
      | (?P<two>(?<=['’][0-9])[0-9]) (?P<those>s?) (?!\w)
      | (?P<nth>[0-9]?(?:st|nd|rd|th)) (?!\w)
      | (?P<bare>[0-9]?) (?=\ ?(?:[.!?](?:\s|\Z)|\Z)) )
    """,
    re.VERBOSE,
)
_PARTS = re.compile(r"[/.,-]\ ?")


class Shape(NamedTuple):
    """A day in digits whose order the rest of the text may tell: 3/4/2025."""

    start: int
    end: int
    first: int
    second: int
    year: int
    dotted: bool


def shaped(text: str, folded: str, written: cal.Days | None) -> list[When]:
    """The dates of a text that begin with a digit, in order."""
    found: list[When] = []
    unsure: list[tuple[int, Shape]] = []
    for match in _SHAPE.finditer(text):
        kind = match.lastgroup
        when: When | None
        if kind == "year" or kind == "years":
            when = a_year(folded, match.start(), match.end(), match[0])
        elif kind == "decade" or kind == "second":
            when = several_years(folded, match)
        elif kind == "dmy":
            shape = _numeric(folded, match)
            if shape is not None:
                unsure.append((len(found), shape))
                found.append(When(shape.start, shape.end, None))
            continue
        elif kind == "dm":
            when = _day_month(folded, match, written)
        elif kind == "nth" or kind == "bare":
            when = day_alone(Word(text, folded, 0, match.start(), match.end(), "", written))
        elif kind == "those":
            when = short_year(text, folded, match)
        elif kind == "era":
            when = of_era(text, match)
        else:
            when = _year_first(match)
        if when is not None:
            found.append(when)
    day_first = any(shape.first > 12 for _, shape in unsure)
    month_first = any(shape.second > 12 for _, shape in unsure)
    for at, shape in unsure:
        found[at] = _ordered(shape, day_first=day_first, month_first=month_first)
    return [when for when in found if when.value or when.relative]


def _ordered(shape: Shape, *, day_first: bool, month_first: bool) -> When:
    """A day in digits, in the order that it shows itself or that the other dates of the text show."""
    plain = (shape.first > 12) != (shape.second > 12) or shape.first == shape.second
    known = plain or day_first != month_first
    days_lead = shape.first > 12 or (shape.second <= 12 and (day_first if known and not plain else shape.dotted))
    day, month = (shape.first, shape.second) if days_lead else (shape.second, shape.first)
    value = f"{shape.year:04}-{month:02}-{day:02}"
    if cal.days(value) is None:
        return When(shape.start, shape.end, None)
    return When(shape.start, shape.end, value if known else f"{value}?", months_first=not known and not days_lead)


def _numeric(folded: str, match: re.Match[str]) -> Shape | None:
    first, second, year = (int(part) for part in _PARTS.split(match[0]))
    written_year = match[0][-4:] if match[0][-4:].isdigit() else match[0][-2:]
    mark = match["slash"]
    if not (0 < first <= 31 and 0 < second <= 31 and min(first, second) <= 12):
        return None
    if len(written_year) == 2:
        # 9-18-15 may be a record of games and 2.4.10 a version: these need a word that dates, or the end of a clause
        before = last_words(folded, max(0, match.start() - 12), match.start(), 1)
        if (
            mark in ("-", ".")
            and not (before and before[0] in words("before a day"))
            and not (mark == "-" and ends_clause(folded, match.end()))
        ):
            return None
        year = full_year(written_year)
    return Shape(match.start(), match.end(), first, second, year, mark == ".")


def _year_first(match: re.Match[str]) -> When | None:
    """2025-03-04, 2025/3/4, 2025-03-04T17:30."""
    year, month, day = (int(part) for part in _PARTS.split(match[0][:10].rstrip("/.-"))[:3])
    value = f"{year:04}-{month:02}-{day:02}"
    if year < FIRST_BARE_YEAR or cal.days(value) is None:
        return None
    clock = _CLOCK.match(match[0], len("2025-03-04")) if match["iso"] else None
    return When(match.start(), match.end(), f"{value}T{clock['time']}{clock['zone']}" if clock else value)


_CLOCK = re.compile(r"[T ](?P<time>\d\d:\d\d(?::\d\d)?)(?P<zone>Z|[+-]\d\d:\d\d|)")


def _day_month(folded: str, match: re.Match[str], written: cal.Days | None) -> When | None:
    """4/22, "on 4-22": a day without a year, where one part can be no month; "on 3/4" may be either."""
    first, second = (int(part) for part in _PARTS.split(match[0]))
    if not (0 < first <= 31 and 0 < second <= 31 and min(first, second) <= 12):
        return None
    slash = "/" in match[0]
    before = "".join(last_words(folded, max(0, match.start() - 12), match.start(), 1))
    sure = before in words("before a day in digits") or before in words("comes and goes")
    clause_ends = ends_clause(folded, match.end())
    if not slash and (len(match[0].split(".")[-1].split("-")[-1]) != 2 or not clause_ends):
        return None
    if max(first, second) <= 12:
        if not (slash and sure):
            return None  # "a margin of 5/8 point"
    elif slash and not sure:
        whole = match.start() > 1 and folded[match.start() - 2].isdigit()  # "9 13/16"
        fraction = second in (16, 32, 64) and not match[0].startswith("0")
        if whole or fraction or not (clause_ends or before in words("before a day")):
            return None
    if measured(folded, match.end()):
        return None
    month, day = (second, first) if first > 12 else (first, second)
    if cal.days(f"XXXX-{month:02}-{day:02}") is None:
        return None
    value = reckoning.resolve(written, reckoning.nearest_day(month, day)) or f"XXXX-{month:02}-{day:02}"
    mark = "?" if max(first, second) <= 12 and first != second else ""
    return When(match.start(), match.end(), value + mark, relative=True, months_first=bool(mark))


def day_alone(word: Word) -> When | None:
    """ "On the 27th", "back for the twenty second": a day whose month is that of writing or one beside it."""
    folded, start, end = word.folded, word.start, word.end
    day = days_of_month().get(folded[start:end])
    if day is None or not stands_alone(folded, end):
        return None
    the = folded[max(0, start - 4) : start].startswith("the") and folded[start - 1].isspace()
    before = last_words(folded, max(0, start - 50), start, 7)
    lead = before[1:2] if the else before[:1]
    digits = folded[end - 1].isdigit()
    going = not words("comes and goes").keys().isdisjoint(before)
    if not lead or lead[0] not in words("before a day"):
        return None
    if (digits or not folded[start].isdigit()) and not going:
        return None  # "for the 27", "on the second": of whatever there are so many
    if digits and not the and lead[0] == "from" and any(one[0].isdigit() for one in before):
        return None  # "went to 9 per cent from 8"
    if not the and not (digits and lead[0] == "on") and folded[start].isdigit() is False:
        return None
    begin = folded.rindex("the", 0, start) if the else start
    value = resolved(word, reckoning.day_of_month(day, tense=word.tense if word.tense > 0 else 0)) or f"XXXX-XX-{day:02}"
    return When(begin, end, value, relative=True)
