"""``checker rules new``."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli.commands import checker as command

ANSWERS = (
    "Length of the Harbour Bridge",
    "The new Harbour Bridge is 2.4 km long.",
    "The Harbour Bridge, 2,150 metres long, opened on Monday.",
    "The Harbour Bridge cost $300 million.",
)
NEXT = "Next: checker rules lint desk.yml, checker check FOLDER --rules desk.yml"


def new(file: str, *answers: str) -> Result:
    return CliRunner().invoke(command, ["rules", "new", file], input="".join(f"{answer}\n" for answer in answers))


def test_four_questions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Four answers make a rule whose examples hold, and what to do next is said."""
    monkeypatch.chdir(tmp_path)
    result = new("desk.yml", *ANSWERS)
    assert result.exit_code == 0
    assert result.stdout.endswith(f"desk.yml: written; its examples hold\n{NEXT}\n")
    assert "near: [Harbour Bridge]" in Path("desk.yml").read_text("utf-8")
    assert CliRunner().invoke(command, ["rules", "test", "desk.yml"]).stdout == "1 rule, 2 examples: all pass\n"


def test_answers_as_options(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is given as an option is not asked."""
    monkeypatch.chdir(tmp_path)
    options = [part for pair in zip(("--title", "--says", "--differs", "--other"), ANSWERS, strict=True) for part in pair]
    assert CliRunner().invoke(command, ["rules", "new", "desk.yml", *options]).exit_code == 0


def test_examples_that_do_not_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the sentences do not bear the rule out, the file is there to be mended, with what each example gave; 1."""
    monkeypatch.chdir(tmp_path)
    result = new("desk.yml", *ANSWERS[:3], "The Harbour Bridge is 3 km long.")
    assert result.exit_code == 1
    assert ": expected nothing, got single\n" in result.stdout
    assert Path("desk.yml").exists()


def test_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is written over, none is called what no rule file is called, and sentences without a figure make none."""
    monkeypatch.chdir(tmp_path)
    Path("desk.yml").write_text("mine")
    for file, said in (("desk.yml", "is there already"), ("desk.txt", "ends in .yml")):
        result = new(file, *ANSWERS)
        assert (result.exit_code, said in result.stderr) == (2, True)
    assert Path("desk.yml").read_text() == "mine"
    assert new("other.yml", "x", "y", "z", "a").exit_code == 2
    assert not Path("other.yml").exists()


def test_input_that_ends_early(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too few answers are told as that, and bytes that are no text as that; nothing is written."""
    monkeypatch.chdir(tmp_path)
    result = new("desk.yml", *ANSWERS[:2])
    assert result.exit_code == 2
    said = "the input ends before the answer to 'A sentence that cannot be true beside it': nothing is written"
    assert result.stderr == f"checker: error: {said}\n"
    for arguments, given in (((), b"\xff\n" * 4), (("--title", "Length\udcff"), "\n".join(ANSWERS[1:]).encode())):
        result = CliRunner().invoke(command, ["rules", "new", "desk.yml", *arguments], input=given)
        assert (result.exit_code, "no text: write it in UTF-8" in result.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []
