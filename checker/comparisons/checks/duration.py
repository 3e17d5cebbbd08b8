"""A duration against its ends: "a five-day conference from June 1 to June 10"; both ways to count the days are allowed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from checker.comparisons.checks.outcome import Outcome, Text, after, before, between, number
from checker.model import Claim, Comparator, Computed, Kind, Verdict
from checker.text.calendar import ANY_YEAR, Days, days
from checker.text.folding import fold, squeeze
from checker.text.lookup import table, word_set

IN_DAYS = {"day": 1.0, "week": 7.0, "month": 30.4375, "year": 365.25}
IN_MINUTES = {"hour": 60.0, "minute": 1.0}
LONGEST_GAP = 5
"""Words between a duration and its ends."""
LOOSE = 0.15
"""What "about" allows, as a share of the duration."""

_LEADS = re.compile(r"(?:[\w'-]+ ){0,5}?(?:[\w'-]+)?\s*(?:,?\s*(?:from|between)|[,(:]\s*(?:from|between)?)\Z")
_TAIL = re.compile(
    r"\s*(?:[,(–—-]\s*(?:a (?:term|period|total|span|stretch) of|that is|or)?"
    r"|\)?,?\s*(?:(?:and|it|which|that) )?(?:last(?:s|ed|ing)?|runs?|ran)(?: for)?)\s*\Z"
)
_CLOSED = re.compile(r"\s*(?:[,.;:)]|\Z|(?:a|per|each|every) (?:day|week|year)\b)")
_TERM = re.compile(r"\b(?:term|period|duration) of\s*(?:not more than|about|some)?\s*\Z|\bfor\s*\Z|,\s*\Z|\(\s*\Z")
_BEGINS = re.compile(r"\b(?:commenc\w+|begin\w*|began|start\w*|effective|from)\b[^,;]{0,16}\Z")
_ENDS = re.compile(r"\b(?:end\w*|expir\w+|terminat\w+|until|till|through|to)\b[^,;]{0,16}\Z")
_EACH = re.compile(r"\w{2,}s of\s*(?:about|some|up to)?\s*\Z")
_RUNS = re.compile(r"\b(?:last|run|ran)")
_CLOCK = re.compile(r"(\d\d):(\d\d)(?::\d\d)?/(\d\d):(\d\d)(?::\d\d)?\Z")
_WORD = re.compile(r"[a-z]+")
_WEEKDAYS = re.compile(r"([a-z]+)\.?\s*(?:to|until|till|through|thru|-|–|—)\s*([a-z]+)\.?\Z")
_RUNNING = re.compile(r"\b(?:last(?:s|ed|ing)?|runs?|ran|running)(?: for)?\s*\Z")
_A_WEEK = re.compile(r"\s*(?:a|per|each|every) (?:week|month|year)\b")
_IN = re.compile(r"\bin\b")
_OF = re.compile(r"\s*of\b")
_OWN = re.compile(r"['’]s\b")
WEEK = 7


class _Ends(NamedTuple):
    """How long it is between two ends, in days or minutes, and where they stand."""

    claims: tuple[Claim, ...]
    least: float
    most: float
    units: dict[str, float]


def find(text: Text) -> list[Outcome]:
    """The durations that are not the time between the ends told with them."""
    return [found for held in text.prose for found in _of_sentence(held)]


def _of_sentence(held: Sequence[Claim]) -> Iterator[Outcome]:
    lengths = [c for c in held if c.kind is Kind.DURATION and c.property != "age" and c.trend is None]
    if not lengths or len(held) < 2:
        return
    ranges = [c for c in held if c.kind in (Kind.DATE, Kind.TIME) and isinstance(c.value, str) and "/" in c.value]
    spans = [c for c in ranges if "/" not in c.text]  # a season is one time: "the three years from 2023/24"
    yield from _in_a_week(lengths, spans, [c for c in held if c.kind is Kind.DATE])
    if len(spans) == 1 and len(lengths) == 1:
        found = _compared(lengths[0], _range(spans[0])) if _belong(lengths[0], spans[0]) else None
        if found is not None:
            yield found
        return
    dates = [c for c in held if c.kind is Kind.DATE and isinstance(c.value, str)]
    terms = [c for c in lengths if _TERM.search(before(c))] if len(lengths) > 1 else lengths
    if not spans and len(dates) == 2 and len(terms) == 1 and _begins_and_ends(*dates) and _is_term(terms[0], dates):
        found = _compared(terms[0], _two(*dates))
        if found is not None:
            yield found


def _in_a_week(lengths: Sequence[Claim], spans: Sequence[Claim], dates: Sequence[Claim]) -> Iterator[Outcome]:
    """What is told of a few days from one weekday to another, both of one week: "the three-day strike from Monday to Friday"."""
    named = [(c, ends) for c in dates if (ends := _weekdays(c)) is not None]
    if len(lengths) != 1 or len(named) != 1 or spans:
        return
    (length,), ((span, (first, last)),) = lengths, named
    if not _is_told_of_event(length) or _OWN.match(after(span)):
        return  # "a three-day ticket, Monday to Friday", "deliveries take three days from Monday to Friday"
    twice = length.start < span.start and _IN.search(between(length, span)) and _IN.match(after(span).strip())
    if twice or length.unit != "day" or not isinstance(length.value, float) or not 1 < length.value <= WEEK or _A_WEEK.match(after(length)):
        return  # "three days in Leeds, from Monday to Friday in York"; "open three days a week"
    steps = (last - first) % WEEK
    found = _compared(length, _Ends((span,), float(steps), float(steps + 1), IN_DAYS)) if _belong(length, span) and steps else None
    if found is not None:
        yield found


def _is_told_of_event(length: Claim) -> bool:
    """Tell whether a length is that of something that goes on without a break: "a three-day strike", "ran for three days"."""
    if _RUNNING.search(before(length, 40)) is not None:
        return True
    if _OF.match(after(length)):
        return False  # "two days of talks from Monday to Friday": some of them
    (first, *rest), known = (*_WORD.findall(after(length, 40))[:3], ""), word_set("lasts some days") | _events()
    return first in known or bool(rest and rest[0] in known)


@cache
def _events() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("events"))


def _weekdays(claim: Claim) -> tuple[int, int] | None:
    match = _WEEKDAYS.fullmatch(squeeze(fold(claim.text)))
    numbers = {row["word"]: int(row["value"]) for row in table("calendar") if row["role"] == "weekday"} if match is not None else {}
    return (numbers[match[1]], numbers[match[2]]) if match is not None and match[1] in numbers and match[2] in numbers else None


def _belong(length: Claim, span: Claim) -> bool:
    """Tell whether a duration and the range beside it are one: "six years, from 1939 to 1945", "from June 1 to June 10, five days"."""
    if not word_set("counts other days").isdisjoint(_WORD.findall(fold(length.text) + after(length))):
        return False
    if not word_set("leaves out").isdisjoint(_WORD.findall(after(span))[:1]):
        return False  # "the 90-day truce, May 5-7 excepted"
    if _EACH.search(before(length)):
        return False  # "two terms of four years from 2009 to 2017"
    if length.start < span.start:
        words = between(length, span)
        return (
            len(words.split()) <= LONGEST_GAP
            and _LEADS.match(words) is not None
            and _WORD.findall(words)[:1] not in (["after"], ["before"])
        )
    words = between(span, length)
    return _TAIL.match(words) is not None and (_RUNS.search(words) is not None or _CLOSED.match(after(length)) is not None)


def _begins_and_ends(first: Claim, last: Claim) -> bool:
    return _BEGINS.search(before(first, 40)) is not None and _ENDS.search(before(last, 40)) is not None


def _is_term(length: Claim, dates: Sequence[Claim]) -> bool:
    """Tell whether a duration is that of a contract whose first and last day are named."""
    close = length.end <= dates[0].start or length.start >= dates[1].end
    return close and _TERM.search(before(length)) is not None


def _range(span: Claim) -> _Ends | None:
    value = str(span.value)
    if span.kind is Kind.TIME:
        clock = _CLOCK.match(value)
        if clock is None:
            return None
        start, end = int(clock[1]) * 60 + int(clock[2]), int(clock[3]) * 60 + int(clock[4])
        length = float((end - start) % (24 * 60))
        return _Ends((span,), length, length, IN_MINUTES)
    first, _, last = value.partition("/")
    return _length((span,), first, last)


def _two(first: Claim, last: Claim) -> _Ends | None:
    return _length((first, last), str(first.value), str(last.value))


def _length(claims: tuple[Claim, ...], first: str, last: str) -> _Ends | None:
    begin, end = days(first), days(last)
    if begin is None or end is None or len(first) != len(last) or "~" in first + last or "%" in first + last:
        return None
    anyway = first.startswith("XXXX") or last.startswith("XXXX")
    if anyway and end.first < begin.first:  # "from December 20 to January 5"
        end = Days(end.first + 366, end.last + 366)
    if end.first < begin.first:
        return None
    least, most = float(end.first - begin.first), float(end.last - begin.first + 1)
    if len(first) == len("2024"):
        least = float(max(0, end.first - begin.last))
    february = date(ANY_YEAR, 2, 29).toordinal()
    if anyway and begin.first <= february < end.last:
        least -= 1
    return _Ends(claims, least, most, IN_DAYS)


def _compared(length: Claim, ends: _Ends | None) -> Outcome | None:
    if ends is None or length.unit not in ends.units or not isinstance(length.value, float):
        return None
    one = ends.units[length.unit]
    least, most, said = ends.least / one, ends.most / one, length.value
    half = 0.0 if one == 1.0 else (length.resolution or 1.0) / 2
    low, high = said - half, said + half
    if length.comparator is Comparator.APPROXIMATE:
        low, high = min(low, said * (1 - LOOSE)), max(high, said * (1 + LOOSE))
    elif length.comparator in (Comparator.MORE, Comparator.AT_LEAST):
        high = float("inf")
    elif length.comparator in (Comparator.LESS, Comparator.AT_MOST):
        low = 0.0
    if low <= most and least <= high:
        return None
    told = squeeze(length.text)
    written = " to ".join(squeeze(claim.text) for claim in ends.claims)
    first, last = round(least, 1), round(most, 1)
    joint = "or" if first.is_integer() and last == first + 1 else "to"
    shown = number(first) if first == last else f"{number(first)} {joint} {number(last)}"
    unit = length.unit if shown == "1" else f"{length.unit}s"
    return Outcome(
        claims=tuple(sorted((length, *ends.claims), key=lambda claim: claim.start)),
        verdict=Verdict.CONFLICT,
        confidence=0.9,
        message=f"{written} is {shown} {unit}, not {told}",
        subject=f"{told} from {written}",
        computed=Computed(written, float(f"{least:.6g}"), length.unit, float(f"{least:.6g}"), float(f"{most:.6g}"), is_span=True),
    )
