"""What is at a path that somebody has written, and the bytes of a file of rules, settings, decisions, of a report."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from checker.errors import PathError

MOST = 16 << 20
"""Bytes of a file that is read with the place of each of its words; no one has written more by hand."""

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""Opening a pipe without a writer would wait for one."""


def is_there(path: Path | str) -> bool:
    """Tell whether something is at a path; False too where the system does not say, since the name is too long or a folder is shut."""
    return os.path.exists(path)  # noqa: PTH110  that of pathlib raises what a path that somebody has written may cause


def is_file(path: Path | str) -> bool:
    """The same of a regular file."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path | str) -> bool:
    """The same of a folder."""
    return os.path.isdir(path)  # noqa: PTH112


def contents(path: Path | str, name: str | None = None, *, most: int | None = MOST) -> bytes:
    """All bytes of a regular file.

    Args:
        path: the file.
        name: what the message calls it; by default its path.
        most: bytes that it may have, or None.

    Raises:
        PathError: it is not there, may not be opened, is no regular file or is too large.
    """
    called = name if name is not None else str(path)
    try:
        with os.fdopen(os.open(path, _FLAGS), "rb") as file:
            state = os.fstat(file.fileno())
            if stat.S_ISDIR(state.st_mode):
                raise IsADirectoryError(0, "is a directory")
            if not stat.S_ISREG(state.st_mode):
                raise PathError(f"{called}: cannot be read: is no regular file; save what it gives as one")
            if most is not None and state.st_size > most:
                raise PathError(f"{called}: cannot be read: is larger than {most >> 20} MB, and no such file is; name another")
            return file.read()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise PathError(f"{called}: cannot be read: {(reason or 'for no reason given').lower()}") from error
