"""The records of a delimited file (CSV, TSV) with the place of each cell in the text, and the delimiter that the file is written with.

The rules are those of the csv module of Python, which gives no places, refuses a cell longer than a setting that all of a process
shares, and takes all that follows a lost quotation mark for one cell.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from operator import add
from typing import NamedTuple

DELIMITERS = ("\t", ";", "|", ",")
"""From the one that stands least often within a cell; of two that fit alike, the first is taken."""
SAMPLE = 65_536
MOST_RECORDS = 500
"""So much of a file tells its delimiter."""
ALIKE = 0.02
LONGEST_QUOTED = 1_000_000
"""A quoted cell longer than this has lost its closing mark."""

_LINE_END = re.compile(r"\r\n|\n|\r")
_STATED = re.compile(r"\ufeff?[\"']?sep=(.)[\"']?(?:\r\n|\n|\r|\Z)", re.IGNORECASE)
_QUOTED = re.compile(r'"((?:[^"]|"")*+)"')


class Dialect(NamedTuple):
    """How a delimited file is written.

    Attributes:
        delimiter: what stands between two cells.
        start: where its first record begins, behind a line "sep=;".
        share: how many of the first records have the same number of cells, 0 to 1.
    """

    delimiter: str
    start: int = 0
    share: float = 0.0


class Record(NamedTuple):
    """The cells of one record that hold text.

    Attributes:
        columns: 0-based.
        texts: what they hold, without quotation marks and white space around it.
        starts, ends: where that stands in the file's text, doubled quotation marks and all.
    """

    columns: list[int]
    texts: list[str]
    starts: list[int]
    ends: list[int]


def dialect_of(text: str, usual: str | None = None) -> Dialect:
    """The delimiter with which most records of a file have one number of cells.

    Args:
        text: the file.
        usual: the delimiter that its suffix tells, taken where it fits as well as another.
    """
    stated = _STATED.match(text)
    if stated:
        return Dialect(stated[1], stated.end(), 1.0)
    sample = text[:SAMPLE]
    if len(text) > SAMPLE:
        ends = list(_LINE_END.finditer(sample))
        sample = sample[: ends[-1].end()] if ends else sample
    found = [Dialect(delimiter, 0, _share(sample, delimiter)) for delimiter in DELIMITERS if delimiter in sample]
    best = max((dialect.share for dialect in found), default=0.0)
    fitting = [dialect for dialect in found if dialect.share >= best - ALIKE and dialect.share > 0]
    likely = [dialect for dialect in fitting if dialect.delimiter == usual] or fitting
    return likely[0] if likely else Dialect(usual or ",")


def _share(sample: str, delimiter: str) -> float:
    """How many of the records have the same number of cells, more than one."""
    counts: Counter[int] = Counter()
    for _, (record, width) in zip(range(MOST_RECORDS), _walk(sample, delimiter, 0), strict=False):
        if record.columns:
            counts[width] += 1
    # a last record may be cut off, and lines above and below the table have fewer cells
    widest = max(((times, width) for width, times in counts.items() if width > 1), default=(0, 0))
    return widest[0] / max(1, counts.total())


def records(text: str, dialect: Dialect) -> Iterator[Record]:
    """Each record of a file in order, an empty line being one without cells."""
    for record, _ in _walk(text, dialect.delimiter, dialect.start):
        yield record


def _walk(text: str, delimiter: str, at: int) -> Iterator[tuple[Record, int]]:
    """Each record, and how many cells it has, empty ones too."""
    length = len(text)
    find = text.find if not re.search(r"\r(?!\n)", text) else None
    while at < length:
        if find is not None:
            end = find("\n", at)
            after = end + 1
            end = length if end < 0 else end - 1 if end > at and text[end - 1] == "\r" else end
            after = after or length
        else:
            stop = _LINE_END.search(text, at)
            end, after = stop.span() if stop else (length, length)
        line = text[at:end]
        if '"' not in line:
            yield _plain(line, delimiter, at)
            at = after
            continue
        whole = _all_quoted(line, delimiter, at)
        if whole is not None:
            yield whole
            at = after
            continue
        made = _quoted(text, delimiter, at)
        if made is None:
            yield _plain(line, delimiter, at)
            at = after
        else:
            record, width, at = made
            yield record, width


def _plain(line: str, delimiter: str, at: int) -> tuple[Record, int]:
    """A record without quotation marks, or whose marks are no more than characters."""
    fields = line.split(delimiter)
    if all(fields) and not _loose(delimiter).search(line):
        return _filled(fields, at, 1), len(fields)
    columns: list[int] = []
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for column, cell in enumerate(fields):
        held = cell.strip()
        if held:
            start = at if held == cell else at + cell.index(held[0])
            columns.append(column)
            texts.append(held)
            starts.append(start)
            ends.append(start + len(held))
        at += len(cell) + 1
    return Record(columns, texts, starts, ends), len(fields)


def _filled(fields: list[str], at: int, between: int) -> Record:
    """The record of cells that all hold text with no white space around it, so many characters between two."""
    lengths = list(map(len, fields))
    starts = list(accumulate(map(between.__add__, lengths), initial=at))
    starts.pop()
    return Record(list(range(len(fields))), fields, starts, list(map(add, starts, lengths)))


@lru_cache(32)
def _loose(delimiter: str) -> re.Pattern[str]:
    """White space beside a delimiter or at the ends of a line."""
    mark = re.escape(delimiter)
    return re.compile(rf"\A\s|\s\Z|{mark}\s|\s{mark}")


def _all_quoted(line: str, delimiter: str, at: int) -> tuple[Record, int] | None:
    """A record whose cells all stand between quotation marks with none inside; None for another."""
    if line[0] != '"' or line[-1] != '"' or len(line) < 2:
        return None
    fields = line[1:-1].split(f'"{delimiter}"')
    if line.count('"') != 2 * len(fields) or not all(fields) or _loose_quoted(delimiter).search(line):
        return None
    return _filled(fields, at + 1, 3), len(fields)


@lru_cache(32)
def _loose_quoted(delimiter: str) -> re.Pattern[str]:
    """White space beside a quotation mark, on the inner side."""
    return re.compile(rf'(?:\A|{re.escape(delimiter)})"\s|\s"(?:\Z|{re.escape(delimiter)})')


@lru_cache(32)
def _unquoted(delimiter: str) -> re.Pattern[str]:
    return re.compile(rf"[^{re.escape(delimiter)}\r\n]*+")


@lru_cache(32)
def _spaced(delimiter: str) -> re.Pattern[str]:
    """A cell between quotation marks after spaces, up to the delimiter or the line's end."""
    return re.compile(rf'[ ]++"((?:[^"]|"")*+)"[ ]*+(?={re.escape(delimiter)}|[\r\n]|\Z)')


def _quoted(text: str, delimiter: str, at: int) -> tuple[Record, int, int] | None:
    """A record with quotation marks, how many cells it has, and where the next one begins; None where a mark is never closed."""
    record = Record([], [], [], [])
    unquoted, length = _unquoted(delimiter), len(text)
    width = 0
    while True:
        start, end, text_from = at, at, None
        if text.startswith(" ", at) and (spaced := _spaced(delimiter).match(text, at, min(length, at + LONGEST_QUOTED))):
            at = spaced.end()  # 'Italy, "1,5"': nothing but white space stands around the marks
            start, end = spaced.span(1)
            text_from = spaced[1].replace('""', '"')
        elif text.startswith('"', at):
            match = _QUOTED.match(text, at, min(length, at + LONGEST_QUOTED))
            if match is None:
                return None
            start, end = match.span(1)
            at = match.end()
            text_from = match[1].replace('""', '"') if '""' in match[1] else match[1]
        rest = unquoted.match(text, at)
        stop = rest.end() if rest else at
        if text_from is None:
            end = stop
            text_from = text[start:end]
        elif stop > at and text[at:stop].strip():
            if _LINE_END.search(text_from):
                return None  # "a"b over a line's end: the mark was never meant to open a cell
            start, end = start - 1, stop
            text_from = text[start:end]
        _add(record, width, text, text_from, start, end)
        width += 1
        at = stop
        if text.startswith(delimiter, at):
            at += 1
            continue
        line_end = _LINE_END.match(text, at)
        return record, width, line_end.end() if line_end else length


def _add(record: Record, column: int, text: str, held: str, start: int, end: int) -> None:
    """Note a cell that holds more than white space."""
    held = held.strip()
    if not held:
        return
    raw = text[start:end]
    start += len(raw) - len(raw.lstrip())
    record.columns.append(column)
    record.texts.append(held)
    record.starts.append(start)
    record.ends.append(start + len(raw.strip()))
