"""A table of a document with the figure of each cell, as rows and as columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from checker.comparisons.checks.outcome import Text
from checker.model import FIGURE_KINDS, Cell, Claim, Section, Table, Trend
from checker.text.folding import fold
from checker.text.lookup import word_set

LONGEST_FIGURE = 40
"""A longer cell is prose, whatever figures it holds."""
_MARKS = " .:*#†‡§|_"


@dataclass(frozen=True)
class Sheet:
    """One table and what its cells claim.

    Attributes:
        text: the document that it stands in.
        table: the table.
        figures: (row, column) to the one figure of that cell.
    """

    text: Text
    table: Table
    figures: Mapping[tuple[int, int], Claim]

    def shown(self, cell: Cell) -> str:
        """What a cell shows, on one line, without markup."""
        return self.text.shown(cell.start, cell.end)

    def name(self, cell: Cell) -> str:
        """The folded words of a cell that names others, without the marks around them."""
        return fold(self.shown(cell)).strip(_MARKS)

    @cached_property
    def cells(self) -> dict[tuple[int, int], Cell]:
        """The cells by row and column of their upper left corner."""
        return {(cell.row, cell.column): cell for cell in self.table.cells}

    @cached_property
    def rows(self) -> list[int]:
        """The rows below the header that hold figures or names, in order; those that name a group of rows are left out."""
        grouping = set(self.table.groups)
        return sorted({row for row, _ in self.cells if row >= self.table.header_rows and row not in grouping})

    @cached_property
    def columns(self) -> list[int]:
        """The columns that hold figures, in order."""
        return sorted({column for _, column in self.figures})

    @cached_property
    def row_names(self) -> dict[int, list[str]]:
        """Row to its names: its label cells, or else the words of its first cell."""
        named: dict[int, list[str]] = {row: [] for row in self.rows}
        for (row, column), cell in sorted(self.cells.items()):
            if column < self.table.label_columns or (not self.table.label_columns and column == 0 and (row, column) not in self.figures):
                for below in range(row, row + cell.rows):
                    if below in named:
                        named[below].append(self.name(cell))
        return named

    @cached_property
    def column_names(self) -> dict[int, list[str]]:
        """Column to its names: the header cells over it, from the top."""
        named: dict[int, list[str]] = defaultdict(list)
        for cell in self.table.cells:
            if cell.row < self.table.header_rows:
                for column in range(cell.column, cell.column + cell.columns):
                    named[column].append(self.name(cell))
        return named

    def is_blank(self, row: int, column: int) -> bool:
        """Tell whether a place holds nothing, or a mark for nothing."""
        cell = self.cells.get((row, column))
        return cell is None or self.name(cell).strip("-–—−") in word_set("nothing in a cell")


def sheets(text: Text) -> Iterator[Sheet]:
    """The tables of a document, each with the figures of its cells; cells of prose or with more than one figure give none."""
    if not text.document.tables:
        return
    held: dict[int, list[tuple[Cell, Claim]]] = defaultdict(list)
    for claim in text.claims:
        found = text.document.cell_at(claim.start) if claim.section is Section.CELL else None
        if found is not None:
            held[id(found[0])].append((found[1], claim))
    for table in text.document.tables:
        yield Sheet(text, table, _only(held.get(id(table), [])))


def _only(held: Sequence[tuple[Cell, Claim]]) -> dict[tuple[int, int], Claim]:
    claims: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for cell, claim in held:
        if cell.end - cell.start <= LONGEST_FIGURE:
            claims[cell.row, cell.column].append(claim)
    return {place: found[0] for place, found in claims.items() if len(found) == 1 and found[0].kind in FIGURE_KINDS}


def signed(claim: Claim) -> float | None:
    """The number of a cell with its sign, which a figure under "Change" keeps as its direction; None for a bound or a range."""
    if not isinstance(claim.value, (int, float)):
        return None
    return -abs(claim.value) if claim.trend is Trend.DOWN else float(claim.value)
