"""JSON lines: one document a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from checker.model import Document, Skipped
from checker.readers.decoding import decode
from checker.readers.plain import document
from checker.text import calendar

_OPTIONAL = ("title", "published", "source", "authority")


def read(data: bytes, name: str) -> Iterator[Document | Skipped]:
    """One document a line that holds ``id`` and ``text``; a line that does not is skipped with its number."""
    for number, line in enumerate(decode(data).split("\n"), 1):
        if line.strip():
            yield _record(line, name, number)


def _record(line: str, name: str, number: int) -> Document | Skipped:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deep"
        return Skipped(name, number, f"line {number} is no JSON: {reason}")
    if not isinstance(record, dict):
        return Skipped(name, number, f"line {number} is no JSON object with `id` and `text`")
    for key in ("id", "text"):
        if not isinstance(record.get(key), str) or (key == "id" and not record[key]):
            return Skipped(name, number, f"line {number} has no `{key}` that is a text")
    for key in _OPTIONAL:
        if record.get(key) is not None and not isinstance(record[key], (str, int)):
            return Skipped(name, number, f"line {number}: `{key}` is no text")
    stated = str(record["published"]) if record.get("published") is not None else None
    if stated is not None and calendar.days(stated) is None:
        return Skipped(name, number, f'line {number}: `published` is "{stated}", no date such as 2025-10-27')
    made = document(record["text"], record["id"], title=str(record["title"]) if record.get("title") is not None else None)
    known = {key: str(record[key]) for key in ("source", "authority") if record.get(key) is not None}
    published = stated.partition("T")[0] if stated else made.published
    return Document(
        id=record["id"],
        text=record["text"],
        title=made.title,
        source=known.get("source"),
        authority=known.get("authority"),
        published=published,
        published_from="`published`" if stated else made.published_from,
        written=published or made.written,
        written_from=None if published else made.written_from,
        notes=made.notes,
    )
