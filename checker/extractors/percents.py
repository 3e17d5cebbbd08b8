"""Percentages, percentage points and basis points."""

from __future__ import annotations

import re
from functools import cache

from checker.extractors.reading import Context, Reading
from checker.model import Kind
from checker.text.lookup import table

UNITS = {"percent": Kind.PERCENT, "percentage_point": Kind.PERCENTAGE_POINT}


def words() -> frozenset[str]:
    """First words of the forms that :func:`read` knows."""
    return frozenset(_forms())


def read(context: Context) -> Reading | None:
    """A percentage, unit ``percent`` or ``percentage_point``, in its longest form; None for none."""
    for pattern, unit, factor in _forms()[context.word]:
        match = pattern.match(context.folded, context.at)
        if match is not None:
            return Reading(context.numeral.start, match.end(), UNITS[unit], unit, unit, factor)
    return None


@cache
def _forms() -> dict[str, tuple[tuple[re.Pattern[str], str, float], ...]]:
    """First word to the forms that begin with it, the longest first."""
    found: dict[str, list[tuple[str, str, float]]] = {}
    for row in table("percents"):
        if row["prose"] == "yes":
            first = re.split(r"[ -]", row["form"])[0]
            found.setdefault(first, []).append((row["form"], row["unit"], float(row["factor"])))
    return {
        first: tuple((_pattern(form), unit, factor) for form, unit, factor in sorted(rows, key=lambda row: -len(row[0])))
        for first, rows in found.items()
    }


def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(re.escape(form).replace(r"\ ", r"[\s-]{1,2}") + r"(?!\w)")
