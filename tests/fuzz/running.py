"""Inputs, one after the other, within bounds; what does not hold is kept, once for each place in the code."""

from __future__ import annotations

import faulthandler
import gc
import hashlib
import resource
import signal
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import process_time
from types import FrameType

from tests.fuzz.mutating import changed
from tests.fuzz.targets import TARGETS

SECONDS = 10
"""Of the processor that one input may take."""
HANGS = 120
"""Seconds after which an input that does not come back to Python ends the program; it stays in the folder."""
MEMORY = 1 << 30
"""Bytes that may be taken beside what the program takes at its start."""


class TooSlow(BaseException):
    """An input took more than its time; no ``except Exception`` of checker takes this for its own."""


@dataclass
class Ran:
    """What came of a number of inputs.

    Attributes:
        inputs: how many there were.
        seconds: of the processor that they took.
        found: for each defect the kind of error with its place, and the input, by which it was found first.
    """

    inputs: int = 0
    seconds: float = 0.0
    found: dict[str, bytes] = field(default_factory=dict)


def input_of(target: str, seed: int, number: int) -> bytes:
    """One input, the same for the same seed and number."""
    one = TARGETS[target]
    return changed(Random(f"{target}/{seed}/{number}"), one.corpus(), one.changes)


def run(target: str, *, seed: int, inputs: int | None = None, seconds: float | None = None, keep: Path | None = None) -> Ran:
    """Try inputs until there were so many, or for so many seconds of the processor."""
    ran, start = Ran(), process_time()
    while (inputs is None or ran.inputs < inputs) and (seconds is None or process_time() - start < seconds):
        held_against(target, input_of(target, seed, ran.inputs), ran, keep)
        ran.inputs += 1
    ran.seconds = process_time() - start
    return ran


def held_against(target: str, data: bytes, ran: Ran, keep: Path | None) -> None:
    """Try one input; what does not hold is written down, and the input and the traceback into the folder."""
    running = keep / f"{target}-running{TARGETS[target].suffix}" if keep else None
    if running:
        running.write_bytes(data)  # what ends the process leaves its input there
    try:
        with within_time():
            TARGETS[target].hold(data)
    except (Exception, TooSlow) as error:
        place = defect(error)
        if place not in ran.found:
            ran.found[place] = data
            if keep:
                name = f"{target}-{hashlib.sha256(place.encode()).hexdigest()[:8]}"
                (keep / f"{name}{TARGETS[target].suffix}").write_bytes(data)
                trace = "".join(traceback.format_exception(error))[-20_000:]
                (keep / f"{name}.trace").write_text(f"{place}\n\n{trace}", "utf-8", "replace")
            del error
            gc.collect()
    if running:
        running.unlink()


def defect(error: BaseException) -> str:
    """What tells a defect from others: the kind of error and the line of checker, or of what has to hold, where it came up."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if "checker/" in frame.filename or "tests/fuzz/holding" in frame.filename] or list(frames)
    place = f"{own[-1].filename.rpartition('checker/')[2]}:{own[-1].lineno}" if own else "?"
    return f"{type(error).__name__} at {place}" if not isinstance(error, TooSlow) else f"more than {SECONDS} s, at {place}"


@contextmanager
def within_time() -> Iterator[None]:
    """Raise what takes too long; end the program where that does not help."""
    faulthandler.dump_traceback_later(HANGS, exit=True)
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # one would stand on standard error, in the middle of what people read
            yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        faulthandler.cancel_dump_traceback_later()


def bound_memory() -> None:
    """From now on the process may take so much more than it has."""
    taken = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _stop(number: int, frame: FrameType | None) -> None:
    raise TooSlow
