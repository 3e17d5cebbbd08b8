"""A change against the two figures it lies between: "up $2 million from $10 million to $13 million", "rose 3 to 12 from 10"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checker.comparisons.checks.changes import Change, changes
from checker.comparisons.checks.outcome import Outcome, Text, after, before, between, number, region, share
from checker.model import FIGURE_KINDS, Claim, Comparator, Computed, FigureRole, Kind, Trend, Verdict
from checker.text.folding import squeeze
from checker.text.lookup import column

MOST_UNSURE = 0.8
"""A change beside a figure of another time may have begun elsewhere: "up 12 to 150, against 380 a year ago"."""
MOST_TIMES = 20
"""Ends farther apart than this are seldom written in one scale."""
NEAR = 160
"""Characters to each side of a change in which a sentence may tell of another result."""
_SCALES = (1e2, 1e3, 1e6, 1e9)
"""How many times a change may be smaller than it says where its scale is left to its ends: "rose 3 to 12 million from 9 million"."""
_WORD = re.compile(r"[a-z]+")
_FROM = re.compile(r",?\s*from\s*\Z")


def find(text: Text) -> list[Outcome]:
    """The changes that are not the difference of their two figures, printed precision allowed for."""
    told = [_outcome(change) for change in changes(text) if change.confidence > MOST_UNSURE and _is_like(change)]
    return [found for found in (*told, *(_ranged(*pair) for pair in _ranges(text))) if found is not None]


def _is_like(change: Change) -> bool:
    """Tell whether a change is in the unit of its ends."""
    delta, previous, *_ = change
    if _tells_two_results(delta):
        return False
    if delta.kind is Kind.COUNT and delta.unit == "point":
        return previous.kind in (Kind.NUMBER, Kind.PERCENT)
    if delta.kind is Kind.PERCENTAGE_POINT:
        return previous.kind is Kind.PERCENT
    if delta.kind is Kind.PERCENT:
        return False
    if delta.kind is previous.kind:
        return delta.unit == previous.unit
    return {delta.kind, previous.kind} <= {Kind.COUNT, Kind.NUMBER} or (
        delta.kind is Kind.NUMBER and previous.kind in (Kind.QUANTITY, Kind.DURATION)
    )


def _tells_two_results(claim: Claim) -> bool:
    """Tell whether a sentence has profits and losses: "swung from a loss of 12 to a profit of 27"."""
    signs = column("result_signs", "word", "sign")
    return len({signs[word] for word in _WORD.findall(before(claim, NEAR) + after(claim, NEAR)) if word in signs}) > 1


def _outcome(told: Change) -> Outcome | None:
    delta, previous, current, trend, confidence = told
    said, old, new = region(delta), region(previous), region(current)
    numbers = [c.value for c in (delta, previous, current)]
    if said is None or old is None or new is None or not all(isinstance(value, (int, float)) for value in numbers):
        return None
    if delta.comparator is Comparator.EQUAL and trend is None:
        return None
    size, start, end = (float(value or 0) for value in numbers)
    if min(start, end) <= 0 or max(start, end) > MOST_TIMES * min(start, end):
        return None
    side = -1.0 if trend is Trend.DOWN else 1.0
    change = (end - start) * side
    ends = sorted(((new.low - old.high) * side, (new.high - old.low) * side))
    wide = sorted(((new.wide_low - old.wide_high) * side, (new.wide_high - old.wide_low) * side))
    if share(said.low, said.high, change, change) or any(share(size * scale, size * scale, *ends) for scale in _SCALES):
        return None
    explained = share(said.low, said.high, *ends) or share(said.wide_low, said.wide_high, *wide)
    return _differing(told, change, (ends[0], ends[1]), Verdict.ROUNDING if explained else Verdict.CONFLICT, confidence)


def _differing(told: Change, change: float, ends: tuple[float, float], verdict: Verdict, confidence: float) -> Outcome:
    delta, previous, current, trend, _ = told
    scale = (delta.resolution or 1.0) * 10.0 ** _decimals(delta.text)
    word = {Trend.UP: "rise", Trend.DOWN: "fall", None: "change"}[trend]
    opposite = {Trend.UP: "fall", Trend.DOWN: "rise", None: "change"}[trend]
    old, new, said = (squeeze(claim.text) for claim in (previous, current, delta))
    return Outcome(
        claims=tuple(sorted({c.id: c for c in (delta, previous, current)}.values(), key=lambda claim: claim.start)),
        verdict=verdict,
        confidence=confidence,
        message=f"{old} to {new} is a {word if change >= 0 else opposite} of {_written(abs(change), scale, said)}, not a {word} of {said}",
        subject=f"{said} from {old} to {new}",
        computed=Computed(
            f"{number(abs(float(current.value or 0)))} - {number(abs(float(previous.value or 0)))}",
            float(f"{change:.12g}"),
            current.unit,
            float(f"{ends[0]:.12g}"),
            float(f"{ends[1]:.12g}"),
        ),
    )


def _ranges(text: Text) -> Iterator[tuple[Claim, Claim]]:
    """What reads as a range but is a change and where it led, with where it came from: "rose 3 to 12 from 10"."""
    for held in text.figures():
        for left, right in pairwise(held):
            span = left.trend is not None and left.value is None and left.low is not None and left.high is not None
            if span and right.role is FigureRole.PREVIOUS and _FROM.match(between(left, right)) and left.kind in FIGURE_KINDS:
                yield left, right


def _ranged(span: Claim, previous: Claim) -> Outcome | None:
    """What a change that reads as a range tells, None where it may well be a range."""
    size, end, start = span.low or 0.0, span.high or 0.0, previous.value
    if not isinstance(start, float) or span.kind is not previous.kind or span.unit != previous.unit or min(size, start, end) <= 0:
        return None
    change = (end - start) * (-1.0 if span.trend is Trend.DOWN else 1.0)
    half = ((span.resolution or 0.0) + (previous.resolution or 0.0)) / 2
    if span.resolution == 1:
        half = 0.0
    if change <= 0 or not size / 2 <= change <= size * 2 or abs(change - size) <= half or end < 2 * size:
        return None
    first, last = re.split(r"\s*(?:to|-|–)\s*", squeeze(span.text), maxsplit=1)
    old, word = squeeze(previous.text), "fall" if span.trend is Trend.DOWN else "rise"
    return Outcome(
        claims=(span, previous),
        verdict=Verdict.CONFLICT,
        confidence=0.85,
        message=f"{old} to {last} is a {word} of {number(change)}, not a {word} of {first}",
        subject=f"{first} from {old} to {last}",
        computed=Computed(f"{number(end)} - {number(start)}", change, previous.unit, None, None),
    )


def _decimals(text: str) -> int:
    found = re.search(r"\d[\d,]*\.(\d+)", text)
    return len(found[1]) if found else 0


def _written(change: float, scale: float, said: str) -> str:
    """A difference as the text would write it: "$3 million"."""
    digits = re.search(r"\d[\d.,]*\d|\d", said)
    value = change / scale if scale else change
    return said[: digits.start()] + number(value) + said[digits.end() :] if digits else number(change)
