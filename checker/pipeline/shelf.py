"""Documents and what was extracted of them, put aside so that memory does not grow with the corpus: few in memory, many in a file."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain
from typing import IO, Generic, TypeVar, cast

from checker.errors import CheckerError
from checker.model import Claim, Document
from checker.pipeline.held import Held, pickled, plain, unpickled

One = TypeVar("One")

IN_MEMORY = 30_000_000
"""Bytes of documents, about, that are held in memory; of more, all go into a file."""
_CLAIM = 500
"""Bytes that a claim has as bytes, about."""
TOGETHER = 256
"""Documents that are looked into together."""
_NESTED = ("blocks", "tables", "origins", "marks")
"""What a document has for each of its parts, which only those ask for who read its text."""


class Shelf:
    """Documents as they come, each with what was extracted of it; the file that this may need has no name, and goes with the shelf."""

    def __init__(self, in_memory: int | None = None) -> None:
        self._most = IN_MEMORY if in_memory is None else in_memory
        self._bytes = 0
        self._held: list[Held | bytes] = []
        self._ends = array("q", [0])  # of each document in the file; numbers alone, for there may be millions
        self._file: IO[bytes] | None = None

    def __len__(self) -> int:
        return len(self._held) + len(self._ends) - 1

    def add(self, held: Held | bytes) -> int:
        """Put a document aside, or what is wanted of it; its place on the shelf.

        Raises:
            CheckerError: there is no room for the file.
        """
        self._held.append(held)
        self._bytes += len(held) if isinstance(held, bytes) else _size(held)
        place = len(self) - 1
        if self._file is not None or self._bytes > self._most:
            self._write()
        return place

    def __getitem__(self, place: int) -> Held:
        """The document at a place."""
        return _as_it_is(self.lying(place))

    def lying(self, place: int) -> Held | bytes:
        """The document at a place as it lies there."""
        if self._file is None:
            return self._held[place]
        start, end = self._ends[place], self._ends[place + 1]
        self._file.seek(start)
        return self._file.read(end - start)

    def formed(self, place: int) -> bytes:
        """What lies at a place of a shelf that holds something else than documents."""
        return cast("bytes", self.lying(place))

    def _write(self) -> None:
        """Write what is in memory to the end of the file."""
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile(prefix="checker-")  # noqa: SIM115  it is closed with the shelf
            for held in self._held:
                self._file.seek(self._ends[-1])
                self._file.write(held if isinstance(held, bytes) else pickled(held))
                self._ends.append(self._file.tell())
            self._file.flush()
        except OSError as error:
            where = tempfile.gettempdir()
            raise CheckerError(f"{where}: cannot put claims aside there: {error.strerror}; TMPDIR names another folder") from None
        self._held.clear()

    def spread_out(self) -> None:
        """Make what is in memory as it is, for a run that asks for it again and again in this process."""
        self._held = [_as_it_is(held) for held in self._held]


def _size(held: Held) -> int:
    document, extracted = held
    return len(document.text) + _CLAIM * (len(extracted.claims) + len(extracted.places))


def _as_it_is(held: Held | bytes) -> Held:
    return unpickled(held) if isinstance(held, bytes) else held


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
            whole, extracted = _as_it_is(held)
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
        return Bundle([self.documents[number] for number in numbers], [self._shelf.lying(self._places[number]) for number in numbers])

    def bundles(self, most: int | None = None) -> Iterator[Bundle]:
        """All documents in order, so many at a time; ``TOGETHER`` where it is not said."""
        most = most or TOGETHER
        for first in range(0, len(self), most):
            yield self.bundle(range(first, min(first + most, len(self))))

    def spread_out(self) -> Shelved:
        """The same; what is in memory is made as it is, for a run that asks for it again and again in this process."""
        self._shelf.spread_out()
        return self

    @property
    def formed(self) -> Iterable[bytes]:
        """What a run that wants something else of its documents has put there of each, in order."""
        return _Again(lambda: map(self._shelf.formed, self._places))

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
        places = array("q", [place for document, place in listed if ids is None or document.id in ids])
        return _Again(lambda: (claim for place in places for claim in self._shelf[place][1].claims))

    def and_more(self, held: Iterable[Held]) -> Shelved:
        """These and others together, which are put aside as they come."""
        known = zip(self.documents, self._places, strict=True)
        return Shelved(self._shelf, [*known, *((plain(one[0]), self._shelf.add(one)) for one in held)])


class _Again(Generic[One]):
    """What is gone through anew each time."""

    def __init__(self, made: Callable[[], Iterator[One]]) -> None:
        self._made = made

    def __iter__(self) -> Iterator[One]:
        return self._made()


def shelved(held: Iterable[Held]) -> Shelved:
    """Some documents, put aside as they come."""
    shelf = Shelf()
    return Shelved(shelf, [(plain(one[0]), shelf.add(one)) for one in held])
