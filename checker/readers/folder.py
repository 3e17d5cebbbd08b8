"""Every document below the paths given, in one order, whatever the order of the file system."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from checker.errors import PathError, ReadError
from checker.model import LIMITS, Document, Limits, Progress, Skipped, Stage, silent
from checker.readers.opening import bytes_of
from checker.readers.own_files import is_own
from checker.readers.sidecar_names import beside, may_be_sidecar

if TYPE_CHECKING:
    from checker.readers.beside import Beside
    from checker.readers.sidecar import Told

MOST_SUFFIXES = 10
"""More kinds of files are not named when one is refused."""


def read_paths(
    paths: Sequence[str], readers: dict[str, str], *, limits: Limits = LIMITS, progress: Progress = silent
) -> tuple[list[Document], list[Skipped]]:
    """The documents of files, folders and globs in order of id, and a row for each file or record that was not read.

    What ``NAME.meta.yml`` and ``sources.csv`` tell of a file counts before what it says itself; their mistakes are rows too. Settings and
    rule files that lie in a folder, or that a glob takes, are passed over; one that is given by name is a row.

    Args:
        paths: as the user gave them; a file that two of them reach is read once.
        readers: suffix to module, such as ``READERS``.
        limits: how much of a file is read at most; what is beyond is a row that names the limit.
        progress: told how many of the files are read.

    Raises:
        PathError: a path does not exist or a glob matches nothing.
    """
    read: list[Document] = []
    skipped: list[Skipped] = []
    files = _files(paths, skipped)
    around = _around(files, readers, limits)
    skipped += around.mistakes if around else []
    wanted = [(place, path) for place, path, given in files if given and not (around and path in around.sidecars)]
    progress(Stage.READ, 0, len(wanted))
    for number, (name, path) in enumerate(sorted(_named(wanted), key=lambda pair: pair[0]), 1):
        told = around.told(path) if around else ()
        for made in _read(name, path, readers, limits):
            if isinstance(made, Document):
                whole = _with_told(made, told, record=not made.id.startswith(name)) if told else made
                read.append(replace(whole, file=path.as_posix()))
            else:
                skipped.append(made)
        progress(Stage.READ, number, len(wanted))
    return _distinct(read, skipped), sorted(skipped, key=lambda row: (row.document, row.line or 0))


def _files(paths: Sequence[str], skipped: list[Skipped]) -> list[tuple[PurePath, Path, bool]]:
    """Each file once: its place below the PATH given, itself, and False where it only stands beside a file that was given."""
    found: dict[str, tuple[PurePath, Path, bool]] = {}
    alone: list[Path] = []
    for given in paths:
        for root in _roots(given):
            if root.is_dir():
                for path in (path for path in _below(root, skipped) if not is_own(path)):
                    found.setdefault(os.path.realpath(path), (path.relative_to(root), path, True))
            else:
                found.setdefault(os.path.realpath(root), (PurePath(root.name), root, True))
                alone.append(root)
    for file in alone:
        for path in beside(file):
            found.setdefault(os.path.realpath(path), (PurePath(path.name), path, False))
    return list(found.values())


def _around(files: Sequence[tuple[PurePath, Path, bool]], readers: dict[str, str], limits: Limits) -> Beside | None:
    """What is told beside the files, None where nothing is."""
    perhaps = [(place, path) for place, path, _ in files if may_be_sidecar(path)]
    if not perhaps:
        return None
    from checker.readers.beside import Beside  # only a run that has sidecars needs YAML and CSV

    return Beside(_named(perhaps), readers, limits)


def _with_told(document: Document, told: Sequence[Told], *, record: bool) -> Document:
    from checker.readers.sidecar import with_told

    return with_told(document, told, record=record)


def _roots(given: str) -> list[Path]:
    path = Path(given)
    if os.path.lexists(path):
        return [path]
    found = sorted(glob.glob(given, recursive=True)) if glob.has_magic(given) else []  # noqa: PTH207  a pattern may be absolute
    if not found:
        what = "no file matches" if glob.has_magic(given) else "no such file or folder"
        raise PathError(f"{given}: {what}")
    return [path for path in map(Path, found) if not is_own(path)]


def _below(root: Path, skipped: list[Skipped]) -> Iterator[Path]:
    def failed(error: OSError) -> None:
        place = Path(error.filename) if error.filename else root
        name = place.relative_to(root).as_posix() if place != root else root.name
        skipped.append(Skipped(name, None, f"the folder cannot be opened: {(error.strerror or str(error)).lower()}"))

    for folder, folders, names in os.walk(root, onerror=failed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(folder, name)


def _named(files: list[tuple[PurePath, Path]]) -> list[tuple[str, Path]]:
    """A name for each file: its place below PATH, with as much of the way there before it as tells equal ones apart."""
    names = {path: place.as_posix() for place, path in files}
    longest = max((len(path.absolute().parts) for _, path in files), default=0)
    for extra in range(1, longest + 1):
        counts: dict[str, int] = {}
        for name in names.values():
            counts[name] = counts.get(name, 0) + 1
        if all(count == 1 for count in counts.values()):
            break
        for place, path in files:
            if counts[names[path]] > 1:
                names[path] = PurePath(*path.absolute().parts[-(len(place.parts) + extra) :]).as_posix()
    return [(name, path) for path, name in names.items()]


def _read(name: str, path: Path, readers: dict[str, str], limits: Limits) -> Iterator[Document | Skipped]:
    module = readers.get(path.suffix.lower())
    if module is None:
        yield Skipped(name, None, f"no reader for {path.suffix or 'a file without a suffix'}: {_readable(readers)} are read")
        return
    try:
        data = bytes_of(path, limits)
        empty = True
        for made in import_module(module).read(data, name, limits=limits):
            empty = False
            yield _bounded(made, limits) if isinstance(made, Document) else made
        if empty:
            yield Skipped(name, None, "holds no document")
    except ReadError as error:
        yield Skipped(name, error.line, error.reason)
    except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError, MemoryError, AssertionError) as error:
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


def _readable(readers: dict[str, str]) -> str:
    """One suffix a format, the one that it is called by: ".docx, .html, .md and 3 more"."""
    usual: dict[str, str] = {}
    for suffix, module in sorted(readers.items(), key=lambda item: (f".{item[1].rpartition('.')[2]}" != item[0], len(item[0]), item[0])):
        usual.setdefault(module, suffix)
    known = sorted(usual.values())
    more = len(known) - MOST_SUFFIXES
    return ", ".join(known) if more <= 0 else f"{', '.join(known[:MOST_SUFFIXES])} and {more} more"


def _distinct(documents: list[Document], skipped: list[Skipped]) -> list[Document]:
    """The documents in order of id; of several records with one id the first is kept, the others are skipped."""
    kept: dict[str, Document] = {}
    for document in documents:
        if document.id in kept:
            skipped.append(Skipped(document.id, None, f"a second document has the id `{document.id}`"))
        elif not document.text.strip():
            skipped.append(Skipped(document.id, None, "holds no text"))
        else:
            kept[document.id] = document
    return [kept[name] for name in sorted(kept)]
