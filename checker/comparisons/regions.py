"""A value as a region: a stretch of a number line or of time, a path in the tree of places, a set of words."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from checker.model import Claim, Comparator, Kind, Tolerance, Trend
from checker.text import calendar
from checker.text.folding import fold, squeeze
from checker.text.lookup import column
from checker.text.names import place_path
from checker.text.tokens import tokenize
from checker.units import Conversion, conversion

_NOWHERE = math.nan


class Region(NamedTuple):
    """What the value of a claim allows; one that states nothing comparable has NaN ends and no path.

    Attributes:
        space: number, time, place, words or name.
        axis: what must be equal for two numbers to lie on one line.
        low, high: the region, in base units or days.
        wide_low, wide_high: the second reading of a figure that ends in three or more zeros.
        opens: 1 for "more than", -1 for "less than", 0 for both ends closed.
        bound_low, bound_high: the region of the bound's own figure.
        path: the path in the tree of places, or the words.
        date: the EDTF that ``low`` and ``high`` are, else empty.
        printed_low, printed_high: the region in the unit it is printed in.
        direction: 1 for a rise or a profit, -1 for a fall or a loss, else 0.
        says_year: whether a date's own text has its year.
        wording: the figure as it is printed, folded.
    """

    space: str
    axis: str
    low: float = _NOWHERE
    high: float = _NOWHERE
    wide_low: float = _NOWHERE
    wide_high: float = _NOWHERE
    opens: int = 0
    bound_low: float = _NOWHERE
    bound_high: float = _NOWHERE
    path: tuple[str, ...] = ()
    date: str = ""
    printed_low: float = _NOWHERE
    printed_high: float = _NOWHERE
    direction: int = 0
    says_year: bool = True
    wording: str = ""


APPROXIMATE_SHARE = 0.05
""" "About 40" reaches this share of the figure to each side, or half its last digit where that is more."""
WRITTEN_OUT_ZEROS = 3
"""A written-out figure with this many trailing zeros may be a rounded one."""

_SPACES: Mapping[str, str] = {
    Kind.DATE: "time",
    Kind.VENUE: "place",
    Kind.ROLE: "name",
    Kind.QUOTE: "words",
    Kind.SUPERLATIVE: "words",
    Kind.NAME: "words",
    Kind.TIME: "words",
    Kind.SCORE: "words",
}
_CLOSED, _ABOVE, _BELOW = 0, 1, -1


class NumberRegion(NamedTuple):
    """One region of the number line, in the claim's own unit."""

    low: float
    high: float
    wide_low: float
    wide_high: float
    opens: int
    bound_low: float
    bound_high: float


def number_region(
    value: float | None, low: float | None, high: float | None, resolution: float | None, comparator: str, *, counted: bool
) -> NumberRegion | None:
    """What a figure allows: its printed precision, its bound or its range; None where it states no number.

    Args:
        value, low, high, resolution, comparator: as in a claim, missing ones None or NaN.
        counted: True where things are counted one by one, so that a bare integer is exact.
    """
    value, low, high = _stated(value), _stated(low), _stated(high)
    digit = resolution if resolution and not math.isnan(resolution) else 0.0
    half = 0.0 if counted and digit == 1 else digit / 2
    if value is not None:
        if low is not None and high is not None:  # a ± b
            return NumberRegion(low, high, low, high, _CLOSED, low, high)
        if comparator == Comparator.APPROXIMATE:
            half = max(half, abs(value) * APPROXIMATE_SHARE)
        wide = max(half, _unwritten(value, digit))
        return NumberRegion(value - half, value + half, value - wide, value + wide, _CLOSED, value - half, value + half)
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)  # "between 20 and 12"
        return NumberRegion(low - half, high + half, low - half, high + half, _CLOSED, low - half, high + half)
    if low is not None:
        return NumberRegion(low, math.inf, low, math.inf, _ABOVE, low - half, low + half)
    if high is not None:
        return NumberRegion(-math.inf, high, -math.inf, high, _BELOW, high - half, high + half)
    return None


def _stated(number: float | None) -> float | None:
    return None if number is None or math.isnan(number) else number


def _unwritten(value: float, digit: float) -> float:
    """Half of the last digit that is not a trailing zero, 0 where fewer than three zeros trail a written-out number."""
    if digit != 1 or value == 0 or value != int(value):
        return 0.0
    digits = str(abs(int(value)))
    zeros = len(digits) - len(digits.rstrip("0"))
    return 10.0**zeros / 2 if zeros >= WRITTEN_OUT_ZEROS else 0.0


@lru_cache(maxsize=65536)
def _path(name: str) -> tuple[str, ...]:
    return tuple(fold(step) for step in place_path(name)) or (fold(name),)


@lru_cache(maxsize=65536)
def word_set(text: str) -> tuple[str, ...]:
    """The words of a text, folded, in order, without marks."""
    return tuple(token.folded for token in tokenize(text) if token.folded[0].isalnum())


_SIGN_WORDS = 3
"""Words before a figure among which "loss" or "profit" is its own."""
_WAYS = {Trend.UP: 1, Trend.DOWN: -1}


def direction(trend: Trend | None, quote: str, start: int, sentence: tuple[int, int], cues: Sequence[str]) -> int:
    """1 for a figure that is said to be a rise or a profit, -1 for a fall or a loss, 0 where the words around it say neither."""
    if trend in _WAYS:
        return _WAYS[trend]
    at = start - sentence[0]
    known = column("result_signs", "word", "sign")
    before = fold(quote[max(0, at - _SIGN_REACH) : max(0, at)])
    sign = 0
    if not known.keys().isdisjoint(before.split()[-_SIGN_WORDS:]):  # else there is no need to look for where its part begins
        words = _PART.split(before)[-1].split()[-_SIGN_WORDS:]
        sign = next((int(known[word]) for word in reversed(words) if word in known), 0)
    return sign or int(bool(cues) and any(cue.startswith("result:") for cue in cues))


_YEAR = re.compile(r"\d{4}")
_FRACTION = re.compile(r"\d/\d|[\u00bc-\u00be\u2150-\u215e]")
_PART = re.compile(r"[,;.:]\s| and ")
"""Where one part of a list ends: "a write-off of losses and 10 million for a provision"."""
_SIGN_REACH = 48
"""Characters that :data:`_SIGN_WORDS` words are looked for in."""


@lru_cache(maxsize=4096)
def axis_of(kind: str, unit: str | None) -> tuple[str, Conversion | None]:
    """What must be equal for two claims of a kind to be compared, and how the unit converts where it is one of measure."""
    space = _SPACES.get(kind, "number")
    if space != "number":
        return space, None
    counted = kind in (Kind.COUNT, Kind.ORDINAL, Kind.SCORE)
    measure = conversion(unit) if isinstance(unit, str) and not counted else None
    measured = Kind.COUNT if kind == Kind.NUMBER and unit is not None else kind  # a bare number read as a count of something
    return measure.dimension if measure else f"{measured}:{unit}", measure


def region(claim: Claim, unit: str | None = None) -> Region:
    """The region of a claim.

    Args:
        claim: of any kind.
        unit: what it is read in, where that is not its own unit.
    """
    space = _SPACES.get(claim.kind, "number")
    wording = squeeze(fold(claim.text))
    # Who holds an office is what two texts may differ on.
    said = claim.entity if claim.kind is Kind.ROLE and claim.entity is not None else claim.value
    if space == "number":
        return _on_the_line(claim, unit or claim.unit, wording)
    if space == "time":
        covered = calendar.days(said) if isinstance(said, str) else None
        first, last = (float(covered.first), float(covered.last)) if covered else (_NOWHERE, _NOWHERE)
        date, dated = said if isinstance(said, str) else "", _YEAR.search(claim.text) is not None
        return Region(space, "time", first, last, first, last, 0, first, last, (), date, first, last, 0, dated, wording)
    path = _path(said) if space == "place" and isinstance(said, str) else word_set(str(said)) if said is not None else ()
    return Region(space, space, path=path, wording=wording)


def _on_the_line(claim: Claim, unit: str | None, wording: str) -> Region:
    counted = claim.kind in (Kind.COUNT, Kind.ORDINAL, Kind.SCORE)
    digit = 0.0 if _FRACTION.search(claim.text) else claim.resolution  # "17-1/4" is a quarter, no rounded figure
    value = claim.value if isinstance(claim.value, (int, float)) and not isinstance(claim.value, bool) else None
    own = number_region(value, claim.low, claim.high, digit, claim.comparator, counted=counted)
    axis, measure = axis_of(claim.kind, unit)
    if own is None:
        return Region("number", axis, wording=wording)
    scale, offset = (measure.factor, measure.offset) if measure else (1.0, 0.0)
    way = direction(claim.trend, claim.quote, claim.start, claim.sentence, claim.cues)
    return Region(
        "number",
        axis,
        own.low * scale + offset,
        own.high * scale + offset,
        own.wide_low * scale + offset,
        own.wide_high * scale + offset,
        own.opens,
        own.bound_low * scale + offset,
        own.bound_high * scale + offset,
        printed_low=own.low,
        printed_high=own.high,
        direction=way,
        wording=wording,
    )


def tolerant(allowed: Region, claim: Claim, unit: str | None, tolerance: Tolerance) -> Region:
    """A claim's region with a rule's tolerance in place of the printed precision; half of it to each side, so that two meet within it.

    Args:
        allowed: the region of ``claim``.
        unit: what the claim is read in.
    """
    if tolerance.kind == "stated" or not isinstance(claim.value, (int, float)):
        return allowed
    measure = conversion(unit) if unit and claim.kind is not Kind.COUNT else None
    step = measure
    if tolerance.unit is not None:
        step = conversion(tolerance.unit)
        if measure is None or step is None or measure.dimension != step.dimension:
            return allowed  # so many kilograms say nothing of litres
    middle = claim.value * measure.factor + measure.offset if measure else claim.value
    share = tolerance.amount / 2
    reach = {"exact": 0.0, "share": abs(middle) * share, "absolute": share * (step.factor if step else 1.0)}[tolerance.kind]
    low, high = middle - reach, middle + reach
    return allowed._replace(low=low, high=high, wide_low=low, wide_high=high, bound_low=low, bound_high=high)
