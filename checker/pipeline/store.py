"""A store: the documents of an archive with all that was extracted of them, in one file, for new documents to be compared with.

One SQLite file, since it needs no library, holds millions of documents, and can be read a document at a time; nothing in it can run.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import checker
from checker.errors import PathError
from checker.model import Rule
from checker.pipeline.columns import from_tables, to_tables
from checker.pipeline.held import Held
from checker.pipeline.packing import packed, unpacked
from checker.pipeline.version import of_rules

SUFFIX = ".store"
FORM = 1
"""Of what stands in the file; another is refused."""
_KIND = "checker store"


def write(path: str, held: Iterable[Held], rules: Iterable[Rule]) -> int:
    """Write documents with what was extracted of them, whole or not at all; how many.

    Args:
        path: of the file.
        held: the documents, with the places that they name.
        rules: whose matches are among what was extracted.

    Raises:
        PathError: it cannot be written.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        if target.exists() and not target.is_file():
            raise PathError(f"{path}: cannot be written: is no regular file")
        beside.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(beside)) as file, file:
                file.execute("PRAGMA journal_mode = OFF")  # nobody sees it before it is whole
                file.execute("CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
                file.execute("CREATE TABLE documents (id TEXT PRIMARY KEY, data BLOB NOT NULL)")
                file.executemany("INSERT INTO about VALUES (?, ?)", _about(rules).items())
                rows = ((tables.documents["id"][0], packed(tables, [])) for tables in (to_tables([one]) for one in held))
                count = file.executemany("INSERT INTO documents VALUES (?, ?)", rows).rowcount
            with beside.open("rb") as written:
                os.fsync(written.fileno())
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise PathError(f"{path}: cannot be written: {(reason or str(error)).lower()}") from error
    return max(0, count)


def read(path: str, rules: Iterable[Rule], *, without: Collection[str] = ()) -> Iterator[Held]:
    """The documents of a store in order of id, with what was extracted of them.

    Args:
        path: of the file.
        rules: those of the run: their matches have to be among what was extracted.
        without: ids of documents that are left out.

    Raises:
        PathError: it is not there, is no store, or was made by another version or with other rules.
    """
    with _opened(path, rules) as file:
        for (data,) in file.execute("SELECT data FROM documents ORDER BY id"):
            (one,) = from_tables(unpacked(data)[0])
            if one[0].id not in without:
                yield one


def look(path: str, rules: Iterable[Rule]) -> None:
    """Look whether :func:`read` can read a store, before anything else is.

    Raises:
        PathError: as for that.
    """
    with _opened(path, rules):
        return


@contextmanager
def _opened(path: str, rules: Iterable[Rule]) -> Iterator[sqlite3.Connection]:
    if not Path(path).is_file():
        raise PathError(f"{path}: no such store: `checker extract ARCHIVE --output {path}` makes one")
    try:
        with closing(sqlite3.connect(f"{Path(path).absolute().as_uri()}?mode=ro", uri=True)) as file:
            _refuse_other(path, dict(file.execute("SELECT name, value FROM about")), _about(rules))
            yield file
    except (sqlite3.Error, ValueError, KeyError) as error:
        raise PathError(f"{path}: is no store that can be read ({error}): `checker extract ARCHIVE --output STORE` makes one") from error


def _about(rules: Iterable[Rule]) -> dict[str, str]:
    return {"kind": _KIND, "form": str(FORM), "version": checker.__version__, "rules": of_rules(list(rules))}


def _refuse_other(path: str, has: dict[str, str], wanted: dict[str, str]) -> None:
    again = "extract the archive again"
    if has.get("kind") != _KIND:
        raise PathError(f"{path}: is no store of claims: `checker extract ARCHIVE --output STORE` makes one")
    if (has.get("form"), has.get("version")) != (wanted["form"], wanted["version"]):
        raise PathError(f"{path}: was made by checker {has.get('version')} and this is {wanted['version']}: {again}")
    if has.get("rules") != wanted["rules"]:
        raise PathError(f"{path}: was made with other rules than those of this run: {again} with the --rules and settings of this one")
