"""What the rows and columns of a table are: which name the others, and how its figures are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from checker.readers.cell_shapes import (
    decimal_mark,
    holds_year,
    is_bare_figure,
    is_dated_measure,
    is_figure,
    is_missing,
    is_name,
    is_round_measure,
    is_time,
    is_unit,
)
from checker.readers.grid import MOSTLY, Entry, Grid, is_value
from checker.readers.label_columns import label_columns

__all__ = ["Entry", "Outline", "decimal_mark", "is_figure", "is_missing", "outline", "telling_rows"]

MOST_HEADER_ROWS = 5
LONGEST_HEADER = 40
"""In a table of words alone, a longer cell is no header."""
FIRST_ROWS, LAST_ROWS, ROWS_BETWEEN = 60, 20, 120
"""So many rows of a long table tell what its columns are."""

LEAST_ROUND = 2
"""So many columns with nothing but a scale and unit over them make a header: "Country | 1000 t | per 100k"."""
KEY_AND_VALUE = 2
LEAST_WORDED = 4
"""One value of so many is of words where keys have values of all kinds."""


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
    grid = Grid(_telling(entries))
    headers = _header_rows(grid)
    groups = tuple(row for row in sorted(grid.by_row) if row >= headers and grid.names_group(row))
    labels = label_columns(grid, headers, frozenset(groups))
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


def _header_rows(grid: Grid) -> int:
    flagged = 0
    while flagged < min(grid.height, MOST_HEADER_ROWS) and _all_flagged(grid, flagged):
        flagged += 1
    if flagged == grid.height and flagged:
        flagged -= 1
    while flagged > 1 and grid.names_group(flagged - 1) and grid.by_row[flagged - 1][0].column == 0:
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


def _all_flagged(grid: Grid, row: int) -> bool:
    held = grid.by_row.get(row, [])
    # a lone <th> before figures is the label of its row
    return bool(held) and all(entry.header for entry in held) and not any(is_value(entry) and not holds_year(entry.text) for entry in held)


def _heads(grid: Grid, row: int) -> bool:
    """Tell whether a row names columns: words or years over figures."""
    held = grid.by_row.get(row, [])
    if not held:
        return True  # an empty line within the header
    values = [entry for entry in held if is_value(entry)]
    units = len(held) > 1 and all(is_unit(entry.text) for entry in held)  # "(1,000 ha)" is no figure beside "(kg/ha)"
    if (values and not units and not _measure(grid, row, values)) or not all(is_name(entry.text) for entry in held):
        return False
    if _is_key_with_year(grid, row):
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


def _measure(grid: Grid, row: int, values: Sequence[Entry]) -> bool:
    """Tell whether what looks like figures says how those under it are measured: "2023 £m", "1000 t" over figures without a unit."""
    sure = [is_dated_measure(entry.text) for entry in values]
    if not all(known or is_round_measure(entry.text) for known, entry in zip(sure, values, strict=True)):
        return False
    labelled = any(entry.column == 0 for entry in grid.by_row[row])
    if labelled and not any(sure) and sum(is_unit(entry.text) or entry in values for entry in grid.by_row[row]) < LEAST_ROUND:
        return False
    below = [entry.text for value in values for entry in grid.body(value.column, row + 1)]
    bare = sum(is_bare_figure(text) for text in below)
    return bare > 0 and bare >= MOSTLY * len(below)


def _is_key_with_year(grid: Grid, row: int) -> bool:
    """Tell whether a row is a key and its year among keys with words and figures: "Founded | 1987" over "Staff | 1,200", "Seat | Bern"."""
    held = grid.by_row[row]
    if row or grid.width != KEY_AND_VALUE or len(held) != KEY_AND_VALUE or not is_time(held[1].text) or is_time(held[0].text):
        return False
    below = grid.body(1, 1)
    worded = sum(not is_figure(entry.text) and not is_time(entry.text) for entry in below)
    return 0 < worded < len(below) and worded * LEAST_WORDED >= len(below)


def _only_times(grid: Grid, columns: range, first_row: int) -> bool:
    return all(is_time(entry.text) for column in columns for entry in grid.body(column, first_row))


def _goes_on(grid: Grid, row: int) -> bool:
    """Tell whether a row of names right below a header belongs to it, and is no row whose figures are words: "Rent | free"."""
    held, above = grid.by_row.get(row, []), grid.by_row.get(row - 1, [])
    if any(is_missing(entry.text) for entry in held):
        return False
    open_above = len(above) < grid.width or any(entry.columns > 1 for entry in above)
    return not held or held[0].column > 0 or open_above or all(is_unit(entry.text) for entry in held[1:])


def _is_all_names(grid: Grid) -> bool:
    """Tell whether a table of words has its first row as names: short and filled throughout, but for the corner."""
    first = grid.by_row.get(0, [])
    if sum(entry.columns for entry in first) < grid.width - (first[0].column == 1 if first else 0) or not first:
        return False
    if any(is_value(entry) or is_missing(entry.text) or len(entry.text) > LONGEST_HEADER for entry in first):
        return False
    if any(entry.text.rstrip().endswith((":", ".")) for entry in first):
        return False
    return grid.width > 2 or not _is_mixed(grid.body(1, 0))


def _is_mixed(held: Sequence[Entry]) -> bool:
    """Tell whether a column holds now figures, now words, as the values beside keys do: "Seoul", "3 June 2025", "2,400"."""
    digits = sum(entry.text.strip()[:1].isdigit() or is_figure(entry.text) for entry in held[1:])
    return 0 < digits < len(held) - 1 or (digits > 0 and is_value(held[0]))
