"""Documents and what was extracted of them, put aside so that memory does not grow with the corpus: few in memory, many in a file."""

from __future__ import annotations

import pickle
import tempfile
from array import array
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain
from typing import IO

from checker.errors import CheckerError
from checker.model import Claim, Document
from checker.pipeline.extracted import Extracted
from checker.pipeline.work import Held

IN_MEMORY = 50_000
"""Claims that are held in memory; of more, all go into a file."""
TOGETHER = 256
"""Documents that are looked into together."""
_NESTED = ("blocks", "tables", "origins", "marks")
"""What a document has for each of its parts, which only those ask for who read its text."""


class Shelf:
    """Documents as they come, each with what was extracted of it; the file that this may need has no name, and goes with the shelf."""

    def __init__(self, in_memory: int | None = None) -> None:
        self._most = IN_MEMORY if in_memory is None else in_memory
        self._claims = 0
        self._held: list[Held] = []
        self._ends = array("q", [0])  # of each document in the file; numbers alone, for there may be millions
        self._file: IO[bytes] | None = None

    def __len__(self) -> int:
        return len(self._held) + len(self._ends) - 1

    def add(self, held: Held) -> int:
        """Put a document aside; its place on the shelf.

        Raises:
            CheckerError: there is no room for the file.
        """
        self._held.append(held)
        self._claims += len(held[1].claims) + len(held[1].places)
        place = len(self) - 1
        if self._file is not None or self._claims > self._most:
            self._write()
        return place

    def __getitem__(self, place: int) -> Held:
        """The document at a place."""
        return _unpacked(self.packed(place))

    def packed(self, place: int) -> Held | bytes:
        """The document at a place as it lies there."""
        if self._file is None:
            return self._held[place]
        start, end = self._ends[place], self._ends[place + 1]
        self._file.seek(start)
        return self._file.read(end - start)

    def _write(self) -> None:
        """Write what is in memory to the end of the file."""
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile(prefix="checker-")  # noqa: SIM115  it is closed with the shelf
            for document, extracted in self._held:
                self._file.seek(self._ends[-1])
                self._file.write(pickle.dumps((document, tuple(extracted)), pickle.HIGHEST_PROTOCOL))
                self._ends.append(self._file.tell())
            self._file.flush()
        except OSError as error:
            where = tempfile.gettempdir()
            raise CheckerError(f"{where}: cannot put claims aside there: {error.strerror}; TMPDIR names another folder") from None
        self._held.clear()


def _unpacked(held: Held | bytes) -> Held:
    if not isinstance(held, bytes):
        return held
    document, extracted = pickle.loads(held)  # noqa: S301  of this run, in a file that no other can name
    return document, Extracted(*extracted)


@dataclass(frozen=True, slots=True)
class Bundle:
    """Some documents with what was extracted of them, as they go to another process: not unpacked before somebody asks for them.

    Attributes:
        documents: what they are, without their texts and parts.
        held: what lies on the shelf of each.
    """

    documents: Sequence[Document]
    held: Sequence[Held | bytes]

    def __iter__(self) -> Iterator[Held]:
        """The documents as they are, with what was extracted of them."""
        for named, held in zip(self.documents, self.held, strict=True):
            whole, extracted = _unpacked(held)
            same = {name: getattr(whole, name) for name in ("text", *_NESTED)}
            yield replace(named, **same), extracted


class Shelved:
    """The documents of a run in order of their ids; those of a shelf that are left out are not among them.

    Attributes:
        documents: what they are, without their texts and parts.
    """

    def __init__(self, shelf: Shelf, documents: Iterable[tuple[Document, int]]) -> None:
        """Put in order what is asked for.

        Args:
            shelf: holds them.
            documents: each with its place on the shelf; what it is called, who published it and so on counts, and not what the shelf has.
        """
        ordered = sorted(documents, key=lambda one: one[0].id)
        self._shelf = shelf
        self._places = array("q", [place for _, place in ordered])
        self.documents = [document for document, _ in ordered]

    def __len__(self) -> int:
        return len(self.documents)

    def bundle(self, numbers: Sequence[int]) -> Bundle:
        """Some documents by their numbers."""
        return Bundle([self.documents[number] for number in numbers], [self._shelf.packed(self._places[number]) for number in numbers])

    def bundles(self, most: int | None = None) -> Iterator[Bundle]:
        """All documents in order, so many at a time; ``TOGETHER`` where it is not said."""
        most = most or TOGETHER
        for first in range(0, len(self), most):
            yield self.bundle(range(first, min(first + most, len(self))))

    def __iter__(self) -> Iterator[Held]:
        """All documents in order."""
        return chain.from_iterable(self.bundles())

    @property
    def claims(self) -> Iterable[Claim]:
        """The claims of all documents in order, read anew each time that they are gone through."""
        return self.claims_of(None)

    def claims_of(self, ids: Set[str] | None) -> Iterable[Claim]:
        """The claims of some documents, None for all, in the same way; what they are read from is not closed before."""
        listed = zip(self.documents, self._places, strict=True)
        return _Claims(self._shelf, array("q", [place for document, place in listed if ids is None or document.id in ids]))

    def and_more(self, held: Iterable[Held]) -> Shelved:
        """These and others together, which are put aside as they come."""
        known = zip(self.documents, self._places, strict=True)
        return Shelved(self._shelf, [*known, *((plain(one[0]), self._shelf.add(one)) for one in held)])


class _Claims:
    """What :meth:`Shelved.claims_of` gives."""

    def __init__(self, shelf: Shelf, places: Iterable[int]) -> None:
        self._shelf = shelf
        self._places = places

    def __iter__(self) -> Iterator[Claim]:
        return (claim for place in self._places for claim in self._shelf[place][1].claims)


def shelved(held: Iterable[Held]) -> Shelved:
    """Some documents, put aside as they come."""
    shelf = Shelf()
    return Shelved(shelf, [(plain(one[0]), shelf.add(one)) for one in held])


def plain(document: Document) -> Document:
    """A document without its text and parts, but for the first of its characters that is no blank: one without any is no document."""
    return replace(document, text=document.text.lstrip()[:1], blocks=(), tables=(), origins=(), marks=())
