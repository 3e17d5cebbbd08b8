"""A terminal for a command to run in, as a person has it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from select import select
from time import sleep

_PATIENCE = 120.0
"""Seconds without a word after which a command is taken to be stuck."""
_BEFORE_CTRL_C_S = 0.2
"""A question is shown just before its answer is waited for, and a Ctrl-C between the two is not seen before the answer."""
ROOT = Path(__file__).resolve().parents[2]


def stderr_on_a_terminal(code: str, *arguments: str, folder: Path, columns: int = 80) -> tuple[int, str, str]:
    """Exit code, standard output (a pipe) and what a terminal got as standard error, of Python code run with arguments."""
    ours, theirs = pty.openpty()
    _widen(theirs, columns)
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
        cwd=folder,
        env=_environment(),
    ) as process:
        os.close(theirs)
        told = _all_of(ours)
        assert process.stdout is not None
        output = process.stdout.read().decode()
    return process.returncode, output, told


def _widen(terminal: int, columns: int) -> None:
    import fcntl
    import struct
    import termios

    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "GITHUB_ACTIONS", "COLUMNS")}
    return kept | {"PYTHONPATH": str(ROOT), "TERM": "xterm"}


def _all_of(terminal: int) -> str:
    parts = []
    while select([terminal], [], [], _PATIENCE)[0]:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # how Linux says that the other side has closed it
            break
        if not part:
            break
        parts.append(part)
    os.close(terminal)
    return b"".join(parts).decode()


class Session:
    """A command in a terminal of its own, which is typed to as it asks."""

    def __init__(self, arguments: Sequence[str], folder: Path, columns: int = 80) -> None:
        self._ours, theirs = pty.openpty()
        _widen(theirs, columns)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "checker", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=folder,
            env=_environment(),
            start_new_session=True,
            preexec_fn=_own_terminal,
        )
        os.close(theirs)
        self.seen = ""

    def wait_for(self, words: str) -> str:
        """What was shown up to some words that come next.

        Raises:
            EOFError: the command ended, or waited for something else, without them.
        """
        while words not in self.seen:
            part = b""
            if select([self._ours], [], [], _PATIENCE)[0]:
                with suppress(OSError):  # how Linux says that the other side has closed it
                    part = os.read(self._ours, 65536)
            if not part:
                self._process.kill()
                raise EOFError(f"no {words!r} in {self.seen!r}")
            self.seen += part.decode("utf-8", "replace")
        before, _, self.seen = self.seen.partition(words)
        return before + words

    def type(self, text: str) -> None:
        """Type it; "\\x03" is Ctrl-C, "\\x04" Ctrl-D."""
        if text == "\x03":
            sleep(_BEFORE_CTRL_C_S)
        os.write(self._ours, text.encode())

    def end(self) -> tuple[int, str]:
        """The exit code, and the rest of what was shown."""
        rest = self.seen + _all_of(self._ours)
        return self._process.wait(timeout=60), rest


def _own_terminal() -> None:
    import fcntl
    import termios

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
