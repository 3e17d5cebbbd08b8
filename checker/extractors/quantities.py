"""Measured quantities: a figure with a unit of mass, length, energy ... and, as a kind of their own, durations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.extractors.figures import Figure, figure_claim, free_figures
from checker.extractors.overlaps import Taken
from checker.model import Claim, Kind
from checker.text.scan import Scan
from checker.text.tokens import tokenize
from checker.units import lookup_unit

_GAP = re.compile(r"(?:\s|-|\s?-\s?)?")
_WINDOW = 48
_MAY_BE_UNIT = re.compile(r"[^\s\d.,;:!?()\[\]_–—-]")
_AGE = re.compile(r"[\s-](?:old|of age)\b")


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """Quantities with pint's canonical unit; a figure with a unit of time is a duration, with "old" an age."""
    for figure in free_figures(scan, taken):
        found = _unit(scan, figure)
        if found is not None and taken.free(figure.start, found.end):
            taken.take(figure.start, found.end)
            yield found


def _unit(scan: Scan, figure: Figure) -> Claim | None:
    gap = _GAP.match(scan.text, figure.end)
    at = gap.end() if gap else figure.end
    if not _MAY_BE_UNIT.match(scan.text, at):
        return None
    tokens = tokenize(scan.text, at, at + _WINDOW)
    form = lookup_unit(tokens, glued=at == figure.end)
    # "one-year" is one token: cut at the hyphen
    if form is None:
        first = re.match(r"[^\W\d_]+", scan.text[at : at + _WINDOW])
        form = lookup_unit([first.group()], glued=at == figure.end) if first else None
        end = at + len(first.group()) if first else at
    else:
        end = tokens[form.words - 1].end
    if form is None:
        return None
    spelled_bare = figure.numeral.spelled and len(scan.text[at:end]) < 3
    if spelled_bare:
        return None  # "one m", "two a": letters that only follow digits
    end = _possessive(scan, end)
    age = form.dimension == "duration" and _AGE.match(scan.folded, end)
    claim = figure_claim(
        scan,
        figure,
        start=figure.start,
        end=end,
        kind=Kind.DURATION if form.dimension == "duration" else Kind.QUANTITY,
        unit=form.unit,
        dimension=form.dimension,
        assumption=form.assumption or "",
        factor=10.0**form.scale,
    )
    if age:
        claim.property = "age"
    return claim


def _possessive(scan: Scan, end: int) -> int:
    """The end of the unit without a possessive: "90 days' notice" is 90 days."""
    return end - 2 if scan.folded[end - 2 : end] == "'s" else end
