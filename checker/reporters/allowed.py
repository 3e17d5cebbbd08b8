"""What a claim allows, in plain words: ", printed to 0.1 billion: 11.05 to 11.15 billion USD", ": Busan < South Korea"."""

from __future__ import annotations

from datetime import date
from math import isinf, isnan

from checker.comparisons.checks.outcome import region as exact_region
from checker.comparisons.regions import APPROXIMATE_SHARE, NumberRegion, Region, number_region
from checker.comparisons.spoken import spoken
from checker.model import Claim, Comparator, Kind, Tolerance
from checker.reporters.amounts import CONVERTED, amount, size, stretch
from checker.text.calendar import Days, days
from checker.text.names import place_path
from checker.units import conversion

_COUNTED = frozenset({Kind.COUNT, Kind.ORDINAL, Kind.SCORE})


def allowed(claim: Claim, unit: str | None, tolerance: Tolerance | None = None, *, exact: bool = False) -> str:
    """How a claim is read, and the region that it allows, in its own unit: what stands after its words.

    Args:
        claim: of any kind.
        unit: that it is read in.
        tolerance: of a rule, None for the printed precision.
        exact: True as the checks read it: whole sums and bare numbers are exact.
    """
    if claim.kind is Kind.VENUE:
        return f": {_place(claim)}"
    if claim.kind is Kind.DATE:
        return f": {_time(claim)}"
    if claim.kind is Kind.ROLE:
        return f": the name {claim.entity}"
    region = exact_region(claim) if exact else figure_region(claim)
    if region is None:
        return ": its words" if isinstance(claim.value, str) else ": nothing that can be compared"
    number = claim.value if isinstance(claim.value, (int, float)) else None
    if number is not None and tolerance is not None and tolerance.kind != "stated":
        return f", {_within(float(number), unit, tolerance)}"
    read = _read(claim, number, region)
    return (f", {read}: " if read else ": ") + bounds(region.low, region.high, unit, closed=claim.comparator)


def figure_region(claim: Claim) -> NumberRegion | None:
    """What a figure allows, in its own unit; None for what is no number."""
    number = claim.value if isinstance(claim.value, (int, float)) else None
    return number_region(number, claim.low, claim.high, claim.resolution, claim.comparator, counted=claim.kind in _COUNTED)


def _read(claim: Claim, number: float | None, region: NumberRegion) -> str:
    """How a figure is read, before its region."""
    if isinf(region.low) or isinf(region.high):
        return ""
    digit = claim.resolution or 0.0
    if number is None:
        return "a range" if region.low == claim.low else f"a range, printed to {size(digit, region.high)}"
    if claim.low is not None and claim.high is not None:
        return "with its margin"
    if claim.comparator is Comparator.APPROXIMATE and region.high - number > digit / 2:
        return f'"about", {APPROXIMATE_SHARE:.0%} to each side'
    if region.low == region.high:
        return "counted one by one" if claim.kind in _COUNTED else "exact"
    return f"printed to {size(digit, number)}"


def bounds(low: float, high: float, unit: str | None, *, closed: str = "", digits: int = 12) -> str:
    """A region of the number line: "11 to 12", "above 80", "80 or more"."""
    if isinf(low) and isinf(high):
        return "any number"
    if isinf(high):
        end = amount(low, unit, digits=digits)
        return f"{end} or more" if closed == Comparator.AT_LEAST else f"above {end}"
    if isinf(low):
        end = amount(high, unit, digits=digits)
        return f"{end} or less" if closed == Comparator.AT_MOST else f"below {end}"
    return stretch(low, high, unit, digits=digits)


def _within(number: float, unit: str | None, tolerance: Tolerance) -> str:
    if tolerance.kind == "exact":
        return f"compared exactly, as its rule has it: {amount(number, unit)}"
    share = tolerance.kind == "share"
    reach = abs(number) * tolerance.amount / 2 if share else tolerance.amount * _step(tolerance, unit) / 2
    told = f"{tolerance.amount * 100:g}%" if share else amount(tolerance.amount, tolerance.unit or unit)
    return f"its rule forgives {told}, half of it to each side: {stretch(number - reach, number + reach, unit)}"


def _step(tolerance: Tolerance, unit: str | None) -> float:
    """How much of a figure's unit one of the tolerance's is."""
    own, other = conversion(unit) if unit else None, conversion(tolerance.unit) if tolerance.unit else None
    return other.factor / own.factor if own and other else 1.0


def unwritten(claim: Claim, unit: str | None) -> str | None:
    """The second, wider reading of a figure whose last zeros may stand for digits that nobody wrote, or None."""
    region = figure_region(claim)
    if region is None or region.wide_low >= region.low or isinf(region.wide_low):
        return None
    return stretch(region.wide_low, region.wide_high, unit)


def _place(claim: Claim) -> str:
    path = place_path(str(claim.value))
    return " < ".join(reversed(path)) if path else f"{claim.value}, a place that the tables do not know"


def _time(claim: Claim) -> str:
    covered = days(claim.value) if isinstance(claim.value, str) else None
    if covered is None:
        return "a time that the text leaves open"
    told = spoken(str(claim.value))
    if str(claim.value).startswith("XXXX"):
        return f"{told} of a year that the text leaves open"
    if covered.width >= _OPEN:
        return told
    days_told = "one day" if covered.width == 1 else span(covered)
    return days_told if days_told.startswith(told) else f"{told}, {days_told}"


def span(covered: Days) -> str:
    """The first and last day, and how many there are: "1–31 October 2025, 31 days"."""
    first, last = (date.fromordinal(int(end)).isoformat() for end in covered)
    told = spoken(f"{first}/{last}")
    return f"{told}, {covered.width:,} days" if covered.width < _OPEN else told


_OPEN = 366 * 200
"""More days are no stretch that somebody counts."""


def day(ordinal: float) -> str:
    """A day in words."""
    return spoken(date.fromordinal(int(ordinal)).isoformat())


def converted(region: Region, unit: str | None, *, closed: str) -> str | None:
    """A region in another unit than its own, None where that has none of its own kind."""
    ends = in_unit(region, unit, "low", "high")
    return None if ends is None else bounds(*ends, unit, closed=closed, digits=CONVERTED)


def in_unit(region: Region, unit: str | None, low: str, high: str) -> tuple[float, float] | None:
    """Two columns of a region in a unit; None where the region has none."""
    ends = [float(getattr(region, name)) for name in (low, high)]
    if any(map(isnan, ends)):
        return None
    measure = conversion(unit) if unit else None
    if measure is None or measure.dimension != region.axis:
        return ends[0], ends[1]
    left, right = ((end - measure.offset) / measure.factor for end in ends)
    return left, right
