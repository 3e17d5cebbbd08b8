"""One document of fields, as a line of .jsonl or a row of .parquet has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checker.model import Document, Limits, Skipped
from checker.readers.identity import Identity, identified
from checker.readers.ignoring import ignoring
from checker.text import calendar
from checker.text.ignores import blanked, ignores

_LONE = re.compile("[\ud800-\udfff]")
"""One half of a surrogate pair, which no UTF-8 text can hold but a JSON escape can."""
_OPTIONAL = ("title", "published", "source", "authority")
FIELDS = ("id", "text", *_OPTIONAL)
"""The fields that are read; others are passed over."""


def each_once(made: Iterable[tuple[int, Document | Skipped]], name: str) -> Iterator[Document | Skipped]:
    """The documents of numbered records, of those with one id the first; the others become rows.

    Args:
        made: by 1-based number.
        name: of the file.
    """
    known: set[str] = set()
    for number, one in made:
        if isinstance(one, Document) and one.id in known:
            yield repeated(one, name, number)
            continue
        if isinstance(one, Document):
            known.add(one.id)
        yield one


def repeated(document: Document, name: str, number: int | None, first: str | None = None) -> Skipped:
    """The row for a document whose id another has already.

    Args:
        document: the later one.
        name, number: what stands for it in the report, and where in the file it is.
        first: the place of the other where that is not in the same file, "old.jsonl:3".
    """
    told = f": the first, {first}, counts" if first else ""
    return Skipped(name, number, f"a second document has the id `{document.id}`{told}", document.file)


def document_of(fields: Mapping[str, Any], name: str, number: int, limits: Limits) -> Document | Skipped:
    """The document that some fields hold, or why they hold none.

    Args:
        fields: ``id`` and ``text``, and where they are known the others.
        name: of the file.
        number: 1-based, of the line or row.
        limits: how much is read at most.
    """
    record = dict(fields)
    for key in ("id", "text"):
        if not isinstance(record.get(key), str) or (key == "id" and not record[key]):
            return Skipped(name, number, f"has no `{key}` that is a text")
    if len(record["text"]) > limits.characters:
        return Skipped(name, number, f"has a `text` of more than {limits.told('characters')}")
    wrong = [key for key in _OPTIONAL if record.get(key) is not None and not isinstance(record[key], (str, int))]
    notes = [f"has a `{key}` that is no text and was not used" for key in wrong]
    known = {key: str(record[key]) for key in _OPTIONAL if record.get(key) is not None and key not in wrong}
    halves = any(_LONE.search(value) for value in (record["id"], record["text"], *known.values()))
    if halves:
        record = record | {key: _LONE.sub("\ufffd", record[key]) for key in ("id", "text")}
        known = {key: _LONE.sub("\ufffd", value) for key, value in known.items()}
    stated = known.get("published")
    if stated is not None and calendar.days(stated) is None:
        notes.append(f'has "{stated[:60]}" as `published`, which is no date such as 2025-10-27, and was not used')
        stated = None
    if halves:
        notes.append("holds half characters, which are shown as \ufffd")
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
