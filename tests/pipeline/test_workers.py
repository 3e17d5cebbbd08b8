"""Workers: every task has one result, whatever happens to the processes."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checker.errors import CheckerError
from checker.pipeline.workers import Workers

Task = tuple[str, ...]
"""What to do, one thing after the other."""


def do(task: Task) -> list[str]:
    """Do what a task says: words stand for themselves, others kill, hang or fill this process."""
    return [_one(each) for each in task]


def _one(what: str) -> str:
    how, _, rest = what.partition(" ")
    if how == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    elif how == "once":  # killed from outside as by the kernel when memory ends, but only the first time
        if not Path(rest).exists():
            Path(rest).touch()
            os.kill(os.getpid(), signal.SIGKILL)
    elif how == "crash":
        ctypes.string_at(0)
    elif how == "hang":
        time.sleep(600)
    elif how == "match":  # inside C, where no Python code gets to run
        import re

        re.match(r"(a+)+$", "a" * 64 + "b")
    elif how == "fill":
        bytearray(64 * 2**30)
    elif how == "fault":
        raise ValueError("no such\nthing")
    elif how == "rule":
        raise CheckerError("the rule is too slow")
    return what


Run = Callable[..., list[list[str]]]


@pytest.fixture
def run() -> Iterator[Run]:
    """The results of tasks in order; afterwards no process is left."""
    pids: list[int | None] = []

    def run(*tasks: Task, jobs: int = 2, seconds: float = 60) -> list[list[str]]:
        workers = Workers[Task, list[str]](
            jobs=jobs,
            seconds=seconds,
            memory=2**30,
            told={"seconds": "the limit of seconds", "memory": "the limit of memory"},
            split=lambda task: [(each,) for each in task],
            refuse=lambda task, reason: [f"{task[0].split()[0]}: {reason}"],
            preload="tests.pipeline.test_workers",
        )
        with workers:
            results = list(workers.run(do, tasks))
            pids.extend(worker.process.pid for worker in workers._workers)
        return results

    yield run
    for pid in filter(None, pids):
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


KILLED = "ended the process that read it, twice (SIGKILL)"
CASES: list[tuple[str, list[Task], list[list[str]]]] = [
    ("nothing", [], []),
    ("in order", [(str(n),) for n in range(50)], [[str(n)] for n in range(50)]),
    ("killed alone", [("a",), ("kill",), ("b",)], [["a"], [f"kill: {KILLED}"], ["b"]]),
    ("killed among others", [("a", "kill", "b"), ("c",)], [["a"], [f"kill: {KILLED}"], ["b"], ["c"]]),
    ("crashed", [("a", "crash"), ("b",)], [["a"], ["crash: ended the process that read it, twice (SIGSEGV)"], ["b"]]),
    ("too large", [("fill",), ("a",)], [["fill: took more than the limit of memory"], ["a"]]),
    (
        "faulty",
        [("a", "fault"), ("b",)],
        [["a"], ["fault: made checker fail, which is a fault of checker: ValueError: no such thing"], ["b"]],
    ),
    ("several", [("kill",), ("kill",), ("kill",), ("a",)], [[f"kill: {KILLED}"]] * 3 + [["a"]]),
]


@pytest.mark.parametrize(("tasks", "results"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
@pytest.mark.parametrize("jobs", [1, 2])
def test_results(run: Run, jobs: int, tasks: list[Task], results: list[list[str]]) -> None:
    """Each task gives its result, in order, and one that ends its process costs only itself."""
    assert run(*tasks, jobs=jobs) == results


@pytest.mark.parametrize("how", ["hang", "match"])
def test_too_slow(run: Run, how: str) -> None:
    """What hangs is stopped from outside, inside C too, and named with the limit; what went with it is done."""
    told = f"{how}: took more than the limit of seconds"
    assert run(("a", how, "b"), ("c",), seconds=1.5) == [["a"], [told], ["b"], ["c"]]


def test_killed_once(run: Run, tmp_path: Path) -> None:
    """A task whose process is killed is done by another, once: nothing is lost, nothing comes twice."""
    once = f"once {tmp_path / 'mark'}"
    assert run(("a",), (once,), ("b",)) == [["a"], [once], ["b"]]


def test_killed_from_outside(run: Run, tmp_path: Path) -> None:
    """Processes that somebody kills while they work are replaced, again and again."""
    tasks = [(str(n), f"once {tmp_path / str(n)}") for n in range(12)]
    results = run(*tasks)
    assert [what for result in results for what in result] == [what for task in tasks for what in task]


def test_error(run: Run) -> None:
    """What no task is to blame for ends the run."""
    with pytest.raises(CheckerError, match="the rule is too slow"):
        run(("a",), ("rule",), ("b",))


PROGRAM = """
import sys
from pathlib import Path
from checker.pipeline.workers import Workers
from tests.pipeline.test_workers import do

if __name__ == "__main__":
    with Workers(jobs=2, seconds=600, memory=2**30, told={}, split=lambda task: [task], refuse=lambda task, reason: [reason],
                 preload="tests.pipeline.test_workers") as workers:
        results = workers.run(do, [("a",), ("match",), ("hang",), ("b",)])
        print(next(results), flush=True)
        Path(sys.argv[1]).write_text(" ".join(str(worker.process.pid) for worker in workers._workers))
        list(results)
"""


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_no_orphans(tmp_path: Path, how: signal.Signals) -> None:
    """However the program ends, its workers end with it, even those inside C."""
    root = Path(__file__).resolve().parents[2]
    script, pids = tmp_path / "program.py", tmp_path / "pids"
    script.write_text(PROGRAM)
    started = subprocess.Popen(
        [sys.executable, str(script), str(pids)],
        env=os.environ | {"PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    _until(lambda: pids.exists() and len(pids.read_text().split()) == 2)
    os.killpg(started.pid, how) if how is signal.SIGINT else started.send_signal(how)
    started.communicate(timeout=60)
    for pid in map(int, pids.read_text().split()):
        _until(lambda pid=pid: not _lives(pid))


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def _lives(pid: int) -> bool:
    """Tell whether a process runs; one that has ended and that nobody has asked for is none."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_begun_before() -> None:
    """Processes are started from what has been loaded early; one that cannot be loaded is no fault of theirs."""
    code = (
        "from checker.pipeline.starting import begin\n"
        "from checker.pipeline.workers import Workers\n"
        "begin('{module}')\n"
        "with Workers(jobs=2, seconds=60, memory=None, told={{}}, split=lambda task: [task], refuse=print, preload='json') as workers:\n"
        "    print(*workers.run(abs, [-1, -2, -3]))\n"
    )
    for module in ("checker.pipeline.ready", "no.such.module"):
        done = subprocess.run([sys.executable, "-c", code.format(module=module)], capture_output=True, text=True, timeout=60, check=True)
        assert (done.stdout, done.stderr) == ("1 2 3\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="processes are started otherwise there")
def test_ends_while_it_loads(tmp_path: Path) -> None:
    """What is still being loaded when the program ends goes with it, and Ctrl-C meanwhile is nothing to it."""
    (tmp_path / "slow_to_load.py").write_text(f"import time\nopen({str(tmp_path / 'loading')!r}, 'w').close()\ntime.sleep(100)\n")
    code = (
        "import os, pathlib, signal, time\n"
        "from checker.pipeline.starting import begin\n"
        "signal.signal(signal.SIGINT, lambda *_: None)\n"
        "begin('slow_to_load')\n"
        "os.killpg(0, signal.SIGINT)\n"
        f"while not pathlib.Path({str(tmp_path / 'loading')!r}).exists(): time.sleep(.01)\n"
        "os.killpg(0, signal.SIGINT)\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), *sys.path])}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True, env=environment, start_new_session=True
    )
    assert (done.stdout, done.stderr) == ("", "")
