"""What is told of a document beside it: ``NAME.meta.yml``, and ``sources.csv`` for the files of a folder."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from checker.model import Document, Skipped
from checker.readers.decoding import decode
from checker.readers.identity import dated
from checker.text import calendar
from checker.text.dates import dates
from checker.text.folding import fold
from checker.text.suggest import advice, did_you_mean
from checker.text.yaml import parse

KEYS = ("title", "source", "published", "authority")
FILE_COLUMNS = ("file", "document", "name", "path")
"""What the first column of a list of sources may be called."""
FROM_RECORD = "`published`"
"""``published_from`` of a record that tells its date itself."""

_DELIMITERS = ",;\t"
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:[T ]\d\d:\d\d\S*)?)?)?")


@dataclass(frozen=True)
class Told:
    """What one sidecar, or one row of a list, tells of one file.

    Attributes:
        name: the sidecar or the list.
        line: 1-based; the row of a list, for a sidecar the first of its keys.
        values: what it tells, by key; ``published`` as EDTF.
        where: how a report names the place ("report.pdf.meta.yml", "sources.csv, line 4").
        file: the file as a row of a list names it, "" for a sidecar.
        lines: where each key stands.
    """

    name: str
    line: int
    values: dict[str, str]
    where: str
    file: str = ""
    lines: dict[str, int] = field(default_factory=dict)


def sidecar(data: bytes, name: str) -> tuple[Told, list[Skipped]]:
    """What ``NAME.meta.yml`` tells, and a row for each mistake in it; what is right in it counts all the same."""
    read = parse(data, name, scalars="text", may_be_empty=bool)
    mistakes = [Skipped(name, mistake.line, _sentence(mistake.message, mistake.help)) for mistake in read.mistakes]
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    if read.value is not None and not isinstance(read.value, dict):
        mistakes.append(Skipped(name, 1, f"tells nothing: it has no keys such as `{KEYS[2]}: 2025-10-27`"))
    for key, value in read.value.items() if isinstance(read.value, dict) else ():
        line = read.place((key,), key=True).line
        known = key.strip().lower()
        reason = None
        if known not in KEYS:
            reason = f"has an unknown key `{key[:60]}`: {advice(known, KEYS)}"
        elif isinstance(value, (dict, list)):
            reason = f"has a `{key}` that is no text"
        elif value is not None and (stated := " ".join(str(value).split())):
            taken, reason = _value(known, stated)
            values |= {known: taken} if taken else {}
            lines[known] = line
        if reason:
            mistakes.append(Skipped(name, line, reason))
    return Told(name, min(lines.values(), default=1), values, name, lines=lines), mistakes


def source_list(data: bytes, name: str) -> tuple[list[Told], list[Skipped]] | None:
    """What the rows of a ``sources.csv`` tell, and a row for each mistake; None where it is a table of another kind."""
    text = decode(data).text
    first_line = text.split("\n", 1)[0].lower().startswith("sep=")
    for delimiter in _DELIMITERS:
        rows, mistakes = _rows(text, name, delimiter)
        rows = rows[first_line:]
        head = [cell.strip().lower() for cell in rows[0][1]] if rows else []
        if len(head) > 1 and head[0] in FILE_COLUMNS and any(column in KEYS or did_you_mean(column, KEYS) for column in head[1:]):
            return _told(rows[1:], head, name, mistakes + _odd_columns(head, name, rows[0][0]))
    return None


def with_told(document: Document, told: Sequence[Told], *, record: bool) -> Document:
    """The document with what is told beside it, which wins over what it says itself; the first to tell a key wins.

    Args:
        document: as it was read.
        told: what there is on its file.
        record: True for one of the records in a file; what its own fields say stands, and the rest is told for all of them.
    """
    values = {key: (value, one.where) for one in reversed(told) for key, value in one.values.items()}
    published = values.pop("published", None)
    named = {key: value for key, (value, _) in values.items() if not (record and getattr(document, key) is not None)}
    document = replace(
        document,
        title=named.get("title", document.title),
        source=named.get("source", document.source),
        authority=named.get("authority", document.authority),
    )
    if published is None or (record and document.published_from == FROM_RECORD):
        return document
    return dated(document, *published, noted=False)  # to put a date right is what it is for


def told_again(told: Sequence[Told], file: str) -> list[Skipped]:
    """A row for each sidecar or list that tells what one before it told already."""
    mistakes = []
    for at, one in enumerate(told):
        for before in told[:at]:
            twice = [key for key in KEYS if key in one.values and key in before.values]
            if twice:
                what = " and ".join(f"`{key}`" for key in twice)
                line = one.lines.get(twice[0], one.line)
                mistakes.append(Skipped(one.name, line, f"tells {what} of {file} again: {before.where} counts"))
                break
    return mistakes


def _value(key: str, stated: str) -> tuple[str, str | None]:
    """A value as the document takes it, and what is wrong with it."""
    if key != "published":
        return stated, None
    day = _day(stated)
    return (day, None) if day else ("", f'has "{stated[:60]}" as `published`, which is no date such as 2025-10-27')


def _day(stated: str) -> str | None:
    """The EDTF day, month or year of a date in ISO form or written out ("27 October 2025")."""
    if _ISO.fullmatch(stated):
        day = re.split("[T ]", stated)[0]
        return day if calendar.days(day) else None
    found = dates(stated, fold(stated), None)
    whole = len(found) == 1 and (found[0].start, found[0].end) == (0, len(stated))
    value = found[0].value if whole else None
    return value if value and _ISO.fullmatch(value) and calendar.days(value) else None


def _rows(text: str, name: str, delimiter: str) -> tuple[list[tuple[int, list[str]]], list[Skipped]]:
    """Each row with the line on which it begins; rows without text are left out."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return rows, []
        except csv.Error as error:
            return rows, [Skipped(name, line, f"cannot be read from here on: {error}")]
        if any(cell.strip() for cell in cells):
            rows.append((line, cells))
        line = reader.line_num + 1


def _told(
    rows: Iterable[tuple[int, list[str]]], head: Sequence[str], name: str, mistakes: list[Skipped]
) -> tuple[list[Told], list[Skipped]]:
    told: list[Told] = []
    for line, row in rows:
        cells = [" ".join(cell.split()) for cell in row]
        if any(cells[len(head) :]):
            reason = f"has {len(cells)} cells where the head has {len(head)}: put quotation marks around a text that holds the separator"
            mistakes.append(Skipped(name, line, reason))
            continue
        if not cells[0]:
            mistakes.append(Skipped(name, line, f"has nothing under `{head[0]}`"))
            continue
        values: dict[str, str] = {}
        for key, stated in zip_longest(head[1:], cells[1 : len(head)], fillvalue=""):
            if key in KEYS and stated and key not in values:
                taken, reason_ = _value(key, stated)
                values |= {key: taken} if taken else {}
                if reason_:
                    mistakes.append(Skipped(name, line, reason_))
        told.append(Told(name, line, values, f"{name}, line {line}", cells[0]))
    return told, mistakes


def _odd_columns(head: Sequence[str], name: str, line: int) -> list[Skipped]:
    """A row for each column that is probably a slip; other columns are the list's own affair."""
    slips = [(column, did_you_mean(column, KEYS)) for column in head[1:] if column not in KEYS]
    mistakes = [Skipped(name, line, f"has an unknown column `{column[:60]}`: did you mean `{meant}`?") for column, meant in slips if meant]
    twice = sorted({column for column in head[1:] if column in KEYS and head.count(column) > 1})
    return mistakes + [Skipped(name, line, f"has two columns `{column}`: the first counts") for column in twice]


def _sentence(message: str, advice: str | None) -> str:
    return f"{message}: {advice}" if advice else message
