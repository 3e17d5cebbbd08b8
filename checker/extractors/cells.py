"""Figures that fill a cell of a table: measured as the cell, its column, its row or the caption says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from checker.extractors.figures import Figure, figure_claim
from checker.extractors.overlaps import Taken
from checker.model import Cell, Claim, Comparator, Kind, Table
from checker.text.lookup import word_set
from checker.text.numerals import Numeral
from checker.text.plurals import singular
from checker.text.scan import Scan
from checker.text.tokens import tokenize
from checker.units import Measure, measure, split_measure

LONGEST_NAME = 120
"""A longer cell is prose, whether it names a row or not: what it claims is read."""

_SHARES = ("percent", "percentage_point")
_SCALED = (None, "money", "mass", "energy", "volume")
_KINDS = {
    "percent": Kind.PERCENT,
    "percentage_point": Kind.PERCENTAGE_POINT,
    "money": Kind.MONEY,
    "duration": Kind.DURATION,
    "count": Kind.COUNT,
    "number": Kind.NUMBER,
}
_BEFORE = re.compile(
    r"(?P<open>[(\[]?)\s*(?P<bound>[<>≤≥~]?)\s*(?P<sign>[-−–+]?)\s*(?P<prefix>[^\W\d_]{0,3}[^\w\s\0+−–<>≤≥~()\[\]-]?)\s*(?P<late>[-−–]?)\s*"
)
_AFTER = re.compile(r"\s*(?P<suffix>[^)\]*†‡§¹²³\[(]*?[²³]?)\s*(?P<close>[)\]]?)\s*(?:[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]|[\[(]\w{1,2}[\])])*\s*")
_MARK = re.compile(r"[\[(]\w{1,2}[\])]\s*")
"""The mark of a footnote after a figure: "1,234 (1)"."""
_BOUNDS = {"<": Comparator.LESS, ">": Comparator.MORE, "≤": Comparator.AT_MOST, "≥": Comparator.AT_LEAST, "~": Comparator.APPROXIMATE}
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """The figures that stand alone in a cell, in the unit and scale that the table gives them.

    Names of rows and columns, numbers that only identify ("ID", "Postcode") and years in a column of years yield no figure, and nothing
    after reads them as one. A cell with more than a figure is prose: those after read it.
    """
    if not scan.document.tables:
        return
    numerals = scan.numerals
    starts = [numeral.start for numeral in numerals]
    for table in scan.document.tables:
        measures = _Measures(scan, table)
        for cell in table.cells:
            if table.names(cell):
                if cell.end - cell.start <= LONGEST_NAME:
                    taken.take(cell.start, cell.end)
                continue
            held = numerals[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)]
            shape = _shape(scan, cell, held)
            if shape is None:
                continue
            taken.take(cell.start, cell.end)
            claim = _claim(scan, table, cell, shape, measures)
            if claim is not None:
                yield claim


class _Shape(NamedTuple):
    """A cell that holds one figure.

    Attributes:
        numeral: its digits.
        start, end: of the figure with its sign, brackets and unit.
        negative: True for "-5" and "(5)".
        bound: the sign that bounds it: "<", or empty.
        own: what the cell itself says of its measure, or None.
    """

    numeral: Numeral
    start: int
    end: int
    negative: bool
    bound: str
    own: Measure | None


def _shape(scan: Scan, cell: Cell, held: Sequence[Numeral]) -> _Shape | None:
    """The one figure that fills a cell, None where there is none or more."""
    if not held or held[0].ordinal or held[0].spelled or (len(held) > 1 and not _MARK.fullmatch(scan.text, held[1].start - 1, cell.end)):
        return None
    numeral = held[0]
    digits = numeral.start if scan.text[numeral.start] not in "-−" else numeral.start + 1
    before = _BEFORE.fullmatch(scan.text, cell.start, digits)
    after = _AFTER.fullmatch(scan.text, numeral.end, cell.end)
    if before is None or after is None or bool(before["open"]) != bool(after["close"]):
        return None
    phrase = f"{before['prefix']} {after['suffix']}".strip()
    own = measure(phrase) if phrase else None
    if phrase and own is None:
        return None
    start = min(before.start(name) for name in ("open", "sign", "prefix", "late") if before[name]) if before[0].strip("<>≤≥~ ") else digits
    end = next((after.end(name) for name in ("close", "suffix") if after[name]), numeral.end)
    negative = bool(before["open"] or before["late"] or (before["sign"] and before["sign"] != "+") or numeral.value < 0)
    return _Shape(numeral, start, end, negative, before["bound"], own)


def _claim(scan: Scan, table: Table, cell: Cell, shape: _Shape, measures: _Measures) -> Claim | None:
    """The claim of a cell, None where its number is no figure."""
    names = [scan.folded[name.start : name.end].strip(" .:#") for name in (*table.headers(cell), *table.labels(cell))]
    if shape.own is None and any(_identifies(name) for name in names):
        return None
    numeral = shape.numeral
    if shape.own is None and any(_tells_years(name) for name in names) and _YEAR.fullmatch(scan.text, numeral.start, numeral.end):
        text = scan.text[numeral.start : numeral.end]
        return Claim(scan.document.id, numeral.start, numeral.end, text, Kind.DATE, value=text, dimension="date")
    noun = _counted(scan, table, cell) if numeral.resolution >= 1 else None
    told = measures.of(cell, shape.own, counted=noun in word_set("always counted"))
    noun = noun if told.dimension is None else None
    value = -abs(numeral.value) if shape.negative else numeral.value
    dimension = told.dimension or ("count" if noun else "number")
    claim = figure_claim(
        scan,
        Figure(numeral.start, numeral.end, value, None, None, numeral.resolution, numeral),
        start=shape.start,
        end=shape.end,
        kind=_KINDS.get(dimension, Kind.QUANTITY),
        unit=noun or told.unit,
        dimension=dimension,
        assumption=told.assumption or "",
        factor=told.factor,
    )
    if shape.bound:
        _bind(claim, _BOUNDS[shape.bound])
    if told.words and shape.own is not told:
        claim.cues = (f"measure:{told.words}",)
    return claim


def _bind(claim: Claim, sign: Comparator) -> None:
    """Make the value of a cell such as "<0.1" the bound that its sign says."""
    claim.comparator = sign
    value = claim.value if isinstance(claim.value, float) else None
    if sign in (Comparator.LESS, Comparator.AT_MOST):
        claim.value, claim.high = None, value
    elif sign in (Comparator.MORE, Comparator.AT_LEAST):
        claim.value, claim.low = None, value


def _identifies(name: str) -> bool:
    return name in word_set("identifying header") or name.rpartition(" ")[2] in word_set("identifying header")


def _tells_years(name: str) -> bool:
    return name in word_set("header of years") or name.rpartition(" ")[2] in word_set("header of years")


def _counted(scan: Scan, table: Table, cell: Cell) -> str | None:
    """What a whole number counts, by a name that is one plural noun ("Employees", "Number of doors"); None where nothing is counted."""
    for name in (*reversed(table.headers(cell)), *reversed(table.labels(cell))):
        words = [token.folded for token in tokenize(split_measure(scan.text[name.start : name.end]).name)]
        of = words.index("of") if words[:1] in (["number"], ["no"]) and "of" in words[:3] else -1
        noun = words[of + 1 :]
        if len(noun) == 1 and noun[0].isalpha() and singular(noun[0]) != noun[0] and noun[0] not in word_set("plural that is a sum"):
            return singular(noun[0])
    return None


class _Measures:
    """What the figures of a table are measured in, by the names around them; each name is read once."""

    def __init__(self, scan: Scan, table: Table) -> None:
        self.scan = scan
        self.table = table
        self._read: dict[tuple[int, int], Measure | None] = {}
        corner = [(cell.start, cell.end) for cell in table.cells if cell.row < table.header_rows and cell.column < table.label_columns]
        self._everywhere = [*corner, *([table.caption] if table.caption is not None else [])]

    def of(self, cell: Cell, own: Measure | None, *, counted: bool = False) -> Measure:
        """The measure of a cell: its own, else its column's, its row's, its group's, the corner's over the labels, the caption's.

        A share of its own row or column ("Margin, %") goes before a unit of the whole table. A scale of the table ("in millions") scales
        sums, but no rate ("Earnings per share") unless it stands with the rate. What is ``counted`` ("Employees") has no unit of the table.
        """
        if own is not None and own.dimension not in (None, "money"):
            return own
        group = self.table.group(cell)
        near = [(name.start, name.end) for name in (*reversed(self.table.headers(cell)), *reversed(self.table.labels(cell)))]
        far = [] if counted else [*([(group.start, group.end)] if group is not None else []), *self._everywhere]
        told = [(span, found) for span in (*near, *far) if (found := self._measure(span)) is not None]
        share = next((found for span, found in told if span in near and found.dimension in _SHARES), None)
        if own is None and share is not None:
            return share
        if own is not None:
            told.insert(0, ((cell.start, cell.end), own))
        span, unit = next(((span, found) for span, found in told if found.dimension is not None), ((0, 0), Measure(None, None, 1.0)))
        rates = [name for name in near if _rate().search(self.scan.folded, *name)]
        if unit.per is not None or rates:
            return unit if span in rates or unit.factor < 1 else unit._replace(factor=1.0)
        scales = (found for _, found in told if found.factor != 1.0 and found.dimension in (None, unit.dimension))
        scale = next(scales, None) if unit.factor == 1.0 and unit.dimension in _SCALED else None
        if scale is None:
            return unit
        return unit._replace(factor=scale.factor, words=scale.words if scale.dimension else f"{unit.words} {scale.words}".strip())

    def _measure(self, span: tuple[int, int]) -> Measure | None:
        if span not in self._read:
            self._read[span] = split_measure(self.scan.text[slice(*span)]).measure
        return self._read[span]


@cache
def _rate() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, word_set('header of a rate'))))})\b")
