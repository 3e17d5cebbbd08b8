"""Dates in running text: absolute, partial and relative, each with its EDTF reading.

One pass over the text finds the words of the calendar, another what begins with a digit; the readers look at what stands around.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from operator import attrgetter

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from checker.text import calendar as cal
from checker.text import stretches
from checker.text.date_ranges import joined
from checker.text.day_shapes import day_alone, shaped
from checker.text.elapsed import ago, ahead, following, later, year_ago
from checker.text.lookup import table
from checker.text.months import month
from checker.text.weekdays import holiday, near_day, weekday
from checker.text.when import When, Word, ordinals, words

__all__ = ["When", "dates"]

_end = attrgetter("end")


def _unit(word: Word) -> When | None:
    return stretches.unit(word) or (ahead(word) if word.value != "weekend" else None)


def _units(word: Word) -> When | None:
    return stretches.units(word) or ahead(word)


_READERS: dict[str, Callable[[Word], When | None]] = {
    **stretches.READERS,
    "month": month,
    "weekday": weekday,
    "day": near_day,
    "holiday": holiday,
    "unit": _unit,
    "units": _units,
    "ordinal": day_alone,
    "ago": ago,
}
_LATER: dict[str, Callable[[Word, Sequence[When], int], When | None]] = {
    "later": later,
    "year ago": year_ago,
    "ago": year_ago,
    "unit": following,
}
"""Readers that count from another date of the text; a unit is read by them where nothing else reads it."""


@cache
def _vocabulary() -> tuple[AhoCorasick, list[tuple[str, str, str]]]:
    rows = [(row["word"], row["role"], row["value"]) for row in table("calendar") if row["role"] in _READERS]
    rows += [(word.replace(" ", "-"), role, value) for word, role, value in rows if role == "part of year" and " " in word]
    rows += [(row["word"], row["role"], row["value"]) for row in table("time_words") if row["role"] in ("ago", "later", "year ago")]
    taken = {row[0] for row in rows}
    rows += [(word, "ordinal", "") for word in ordinals() if word not in taken]
    return AhoCorasick([row[0] for row in rows], matchkind=MatchKind.LeftmostLongest, implementation=Implementation.DFA), rows


@cache
def _story_words() -> tuple[str, ...]:
    """What stands before a unit that counts from the date before it: "the next day"."""
    return tuple(words("next in a story"))


def dates(text: str, folded: str, written: str | None) -> list[When]:
    """Every date of a text in order, none overlapping; relative ones resolved from ``written`` (EDTF), never from the clock."""
    day_of_writing = cal.days(written)
    worded, waiting = _worded(text, folded, day_of_writing)
    found = _merged(worded, shaped(text, folded, day_of_writing))
    if waiting:
        found = _merged(found, _counted(text, folded, day_of_writing, waiting, found))
    return joined(folded, found) if found else found


def _worded(text: str, folded: str, written: cal.Days | None) -> tuple[list[When], list[tuple[int, int, str, str]]]:
    """The dates around words of the calendar; and start, end, role and value of the words that count from other dates."""
    automaton, rows = _vocabulary()
    found: list[When] = []
    waiting: list[tuple[int, int, str, str]] = []
    until = 0
    story = _story_words()
    for index, start, end in automaton.find_matches_as_indexes(folded.replace("\n", " ")):
        if start < until or (start and folded[start - 1].isalnum()):
            continue
        _, role, value = rows[index]
        follows = folded[end : end + 1]
        if follows.isalnum() and not (follows.isdigit() and role in ("month", "fiscal", "part of year")):
            continue
        if role == "later" or role == "year ago":
            waiting.append((start, end, role, value))
            continue
        when = _READERS[role](Word(text, folded, until, start, end, value, written))
        if when is not None:
            until = when.end
            found.append(when)
        elif (role == "unit" and folded.endswith(story, 0, max(0, start - 1))) or (role == "ago" and value == "-1"):
            waiting.append((start, end, role, value))
    return found, waiting


def _counted(
    text: str, folded: str, written: cal.Days | None, waiting: Sequence[tuple[int, int, str, str]], found: Sequence[When]
) -> list[When]:
    counted: list[When] = []
    for start, end, role, value in waiting:
        at = bisect_right(found, start, key=_end)
        floor = max(found[at - 1].end if at else 0, counted[-1].end if counted else 0)
        when = _LATER[role](Word(text, folded, floor, start, end, value, written), found, at)
        if when is not None:
            counted.append(when)
    return counted


def _merged(first: list[When], second: list[When]) -> list[When]:
    """Both lists of dates as one, in order; of two that overlap the one from the first list."""
    if not second:
        return first
    merged: list[When] = []
    at = 0
    for when in second:
        while at < len(first) and first[at].end <= when.start:
            merged.append(first[at])
            at += 1
        if (at == len(first) or when.end <= first[at].start) and (not merged or merged[-1].end <= when.start):
            merged.append(when)
    return merged + first[at:]
