"""Steps on Dask: the scheduler at an address, or one with worker processes on this computer."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from concurrent.futures import CancelledError
from queue import Empty, Queue
from time import monotonic
from typing import TYPE_CHECKING, Any

import dask
import dask.dataframe as dd
from dask.delayed import delayed
from distributed import Client, Future, KilledWorker, LocalCluster

from checker.errors import EngineError
from checker.pipeline.cluster.frames import KEY, Step, frame

if TYPE_CHECKING:
    from pandas import DataFrame

CONNECT_S = 20
"""Seconds in which a scheduler has to answer, and to have a worker."""
ALONE_S = 60
"""Seconds that a run waits for a worker when it has lost all of them."""
_LOOK_S = 2


def connect(address: str | None, jobs: int | None) -> DaskEngine:
    """The scheduler at an address, or a new one on this computer.

    Raises:
        EngineError: no scheduler answers, or it has no worker.
    """
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what went wrong is told here, in one line
    return DaskEngine(address, jobs)


class DaskEngine:
    """An :class:`~checker.pipeline.cluster.frames.Engine` of Dask."""

    def __init__(self, address: str | None, jobs: int | None) -> None:
        self._cluster = None
        if address is None:
            self._cluster = LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address=None)
        try:
            self.client = Client(address or self._cluster, timeout=CONNECT_S, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise EngineError(f"no Dask scheduler answers at {address}: {_in_a_line(error)}") from error
        try:
            self.client.wait_for_workers(1, timeout=CONNECT_S)
        except TimeoutError:
            self.close()
            raise EngineError(f"the Dask scheduler at {address} has no workers") from None
        self.workers = sum(self.client.nthreads().values())

    def frame(self, rows: DataFrame, partitions: int) -> DaskFrame:
        """Rows of this process as rows on the workers."""
        with dask.config.set({"dataframe.convert-string": False}):
            return DaskFrame(self, dd.from_pandas(rows, npartitions=partitions, sort=False))

    def next_of(self, done: Queue[Future[DataFrame]]) -> Future[DataFrame]:
        """What is done next; while nothing is, there has to be somebody who could do it."""
        seen = monotonic()
        while True:
            try:
                return done.get(timeout=_LOOK_S)
            except Empty:
                if self.client.nthreads():
                    seen = monotonic()
                elif monotonic() - seen > ALONE_S:
                    raise EngineError(f"Dask has lost all of its workers, and for {ALONE_S} seconds no new one has come") from None

    def close(self) -> None:
        """Leave a scheduler as it was, and end one that was started here."""
        self.client.close()
        if self._cluster is not None:
            self._cluster.close()


class DaskFrame:
    """A :class:`~checker.pipeline.cluster.frames.Frame` of Dask."""

    def __init__(self, engine: DaskEngine, held: dd.DataFrame) -> None:
        self._engine = engine
        self._held = held

    def map(self, step: Step, shared: Any = None) -> DaskFrame:
        """What a step makes of the rows, partition by partition; what is shared is a task of its own, whose result workers pass on."""
        given = None if shared is None else delayed(shared, traverse=False)
        return DaskFrame(self._engine, self._held.map_partitions(step, given, meta=frame([], [])))

    def shuffled(self, step: Step, partitions: int, shared: Any = None) -> DaskFrame:
        """The same, all rows that have one key in one call."""
        return DaskFrame(self._engine, self._held.shuffle(KEY, npartitions=partitions)).map(step, shared)

    def beside(self, other: DaskFrame) -> DaskFrame:
        """The rows of both."""
        return DaskFrame(self._engine, dd.concat([self._held, other._held]))

    def kept(self) -> DaskFrame:
        """The same rows, made once and held by the workers, on disk where their memory ends."""
        return DaskFrame(self._engine, self._engine.client.persist(self._held))

    def rows(self) -> Iterator[DataFrame]:
        """The rows themselves; those of a partition are given back to the workers once they are here."""
        client = self._engine.client
        futures = client.compute(self._held.to_delayed())
        done: Queue[Future[DataFrame]] = Queue()
        for future in futures:
            future.add_done_callback(done.put)
        try:
            for _ in range(len(futures)):
                future = self._engine.next_of(done)
                yield future.result()
                future.release()
        except KilledWorker as error:
            ended = error.allowed_failures + 1
            raise EngineError(
                f"Dask has lost {ended} worker{'s' if ended > 1 else ''} with the same part of the corpus, so the run was given up: "
                "give workers more memory, or run it with --engine local, which skips a document that takes too much"
            ) from error
        except (CancelledError, OSError) as error:
            raise EngineError("the Dask scheduler was lost, and the run with it: start it anew") from error


def _in_a_line(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__
