"""A sheet taken apart: titles, notes and tables, which empty rows and columns set off from each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from checker.model import Section
from checker.readers.cell_shapes import is_dated_measure, is_figure, is_missing, is_name, is_time
from checker.readers.outline import outline
from checker.readers.sheet_parts import Region, Role, Row, entries_of
from checker.text.lookup import table
from checker.units import split_measure

MOST_TITLE_LINES = MOST_NOTE_LINES = 3
WIDEST_GAP = 2
"""A title stands at most so many empty rows over its table."""
WIDEST_BREAK = 3
"""Rows further down than this belong to another table."""

MOST_LABEL_WORDS = 3
"""A longer text in the last row of a table is a note."""

LAST_COLUMN = 16_384
DEEPEST = 8
"""Tables beside each other, one of which holds tables beside each other, and so on."""
SAMPLE = 200
"""So many rows tell whether an empty column parts two tables."""

NOTE = re.compile(r"[*†‡§¹²³(\[]|\d{1,2}[.)]?\s|\W*\w[\w ]{0,30}:")
"""What a note below a table opens with: a mark, "1) ", "Source:"."""
_LABELLED = re.compile(r"\W*(?P<words>\w[\w ]{0,30}?)\s*:|[*†‡§]")


def regions(rows: Sequence[Row], *, side_by_side: bool = True, decimal: str | None = None) -> list[Region]:
    """The titles, tables and notes of a sheet, from the top, and from the left where they stand side by side.

    Args:
        rows: those that hold text, in order.
        side_by_side: an empty column may part two tables.
        decimal: the decimal mark where the format tells it and the figures leave it open.
    """
    made: list[Region] = []
    for region in _joined(list(_split(rows, DEEPEST if side_by_side else 0)), decimal):
        made.append(region)
        if region.role is Role.TABLE:
            first, end = _title_lines(made)
            if first < end:
                region.title = Region(Role.LINE, [row for line in made[first:end] for row in line.rows], Section.CAPTION)
                made[first:end] = [region.title]
        elif len(made) > 1 and _is_note(made[-2], region):
            region.section = Section.FOOTNOTE
    return made


def _split(rows: Sequence[Row], depth: int) -> Iterator[Region]:
    """Lines and tables, cut at empty rows and, ``depth`` times at most, at empty columns."""
    for band in _bands(rows):
        left = min(row.columns[0] for row in band)
        first, last = 0, len(band)
        while first < last and _is_line(band[first], left):
            first += 1
        while last > first and _is_line(band[last - 1], left) and (first == last - 1 or not _is_label(band[last - 1].texts[0])):
            last -= 1
        yield from (Region(Role.LINE, [row]) for row in band[:first])
        if first < last:
            yield from _columns(band[first:last], depth)
        yield from (Region(Role.LINE, [row], Section.FOOTNOTE) for row in band[last:])


def _bands(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Stretches of rows with no empty row between them."""
    band: list[Row] = []
    reach = -1
    for row in rows:
        if band and row.index > reach + 1:
            yield band
            band = []
        band.append(row)
        reach = max(reach, row.index, *(row.index + high - 1 for high, _ in row.spans.values()))
    if band:
        yield band


def _is_line(row: Row, left: int) -> bool:
    """Tell whether a row is one text alone at the left: a title, a note."""
    return len(row.columns) == 1 and row.columns[0] == left and not is_figure(row.texts[0]) and not is_missing(row.texts[0])


def _is_label(text: str) -> bool:
    """Tell whether a text alone under a table names a row whose figures are left out, as "Total" does, rather than being a note."""
    words = text.split()
    return len(words) <= MOST_LABEL_WORDS and NOTE.match(text) is None and not (text.endswith(".") or any(map(str.isdigit, text)))


def _columns(rows: list[Row], depth: int) -> Iterator[Region]:
    """The tables that stand side by side, each from its top."""
    parts = _parts_across(rows) if depth else []
    if len(parts) < 2:
        yield from (Region(Role.TABLE, stack) for stack in _stacked(rows))
        return
    for left, right in parts:
        yield from _split(_cut(rows, left, right), depth - 1)


def _cut(rows: Iterable[Row], left: int, right: int) -> list[Row]:
    return [row for whole in rows if (row := whole.within(left, right)) is not None]


def _parts_across(rows: list[Row]) -> list[tuple[int, int]]:
    """From which column to which each of the tables side by side reaches: figures without names of their own go on with those before."""
    used = set().union(*(row.columns for row in rows))
    for row in rows:
        for column, (_, wide) in row.spans.items():
            if column in row.columns:
                used.update(range(column, column + min(wide, LAST_COLUMN)))
    parts: list[tuple[int, int]] = []
    for column in sorted(used):
        if parts and parts[-1][1] == column:
            parts[-1] = parts[-1][0], column + 1
        else:
            parts.append((column, column + 1))
    joined = parts[:1]
    told = rows[:SAMPLE] + rows[SAMPLE :: max(1, len(rows) // SAMPLE)]
    for left, right in parts[1:]:
        if _goes_on(told, joined[-1], (left, right)):
            joined[-1] = joined[-1][0], right
        else:
            joined.append((left, right))
    return joined


def _goes_on(rows: list[Row], before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Tell whether what stands right of an empty column has its row names left of it."""
    held = _cut(rows, *after)
    shape = outline(entries_of(held))
    if shape.label_columns or (after[1] - after[0] == 1 and not any(is_figure(text) for row in held for text in row.texts)):
        return False
    left = _cut(rows, *before)
    return before[1] - before[0] == 1 or outline(entries_of(left)).label_columns > 0


def _stacked(rows: list[Row]) -> Iterator[list[Row]]:
    """The tables one right below the other: a title alone, then names over figures, begin another."""
    first, left = 0, min(row.columns[0] for row in rows)
    for at in range(1, len(rows) - 2):
        if at - first > 1 and _is_line(rows[at], left) and len(rows[at + 1].columns) > 1 and _begins(rows[at + 1], rows[at + 2]):
            yield rows[first:at]
            first = at
    yield rows[first:]


def _begins(names: Row, below: Row) -> bool:
    """Tell whether a row names the columns of figures right below it."""
    if any(is_missing(text) or not is_name(text) for text in names.texts):
        return False
    if any(is_figure(text) and not is_time(text) and not is_dated_measure(text) for text in names.texts):
        return False
    figures = {column for column, text in zip(below.columns, below.texts, strict=True) if is_figure(text)}
    return len(figures) * 2 >= len(names.columns) and figures <= set(names.columns)


def _joined(found: list[Region], decimal: str | None) -> list[Region]:
    """The regions with each table that goes on under an empty row put together, and a title within a table's rows before it."""
    made: list[Region] = []
    grown: dict[int, Region] = {}
    for region in found:
        if region.role is Role.TABLE:
            while len(region.rows) > 1 and _is_line(region.rows[0], region.left):
                made.append(Region(Role.LINE, [region.rows.pop(0)]))
            region.shape = outline(entries_of(region.rows), decimal=decimal)
            lines = 1 if made and made[-1].role is Role.LINE and made[-1].rows[0].index == region.rows[0].index - 1 else 0
            above = made[-1 - lines] if len(made) > lines else None
            if above is not None and above.role is Role.TABLE and _continues(above, region):
                rows = [row for part in (*made[len(made) - lines :], region) for row in part.rows]
                del made[len(made) - lines :]
                above.goes_on(rows)
                grown[id(above)] = above
                if not above.shape.header_rows:
                    above.shape = outline(entries_of(above.rows), decimal=decimal)
                continue
        made.append(region)
    for region in grown.values():
        region.shape = outline(entries_of(region.rows), decimal=decimal)
    return made


def _continues(above: Region, region: Region) -> bool:
    """Tell whether a table without a header has it in the table above: "Assets" and "Liabilities" of one balance sheet."""
    if region.shape.header_rows or region.rows[0].index - above.rows[-1].index > WIDEST_BREAK:
        return False
    columns, covered = region.columns, above.columns
    if len(columns) < 2 or not columns <= covered | {above.left} or min(columns) < above.left:
        return False
    alone = len(above.rows) <= WIDEST_BREAK and not any(is_figure(text) and not is_time(text) for row in above.rows for text in row.texts)
    if alone:  # names, an empty row, figures
        figures = any(is_figure(text) and not is_time(text) for row in region.rows[:SAMPLE] for text in row.texts)
        return figures and region.rows[0].index - above.rows[-1].index <= WIDEST_GAP
    return above.shape.header_rows > 0 and above.shape.label_columns > 0 and region.shape.label_columns > 0


def _title_lines(found: Sequence[Region]) -> tuple[int, int]:
    """From which to which the lines over the last table are its title; a line such as "Source: ..." between them and the table is none."""
    top, gap = found[-1].rows[0].index, WIDEST_GAP + 1
    first = end = len(found) - 1
    for at in range(end - 1, max(-1, end - 1 - MOST_TITLE_LINES - MOST_NOTE_LINES), -1):
        line = found[at]
        row, text = line.rows[-1], line.rows[-1].texts[0]
        far = top - row.index > gap or end - first == MOST_TITLE_LINES
        if line.role is not Role.LINE or line.section is not Section.BODY or far or not is_name(text):
            break
        top, gap = row.index, WIDEST_GAP
        if not is_about_the_data(text):
            first = at
        elif first < end:
            break
        else:
            first = end = at
    return first, end


def is_about_the_data(text: str) -> bool:
    """Tell whether a line says where figures come from rather than what they are: "Source: ...", but not "Unit: EUR million"."""
    opening = _LABELLED.match(text)
    if opening is None or split_measure(text).measure is not None:
        return False
    return opening["words"] is None or opening["words"].casefold() in _note_words()


@cache
def _note_words() -> frozenset[str]:
    return frozenset(row["words"] for row in table("sheet_notes"))


def _is_note(before: Region, line: Region) -> bool:
    """Tell whether a line below a table or its notes is one of its notes."""
    if line.section is not Section.BODY:
        return False
    after = before.role is Role.TABLE or before.section is Section.FOOTNOTE
    return after and NOTE.match(line.rows[0].texts[0]) is not None
