"""What the rows and columns of a table are: which name the others, and how its figures are written."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

MOST_HEADER_ROWS = 5
MOST_LABEL_COLUMNS = 4
LONGEST_NAME = 120
"""A longer cell is prose, and names no row or column."""
MOSTLY = 0.6
"""Share of a column's cells from which they set its kind."""

_FIGURE = re.compile(
    r"""
    [(\[]? \s* [-−–+±~<>≤≥]? \s*                   # (1,234)   -5   <0.1
    (?:[^\w\s\d]{1,2}|[A-Z]{1,3}\$?|[A-Z]{3})? \s* # $   US$   EUR
    [-−+]? \d [\d.,'’\s]* (?:[eE][-+]?\d+)?
    \s* (?:%|‰|[^\W\d_]{1,4}\.?|[^\w\s]{1,2}|[^\w\s]?[a-z]{1,3}[²³]?)? # %   kg   €   bn
    \s* [)\]]? \s* (?:[*†‡§]+|[\[(]\w{1,2}[\])]|[¹²³⁴-⁹]+)?  # *   [1]   (a)
    """,
    re.VERBOSE,
)
_MISSING = re.compile(r"[-–—.…*]*|n\.?/?[adm]\.?|nil|none|null|nan|#n/a|\?", re.IGNORECASE)
_TIME = re.compile(
    r"""(?:fy|cy|h[12]|q[1-4]|[1-4]q)?\s*['’]?
        (?:1[89]|20|21)?\d\d(?:\s*[/–-]\s*(?:1[89]|20)?\d\d)?\s*[aefprb*]?   # 2024  FY24  2023/24  2026E
      | (?:1[89]|20)\d\d-\d\d(?:-\d\d)? | [qh][1-4]""",
    re.VERBOSE | re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_RANK = re.compile(r"(\d{1,6})[.)]?")
_BOTH_MARKS = re.compile(r"\d([.,])\d{3}(?:\1\d{3})*([.,])\d+(?!\d)")
_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}([.,])\d{3}(?:\1\d{3})+(?![\d.,])")
_ONE_MARK = re.compile(r"(?<![\d.,])(\d+)([.,])(\d+)(?![\d.,])")


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
        entries: the filled cells, in any order.
        decimal: the decimal mark where the format says it; it counts only where the figures leave it open.
    """
    grid = _Grid(entries)
    headers = _header_rows(grid)
    groups = tuple(row for row in grid.rows[headers:] if grid.names_group(row))
    labels = _label_columns(grid, headers, groups)
    return Outline(headers, labels, groups if labels else (), decimal_mark([entry.text for entry in entries], decimal or "."))


def decimal_mark(texts: Collection[str], usual: str = ".") -> str:
    """The decimal mark that figures are written with: "," for "1.234,5", "." for "1,234.5"; ``usual`` where none tells."""
    votes = {".": 0, ",": 0}
    for text in texts:
        if both := _BOTH_MARKS.search(text):
            if both[1] != both[2]:
                votes[both[2]] += 2
        elif grouped := _GROUPS.search(text):
            votes["," if grouped[1] == "." else "."] += 2
        elif (one := _ONE_MARK.search(text)) and (len(one[3]) != 3 or len(one[1]) > 3 or one[1] == "0"):
            votes[one[2]] += 1
    return usual if votes["."] == votes[","] else max(votes, key=lambda mark: votes[mark])


def is_figure(text: str) -> bool:
    """Tell whether a cell holds one figure, with its unit or without."""
    return _FIGURE.fullmatch(text.strip()) is not None


def is_missing(text: str) -> bool:
    """Tell whether a cell says that there is no figure: a dash, "n/a"."""
    return _MISSING.fullmatch(text.strip()) is not None


def _names_time(text: str) -> bool:
    return _TIME.fullmatch(text.strip()) is not None


class _Grid:
    """The filled cells by place."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.by_row: dict[int, list[Entry]] = {}
        self.by_column: dict[int, list[Entry]] = {}
        for entry in sorted(entries, key=lambda entry: (entry.row, entry.column)):
            self.by_row.setdefault(entry.row, []).append(entry)
            self.by_column.setdefault(entry.column, []).append(entry)
        self.width = max((entry.column + entry.columns for entry in entries), default=0)
        self.height = max((entry.row + entry.rows for entry in entries), default=0)
        self.rows = range(self.height)

    def names_group(self, row: int) -> bool:
        """Tell whether a row holds one name alone, at its left or across the table: "Europe"."""
        held = self.by_row.get(row, [])
        if len(held) != 1 or self.width < 2 or row + 1 >= self.height:
            return False
        (only,) = held
        alone = only.column == 0 or only.columns >= self.width - 1
        below = self.by_row.get(row + only.rows, [])
        return alone and only.rows == 1 and _can_name(only.text) and len(below) > 1 and not is_figure(only.text)

    def column_kind(self, column: int, first_row: int) -> str:
        """ "figure", "name" or "" for what most cells of a column from a row on hold."""
        held = [entry for entry in self.by_column.get(column, []) if entry.row >= first_row and not is_missing(entry.text)]
        held = [entry for entry in held if not self.names_group(entry.row)]
        if not held:
            return ""
        figures = sum(is_figure(entry.text) for entry in held)
        return "figure" if figures >= MOSTLY * len(held) else "name"


def _can_name(text: str) -> bool:
    return len(text.strip()) <= LONGEST_NAME


def _header_rows(grid: _Grid) -> int:
    flagged = 0
    while flagged < min(grid.height, MOST_HEADER_ROWS) and _all_flagged(grid, flagged):
        flagged += 1
    if flagged == grid.height and flagged:
        flagged -= 1
    if flagged:
        return flagged
    row = 0
    while row < min(grid.height - 1, MOST_HEADER_ROWS) and _heads(grid, row):
        row += 1
    # a last header row that only groups ("Europe") names rows, not columns
    while row and grid.names_group(row - 1) and row - 1 > 0:
        row -= 1
    if not row and grid.width > 1 and grid.height > 2 and _is_all_names(grid):
        return 1
    return row


def _all_flagged(grid: _Grid, row: int) -> bool:
    held = grid.by_row.get(row, [])
    # a lone <th> before figures is the label of its row
    return bool(held) and all(entry.header for entry in held) and not any(is_figure(e.text) and not _names_time(e.text) for e in held)


def _heads(grid: _Grid, row: int) -> bool:
    """Tell whether a row names columns: words or years over figures."""
    held = grid.by_row.get(row, [])
    if not held:
        return True  # an empty line within the header
    if any(is_figure(entry.text) and not _names_time(entry.text) for entry in held) or not all(_can_name(entry.text) for entry in held):
        return False
    if grid.names_group(row):
        return row + 1 < grid.height and _heads(grid, row + 1)
    below = row + 1
    for entry in held:
        columns = range(entry.column, entry.column + entry.columns)
        kinds = [grid.column_kind(column, below) for column in columns]
        if "figure" in kinds and not (_names_time(entry.text) and _only_times(grid, columns, below)):
            return True
    return False


def _only_times(grid: _Grid, columns: range, first_row: int) -> bool:
    held = [
        entry for column in columns for entry in grid.by_column.get(column, []) if entry.row >= first_row and not is_missing(entry.text)
    ]
    return all(_names_time(entry.text) for entry in held)


def _is_all_names(grid: _Grid) -> bool:
    """Tell whether a table of words has its first row as names: short and filled throughout, no row of it twice as long."""
    first = grid.by_row.get(0, [])
    return len(first) == grid.width and all(len(entry.text) <= 40 and not entry.text.rstrip().endswith((":", ".")) for entry in first)


def _label_columns(grid: _Grid, headers: int, groups: Sequence[int]) -> int:
    column = 0
    while column < min(grid.width - 1, MOST_LABEL_COLUMNS):
        held = [entry for entry in grid.by_column.get(column, []) if entry.row >= headers and entry.row not in groups]
        filled = [entry for entry in held if not is_missing(entry.text)]
        if filled and not _names_rows(filled, first=column == 0):
            break
        column += 1
    return column


def _names_rows(filled: Sequence[Entry], *, first: bool) -> bool:
    if sum(_can_name(entry.text) for entry in filled) < MOSTLY * len(filled):
        return False
    figures = [entry for entry in filled if is_figure(entry.text)]
    if len(figures) < (1 - MOSTLY) * len(filled) + 1 and len(figures) < len(filled):
        return True
    if all(_YEAR.fullmatch(entry.text.strip()) for entry in figures):
        return True
    if all(_names_time(entry.text) and not _RANK.fullmatch(entry.text.strip()) for entry in figures):
        return True
    return first and _is_rank(filled)


def _is_rank(filled: Sequence[Entry]) -> bool:
    """Tell whether a column only counts its rows: 1, 2, 3."""
    found = [_RANK.fullmatch(entry.text.strip()) for entry in filled]
    numbers = [int(match[1]) for match in found if match]
    return len(numbers) == len(filled) > 1 and all(after - before == 1 for before, after in pairwise(numbers))
