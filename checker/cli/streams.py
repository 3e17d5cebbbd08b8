"""Standard output and standard error: UTF-8 everywhere, colour on a terminal only, and quiet when the reader has gone."""

from __future__ import annotations

import os
import shutil
import sys
from io import TextIOWrapper

import click

_WIDEST = 120
_DEFAULT_WIDTH = 80


def use_utf8() -> None:
    """Make both streams write UTF-8 and plain line feeds, whatever the system's code page is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def write(text: str | bytes, *, color: bool = False) -> bool:
    """Write to standard output; tell whether it arrived.

    A reader that has gone (``| head``) is no failure; a full disk is one, said on standard error.
    """
    if sys.stdout is None:
        problem("standard output: cannot be written: it is closed")
        return False
    try:
        click.echo(text, nl=False, color=color)
        sys.stdout.flush()
    except BrokenPipeError:
        discard_stdout()
    except OSError as error:
        discard_stdout()
        problem(f"standard output: cannot be written: {error.strerror}")
        return False
    return True


def problem(message: str) -> None:
    """Say on standard error what went wrong."""
    say(f"error: {message}")


def skipped_under_strict(number: int) -> None:
    """Say why the exit code is 2 although a report was written."""
    problem(f"{number} file{' was' if number == 1 else 's were'} skipped, which --strict does not allow")


def say(message: str) -> None:
    """A line on standard error."""
    from checker.reporters.symbols import harmless

    click.echo(f"checker: {harmless(message)}", err=True)


def close(code: int) -> int:
    """Flush standard output and give the exit code, 2 where something could not be written."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        discard_stdout()
    except OSError:
        discard_stdout()
        return 2
    return code


def is_terminal() -> bool:
    """Tell whether standard output is a terminal."""
    return sys.stdout is not None and sys.stdout.isatty()


def asks_a_person() -> bool:
    """Tell whether standard input is a terminal, where somebody types."""
    return sys.stdin is not None and sys.stdin.isatty()


def wants_color(choice: str) -> bool:
    """Tell whether to colour, for ``auto``, ``always`` or ``never``; auto heeds NO_COLOR and dumb terminals."""
    if choice != "auto":
        return choice == "always"
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns to lay a report out in: those of the terminal up to 120, else 80."""
    return min(_WIDEST, shutil.get_terminal_size((_DEFAULT_WIDTH, 24)).columns) if is_terminal() else _DEFAULT_WIDTH


def discard_stdout() -> None:
    """Send what is still buffered nowhere; it would raise again when Python shuts down."""
    try:
        number = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, number)
    os.close(devnull)
