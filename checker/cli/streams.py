"""Standard output and standard error: UTF-8 everywhere, colour on a terminal only, and quiet when the reader has gone."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
from contextlib import suppress
from io import TextIOWrapper
from types import FrameType
from typing import TYPE_CHECKING, Literal, NoReturn, TextIO, TypeAlias

import click

from checker.cli.texts import Pieces, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from checker.model import Skipped

Form: TypeAlias = Literal["text", "json", "raw"]
"""What is written: for people, JSON, or bytes and commands that nothing may be changed in."""

_WIDEST = 120
_DEFAULT_WIDTH = 80


def use_utf8() -> None:
    """Make both streams write UTF-8 and plain line feeds, whatever the system's code page is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def end_on_sigterm() -> None:
    """Let SIGTERM end the run as Ctrl-C does, through whatever cleans up on the way, so that no half-written file is left."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _end)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)


def write(text: Text, *, color: bool = False, form: Form = "text") -> bool:
    """Write to standard output; tell whether it arrived.

    A reader that has gone (``| head``) is no failure; a full disk is one, told on standard error with where the text went.

    Args:
        text: what to write.
        color: True lets its colours through.
        form: ``text`` and ``json`` hold nothing in GitHub Actions that it would take for a command; ``raw`` goes out as it is.
    """
    if sys.stdout is None:
        problem(f"standard output: cannot be written: it is closed{_kept(text)}")
        return False
    try:
        takes_bytes = hasattr(sys.stdout, "buffer")  # what somebody has put in its place may take text alone
        for some in text if isinstance(text, Pieces) else (text,):
            told = some if takes_bytes or isinstance(some, str) else some.decode()
            click.echo(told if form == "raw" else _unheeded(told, json=form == "json"), nl=False, color=color)
        sys.stdout.flush()
    except BrokenPipeError:
        discard_stdout()
    except OSError as error:
        discard_stdout()
        problem(f"standard output: cannot be written: {error.strerror}{_kept(text)}")
        return False
    return True


def problem(message: str) -> None:
    """Say on standard error what went wrong."""
    say(f"error: {message}")


def missed_under_strict(skipped: Sequence[Skipped]) -> int:
    """How many files were skipped that are none of checker's own reports; says why the exit code is 2 although a report was written."""
    number = sum(not row.is_own_report for row in skipped)
    if number:
        problem(f"{number} file{' was' if number == 1 else 's were'} skipped, which --strict does not allow")
    return number


def say(message: str) -> None:
    """A line on standard error."""
    from checker.reporters.symbols import harmless

    tell(_unheeded(f"checker: {harmless(message)}\n"))


def show(error: click.ClickException) -> None:
    """Say on standard error what is wrong with the command line, as click says it."""
    with suppress(OSError):
        error.show()


def tell(text: str | bytes) -> None:
    """Write to standard error; where nobody can read it (a full disk, a reader that has gone), the exit code has to do."""
    with suppress(OSError):
        click.echo(text, err=True, nl=False)


def annotate(commands: str) -> None:
    """Workflow commands on standard error, where GitHub Actions looks for them too."""
    tell(commands)


def in_actions() -> bool:
    """Tell whether a step of GitHub Actions is running."""
    return os.environ.get("GITHUB_ACTIONS") == "true"


def _unheeded(text: str | bytes, *, json: bool = False) -> str | bytes:
    """The text, in GitHub Actions without what it would take for a command."""
    if not in_actions():
        return text
    from checker.reporters.github import unheeded

    return unheeded(text, json=json) if isinstance(text, str) else unheeded(text.decode(), json=json).encode()


def _kept(text: Text) -> str:
    from checker.cli.output import kept

    return kept("report", text)


def close(code: int) -> int:
    """Flush both streams and give the exit code, 2 where standard output could not be written."""
    try:
        if sys.stderr is not None:
            sys.stderr.flush()
    except OSError:  # nobody can read it, and the exit code is not to be that of Python's own try
        _discard(sys.stderr)
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


def tells_a_person() -> bool:
    """Tell whether standard error is a terminal, on which a line can be drawn anew."""
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def wants_color(choice: str) -> bool:
    """Tell whether to colour, for ``auto``, ``always`` or ``never``; auto heeds NO_COLOR and dumb terminals."""
    if choice != "auto":
        return choice == "always"
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns to lay a report out in: those that COLUMNS asks for or the terminal has, up to 120, else 80."""
    asked = is_terminal() or os.environ.get("COLUMNS")
    return min(_WIDEST, shutil.get_terminal_size((_DEFAULT_WIDTH, 24)).columns) if asked else _DEFAULT_WIDTH


def discard_stdout() -> None:
    """Send what is still buffered for standard output nowhere; it would raise again when Python shuts down."""
    _discard(sys.stdout)


def _discard(stream: TextIO) -> None:
    try:
        number = stream.fileno()
    except (OSError, ValueError):
        return
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, number)
    os.close(devnull)
