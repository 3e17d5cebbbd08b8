"""What the rows and columns of a table are: which name the others, and how its figures are written."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from checker.readers.cell_shapes import decimal_mark, is_figure, is_missing, is_name, is_time, is_unit, is_year
from checker.units import measure

__all__ = ["Entry", "Outline", "decimal_mark", "is_figure", "is_missing", "outline", "telling_rows"]

MOST_HEADER_ROWS = 5
MOST_LABEL_COLUMNS = 4
LONGEST_HEADER = 40
"""In a table of words alone, a longer cell is no header."""
MOSTLY = 0.6
"""Share of a column's cells from which they set its kind."""
MOST_UNITS = 20
"""So many different cells tell whether a column holds units."""
FIRST_ROWS, LAST_ROWS, ROWS_BETWEEN = 60, 20, 120
"""So many rows of a long table tell what its columns are."""

_COUNT = re.compile(r"(\d{1,6})[.)]?")
_CODE = re.compile(r"(?=.*\d)[\w./-]+")


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


class Outline(NamedTuple):
    """What the rows and columns of a table are; the fields are those of :class:`checker.model.Table`."""

    header_rows: int = 0
    label_columns: int = 0
    groups: tuple[int, ...] = ()
    decimal: str = "."


def outline(entries: Sequence[Entry], *, decimal: str | None = None) -> Outline:
    """Tell the header rows, the columns of labels and the rows that name groups from the cells' shapes.

    Args:
        entries: the filled cells, in any order; of a long table, those of its :func:`telling_rows` are enough.
        decimal: the decimal mark where the format says it; it counts only where the figures leave it open.
    """
    grid = _Grid(_telling(entries))
    headers = _header_rows(grid)
    groups = tuple(row for row in sorted(grid.by_row) if row >= headers and grid.names_group(row))
    labels = _label_columns(grid, headers, frozenset(groups))
    mark = decimal_mark((entry.text for entry in entries), decimal or ".")
    return Outline(headers, labels, groups if labels else (), mark)


def telling_rows(filled: Sequence[tuple[int, int]]) -> set[int]:
    """The rows that tell the outline of a table: the first, the last, some between, and those that may name a group.

    Args:
        filled: each row that holds text, in order, and how many cells of it do.
    """
    chosen = {row for row, _ in filled[:FIRST_ROWS]} | {row for row, _ in filled[-LAST_ROWS:]}
    chosen |= {row for row, _ in filled[:: max(1, len(filled) // ROWS_BETWEEN)]}
    for (row, cells), (below, _) in pairwise(filled):
        if cells == 1:
            chosen |= {row, below}
    return chosen


def _telling(entries: Sequence[Entry]) -> Sequence[Entry]:
    filled = sorted(Counter([entry.row for entry in entries]).items())
    if len(filled) <= FIRST_ROWS + LAST_ROWS + ROWS_BETWEEN:
        return entries
    chosen = telling_rows(filled)
    return [entry for entry in entries if entry.row in chosen]


class _Grid:
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


def _header_rows(grid: _Grid) -> int:
    flagged = 0
    while flagged < min(grid.height, MOST_HEADER_ROWS) and _all_flagged(grid, flagged):
        flagged += 1
    if flagged == grid.height and flagged:
        flagged -= 1
    if flagged:
        return flagged
    row = 0
    while row < min(grid.height - 1, MOST_HEADER_ROWS) and _heads(grid, row) and (not row or _goes_on(grid, row)):
        row += 1
    # a last header row that only groups ("Europe") names rows, not columns
    while row and (grid.names_group(row - 1) or row - 1 not in grid.by_row) and row - 1 > 0:
        row -= 1
    if not row and grid.width > 1 and len(grid.by_row) > 2 and _is_all_names(grid):
        return 1
    return row


def _all_flagged(grid: _Grid, row: int) -> bool:
    held = grid.by_row.get(row, [])
    # a lone <th> before figures is the label of its row
    return bool(held) and all(entry.header for entry in held) and not any(_is_value(entry) for entry in held)


def _is_value(entry: Entry) -> bool:
    return is_figure(entry.text) and not is_time(entry.text)


def _heads(grid: _Grid, row: int) -> bool:
    """Tell whether a row names columns: words or years over figures."""
    held = grid.by_row.get(row, [])
    if not held:
        return True  # an empty line within the header
    units = len(held) > 1 and all(is_unit(entry.text) for entry in held)  # "(1,000 ha)" is no figure beside "(kg/ha)"
    if any(_is_value(entry) and not units for entry in held) or not all(is_name(entry.text) for entry in held):
        return False
    if grid.names_group(row):
        return row + 1 < grid.height and _heads(grid, row + 1)
    below = row + 1
    for entry in held:
        columns = range(entry.column, entry.column + entry.columns)
        kinds = [grid.column_kind(column, below) for column in columns]
        if "figure" in kinds and not (is_time(entry.text) and _only_times(grid, columns, below)):
            return True
    return False


def _only_times(grid: _Grid, columns: range, first_row: int) -> bool:
    return all(is_time(entry.text) for column in columns for entry in grid.body(column, first_row))


def _goes_on(grid: _Grid, row: int) -> bool:
    """Tell whether a row of names right below a header belongs to it, and is no row whose figures are words: "Rent | free"."""
    held, above = grid.by_row.get(row, []), grid.by_row.get(row - 1, [])
    if any(is_missing(entry.text) for entry in held):
        return False
    open_above = len(above) < grid.width or any(entry.columns > 1 for entry in above)
    return not held or held[0].column > 0 or open_above or all(is_unit(entry.text) for entry in held[1:])


def _is_all_names(grid: _Grid) -> bool:
    """Tell whether a table of words has its first row as names: short and filled throughout, but for the corner."""
    first = grid.by_row.get(0, [])
    if sum(entry.columns for entry in first) < grid.width - (first[0].column == 1 if first else 0) or not first:
        return False
    if any(_is_value(entry) or is_missing(entry.text) or len(entry.text) > LONGEST_HEADER for entry in first):
        return False
    if any(entry.text.rstrip().endswith((":", ".")) for entry in first):
        return False
    return grid.width > 2 or not _is_mixed(grid.body(1, 0))


def _is_mixed(held: Sequence[Entry]) -> bool:
    """Tell whether a column holds now figures, now words, as the values beside keys do: "Seoul", "3 June 2025", "2,400"."""
    digits = sum(entry.text.strip()[:1].isdigit() or is_figure(entry.text) for entry in held[1:])
    return 0 < digits < len(held) - 1 or (digits > 0 and _is_value(held[0]))


def _label_columns(grid: _Grid, headers: int, groups: Collection[int]) -> int:
    """How many columns at the left name the rows: those that it takes to tell the rows apart, and what says what all of them are.

    "Country | Capital | Population": the capital is a value. "Country | Year | ...": a country has several rows. "Item | Unit | 2024"
    and a column that repeats one name ("Population, total") belong to the figures right of them.
    """
    column = labels = 0
    told = False
    keys: dict[int, tuple[str, ...]] = {row: () for row in grid.by_row if row >= headers and row not in groups}
    while column < min(grid.width - 1, MOST_LABEL_COLUMNS):
        held = [entry for entry in grid.by_column.get(column, []) if entry.row >= headers and entry.row not in groups]
        filled = [entry for entry in held if not is_missing(entry.text)]
        ids = column == 0 and _is_ids(filled) and _is_named_beside(grid, headers, 1)
        if filled and not ids and not _names_rows(filled, first=column == 0):
            break
        column += 1
        if not told:
            _extend(keys, held)
            codes = ids or bool(filled and all(_CODE.fullmatch(entry.text.strip()) and not is_time(entry.text) for entry in filled))
            told = len(set(keys.values())) == len(keys) and not (codes and _is_named_beside(grid, headers, column))
            labels = column
        elif filled and (_are_units(filled) or _is_one_name(filled)):
            labels = column
    return labels


def _extend(keys: dict[int, tuple[str, ...]], held: Sequence[Entry]) -> None:
    """Add a column to what tells rows apart; an empty cell goes on with what stands above it."""
    texts = {entry.row: entry.text for entry in held}
    last = ""
    for row in keys:
        last = texts.get(row, last)
        keys[row] = (*keys[row], last)


def _are_units(filled: Sequence[Entry]) -> bool:
    texts = sorted({entry.text for entry in filled})[:MOST_UNITS]
    return sum(measure(text) is not None for text in texts) >= MOSTLY * len(texts)


def _is_one_name(filled: Sequence[Entry]) -> bool:
    """Tell whether every row has the same name, which says what all the figures are."""
    return len(filled) > 2 and len({entry.text for entry in filled}) == 1 and not is_figure(filled[0].text)


def _names_rows(filled: Sequence[Entry], *, first: bool) -> bool:
    if sum(is_name(entry.text) for entry in filled) < MOSTLY * len(filled):
        return False
    figures = [entry for entry in filled if is_figure(entry.text)]
    if len(figures) < (1 - MOSTLY) * len(filled) + 1 and len(figures) < len(filled):
        return True
    if all(is_time(entry.text) for entry in figures):
        return True
    return first and _is_count(filled)


def _is_count(filled: Sequence[Entry]) -> bool:
    """Tell whether a column only counts its rows: 1, 2, 3."""
    found = [(entry.row, int(match[1])) for entry in filled if (match := _COUNT.fullmatch(entry.text.strip()))]
    steps = [(row - row_before, number - before) for (row_before, before), (row, number) in pairwise(found)]
    # between rows that follow each other one by one; over rows of other things, or left out of a long table, no faster
    return len(found) == len(filled) > 1 and all(0 < step <= rows for rows, step in steps)


def _is_ids(filled: Sequence[Entry]) -> bool:
    """Tell whether a column holds numbers that are names: whole, of one length, no two the same."""
    texts = [entry.text.strip() for entry in filled]
    alike = len({len(text) for text in texts}) == 1 and len(set(texts)) == len(texts) > 1
    return alike and len(texts[0]) > 2 and all(text.isdecimal() and not is_year(text) for text in texts)


def _is_named_beside(grid: _Grid, headers: int, column: int) -> bool:
    """Tell whether a column holds names: each short, none a figure or a time, and hardly two the same."""
    texts = [entry.text for entry in grid.body(column, headers)]
    if not texts or column >= grid.width - 1 or any(is_figure(text) or is_time(text) or not is_name(text) for text in texts):
        return False
    return len(set(texts)) >= MOSTLY * len(texts)
