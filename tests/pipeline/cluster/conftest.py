"""Engines that the tests of a session share, since starting one takes longer than most of what it does."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session")
def dask() -> Iterator[str]:
    """The address of a Dask scheduler with two workers."""
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


@pytest.fixture(scope="session")
def spark() -> Iterator[None]:
    """A session of Spark with two threads; without a JVM the tests that need it are skipped."""
    if not shutil.which("java"):
        pytest.skip("Spark needs a JVM, and there is no `java`: Debian has it in default-jre-headless")
    from pyspark.sql import SparkSession

    os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    settings = {
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",  # to start, not to run for hours
        "spark.executorEnv.PYTHONPATH": os.pathsep.join(filter(None, sys.path)),  # for the functions of the tests
        "spark.ui.enabled": "false",
    }
    session = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
    yield
    session.stop()


@pytest.fixture(params=["dask", "spark"])
def engine(request: pytest.FixtureRequest) -> tuple[str, str | None]:
    """The name of each engine, and the address of the one that is shared."""
    return request.param, request.getfixturevalue(request.param)
