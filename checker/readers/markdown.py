"""Markdown: offsets count in the raw file; front matter, where there is some, tells title, date and source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.model import Document
from checker.readers.decoding import decode
from checker.readers.front_matter import front_matter
from checker.readers.plain import document, title_of


def read(data: bytes, name: str) -> Iterator[Document]:
    """One document: the decoded file as it is, marks and all."""
    text, notes = decode(data)
    known = front_matter(text)
    made = document(text, name, title=known.get("title") or title_of(text), notes=notes)
    if known.get("published"):
        made = replace(made, published=known["published"], published_from="front matter", written=known["published"], written_from=None)
    yield replace(made, source=known.get("source"), authority=known.get("authority"))
