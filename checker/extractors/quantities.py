"""Measured quantities: a figure with a unit of mass, length, energy ... and, as a kind of their own, durations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from checker.extractors.figures import Figure, figure_claim, free_figures
from checker.extractors.overlaps import Taken
from checker.model import Claim, Kind
from checker.text.lookup import table
from checker.text.scan import Scan
from checker.text.tokens import tokenize
from checker.units import lookup_unit

_GAP = re.compile(r"(?:\s|-|\s?-\s?)?")
_WINDOW = 48
_MAY_BE_UNIT = re.compile(r"[^\s\d.,;:!?()\[\]_–—-]")
_AGE = re.compile(r"[\s-](?:old|of age)\b")
_AGO = re.compile(r"[a-z]*[^s]\sago")
_COMPOUND_GAP = re.compile(r"[\s-]?|,?\s(?:and\s)?")


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """Quantities with pint's canonical unit; a figure with a unit of time is a duration, with "old" an age."""
    before: Claim | None = None
    for figure in free_figures(scan, taken):
        found = _unit(scan, figure) or (
            _small(scan, figure, before.unit) if before is not None and before.end + 1 == figure.start else None
        )
        if found is None or not taken.free(figure.start, found.end):
            continue
        taken.take(figure.start, found.end)
        if before is not None and (joined := _joined(scan, before, found)) is not None:
            before = joined
            continue
        if before is not None:
            yield before
        before = found
    if before is not None:
        yield before


@cache
def _compounds() -> dict[tuple[str, str], float]:
    return {(row["large"], row["small"]): float(row["parts"]) for row in table("compound_units")}


def _small(scan: Scan, figure: Figure, large: str | None) -> Claim | None:
    """The inches of "5 ft 2 in", whose unit is one only after its larger one."""
    for row in table("compound_units"):
        end = figure.end + 1 + len(row["also"])
        if (
            row["large"] == large
            and row["also"]
            and scan.folded[figure.end : end].strip() == row["also"]
            and not scan.text[end : end + 1].isalnum()
        ):
            return figure_claim(scan, figure, start=figure.start, end=end, kind=Kind.QUANTITY, unit=row["small"], dimension="length")
    return None


def _joined(scan: Scan, large: Claim, small: Claim) -> Claim | None:
    """One claim for "2 h 30 min", in the smaller unit; None where the two are no parts of one measure."""
    parts = _compounds().get((large.unit or "", small.unit or ""))
    if parts is None or not _COMPOUND_GAP.fullmatch(scan.folded, large.end, small.start):
        return None
    if not isinstance(large.value, float) or not isinstance(small.value, float) or not 0 <= small.value < parts:
        return None
    return replace(
        small,
        start=large.start,
        text=scan.text[large.start : small.end],
        value=large.value * parts + small.value,
        comparator=large.comparator,
    )


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
    if form.dimension == "duration" and figure.value != 1 and _AGO.fullmatch(scan.folded[at : end + 4]):
        return None  # "302,000 week ago": the week is another one's
    end = _possessive(scan, end)
    age = _AGE.match(scan.folded, end) if form.dimension == "duration" else None
    end = age.end() if age else end
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
