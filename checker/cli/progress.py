"""What is told on standard error while a run is under way: a line on a terminal, and with ``-v`` each step with its time."""

from __future__ import annotations

import os
import sys
from time import perf_counter
from types import TracebackType
from typing import TYPE_CHECKING

from checker.cli import streams
from checker.model import Stage

if TYPE_CHECKING:
    from checker.model import Report

PATIENCE = 1.0
"""Seconds that a run takes at least before a line is drawn."""
_BETWEEN = 0.1
"""Seconds between two drawings."""
_TOLD_AFTER = 3.0
"""Seconds of a stage after which its time left is told: documents come in batches, so the first ones say little."""
_BAR, _BESIDE = 30, 48
"""Columns of the bar at most, and of what stands beside it."""
_DOING = {Stage.READ: "reading", Stage.EXTRACT: "extracting", Stage.COMPARE: "comparing, step", Stage.RECALL: "recalling"}
_DONE = {
    Stage.READ: "files found",
    Stage.EXTRACT: "documents extracted",
    Stage.COMPARE: "steps of comparing",
    Stage.RECALL: "documents are as in an earlier run, whose report was taken",
}
_CLEAR = "\r\x1b[K"


class Telling:
    """The progress of a run, told to a person; a context, after which nothing of the line is left.

    Not by click's bar, which reckons the time left from the first seconds and cannot be taken away again.

    Args:
        quiet: True tells nothing.
        verbose: True tells each step once it is done, and how long it took.
    """

    def __init__(self, *, quiet: bool = False, verbose: bool = False) -> None:
        self._verbose = verbose and not quiet
        self._draws = not quiet and streams.tells_a_person()
        self._began = self._step = self._drawn = perf_counter()
        self._stage: Stage | None = None
        self._shown = False

    def __enter__(self) -> Telling:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._clear()

    def __call__(self, stage: Stage, done: int, of: int) -> None:
        """So much of a stage is done; a :data:`~checker.model.Progress`."""
        begins = stage is not self._stage
        if self._stage is None:
            self.step("rules and settings loaded")
        self._stage = stage
        now = perf_counter()
        if self._draws and now - self._began >= PATIENCE and (begins or now - self._drawn >= _BETWEEN):
            self._draw(line(stage, done, of, now - self._step))
            self._drawn = now
        if done >= of:
            self.step(f"{of:,} {_DONE[stage]}")

    def step(self, what: str) -> None:
        """Something is done; its time is counted from the step before."""
        now = perf_counter()
        self.note(f"{what} in {now - self._step:.2f} s")
        self._step = now

    def note(self, what: str) -> None:
        """Something that is told with ``-v``."""
        if self._verbose:
            self._clear()
            streams.say(what)

    def whole(self, report: Report) -> None:
        """All is done: how much was read, and how long all of it took."""
        took = perf_counter() - self._began
        self.note(f"{len(report.documents)} read, {len(report.skipped)} skipped, in {took:.2f} s")

    def _draw(self, text: str) -> None:
        sys.stderr.write(f"{_CLEAR}{text}")
        sys.stderr.flush()
        self._shown = True

    def _clear(self) -> None:
        if self._shown:
            self._draw("")
            self._shown = False


def line(stage: Stage, done: int, of: int, seconds: float, width: int | None = None) -> str:
    """How far a stage is: "extracting  [####      ]  1,200 of 4,000, about 2 min left".

    Args:
        seconds: since the stage began.
        width: columns of the terminal, None for those that standard error has.
    """
    columns = os.get_terminal_size(sys.stderr.fileno()).columns if width is None else width
    # The step that is under way, but so many that are done.
    number = min(done + 1, of) if stage is Stage.COMPARE else done
    told = f"{number:,} of {of:,}"
    # The steps of comparing are few and unlike each other: nothing follows from the time of one.
    if stage is not Stage.COMPARE and seconds >= _TOLD_AFTER and 0 < done < of:
        told += f", about {_spoken(seconds / done * (of - done))} left"
    bar = min(_BAR, columns - _BESIDE)
    full = bar * done // max(1, of)
    parts = [_DOING[stage], f" [{'#' * full}{' ' * (bar - full)}] " if bar >= _BAR // 3 else "", told]
    # A line that reached the edge would go on in the next one, where it is not drawn anew.
    return " ".join(filter(None, parts))[: max(1, columns - 1)]


def _spoken(seconds: float) -> str:
    if seconds < 60:
        return f"{max(1, round(seconds))} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60} min"
