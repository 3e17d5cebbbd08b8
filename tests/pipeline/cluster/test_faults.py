"""What goes wrong on a cluster ends in one clear line, or in the same report: nothing lost, nothing counted twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli.commands import checker
from checker.errors import EngineError
from checker.pipeline.cluster import connected, on_dask
from checker.pipeline.cluster.extracting import OnWorker
from checker.pipeline.cluster.frames import results
from checker.pipeline.work import Work
from tests.conftest import Run

from . import corpora

CLUSTER = """
import sys, time, dask
from distributed import LocalCluster
if __name__ == "__main__":
    dask.config.set({"distributed.scheduler.allowed-failures": 1})
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


@pytest.fixture(scope="module")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A Dask scheduler with two workers in processes of their own, which a test may kill: its address, and that of the scheduler."""
    file = tmp_path_factory.mktemp("dask") / "apart.py"
    file.write_text(CLUSTER, "utf-8")
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        [sys.executable, file], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip(), process
        process.kill()


def slowly(number: int) -> int:
    """A task that takes long enough for others to wait, and ends its worker where it is below 0."""
    import time

    time.sleep(0.03)
    if number < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def once(number: int) -> int:
    """A task of which only the first comes to an end while somebody waits."""
    import time

    time.sleep(20 if number else 0)
    return number


def test_lost_worker(apart: tuple[str, subprocess.Popen[str]]) -> None:
    """What a worker had done and held is done again elsewhere, and each result comes once."""
    with connected("dask", address=apart[0]) as engine:
        pids = list(engine.client.run(os.getpid).values())  # type: ignore[attr-defined]
        coming = results(engine, slowly, range(60))
        got = [next(coming)]
        os.kill(pids[0], signal.SIGKILL)
        got += coming
    assert got == list(range(60))


def test_task_that_ends_its_workers(apart: tuple[str, subprocess.Popen[str]]) -> None:
    """A document that no worker survives ends the run, with what to do."""
    with connected("dask", address=apart[0]) as engine, pytest.raises(EngineError, match=r"^Dask has lost 2 workers .* --engine local, "):
        list(results(engine, slowly, [1, 2, -1]))


def test_lost_scheduler(apart: tuple[str, subprocess.Popen[str]]) -> None:
    """A scheduler that dies in the middle ends the run; this is the last test that has it."""
    address, process = apart
    with connected("dask", address=address) as engine:
        coming = results(engine, once, range(6))
        next(coming)
        process.kill()
        with pytest.raises(EngineError, match=r"^the Dask scheduler was lost"):
            list(coming)


def checked(folder: Path, *options: str) -> Result:
    """A check on the command line."""
    return CliRunner().invoke(checker, ["check", str(corpora.write(folder, 2)), *options])


def says(result: Result, line: str) -> None:
    """The command has ended with 2 and this line alone."""
    assert result.exit_code == 2
    assert result.output == f"checker: error: {line}\n"


def test_nobody_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A scheduler that is not there is one line."""
    monkeypatch.setattr(on_dask, "CONNECT_S", 0.5)
    result = checked(tmp_path, "--engine", "dask", "--engine-address", "tcp://127.0.0.1:9")
    assert result.exit_code == 2
    assert result.output.startswith("checker: error: no Dask scheduler answers at tcp://127.0.0.1:9")
    assert result.output.count("\n") == 1
    monkeypatch.setenv("CHECKER_DASK_SCHEDULER", "nonsense://x")
    result = checked(tmp_path, "--engine", "dask")
    assert result.exit_code == 2
    assert result.output.startswith("checker: error: no Dask scheduler answers at nonsense://x")
    assert result.output.count("\n") == 1


@pytest.mark.parametrize(("engine", "library"), [("dask", "dask"), ("spark", "pyspark")])
def test_missing_extra(engine: str, library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library of an engine the line says what to install."""
    monkeypatch.delitem(sys.modules, f"checker.pipeline.cluster.on_{engine}", raising=False)
    monkeypatch.setitem(sys.modules, library, None)
    says(checked(tmp_path, "--engine", engine), f"--engine {engine} needs {library}: pip install 'claim-figure-checker[{engine}]'")


def test_no_java(tmp_path: Path, program: Run) -> None:
    """Spark without a JVM says what to install, not what its launcher says."""
    done = program("check", corpora.write(tmp_path, 2), "--engine", "spark", PATH=str(tmp_path), JAVA_HOME="")
    assert done.returncode == 2
    assert done.stderr.startswith("checker: error: --engine spark needs Java 17 or newer: ")
    assert done.stderr.count("\n") == 1


def test_worker_that_does_not_see_the_corpus(tmp_path: Path) -> None:
    """Files of this computer alone are no skipped files: the run ends, and says what to give."""
    with pytest.raises(EngineError, match=r"a worker does not see .*gone.txt: give paths that all workers share, or a URL"):
        OnWorker(Work(), tmp_path / "gone.txt")(())


def test_local_runs_load_no_engine(tmp_path: Path) -> None:
    """Neither the help nor a check on this computer imports what clusters need."""
    corpora.write(tmp_path, 4)
    script = (
        "import sys, click\n"
        "from checker.cli.commands import checker\n"
        "for arguments in (['check', '--help'], ['check', '-q', sys.argv[1]]):\n"
        "    checker(arguments, standalone_mode=False)\n"
        "sys.exit(' '.join({'dask', 'distributed', 'pyspark', 'fsspec'} & sys.modules.keys()) or 0)\n"
    )
    done = subprocess.run([sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")
