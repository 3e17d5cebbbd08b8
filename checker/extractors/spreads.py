"""How far off a figure may be: "10.2 ± 0.3 kg", "48 percent, plus or minus 3 points", "with a margin of error of 3 points"."""

from __future__ import annotations

import re

from checker.extractors.figure import Figure, Pair, exact_sum, times
from checker.model import Comparator, Kind
from checker.units import conversion

FARTHEST = 64
"""Characters between a figure and how far off it may be."""
_CUES = ("margin of error", "give or take", "plus or minus", "±")
_APART = re.compile(
    r"""
    (?:\s(?!and\b|or\b|but\b|from\b|to\b|than\b|up\b|down\b)[a-z'’-]+){0,4},?\s\(?  # "400 metres long, ", "48 percent of the vote ("
    (?: (?:(?:with|within|has|had)\s)?(?:(?:a|an|the)\s)?(?:[a-z]+\s)?margin\sof\serror\s(?:of|at|was|is)\s
        (?:(?:about|around|±|\+/[-−]|plus\sor\sminus)\s?)?
      | (?:(?<=[,(]\s|.\()give\sor\stake|plus\sor\sminus)\s(?:(?:about|around|some)\s)?
      | ±\s? )
    """,
    re.VERBOSE,
)


def spread(pair: Pair) -> Figure | None:
    """ "10.2 ± 0.3 kg": the value, and how far off it may be; None where the two are no measures of one thing."""
    _, gap, first, second = pair
    measured = second if second.unit is not None and first.unit is None else first
    off = _off(first, second, measured)
    if off is None:
        return None
    value = times(first.numeral.value, measured.factor)
    end = second.end
    if "(" in gap:
        if not pair.folded.startswith(")", end):
            return None
        end += 1
    if first.kind is Kind.COUNT:
        end = first.end  # the noun that is counted is the last word of a count
    resolution = min(first.resolution, second.resolution)
    return _within(measured, value, off)._replace(start=first.start, end=end, resolution=resolution, comparator=first.comparator)


def spread_apart(folded: str, first: Figure, second: Figure) -> Figure | None:
    """The first of two figures with what the second says of how far off it may be, words between them: "400 metres long, give or take 20
    metres"; None where the second says something else."""
    gap = folded[first.end : second.start].replace("\n", " ")
    if not any(cue in gap for cue in _CUES) or _APART.fullmatch(gap) is None or not isinstance(first.value, float):
        return None
    off = _off(first, second, first)
    return _within(first, first.value, off) if off is not None else None


def _within(measured: Figure, value: float, off: float) -> Figure:
    low, high = exact_sum(value, -off), exact_sum(value, off)
    return measured._replace(value=value, low=low, high=high, kind=measured.kind or Kind.NUMBER)


def _off(first: Figure, second: Figure, measured: Figure) -> float | None:
    """How far off a figure may be, in the unit that it is measured in."""
    if not isinstance(first.value, float) or not isinstance(second.value, float) or first.low is not None or second.low is not None:
        return None
    if first.comparator not in (Comparator.EQUAL, Comparator.APPROXIMATE):
        return None
    number = abs(second.numeral.value)
    if first.unit is None or second.unit is None or first.unit == second.unit:
        return times(number, measured.factor)
    if first.kind is Kind.PERCENT and (second.kind is Kind.PERCENTAGE_POINT or second.unit == "point"):
        return number
    if second.kind is Kind.PERCENT:
        return abs(first.value) * number / 100 if number < 100 else None  # "$5 million, give or take 10 percent"
    ours, theirs = conversion(first.unit), conversion(second.unit)
    if ours is None or theirs is None or ours.dimension != theirs.dimension:
        return None
    return abs(second.value) * theirs.factor / ours.factor
