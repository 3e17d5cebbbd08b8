"""How far two values may lie apart, as a rule writes it: stated, exact, 2%, 0.5, 500 kg, 3 days."""

from __future__ import annotations

import re

from checker.model import Tolerance
from checker.text.tokens import tokenize
from checker.units import conversion, lookup_unit

FORMS = "write stated, exact, a share (2%), a number (0.5), or a number with a unit (500 kg, 3 days)"
_NUMBER = re.compile(r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d{1,12})?|\d{1,12}(?:\.\d{1,12})?)\s*(?P<unit>\D.*)?")
_OWN = ("percentage point", "percentage points", "point", "points", "pp")
"""Words for the unit that two percentages are in."""


def read_tolerance(written: str) -> Tolerance | None:
    """The tolerance, None for what is none."""
    if written in ("stated", "exact"):
        return Tolerance(written)
    match = _NUMBER.fullmatch(written)
    if match is None:
        return None
    amount, unit = float(match["number"].replace(",", "")), (match["unit"] or "").strip()
    if unit in ("%", "percent", "per cent"):
        return Tolerance("share", amount / 100)
    if not unit or unit in _OWN:
        return Tolerance("absolute", amount)
    form = lookup_unit(tokenize(unit))
    return Tolerance("absolute", amount, form.unit) if form is not None and conversion(form.unit) is not None else None
