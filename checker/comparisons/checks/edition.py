"""The number of an annual event or anniversary against its year: "the 5th edition in 2015 and the 9th edition in 2016"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.comparisons.checks.outcome import Outcome, Text, after, before
from checker.model import Claim, Computed, Kind, Verdict
from checker.text.calendar import year_of
from checker.text.folding import fold, squeeze
from checker.text.lookup import word_set

NEAR = 200
"""Characters beside an ordinal in which an event may be called annual."""

_YEAR = re.compile(r"(\d{4})(?:-\d\d(?:-\d\d)?)?(?:/\1.*)?\Z")
_FOUNDED = re.compile(
    r"\b(?:founded|established|launched|inaugurated|started|begun|began|opened|first held|held (?:every|each) year|set up)\b"
    r"[^,;.]{0,24}\b(?:in|since)\s*\Z|\bheld (?:every|each) year since\s*\Z"
)
_HELD_SINCE = re.compile(
    r"\d+(?:st|nd|rd|th)(?: (?!(?:a|an|and|at|by|for|from|in|on|to|with)\b)[\w'-]+){1,7}(?:,| \()"
    r"(?: ?(?:that|which))?(?: (?:was|has been))?(?: ?(?:first )?(?:founded|established|launched|inaugurated|started|begun|held))"
    r"(?: (?:annually|(?:every|each) year))?(?: (?:in|since))?\s*"
)
_WORD = re.compile(r"[^\W\d_]+")


class _Told(NamedTuple):
    """An ordinal and the year that its sentence gives it."""

    ordinal: Claim
    number: int
    year: int


def find(text: Text) -> list[Outcome]:
    """The editions and anniversaries whose number cannot be that of their year."""
    series: dict[str, list[_Told]] = defaultdict(list)
    found: list[Outcome] = []
    founded: list[tuple[Claim, int]] = []
    events: set[str] = set()
    yearly = False
    for held in text.prose:
        dates = [(c, year) for c in held if c.kind is Kind.DATE and (year := _year(c.value)) is not None]
        begun = [(c, year) for c, year in dates if _FOUNDED.search(before(c, 60))]
        ordinals = [c for c in held if c.kind is Kind.ORDINAL and c.unit and isinstance(c.value, float)]
        events |= {c.entity for c, _ in dates if c.entity and ordinals}
        founded += begun
        if not ordinals:
            yearly = yearly or (bool(begun) and _is_yearly(begun[0][0]))
            continue
        yearly = yearly or any(_is_yearly(c) for c in ordinals) or (bool(begun) and _is_yearly(begun[0][0]))
        others = [year for _, year in dates if year not in {year for _, year in begun}]
        told = _told(ordinals, others) or _first_held(ordinals, begun, others, year_of(text.document.published))
        for each in told:
            last = fold(each.ordinal.unit or "").split()[-1]
            if last in word_set("counts years since"):
                found += _anniversary(each, begun)
            elif _names_edition(each.ordinal):
                series[fold(each.ordinal.unit or "")].append(each)
    for name, editions in series.items():
        if name.startswith("annual ") or (yearly and len(events) < 2):
            found += _series(editions)
            if len(founded) == 1 and len(series) == 1 and len(events) < 2:
                found += _since(editions, *founded[0])
    return found


def _year(value: object) -> int | None:
    match = _YEAR.match(value) if isinstance(value, str) else None
    return int(match[1]) if match else None


def _is_yearly(claim: Claim) -> bool:
    return any(phrase in before(claim, NEAR) + fold(claim.text) + after(claim, NEAR) for phrase in word_set("every year"))


def _names_edition(claim: Claim) -> bool:
    words = fold(claim.unit or "").split()
    return words[0] == "annual" or words[-1] in word_set("edition of an event")


def _told(ordinals: Sequence[Claim], years: Sequence[int]) -> list[_Told]:
    """The ordinals of a sentence with their years, where it has one year, or one for each."""
    told = [_Told(c, int(float(c.value or 0)), year) for c in ordinals if (year := _year(c.period)) is not None and year in years]
    distinct = set(years)
    if len(ordinals) == 1:
        return told
    return told if len({each.year for each in told}) == len(told) == len(distinct) == len(ordinals) else []


def _first_held(ordinals: Sequence[Claim], begun: Sequence[tuple[Claim, int]], years: Sequence[int], written: int | None) -> list[_Told]:
    """The edition of "the 15th annual fair, first held in 2005, opens on Monday": that of the other year told there, else of the one in
    which the text was written or, as it may lie ahead, the next."""
    if len(ordinals) != 1 or len(begun) != 1 or len(years) > 1 or not _names_edition(ordinals[0]):
        return []
    (ordinal,), ((start, _),) = ordinals, begun
    ahead = fold(ordinal.text + ordinal.quote[ordinal.end - ordinal.sentence[0] : start.start - ordinal.sentence[0]])
    if ordinal.start > start.start or not _HELD_SINCE.fullmatch(squeeze(ahead)):
        return []
    year = years[0] if years else written + 1 if written is not None else None
    return [_Told(ordinal, int(float(ordinal.value or 0)), year)] if year is not None else []


def _series(editions: Sequence[_Told]) -> Iterator[Outcome]:
    ordered = sorted(editions, key=lambda each: (each.year, each.number))
    for one, other in pairwise(ordered):
        years, steps = other.year - one.year, other.number - one.number
        if steps > years or (years and steps <= 0):
            labels = [squeeze(each.ordinal.text) for each in (one, other)]
            yield Outcome(
                claims=tuple(sorted((one.ordinal, other.ordinal), key=lambda claim: claim.start)),
                verdict=Verdict.CONFLICT,
                confidence=0.9,
                message=f"{labels[0]} in {one.year} and {labels[1]} in {other.year} do not count one a year",
                subject=f"{labels[0]} in {one.year}, {labels[1]} in {other.year}",
            )


def _since(editions: Sequence[_Told], start: Claim, year: int) -> Iterator[Outcome]:
    for each in editions:
        most = each.year - year + 1
        if each.number > most >= 1:
            yield _differing(each, start, most, year)


def _anniversary(each: _Told, begun: Sequence[tuple[Claim, int]]) -> Iterator[Outcome]:
    if len(begun) == 1 and each.year > begun[0][1] and each.number != each.year - begun[0][1]:
        yield _differing(each, begun[0][0], each.year - begun[0][1], begun[0][1])


def _differing(each: _Told, start: Claim, count: int, year: int) -> Outcome:
    label = squeeze(each.ordinal.text)
    return Outcome(
        claims=tuple(sorted((each.ordinal, start), key=lambda claim: claim.start)),
        verdict=Verdict.CONFLICT,
        confidence=0.8 if abs(each.number - count) == 1 else 0.9,  # some anniversaries are marked a year late
        message=f"From {year}, {each.year} is number {count}, not the {label}",
        subject=f"{label} in {each.year} since {year}",
        computed=Computed(f"{each.year} - {year}", float(count), None, None, None),
    )
