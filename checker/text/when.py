"""What the readers of dates share: a date that was found, a word of the calendar where it stands, numbers of days in digits and words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from checker.text import calendar as cal
from checker.text import reckoning
from checker.text.lookup import column, table

GAP = r"(?:[ \t]{1,4}|[ ]?\r?\n)"
"""What parts the words of a date: spaces, or one end of a line."""
CENTURY_TURN = 50
"""A year of two digits is at most so many years after 2000, else of the century before."""

_CLAUSE_END = re.compile(r" {0,2}(?:[.!?,;:)\]\"]|\r?\n\s|\Z)")
_NEXT_WORD = re.compile(r"[ \n]([a-z]+)")
_NO_LETTER_BUT_COMMA = str.maketrans(dict.fromkeys('.;:!?()[]"\0', " "))
_NO_LETTER = str.maketrans(dict.fromkeys(',.;:!?()[]"\0', " "))


class When(NamedTuple):
    """One date expression.

    Attributes:
        start, end: where it stands, with "last", "next", weekday and time of day.
        value: EDTF, None where it stays unresolved ("Wednesday" in an undated text).
        relative: True where its value depends on the day of writing, or on another date of the text.
        weekday: 1 (Monday) to 7 where the text names one, else None.
        stretch: True for a time that is only a condition of other claims ("next season", "over the past two years").
        months_first: for a day in digits that both orders allow, such as 3/4/2025, True; its value is that of the month first.
    """

    start: int
    end: int
    value: str | None
    relative: bool = False
    weekday: int | None = None
    stretch: bool = False
    months_first: bool = False


class Word(NamedTuple):
    """A word of the calendar where it stands, and what its reader needs to know around it.

    Attributes:
        text, folded: the whole text, as it is and folded.
        floor: where the date before it ends: what stands before that belongs to another date.
        start, end: where the word stands.
        value: what the table says of it.
        written: when the text was written.
    """

    text: str
    folded: str
    floor: int
    start: int
    end: int
    value: str
    written: cal.Days | None

    def before(self, reach: int) -> int:
        """The offset so many characters before the word, or where the date before it ends."""
        return max(self.floor, self.start - reach)

    @property
    def capital(self) -> bool:
        """Tell whether it begins with a capital letter."""
        return self.text[self.start].isupper()

    @property
    def tense(self) -> int:
        """1 where the clause up to here looks ahead ("will … in December", "resumes on"), -1 where it looks back ("opened"), else 0."""
        begin, near = self._near()
        if not words("looking ahead").keys().isdisjoint(near) or self._is_planned(begin, near):
            return 1
        return -1 if any(map(looks_back, near)) else 0

    @property
    def planned(self) -> bool:
        """Tell whether a verb of the present looks ahead to it: "talks resume on"."""
        return self._is_planned(*self._near())

    def _is_planned(self, begin: int, near: Sequence[str]) -> bool:
        return not _planning().isdisjoint(near) and _plans(
            self.text[begin : self.start].replace(",", " , ").translate(_NO_LETTER_BUT_COMMA).split()
        )

    def _near(self) -> tuple[int, list[str]]:
        """Where its clause begins, and the folded words from there up to and with it."""
        begin = self.sentence(60)
        return begin, self.folded[begin : self.end].translate(_NO_LETTER).split()

    def sentence(self, reach: int) -> int:
        """Where the sentence begins that the word stands in, or the offset so many characters before the word."""
        begin, stop = max(0, self.start - reach), self.start + 1
        if _MARK.search(self.text, begin, stop) is not None:  # told far sooner than by the pattern
            for sentence in _SENTENCE_END.finditer(self.text, begin, stop):
                begin = sentence.end()
        return begin


_MARK = re.compile(r"[.!?\n]")
_SENTENCE_END = re.compile(r"(?:[a-z0-9%]{3}|May|\d)[.!?][\"')]{0,2}\s+(?=[A-Z\"'(])|\n\s*\n")
"""Where a sentence surely ends; "Gov." is too short for that."""
_NO_VERB_AFTER = frozenset(("the", "a", "an", "of", "no", "its", "their", "his", "her"))
_HOW_IT_WENT = frozenset(("up", "down", "higher", "lower", "flat", "mixed"))


def looks_back(word: str) -> bool:
    """Tell whether a folded word is a verb of the past: "opened", "began"."""
    return (word.endswith("ed") and len(word) > len("fed")) or word in words("looking back")


def _plans(before: list[str]) -> bool:
    """Tell whether the words and commas before a date end in a verb of the present that looks ahead: "talks resume on", "the final is on".

    What was said ("he said talks resume on") does not count; what happened does ("won 300 votes on").
    """
    low = [word.lower() for word in before]
    last = low[-1:] if low[-1:] != ["on"] else low[-2:-1]
    if last and last[0] in words("plans where right before"):
        return True
    at = next((at for at in range(len(low) - 1, 0, -1) if low[at] in words("plans")), None)
    if at is None or low[at - 1] in _NO_VERB_AFTER or low[at - 1][0].isdigit():
        return False
    if not _HOW_IT_WENT.isdisjoint(low[at:]) or any(looks_back(word) for word in low[at:]):
        return False
    said = column("reporting_verbs", "word", "word")
    return low[at - 1] == "," or not any(word.islower() and looks_back(word) and word not in said for word in before[:at])


@cache
def _planning() -> frozenset[str]:
    return frozenset((*words("plans"), *words("plans where right before")))


@cache
def words(role: str) -> dict[str, str]:
    """The words of one role in ``time_words.csv``, each with its value."""
    return {row["word"]: row["value"] for row in table("time_words") if row["role"] == role}


@cache
def numbers(role: str) -> dict[str, int]:
    """The words of one role in ``calendar.csv`` or ``time_words.csv`` whose values are numbers."""
    rows = (*table("calendar"), *table("time_words"))
    return {row["word"]: int(row["value"]) for row in rows if row["role"] == role}


@cache
def cardinals() -> dict[str, int]:
    """ "one" to "ninety-nine", and the digits of the same."""
    return {str(number): number for number in range(1, 100)} | _spelled("unit", 99)


@cache
def ordinals() -> dict[str, int]:
    """ "first" to "thirty-first"."""
    return _spelled("ordinal", 31)


@cache
def _spelled(last: str, limit: int) -> dict[str, int]:
    rows = [(row["word"], row["value"], row["role"]) for row in table("numbers")]
    singles = {word: int(value) for word, value, role in rows if role == last and int(value) <= limit}
    if last == "unit":
        singles |= {word: int(value) for word, value, role in rows if role in ("teen", "ten")}
    tens = [(word, int(value)) for word, value, role in rows if role == "ten" and int(value) <= limit]
    joined = {
        f"{ten}{mark}{word}": tenfold + number
        for ten, tenfold in tens
        for word, number in singles.items()
        for mark in "- "
        if number < 10 and tenfold + number <= limit
    }
    return singles | joined


@cache
def days_of_month() -> dict[str, int]:
    """What a day of a month is written as: "4", "04", "4th", "fourth", "twenty-first"."""
    digits = {f"{day}{ending}": day for day in range(1, 32) for ending in ("", "st", "nd", "rd", "th")}
    padded = {f"0{day}{ending}": day for day in range(1, 10) for ending in ("", "st", "nd", "rd", "th")}
    return digits | padded | ordinals()


def ends_clause(folded: str, offset: int) -> bool:
    """Tell whether a clause ends at an offset."""
    return _CLAUSE_END.match(folded, offset) is not None


def stands_alone(folded: str, offset: int) -> bool:
    """Tell whether what ends at an offset goes with no noun: its clause ends, or a word such as "at" or "when" follows."""
    following = _NEXT_WORD.match(folded, offset)
    return ends_clause(folded, offset) or (following is not None and following[1] in words("after a day"))


def full_year(two: str) -> int:
    """The year that two digits stand for."""
    return (2000 if int(two) <= CENTURY_TURN else 1900) + int(two)


def last_words(folded: str, start: int, end: int, number: int) -> list[str]:
    """The last words of a stretch, nearest first, without marks."""
    return folded[start:end].translate(_NO_LETTER).split()[: -number - 1 : -1]


def resolved(word: Word, reading: reckoning.Reading) -> str | None:
    """What a relative date means when the text was written."""
    return reckoning.resolve(word.written, reading)
