"""How two claims stand to each other, in plain words: "apart by 8 million metric tons", "neither place lies in the other"."""

from __future__ import annotations

from math import isinf

from checker.comparisons.regions import Region
from checker.comparisons.sides import Side
from checker.model import Kind, Verdict
from checker.reporters.allowed import bounds, day, in_unit, span, unwritten
from checker.reporters.amounts import CONVERTED, DIGITS, amount, unit_words
from checker.text.calendar import Days, align
from checker.text.folding import squeeze

_OF_GAP = 9
"""Digits of a difference: those behind are binary fractions of what it is between."""
_NO_COMMON = "they cannot be compared"
OUTCOMES = {
    Verdict.AGREEMENT: "both can hold: agreement",
    Verdict.ROUNDING: "one may be the other rounded: rounding",
    Verdict.REVISION: "the text gives one up for the other: revision",
    Verdict.CONFLICT: "they cannot both hold: conflict",
}
"""What follows from how two claims stand to each other."""


def compared(left: Side, right: Side, verdict: Verdict | None, unit: str | None) -> str:
    """How two claims stand to each other and what follows: "apart by 0.4 million tons; they cannot both hold: conflict".

    Args:
        left, right: of one finding.
        verdict: of the pair, None where it cannot be compared.
        unit: that figures are told in.
    """
    if verdict is None:
        return f"{_why_not(left, right)}; {_NO_COMMON}"
    return f"{_relation(left, right, verdict, unit)}; {OUTCOMES[verdict]}"


def _why_not(left: Side, right: Side) -> str:
    if left.region.axis == right.region.axis:
        return "one of them is left open by its text"
    kinds = [unit_words(side.unit) if side.unit else side.claim.kind.value for side in (left, right)]
    return f"{kinds[0]} against {kinds[1]}"


def _relation(left: Side, right: Side, verdict: Verdict, unit: str | None) -> str:
    space = left.region.space
    if space == "time":
        return _times(left, right)
    if space == "place":
        return _places(left, right)
    if space in ("name", "words"):
        return _words(left, right, space)
    said = [_numbers(left, right, unit)]
    if left.mate_region is not None and right.mate_region is not None:
        before = _meet(left.mate_region, right.mate_region, unit, "low", "high", digits=_digits(left, right, unit))
        said = [f"what they begin with: {before}; what they end at: {said[0]}"]
    if verdict is Verdict.ROUNDING:
        for side in (left, right):
            wide = unwritten(side.claim, side.unit)
            said += [f'the zeros of "{squeeze(side.claim.text)}" may be unwritten digits, {wide}'] if wide else []
    return "; ".join(said)


def _digits(left: Side, right: Side, unit: str | None) -> int:
    return DIGITS if left.unit == right.unit == unit else CONVERTED


def _numbers(left: Side, right: Side, unit: str | None) -> str:
    digits = _digits(left, right, unit)
    if left.region.opens != 0 and left.region.opens == right.region.opens:
        own = _meet(left.region, right.region, unit, "bound_low", "bound_high", digits=digits)
        return f"both are open to the same side, so that their own figures count: {own}"
    return _meet(left.region, right.region, unit, "low", "high", digits=digits)


def _meet(left: Region, right: Region, unit: str | None, low: str, high: str, *, digits: int) -> str:
    ours, theirs = in_unit(left, unit, low, high), in_unit(right, unit, low, high)
    return "one is left open" if ours is None or theirs is None else met(ours, theirs, unit, digits=digits)


def met(ours: tuple[float, float], theirs: tuple[float, float], unit: str | None, *, digits: int) -> str:
    """Whether two stretches in one unit overlap, touch or lie apart, and by how much."""
    first, last = max(ours[0], theirs[0]), min(ours[1], theirs[1])
    slack = 1e-9 * max(abs(end) for end in (*ours, *theirs, 1.0) if not isinf(end))
    if first < last - slack:
        return f"they overlap, {bounds(first, last, unit, digits=digits)}"
    if first <= last + slack:
        point = ours[0] == ours[1] or theirs[0] == theirs[1]
        return f"they meet at {amount(first, unit, digits=digits)}" + ("" if point else ", and only touch there")
    # The difference of two percentages is told in points.
    least = "" if ours[0] == ours[1] and theirs[0] == theirs[1] else "at least "  # each may lie anywhere in its stretch
    return f"apart by {least}{amount(first - last, 'percentage_point' if unit == 'percent' else unit, digits=min(digits, _OF_GAP))}"


def _times(left: Side, right: Side) -> str:
    days = align(left.region.date, right.region.date)
    if days[0] is None or days[1] is None:
        return "one is left open"
    first, last = max(days[0].first, days[1].first), min(days[0].last, days[1].last)
    if first <= last:
        shared = Days(first, last)
        return f"they share {day(first) if shared.width == 1 else span(shared)}"
    return f"apart by {amount(first - last, 'day')}"


def _places(left: Side, right: Side) -> str:
    short, long = sorted((left, right), key=lambda side: len(side.region.path))
    if short.region.path == long.region.path:
        return "one place"
    if long.region.path[: len(short.region.path)] == short.region.path:
        return f"{long.claim.value} lies in {short.claim.value}"
    return "neither place lies in the other"


def _words(left: Side, right: Side, space: str) -> str:
    if left.region.path == right.region.path:
        return "the same words"
    names = space == "name" or left.claim.kind is Kind.ROLE
    shared = [word for word in left.region.path if word in right.region.path]
    if names:
        short, long = sorted((left.region.path, right.region.path), key=len)
        return "all words of one name are in the other" if set(short) <= set(long) else "two names"
    short, long = sorted((left.region.path, right.region.path), key=len)
    if any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1)):
        return "the words of one stand in the other"
    return f"{len(shared)} of {max(len(short), len(long))} words in common"
