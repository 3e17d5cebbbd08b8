"""What is told of a run that is under way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.cli.progress import line
from checker.model import Stage
from tests.cli.terminal import stderr_on_a_terminal

AT_ONCE = "import sys, checker.cli.progress as progress\nprogress.PATIENCE = progress._BETWEEN = 0\n"
RUN = "from checker.cli import main\nmain(sys.argv[1:])\n"
DRAWN = "\r\x1b[K"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two documents that say different things."""
    (tmp_path / "a.txt").write_text("The Kelling wind farm will deliver 30 MW.\n", "utf-8")
    (tmp_path / "b.txt").write_text("The Kelling wind farm will deliver 45 MW.\n", "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("stage", "done", "of", "seconds", "width", "told"),
    [
        (Stage.READ, 0, 400, 0.0, 40, "reading 0 of 400"),
        (Stage.EXTRACT, 1_200, 4_000, 60.0, 80, "extracting  [#########                     ]  1,200 of 4,000, about 2 min left"),
        (Stage.EXTRACT, 10, 30, 4.0, 50, "extracting 10 of 30, about 8 s left"),
        (Stage.EXTRACT, 10, 30_000, 4.0, 50, "extracting 10 of 30,000, about 3 h 20 min left"),
        (Stage.EXTRACT, 10, 30, 1.0, 50, "extracting 10 of 30"),
        (Stage.EXTRACT, 30, 30, 9.0, 50, "extracting 30 of 30"),
        (Stage.COMPARE, 0, 3, 9.0, 50, "comparing, step 1 of 3"),
        (Stage.COMPARE, 3, 3, 9.0, 50, "comparing, step 3 of 3"),
        (Stage.READ, 0, 0, 9.0, 50, "reading 0 of 0"),
        (Stage.EXTRACT, 1_200, 4_000, 60.0, 20, "extracting 1,200 of"),
    ],
)
def test_line(stage: Stage, done: int, of: int, seconds: float, width: int, told: str) -> None:
    """The count, a bar where there is room, and the time left once it can be told; never as wide as the terminal."""
    assert line(stage, done, of, seconds, width) == told
    assert len(told) < width


def test_a_bar_on_a_terminal(folder: Path) -> None:
    """Each stage is drawn over the one before, and nothing is left of it when the report comes."""
    code, report, told = stderr_on_a_terminal(AT_ONCE + RUN, "check", "a.txt", "b.txt", folder=folder)
    assert code == 1
    assert report.startswith("CONFLICT")
    assert DRAWN not in report
    drawn = told.split(DRAWN)
    assert drawn[0] == ""
    assert drawn[-1] == ""
    assert [words for words in ("reading", "extracting", "comparing") if not any(each.startswith(words) for each in drawn)] == []


@pytest.mark.parametrize("arguments", [["check", "a.txt", "--quiet"], ["extract", "a.txt", "-q"]])
def test_quiet(folder: Path, arguments: list[str]) -> None:
    """Quiet is quiet."""
    assert stderr_on_a_terminal(AT_ONCE + RUN, *arguments, folder=folder)[2] == ""


def test_no_bar_for_a_run_that_is_soon_over(folder: Path) -> None:
    """A line that comes and goes at once would only flicker."""
    code = "import sys, checker.cli.progress as progress\nprogress.PATIENCE = 1e9\n" + RUN
    assert stderr_on_a_terminal(code, "check", "a.txt", folder=folder)[2] == ""


def test_an_error_comes_after_the_bar(folder: Path) -> None:
    """The bar is taken away before anything else is said."""
    code, _, told = stderr_on_a_terminal(AT_ONCE + RUN, "check", "a.txt", "--output", "missing/r.json", folder=folder)
    assert code == 2
    assert f"{DRAWN}checker: error: missing/r.json: cannot be written" in told


def test_steps(folder: Path) -> None:
    """-v tells each step with its time, a line each."""
    _, _, told = stderr_on_a_terminal(AT_ONCE + RUN, "check", "a.txt", "b.txt", "-v", "--output", "r.json", folder=folder)
    said = re.sub(r"\r\x1b\[K[^\r\n]*(?=\r\x1b)", "", told).replace("\r\x1b[K", "").replace("\r\n", "\n")
    assert re.sub(r"\d+\.\d\d s", "N s", said).splitlines() == [
        "checker: rules and settings loaded in N s",
        "checker: 2 files found in N s",
        "checker: 2 documents extracted in N s",
        "checker: 3 steps of comparing in N s",
        "checker: r.json written in N s",
        "checker: 2 read, 0 skipped, in N s",
    ]
