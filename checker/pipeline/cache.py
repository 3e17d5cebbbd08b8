"""What was read and extracted before, by the bytes that it was made from: a SQLite file that several runs may use at once."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

MOST = 2 * 2**30
"""Bytes beyond which what was not used for longest is dropped."""
_WAIT = 20.0
"""Seconds that one run waits for another to have written."""
_DAY = 86_400
_AT_ONCE = 500
_OLDEST = "SELECT rowid, length(data) FROM entries ORDER BY used, rowid LIMIT ?"


class Info(NamedTuple):
    """What a cache holds.

    Attributes:
        path: its file.
        entries: how many files and ranges of lines it holds the claims of, and how many reports it holds.
        size: bytes on disk.
    """

    path: Path
    entries: int
    size: int


class Cache:
    """Bytes by key. What cannot be read or written is as if it were not there; :attr:`trouble` then says why.

    Attributes:
        path: its file.
        trouble: why it is no longer used, or None.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.trouble: str | None = None
        self._connection: sqlite3.Connection | None = None

    def __getstate__(self) -> dict[str, object]:
        return {"path": self.path, "trouble": None, "_connection": None}  # another process opens its own

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What is kept under some keys."""
        found: dict[bytes, bytes] = {}
        if self.trouble is None:
            try:
                found = self._get(keys)
            except (sqlite3.Error, OSError) as error:
                self._give_up(error)
        return found

    def put(self, entries: Mapping[bytes, bytes]) -> None:
        """Keep something, all of it or nothing."""
        if self.trouble is None and entries:
            try:
                connection = self.open()
                with connection:
                    rows = [(key, _today(), data) for key, data in entries.items()]
                    connection.executemany("INSERT OR REPLACE INTO entries (key, used, data) VALUES (?, ?, ?)", rows)
            except (sqlite3.Error, OSError) as error:
                self._give_up(error)

    def info(self) -> Info:
        """What it holds; nothing where there is no file.

        Raises:
            sqlite3.Error: it cannot be read.
        """
        if not self.path.exists():
            return Info(self.path, 0, 0)
        count = self.open().execute("SELECT count(*) FROM entries").fetchone()[0]
        return Info(self.path, count, sum(each.stat().st_size for each in files(self.path)))

    def trim(self, most: int = MOST) -> None:
        """Drop what was not used for longest until no more than so many bytes are left."""
        if self.trouble is not None:
            return
        try:
            connection = self.open()
            total = connection.execute("SELECT coalesce(sum(length(data)), 0) FROM entries").fetchone()[0]
            while total > most:
                with connection:
                    oldest = connection.execute(_OLDEST, (_AT_ONCE,)).fetchall()
                    connection.executemany("DELETE FROM entries WHERE rowid = ?", [(row,) for row, _ in oldest])
                total -= sum(length for _, length in oldest)
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def close(self) -> None:
        """Close the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        connection, today = self.open(), _today()
        found: dict[bytes, bytes] = {}
        stale: list[tuple[int, int]] = []
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            marks = ",".join("?" * len(some))
            query = f"SELECT rowid, key, used, data FROM entries WHERE key IN ({marks})"  # noqa: S608  question marks alone
            for row, key, used, data in connection.execute(query, some):
                found[key] = data
                if used != today:
                    stale.append((today, row))
        if stale:
            with connection:
                connection.executemany("UPDATE entries SET used = ? WHERE rowid = ?", stale)
        return found

    def open(self) -> sqlite3.Connection:
        """Its file, made where there is none.

        Raises:
            OSError, sqlite3.Error: it cannot be opened or is no cache.
        """
        if self._connection is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.path, timeout=_WAIT, check_same_thread=False)  # one thread after the other
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")  # what a power cut may take is made again
            with connection:
                connection.execute("CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, used INTEGER NOT NULL, data BLOB NOT NULL)")
            connection.execute("SELECT key, used, data FROM entries LIMIT 0")
            self._connection = connection
        return self._connection

    def _give_up(self, error: Exception) -> None:
        self.trouble = str(error) or type(error).__name__
        with suppress(sqlite3.Error):
            self.close()


def files(path: Path) -> list[Path]:
    """The files of a cache that are there: itself, and what SQLite keeps beside it."""
    return [each for each in (path, *(path.with_name(path.name + ending) for ending in ("-wal", "-shm"))) if each.exists()]


def put_aside(path: Path) -> Path:
    """Rename a cache that cannot be read, so that the next run begins another; its new name.

    Raises:
        OSError: it cannot be renamed.
    """
    aside = path.with_name(f"{path.name}.broken")
    path.replace(aside)
    for beside in files(path):
        beside.unlink(missing_ok=True)
    return aside


def clear(path: Path) -> int:
    """Remove a cache; how many bytes that frees.

    Raises:
        OSError: it cannot be removed.
    """
    there = [*files(path), *([aside] if (aside := path.with_name(f"{path.name}.broken")).exists() else [])]
    size = sum(each.stat().st_size for each in there)
    for each in there:
        each.unlink(missing_ok=True)
    return size


def _today() -> int:
    """The day, which decides only what is dropped first."""
    return int(time.time()) // _DAY
