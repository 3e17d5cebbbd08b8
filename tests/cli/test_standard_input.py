"""``-`` as PATH: what is written to standard input is a document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli.commands import checker
from tests.cli.test_settings import DESK

TEXT = "The Dahlia bridge is 4.5 km long.\n"
RECORDS = '{"id": "x", "text": "The Dahlia bridge is 4.5 km long."}\n{"id": "y", "text": "The Dahlia bridge is 9 km long."}\n'


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a document and a rule, and somebody standing in it."""
    (tmp_path / "b.txt").write_text("The Dahlia bridge is 9 km long.\n", "utf-8")
    (tmp_path / "desk.yml").write_text(DESK, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str, given: str | bytes = TEXT) -> Result:
    """Run with something on standard input."""
    return CliRunner().invoke(checker, arguments, input=given)


@pytest.mark.parametrize(
    ("arguments", "given", "names"),
    [
        (("-", "b.txt"), TEXT, ["b.txt", "stdin.txt"]),
        (("-", ".", "--stdin-name", "wire.txt"), TEXT, ["b.txt", "wire.txt"]),
        (("-", "-", "b.txt"), TEXT, ["b.txt", "stdin.txt"]),
        (("-", "--stdin-name", "news.jsonl"), RECORDS, ["x", "y"]),
        (("-", "b.txt", "--stdin-name", "a.html"), f"<p>{TEXT}", ["a.html", "b.txt"]),
        (("b.txt", "-", "--stdin-name", "desk/caf\udce9.txt"), TEXT, ["b.txt", "desk/caf\\xe9.txt"]),
    ],
)
def test_a_document_like_others(desk: Path, arguments: tuple[str, ...], given: str, names: list[str]) -> None:
    """Standard input is checked against the rest, in the format that its name says."""
    result = run("check", *arguments, "--rules", "desk.yml", "--format", "json", given=given)
    report = json.loads(result.stdout)
    assert ([each["id"] for each in report["documents"]], report["summary"]["conflict"], result.exit_code) == (names, 1, 1)


def test_other_commands(desk: Path) -> None:
    """extract, explain and rules try read it too."""
    assert json.loads(run("extract", "-", "--format", "jsonl").stdout)["document"] == "stdin.txt"
    identity = json.loads(run("check", "-", "b.txt", "--rules", "desk.yml", "--format", "json").stdout)["findings"][0]["id"]
    assert "stdin.txt" in run("explain", identity, "-", "b.txt", "--rules", "desk.yml").stdout
    assert "wire.txt:1:22" in run("rules", "try", "desk.yml", "-", "--stdin-name", "wire.txt").stdout


@pytest.mark.parametrize(
    ("arguments", "given", "reason"),
    [
        ((), "", "stdin.txt: holds no text"),
        ((), b"\0\1", "stdin.txt: holds NUL bytes"),
        (("--stdin-name", "a"), TEXT, "a: no reader for a file without a suffix"),
        (("--stdin-name", "a.pdf"), TEXT, "a.pdf: is no PDF file"),
        (("--max-file-size", "1KB"), TEXT * 100, "stdin.txt: is larger than 1 KB (--max-file-size)"),
    ],
)
def test_what_cannot_be_read(desk: Path, arguments: tuple[str, ...], given: str | bytes, reason: str) -> None:
    """What is no document of its kind is a row, as of a file."""
    result = run("check", "-", *arguments, given=given)
    assert result.exit_code == 0
    assert reason in " ".join(result.stdout.split())
    assert run("check", "-", "--strict", *arguments, given=given).exit_code == 2


def test_the_name_of_a_file(desk: Path) -> None:
    """Where a file has the name of standard input already, it is told and not lost without a word."""
    report = json.loads(run("check", "-", ".", "--stdin-name", "b.txt", "--format", "json").stdout)
    assert [each["id"] for each in report["documents"]] == ["b.txt"]
    assert [(row["document"], row["reason"]) for row in report["skipped"]] == [("b.txt", "a second document has the id `b.txt`")]


def test_a_file_called_so(desk: Path) -> None:
    """A file that is called - is named by its way."""
    (desk / "-").write_text(TEXT, "utf-8")
    assert json.loads(run("check", "./-", "--format", "json").stdout)["skipped"][0]["reason"].startswith("no reader for a file without")


def test_closed(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Standard input that is closed is a PATH that is not there."""
    from checker.errors import PathError
    from checker.readers import READERS, read_paths

    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(PathError, match=r"^-: standard input is closed$"):
        read_paths(["-"], READERS)
