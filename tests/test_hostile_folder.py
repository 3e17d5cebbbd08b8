"""A folder full of what nobody wants in one: every format of the report is sound, and the one conflict in it is found."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAIR = {
    "healthy-1.txt": "The Alder Bridge opened to traffic on Tuesday. The bridge is 412 metres long, the city said.\n",
    "healthy-2.txt": "The Alder Bridge opened to traffic on Tuesday. The bridge is 430 metres long, the city said.\n",
}
NAMES = ["line\nend.txt", "-v.txt", "caf\udce9.txt", "\u202egnp.txt", "<script>.txt", "\x1b[31m.txt", "::error::.txt", "=1+1.txt"]
FORMATS = ["text", "json", "html", "markdown", "csv", "sarif", "github"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The healthy pair, the first of it under many odd names, and links, pipes and loops beside it."""
    made = tmp_path_factory.mktemp("hostile")
    for name, text in PAIR.items():
        (made / name).write_text(text, "utf-8")
    for name in NAMES:
        (made / name).write_text(PAIR["healthy-1.txt"], "utf-8")
    (made / ".hidden.txt").write_text("no", "utf-8")
    (made / "sub").mkdir()
    (made / "sub" / "loop").symlink_to("..")
    (made / "zero.txt").symlink_to("/dev/zero")
    (made / "gone.txt").symlink_to("gone")
    (made / "link.txt").symlink_to("healthy-2.txt")
    os.link(made / "healthy-2.txt", made / "hard.txt")
    os.mkfifo(made / "pipe.txt")
    (made / ".checkerignore").write_text("ignored.*\n", "utf-8")
    (made / "ignored.txt").write_text("no", "utf-8")
    (made / "ignored.xyz").write_text("no", "utf-8")
    return made


def checked(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """The program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "checker", *arguments, str(folder)],
        capture_output=True,
        check=False,
        timeout=120,
        cwd=ROOT,
        env={key: value for key, value in os.environ.items() if key != "GITHUB_ACTIONS"} | {"PYTHONPATH": str(ROOT)},
    )


@pytest.mark.parametrize("form", FORMATS)
def test_every_format(folder: Path, form: str) -> None:
    """Each format is written whole, in UTF-8, without a traceback and without what a name would do."""
    done = checked(folder, "check", "--format", form)
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    out = done.stdout.decode("utf-8")
    assert "412" in out
    assert "430" in out
    assert "\x1b" not in out
    assert form != "html" or "<script>.txt" not in out


def test_every_file_is_accounted_for(folder: Path) -> None:
    """Each name is a document or has a reason; copies count once; what is hidden or ignored is not told."""
    report = json.loads(checked(folder, "check", "--format", "json").stdout, parse_constant=pytest.fail)
    documents = {each["id"] for each in report["documents"]}
    skipped = {each["document"]: each["reason"] for each in report["skipped"]}
    assert documents == {*PAIR, *NAMES, "link.txt", "hard.txt"} - {"caf\udce9.txt"} | {"caf\\xe9.txt"}
    assert set(skipped) == {"sub/loop", "zero.txt", "gone.txt", "pipe.txt"}
    lengths = [finding for finding in report["findings"] if finding["verdict"] == "conflict"]
    assert [[(value["value"], value["sources"]) for value in finding["values"]] for finding in lengths] == [[(412, 1), (430, 1)]]


def test_strict(folder: Path) -> None:
    """Under --strict what was not read gives exit code 2, and the report is written all the same."""
    done = checked(folder, "check", "--strict", "--format", "json")
    assert done.returncode == 2
    assert b"4 files were skipped, which --strict does not allow" in done.stderr
    assert json.loads(done.stdout)["summary"]["conflict"] == 1


@pytest.mark.parametrize("form", ["jsonl", "csv", "html", "table"])
def test_extract(folder: Path, form: str) -> None:
    """The tick-list is written whole too, and says on standard error what was not read."""
    done = checked(folder, "extract", "--format", form)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    done.stdout.decode("utf-8")
    assert done.stderr.count(b"skipped ") == 4
