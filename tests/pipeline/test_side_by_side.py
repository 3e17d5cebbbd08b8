"""Steps side by side: the same results in the same order, whatever happens to the processes."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from checker.errors import CheckerError
from checker.pipeline.side_by_side import SideBySide


def where(shared: str, task: int) -> tuple[str, int]:
    """A step that tells in which process it is done."""
    return f"{shared}{task}", os.getpid()


def doubled(shared: int, task: int) -> int:
    """A step with another thing in common."""
    return 2 * task + shared


def struck(marks: Path, task: int) -> int:
    """A step that is killed with its process: the third one once, the seventh always."""
    mark = marks / str(task)
    if task == 7 or (task == 3 and not mark.exists()):
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return task


def faulty(_: None, task: int) -> int:
    """A step that fails in one of its tasks, which is a fault of checker."""
    return 1 // task


def test_order() -> None:
    """Many steps go through the same processes, each with what its tasks share."""
    with SideBySide(2) as processes:
        told = list(processes.each(where, "a", range(40)))
        assert list(processes.each(doubled, 1, range(40))) == list(range(1, 81, 2))
        again = list(processes.each(where, "b", range(40)))
    assert [name for name, _ in told] == [f"a{number}" for number in range(40)]
    assert [name for name, _ in again] == [f"b{number}" for number in range(40)]
    pids = {pid for _, pid in told} | {pid for _, pid in again}
    assert len(pids) == 2
    assert os.getpid() not in pids
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


@pytest.mark.parametrize(("jobs", "tasks"), [(1, 40), (2, 1), (2, 0)])
def test_in_this_process(jobs: int, tasks: int) -> None:
    """No process is started for one job, for one task, or for none."""
    with SideBySide(jobs) as processes:
        assert list(processes.each(where, "a", range(tasks))) == [(f"a{number}", os.getpid()) for number in range(tasks)]


def test_killed_once(tmp_path: Path) -> None:
    """A process that is killed costs nothing."""
    with SideBySide(2) as processes:
        assert list(processes.each(struck, tmp_path, range(7))) == list(range(7))
    assert (tmp_path / "3").exists()


def test_killed_twice(tmp_path: Path) -> None:
    """What ends its process again and again ends the run, with a sentence."""
    with SideBySide(2) as processes, pytest.raises(CheckerError, match=r"could not be compared: it ended .*twice \(SIGKILL\); --jobs 1"):
        list(processes.each(struck, tmp_path, range(20)))


def filled(_: None, task: int) -> int:
    """A step that needs more memory than there is, in one of its tasks."""
    if task == 1:
        raise MemoryError
    return task


def test_no_memory() -> None:
    """A part that memory does not suffice for ends the run, with a sentence."""
    with SideBySide(2) as processes, pytest.raises(CheckerError, match="it took more than the memory that there is; --jobs 1"):
        list(processes.each(filled, None, range(4)))


def test_fault() -> None:
    """A fault is told, and no part is left out."""
    with SideBySide(2) as processes, pytest.raises(CheckerError, match="ZeroDivisionError"):
        list(processes.each(faulty, None, [1, 0, 1]))
