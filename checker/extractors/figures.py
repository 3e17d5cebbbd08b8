"""What the extractors of figures share: the numbers not yet read, ranges, and comparators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from checker.extractors.overlaps import Taken
from checker.model import Claim, Comparator, Kind
from checker.text.lookup import table
from checker.text.numerals import Numeral
from checker.text.scan import Scan

_RANGE_GAP = re.compile(r"\s?[-–—]\s?|\sto\s|\sand\s|\sor\s")
_BEFORE = re.compile(r"[\w%$£€¥' -]{0,24}\Z")


@dataclass(slots=True)
class Figure:
    """A number, or a range of two, before its unit is known.

    Attributes:
        start, end: of the digits or words; ``end`` is where a unit may follow.
        value: None for a range.
        low, high: the ends of a range.
        resolution: size of the last written digit.
        numeral: the (last) number itself.
    """

    start: int
    end: int
    value: float | None
    low: float | None
    high: float | None
    resolution: float
    numeral: Numeral


def free_figures(scan: Scan, taken: Taken) -> Iterator[Figure]:
    """The numbers that no extractor before has read, in order; ordinals are none of them. A range "12-15" comes once."""
    numerals = [n for n in scan.numerals if not n.ordinal and taken.free(n.start, n.end)]
    at = 0
    while at < len(numerals):
        first = numerals[at]
        second = numerals[at + 1] if at + 1 < len(numerals) else None
        if second is not None and _is_range(scan, first, second):
            factor = _shared(first, second)
            resolution = min(first.resolution * factor, second.resolution)
            yield Figure(first.start, second.end, None, first.value * factor, second.value, resolution, second)
            at += 2
            continue
        yield Figure(first.start, first.end, first.value, None, None, first.resolution, first)
        at += 1


def _shared(first: Numeral, second: Numeral) -> float:
    """What the first end of a range is multiplied by: in "12-15 million" the scale word is said once, for both."""
    return 10.0**second.power if not first.power else 1.0


def _is_range(scan: Scan, first: Numeral, second: Numeral) -> bool:
    gap = scan.text[first.end : second.start]
    if not _RANGE_GAP.fullmatch(gap):
        return False
    factor = _shared(first, second)
    if factor != 1.0 and first.value * factor > second.value:
        return False  # "212-15bn"; but "between 20 and 12" is a range, for the check of its order
    if gap.strip() == "to":
        return not scan.folded[max(0, first.start - 5) : first.start].endswith("from ") and first.value < second.value
    if gap.strip() == "and":
        return scan.folded[max(0, first.start - 8) : first.start].endswith("between ")
    if gap.strip() == "or":
        return False
    return first.value < second.value and first.spelled == second.spelled


@cache
def _comparators() -> tuple[tuple[str, Comparator, str], ...]:
    rows = [(row["phrase"], Comparator(row["sign"]), row["side"]) for row in table("comparators")]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@cache
def _comparing() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The phrases before a figure and those after it."""
    before, after = (tuple(phrase for phrase, _, side in _comparators() if side == wanted) for wanted in ("before", "after"))
    return before, after


def comparator(scan: Scan, start: int, end: int) -> Comparator:
    """How the words right before, or right after, bound the figure that stands at ``[start, end)``."""
    before = scan.folded[max(0, start - 26) : start].rstrip()
    after = scan.folded[end : end + 16].lstrip()
    before_any, after_any = _comparing()
    if not before.endswith(before_any) and not after.startswith(after_any):
        return Comparator.EQUAL
    for phrase, sign, side in _comparators():
        if side == "before" and before.endswith(phrase) and not before[: -len(phrase)][-1:].isalnum():
            return sign
        if side == "after" and after.startswith(phrase) and not after[len(phrase) : len(phrase) + 1].isalnum():
            return sign
    return Comparator.EQUAL


def figure_claim(
    scan: Scan,
    figure: Figure,
    *,
    start: int,
    end: int,
    kind: Kind,
    unit: str | None,
    dimension: str,
    assumption: str = "",
    factor: float = 1.0,
) -> Claim:
    """The claim for a figure whose unit has been read, bounds set from its comparator; ``factor`` turns cents into dollars."""
    value, low, high = figure.value, figure.low, figure.high
    if factor != 1.0:
        value, low, high = (None if number is None else _times(number, factor) for number in (value, low, high))
    sign = comparator(scan, start, end)
    if value is not None and sign in (Comparator.MORE, Comparator.AT_LEAST):
        value, low = None, value
    elif value is not None and sign in (Comparator.LESS, Comparator.AT_MOST):
        value, high = None, value
    return Claim(
        document=scan.document.id,
        start=start,
        end=end,
        text=scan.text[start:end],
        kind=kind,
        value=value,
        low=low,
        high=high,
        unit=unit,
        dimension=dimension,
        resolution=_times(figure.resolution, factor),
        comparator=sign,
        assumptions=(assumption,) if assumption else (),
    )


def _times(number: float, factor: float) -> float:
    """A product as it is written: 130.2 × 1,000,000 is 130,200,000, and not 130,199,999.99999999."""
    return float(Decimal(repr(number)) * Decimal(repr(factor)))
