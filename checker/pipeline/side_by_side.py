"""Steps over the parts of a corpus, done in this process or side by side in several: the same results in the same order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from math import inf
from types import TracebackType
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from checker.errors import CheckerError

if TYPE_CHECKING:
    from checker.pipeline.workers import Workers

Shared = TypeVar("Shared")
Task = TypeVar("Task")
Result = TypeVar("Result")

COMPARING = "checker.pipeline.ready_to_compare"
"""What is loaded for processes that compare."""
_AHEAD = 2
"""Tasks a process that may wait in memory: they hold documents."""


class SideBySide:
    """So many processes for as long as a ``with`` lasts, started when there is something for them to do.

    Attributes:
        jobs: how many; with one, and outside of a ``with``, all is done in this process.
    """

    def __init__(self, jobs: int = 1) -> None:
        self.jobs = jobs
        self._workers: Workers[Any, Any] | None = None

    def __enter__(self) -> SideBySide:
        if self.jobs > 1:
            from checker.pipeline.workers import Workers  # only here are processes needed

            self._workers = Workers(
                jobs=self.jobs,
                seconds=inf,
                memory=None,
                told={"memory": "the memory that there is"},
                split=lambda task: [task],
                refuse=_give_up,
                preload=COMPARING,
                ahead=_AHEAD,
            )
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._workers is not None:
            self._workers.__exit__(kind, error, trace)
            self._workers = None

    def each(self, step: Callable[[Shared, Task], Result], shared: Shared, tasks: Iterable[Task]) -> Iterator[Result]:
        """What a step makes of each task, in order of the tasks.

        Args:
            step: a pure function, to be found by its name in its module.
            shared: what all tasks have in common, which each process gets once.
            tasks: asked for as they are needed.

        Raises:
            CheckerError: a step raises it, or a process that works on a task ends twice.
        """
        coming = iter(tasks)
        first = list(islice(coming, 2))
        every = chain(first, coming)
        if self._workers is None or len(first) < 2:
            return (step(shared, task) for task in every)
        return self._workers.run(_Step(step, shared), every)


IN_THIS_PROCESS = SideBySide()


@dataclass(frozen=True, slots=True)
class _Step:
    step: Callable[[Any, Any], Any]
    shared: Any

    def __call__(self, task: Any) -> Any:
        return self.step(self.shared, task)


def _give_up(_: object, reason: str) -> NoReturn:
    raise CheckerError(f"a part of the documents could not be compared: it {reason}; --jobs 1 compares all in one process")
