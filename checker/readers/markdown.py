"""Markdown: offsets count in the raw file; front matter, where there is some, tells title, date and source."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model import Document
from checker.readers.decoding import decode
from checker.readers.front_matter import front_matter
from checker.readers.identity import identified
from checker.readers.plain import title_of


def read(data: bytes, name: str) -> Iterator[Document]:
    """One document: the decoded file as it is, marks and all."""
    text, notes = decode(data)
    known = front_matter(text)
    yield identified(Document(id=name, text=text, notes=notes), known._replace(title=known.title or title_of(text)))
