"""Which columns of a table name its rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from checker.readers.cell_shapes import is_figure, is_missing, is_name, is_time, is_year
from checker.readers.grid import MOSTLY, Entry, Grid
from checker.units import measure

MOST_LABEL_COLUMNS = 4
MOST_UNITS = 20
"""So many different cells tell whether a column holds units."""

_COUNT = re.compile(r"(\d{1,6})[.)]?")
_CODE = re.compile(r"(?=.*\d)[\w./-]+")


def label_columns(grid: Grid, headers: int, groups: Collection[int]) -> int:
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


def _is_named_beside(grid: Grid, headers: int, column: int) -> bool:
    """Tell whether a column holds names: each short, none a figure or a time, and hardly two the same."""
    texts = [entry.text for entry in grid.body(column, headers)]
    if not texts or column >= grid.width - 1 or any(is_figure(text) or is_time(text) or not is_name(text) for text in texts):
        return False
    return len(set(texts)) >= MOSTLY * len(texts)
