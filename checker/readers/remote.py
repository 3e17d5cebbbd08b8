"""Files at URLs, such as s3://archive/2025/*.parquet, by way of fsspec: for corpora that lie where a cluster reads them.

Each is one file to be read like any other; nothing but what the PATH names is asked for. What lies beside a file is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, BinaryIO, NamedTuple, TypeVar

from checker.errors import PathError, ReadError
from checker.model import Limits
from checker.readers.opening import not_opened, within

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_HIDDEN = (".", "_")
"""What begins so was not written to be read: _SUCCESS, _temporary."""
_Given = TypeVar("_Given")


class Stat(NamedTuple):
    """What is asked of a file's state."""

    st_size: int


@dataclass(frozen=True, slots=True)
class RemotePath:
    """A file at a URL, with as much of ``pathlib.Path`` as is asked of a file to be read."""

    url: str

    @property
    def suffix(self) -> str:
        """The end of its name, which says its format."""
        return PurePosixPath(self.url).suffix

    @property
    def parts(self) -> tuple[str, ...]:
        """The steps of the way to it."""
        return PurePosixPath(self.url).parts

    def as_posix(self) -> str:
        """The URL."""
        return self.url

    def absolute(self) -> RemotePath:
        """Itself."""
        return self

    def exists(self) -> bool:
        """Tell whether it can be asked for at all: reading says of each file whether it is there."""
        return True

    def is_file(self) -> bool:
        """Tell whether it is one: only files are found."""
        return True

    def stat(self) -> Stat:
        """Its size."""
        files, path = _files(self.url)
        return Stat(int(files.size(path) or 0))

    def open(self, mode: str = "rb") -> BinaryIO:
        """The file, to read from."""
        files, path = _files(self.url)
        opened: BinaryIO = files.open(path, mode)
        return opened

    def read(self, limits: Limits) -> bytes:
        """Its bytes.

        Raises:
            ReadError: it cannot be opened, or is larger than the limit.
        """
        try:
            with self.open() as file:
                return within(file, limits)
        except OSError as error:
            raise ReadError(not_opened(error)) from None


def is_url(path: str) -> bool:
    """Tell whether a PATH is a URL."""
    return _URL.match(path) is not None


def found(url: str) -> list[tuple[PurePosixPath, RemotePath]]:
    """The files of a URL, each with the way to it from there: the file itself, all below a folder, or those that a pattern names.

    Raises:
        PathError: there is none, it cannot be reached, or what reads such URLs is not installed.
    """
    files, path = _asked(url, lambda: _files(url))
    if any(sign in path for sign in "*?["):
        names = _asked(url, lambda: [name for name in sorted(files.glob(path)) if files.isfile(name)])
        if not names:
            raise PathError(f"{url}: no file matches")
        return [(PurePosixPath(PurePosixPath(name).name), RemotePath(files.unstrip_protocol(name))) for name in names]
    if _asked(url, lambda: files.isfile(path)):
        return [(PurePosixPath(PurePosixPath(path).name), RemotePath(files.unstrip_protocol(path)))]
    if not _asked(url, lambda: files.isdir(path)):
        raise PathError(f"{url}: no such file or folder")
    below = [(PurePosixPath(name).relative_to(path), name) for name in _asked(url, lambda: sorted(files.find(path)))]
    return [
        (place, RemotePath(files.unstrip_protocol(name)))
        for place, name in below
        if not any(step.startswith(_HIDDEN) for step in place.parts)
    ]


def _files(url: str) -> tuple[Any, str]:
    """What gives files of such URLs, and the way to this one there."""
    from fsspec import url_to_fs

    given: tuple[Any, str] = url_to_fs(url)
    return given


def _asked(url: str, question: Callable[[], _Given]) -> _Given:
    """An answer from afar.

    Raises:
        PathError: there is none.
    """
    try:
        return question()
    except ImportError as error:
        needed = "fsspec: pip install fsspec" if error.name == "fsspec" else " ".join(str(error).split())
        raise PathError(f"{url}: a URL needs {needed}") from error
    except (OSError, ValueError) as error:
        raise PathError(f"{url}: cannot be reached: {' '.join(str(error).split()) or type(error).__name__}") from error
