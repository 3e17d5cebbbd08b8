"""Every document below the paths given, in one order, whatever the order of the file system."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from checker.errors import ReadError
from checker.model import LIMITS, OWN_REPORT, STDIN_NAME, Document, Limits, Skipped
from checker.readers.discovery import STANDARD_INPUT, Found, discovered
from checker.readers.naming import named
from checker.readers.opening import bytes_of, standard_input
from checker.readers.own_reports import is_report
from checker.readers.records import repeated
from checker.readers.remote import RemotePath, found, is_url
from checker.readers.sidecar_names import may_be_sidecar
from checker.readers.twins import Seen, Twins
from checker.text.file_names import shown

if TYPE_CHECKING:
    from checker.readers.beside import Beside
    from checker.readers.sidecar import Told

MOST_SUFFIXES = 10
"""More kinds of files are not named when one is refused."""


class Source(NamedTuple):
    """One file that is to be read, or standard input.

    Attributes:
        name: what its documents are called by.
        path: where it is, perhaps at a URL; of standard input what it is called.
        told: what stands beside it of its documents, what counts first.
        data: what standard input gave, None for a file.
    """

    name: str
    path: Path | RemotePath
    told: tuple[Told, ...] = ()
    data: bytes | None = None


def read_paths(
    paths: Sequence[str], readers: Mapping[str, str], *, limits: Limits = LIMITS, stdin_name: str = STDIN_NAME
) -> tuple[list[Document], list[Skipped]]:
    """The documents of files, folders and patterns in order of id, and a row for each file or record that was not read.

    What ``NAME.meta.yml`` and ``sources.csv`` tell of a file counts before what it says itself; their mistakes are rows too. Settings and
    rule files that lie in a folder, or that a pattern takes, are passed over; one that is given by name is a row. Of files with the same
    bytes each is a document, and all are one source.

    Args:
        paths: as the user gave them, ``-`` for standard input; a file that two of them reach is read once.
        readers: suffix to module, such as ``READERS``.
        limits: how much of a file is read at most; what is beyond is a row that names the limit.
        stdin_name: what standard input is called; its suffix says the format.

    Raises:
        PathError: a path does not exist or a pattern matches nothing.
    """
    sources, skipped = find_sources(paths, readers, limits=limits, stdin_name=stdin_name)
    read: list[Document] = []
    names: dict[str | None, str] = {}
    twins = Twins()
    for source in sources:
        seen = Seen(partial(bytes_of_source, source, limits))
        made = list(read_source(source, readers, seen, limits=limits))
        names[source.path.as_posix() if source.data is None else None] = source.name
        for each in twins.told(seen.digest, source.name, made):
            if isinstance(each, Document):
                read.append(each)
            else:
                skipped.append(replace(each, file=source.path.as_posix()) if source.data is None else each)
    return distinct(read, skipped, lambda document: (names[document.file], None)), in_order(skipped)


def find_sources(
    paths: Sequence[str], readers: Mapping[str, str], *, limits: Limits = LIMITS, stdin_name: str = STDIN_NAME
) -> tuple[list[Source], list[Skipped]]:
    """What is to be read for some paths: standard input, then the files in order of name; and the rows for what cannot be.

    No file is read yet but what stands beside others.

    Raises:
        PathError: a path does not exist or a pattern matches nothing.
    """
    skipped: list[Skipped] = []
    urls = [path for path in paths if is_url(path)]
    files = discovered([path for path in paths if path not in (STANDARD_INPUT, *urls)], skipped)
    around = _around(files, readers, limits)
    skipped += around.mistakes if around else []
    wanted = [(file.place, file.path) for file in files if file.given and not (around and file.path in around.sidecars)]
    sources: list[Source] = []
    if STANDARD_INPUT in paths:
        name = shown(stdin_name)
        try:
            sources.append(Source(name, Path(stdin_name), data=standard_input(limits)))
        except ReadError as error:
            skipped.append(Skipped(name, error.line, error.reason))
    remote = {path: place for url in urls for place, path in found(url)}  # a file that two of them reach is read once
    everywhere: list[tuple[PurePath, Path | RemotePath]] = [*wanted, *((place, path) for path, place in remote.items())]
    for name, path in sorted(named(everywhere), key=lambda pair: pair[0]):
        sources.append(Source(name, path, tuple(around.told(path)) if around and isinstance(path, Path) else ()))
    return sources, skipped


def bytes_of_source(source: Source, limits: Limits) -> bytes:
    """What a source holds.

    Raises:
        ReadError: as :func:`bytes_of`.
    """
    if source.data is not None:
        return source.data
    return source.path.read(limits) if isinstance(source.path, RemotePath) else bytes_of(source.path, limits)


def read_source(
    source: Source, readers: Mapping[str, str], data_of: Callable[[], bytes], *, limits: Limits = LIMITS
) -> Iterator[Document | Skipped]:
    """The documents of one source, and a row for what of it cannot be read.

    Args:
        source: the file, or standard input.
        readers: suffix to module.
        data_of: gives its bytes, or those of the part of it that is read.
        limits: how much is read at most.
    """
    for made in _read(source.name, source.path, data_of, readers, limits):
        if isinstance(made, Document) and source.data is None:
            whole = _with_told(made, source.told, record=not made.id.startswith(source.name)) if source.told else made
            yield replace(whole, file=source.path.as_posix())
        else:
            yield made


def in_order(skipped: Sequence[Skipped]) -> list[Skipped]:
    """The rows by document and line."""
    return sorted(skipped, key=lambda row: (row.document, row.line or 0))


def _around(files: Sequence[Found], readers: Mapping[str, str], limits: Limits) -> Beside | None:
    """What is told beside the files, None where nothing is."""
    perhaps = [(file.place, file.path) for file in files if may_be_sidecar(file.path)]
    if not perhaps:
        return None
    from checker.readers.beside import Beside  # only a run that has sidecars needs YAML and CSV

    return Beside(named(perhaps), readers, limits)


def _with_told(document: Document, told: Sequence[Told], *, record: bool) -> Document:
    from checker.readers.sidecar import with_told

    return with_told(document, told, record=record)


def _read(
    name: str, path: PurePath | RemotePath, data_of: Callable[[], bytes], readers: Mapping[str, str], limits: Limits
) -> Iterator[Document | Skipped]:
    module = readers.get(path.suffix.lower())
    if module is None:
        kind = shown(path.suffix) or "a file without a suffix"
        yield Skipped(name, None, f"no reader for {kind}: {_readable(readers)} are read")
        return
    try:
        data = data_of()
        if is_report(data, path.suffix.lower(), limits):
            raise ReadError(OWN_REPORT)
        empty = True
        for made in import_module(module).read(data, name, limits=limits):
            empty = False
            yield _bounded(made, limits) if isinstance(made, Document) else made
        if empty:
            yield Skipped(name, None, "holds no document")
    except ReadError as error:
        yield Skipped(name, error.line, error.reason)
    except MemoryError:
        yield Skipped(name, None, f"needs more than {limits.told('memory')}")
    except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError, AssertionError) as error:
        # one file costs only itself, and the report says that it is not the file's fault
        told = " ".join(str(error).split())[:200]
        yield Skipped(name, None, f"made its reader fail, which is a fault of checker: {type(error).__name__}: {told}")


def _bounded(document: Document, limits: Limits) -> Document:
    """The document as it is.

    Raises:
        ReadError: it has more text or more cells than the limits.
    """
    if len(document.text) > limits.characters:
        raise ReadError(f"has more than {limits.told('characters')}")
    if sum(len(table.cells) for table in document.tables) > limits.cells:
        raise ReadError(f"has more than {limits.told('cells')}")
    return document


def _readable(readers: Mapping[str, str]) -> str:
    """One suffix a format, the one that it is called by: ".docx, .html, .md and 3 more"."""
    usual: dict[str, str] = {}
    for suffix, module in sorted(readers.items(), key=lambda item: (f".{item[1].rpartition('.')[2]}" != item[0], len(item[0]), item[0])):
        usual.setdefault(module, suffix)
    known = sorted(usual.values())
    more = len(known) - MOST_SUFFIXES
    return ", ".join(known) if more <= 0 else f"{', '.join(known[:MOST_SUFFIXES])} and {more} more"


def distinct(
    documents: Sequence[Document], skipped: list[Skipped], place_of: Callable[[Document], tuple[str, int | None]]
) -> list[Document]:
    """The documents in order of id; of several records with one id the first is kept, the others are skipped.

    Args:
        documents: in the order in which the first counts.
        skipped: added to.
        place_of: the name of the file of one, and the line of a record where that can be told.
    """
    kept: dict[str, Document] = {}
    for document in documents:
        if document.id in kept:
            (first, line), (name, number) = place_of(kept[document.id]), place_of(document)
            place = None if first == name else f"{first}:{line}" if line else first
            skipped.append(repeated(document, name, number, place))
        elif not document.text.strip():
            skipped.append(Skipped(document.id, None, "holds no text", document.file))
        else:
            kept[document.id] = document
    return [kept[name] for name in sorted(kept)]
