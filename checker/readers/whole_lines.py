"""Lines of a delimited file that are prose, not records: comments over the names of the columns, notes that a delimiter within cuts."""

from __future__ import annotations

import re

from checker.readers.cell_shapes import is_figure, is_missing, is_time
from checker.readers.sheet_parts import Row
from checker.readers.sheets import NOTE, is_about_the_data
from checker.units import split_measure

MOST_NOTES = 20
"""So many of the last records are asked whether they are notes."""

_COMMENT = re.compile(r"(?:#+(?!\d)|//+)\s*(?=\S)")
_MARKED_COMMENT = re.compile(r"(?:#+\s|//)\s*(?=\S)")


def without_comments(rows: list[Row], text: str) -> tuple[list[Row], list[Row]]:
    """The rows of a file without the comments above and below its tables, and those comments, each one text.

    A comment that names a measure ("# values in thousands") stays, for it is a title; and a last one that names the columns of the
    figures under it ("# x, y") is no comment.
    """
    end = 0
    while end < len(rows) and _COMMENT.match(rows[end].texts[0]):
        end += 1
    if 0 < end < len(rows) and _names_columns(rows[end - 1], rows[end]):
        end -= 1
        _cut(rows[end], _COMMENT)
    last = len(rows)
    while last > end and _MARKED_COMMENT.match(rows[last - 1].texts[0]):
        last -= 1
    comments = [whole(row, text, _COMMENT) for row in rows[:end]]
    kept = [row for row in comments if split_measure(row.texts[0]).measure is not None and not is_about_the_data(row.texts[0])]
    below = [whole(row, text, _COMMENT) for row in rows[last:]]
    return [*kept, *rows[end:last]], [*(row for row in comments if row not in kept), *below]


def with_whole_notes(rows: list[Row], text: str) -> list[Row]:
    """The rows of a file, those above and below its tables put together that are notes which hold the delimiter."""
    made = list(rows)
    first, last = 0, len(rows)
    while first < last and is_about_the_data(rows[first].texts[0]) and _is_prose(rows[first]):
        made[first] = whole(rows[first], text)
        first += 1
    for at in range(last - 1, max(first, last - MOST_NOTES), -1):
        row = rows[at]
        if not (NOTE.match(row.texts[0]) and " " in row.texts[0] and _is_prose(row)):
            break
        made[at] = whole(row, text)
    return made


def whole(row: Row, text: str, opening: re.Pattern[str] | None = None) -> Row:
    """A row as one text, from its first cell to its last, without what opens it."""
    start, end = row.starts[0], row.ends[-1]
    made = Row(row.index, [row.columns[0]], [text[start:end]], row.number, [start], [end])
    if opening is not None:
        _cut(made, opening)
    return made


def _cut(row: Row, opening: re.Pattern[str]) -> None:
    mark = opening.match(row.texts[0])
    if mark is not None:
        row.texts[0], row.starts[0] = row.texts[0][mark.end() :], row.starts[0] + mark.end()


def _names_columns(row: Row, below: Row) -> bool:
    """Tell whether a comment names the columns of figures right below it."""
    if len(row.columns) < 2 or row.columns != below.columns:
        return False
    return any(is_figure(text) and not is_time(text) for text in below.texts)


def _is_prose(row: Row) -> bool:
    """Tell whether what follows the first cell goes on with its words: several cells, none a figure or empty."""
    further = zip(row.columns[1:], row.texts[1:], strict=True)
    return all(
        column == at and not is_figure(text) and not is_missing(text) for at, (column, text) in enumerate(further, row.columns[0] + 1)
    )
