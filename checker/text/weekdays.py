"""Dates around a weekday or a day told from that of writing: "next Sunday", "Friday the 15th", "the first Monday of May", "today"."""

from __future__ import annotations

import re
from datetime import date

from checker.text import reckoning
from checker.text.tenses import points_ahead
from checker.text.when import GAP, When, Word, cardinals, days_of_month, last_words, numbers, ordinals, resolved, stands_alone, words

SHORTEST = 6
"""Letters of the name of a weekday: "Sun" and "Wed" need a word such as "on"."""
_MODIFIER = re.compile(rf"\b(?P<modifier>last|next|this|past|coming|previous|following)(?P<week>{GAP}week(?:'s)?(?:{GAP}on)?)?{GAP}\Z")
_NTH = re.compile(rf"(?:\bthe{GAP})?\b(?P<nth>last|[1-5](?:st|nd|rd|th)|[a-z]{{5,6}}){GAP}\Z")
_OF_MONTH = re.compile(
    rf"""{GAP}(?:of|in){GAP}(?:(?:the{GAP})?(?P<modifier>this|last|next|previous|following|coming|current){GAP}month
                              |(?P<month>[a-z]{{3,9}})\b\.?(?:,?{GAP}(?:of{GAP})?(?P<year>(?:1\d|20)\d\d)(?![\w]|[.,]\d))?)""",
    re.VERBOSE,
)
_OF_WEEK = re.compile(rf"(?:,?{GAP}(?:of|in))?{GAP}(?P<modifier>last|this|next|the{GAP}following){GAP}week\b")
_THE_DAY = re.compile(rf",?{GAP}the{GAP}(?P<day>\d{{1,2}}(?:st|nd|rd|th)?|[a-z]{{5,8}}(?:[ -][a-z]{{4,7}})?)\b")
_MONTH_AFTER = re.compile(
    rf",?{GAP}(?:the{GAP})?(?:(?:\d{{1,2}}(?:st|nd|rd|th)?(?:[-–]\d{{1,2}})?|(?:(?:twenty|thirty)[ -])?[a-z]{{5,8}})\.?"
    rf"(?:{GAP}of)?[- /\n])?(?P<month>[a-z]{{3,9}})\b(?P<day>\.?[ \n-](?:\d|(?:the )?(?P<spelled>[a-z]+)))?"
)
_SHORT_ENDS = re.compile(rf"\.?(?: ?(?:[.,;!?)]|\Z)|{GAP}(?:the|at|and|morning|afternoon|evening|night|next|last)\b)")
_BESIDE = re.compile(rf"\b(?:the{GAP})?day{GAP}(?P<side>before|after){GAP}\Z")


def weekday(word: Word) -> When | None:
    """A weekday, with the week, month or day of the month that is told with it; None where a date follows that names it too."""
    number = int(word.value)
    folded = word.folded
    if word.end - word.start < SHORTEST and not _is_short_day(word):
        return None
    if folded.endswith(("every ", "each "), 0, word.start):
        return None
    following = _MONTH_AFTER.match(folded, word.end)
    if following and following["month"] in numbers("month") and _names_day(following, word.end):
        return None  # the month reads it
    return _of_month(word, number) or _the_day(word, number) or _of_week(word, number)


def _is_short_day(word: Word) -> bool:
    """Tell whether "Sun" or "Wed" is a day: "on Wed", "next Tues", "Tues the 5th"; as part of a date the month reads it."""
    before = last_words(word.folded, word.before(10), word.start, 1)
    return bool(before) and before[0] in words("before a short weekday") and _SHORT_ENDS.match(word.folded, word.end) is not None


def _names_day(following: re.Match[str], end: int) -> bool:
    """Tell whether a day stands before or after the month that follows a weekday."""
    if following.start("month") - end > 3 or (following["day"] and not following["spelled"]):
        return True
    spelled = following["spelled"]
    return spelled in ordinals() or spelled in ("twenty", "thirty")


def _of_month(word: Word, number: int) -> When | None:
    """ "The second Monday of next month", "third Tuesday"."""
    before = _NTH.search(word.folded, word.before(24), word.start)
    nth = -1 if before and before["nth"] == "last" else _place(before["nth"]) if before else None
    if before is None or nth is None:
        return None
    after = _OF_MONTH.match(word.folded, word.end)
    if after and after["modifier"]:
        step = numbers("step")[after["modifier"]]
        return When(before.start(), after.end(), resolved(word, lambda day: _nth(nth, number, day, step)), relative=True, weekday=number)
    if after and after["month"] in numbers("month"):
        month = numbers("month")[after["month"]]
        if after["year"]:
            return When(before.start(), after.end(), reckoning.nth_weekday(nth, number, int(after["year"]), month), weekday=number)

        def reading(day: date) -> str | None:
            named = reckoning.nearest_month(month, tense=word.tense)(day) or ""
            return reckoning.nth_weekday(nth, number, int(named[:4]), month)

        return When(before.start(), after.end(), resolved(word, reading), relative=True, weekday=number)
    if nth < 0:
        return None
    return When(before.start(), word.end, resolved(word, lambda day: _nth(nth, number, day, 0)), relative=True, weekday=number)


def _place(text: str) -> int | None:
    nth = days_of_month().get(text)
    return nth if nth is not None and nth <= 5 and not text.isdigit() else None


def _nth(nth: int, number: int, day: date, step: int) -> str | None:
    over, month = divmod(day.month - 1 + step, 12)
    return reckoning.nth_weekday(nth, number, day.year + over, month + 1)


def _the_day(word: Word, number: int) -> When | None:
    """ "Friday the 15th"."""
    match = _THE_DAY.match(word.folded, word.end)
    if match is None:
        return None
    end = match.end()
    day = days_of_month().get(match["day"], cardinals().get(match["day"]))
    if day is None and " " in match["day"]:
        end = match.start("day") + match["day"].index(" ")
        day = ordinals().get(match["day"].partition(" ")[0])
    if day is None or day > 31 or not stands_alone(word.folded, end):
        return None
    return When(word.start, end, resolved(word, reckoning.day_of_month(day, weekday=number)), relative=True, weekday=number)


def _of_week(word: Word, number: int) -> When | None:
    before = _MODIFIER.search(word.folded, word.before(24), word.start)
    after = None if before and before["week"] else _OF_WEEK.match(word.folded, word.end)
    begin = before.start() if before else word.start
    end = after.end() if after else word.end
    modifier = after["modifier"].split()[-1] if after else before["modifier"] if before else None
    if modifier in ("past", "coming") or modifier is None:
        near = last_words(word.folded, max(word.floor, begin - 24), begin, 2)
        counted = near[:1] == ["from"] and near[-1] in words("unit of time")  # "a week from Friday"
        ahead = modifier == "coming" or (modifier is None and (counted or points_ahead(word)))
        return When(begin, end, resolved(word, reckoning.weekday(number, ahead=ahead)), relative=True, weekday=number)
    told = reckoning.latest_weekday(number) if modifier == "last" and not (before and before["week"]) and not after else None
    reading = told or reckoning.weekday_of_week(number, numbers("step")[modifier])
    return When(begin, end, resolved(word, reading), relative=True, weekday=number)


def near_day(word: Word) -> When | None:
    """ "Today", "yesterday", "the day after tomorrow"."""
    count = int(word.value)
    beside = _BESIDE.search(word.folded, word.before(24), word.start) if count else None
    if beside and (beside["side"] == "after") == (count > 0):
        return When(beside.start(), word.end, resolved(word, reckoning.days_back(-2 * count)), relative=True)
    return When(word.start, word.end, resolved(word, reckoning.days_back(-count)), relative=True)


def holiday(word: Word) -> When | None:
    """A feast on a fixed day: "Christmas Day 2024"."""
    if not word.capital:
        return None
    month, day = map(int, word.value.split("-"))
    year = _HOLIDAY_YEAR.match(word.folded, word.end)
    if year:
        return When(word.start, year.end(), f"{year['year']}-{word.value}")
    value = resolved(word, reckoning.nearest_day(month, day)) or f"XXXX-{word.value}"
    return When(word.start, word.end, value, relative=True)


_HOLIDAY_YEAR = re.compile(rf",?{GAP}(?:in{GAP}|of{GAP})?(?P<year>(?:1[5-9]|20)\d\d)(?![\w]|[.,]\d)")
