"""Processes that work on tasks, each of which can be stopped from outside, whatever it is doing.

``concurrent.futures`` cannot stop one task, and gives up all of them when a process dies; pebble stops one, but its workers share one pipe
and one lock, which a worker that is killed in the middle of an answer leaves broken for all. Here each worker has a pipe of its own.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import inf
from multiprocessing.connection import Connection, wait
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from checker.errors import CheckerError
from checker.pipeline.faults import told
from checker.pipeline.starting import context_of, ready

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

Task = TypeVar("Task")
Result = TypeVar("Result")

AHEAD = 8
"""Tasks a worker that may be done or begun before an earlier one is, where nothing else is said."""
START = 60
"""Seconds that a process may take until it is ready."""
ENDED = "ended the process that read it"
"""What is said of a task that has done so twice, before how the process ended."""
COLLECT_AFTER = 100_000
"""New objects after which a worker looks for unreachable cycles, as the command line does."""


@dataclass(slots=True, eq=False)
class _Job(Generic[Task, Result]):
    task: Task
    result: Result | None = None
    is_retried: bool = False


@dataclass(slots=True, eq=False)
class _Worker(Generic[Task, Result]):
    process: BaseProcess
    connection: Connection[Any, Any]
    work: Callable[[Task], Result] | None = None
    job: _Job[Task, Result] | None = None
    deadline: float = 0.0
    is_ready: bool = False

    def end(self) -> int | None:
        """Stop it at once; its exit code."""
        self.process.kill()
        self.process.join()
        self.connection.close()
        code = self.process.exitcode
        self.process.close()
        return code


@dataclass(frozen=True, slots=True)
class _Work:
    """Tells a process what is done with the tasks that come now."""

    of_a_task: Callable[[Any], Any] | None


class Workers(Generic[Task, Result]):
    """Some processes for as long as a ``with`` lasts; none is left after it.

    A task in which a process dies is split where it can be, else tried once more; a task that takes too long or too much memory is split or
    given up. What cannot be done comes out as ``refuse`` makes it, so that every task has a result.
    """

    def __init__(
        self,
        *,
        jobs: int,
        seconds: float,
        memory: int | None,
        told: Mapping[str, str],
        split: Callable[[Task], Sequence[Task]],
        refuse: Callable[[Task, str], Result],
        preload: str,
        ahead: int = AHEAD,
    ) -> None:
        """Prepare; a process is started when there is something for it to do.

        Args:
            jobs: how many processes.
            seconds: that one task may take.
            memory: bytes that one process may take beside what it has at its start, None for any; heeded where the system can hold a
                process to it.
            told: in words the bounds ``seconds`` and ``memory``, for the one that was hit.
            split: the tasks that a task is made of.
            refuse: the result of a task that cannot be done, with the reason.
            preload: the module that is loaded once for all processes, where the system can and ``starting.begin`` has not said another.
            ahead: tasks a process that may be done or begun before an earlier one is: so much waits in memory, at most.
        """
        self._jobs, self._seconds, self._memory, self._ahead = jobs, seconds, memory, ahead
        self._told, self._split, self._refuse, self._preload = told, split, refuse, preload
        self._work: Callable[[Task], Result] | None = None
        self._workers: list[_Worker[Task, Result]] = []
        self._order: deque[_Job[Task, Result]] = deque()
        self._ready: deque[_Job[Task, Result]] = deque()

    def __enter__(self) -> Workers[Task, Result]:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for worker in self._workers:
            worker.end()
        self._workers.clear()

    def run(self, work: Callable[[Task], Result], tasks: Iterable[Task]) -> Iterator[Result]:
        """The results of tasks, in order of the tasks, which are asked for as workers become free.

        Args:
            work: what is done with a task; it goes to each process once, and has to go through pickle.
            tasks: the tasks; those of an earlier run are done.

        Raises:
            CheckerError: one of them raises it, and it is no fault of its task alone; or a process cannot be started.
        """
        self._work = work
        coming = iter(tasks)
        more = True
        while more or self._order:
            while more and len(self._order) < self._ahead * self._jobs:
                task = next(coming, None)
                if task is None:
                    more = False
                else:
                    job = _Job[Task, Result](task)
                    self._order.append(job)
                    self._ready.append(job)
            self._give()
            while self._order and (result := self._order[0].result) is not None:
                self._order.popleft()
                yield result
            if any(worker.job for worker in self._workers):
                self._wait()

    def _give(self) -> None:
        """Give what is to be done to those that do nothing, and start such as long as there may be more."""
        idle = deque(worker for worker in self._workers if worker.job is None)
        while self._ready:
            if not idle and len(self._workers) == self._jobs:
                return
            worker = idle.popleft() if idle else self._started()
            worker.job = self._ready.popleft()
            worker.deadline = monotonic() + self._seconds + (0 if worker.is_ready else START)
            try:
                if worker.work is not self._work:
                    worker.connection.send(_Work(self._work))
                    worker.work = self._work
                worker.connection.send(worker.job.task)
            except OSError:
                self._died(worker)

    def _started(self) -> _Worker[Task, Result]:
        context = context_of(self._preload)
        try:
            ready(context)
            ours, theirs = context.Pipe()
            process = context.Process(target=serve, args=(theirs, self._memory), daemon=True)
            process.start()
        except (OSError, EOFError) as error:  # what starts them has come to a limit itself, and is gone
            reason = (getattr(error, "strerror", None) or str(error)).lower()
            raise CheckerError(f"no process to work with can be started: {reason}: raise that limit (ulimit), or lower --jobs") from error
        theirs.close()  # so that its end is seen from here when the process ends
        worker = _Worker[Task, Result](process, ours)
        self._workers.append(worker)
        return worker

    def _wait(self) -> None:
        """Until a worker answers, dies, or has taken too long."""
        busy = [worker for worker in self._workers if worker.job]
        left = min(worker.deadline for worker in busy) - monotonic()
        ready = wait([worker.connection for worker in busy], None if left == inf else max(0.0, left))
        for worker in busy:
            if worker.connection in ready:
                try:
                    answer = worker.connection.recv()
                except (EOFError, OSError):
                    self._died(worker)
                else:
                    self._answered(worker, *answer)
            elif worker.deadline <= monotonic():
                self._gone(worker, f"took more than {self._told['seconds']}")

    def _answered(self, worker: _Worker[Task, Result], how: str, what: Any) -> None:
        if how == "ready":
            worker.is_ready, worker.deadline = True, monotonic() + self._seconds
            return
        job = worker.job
        worker.job = None
        if how == "error":
            raise what
        if how == "memory":
            worker.job = job
            self._gone(worker, f"took more than {self._told['memory']}")
        elif job is not None and how == "fault":
            self._failed(job, what)
        elif job is not None:
            job.result = what

    def _died(self, worker: _Worker[Task, Result]) -> None:
        job = worker.job
        worker.process.join()
        code = worker.end()
        self._workers.remove(worker)
        if job is not None:
            self._failed(job, f"{ENDED}, twice ({_ending(code)})", again=True)

    def _gone(self, worker: _Worker[Task, Result], reason: str) -> None:
        """End a worker that has gone beyond a bound."""
        job = worker.job
        worker.end()
        self._workers.remove(worker)
        if job is not None:
            self._failed(job, reason)

    def _failed(self, job: _Job[Task, Result], reason: str, *, again: bool = False) -> None:
        """Put what a job is made of in its place, or the same once more, or its refusal."""
        if len(tasks := self._split(job.task)) > 1:
            at = self._order.index(job)
            jobs = [_Job[Task, Result](task) for task in tasks]
            self._order.remove(job)
            for one in reversed(jobs):
                self._order.insert(at, one)
                self._ready.appendleft(one)
        elif again and not job.is_retried:
            job.is_retried = True
            self._ready.appendleft(job)
        else:
            job.result = self._refuse(job.task, reason)


def _ending(code: int | None) -> str:
    if code is not None and code < 0:
        try:
            return signal.Signals(-code).name
        except ValueError:
            return f"signal {-code}"
    return f"exit code {code}"


# in the other process


def serve(connection: Connection[Any, Any], memory: int | None) -> None:
    """Answer tasks until the other end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to all; whoever started this one ends it
    if memory is not None:
        _bound(memory)
    gc.set_threshold(COLLECT_AFTER)
    work: Any = None  # told before the first task
    answer: tuple[str, Any] = ("ready", None)  # what was loaded until now is not on the account of the first task
    while True:
        try:
            connection.send(answer)
            while isinstance(task := connection.recv(), _Work):
                work = task.of_a_task
            with _ended_with(connection):
                answer = _answer(work, task)
        except (EOFError, OSError):
            return


def _answer(work: Callable[[Any], Any], task: Any) -> tuple[str, Any]:
    try:
        return "made", work(task)
    except CheckerError as error:
        return "error", error
    except MemoryError:
        return "memory", None
    except Exception as error:
        return "fault", told(error)


def _bound(memory: int) -> None:
    """Hold the process to so many bytes beside what it has taken to begin with, where the system can."""
    try:
        import resource
        from pathlib import Path

        taken = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        most = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = taken + memory
        resource.setrlimit(resource.RLIMIT_AS, (wanted if most == resource.RLIM_INFINITY else min(wanted, most), most))
    except (ImportError, OSError, ValueError):
        return  # macOS and Windows hold no process to such a bound


@contextmanager
def _ended_with(connection: Connection[Any, Any]) -> Iterator[None]:
    """While this lasts, the process ends when the other end of the connection is gone, even one that is killed.

    On Linux the kernel sees to it, also while the process is inside C and no Python code gets to run.
    """
    if sys.platform != "linux":
        yield  # what hangs there when the program is killed ends by itself or not at all
        return
    import fcntl

    number = connection.fileno()
    flags = fcntl.fcntl(number, fcntl.F_GETFL)
    fcntl.fcntl(number, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(number, fcntl.F_SETFL, flags | os.O_ASYNC)  # SIGIO, which nothing handles, when it closes; nothing else comes meanwhile
    if connection.poll():
        raise EOFError
    try:
        yield
    finally:
        fcntl.fcntl(number, fcntl.F_SETFL, flags)
