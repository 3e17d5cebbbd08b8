"""Plain text: the first line is the title where it reads like one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model import Document
from checker.readers.dating import dating
from checker.readers.decoding import decode

LONGEST_TITLE = 160

_HEADING = re.compile(r"^#{1,6}\s+(?P<title>\S.*?)\s*#*\s*$", re.MULTILINE)
_METADATA = re.compile(r"\A(?:date\b|published\b|by\b|source|[-=*_]{3,})", re.IGNORECASE)


def read(data: bytes, name: str) -> Iterator[Document]:
    """One document: the decoded file as it is."""
    text, notes = decode(data)
    yield document(text, name, title=title_of(text), notes=notes)


def document(text: str, name: str, *, title: str | None, notes: tuple[str, ...] = ()) -> Document:
    """A document of a text whose date is to be found in it; ``notes`` are sentences that its reader needs."""
    found = dating(text)
    return Document(
        id=name,
        text=text,
        title=title,
        published=found.published,
        published_from=found.published_from,
        written=found.written,
        written_from=found.written_from,
        notes=(*notes, *found.notes),
    )


def title_of(text: str) -> str | None:
    """A marked heading near the top, else a first line that is no sentence; None where there is neither."""
    heading = _HEADING.search(text[:2000])
    if heading:
        return heading["title"]
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if not first or len(first) > LONGEST_TITLE or first.endswith((".", ";", ",")) or _METADATA.match(first):
        return None
    return first
