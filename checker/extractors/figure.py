"""A figure in running text: a number with its unit and bounds, and two side by side."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from checker.model import Comparator, Kind
from checker.text.numerals import Numeral


class Figure(NamedTuple):
    """A number with its unit, or two numbers that are one figure.

    Attributes:
        start, end: of the whole expression.
        value: a number, None for a range, the words of a score.
        low, high: the ends of a range or a spread.
        resolution: size of the last written digit.
        comparator: how the words around bound it.
        kind: None for a number that is no figure by itself.
        unit, dimension: as in a claim.
        factor: what the numeral is multiplied by: 0.01 for cents.
        assumption: sentence for the reader where reading it takes one, or None.
        aspect: the property that the expression itself tells ("age"), or None.
        per: what it is counted per ("share"), or None.
        numeral: the (last) number itself.
        others: further sentences of the same kind, of what it is counted per or what it has from another figure.
    """

    start: int
    end: int
    value: float | str | None
    low: float | None
    high: float | None
    resolution: float
    comparator: Comparator
    kind: Kind | None
    unit: str | None
    dimension: str
    factor: float
    assumption: str | None
    aspect: str | None
    per: str | None
    numeral: Numeral
    others: tuple[str, ...] = ()


class Pair(NamedTuple):
    """Two figures side by side.

    Attributes:
        folded: the whole text, folded.
        gap: what stands between them, folded.
        first, second: the figures.
    """

    folded: str
    gap: str
    first: Figure
    second: Figure


def times(number: float, factor: float) -> float:
    """A product as it is written: 130.2 × 1,000,000 is 130,200,000, and not 130,199,999.99999999."""
    return number if factor == 1.0 else float(Decimal(repr(number)) * Decimal(repr(factor)))


def exact_sum(left: float, right: float) -> float:
    """A sum as it is written: 10.2 - 0.3 is 9.9, and not 9.899999999999999."""
    return float(Decimal(repr(left)) + Decimal(repr(right)))
