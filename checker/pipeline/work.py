"""What a worker does with a piece of a corpus: read it, extract it, give back what is wanted of each document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import CheckerError
from checker.model import LIMITS, Document, Limits, Rule, Skipped
from checker.pipeline.extracting import extract_documents
from checker.pipeline.faults import told
from checker.pipeline.held import Form, Held, pickled, plain
from checker.pipeline.pieces import Part, Piece, split
from checker.readers import READERS
from checker.readers.folder import read_source
from checker.readers.twins import Seen

if TYPE_CHECKING:
    from checker.pipeline.cache import Cache


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
        documents: of them all, in order, without their texts; ``formed`` what is wanted of each.
        trouble: why the cache could not be used, or None.
    """

    parts: list[Read]
    documents: list[Document]
    formed: list[bytes]
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done with each piece.

    Attributes:
        rules: what they take is found as well.
        places: also look for the places that are named without an event.
        limits: how much of a file is read at most.
        form: what is wanted of each document, None for all of it.
        readers: suffix to module.
        cache: what was read and extracted before, or None.
        version: what decides, beside the bytes, what is found in them.
    """

    rules: tuple[Rule, ...] = ()
    places: bool = False
    limits: Limits = LIMITS
    form: Form | None = None
    readers: Mapping[str, str] = field(default_factory=lambda: READERS)
    cache: Cache | None = None
    version: str = ""

    def __call__(self, piece: Piece) -> Made:
        """What a piece gives."""
        if self.cache is None:
            return self.made(*self.held(piece))
        from checker.pipeline.remembering import remembered  # with SQLite, which most runs of a little text do without

        return remembered(self, self.cache, piece)

    def made(self, parts: list[Read], held: Iterable[Held], trouble: str | None = None) -> Made:
        """What some parts and the documents of them all give."""
        made = Made(parts, [], [], trouble)
        for one in held:
            made.documents.append(plain(one[0]))
            made.formed.append((self.form or pickled)(one))
        return made

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
    return Made([Read(part, b"", 0, [row]) for part, row in rows], [], [])
