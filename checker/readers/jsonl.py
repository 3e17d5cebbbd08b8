"""JSON lines: one document a line."""

from __future__ import annotations

import json
from codecs import BOM_UTF8
from collections.abc import Iterator

from checker.errors import ReadError
from checker.model import LIMITS, Document, Limits, Skipped
from checker.readers.decoding import WIDE_MARKS, decode
from checker.readers.records import document_of, each_once

_LONGEST_WHOLE = 20
"""Digits of a whole number; Python refuses to make one of thousands, and no field holds more than a year or a day."""


def read(data: bytes, name: str, *, limits: Limits = LIMITS) -> Iterator[Document | Skipped]:
    """One document a line that holds ``id`` and ``text``; a line that does not is skipped with its number."""
    lines = enumerate(_lines(data), 1)
    made = ((number, _record(line, name, number, limits)) for number, line in lines if isinstance(line, ReadError) or line.strip())
    yield from each_once(made, name)


def _lines(data: bytes) -> Iterator[str | ReadError]:
    """The lines of a file, each decoded by itself, so that one which is damaged costs only itself.

    Raises:
        ReadError: it is no text file.
    """
    lines = data.split(b"\n")
    records = any(line.removeprefix(BOM_UTF8).lstrip().startswith(b"{") for line in lines)
    # a file without any line that is both UTF-8 and more than ASCII may be in another encoding as a whole
    if data.startswith(WIDE_MARKS) or not records or not (data.isascii() or any(map(_is_utf_8, lines))):
        yield from decode(data).text.split("\n")
        return
    for line in lines:
        try:
            yield line.decode("utf-8")
        except UnicodeDecodeError as error:
            yield ReadError(f"is no UTF-8, at byte {error.start + 1} of the line")


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits) <= _LONGEST_WHOLE else float(digits)


def _is_utf_8(line: bytes) -> bool:
    """Tell whether a line holds characters beyond ASCII that are UTF-8."""
    if line.isascii():
        return False
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _record(line: str | ReadError, name: str, number: int, limits: Limits) -> Document | Skipped:
    if isinstance(line, ReadError):
        return Skipped(name, number, line.reason)
    try:
        record = json.loads(line.removeprefix("\ufeff"), parse_int=_whole)  # files put one behind the other have a mark within
    except json.JSONDecodeError as error:
        return Skipped(name, number, f"no JSON: {error.msg}")
    except RecursionError:
        return Skipped(name, number, "no JSON: nested too deep")
    if not isinstance(record, dict):
        return Skipped(name, number, "no JSON object with `id` and `text`")
    return document_of(record, name, number, limits)
