"""JSON lines: one document a line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from checker.model import LIMITS, Document, Limits, Skipped
from checker.readers.decoding import decode
from checker.readers.identity import Identity, identified
from checker.readers.ignoring import ignoring
from checker.text import calendar
from checker.text.ignores import blanked, ignores

_LONE = re.compile("[\ud800-\udfff]")
"""One half of a surrogate pair, which no UTF-8 text can hold but a JSON escape can."""
_OPTIONAL = ("title", "published", "source", "authority")


def read(data: bytes, name: str, *, limits: Limits = LIMITS) -> Iterator[Document | Skipped]:
    """One document a line that holds ``id`` and ``text``; a line that does not is skipped with its number."""
    lines: dict[str, int] = {}
    for number, line in enumerate(decode(data).text.split("\n"), 1):
        if not line.strip():
            continue
        made = _record(line, name, number, limits)
        if isinstance(made, Document) and lines.setdefault(made.id, number) != number:
            made = Skipped(name, number, f"a second document has the id `{made.id}`: that of line {lines[made.id]} counts")
        yield made


def _record(line: str, name: str, number: int, limits: Limits) -> Document | Skipped:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deep"
        return Skipped(name, number, f"no JSON: {reason}")
    if not isinstance(record, dict):
        return Skipped(name, number, "no JSON object with `id` and `text`")
    for key in ("id", "text"):
        if not isinstance(record.get(key), str) or (key == "id" and not record[key]):
            return Skipped(name, number, f"has no `{key}` that is a text")
    if len(record["text"]) > limits.characters:
        return Skipped(name, number, f"has a `text` of more than {limits.told('characters')}")
    wrong = [key for key in _OPTIONAL if record.get(key) is not None and not isinstance(record[key], (str, int))]
    notes = [f"has a `{key}` that is no text and was not used" for key in wrong]
    known = {key: str(record[key]) for key in _OPTIONAL if record.get(key) is not None and key not in wrong}
    stated = known.get("published")
    if stated is not None and calendar.days(stated) is None:
        notes.append(f'has "{stated}" as `published`, which is no date such as 2025-10-27, and was not used')
        stated = None
    if any(_LONE.search(str(record[key])) for key in ("id", "text", *known)):
        notes.append("holds half characters, which are shown as \ufffd")
        record = record | {key: _LONE.sub("\ufffd", record[key]) for key in ("id", "text")}
        known = {key: _LONE.sub("\ufffd", value) for key, value in known.items()}
    if not record["text"].strip() and known.get("title"):
        record = record | {"text": known["title"]}  # a headline is all that there is
    if not record["text"].strip():
        return Skipped(name, number, "holds no text")
    published = stated.partition("T")[0] if stated else None
    identity = Identity(
        title=known.get("title"),
        source=known.get("source"),
        authority=known.get("authority"),
        published=published,
        published_from="`published`" if published else None,
    )
    said = ignores(record["text"])
    document = Document(id=record["id"], text=blanked(record["text"], said), notes=tuple(notes))
    return ignoring(identified(document, identity), record["text"], said)
