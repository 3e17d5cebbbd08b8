"""One quantity in two units: "3,500 lb (1,750 kg)"; of money in two currencies the scale alone: "$5 million (4.6 billion euros)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checker.comparisons.checks.exchange import wrong_scales
from checker.comparisons.checks.outcome import Outcome, Text, before, in_brackets, number, region, share
from checker.model import Claim, Computed, Kind, Verdict
from checker.text.folding import squeeze
from checker.text.lookup import table
from checker.units import conversion

_PART_OF_MORE = re.compile(
    r"(?:[-–—/×]|\d\s+(?:by|x)|\b(?:to|and|or|by|x|feet|foot|ft|pounds?|lbs?|st|stone|hours?|minutes?)|['′\"″])\s*\Z"
)
"""What stands before the last part of something longer: "6 ft 2 in (188 cm)", "5 to 10 miles (8 to 16 km)"."""

FAR = 0.1
"""Unwritten digits of a figure explain no more than this share of it."""
CLOSE = 0.05
"""A rounded conversion this near says nothing that a reader would ask about."""


def find(text: Text) -> list[Outcome]:
    """The conversions in brackets that differ from their quantity, printed precision and rounded figures allowed for."""
    return [*(found for left, right in _pairs(text) if (found := _outcome(left, right)) is not None), *wrong_scales(text)]


def _pairs(text: Text) -> Iterator[tuple[Claim, Claim]]:
    for held in text.figures(Kind.QUANTITY, Kind.DURATION):
        for left, right in pairwise(held):
            if left.unit != right.unit and in_brackets(left, right) and not _PART_OF_MORE.search(before(left)):
                yield left, right


def _senses(unit: str | None) -> list[str]:
    return [unit, *(row["sense"] for row in table("unit_senses") if row["unit"] == unit)] if unit else []


def _outcome(left: Claim, right: Claim) -> Outcome | None:
    if not isinstance(left.value, (int, float)) or not isinstance(right.value, (int, float)) or not left.unit or not right.unit:
        return None
    ours, theirs = conversion(left.unit), conversion(right.unit)
    if ours is None or theirs is None or ours.dimension != theirs.dimension:
        return None
    readings = [_explained(left, one, right, other) for one in _senses(left.unit) for other in _senses(right.unit)]
    if Verdict.AGREEMENT in readings:
        return None
    value = (left.value * ours.factor + ours.offset - theirs.offset) / theirs.factor
    text, unit = squeeze(left.text), right.unit.replace("_", " ")
    return Outcome(
        claims=(left, right),
        verdict=Verdict.ROUNDING if Verdict.ROUNDING in readings else Verdict.CONFLICT,
        confidence=0.95 if left.kind is Kind.QUANTITY else 0.85,
        message=f"{text} is {number(value)} {_unit_as_written(right) or unit}, not {squeeze(right.text)}",
        subject=f"{text} and {squeeze(right.text)}",
        computed=Computed(text, float(f"{value:.6g}"), right.unit, None, None),
    )


def _unit_as_written(claim: Claim) -> str:
    found = re.search(r"[^\d\s.,][^\d]*\Z", squeeze(claim.text))
    return found.group() if found else ""


def _explained(left: Claim, left_unit: str, right: Claim, right_unit: str) -> Verdict | None:
    """Agreement or rounding where one figure can be the other converted and rounded, None where it cannot."""
    ours, theirs, one, other = conversion(left_unit), conversion(right_unit), region(left), region(right)
    if ours is None or theirs is None or one is None or other is None:
        return None
    verdicts = []
    for offset in {ours.offset - theirs.offset, 0.0}:  # "rose 10 C (18 F)" is a difference
        factor, shift = ours.factor / theirs.factor, offset / theirs.factor
        low, high = sorted((one.low * factor + shift, one.high * factor + shift))
        middle = _number(left) * factor + shift
        rounded = abs(middle - _number(right)) <= _last_digit(right) / 2
        if share(low, high, other.low, other.high) or (rounded and abs(middle - _number(right)) <= CLOSE * abs(middle)):
            verdicts.append(Verdict.AGREEMENT)
        half = min(_last_digit(left) / 2, FAR * abs(_number(left))) * factor
        if rounded or share(middle - half, middle + half, other.low, other.high):
            verdicts.append(Verdict.ROUNDING)
    return Verdict.AGREEMENT if Verdict.AGREEMENT in verdicts else verdicts[0] if verdicts else None


def _number(claim: Claim) -> float:
    return float(claim.value) if isinstance(claim.value, (int, float)) else float("nan")


def _last_digit(claim: Claim) -> float:
    """The size of the last digit that is not a trailing zero, the printed one for figures with decimals."""
    value, digit = _number(claim), claim.resolution or 0.0
    while digit and value and (value / (digit * 10)) == int(value / (digit * 10)):
        digit *= 10
    return digit
