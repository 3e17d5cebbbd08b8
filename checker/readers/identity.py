"""What a document is called, who published it and when: what is known beside the text first, the text's own words after that."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from checker.model import Document
from checker.readers.dating import Dating, dating
from checker.text.calendar import days


class Identity(NamedTuple):
    """What is known of a document from beside its text: front matter, metadata, the file of a folder that lists its sources.

    Attributes:
        title, source, authority: as in :class:`checker.model.Document`.
        published: EDTF day, month or year, or None.
        published_from: where that stands ("front matter", "meta article:published_time").
    """

    title: str | None = None
    source: str | None = None
    authority: str | None = None
    published: str | None = None
    published_from: str | None = None


def identified(document: Document, known: Identity = Identity()) -> Document:  # noqa: B008  a NamedTuple never changes
    """A document without a date with its title, source, authority and date; without a known date, the one that its own words tell."""
    stated = known.published
    found = dating(document) if stated is None else Dating(stated, known.published_from, written=stated)
    return replace(
        document,
        title=known.title,
        source=known.source,
        authority=known.authority,
        published=found.published,
        published_from=found.published_from,
        written=found.written,
        written_from=found.written_from,
        notes=(*document.notes, *found.notes),
    )


def dated(document: Document, published: str, published_from: str | None, *, noted: bool = True) -> Document:
    """The document with a date that goes before the one it has; where that is another day, a note says so if it is to be ``noted``."""
    own, own_from = document.published, document.published_from
    notes = tuple(note for note in document.notes if not (own and note.startswith(f"has two dates; used {own} ")))
    ours, theirs = days(published), days(own)
    if noted and own and ours and theirs and not ours.overlaps(theirs):
        notes += (f"has two dates; used {published} ({published_from}), not {own} ({own_from})",)
    return replace(document, published=published, published_from=published_from, written=published, written_from=None, notes=notes)
