"""A program run in a process of its own: how long it took, how much memory it and its children had at most, and what it wrote."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from time import perf_counter
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
CHECKER = (sys.executable, "-m", "checker")
_EVERY, _SHARE = 0.1, 20
"""Seconds between two looks at memory; at least so many times what a look takes, so that looking costs little."""
_PROC = Path("/proc")


class RunError(Exception):
    """A program that could not be measured, with the last line that it told."""


class Run(NamedTuple):
    """A program that ended.

    Attributes:
        seconds: from its start to its end.
        processor: seconds of processor time of it and its children, which a busy machine stretches less; without ``/proc`` of the
            children that were waited for.
        peak: megabytes of memory of it and its children together at most; None where there is no ``/proc`` to read it from.
        output: what it wrote to standard output.
    """

    seconds: float
    processor: float
    peak: float | None
    output: bytes


def run(command: Sequence[str], *, environment: Mapping[str, str] | None = None, timeout: float | None = None, keep: bool = True) -> Run:
    """What a command costs, run in the checkout.

    Args:
        environment: added to that of this process.
        timeout: seconds until it is ended, with its children.
        keep: False throws away what it writes, which may be large.

    Raises:
        RunError: it ended otherwise than with 0 or, as a check that found something, with 1; or it took too long.
    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as told:
        before, started = _processor(), perf_counter()
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=_environment() | dict(environment or {}),
            stdin=subprocess.DEVNULL,
            stdout=out if keep else subprocess.DEVNULL,
            stderr=told,
            start_new_session=True,
        )
        watch = _Watch(process.pid)
        try:
            code = process.wait(timeout)
            seconds = perf_counter() - started
        except subprocess.TimeoutExpired:
            raise RunError(f"ended after {timeout:,.0f} s") from None
        finally:
            watch.end()
            _end(process)
        told.seek(0)
        said = told.read().decode("utf-8", "replace")
        if code not in (0, 1) or "Traceback (most recent call last)" in said:
            lines = said.strip().splitlines()
            raise RunError(lines[-1] if lines else f"ended with {code}")
        out.seek(0)
        return Run(seconds, max(_processor() - before, watch.processor), watch.peak, out.read())


def _environment() -> dict[str, str]:
    """That of this process, less a ban on byte code, which would have every module compiled anew."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPATH": str(ROOT)}


def _processor() -> float:
    """Seconds of processor time of all children that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _end(process: subprocess.Popen[bytes]) -> None:
    """End what is left of the session that the command began."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


class _Watch(Thread):
    """Looks at the memory and the processor time of a process and its children until it is told to end."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak: float | None = None
        self._used: dict[int, float] = {}
        self._pid, self._over = pid, Event()
        if _PROC.joinpath("self/status").exists():
            self.start()

    @property
    def processor(self) -> float:
        """Seconds of all processes that were seen, each as it was seen last."""
        return sum(self._used.values())

    def end(self) -> None:
        """Look no more."""
        self._over.set()
        if self.is_alive():
            self.join()

    def run(self) -> None:
        """Look from time to time."""
        pause = 0.0
        while not self._over.wait(pause):
            begun = perf_counter()
            family = list(_family(self._pid))
            self._used |= {pid: used for pid in family if (used := _seconds(pid)) is not None}
            now = _memory(family)
            if now is not None:
                self.peak = max(self.peak or 0.0, now)
            pause = max(_EVERY, _SHARE * (perf_counter() - begun))


def _memory(family: Sequence[int]) -> float | None:
    """Megabytes that some processes have now; of one alone, what it has had at most.

    Pages that several share are counted once, by their proportional share.
    """
    if len(family) == 1:
        return _kilobytes(_PROC / str(family[0]) / "status", "VmHWM:") / 1024 or None
    return sum(_kilobytes(_PROC / str(each) / "smaps_rollup", "Pss:") for each in family) / 1024 or None


def _family(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        for task in (_PROC / str(pid) / "task").iterdir():
            for child in (task / "children").read_text("ascii").split():
                yield from _family(int(child))


def _seconds(pid: int) -> float | None:
    """Seconds of processor time of a process alone; None of one that has ended."""
    with suppress(OSError, IndexError):
        fields = (_PROC / str(pid) / "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return None


def _kilobytes(file: Path, name: str) -> int:
    """A number of a file of ``/proc``; 0 of a process that has ended, whose files are empty or gone."""
    with suppress(OSError):
        for line in file.read_text("utf-8").splitlines():
            if line.startswith(name):
                return int(line.split()[1])
    return 0
