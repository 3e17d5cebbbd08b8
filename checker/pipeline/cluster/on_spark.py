"""Steps on Spark: the session of ``spark-submit``, a master at an address, or one on this computer."""

from __future__ import annotations

import os
import shutil
import sys
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
from py4j.protocol import Py4JError
from pyspark import StorageLevel
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from checker.errors import EngineError
from checker.pipeline.cluster.frames import KEY, PAYLOAD, Step, frame

if TYPE_CHECKING:
    from pandas import DataFrame
    from pyspark.sql import DataFrame as Rows

_SCHEMA = f"{KEY} long, {PAYLOAD} binary"
_ARROW = pa.schema([(KEY, pa.int64()), (PAYLOAD, pa.binary())])
AT_A_TIME = 2**26
"""Bytes of rows that come to this process together."""
_SETTINGS: dict[str, bool | float | int | str | None] = {
    "spark.log.level": "OFF",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.execution.arrow.maxRecordsPerBatch": "64",  # a row holds many documents
    "spark.sql.adaptive.coalescePartitions.enabled": "false",  # a partition is a task, however few bytes describe it
}


def connect(address: str | None, jobs: int | None) -> SparkEngine:
    """The session that there is, or a new one on the master at an address or on this computer.

    Raises:
        EngineError: there is no Java, or no master answers.
    """
    if SparkSession.getActiveSession() is None and not _has_java():
        raise EngineError("--engine spark needs Java 17 or newer: install it (Debian: default-jre-headless), or set JAVA_HOME")
    return SparkEngine(address, jobs)


class SparkEngine:
    """An :class:`~checker.pipeline.cluster.frames.Engine` of Spark."""

    def __init__(self, address: str | None, jobs: int | None) -> None:
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        self.kept: list[Rows] = []
        self._is_own = SparkSession.getActiveSession() is None
        builder = SparkSession.builder.appName("checker").config(map=_SETTINGS)
        if address:
            builder = builder.master(address)
        elif "PYSPARK_GATEWAY_PORT" not in os.environ:  # which spark-submit sets, and it says where the master is
            os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")  # so that nobody from outside is listened to
            builder = builder.master(f"local[{jobs or '*'}]").config("spark.ui.enabled", "false")
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", FutureWarning)  # of pandas 3, in functions that are not used here
                self.session = builder.getOrCreate()
            self.workers = self.session.sparkContext.defaultParallelism
        except (Py4JError, PySparkException) as error:
            what = f"no Spark master answers at {address}" if address else "Spark does not start"
            raise EngineError(f"{what}: {_in_a_line(error)}") from error

    def frame(self, rows: DataFrame, partitions: int) -> SparkFrame:
        """Rows of this process as rows on the executors."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            held = self.session.createDataFrame(pa.Table.from_pandas(rows, _ARROW, preserve_index=False), _SCHEMA)
        return SparkFrame(self, held.repartition(partitions))

    def close(self) -> None:
        """End the session, unless somebody else has begun it: then what was kept is given up."""
        for held in self.kept:
            held.unpersist()
        if self._is_own:
            self.session.stop()


class SparkFrame:
    """A :class:`~checker.pipeline.cluster.frames.Frame` of Spark."""

    def __init__(self, engine: SparkEngine, held: Rows) -> None:
        self._engine = engine
        self._held = held

    def map(self, step: Step, shared: Any = None) -> SparkFrame:
        """What a step makes of the rows, partition by partition; what is shared is broadcast."""
        given = self._held.sparkSession.sparkContext.broadcast(shared)

        def run(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
            rows = pa.Table.from_batches(batches, _ARROW)
            made = step(frame(rows[KEY].to_pylist(), rows[PAYLOAD].to_pylist()), given.value)
            yield from pa.Table.from_pandas(made, _ARROW, preserve_index=False).to_batches()

        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            return SparkFrame(self._engine, self._held.mapInArrow(run, _SCHEMA))

    def shuffled(self, step: Step, partitions: int, shared: Any = None) -> SparkFrame:
        """The same, all rows that have one key in one call."""
        return SparkFrame(self._engine, self._held.repartition(partitions, KEY)).map(step, shared)

    def beside(self, other: SparkFrame) -> SparkFrame:
        """The rows of both."""
        return SparkFrame(self._engine, self._held.union(other._held))

    def kept(self) -> SparkFrame:
        """The same rows, made once and held by the executors, on disk where their memory ends."""
        self._engine.kept.append(self._held.persist(StorageLevel.MEMORY_AND_DISK))
        return self

    def rows(self) -> Iterator[DataFrame]:
        """The rows themselves, a partition at a time in this process."""
        try:
            held = self._held.persist(StorageLevel.MEMORY_AND_DISK)
            (total,) = held.selectExpr(f"sum(length({PAYLOAD}))").collect()[0]  # makes all of them, side by side
            for row in held.coalesce((total or 0) // AT_A_TIME + 1).toLocalIterator():
                yield frame([row[KEY]], [bytes(row[PAYLOAD])])
            held.unpersist()
        except (Py4JError, PySparkException, OSError) as error:
            raise EngineError(f"Spark has given the run up: {_in_a_line(error)}") from error


def _has_java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return bool(shutil.which("java") or (home and Path(home, "bin", "java").exists()))


def _in_a_line(error: BaseException) -> str:
    """The first line of an error that says something; where the JVM was called it is the second one that does."""
    lines = [line.strip(" :") for line in str(error).splitlines() if line.strip() and "error occurred while calling" not in line]
    return (lines or [type(error).__name__])[0][:300]
