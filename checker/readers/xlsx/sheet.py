"""The cells of one worksheet as they are shown: its XML scanned for filled cells, without what is hidden.

One pass of a pattern over the XML takes half the time that a parser needs to make a tree of it, and passes over the empty cells that
formats leave behind; what is odd in the XML (prefixes, cells without a reference) is brought into the usual form first.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise

from checker.model.table import column_letters
from checker.readers.addresses import column_index
from checker.readers.sheet_parts import Row

Show = Callable[[str], str]
"""From the stored value of a cell to the text that it shows."""

LAST_COLUMN = 16_384
MOST_COVERED = 1_000_000
"""So many rows are looked at for cells that lie under a merged one."""

_CELL = re.compile(
    r"""<c\ r="([A-Z]{1,3})([0-9]{1,7})"([^<>/]*)>\s*+
        (?:<f\b[^<>]*+(?:(?<=/)>|>[^<]*+</f>)\s*+)?
        (?:<v\b[^<>]*+>([^<]*+)</v>|<is>([^<]*+(?:<(?!/?(?:is|c)\b)[^<]*+)*+)</is>)""",
    re.VERBOSE,
)
_NO_RESULT = re.compile(r"(?:</f>|<f\b[^<>]*/>)\s*+(?:<v\s*/>|<v></v>)?\s*+</c>")
_ROW = re.compile(r"<row\b([^<>]*)>")
_ROW_OR_CELL = re.compile(r"<(row|c)\b([^<>]*?)(/?)>")
_NAMED = re.compile(r"\s([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_COLUMN = re.compile(r"<col\b([^<>]*)>")
_MERGED = re.compile(r'<mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')


@dataclass(slots=True)
class Sheet:
    """What is shown on a worksheet.

    Attributes:
        rows: those that hold text, in order.
        letters: the name of each column shown.
        hidden_rows, hidden_columns: how many that hold text were left out.
        without_result: how many formulas have no stored value.
    """

    rows: list[Row] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    hidden_rows: int = 0
    hidden_columns: int = 0
    without_result: int = 0


def sheet_of(xml: str, show_of: Callable[[str], Show], rich: Callable[[str], str]) -> Sheet:
    """The cells of a worksheet.

    Args:
        xml: the worksheet, without prefixes.
        show_of: from the attributes of a cell (' s="3" t="s"') to what makes its text.
        rich: from the inside of an ``is`` element to its text.
    """
    xml = _usual(xml)
    hidden_rows = _hidden_rows(xml) if 'hidden="' in xml else []
    hidden_columns = _hidden_columns(xml) if 'hidden="' in xml else []
    sheet = Sheet(without_result=sum(1 for _ in _NO_RESULT.finditer(xml)) if "<f" in xml else 0)
    places: dict[str, int | None] = {}
    shows: dict[str, Show] = {}
    left_out: set[str] = set()
    rows: dict[str, Row | None] = {}
    current, row = "", None
    for letters, number, attributes, value, inline in _CELL.findall(xml):
        if number != current:
            current = number
            row = rows[number] if number in rows else rows.setdefault(number, _row(int(number), hidden_rows))
        if row is None:
            continue
        if letters not in places:
            places[letters] = _place(letters, hidden_columns)
        place = places[letters]
        if place is None:
            left_out.add(letters)
            continue
        show = shows.get(attributes)
        if show is None:
            show = shows[attributes] = show_of(attributes)
        text = rich(inline) if inline else show(value)
        if text:
            row.columns.append(place)
            row.texts.append(text)
    sheet.hidden_rows, sheet.hidden_columns = sum(row is None for row in rows.values()), len(left_out)
    held = [row for row in rows.values() if row is not None]
    _in_order(held)
    _merge(xml, held, hidden_rows, hidden_columns)
    sheet.rows = [row for row in held if row.columns]
    shown = {place: letters for letters, place in places.items() if place is not None}
    sheet.letters = [shown.get(place, "") for place in range(max(shown, default=-1) + 1)]
    return sheet


def named(attributes: str) -> dict[str, str]:
    """The attributes of an element by name."""
    return {name: double or single for name, double, single in _NAMED.findall(attributes)}


def _usual(xml: str) -> str:
    """The XML with a reference first in each row and cell, as nearly every program writes it; some leave them out."""
    cells = xml.count("<c ") + xml.count("<c>") + xml.count("<c/>") + xml.count("<c\n")
    if cells == xml.count('<c r="') and xml.count("<row ") == xml.count(' r="') - cells:
        return xml
    row, column = 0, 0

    def numbered(match: re.Match[str]) -> str:
        nonlocal row, column
        known = named(match[2])
        stated = known.pop("r", "").replace("$", "")
        if match[1] == "row":
            row, column = int(stated) if stated.isdecimal() and len(stated) < 8 else row + 1, 0
            stated = str(row)
        else:
            parts = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", stated)
            column = column_index(parts[1]) + 1 if parts else column + 1
            stated = parts.group() if parts else f"{column_letters(column - 1)}{row}"
        rest = "".join(f' {name}="{value}"' for name, value in known.items())
        return f'<{match[1]} r="{stated}"{rest}{match[3]}>'

    return _ROW_OR_CELL.sub(numbered, xml)


def _hidden_rows(xml: str) -> list[int]:
    found = [named(match[1]) for match in _ROW.finditer(xml) if 'hidden="' in match[1]]
    return sorted(int(row["r"]) for row in found if row.get("hidden") in ("1", "true") and row.get("r", "").isdecimal())


def _hidden_columns(xml: str) -> list[int]:
    """The 0-based places of hidden columns, in order."""
    hidden: set[int] = set()
    for match in _COLUMN.finditer(xml):
        known = named(match[1])
        if known.get("hidden") in ("1", "true") and known.get("min", "").isdecimal() and known.get("max", "").isdecimal():
            hidden.update(range(int(known["min"][:6]) - 1, min(int(known["max"][:6]), LAST_COLUMN)))
    return sorted(hidden)


def _row(number: int, hidden: list[int]) -> Row | None:
    """An empty row at its place among those shown; None for a hidden one."""
    before = bisect_left(hidden, number)
    return None if before < len(hidden) and hidden[before] == number else Row(number - 1 - before, [], [], number)


def _place(letters: str, hidden: list[int]) -> int | None:
    column = column_index(letters)
    before = bisect_left(hidden, column)
    return None if before < len(hidden) and hidden[before] == column else column - before


def _in_order(rows: list[Row]) -> None:
    """Sort rows and their cells, where a program wrote them out of order."""
    if any(after.index < before.index for before, after in pairwise(rows)):
        rows.sort(key=lambda row: row.index)
    for row in rows:
        columns = row.columns
        if columns and (columns != sorted(columns) or len(set(columns)) < len(columns)):
            last = dict(zip(columns, row.texts, strict=True))
            row.columns[:], row.texts[:] = sorted(last), [last[column] for column in sorted(last)]


def _merge(xml: str, rows: list[Row], hidden_rows: list[int], hidden_columns: list[int]) -> None:
    """Note what merged cells span, and drop what lies under them."""
    start = xml.find("<mergeCell ")
    if start < 0:
        return
    indices, looked = [row.index for row in rows], 0
    for first_letters, first_number, last_letters, last_number in _MERGED.findall(xml, start):
        top, bottom = int(first_number) - 1, int(last_number) - 1
        left, right = column_index(first_letters), column_index(last_letters)
        top, bottom = top - bisect_left(hidden_rows, top + 1), bottom - bisect_right(hidden_rows, bottom + 1)
        left, right = left - bisect_left(hidden_columns, left), right - bisect_right(hidden_columns, right)
        first, end = bisect_left(indices, top), bisect_right(indices, bottom)
        looked += end - first
        if looked > MOST_COVERED:
            return
        for row in rows[first:end]:
            _cover(row, left, right, anchor=row.index == top)
        if first < end and indices[first] == top and left in rows[first].columns:
            rows[first].spans[left] = bottom - top + 1, right - left + 1


def _cover(row: Row, left: int, right: int, *, anchor: bool) -> None:
    begin, end = bisect_left(row.columns, left + anchor), bisect_right(row.columns, right)
    if begin < end:
        del row.columns[begin:end]
        del row.texts[begin:end]
