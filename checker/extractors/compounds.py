"""Measures told in two units, one after the other: "2 h 30 min", "5 ft 2 in", "an hour and 20 minutes"."""

from __future__ import annotations

import re
from functools import cache

from checker.extractors.figure import Figure
from checker.model import Kind
from checker.text.lookup import table

_GAP = re.compile(r"[\s-]?|,?\s(?:and\s)?")


@cache
def _parts() -> dict[tuple[str, str], float]:
    return {(row["large"], row["small"]): float(row["parts"]) for row in table("compound_units")}


@cache
def _also() -> dict[str, tuple[tuple[str, str], ...]]:
    """Larger unit to the forms of its smaller one that are good only behind it, with that unit."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in table("compound_units"):
        found.setdefault(row["large"], []).extend((form, row["small"]) for form in row["also"].split("|") if form)
    return {large: tuple(forms) for large, forms in found.items()}


def compound(folded: str, first: Figure, second: Figure) -> Figure | None:
    """One figure for two, in the smaller unit; None where the two are no parts of one measure."""
    if first.unit not in _also() or not isinstance(first.value, float) or second.low is not None or first.low is not None:
        return None
    if not _GAP.fullmatch(folded, first.end, second.start):
        return None
    small, end = second.unit, second.end
    if (first.unit, small) not in _parts():
        small, end = _small(folded, first.unit or "", second)
    parts = _parts().get((first.unit or "", small or ""))
    value = second.numeral.value
    if parts is None or not 0 <= value < parts:
        return None
    aspect = first.aspect or second.aspect
    return first._replace(
        end=end,
        value=first.value * parts + value,
        resolution=second.numeral.resolution,
        unit=small,
        kind=Kind.DURATION if first.kind is Kind.DURATION else Kind.QUANTITY,
        aspect=aspect,
        numeral=second.numeral,
    )


def _small(folded: str, large: str, second: Figure) -> tuple[str | None, int]:
    """The smaller unit by a form that is one only here ("in" after feet), and where it ends."""
    end = second.numeral.end
    for form, small in _also()[large]:
        for gap in ("", " "):
            stop = end + len(gap) + len(form)
            if folded.startswith(gap + form, end) and not folded[stop : stop + 1].isalnum():
                return small, stop
    return None, end
