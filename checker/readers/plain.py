"""Plain text: the first line is the title where it reads like one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.model import LIMITS, Document, Limits
from checker.readers.decoding import decode
from checker.readers.identity import Identity, identified
from checker.readers.ignoring import ignoring
from checker.text.ignores import blanked, ignores

LONGEST_TITLE = 160

_HEADING = re.compile(r"^#{1,6}\s+(?P<title>\S.*?)\s*#*\s*$", re.MULTILINE)
_METADATA = re.compile(r"\A(?:date\b|published\b|by\b|source|[-=*_]{3,})", re.IGNORECASE)


def read(data: bytes, name: str, *, limits: Limits = LIMITS) -> Iterator[Document]:
    """One document: the decoded file as it is, what it tells checker to ignore marked."""
    text, notes = decode(data, limits)
    said = ignores(text)
    bare = blanked(text, said)
    yield ignoring(identified(Document(id=name, text=bare, notes=notes), Identity(title=title_of(bare))), text, said)


def title_of(text: str) -> str | None:
    """A marked heading near the top, else a first line that is no sentence; None where there is neither."""
    heading = _HEADING.search(text[:2000])
    if heading:
        return heading["title"]
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if not first or len(first) > LONGEST_TITLE or first.endswith((".", ";", ",")) or _METADATA.match(first):
        return None
    return first
