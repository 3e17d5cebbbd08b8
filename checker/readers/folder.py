"""Every document below the paths given, in one order, whatever the order of the file system."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING

from checker.errors import ReadError
from checker.model import LIMITS, STDIN_NAME, Document, Limits, Progress, Skipped, Stage, silent
from checker.readers.discovery import STANDARD_INPUT, Found, discovered
from checker.readers.naming import named, shown
from checker.readers.opening import bytes_of, standard_input
from checker.readers.sidecar_names import may_be_sidecar
from checker.readers.twins import Twins

if TYPE_CHECKING:
    from checker.readers.beside import Beside
    from checker.readers.sidecar import Told

MOST_SUFFIXES = 10
"""More kinds of files are not named when one is refused."""


def read_paths(
    paths: Sequence[str], readers: dict[str, str], *, limits: Limits = LIMITS, stdin_name: str = STDIN_NAME, progress: Progress = silent
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
        progress: told how many of the files are read.

    Raises:
        PathError: a path does not exist or a pattern matches nothing.
    """
    read: list[Document] = []
    skipped: list[Skipped] = []
    files = discovered([path for path in paths if path != STANDARD_INPUT], skipped)
    around = _around(files, readers, limits)
    skipped += around.mistakes if around else []
    wanted = [(file.place, file.path) for file in files if file.given and not (around and file.path in around.sidecars)]
    twins = Twins()
    if STANDARD_INPUT in paths:
        name = shown(stdin_name)
        made = list(_read(name, PurePath(stdin_name), lambda: standard_input(limits), readers, limits, twins))
        read += [each for each in made if isinstance(each, Document)]
        skipped += [each for each in made if isinstance(each, Skipped)]
    progress(Stage.READ, 0, len(wanted))
    for number, (name, path) in enumerate(sorted(named(wanted), key=lambda pair: pair[0]), 1):
        told = around.told(path) if around else ()
        for each in _read(name, path, partial(bytes_of, path, limits), readers, limits, twins):
            if isinstance(each, Document):
                whole = _with_told(each, told, record=not each.id.startswith(name)) if told else each
                read.append(replace(whole, file=path.as_posix()))
            else:
                skipped.append(each)
        progress(Stage.READ, number, len(wanted))
    return _distinct(read, skipped), sorted(skipped, key=lambda row: (row.document, row.line or 0))


def _around(files: Sequence[Found], readers: dict[str, str], limits: Limits) -> Beside | None:
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
    name: str, path: PurePath, data_of: Callable[[], bytes], readers: dict[str, str], limits: Limits, twins: Twins
) -> Iterator[Document | Skipped]:
    module = readers.get(path.suffix.lower())
    if module is None:
        kind = shown(path.suffix) or "a file without a suffix"
        yield Skipped(name, None, f"no reader for {kind}: {_readable(readers)} are read")
        return
    try:
        data = data_of()
        empty = True
        for made in twins.told(data, name, import_module(module).read(data, name, limits=limits)):
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
