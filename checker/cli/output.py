"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import secrets
import stat
import tempfile
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from pathlib import Path, PurePath

import click

from checker.cli.texts import Text, encoded
from checker.errors import PathError

_LONGEST = 60
"""Characters of a file's name that stay in that of what is kept elsewhere."""
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


def kept(name: str, text: Text) -> str:
    """What to add to the message on an output that could not be written: where it went instead, so that no computing was in vain."""
    place: Path | None = None
    try:
        number, made = tempfile.mkstemp(prefix="checker-", suffix=f"-{Path(name).name[-_LONGEST:]}")
        place = Path(made)
        with os.fdopen(number, "wb") as file:
            file.writelines(encoded(text))
    except (OSError, ValueError):
        if place is not None:
            place.unlink(missing_ok=True)  # half of a report is none
        return "; it could not be kept elsewhere either"
    return f"; it went to {place}"


def write_file(path: str, text: Text, read: Iterable[str] = ()) -> None:
    """Write the text beside the file and put it in its place; what stood there stays until then, and its permissions stay.

    Args:
        path: of the file.
        text: what is written.
        read: the paths of the documents of the run, none of which is written over.

    Raises:
        PathError: it cannot be written, or is one of the documents; the message says where the text went instead.
    """
    if any(_is_same(path, each) for each in read):
        raise PathError(f"{path}: is one of the documents that were read, and was not written over{kept(path, text)}")
    # Through a symbolic link, so that the link stays one.
    target = Path(os.path.realpath(path))
    # A name of its own, since that of the file may be as long as a name can be, and short enough for any.
    beside = target.with_name(f".checker-{secrets.token_hex(4)}.tmp")
    try:
        before = _mode(target)
        if before is not None and not stat.S_ISREG(before):
            # A pipe or /dev/stdout cannot be replaced; a folder raises here.
            with target.open("wb") as file:
                file.writelines(encoded(text))
            return
        try:
            with os.fdopen(os.open(beside, _NEW, 0o666), "wb") as file:
                if before is not None:
                    beside.chmod(stat.S_IMODE(before))
                file.writelines(encoded(text))
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except BrokenPipeError:
        return
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise PathError(f"{path}: cannot be written: {(reason or 'for no reason given').lower()}{kept(path, text)}") from error


def put(path: str, text: Text, read: Iterable[str] = ()) -> bool:
    """Write one of several outputs; that it cannot be written is said on standard error, and costs none of the others."""
    from checker.cli import streams

    try:
        write_file(path, text, read)
    except PathError as error:
        streams.problem(str(error))
        return False
    return True


def known_suffixes(suffixes: Iterable[str]) -> Callable[[click.Context, click.Parameter, tuple[str, ...]], tuple[str, ...]]:
    """A callback of ``--output`` that refuses a file whose suffix says no format."""

    def callback(_context: click.Context, _option: click.Parameter, files: tuple[str, ...]) -> tuple[str, ...]:
        for file in files:
            if PurePath(file).suffix.lower() not in suffixes:
                raise click.BadParameter(f"{PurePath(file).name!r}: the suffix says the format, one of {' '.join(suffixes)}")
            if PurePath(file).suffix.lower() == ".parquet" and find_spec("pyarrow") is None:
                raise click.BadParameter(f"{PurePath(file).name!r}: needs pyarrow: pip install 'claim-figure-checker[parquet]'")
        return files

    return callback


def _is_same(path: str, other: str) -> bool:
    """Tell whether two paths lead to one file."""
    try:
        return os.path.samefile(path, other)  # noqa: PTH121  paths as they were given
    except (OSError, ValueError):
        return False  # one of them leads nowhere


def _mode(target: Path) -> int | None:
    """The kind and the permissions of what is there, None where nothing is."""
    try:
        return target.stat().st_mode
    except FileNotFoundError:
        return None
