"""The filled cells of a table by place, as its outline is told from them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from checker.readers.cell_shapes import is_figure, is_missing, is_name, is_time

MOSTLY = 0.6
"""Share of a column's cells from which they set its kind."""


class Entry(NamedTuple):
    """One filled cell of a table as a reader meets it.

    Attributes:
        row, column: 0-based place in the grid.
        text: what it shows.
        rows, columns: how many rows and columns it spans.
        header: True where the format itself says that it names others (``th``).
    """

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1
    header: bool = False


def is_value(entry: Entry) -> bool:
    """Tell whether a cell holds a figure that is no year."""
    return is_figure(entry.text) and not is_time(entry.text)


class Grid:
    """The filled cells by place."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.by_row: dict[int, list[Entry]] = {}
        self.by_column: dict[int, list[Entry]] = {}
        self.width = self.height = 0
        for entry in sorted(entries, key=lambda entry: (entry.row, entry.column)):
            self.by_row.setdefault(entry.row, []).append(entry)
            self.by_column.setdefault(entry.column, []).append(entry)
            self.width = max(self.width, entry.column + entry.columns)
            self.height = max(self.height, entry.row + entry.rows)
        self._kinds: dict[tuple[int, int], str] = {}

    def names_group(self, row: int) -> bool:
        """Tell whether a row holds one name alone, at its left or across the table: "Europe"."""
        held = self.by_row.get(row, [])
        if len(held) != 1 or self.width < 2 or row + 1 >= self.height:
            return False
        (only,) = held
        alone = only.column == 0 or only.columns >= self.width - 1
        if not alone or only.rows != 1 or not is_name(only.text) or is_figure(only.text):
            return False
        below = self.by_row.get(row + 1, [])
        # another group may stand between it and the rows: "Europe", "Western Europe"
        return len(below) > 1 or (len(below) == 1 and row + 2 < self.height and len(self.by_row.get(row + 2, [])) > 1)

    def body(self, column: int, first_row: int) -> list[Entry]:
        """The cells of a column from a row on that hold a figure or a name, without those that name groups."""
        held = [entry for entry in self.by_column.get(column, []) if entry.row >= first_row and not is_missing(entry.text)]
        return [entry for entry in held if entry.row not in self._groups]

    def column_kind(self, column: int, first_row: int) -> str:
        """ "figure", "name" or "" for what most cells of a column from a row on hold."""
        if (column, first_row) not in self._kinds:
            held = self.body(column, first_row)
            figures = sum(is_figure(entry.text) for entry in held)
            self._kinds[column, first_row] = "" if not held else "figure" if figures >= MOSTLY * len(held) else "name"
        return self._kinds[column, first_row]

    @cached_property
    def _groups(self) -> frozenset[int]:
        return frozenset(row for row in self.by_row if self.names_group(row))
