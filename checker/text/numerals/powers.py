"""Numbers written with an exponent: "3 × 10^6", "10⁻⁶", "1.5e6", "2^10"."""

from __future__ import annotations

import re
from math import inf, isfinite

from checker.text.numerals.numeral import Numeral
from checker.text.numerals.scales import scale_after

FIRST_POWER = 3
"""The smallest power of ten that raised digits alone tell: "10²" may be ten with the mark of a footnote."""

_SIGN = r"[-−–+]{0,2}"
_AFTER = re.compile(
    rf"""
    [eE](?P<e>{_SIGN}\d{{1,3}})(?!\w)
  | \^(?P<power>{_SIGN}\d{{1,3}})(?!\w)
  | \s?[×x·∙*]\s?10(?:\^(?P<caret>{_SIGN}\d{{1,3}})|(?P<raised>⁻?[⁰¹²³⁴-⁹]{{1,2}})|(?P<sunk>[-−]\d{{1,2}}))(?!\w)
  | \s?[×x·∙*]\s?(?P<base>\d{{1,4}})\^(?P<to>\d{{1,3}})(?!\w)
  | (?P<of_ten>⁻?[⁰¹²³⁴-⁹]{{1,2}})(?!\w)
    """,
    re.VERBOSE,
)
_PLAIN = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹−–", "-0123456789--")


def power_after(text: str, start: int, end: int, value: float, step: float) -> Numeral | None:
    """The number that digits at ``[start, end)`` make with what follows them, None where that is no exponent.

    Its value is infinite where it leads beyond what a float can say: it is a number, but no figure.

    Args:
        text: the text.
        start, end: of the digits.
        value: what they say.
        step: size of their last digit.
    """
    match = _AFTER.match(text, end)
    if match is None:
        return None
    ten = match["e"] or match["caret"] or match["raised"] or match["sunk"]
    try:
        if ten is not None:
            exponent = _signed(ten)
            value, step = _scaled(value, exponent), _scaled(step, exponent)
        elif match["of_ten"] is not None:
            exponent = _signed(match["of_ten"])
            if value != 10 or 0 <= exponent < FIRST_POWER:
                return None
            value = step = _scaled(1.0, exponent)
        elif match["base"] is not None:
            value, step = value * float(match["base"]) ** int(match["to"]), 1.0
        else:
            exponent = _signed(match["power"])
            value = value**exponent
            step = _scaled(1.0, exponent) if match.start() and text[start:end] == "10" else min(step, abs(value))
    except (OverflowError, ZeroDivisionError):
        return Numeral(start, match.end(), inf, 1.0)
    if not isfinite(value) or not step:
        return Numeral(start, match.end(), inf, 1.0)
    stop, power = scale_after(text, match.end(), amount=False)
    return Numeral(start, stop, _scaled(value, power), _scaled(step, power), power=power)


def _signed(exponent: str) -> int:
    plain = exponent.translate(_PLAIN)
    digits = plain.lstrip("+-")
    return -int(digits) if plain.count("-") == 1 else int(digits)


def _scaled(value: float, exponent: int) -> float:
    """A number times a power of ten, as written: 1.5e6 is 1500000."""
    return float(f"{value!r}e{exponent}") if "e" not in repr(value) else value * 10.0**exponent
