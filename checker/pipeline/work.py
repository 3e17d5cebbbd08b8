"""What a worker does with a piece of a corpus: read it, extract it, give columns back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import blake2b
from typing import NamedTuple

from checker.errors import CheckerError, ReadError
from checker.model import LIMITS, Document, Limits, Rule, Skipped
from checker.pipeline.cache import Cache
from checker.pipeline.columns import Tables, joined, to_tables
from checker.pipeline.extracted import Extracted
from checker.pipeline.extracting import extract_documents
from checker.pipeline.faults import told
from checker.pipeline.packing import packed, unpacked
from checker.pipeline.pieces import Part, Piece, split
from checker.readers import READERS
from checker.readers.folder import read_source
from checker.readers.twins import Seen

Held = tuple[Document, Extracted]
"""A document with what was extracted of it."""


class Read(NamedTuple):
    """What was read of a part.

    Attributes:
        part: the part.
        digest: what tells whether another part has the same bytes; b"" where they could not be had.
        documents: how many it gave.
        skipped: a row for what could not be read.
    """

    part: Part
    digest: bytes
    documents: int
    skipped: list[Skipped]


class Made(NamedTuple):
    """What a piece gives, in the form in which it leaves a process.

    Attributes:
        parts: what was read of each.
        tables: the documents of them all in order.
        trouble: why the cache could not be used, or None.
    """

    parts: list[Read]
    tables: Tables
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done with each piece.

    Attributes:
        rules: what they take is found as well.
        places: also look for the places that are named without an event.
        limits: how much of a file is read at most.
        readers: suffix to module.
        cache: what was read and extracted before, or None.
        version: what decides, beside the bytes, what is found in them.
    """

    rules: tuple[Rule, ...] = ()
    places: bool = False
    limits: Limits = LIMITS
    readers: Mapping[str, str] = field(default_factory=lambda: READERS)
    cache: Cache | None = None
    version: str = ""

    def __call__(self, piece: Piece) -> Made:
        """What a piece gives, as columns."""
        if self.cache is None:
            parts, held = self.held(piece)
            return Made(parts, to_tables(held))
        made = [Remembered(self, part) for part in piece]
        known = self.cache.get([one.key for one in made if one.key is not None])
        fresh = [one for one in made if not one.recall(known)]
        found = iter(extract_documents([document for one in fresh for document in one.documents], self.rules, places=self.places))
        entries = dict(filter(None, [one.remember(found) for one in fresh]))
        self.cache.put(entries)
        return Made([one.read for one in made], joined(one.tables for one in made), self.cache.trouble)

    def held(self, piece: Piece) -> tuple[list[Read], list[Held]]:
        """What a piece gives: its parts, and the documents of them all in order."""
        parts: list[Read] = []
        documents: list[Document] = []
        for part in piece:
            read, some = self.read(part, Seen(partial(part.read, self.limits)))
            parts.append(read)
            documents += some
        return parts, list(zip(documents, extract_documents(documents, self.rules, places=self.places), strict=True))

    def read(self, part: Part, seen: Seen) -> tuple[Read, list[Document]]:
        """What is read of a part, and its documents.

        Args:
            part: the part.
            seen: gives its bytes.
        """
        made = list(read_source(part.source, self.readers, seen, limits=self.limits))
        documents = [one for one in made if isinstance(one, Document)]
        skipped = [replace(one, line=one.line + part.line - 1) if one.line else one for one in made if isinstance(one, Skipped)]
        return Read(part, seen.digest, len(documents), skipped), documents

    def kept(self, piece: Piece) -> tuple[list[Read], list[Held]]:
        """What :meth:`held` gives; where the piece makes checker fail, what each of its documents gives."""
        try:
            return self.held(piece)
        except CheckerError:
            raise
        except Exception as error:
            if len(alone := split(piece)) > 1:
                results = [self.kept(one) for one in alone]
                return [part for parts, _ in results for part in parts], [held for _, some in results for held in some]
            return refused(piece, told(error)).parts, []


def refused(piece: Piece, reason: str) -> Made:
    """What comes of a piece of one file or line that could not be worked on."""
    rows = [(part, Skipped(part.source.name, None if part.end is None else part.line, reason)) for (part,) in split(piece)]
    return Made([Read(part, b"", 0, [row]) for part, row in rows], to_tables(()))


class Remembered:
    """A part that may be in the cache.

    Attributes:
        key: under which it is kept, None where its bytes cannot be had.
        read, documents, tables: what it gives, once it was recalled or remembered.
    """

    def __init__(self, work: Work, part: Part) -> None:
        self._part, self._work = part, work
        self.key: bytes | None = None
        self.documents: list[Document] = []
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
                self.tables, rows = unpacked(kept)
            except ValueError:
                kept = None  # a damaged entry is made anew
            else:
                count = len(self.tables.documents["id"])
                self.tables.documents["file"] = [part.source.path.as_posix() if part.source.data is None else None] * count
                skipped = [Skipped(part.source.name, line + part.line - 1 if line else line, reason) for line, reason in rows]
                self.read = Read(part, blake2b(self._data, digest_size=16).digest(), count, skipped)
                return True
        data = (lambda: self._data) if self.key is not None else partial(part.read, self._work.limits)
        self.read, self.documents = self._work.read(part, Seen(data))
        return False

    def remember(self, found: Iterator[Extracted]) -> tuple[bytes, bytes] | None:
        """Take what was extracted of its documents, and give what is to be kept, with its key; None where nothing is."""
        self.tables = to_tables(zip(self.documents, found, strict=False))
        if self.key is None or any(self._work.limits.told("memory") in row.reason for row in self.read.skipped):
            return None  # another time there may be more memory
        rows = [(row.line - self._part.line + 1 if row.line else row.line, row.reason) for row in self.read.skipped]
        return self.key, packed(self.tables, rows)
