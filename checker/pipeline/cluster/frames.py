"""Frames of rows on a cluster, and tasks as rows: all that an engine has to understand."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

from checker.errors import CheckerError

if TYPE_CHECKING:
    from pandas import DataFrame

Task = TypeVar("Task")
Result = TypeVar("Result")
Step: TypeAlias = "Callable[[DataFrame, Any], DataFrame]"
"""A pure function of some rows, and of what all workers share; it gets any part of the rows that the frame's promise allows."""

KEY, PAYLOAD = "key", "payload"
"""The columns of every frame: an integer of 64 bits, and bytes."""


SHARES = 32
"""Partitions for each worker: so many that none waits long for the last, so few that an engine can plan them."""


class Frame(Protocol):
    """Rows that lie on an engine, in partitions."""

    def map(self, step: Step, shared: Any = None) -> Frame:
        """What a step makes of the rows, partition by partition; what is shared goes to each worker once."""

    def shuffled(self, step: Step, partitions: int, shared: Any = None) -> Frame:
        """The same, all rows that have one key in one call, with those of other keys."""

    def beside(self, other: Frame) -> Frame:
        """The rows of both."""

    def kept(self) -> Frame:
        """The same rows, made once however often they are asked for."""

    def rows(self) -> Iterator[DataFrame]:
        """The rows themselves, each once, partition by partition in any order.

        Raises:
            EngineError: the engine cannot give them; the rest of the run has no sense.
        """


class Engine(Protocol):
    """What runs steps."""

    workers: int
    """How many tasks it runs at a time, as far as is known at the start."""

    def frame(self, rows: DataFrame, partitions: int) -> Frame:
        """Rows of this process as rows on the engine."""

    def close(self) -> None:
        """Give back what was taken."""


def frame(keys: Sequence[int], payloads: Sequence[bytes]) -> DataFrame:
    """Rows with the types that all engines keep."""
    import pandas as pd
    import pyarrow as pa

    return pd.DataFrame(
        {
            KEY: pd.Series(keys, dtype="int64"),
            PAYLOAD: pd.Series(payloads, dtype=pd.ArrowDtype(pa.large_binary())),
        }
    )


def packed(rows: Iterable[tuple[int, Any]]) -> DataFrame:
    """Keys and things as rows."""
    listed = list(rows)
    return frame([key for key, _ in listed], [pickle.dumps(held, protocol=5) for _, held in listed])


def unpacked(rows: DataFrame) -> Iterator[tuple[int, Any]]:
    """The keys and things of rows."""
    for key, payload in zip(rows[KEY].tolist(), rows[PAYLOAD].tolist(), strict=True):
        yield key, pickle.loads(payload)  # noqa: S301  made by `packed`, on a cluster that runs our code anyway


def results(engine: Engine, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
    """What is made of each task, each once and in order of the tasks.

    Args:
        engine: that works.
        work: a pure function, which has to go through pickle, as the tasks and the results have to.
        tasks: many for each worker; of those that are lost with a worker, only the ones of its partition are worked on again.

    Raises:
        CheckerError: a task raises it.
        EngineError: the engine cannot go on.
    """
    rows = packed(enumerate(tasks))
    if rows.empty:
        return
    early: dict[int, Result] = {}
    begun = 0
    for some in engine.frame(rows, min(len(rows), SHARES * engine.workers)).map(_Each(work)).rows():
        for number, result in unpacked(some):
            if isinstance(result, CheckerError):
                raise result
            early[number] = result
        while begun in early:
            yield early.pop(begun)
            begun += 1


class _Each:
    """A step that works on each row by itself; what a user can mend comes back as a row, since engines tell errors in their own way."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        self.work = work

    def __call__(self, rows: DataFrame, _: None) -> DataFrame:
        return packed((key, self._made(task)) for key, task in unpacked(rows))

    def _made(self, task: Any) -> Any:
        try:
            return self.work(task)
        except CheckerError as error:
            return error
