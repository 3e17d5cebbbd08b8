"""Arithmetic with figures: what a sum, product or share of printed figures may be, in which units, and whether it fits another."""

from __future__ import annotations

import math
from collections import Counter
from itertools import product
from typing import NamedTuple

from checker.comparisons.checks.outcome import region, share
from checker.comparisons.checks.percent_change import HAIR
from checker.model import Claim, Comparator, Constant, Kind, Relation, Tolerance, Verdict
from checker.units import conversion

_SLACK = 1e-9
_PURE = ("percent", "percentage_point")
_PERCENT = 0.01

Axes = tuple[tuple[str, int], ...]
"""Dimensions with their powers: money per mass is (("mass", -1), ("money:USD", 1))."""


class Measured(NamedTuple):
    """A figure, or what was computed from figures, in base units; percentages are fractions.

    Attributes:
        middle: what the printed digits say, None for a bound or a range.
        low, high, wide_low, wide_high: what they allow, as in :class:`~checker.comparisons.regions.NumberRegion`.
        axes: what it is measured in.
        scale: size of the unit it is printed in.
        bare: 2 for a number printed without a unit, which may be of any; 1 for what was computed from such alone; else 0.
        printed: False for what was computed.
        counted: True for a number of things that are named: "60 patients".
        open: True for "more than" and "less than", whose own figure is not meant.
    """

    middle: float | None
    low: float
    high: float
    wide_low: float
    wide_high: float
    axes: Axes = ()
    scale: float = 1.0
    bare: int = 0
    printed: bool = True
    counted: bool = False
    open: bool = False

    @property
    def is_percent(self) -> bool:
        """Tell whether it is printed as a percentage."""
        return self.printed and not self.axes and self.scale == _PERCENT

    @property
    def most(self) -> float:
        """The largest number that it states."""
        return self.middle if self.middle is not None else self.high if math.isfinite(self.high) else self.low

    @property
    def least(self) -> float:
        """The smallest number that it states."""
        return self.middle if self.middle is not None else self.low if math.isfinite(self.low) else self.high

    def times(self, factor: float) -> Measured:
        """The same times a plain number."""
        low, high = sorted((self.low * factor, self.high * factor))
        wide_low, wide_high = sorted((self.wide_low * factor, self.wide_high * factor))
        middle = None if self.middle is None else self.middle * factor
        return self._replace(middle=middle, low=low, high=high, wide_low=wide_low, wide_high=wide_high)


def of_claim(claim: Claim) -> Measured | None:
    """What a claim states; None where it is no number."""
    found = region(claim)
    if found is None:
        return None
    value = float(claim.value) if isinstance(claim.value, (int, float)) else None
    is_open = claim.comparator in (Comparator.MORE, Comparator.LESS)
    plain = Measured(value, found.low, found.high, found.wide_low, found.wide_high, open=is_open)
    if claim.kind is Kind.COUNT and claim.unit is not None:
        return plain._replace(counted=True)
    return _in_base(plain, None if claim.kind is Kind.RATIO else claim.unit)


def of_constant(constant: Constant) -> Measured:
    """What a rule gives itself: exactly that."""
    value = constant.value
    return _in_base(Measured(value, value, value, value, value), constant.unit)


def _in_base(plain: Measured, unit: str | None) -> Measured:
    measure = conversion(unit) if unit else None
    if measure is None:
        return plain._replace(bare=2)
    if measure.dimension in _PURE:
        return plain.times(_PERCENT)._replace(scale=_PERCENT)
    based = plain.times(measure.factor)
    ends = [None if end is None else end + measure.offset for end in based[:5]]
    return based._replace(
        middle=ends[0],
        low=ends[1] or 0.0,
        high=ends[2] or 0.0,
        wide_low=ends[3] or 0.0,
        wide_high=ends[4] or 0.0,
        axes=_axes(measure.dimension),
        scale=measure.factor,
    )


def _axes(dimension: str) -> Axes:
    powers: Counter[str] = Counter()
    above, *below = dimension.split(" / ")
    for names, sign in ((above.split(" * "), 1), (below, -1)):
        for name in names:
            if name != "1":
                powers[name] += sign
    return _sorted(powers)


def _sorted(powers: Counter[str]) -> Axes:
    return tuple(sorted((name, power) for name, power in powers.items() if power))


def combine(sign: str, left: Measured, right: Measured) -> Measured | None:
    """A sum, difference, product or quotient; None where units forbid it, or where a divisor may be zero."""
    if sign in ("+", "-"):
        pair = _alike(left, right)
        return None if pair is None else _added(pair[0], pair[1].times(-1.0) if sign == "-" else pair[1])
    powers = Counter(dict(left.axes))
    for name, power in right.axes:
        powers[name] += power if sign == "*" else -power
    if sign == "/":
        if right.wide_low <= 0 <= right.wide_high or right.low <= 0 <= right.high or right.middle == 0:
            return None
        inverse = 1 / right.middle if right.middle is not None else None
        right = right._replace(
            middle=inverse,
            low=1 / right.high,
            high=1 / right.low,
            wide_low=1 / right.wide_high,
            wide_high=1 / right.wide_low,
            scale=1 / right.scale,
        )
    scales = [1.0 if side.is_percent or not side.axes else side.scale for side in (left, right)]
    low, high = _product(left.low, left.high, right.low, right.high)
    wide_low, wide_high = _product(left.wide_low, left.wide_high, right.wide_low, right.wide_high)
    return Measured(
        middle=left.middle * right.middle if left.middle is not None and right.middle is not None else None,
        low=low,
        high=high,
        wide_low=wide_low,
        wide_high=wide_high,
        axes=_sorted(powers),
        scale=math.prod(scales),
        bare=1 if left.bare or right.bare else 0,
        printed=False,
    )


def _added(left: Measured, right: Measured) -> Measured:
    unit = left if left.axes or left.is_percent else right
    return Measured(
        middle=left.middle + right.middle if left.middle is not None and right.middle is not None else None,
        low=left.low + right.low,
        high=left.high + right.high,
        wide_low=left.wide_low + right.wide_low,
        wide_high=left.wide_high + right.wide_high,
        axes=unit.axes,
        scale=unit.scale,
        bare=min(left.bare, right.bare),
        printed=False,
    )


def _product(low: float, high: float, other_low: float, other_high: float) -> tuple[float, float]:
    ends = [0.0 if 0.0 in pair else pair[0] * pair[1] for pair in product((low, high), (other_low, other_high))]
    return min(ends), max(ends)


def _alike(left: Measured, right: Measured) -> tuple[Measured, Measured] | None:
    """Both in one unit, a bare number read in the other's; None where they cannot be."""
    if left.axes == right.axes:
        if (left.counted and right.is_percent) or (right.counted and left.is_percent):
            return None
        for one, other, swap in ((left, right, False), (right, left, True)):
            if one.bare == 2 and other.is_percent:
                read = one.times(_PERCENT)._replace(scale=_PERCENT, bare=0)
                return (other, read) if swap else (read, other)
        return left, right
    if not left.axes and left.bare:
        return left.times(right.scale)._replace(axes=right.axes, scale=right.scale), right
    if not right.axes and right.bare:
        return left, right.times(left.scale)._replace(axes=left.axes, scale=left.scale)
    return None


def holds(left: Measured, relation: Relation, right: Measured, tolerance: Tolerance) -> Verdict | None:
    """Agreement, rounding or conflict of two sides; None where their units forbid the question.

    A printed side stands for all that its digits allow, a computed one for what the printed digits give; what only
    the rounding of the figures computed from can explain is ``rounding``.
    """
    pair = _alike(left, right)
    if pair is None:
        return None
    left, right = pair
    if relation is not Relation.EQUAL:
        return Verdict.AGREEMENT if _in_order(left, relation, right, tolerance) else Verdict.CONFLICT
    if tolerance.kind != "stated" and left.middle is not None and right.middle is not None:
        near = abs(left.middle - right.middle) <= _allowed(left, right, tolerance) + _slack(left, right)
        return Verdict.AGREEMENT if near else Verdict.CONFLICT
    if share(*_stands_for(left), *_stands_for(right)):
        return Verdict.AGREEMENT
    narrow = share(*_hair_wider(left, right), *_hair_wider(right, left))
    wide = share(left.wide_low, left.wide_high, right.wide_low, right.wide_high)
    return Verdict.ROUNDING if narrow or wide else Verdict.CONFLICT


def _hair_wider(side: Measured, other: Measured) -> tuple[float, float]:
    """What a side allows; a printed result may have been rounded twice, "two percent" of 1.46%."""
    hair = HAIR * (side.high - side.low) if side.printed and not other.printed and math.isfinite(side.high - side.low) else 0.0
    return side.low - hair, side.high + hair


def _stands_for(side: Measured) -> tuple[float, float]:
    return (side.low, side.high) if side.printed or side.middle is None else (side.middle, side.middle)


def _in_order(left: Measured, relation: Relation, right: Measured, tolerance: Tolerance) -> bool:
    """Tell whether all that the left side states keeps within the right: "up to 60 mg" is more than 40 mg."""
    allowed = _allowed(left, right, tolerance) + _slack(left, right)
    if relation in (Relation.AT_LEAST, Relation.MORE):
        gap, outside = right.least - left.least, left.open and left.low == -math.inf
    else:
        gap, outside = left.most - right.most, left.open and left.high == math.inf
    strict = relation in (Relation.LESS, Relation.MORE)
    return gap < -_slack(left, right) if strict or outside else gap <= allowed


def _allowed(left: Measured, right: Measured, tolerance: Tolerance) -> float:
    if tolerance.kind == "share":
        return tolerance.amount * max(abs(left.most), abs(right.most))
    return tolerance.amount * left.scale if tolerance.kind == "absolute" else 0.0


def _slack(left: Measured, right: Measured) -> float:
    return _SLACK * max(abs(left.most), abs(right.most))


def apart(left: Measured, right: Measured) -> tuple[float, float]:
    """How far two sides lie apart, as a share of the larger and in the unit of the left; 0 where they cannot be compared."""
    pair = _alike(left, right)
    if pair is None:
        return 0.0, 0.0
    one, other = pair[0].most, pair[1].most
    larger = max(abs(one), abs(other))
    return (abs(one - other) / larger if larger else 0.0), abs(one - other) / pair[0].scale
