"""Pieces of a corpus that are taken from the cache as far as they are in it; the rest is read, extracted and kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from hashlib import blake2b
from itertools import islice

from checker.errors import ReadError
from checker.model import Document, Skipped
from checker.pipeline.cache import Cache
from checker.pipeline.columns import Tables, from_tables, joined, to_tables
from checker.pipeline.extracted import Extracted
from checker.pipeline.extracting import extract_documents
from checker.pipeline.held import Held
from checker.pipeline.packing import packed, unpacked
from checker.pipeline.pieces import Part, Piece
from checker.pipeline.work import Made, Read, Work
from checker.readers.twins import Seen


def remembered(work: Work, cache: Cache, piece: Piece) -> Made:
    """What a piece gives, whatever of it is in the cache."""
    made = [_Part(work, part) for part in piece]
    known = cache.get([one.key for one in made if one.key is not None])
    fresh = [one for one in made if not one.recall(known)]
    found = iter(extract_documents([document for one in fresh for document in one.documents], work.rules, places=work.places))
    entries = dict(filter(None, [one.remember(found) for one in fresh]))
    cache.put(entries)
    recalled = from_tables(joined(one.tables for one in made if one.tables is not None))
    held = (each for one in made for each in (one.held if one.tables is None else islice(recalled, one.read.documents)))
    return work.made([one.read for one in made], held, cache.trouble)


class _Part:
    """A part that may be in the cache.

    Attributes:
        key: under which it is kept, None where its bytes cannot be had.
        read: what was read of it.
        tables: what it gives where it was recalled, else None.
        documents, held: what it gives where it was not.
    """

    def __init__(self, work: Work, part: Part) -> None:
        self._part, self._work = part, work
        self.key: bytes | None = None
        self.tables: Tables | None = None
        self.documents: list[Document] = []
        self.held: list[Held] = []
        try:
            if part.source.path.suffix.lower() in work.readers:
                self._data = part.read(work.limits)
                self.key = self._named(self._data)
        except ReadError:
            self.key = None  # whoever reads it says why not

    def _named(self, data: bytes) -> bytes:
        source = self._part.source
        told = f"{self._work.version}\0{source.name}\0{source.path.suffix.lower()}\0{source.told!r}\0"
        return blake2b(told.encode("utf-8", "surrogatepass") + data, digest_size=20).digest()

    def recall(self, known: Mapping[bytes, bytes]) -> bool:
        """Take it from what is kept; else read it, and tell that it is still to be extracted."""
        part = self._part
        kept = known.get(self.key) if self.key is not None else None
        if kept is not None:
            try:
                tables, rows = unpacked(kept)
            except ValueError:
                kept = None  # a damaged entry is made anew
            else:
                self.tables = tables
                count = len(tables.documents["id"])
                tables.documents["file"] = [part.source.path.as_posix() if part.source.data is None else None] * count
                skipped = [Skipped(part.source.name, line + part.line - 1 if line else line, reason) for line, reason in rows]
                self.read = Read(part, blake2b(self._data, digest_size=16).digest(), count, skipped)
                return True
        data = (lambda: self._data) if self.key is not None else partial(part.read, self._work.limits)
        self.read, self.documents = self._work.read(part, Seen(data))
        return False

    def remember(self, found: Iterator[Extracted]) -> tuple[bytes, bytes] | None:
        """Take what was extracted of its documents, and give what is to be kept, with its key; None where nothing is."""
        self.held = list(zip(self.documents, found, strict=False))
        if self.key is None or any(self._work.limits.told("memory") in row.reason for row in self.read.skipped):
            return None  # another time there may be more memory
        rows = [(row.line - self._part.line + 1 if row.line else row.line, row.reason) for row in self.read.skipped]
        return self.key, packed(to_tables(self.held), rows)
