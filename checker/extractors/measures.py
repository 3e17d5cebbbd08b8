"""What the figures of a table are measured in: by the cell itself, by its column and row, by what stands over the whole table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from checker.model import Cell, Table
from checker.text.lookup import word_set
from checker.text.scan import Scan
from checker.units import Measure, measure, read_heading

_SHARES = ("percent", "percentage_point")
_SCALED = (None, "money", "mass", "energy", "volume")
_MILLION = 1e6
_METRES = "m"
"""Metres, but millions in a table of money."""


class Measures:
    """What the figures of a table are measured in, by the names around them; each name is read once."""

    def __init__(self, scan: Scan, table: Table) -> None:
        self.scan = scan
        self.table = table
        self._read: dict[tuple[int, int], Measure | None] = {}
        corner = [(cell.start, cell.end) for cell in table.corner]
        self._everywhere = [*corner, *([table.caption] if table.caption is not None else [])]
        self._rows = {(cell.start, cell.end) for cell in table.cells if cell.column < table.label_columns and cell.row >= table.header_rows}
        self._units = self._units_of_rows()
        self._units_spans = frozenset(self._units.values())

    def _units_of_rows(self) -> dict[int, tuple[int, int]]:
        """Where each row says its unit, in a table with a column of units."""
        columns = {
            cell.column
            for cell in self.table.cells
            if cell.row < self.table.header_rows and self.scan.folded[cell.start : cell.end].strip() in word_set("header of units")
        }
        below = (cell for cell in self.table.cells if cell.column in columns and cell.row >= self.table.header_rows)
        return {cell.row: (cell.start, cell.end) for cell in below}

    def of(self, cell: Cell, own: Measure | None, *, counted: bool = False, scaled: bool = False) -> Measure:
        """The measure of a cell: its own, else its column's, its row's, its group's, the corner's over the labels, the caption's.

        A share of its own row or column ("Margin, %") goes before a unit of the whole table. A scale of the table ("in millions") scales
        sums, but no rate ("Earnings per share") unless it stands with the rate. What is ``counted`` ("Employees") has no unit of the table,
        and what the cell has ``scaled`` itself ("$120 million") no scale of it.
        """
        if own is not None and own.words != _METRES and own.dimension is not None and (own.dimension != "money" or own.factor != 1.0):
            return own
        if scaled:
            named = own or self.of(cell, None, counted=counted)
            return named._replace(factor=min(named.factor, 1.0), words="" if own is not None else named.unit or "")
        group = self.table.group(cell)
        near = [(name.start, name.end) for name in (*reversed(self.table.headers(cell)), *reversed(self.table.labels(cell)))]
        near = [self._units[cell.row], *near] if cell.row in self._units else near
        far = [] if counted else [*([(group.start, group.end)] if group is not None else []), *self._everywhere]
        told = [(span, found) for span in (*near, *far) if (found := self._measure(span)) is not None]
        labels = [(label.start, label.end) for label in self.table.labels(cell)]
        if own is None and any(_no_sum().search(self.scan.folded, *label) for label in labels):
            told = [(span, found) for span, found in told if span in labels or found.dimension not in (None, "money")]
        money = any(found.dimension == "money" for _, found in told)
        if own is not None and (own.dimension is None or (money and own.words == _METRES)):  # "1.3m" under "$ million" are no metres
            unit = next((found for _, found in told if found.dimension is not None), own)
            factor = _MILLION if own.words == _METRES else own.factor
            return unit._replace(factor=factor, words=unit.unit or own.words)
        share = next((found for span, found in told if span in near and found.dimension in _SHARES), None)
        if own is None and share is not None:
            return share
        if own is not None and own.dimension not in (None, "money"):
            return own
        if own is not None:
            told.insert(0, ((cell.start, cell.end), own))
        span, unit = next(((span, found) for span, found in told if found.dimension is not None), ((0, 0), Measure(None, None, 1.0)))
        unit = _of_table(unit, [found for _, found in told])
        rates = [name for name in near if _rate().search(self.scan.folded, *name)]
        if unit.per is not None or rates:
            own_scale = next((found.factor for span, found in told if span in rates and found.dimension is None), 1.0)
            return unit if span in rates or unit.factor < 1 else unit._replace(factor=own_scale)
        scales = (found for _, found in told if found.factor != 1.0 and found.dimension in (None, unit.dimension))
        scale = next(scales, None) if unit.factor == 1.0 and unit.dimension in _SCALED else None
        if scale is None:
            return unit
        return unit._replace(factor=scale.factor, words=scale.words if scale.dimension else f"{unit.words} {scale.words}".strip())

    def _measure(self, span: tuple[int, int]) -> Measure | None:
        if span not in self._read:
            text = self.scan.text[slice(*span)]
            unit = measure(text) if span in self._units_spans else None
            whens = self.scan.dates_in(*span)
            self._read[span] = unit or read_heading(self.scan.text, self.scan.folded, span, whens, of_row=span in self._rows).measure
        return self._read[span]


def _of_table(unit: Measure, told: Sequence[Measure]) -> Measure:
    """The coins that a row is measured in as those of the table's currency: "cents" under "€ million" are those of the euro."""
    if unit.dimension != "money" or unit.assumption is None or unit.factor >= 1:
        return unit
    sure = next((found for found in told if found.dimension == "money" and found.assumption is None), None)
    return unit._replace(unit=sure.unit, assumption=None) if sure is not None else unit


@cache
def _no_sum() -> re.Pattern[str]:
    """What a row names that no currency of the table measures: "Tax rate", "Headcount", "Oil production (kboe/d)", "Cover (x)"."""
    words = "|".join(sorted(map(re.escape, word_set("no sum of money"))))
    return re.compile(rf"\b(?:{words})\b|[(\[](?:x|[a-z]{{1,6}}/[a-z]{{1,4}})[)\]]")


@cache
def _rate() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, word_set('header of a rate'))))})\b")
