"""Rule files as people break them: ``broken_files/NAME.yml`` gives exactly what stands in ``NAME.txt``."""

from __future__ import annotations

import re
from pathlib import Path
from time import perf_counter

import pytest
from click.testing import CliRunner

from checker.cli.commands import checker as command

HERE = Path(__file__).parent / "broken_files"
NAMES = sorted(path.stem for path in HERE.glob("*.yml"))

LONGEST = 2.0
"""Seconds that no file may take, however it is made."""


@pytest.mark.parametrize("name", NAMES)
def test_place_and_sentence(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """All mistakes come at once, each with its place, its line, a caret and what to do; exit code 2, soon, and no traceback."""
    monkeypatch.chdir(HERE)
    began = perf_counter()
    result = CliRunner().invoke(command, ["rules", "lint", f"{name}.yml"])
    assert perf_counter() - began < LONGEST
    assert (result.exit_code, result.stdout) == (2, "")
    # What is allowed grows with the format; that it is listed is all that counts here.
    assert re.sub("(allowed here:).*", r"\1 ...", result.stderr) == (HERE / f"{name}.txt").read_text("utf-8")
    assert result.stderr.count("error:") == result.stderr.count("help:")


def test_catastrophic_pattern(tmp_path: Path) -> None:
    """A pattern that would take for ever ends soon, with what names its rule and no traceback."""
    text = (HERE / "misspelled-key.yml").read_text("utf-8").replace("tolerence", "tolerance")
    text = re.sub(r"phrases:\n(?: +- <?.*\n){2}", r"pattern: '(?<port>(?:[a-z]+\\s?)+)+ costs (?<fare>\\d+)!'\n", text)
    text = text.replace("  ships: [ferry, ferries, freighter*]\n", "  ships: [ferry]\n").replace("lists:\n  ships: [ferry]\n", "")
    (tmp_path / "slow.yml").write_text(text)
    began = perf_counter()
    result = CliRunner().invoke(command, ["rules", "lint", str(tmp_path / "slow.yml")])
    assert perf_counter() - began < LONGEST
    assert isinstance(result.exception, SystemExit | None)
    assert "ferry-fare" in result.stdout + result.stderr


@pytest.mark.parametrize("arguments", [("check", ".", "--rules"), ("rules", "list"), ("rules", "test"), ("rules", "show", "x")])
def test_every_command(arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """Whichever command reads a broken file says the same."""
    monkeypatch.chdir(HERE)
    result = CliRunner().invoke(command, [*arguments, "many-at-once.yml"])
    assert (result.exit_code, result.stderr.count("many-at-once.yml:")) == (2, 4)


def test_all_files_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of them gives the mistakes of every file in one go."""
    monkeypatch.chdir(HERE)
    result = CliRunner().invoke(command, ["rules", "lint", "."])
    assert result.exit_code == 2
    assert {line.partition(".yml:")[0] for line in result.stderr.splitlines() if ": error: " in line} == set(NAMES)


def test_there_are_enough() -> None:
    """Twenty ways to go wrong, and each has its answer."""
    assert len(NAMES) >= 20
    assert sorted(path.stem for path in HERE.glob("*.txt")) == NAMES
