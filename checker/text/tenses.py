"""Which way a weekday or a month points by the words around it: "will vote on Friday" is the coming one, "voted on Friday" the last."""

from __future__ import annotations

import re

from checker.text.lookup import column
from checker.text.when import GAP, Word, looks_back, numbers, words

_FARTHEST = 80
"""Characters before a date in which the verb stands that it goes with."""
_BEHIND = 5
"""Words behind a weekday that opens its clause, among which its verb is."""
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
_NEXT = re.compile(r",?[ \n]{1,2}([a-z]+(?:'ll)?)\b")
_OPENS = re.compile(r"(?:\A|[.!?,;:\0]\s*|\n\s+|\b(?:that|and|but)\s)(?:(?:on|by)\s)?\Z")
_LITTLE = frozenset(("on", "late", "early", "of", "the", "a", "an", "here"))
_ARTICLES = frozenset(("the", "a", "an", "its", "their", "his", "her", "this", "that", "these"))
_PASSIVE = frozenset(("be", "been", "being", "to", "not", "get"))
_PASSIVES = [[word] for word in _PASSIVE]


def points_ahead(word: Word) -> bool:
    """Tell whether a weekday that stands alone is the coming one.

    The word right before it tells, else the nearest verb before it that has a tense. A weekday that opens its clause ("on Monday it
    will vote"), or stands between a subject and its verb ("the board on Monday will vote"), goes with the verb behind it.
    """
    folded, start = word.folded, word.start
    begin = word.sentence(_FARTHEST)
    before = _WORD.findall(folded, begin, start)
    while before and before[-1] in _LITTLE:
        before.pop()
    last = before[-1] if before else ""
    if looks_back(last) and last not in words("looking ahead"):
        rest = [one for one in before[:-1] if not one.endswith("ly")]
        return rest[-1:] != [] and rest[-1] in _PASSIVE and _tense(rest[:-1]) > 0  # "will be paid on Friday"
    if last in words("before a day that is over"):
        return False
    opened = _OPENS.search(folded, begin, start) is not None
    behind = _leads(folded, word.end, _BEHIND if opened else 1)
    if last in words("before a day to come"):
        return _tense(before) >= 0 and (not opened or behind >= 0)
    return behind > 0 or _tense(before) > 0 or word.planned


def month_points(word: Word) -> int:
    """1 where the very verb that a month goes with looks ahead ("will open in May"), -1 where it looks back ("opened in May"), else 0."""
    before = _WORD.findall(word.folded, word.sentence(_FARTHEST), word.start)
    while before and (before[-1] in _BETWEEN_MONTHS or before[-1] in numbers("month")):
        before.pop()
    if not before or before[-1] not in words("leads to a month"):
        return 0
    verb, rest = before[-2:-1], before[:-2]
    if before[-1] == "since" or (verb and looks_back(verb[0]) and verb[0] not in words("looking ahead") and rest[-1:] not in _PASSIVES):
        return -1
    near = before[-_GOVERNED:-1]
    return max(0, _tense(near)) if _PLANNED_THEN.isdisjoint(near) else 0


def has_ended(word: Word, start: int, end: int) -> bool:
    """Tell whether a date from ``start`` to ``end`` ends a stretch that is over: "the year ended July 31", "six months to June"."""
    if _ENDS.search(word.folded, word.before(_FARTHEST), start) is None:
        return False
    return word.tense <= 0 and _leads(word.folded, end, _BEHIND) <= 0


_ENDS = re.compile(rf"\b(?:weeks?|wks|months?|mths?|quarters?|qtr|half|years?|yr)(?:{GAP}|-)(?:ended|to)(?:{GAP}on)?{GAP}(?:the{GAP})?\Z")
_GOVERNED = 6
"""Words from a verb to the month that surely goes with it."""
_PLANNED_THEN = frozenset(("was", "were", "had"))
_BETWEEN_MONTHS = frozenset(("and", "or", "early", "late", "mid", "the"))


def _leads(folded: str, end: int, most: int) -> int:
    """1 where the first of the next words that is a verb with a tense looks ahead, -1 where it looks back, 0 for none."""
    for _ in range(most):
        match = _NEXT.match(folded, end)
        if match is None or looks_back(match[1]):
            return 0 if match is None else -1
        if match[1] in words("what a day leads to"):
            return 1
        end = match.end()
    return 0


def _tense(before: list[str]) -> int:
    """1 where the nearest verb before a weekday that has a tense looks ahead, -1 where it looks back, 0 for none."""
    said = column("reporting_verbs", "word", "word")
    for at in range(len(before) - 1, -1, -1):
        one, prior = before[at], before[at - 1] if at else ""
        if one == "due" and before[at + 1 : at + 2] == ["to"] and before[at + 2 : at + 3] != [] and before[at + 2] in _ARTICLES:
            continue  # "due to the strike"
        if one in words("looking ahead") or (one == "to" and prior in ("is", "are")):
            return 1
        if looks_back(one) and (one in said or one in words("looking back")) and prior not in _PASSIVE:
            return -1
    return 0
