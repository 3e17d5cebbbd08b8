"""Engines that data teams already operate: one seam, and a thin adapter for each.

In come rows, a key and some bytes each, and pure functions from a frame of them to a frame; out come the rows that these make, whichever
processes of whichever computers have run them. ``frames`` is the seam: what an engine has to do, and what checker has it do. To add an
engine, add a file with ``connect(address, jobs)`` and a line in :data:`ENGINES`; the table names functions instead of importing them, so
that nothing but a run on an engine imports one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from checker.errors import EngineError
from checker.pipeline.cluster.frames import Engine

ENGINES = {
    "dask": "checker.pipeline.cluster.on_dask:connect",
    "spark": "checker.pipeline.cluster.on_spark:connect",
}
"""Engine to ``module:function``; its name is that of the extra as well."""

ADDRESSES = {"dask": "CHECKER_DASK_SCHEDULER", "spark": "CHECKER_SPARK_MASTER"}
"""Engine to the variable of the environment that says where it is, where no option does."""


@contextmanager
def connected(name: str, *, address: str | None = None, jobs: int | None = None) -> Iterator[Engine]:
    """An engine for as long as a ``with`` lasts; what was started for it is stopped after it.

    Args:
        name: a key of ``ENGINES``.
        address: of its scheduler or master; None for what the environment says, and where it says nothing for one on this computer.
        jobs: processes of one on this computer, None for as many as there are processors.

    Raises:
        EngineError: its extra is not installed, or nobody answers at the address.
    """
    module, _, function = ENGINES[name].partition(":")
    try:
        connect = getattr(import_module(module), function)
    except ImportError as error:
        raise EngineError(f"--engine {name} needs {error.name or error}: pip install 'claim-figure-checker[{name}]'") from error
    engine: Engine = connect(address or os.environ.get(ADDRESSES[name]) or None, jobs)
    try:
        yield engine
    finally:
        engine.close()
