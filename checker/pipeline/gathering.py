"""All documents below some paths with what was extracted of them, by as many processes as there are to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple

from checker.model import STDIN_NAME, Document, Progress, Skipped, Stage, silent
from checker.pipeline.held import Held, plain
from checker.pipeline.means import EXTRACTING, Means
from checker.pipeline.pieces import PIECE, Piece, line_of, pieces, size, split, weight
from checker.pipeline.shelf import Shelf, Shelved
from checker.pipeline.work import Made, Read, Work, refused
from checker.readers.folder import Source, distinct, find_sources, in_order
from checker.readers.records import repeated
from checker.readers.twins import Twins

if TYPE_CHECKING:
    from checker.pipeline.cluster.frames import Engine

SLOWEST = 20_000
"""Bytes of text that a slow machine reads and extracts in a second."""


class Gathered(NamedTuple):
    """What the paths of a run give.

    Attributes:
        documents: in order of id, with what was extracted of each.
        skipped: what was not read, in order.
    """

    documents: Shelved
    skipped: list[Skipped]


class Found(NamedTuple):
    """What lies below the paths of a run.

    Attributes:
        sources: the files, in order.
        skipped: what is not read.
    """

    sources: Sequence[Source]
    skipped: Sequence[Skipped]


def find(paths: Sequence[str], work: Work, *, stdin_name: str = STDIN_NAME, progress: Progress = silent) -> Found:
    """What lies below some paths.

    Args:
        paths: files, folders and patterns.
        work: what is done with a piece.
        stdin_name: what standard input is called.
        progress: told how far it has come.

    Raises:
        PathError: a path does not exist or a pattern matches nothing.
    """
    found = Found(*find_sources(paths, work.readers, limits=work.limits, stdin_name=stdin_name))
    progress(Stage.READ, 0, len(found.sources))
    progress(Stage.READ, len(found.sources), len(found.sources))
    return found


def gather(found: Found, work: Work, *, means: Means, progress: Progress = silent, engine: Engine | None = None) -> Gathered:
    """Read and extract some files; the same whatever the means.

    Args:
        found: the files.
        work: what is done with a piece.
        means: of this computer.
        progress: told how far it has come.
        engine: what works instead, None for this computer.

    Raises:
        CheckerError: a rule is at fault.
    """
    sources, skipped = found.sources, [*found.skipped]
    telling = _Told(progress, sources)
    read: list[Read] = []
    shelf = Shelf()
    held: list[Placed] = []
    with _results(sources, work, means, engine) as results:
        for parts, some in results:
            read += parts
            held += [(document, shelf.add(one)) for document, one in some]
            telling.so_far(len(shelf), parts)
    telling.all(len(shelf))
    files = {source.name: source.path.as_posix() for source in sources if source.data is None}
    held = list(_without_twins(read, held, skipped, files))
    place = {id(document): own for document, own in held}
    chosen = distinct([document for document, _ in held], skipped, partial(_place, read=read, files=files))
    return Gathered(Shelved(shelf, [(document, place[id(document)]) for document in chosen]), in_order(skipped))


def _place(document: Document, *, read: Sequence[Read], files: Mapping[str, str]) -> tuple[str, int | None]:
    """The name of the file of a document, or of standard input, and the line of a record where it can be told."""
    parts = [one.part for one in read if files.get(one.part.source.name) == document.file]
    name = parts[0].source.name
    return name, None if name == document.id else next(filter(None, (line_of(part, document.id) for part in parts)), None)


Placed = tuple[Document, int]
"""A document without its text, and its place on the shelf."""


def _without_twins(read: Sequence[Read], held: Sequence[Placed], skipped: list[Skipped], files: Mapping[str, str]) -> Iterator[Placed]:
    """The documents, those of files with the same bytes told by each other; the rows of all files go to ``skipped``.

    Args:
        read: the parts of all files, in order.
        held: the documents of them all.
        skipped: added to.
        files: their paths by name, as they were given: a worker of an engine reaches them otherwise.
    """
    twins = Twins()
    coming = iter(held)
    for name, group in groupby(read, key=lambda one: one.part.source.name):
        parts = list(group)
        is_given = parts[0].part.source.data is not None  # standard input has no file
        rows = [row for part in parts for row in part.skipped]
        own = list(_each_once(parts, coming, rows))
        digest = blake2b(b"".join(part.digest for part in parts)).digest()
        kept: list[Document] = []
        for each in twins.told(digest, name, [*(document for document, _ in own), *rows]):
            if isinstance(each, Document):
                kept.append(each)
            else:
                skipped.append(each if is_given else replace(each, file=files[name]))
        yield from zip(kept, (place for _, place in own), strict=False)  # of records that come again there are none


def _each_once(parts: Sequence[Read], coming: Iterator[Placed], rows: list[Skipped]) -> Iterator[Placed]:
    """The documents of the parts of one file, without those whose id an earlier part has already: these go to ``rows`` with their line."""
    known: set[str] = set()
    for read in parts:
        for document, place in islice(coming, read.documents):
            if len(parts) > 1 and document.id in known:
                rows.append(repeated(document, read.part.source.name, line_of(read.part, document.id)))
            else:
                known.add(document.id)
                yield document, place


Results = Iterator[tuple[list[Read], list[tuple[Document, Held | bytes]]]]
"""What was read of each piece; its documents without their texts, each with what is put aside of it."""


@contextmanager
def _results(sources: Sequence[Source], work: Work, means: Means, engine: Engine | None) -> Iterator[Results]:
    """What each piece of a corpus gives, in order."""
    limits = work.limits
    if engine is not None:
        from checker.pipeline.cluster.extracting import extracted

        yield ((parts, _put_aside(some, work)) for parts, some in extracted(engine, sources, work))
        return
    processes = means.processes((source.path, size(source)) for source in sources)
    if not processes:
        yield ((parts, _put_aside(some, work)) for parts, some in map(work.kept, pieces(sources)))
        return
    from checker.pipeline.caching import cached  # only here are processes and a cache needed
    from checker.pipeline.workers import Workers

    work, remembered = cached(work, means)
    with Workers[Piece, Made](
        jobs=processes,
        seconds=limits.seconds_a_document,
        memory=limits.memory,
        told={"seconds": limits.told("seconds_a_document"), "memory": limits.told("memory")},
        split=split,
        refuse=refused,
        preload=EXTRACTING,
    ) as workers:
        # no more goes together than is done in the time that one document has
        made = workers.run(work, pieces(sources, min(PIECE, limits.seconds_a_document * SLOWEST)))
        yield ((one.parts, list(zip(one.documents, one.formed, strict=True))) for one in remembered(made))


def _put_aside(held: Iterable[Held], work: Work) -> list[tuple[Document, Held | bytes]]:
    """Documents without their texts, each with what is put aside of it."""
    return [(plain(one[0]), one if work.form is None else work.form(one)) for one in held]


class _Told:
    """How many documents are done, and how many there will be, as far as the bytes so far let guess."""

    def __init__(self, progress: Progress, sources: Sequence[Source]) -> None:
        self._progress = progress
        self._total = sum(map(size, sources))
        self._bytes = 0
        self._progress(Stage.EXTRACT, 0, len(sources))

    def so_far(self, documents: int, parts: Sequence[Read]) -> None:
        """So many documents are done, those of some parts the last of them."""
        self._bytes += sum(weight(read.part) for read in parts)
        if self._bytes < self._total:
            expected = documents * self._total // max(1, self._bytes)
            self._progress(Stage.EXTRACT, documents, max(documents + 1, expected))

    def all(self, documents: int) -> None:
        """All documents are done."""
        self._progress(Stage.EXTRACT, documents, documents)
