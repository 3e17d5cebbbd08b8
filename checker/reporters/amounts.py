"""Numbers with their units as people read them: "11.05 to 11.15 billion USD", "5.1 to 5.2 square kilometers", "46.5% to 47.5%"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from math import isfinite

from checker.model import Claim
from checker.text.plurals import plural, singular

DIGITS = 12
"""Digits of a number that was printed: more would show binary fractions."""
CONVERTED = 6
"""Digits of a number that was converted."""

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_POWERS = {"2": "square", "3": "cubic"}
_CODE = re.compile(r"[A-Z]{3}")
_LONGEST = 1e15


def stretch(low: float, high: float, unit: str | None, *, digits: int = DIGITS) -> str:
    """From one number to another, or the one number that both are."""
    if low == high:
        return amount(low, unit, digits=digits)
    scale, word = _scale((low, high))
    left, right = (plain(number / scale, digits) for number in (low, high))
    if left == right:
        return amount(high, unit, digits=digits)
    return f"{_percent(left, unit)} to {_joined(right, word, unit)}"


def amount(number: float, unit: str | None, *, digits: int = DIGITS) -> str:
    """A number with its unit: "8 million metric tons", "47%", "1 day"."""
    scale, word = _scale((number,))
    return _joined(plain(number / scale, digits), word, unit)


def read_as(claim: Claim) -> str:
    """The value that a claim was read as: "3.2 miles", "900 to 1,100 USD", "Busan"."""
    if isinstance(claim.value, float | int):
        return amount(claim.value, claim.unit)
    if claim.low is not None and claim.high is not None:
        return stretch(claim.low, claim.high, claim.unit)
    bound = claim.low if claim.low is not None else claim.high
    if bound is not None:
        return f"{claim.comparator.value} {amount(bound, claim.unit)}"
    return claim.value or claim.text


def size(number: float, beside: float) -> str:
    """The size of a digit in the scale of the figure that it is of: "0.1 billion" beside 11.1 billion."""
    scale, word = _scale((beside,))
    return " ".join(filter(None, [plain(number / scale), word]))


def plain(number: float, digits: int = DIGITS) -> str:
    """A number with thousands marked and no binary fractions."""
    if float(number).is_integer() and abs(number) < _LONGEST:
        return f"{int(number):,}"
    return f"{number:,.{digits}g}"


def _scale(numbers: Sequence[float]) -> tuple[float, str]:
    smallest = min((abs(number) for number in numbers if isfinite(number) and number), default=0.0)
    return next(((scale, word) for scale, word in _SCALES if smallest >= scale), (1.0, ""))


def _percent(number: str, unit: str | None) -> str:
    return f"{number}%" if unit == "percent" else number


def _joined(number: str, scale: str, unit: str | None) -> str:
    if unit == "percent":
        return f"{number} {scale} percent" if scale else f"{number}%"
    return " ".join(filter(None, [number, scale, unit_words(unit, one=number == "1" and not scale)]))


@lru_cache(maxsize=4096)
def unit_words(unit: str | None, *, one: bool = False) -> str:
    """A unit as people write it: "kilometers per hour" for ``kilometer / hour``, "cubic meters" for ``meter ** 3``, "USD"."""
    if unit is None or unit == "percent" or _CODE.fullmatch(unit):
        return {"percent": "%", None: ""}.get(unit, unit or "")
    over, *under = unit.split(" / ")
    if over == "1":
        return " ".join(f"per {_term(term, one=True)}" for term in under)
    return " per ".join([_term(over, one=one), *(_term(term, one=True) for term in under)])


def _term(term: str, *, one: bool) -> str:
    name, _, power = term.partition(" ** ")
    words = name.replace("_", " ").replace(" * ", " ").split(" ")
    counted = 0 if words[0] == "degree" or not _LINKS.isdisjoint(words) else len(words) - 1
    if not one and words[counted].islower():
        words[counted] = plural(singular(words[counted]))
    if name.endswith("second") and power:
        return f"{' '.join(words)} squared"
    return " ".join(filter(None, [_POWERS.get(power, f"{power}-power" if power else ""), *words]))


_LINKS = frozenset({"per", "of"})
"""After the word of a unit that is counted: "revolutions per minute"."""
