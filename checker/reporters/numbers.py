"""Numbers and counts as people read them."""

from __future__ import annotations

import re
from math import ceil, isfinite, log10

from checker.model import Computed
from checker.reporters.amounts import CONVERTED, amount, stretch

_SURE, _LIKELY = 0.9, 0.7
_YEARS = re.compile(r"(?<=\b\d{4})\s?[-–—]\s?(?=\d{4}\b)")
"""The hyphen of "1934-2019", which beside a result reads as a minus."""


def confidence_word(confidence: float) -> str:
    """``sure`` from 0.9, ``likely`` from 0.7, ``check`` below."""
    if confidence >= _SURE:
        return "sure"
    return "likely" if confidence >= _LIKELY else "check"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """``1 fact``, ``2 facts``, ``1,200 facts``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def figure(value: float, unit: str | None) -> str:
    """A recomputed number with at most six digits: ``20%``, ``1,234.5 kilometer``."""
    text = f"{value:,.0f}" if float(value).is_integer() and abs(value) < 1e15 else f"{value:,.6g}"
    if unit is None:
        return text
    return f"{text}%" if unit == "percent" else f"{text} {unit.replace('_', ' ')}"


def arithmetic(computed: Computed) -> str:
    """``(12 - 10) / 10 = 20%; printed digits allow 14.6% to 25.6%``; of a time ``1934 to 2019 is 84 or 85 years``."""
    if computed.is_span:
        return _span(computed)
    text = f"{computed.expression} = {amount(computed.value, computed.unit, digits=CONVERTED)}"
    if computed.low is None or computed.high is None or computed.low == computed.high:
        return text
    low, high = _in_proportion(computed.low, computed.high)
    return f"{text}; printed digits allow {stretch(low, high, computed.unit, digits=CONVERTED)}"


def _span(computed: Computed) -> str:
    """Two ends of a time, and how long it is, in every way to count it."""
    low, high = (round(computed.value if end is None else end, 1) for end in (computed.low, computed.high))
    one_more = low.is_integer() and high == low + 1
    long = f"{low:,.0f} or {amount(high, computed.unit)}" if one_more else stretch(low, high, computed.unit)
    return f"{_YEARS.sub(' to ', computed.expression)} is {long}"


def _in_proportion(low: float, high: float) -> tuple[float, float]:
    """The ends of a stretch to a thousandth of it: no more digits than tell them apart."""
    wide = abs(high - low)
    if not isfinite(wide) or wide == 0:
        return low, high
    digits = 3 - ceil(log10(wide))
    return round(low, digits), round(high, digits)
