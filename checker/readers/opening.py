"""Bytes out of a file: of a regular one alone, and no more than the limit."""

from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path
from typing import BinaryIO

from checker.errors import PathError, ReadError
from checker.model import Limits

_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
"""Opening a pipe without a writer would wait for one."""


def bytes_of(path: Path, limits: Limits) -> bytes:
    """The bytes of a file.

    Raises:
        ReadError: it is not there, may not be opened, is no regular file, or is larger than the limit; the reason says which.
    """
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116  not even opened: that alone sets some devices going
            raise ReadError("is no regular file")
        number = os.open(path, _FLAGS)
        with os.fdopen(number, "rb") as file:
            state = os.fstat(number)
            if not stat.S_ISREG(state.st_mode):
                raise ReadError("is no regular file")
            if state.st_size > limits.file_size:
                raise ReadError(larger(limits))
            return within(file, limits)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise ReadError("is a link that leads back to itself") from None
        if os.path.islink(path) and not os.path.exists(path):  # noqa: PTH110, PTH114  neither a loop nor a closed folder is an error here
            raise ReadError("is a link that leads to nothing") from None
        raise ReadError(not_opened(error)) from None


def standard_input(limits: Limits) -> bytes:
    """All that is written to standard input.

    Raises:
        PathError: it is closed.
        ReadError: it cannot be read, or gives more than the limit.
    """
    if sys.stdin is None:
        raise PathError("-: standard input is closed")
    try:
        return within(sys.stdin.buffer, limits)
    except OSError as error:
        raise ReadError(not_opened(error)) from None


def within(file: BinaryIO, limits: Limits) -> bytes:
    """All that a file still gives, which may be more than it said.

    Raises:
        ReadError: it is more than the limit.
    """
    data = file.read(limits.file_size + 1)
    if len(data) > limits.file_size:
        raise ReadError(larger(limits))
    return data


def not_opened(error: OSError) -> str:
    """Why something cannot be opened, as the system says it."""
    return f"cannot be opened: {(error.strerror or str(error)).lower()}"


def larger(limits: Limits) -> str:
    """The reason of what is larger than the limit."""
    return f"is larger than {limits.told('file_size')}"
