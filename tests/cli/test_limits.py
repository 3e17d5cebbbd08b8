"""The bounds of a run on the command line and in the settings."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from checker.cli.commands import checker
from checker.cli.limits import Size
from checker.model.limits import BY_NAME, LIMITS, size


@pytest.mark.parametrize(
    ("written", "number"),
    [("300", 300), ("2KB", 2048), ("2 kb", 2048), ("1MiB", 1 << 20), ("1 m", 1 << 20), ("3GB", 3 << 30), ("3g", 3 << 30)],
)
def test_sizes(written: str, number: int) -> None:
    """A size is a whole number, with or without a unit."""
    assert Size().convert(written, None, None) == number


@pytest.mark.parametrize("written", ["", "0", "0MB", "1.5GB", "-1", "MB", "1TB", "10 pages", "1e6"])
def test_no_sizes(written: str) -> None:
    """What is no size is refused."""
    with pytest.raises(click.BadParameter, match="is no size such as 256MB"):
        Size().convert(written, None, None)


PAIR = {"a.txt": "The Dahlia bridge is 4.5 km long.\n", "b.txt": "The Dahlia bridge is 9 km long.\n"}
LONG = "The Dahlia bridge is 12 km long. " + "It rains. " * 200


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two short documents and a long one, and somebody standing in it."""
    for name, text in (PAIR | {"long.txt": LONG}).items():
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


COMMANDS = {("check",): 1, ("extract", "--format", "jsonl"): 0, ("explain", "ffff"): 2, ("rules", "try", "trade"): 0}
"""To the exit code that the two short documents give; the id is that of no finding."""


@pytest.mark.parametrize(("command", "code"), COMMANDS.items())
@pytest.mark.parametrize("limit", [("--max-characters", "500"), ("--max-file-size", "1KB")])
def test_every_command_that_reads_has_them(desk: Path, command: tuple[str, ...], code: int, limit: tuple[str, str]) -> None:
    """A limit holds for each command that reads documents."""
    result = CliRunner().invoke(checker, [*command, *limit, "."])
    assert result.exit_code == code
    assert "12 km" not in result.output
    assert limit[0] in result.output or command[0] == "explain"


def test_limits_are_settings(desk: Path) -> None:
    """A limit is a key of the settings, and the command line wins."""
    (desk / "checker.toml").write_text('max-file-size = "1 KB"\nmax-characters = 100000\n', "utf-8")
    runner = CliRunner()
    assert "is larger than 1 KB (--max-file-size)" in runner.invoke(checker, ["check", "."]).output
    assert "SKIPPED" not in runner.invoke(checker, ["check", ".", "--max-file-size", "1MB"]).output


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('max-file-size = "much"', "checker.toml:1:17: error: `max-file-size`: 'much' is no size such as 256MB"),
        ("max-file-size = 5", "checker.toml:1:17: error: `max-file-size` takes text, not the number 5"),
        ("max-nesting = 1000", "checker.toml:1:15: error: `max-nesting`: 1000 is not in the range 1<=x<=100"),
        ('max-pages = "5"', "checker.toml:1:13: error: `max-pages` takes a whole number"),
    ],
)
def test_no_limits(desk: Path, line: str, said: str) -> None:
    """A mistake in a limit is told with its place."""
    (desk / "checker.toml").write_text(line, "utf-8")
    result = CliRunner().invoke(checker, ["check", "."])
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_the_readme_has_all_of_them(root: Path) -> None:
    """The table of the README names each limit with its default."""
    page = (root / "README.md").read_text("utf-8")
    for limit in BY_NAME.values():
        usual = getattr(LIMITS, limit.name)
        assert f"| `--{limit.option}` | {size(usual) if limit.is_size else f'{usual:,}'} |" in page
