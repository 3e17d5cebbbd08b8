"""However a run ends, what it leaves is whole: a report that was there before, or the new one, and never half of one."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest

import checker.pipeline
from checker.cli import main
from tests.conftest import ROOT
from tests.hostile.beside import put, strict

READY = "ready\n"
PROGRAM = f"import sys; from checker.cli import main; sys.stderr.write({READY!r}); sys.stderr.flush(); main(sys.argv[1:])"
"""The program in a process that says when it has begun: before that, a signal meets Python's own start."""
BEFORE = '{"a report of": "yesterday"}\n'


def start(*arguments: str | Path, **options: Any) -> subprocess.Popen[str]:
    """A run that has begun."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", PROGRAM, *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "OPENBLAS_NUM_THREADS": "1"},
        stderr=subprocess.PIPE,
        encoding="utf-8",
        **{"stdout": subprocess.PIPE} | options,
    )
    assert process.stderr is not None
    assert process.stderr.readline() == READY
    return process


def whole(file: Path) -> bool:
    """Tell whether a file holds the report of before, or a whole new one."""
    text = file.read_text("utf-8")
    return text == BEFORE or "findings" in strict(text.encode())


def corpus(folder: Path, *, size: int = 1) -> Path:
    """A folder of documents, and the report of before beside it."""
    documents = folder / "documents"
    documents.mkdir()
    put(documents, {f"{number}.txt": f"The tower number {number} is {number} metres high. " * size for number in range(20)})
    (folder / "report.json").write_text(BEFORE, "utf-8")
    return documents


MOMENTS = [0.0, 0.2, 0.6, 1.5]
"""Seconds after the start; whatever a run is doing then, the same holds."""


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda number: number.name)
def test_stopped_at_any_moment(tmp_path: Path, number: signal.Signals, moment: float) -> None:
    """A run that is stopped leaves the report as it was; it says so in one line, and nothing of its own stays."""
    report = tmp_path / "report.json"
    process = start("check", corpus(tmp_path, size=40), "--output", report)
    time.sleep(moment)
    process.send_signal(number)
    _, told = process.communicate(timeout=100)
    assert whole(report)
    if process.returncode == 1:  # it was done before
        return
    assert report.read_text("utf-8") == BEFORE or moment > 0
    # the very first lines of a run are ended by the system itself, and on SIGINT perhaps by Python in its own words
    if (number, process.returncode, moment) == (signal.SIGINT, -signal.SIGINT, 0):
        return
    assert process.returncode in {signal.SIGINT: (130,), signal.SIGTERM: (143, -15), signal.SIGKILL: (-9,)}[number]
    assert "Traceback" not in told
    assert told == ("checker: stopped; what was to be written is as it was before\n" if number == signal.SIGINT else "")
    if number != signal.SIGKILL:
        assert sorted(each.name for each in tmp_path.iterdir()) == ["documents", "report.json"]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda number: number.name)
def test_stopped_while_it_writes(tmp_path: Path, number: signal.Signals) -> None:
    """A run that is stopped in the middle of writing leaves the report as it was."""
    code = (
        "import os, sys; from checker.cli import main, output\n"
        "class Slow:\n"
        "    def __init__(self, file): self.file = file\n"
        "    def __enter__(self): return self\n"
        "    def __exit__(self, *error): self.file.close()\n"
        "    def write(self, data):\n"
        "        self.file.write(data[: len(data) // 2]); self.file.flush(); sys.stderr.write('writing\\n'); sys.stderr.flush()\n"
        "        import time; time.sleep(60)\n"
        "    def writelines(self, parts):\n"
        "        for part in parts: self.write(part)\n"
        "class Os:\n"
        "    def __getattr__(self, name): return getattr(os, name)\n"
        "    def fdopen(self, number, mode): return Slow(os.fdopen(number, mode))\n"
        "output.os = Os()\n"
        "main(sys.argv[1:])\n"
    )
    report = tmp_path / "report.json"
    documents = corpus(tmp_path)
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", code, "check", str(documents), "--output", str(report)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stderr is not None
    assert process.stderr.readline() == "writing\n"
    process.send_signal(number)
    process.communicate(timeout=100)
    assert report.read_text("utf-8") == BEFORE
    left = [each.name for each in tmp_path.iterdir() if each.name not in ("documents", "report.json")]
    assert bool(left) == (number == signal.SIGKILL)


FULL = [
    ("check", "--format", "json"),
    ("check",),
    ("extract", "--format", "jsonl"),
    ("extract", "--format", "csv"),
    ("rules", "list"),
    ("rules", "schema"),
]


@pytest.mark.parametrize("arguments", FULL, ids=" ".join)
def test_a_full_disk(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """What cannot be written to a full disk is said in one line, with where it went instead, and the exit code is 2."""
    put(tmp_path)
    with Path("/dev/full").open("w") as full:
        process = start(*arguments, *([] if arguments[0] == "rules" else [tmp_path]), stdout=full)
    _, told = process.communicate(timeout=100)
    assert process.returncode == 2
    assert told.startswith("checker: error: standard output: cannot be written: No space left on device")
    assert told.count("\n") == 1


def test_a_disk_that_gets_full(tmp_path: Path) -> None:
    """A report that does not fit leaves the one of before, no half of a file anywhere, and the exit code is 2."""
    process = start(
        *("check", corpus(tmp_path), "--quiet", "--output", tmp_path / "report.json", "--output", tmp_path / "new.json"),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000)),
        stdout=subprocess.DEVNULL,
    )
    _, told = process.communicate(timeout=100)
    assert process.returncode == 2
    assert [line.partition(": cannot be written: ")[2] for line in told.splitlines()] == [
        "file too large; it could not be kept elsewhere either"
    ] * 2
    assert sorted(each.name for each in tmp_path.iterdir()) == ["documents", "report.json"]
    assert (tmp_path / "report.json").read_text("utf-8") == BEFORE


@pytest.mark.parametrize(
    "arguments", [("check", "--all"), ("check", "--format", "json"), ("extract", "--format", "jsonl"), ("rules", "schema")]
)
def test_a_reader_that_has_gone(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """A pipe whose reader wanted but the first line is no failure: nothing is said, and the exit code is that of the run."""
    put(tmp_path)
    process = start(*arguments, *([] if arguments[0] == "rules" else [tmp_path]))
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    assert process.stderr.read() == ""
    assert process.wait(timeout=100) == (1 if arguments[0] == "check" else 0)


@pytest.mark.parametrize("kind", ["full", "closed", "gone"])
def test_nobody_hears(tmp_path: Path, kind: str) -> None:
    """Where standard error cannot be written the exit code still says what happened, and the report is whole."""
    put(tmp_path, {"a.bin": b"x"})
    reading, writing = os.pipe()
    os.close(reading)
    streams: dict[str, Callable[[], int]] = {"full": lambda: os.open("/dev/full", os.O_WRONLY), "gone": lambda: os.dup(writing)}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "checker", "check", str(tmp_path), "--format", "json", "--strict"],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=streams[kind]() if kind in streams else None,
        preexec_fn=(lambda: os.close(2)) if kind == "closed" else None,
        check=False,
        timeout=100,
    )
    os.close(writing)
    assert done.returncode == 2
    assert len(strict(done.stdout)["documents"]) == 2


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    """A run in a folder that was removed says so."""
    gone = tmp_path / "gone"
    gone.mkdir()
    done = subprocess.run(
        ["sh", "-c", f'cd "$1" && rmdir "$1" && exec "{sys.executable}" -P -m checker check .', "sh", str(gone)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=100,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "checker: error: the folder that you are in is not there any more: go to one that is\n"


def test_permissions_stay(tmp_path: Path) -> None:
    """A report that only its owner may read stays one when it is written anew; a new one heeds the umask."""
    documents = corpus(tmp_path)
    report, new = tmp_path / "report.json", tmp_path / "new.json"
    report.chmod(0o600)
    process = start("check", documents, "--output", report, "--output", new, umask=0o027)
    process.communicate(timeout=100)
    assert [oct(file.stat().st_mode & 0o777) for file in (report, new)] == ["0o600", "0o640"]
    assert "findings" in json.loads(report.read_text("utf-8"))


def test_names_as_long_as_can_be(tmp_path: Path) -> None:
    """A report may have a name as long as the system lets it have."""
    put(tmp_path)
    out = tmp_path / f"{'r' * 250}.json"
    process = start("check", tmp_path, "--quiet", "--output", out)
    _, told = process.communicate(timeout=100)
    assert (process.returncode, told) == (1, "")
    assert whole(out)


@pytest.mark.parametrize("place", ["folder.json", "nothing/report.json", "healthy-1.txt/report.json", "/proc/report.json"])
def test_no_place_for_a_report(tmp_path: Path, place: str) -> None:
    """A report that cannot be where it should is kept elsewhere; the rest of the run is as usual, and the exit code is 2."""
    put(tmp_path)
    (tmp_path / "folder.json").mkdir()
    process = start("check", tmp_path, "--quiet", "--format", "json", "--output", tmp_path / place)
    out, told = process.communicate(timeout=100)
    assert process.returncode == 2
    assert told.startswith(f"checker: error: {tmp_path / place}: cannot be written: ")
    elsewhere = Path(told.rpartition("it went to ")[2].strip())
    assert elsewhere.read_text("utf-8") == out
    elsewhere.unlink()


def test_too_few_open_files(tmp_path: Path) -> None:
    """A run that may not open what it needs ends by saying so, and not with the exit code of a finding."""
    put(tmp_path)
    limited = "import resource as r, runpy; r.setrlimit(r.RLIMIT_NOFILE, (14, 14)); runpy.run_module('checker', run_name='__main__')"
    command = [sys.executable, "-c", limited, "check", str(tmp_path), "-q", "-j", "2", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=100)
    assert (done.returncode, done.stdout) == (2, "")
    # what Python starts processes from may itself run out of files, and says so in its own words before
    assert done.stderr.splitlines()[-1].startswith("checker: error: no process to work with can be started: ")


@pytest.mark.parametrize(
    ("error", "last"),
    [
        (OSError(28, "No space", "/big"), "checker: error: /big: the system refuses what the run needs: no space"),
        (KeyError("x"), "checker: error: this is a fault of checker, and nothing was compared: please report it with the lines above"),
    ],
)
def test_what_nobody_foresaw(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception, last: str) -> None:
    """An error out of the run gives 2, never the 1 of a finding."""

    def fails(*_: object, **__: object) -> NoReturn:
        raise error

    monkeypatch.setattr(checker.pipeline, "check", fails)
    with pytest.raises(SystemExit) as left:
        main(["check", "seeds"])
    assert left.value.code == 2
    told = capsys.readouterr().err.splitlines()
    assert told[-1] == last
    assert ("Traceback" in told[0]) == isinstance(error, KeyError)
