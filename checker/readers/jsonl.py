"""JSON lines: one document a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from checker.model import LIMITS, Document, Limits, Skipped
from checker.readers.decoding import decode
from checker.readers.records import document_of, each_once


def read(data: bytes, name: str, *, limits: Limits = LIMITS) -> Iterator[Document | Skipped]:
    """One document a line that holds ``id`` and ``text``; a line that does not is skipped with its number."""
    lines = enumerate(decode(data).text.split("\n"), 1)
    yield from each_once(((number, _record(line, name, number, limits)) for number, line in lines if line.strip()), name)


def _record(line: str, name: str, number: int, limits: Limits) -> Document | Skipped:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deep"
        return Skipped(name, number, f"no JSON: {reason}")
    if not isinstance(record, dict):
        return Skipped(name, number, "no JSON object with `id` and `text`")
    return document_of(record, name, number, limits)
