"""What processes are started from: one process that has loaded the modules, begun early and gone with the program."""

from __future__ import annotations

import atexit
import multiprocessing
import os
import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext, SpawnContext


def context_of(preload: str) -> ForkServerContext | SpawnContext:
    """How processes are started: from one that has loaded the modules and nothing else, where there is such a thing.

    A plain fork would take over the threads and locks of whoever calls.

    Args:
        preload: the module that is loaded once for all processes, where the system can; of several the first that is asked for.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([preload])
    return context


def begin(preload: str) -> None:
    """Begin to load a module for processes that will be started, while the caller does something else; nothing where the system cannot.

    For programs that end when they have done one thing: what processes are started from ends with this process at once, whatever it does.

    Args:
        preload: as for :func:`context_of`.
    """
    atexit.register(_end_at_once)
    try:
        ready(context_of(preload))
    except OSError:
        return  # whoever starts a process says so


def ready(context: ForkServerContext | SpawnContext) -> None:
    """Start what processes are started from, where the system has such a thing.

    Ctrl-C goes to all processes, and is held back from this one from its first line on: it ends when its pipe from here is closed.
    """
    if context.get_start_method() != "forkserver":
        return
    from multiprocessing import forkserver, resource_tracker  # which Windows does not have

    resource_tracker.ensure_running()  # lets signals through again when it has started
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)


def _end_at_once() -> None:
    """End what processes are started from, which may still be loading, and would keep the streams of this process open meanwhile."""
    server = getattr(sys.modules.get("multiprocessing.forkserver"), "_forkserver", None)
    number = getattr(server, "_forkserver_pid", None)
    if number is not None:
        with suppress(OSError):
            os.kill(number, signal.SIGKILL)
