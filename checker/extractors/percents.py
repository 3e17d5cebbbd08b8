"""Percentages, percentage points and basis points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from checker.extractors.figures import figure_claim, free_figures
from checker.extractors.overlaps import Taken
from checker.model import Claim, Kind
from checker.text.lookup import table
from checker.text.scan import Scan

UNITS = {"percent": Kind.PERCENT, "percentage_point": Kind.PERCENTAGE_POINT}


@cache
def _form() -> re.Pattern[str]:
    forms = sorted((row["form"] for row in table("percents") if row["prose"] == "yes"), key=len, reverse=True)
    return re.compile(r"[\s-]?(" + "|".join(re.escape(form).replace(r"\ ", r"\s") for form in forms) + r")(?![\w])")


@cache
def _meaning() -> dict[str, tuple[str, float]]:
    return {row["form"]: (row["unit"], float(row["factor"])) for row in table("percents")}


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """The percentages of a text, unit ``percent`` or ``percentage_point``."""
    for figure in free_figures(scan, taken):
        form = _form().match(scan.folded, figure.end)
        if form is None:
            continue
        unit, factor = _meaning()[re.sub(r"\s", " ", form[1])]
        taken.take(figure.start, form.end())
        yield figure_claim(scan, figure, start=figure.start, end=form.end(), kind=UNITS[unit], unit=unit, dimension=unit, factor=factor)
