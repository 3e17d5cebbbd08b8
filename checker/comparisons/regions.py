"""A value as a region: a stretch of a number line or of time, a path in the tree of places, a set of words."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from checker.model import Comparator, Kind, Trend
from checker.text import calendar
from checker.text.folding import fold, squeeze
from checker.text.lookup import column
from checker.text.names import place_path
from checker.text.tokens import tokenize
from checker.units import Conversion, conversion

if TYPE_CHECKING:
    from pandas import DataFrame

REGION_COLUMNS = (
    "space",
    "axis",
    "low",
    "high",
    "wide_low",
    "wide_high",
    "opens",
    "bound_low",
    "bound_high",
    "path",
    "date",
    "printed_low",
    "printed_high",
    "direction",
    "says_year",
    "wording",
)
"""Columns that :func:`regions` gives.

``space``: number, time, place, words or name. ``axis``: what must be equal for two numbers to lie on one line.
``low``, ``high``: the region, in base units or days. ``wide_low``, ``wide_high``: the second reading of a figure that ends in
three or more zeros. ``opens``: 1 for "more than", -1 for "less than", 0 for both ends closed; ``bound_low``, ``bound_high``: the region
of the bound's own figure. ``path``: the path in the tree of places, or the words. ``date``: the EDTF that ``low`` and ``high`` are.
``printed_low``, ``printed_high``: the region in the unit it is printed in. ``direction``: 1 for a rise or a profit, -1 for a fall
or a loss, else 0.
``wording``: the figure as it is printed, folded. ``says_year``: whether a date's own text has its year.
"""

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


class Region(NamedTuple):
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
) -> Region | None:
    """What a figure allows: its printed precision, its bound or its range; None where it states no number.

    Args:
        value, low, high, resolution, comparator: as in a claim, missing ones None or NaN.
        counted: True where things are counted one by one, so that a bare integer is exact.
    """
    value, low, high = (None if number is None or math.isnan(number) else number for number in (value, low, high))
    digit = resolution if resolution and not math.isnan(resolution) else 0.0
    half = 0.0 if counted and digit == 1 else digit / 2
    if value is not None:
        if low is not None and high is not None:  # a ± b
            return Region(low, high, low, high, _CLOSED, low, high)
        if comparator == Comparator.APPROXIMATE:
            half = max(half, abs(value) * APPROXIMATE_SHARE)
        wide = max(half, _unwritten(value, digit))
        return Region(value - half, value + half, value - wide, value + wide, _CLOSED, value - half, value + half)
    if low is not None and high is not None:
        low, high = min(low, high), max(low, high)  # "between 20 and 12"
        return Region(low - half, high + half, low - half, high + half, _CLOSED, low - half, high + half)
    if low is not None:
        return Region(low, math.inf, low, math.inf, _ABOVE, low - half, low + half)
    if high is not None:
        return Region(-math.inf, high, -math.inf, high, _BELOW, high - half, high + half)
    return None


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


REGION_INPUT = (
    *("kind", "entity", "value", "low", "high", "resolution", "comparator", "unit", "trend", "quote", "start", "sentence", "text", "cues"),
)
"""Columns of the claims that :func:`regions` reads."""

_SIGN_WORDS = 3
"""Words before a figure among which "loss" or "profit" is its own."""
_WAYS = {Trend.UP: 1, Trend.DOWN: -1}


def directions(claims: DataFrame) -> list[int]:
    """The :func:`direction` of each claim."""
    columns = (claims[name] for name in ("trend", "quote", "start", "sentence", "cues"))
    return [direction(*told) for told in zip(*columns, strict=True)]


def direction(trend: Trend | None, quote: str, start: int, sentence: tuple[int, int], cues: Sequence[str]) -> int:
    """1 for a figure that is said to be a rise or a profit, -1 for a fall or a loss, 0 where the words around it say neither."""
    if trend in _WAYS:
        return _WAYS[trend]
    at = start - sentence[0]
    known = column("result_signs", "word", "sign")
    words = _PART.split(fold(quote[max(0, at - _SIGN_REACH) : max(0, at)]))[-1].split()[-_SIGN_WORDS:]
    sign = next((int(known[word]) for word in reversed(words) if word in known), 0)
    return sign or int(any(cue.startswith("result:") for cue in cues))


_YEAR = r"\d{4}"
_FRACTION = r"\d/\d|[\u00bc-\u00be\u2150-\u215e]"
_PART = re.compile(r"[,;.:]\s| and ")
"""Where one part of a list ends: "a write-off of losses and 10 million for a provision"."""
_SIGN_REACH = 48
"""Characters that :data:`_SIGN_WORDS` words are looked for in."""


def axis_of(kind: str, unit: str | None) -> tuple[str, Conversion | None]:
    """What must be equal for two claims of a kind to be compared, and how the unit converts where it is one of measure."""
    space = _SPACES.get(kind, "number")
    if space != "number":
        return space, None
    counted = kind in (Kind.COUNT, Kind.ORDINAL, Kind.SCORE)
    measure = conversion(unit) if isinstance(unit, str) and not counted else None
    measured = Kind.COUNT if kind == Kind.NUMBER and unit is not None else kind  # a bare number read as a count of something
    return measure.dimension if measure else f"{measured}:{unit}", measure


def regions(claims: DataFrame) -> DataFrame:
    """The region of each claim, on the index of ``claims``; a claim that states nothing comparable has NaN ends and no path.

    Args:
        claims: at least the columns of :data:`REGION_INPUT`.
    """
    from pandas import DataFrame

    numeric = claims["value"].map(lambda value: value if isinstance(value, (int, float)) and not isinstance(value, bool) else None)
    rows: list[tuple[object, ...]] = []
    holders = claims["entity"].where(claims["kind"] == Kind.ROLE)  # who holds an office is what two texts may differ on
    said = holders.where(holders.notna(), claims["value"])
    columns = (
        claims["kind"],
        said,
        numeric,
        claims["low"],
        claims["high"],
        claims["resolution"],
        claims["comparator"],
        claims["unit"],
        directions(claims),
        claims["text"].str.contains(_YEAR),
        claims["text"].str.contains(_FRACTION),
    )
    for kind, value, number, low, high, resolution, comparator, unit, way, dated, fraction in zip(*columns, strict=True):
        space = _SPACES.get(kind, "number")
        if space == "number":
            counted = kind in (Kind.COUNT, Kind.ORDINAL, Kind.SCORE)
            digit = 0.0 if fraction else resolution  # "17-1/4" is a quarter, no rounded figure
            region = number_region(number, low, high, digit, comparator, counted=counted)
            axis, measure = axis_of(kind, unit)
            if region is None:
                rows.append((space, axis, *[math.nan] * 4, 0, math.nan, math.nan, (), None, math.nan, math.nan, 0, True))
                continue
            scale, offset = (measure.factor, measure.offset) if measure else (1.0, 0.0)
            ends = [end * scale + offset for end in (region.low, region.high, region.wide_low, region.wide_high)]
            bounds = [end * scale + offset for end in (region.bound_low, region.bound_high)]
            rows.append((space, axis, *ends, region.opens, *bounds, (), None, region.low, region.high, way, True))
        elif space == "time":
            covered = calendar.days(value) if isinstance(value, str) else None
            ends = [float(covered.first), float(covered.last)] if covered else [math.nan, math.nan]
            rows.append((space, "time", *ends, *ends, 0, *ends, (), value, *ends, 0, dated))
        else:
            path = _path(value) if space == "place" and isinstance(value, str) else word_set(str(value)) if value is not None else ()
            rows.append((space, space, *[math.nan] * 4, 0, math.nan, math.nan, path, None, math.nan, math.nan, 0, True))
    found = DataFrame(rows, columns=[name for name in REGION_COLUMNS if name != "wording"], index=claims.index)
    found["wording"] = [squeeze(fold(text)) for text in claims["text"]]
    return found
