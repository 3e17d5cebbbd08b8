"""Rows and cells of a web page as a grid, or as the parts that they hold where a table only lays the page out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml.html import HtmlElement

from checker.model import Section
from checker.readers.html.part import SPACE, TEXT, Bit, Held, Part

MOST_COLUMNS = 1000
LONGEST_CELL = 400
"""A longer cell of a table without header cells is prose that a table lays out ..."""
LONGEST_ALONE = 100
"""... and so is a longer one in a table of one row."""
LONGEST_TERM, LONGEST_VALUE = 80, 160
"""A list of terms and values is a table where each is short."""
_PLACED = 200_000
_CELLS = {"table": ("td", "th"), "dl": ("dt", "dd")}


@dataclass
class _Cell:
    row: int
    rows: int
    columns: int
    header: bool
    parts: list[Part] = field(default_factory=list)
    column: int = 0

    @property
    def weight(self) -> int:
        return sum(part.weight for part in self.parts)


class Rows:
    """A table, or a list of terms and values, while it is read.

    Attributes:
        parts: where the next part belongs: the open cell, the caption, or what stands between cells.
    """

    def __init__(self, tag: str, role: str) -> None:
        self.tag = tag
        self.parts: list[Part] = []
        self._lays_out = role.strip().lower() in ("presentation", "none")
        self._sequence: list[list[Part]] = [self.parts]
        self._caption: list[Part] = []
        self._cells: list[_Cell] = []
        self._row = -1
        self._head = False

    def enter(self, element: HtmlElement, tag: str) -> None:
        """An element of this table opens."""
        if tag == "tr":
            self._row += 1
        elif tag == "thead":
            self._head = True
        elif tag == "caption":
            self._open(self._caption)
        elif tag in _CELLS[self.tag]:
            self._open(self._term_or_value(tag) if self.tag == "dl" else self._cell(element, tag))

    def leave(self, tag: str) -> None:
        """An element of this table closes."""
        if tag == "thead":
            self._head = False
        elif tag == "caption" or tag in _CELLS[self.tag]:
            self._open([])

    def close(self, *, furniture: bool) -> list[Part]:
        """The table as one part, or the parts that it holds."""
        cells = [cell for cell in self._cells if cell.weight]
        if not cells or not self._place() or self._is_layout(cells):
            return [part for parts in self._sequence for part in parts]
        width = max(cell.column for cell in cells) + 1
        held = [
            Held(cell.row, cell.column, _joined(cell.parts), cell.rows, max(1, min(cell.columns, width - cell.column)), cell.header)
            for cell in cells
        ]
        parts = [part for cell in cells for part in cell.parts]
        whole = Part(
            [],
            tag=self.tag,
            furniture=furniture,
            weight=sum(part.weight for part in parts),
            linked=sum(part.linked for part in parts),
            cells=held,
            caption=_joined(self._caption),
        )
        inside = {id(part) for part in [*parts, *self._caption]}
        return [*(part for parts in self._sequence for part in parts if id(part) not in inside), whole]

    def _open(self, parts: list[Part]) -> None:
        self.parts = parts
        self._sequence.append(parts)

    def _cell(self, element: HtmlElement, tag: str) -> list[Part]:
        self._row = max(self._row, 0)
        high, wide = element.get("rowspan") or element.get("aria-rowspan"), element.get("colspan") or element.get("aria-colspan")
        rows = span_of(high, 65_534) if high != "0" else 65_534
        self._cells.append(_Cell(self._row, rows, span_of(wide, MOST_COLUMNS), tag == "th" or self._head))
        return self._cells[-1].parts

    def _term_or_value(self, tag: str) -> list[Part]:
        last = self._cells[-1] if self._cells else None
        if tag == "dt" and last is not None and last.column == 0:
            return last.parts  # two terms of one value
        if tag == "dt" or last is None:
            self._row += 1
        elif last.column == 1:
            self._row += 1
            term = next((cell for cell in reversed(self._cells) if cell.column == 0), None)
            if term is not None:
                term.rows += 1
        self._cells.append(_Cell(self._row, 1, 1, header=False, column=int(tag == "dd")))
        return self._cells[-1].parts

    def _place(self) -> bool:
        """Give each cell its column, past those that cells above reach down into; False where the table is absurdly wide."""
        if self.tag == "dl":
            return True
        last_row = max(cell.row for cell in self._cells)
        free_from: dict[int, int] = {}
        row, column, placed = -1, 0, 0
        for cell in self._cells:
            if cell.row != row:
                row, column = cell.row, 0
            while free_from.get(column, 0) > row:
                column += 1
                placed += 1
            cell.column, cell.rows = column, min(cell.rows, last_row - row + 1)
            column += cell.columns
            if cell.rows > 1:
                placed += cell.columns
                free_from.update(dict.fromkeys(range(cell.column, column), row + cell.rows))
            if column > MOST_COLUMNS or placed > _PLACED + len(self._cells):
                return False
        return True

    def _is_layout(self, cells: list[_Cell]) -> bool:
        parts = [part for cell in cells for part in cell.parts]
        if self._lays_out or any(part.cells for part in parts) or max(cell.column for cell in cells) == 0:
            return True
        if self.tag == "dl":
            lengths = ((cell.weight, LONGEST_VALUE if cell.column else LONGEST_TERM) for cell in cells)
            return any(weight > most for weight, most in lengths) or any(part.section is Section.FOOTNOTE for part in parts)
        if any(cell.header for cell in cells) or self._caption:
            return False
        longest = max(cell.weight for cell in cells)
        return longest > (LONGEST_ALONE if len({cell.row for cell in cells}) == 1 else LONGEST_CELL)


def span_of(stated: str | None, most: int) -> int:
    """How many rows or columns a cell spans as its attribute states it, from 1 to a most."""
    stated = (stated or "1").strip()[:6]
    return min(max(int(stated), 1), most) if stated.isdecimal() else 1


def _joined(parts: Iterable[Part]) -> list[Bit]:
    """The bits of several parts one after the other; the items of a list are told apart."""
    bits: list[Bit] = []
    for part in parts:
        if bits:
            bits.append(Bit(TEXT, text="; ") if part.tag == "li" else Bit(SPACE))
        bits += part.bits
    return bits
