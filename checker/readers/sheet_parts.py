"""What a sheet is made of: rows of filled cells, and the lines and tables that they form."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum

from checker.model import Section
from checker.readers.outline import Entry, Outline, telling_rows


@dataclass(slots=True)
class Row:
    """The filled cells of one row that is shown.

    Attributes:
        index: 0-based place among the rows shown.
        columns: 0-based places among the columns shown, in order.
        texts: what the cells show.
        number: what its program calls it, from 1.
        starts, ends: where the texts stand in the file, for a format that is text itself.
        spans: how many rows and columns a cell covers, by its column, for those that cover more than one.
    """

    index: int
    columns: list[int]
    texts: list[str]
    number: int
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)

    def within(self, left: int, right: int) -> Row | None:
        """The cells from one column to another, the right one left out; None where there are none."""
        first, end = bisect_left(self.columns, left), bisect_left(self.columns, right)
        if end - first == len(self.columns):
            return self
        if first == end:
            return None
        kept = slice(first, end)
        return Row(self.index, self.columns[kept], self.texts[kept], self.number, self.starts[kept], self.ends[kept], self.spans)


class Role(Enum):
    """What a region of a sheet is."""

    LINE = "line"
    TABLE = "table"


@dataclass(slots=True)
class Region:
    """A table, or a line of text beside tables.

    Attributes:
        role: which of the two.
        rows: its rows; one for a line, several for a title of several lines.
        section: for a line, what it is.
        shape: for a table, its outline.
        title: for a table, the line over it that is its caption, or None.
        columns: those that hold text.
    """

    role: Role
    rows: list[Row]
    section: Section = Section.BODY
    shape: Outline = field(default_factory=Outline)
    title: Region | None = None
    columns: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.columns = set().union(*(row.columns for row in self.rows))

    @property
    def left(self) -> int:
        """The first column that holds text."""
        return min(self.columns)

    def goes_on(self, rows: Iterable[Row]) -> None:
        """Put more rows below."""
        for row in rows:
            self.rows.append(row)
            self.columns.update(row.columns)


def entries_of(rows: Sequence[Row]) -> list[Entry]:
    """The cells from which the outline of a table is told."""
    top, left = rows[0].index, min(row.columns[0] for row in rows)
    chosen = telling_rows([(row.index, len(row.columns)) for row in rows])
    made: list[Entry] = []
    for row in rows:
        if row.index not in chosen:
            continue
        for column, text in zip(row.columns, row.texts, strict=True):
            high, wide = row.spans.get(column, (1, 1)) if row.spans else (1, 1)
            made.append(Entry(row.index - top, column - left, text, high, wide))
    return made
