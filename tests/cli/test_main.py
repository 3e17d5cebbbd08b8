"""The program as a process: help, version, streams, signals."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import checker
from checker.cli import main
from checker.model import LIMITS, MIN_CONFIDENCE, Report
from tests.reporters import reports

ROOT = Path(__file__).resolve().parents[2]

StandIn = Callable[[Report | BaseException], list[dict[str, object]]]

# A pipeline that reads nothing stands in for the real one, in a process of its own.
WITH_STORIES = """
import checker.pipeline
from tests.reporters import reports
checker.pipeline.check = lambda paths, **options: reports.stories()
from checker.cli import main
main()
"""


def process(*arguments: str, code: str | None = None, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run checker in a process of its own."""
    command = [sys.executable, *(("-c", code) if code else ("-m", "checker")), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=60, env=os.environ | environment)


def test_help() -> None:
    """Help names the commands."""
    done = process("--help")
    assert done.returncode == 0
    assert all(word in done.stdout for word in (b"check", b"extract", b"rules"))
    assert done.stderr == b""


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["extract", "--help"], ["rules", "test", "--help"], ["--version"]])
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    """Help and version come without pandas, pint, yaml, pydantic and the pipeline."""
    code = (
        "import sys, atexit\n"
        "heavy = 'pandas numpy pint yaml pydantic tabulate checker.pipeline checker.model.tables'.split()\n"
        "atexit.register(lambda: print(*[name for name in heavy if name in sys.modules], file=sys.stderr))\n"
        "from checker.cli import main\n"
        "main()\n"
    )
    done = process(*arguments, code=code)
    assert (done.returncode, done.stderr.strip()) == (0, b"")


def test_check_of_text_loads_only_its_own(tmp_path: Path) -> None:
    """Texts are checked by the shipped rules without pandas, without what reads rule files, and without what reads other formats."""
    text = "The earthquake in Torvale on 4 June 2025 killed {} people, police said.\n"
    for name, people in (("a", 12), ("b", 20)):
        (tmp_path / f"{name}.txt").write_text(text.format(people), encoding="utf-8")
    code = (
        "import sys, atexit\n"
        "heavy = 'pandas pyarrow pint pydantic yaml lxml openpyxl'.split()\n"
        "atexit.register(lambda: print(*[name for name in heavy if name in sys.modules], file=sys.stderr))\n"
        "from checker.cli import main\n"
        "main()\n"
    )
    done = process("check", str(tmp_path), "--quiet", code=code, CHECKER_CACHE_DIR=str(tmp_path / "cache"))
    assert (done.returncode, done.stderr.strip()) == (1, b"")
    assert b"12" in done.stdout


def test_import_is_cheap() -> None:
    """``import checker`` loads nothing but itself."""
    done = process(code="import sys, checker; print([n for n in sys.modules if n.startswith(('pandas', 'checker.', 'click'))])")
    assert done.stdout.strip() == b"[]"


def test_version() -> None:
    """The version is that of the package."""
    assert process("--version").stdout.decode() == f"checker {checker.__version__}\n"


def test_usage_error() -> None:
    """A misspelt command is 2 with a hint on standard error."""
    done = process("chekc")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"No such command" in done.stderr


def test_report_is_utf8_with_line_feeds() -> None:
    """Whatever the system's encoding is, the report is UTF-8."""
    done = process("check", "x", code=WITH_STORIES, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert done.returncode == 1
    assert "error · likely".encode() in done.stdout
    assert b"\r" not in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
@pytest.mark.parametrize(("arguments", "expected"), [(["check", "x"], 1), (["--help"], 0)])
def test_closed_pipe_ends_quietly(arguments: list[str], expected: int) -> None:
    """A reader that has gone (``| head``) costs no traceback and no exit code."""
    read, write = os.pipe()
    os.close(read)
    try:
        command = [sys.executable, "-c", WITH_STORIES, *arguments]
        done = subprocess.run(command, cwd=ROOT, stdout=write, stderr=subprocess.PIPE, check=False, timeout=60)
    finally:
        os.close(write)
    assert (done.returncode, done.stderr) == (expected, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_full_disk_is_2() -> None:
    """A report that cannot be written is said, and is 2."""
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-c", WITH_STORIES, "check", "x"]
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert done.returncode == 2
    told = re.fullmatch(
        r"checker: error: standard output: cannot be written: No space left on device; it went to (\S+-report)\n", done.stderr.decode()
    )
    assert told is not None
    kept = Path(told[1])
    assert kept.read_text("utf-8").startswith("CONFLICT")
    kept.unlink()


def test_ctrl_c_is_130(pipeline: StandIn, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C ends with one line."""
    pipeline(KeyboardInterrupt())
    with pytest.raises(SystemExit) as left:
        main(["check", "x"])
    assert left.value.code == 130
    assert capsys.readouterr().err == "checker: stopped; what was to be written is as it was before\n"


def test_too_little_memory_is_2(pipeline: StandIn, capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is not enough memory, one line says so and what to do."""
    pipeline(MemoryError())
    with pytest.raises(SystemExit) as left:
        main(["check", "x"])
    assert left.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith("checker: error: there is not enough memory: ")
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    ("environment", "choice", "coloured"),
    [
        ({}, "auto", True),
        ({"NO_COLOR": "1"}, "auto", False),
        ({"NO_COLOR": ""}, "auto", True),
        ({"TERM": "dumb"}, "auto", False),
        ({"NO_COLOR": "1"}, "always", True),
        ({}, "never", False),
    ],
)
def test_colour_on_a_terminal(environment: dict[str, str], choice: str, coloured: bool, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: FBT001
    """Colour by itself on a terminal, but for NO_COLOR and dumb terminals."""
    from checker.cli import streams

    monkeypatch.setattr(streams, "is_terminal", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert streams.wants_color(choice) is coloured


def test_api_hands_on(pipeline: StandIn, tmp_path: Path) -> None:
    """``checker.check`` takes strings and paths, one or many, and gives the report."""
    calls = pipeline(reports.stories())
    report = checker.check(tmp_path, rules=["r"], generic=False)
    assert len(report.conflicts) == 1
    assert calls == [
        {
            "paths": [str(tmp_path)],
            "rules": ["r"],
            "builtin": True,
            "generic": False,
            "checks": True,
            "min_confidence": MIN_CONFIDENCE,
            "decisions": [],
            "published_since": None,
            "limits": LIMITS,
        }
    ]
    with pytest.raises(AttributeError, match="nope"):
        _ = checker.nope


@pytest.mark.parametrize("call", [checker.check, checker.extract])
def test_no_path_given(call: Callable[[list[str]], object]) -> None:
    """From Python, no path at all is a mistake that is said, not an empty report."""
    with pytest.raises(checker.PathError, match="no path given"):
        call([])


def test_report_is_short_on_a_prompt() -> None:
    """The repr of a report is its counts."""
    assert repr(Report((), {"a": 3}, 2, 0, (), ())) == "<Report: 3 claims, 2 compared>"
