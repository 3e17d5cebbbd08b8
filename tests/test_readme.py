"""The README holds what it says: the set-up lines are those of CI, the excerpt is the report, the rule and the Python run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import checker
from checker.comparisons.checks import CHECKS
from checker.readers import READERS
from checker.reporters import REPORTERS, SUFFIXES
from checker.settings import KEYS
from tests.conftest import Run

PAGES = ("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "benchmarks/README.md")


@pytest.fixture
def readme(root: Path) -> str:
    """The text of the README."""
    return (root / "README.md").read_text("utf-8")


def block(page: str, marker: str) -> str:
    """What stands in the fenced block under a marker."""
    found = re.findall(rf"^<!-- {re.escape(marker)} -->\n```\w+\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    assert len(found) == 1, f"README.md has to hold one block under <!-- {marker} -->, and holds {len(found)}"
    return found[0]


def command_line(page: str, marker: str) -> str:
    """The one line of a block."""
    (line,) = block(page, marker).splitlines()
    return line


def test_ci_runs_the_lines_of_the_readme(readme: str, root: Path) -> None:
    """Both set-up lines are one line each, and CI takes them from the page."""
    lines = [command_line(readme, "ci: main"), command_line(readme, "ci: tests")]
    bash = shutil.which("bash")
    assert bash is not None
    told = subprocess.run([bash, ".ci/run", "--lines"], cwd=root, capture_output=True, encoding="utf-8", check=True, timeout=60)
    assert told.stdout.splitlines() == lines
    script = (root / ".ci" / "run").read_text("utf-8")
    assert 'bash -c "$main"' in script
    assert 'bash -c "$tests"' in script
    # No second copy of a line that could come to differ.
    assert not [line for line in lines if line in script]


def test_set_up_lines_hide_nothing(readme: str) -> None:
    """A step that fails stops its line; the check of the seeds is the last step of the one, the tests of the other."""
    for marker, last in (("ci: main", "checker check seeds/"), ("ci: tests", "pytest -n auto --dist loadfile")):
        line = command_line(readme, marker)
        assert line.split(" && ")[-1] == last
        assert not re.search(r"\|\||;|\||\bset \+e\b|\btrue\b", line)
    steps = command_line(readme, "ci: tests").split(" && ")
    assert {"ruff check", "ruff format --check", "mypy", "lint-imports", "checker rules test"} <= set(steps)


def test_ci_expects_exit_1_exactly(readme: str, root: Path) -> None:
    """The README says that the main job ends with 1, CI takes nothing else for success."""
    assert "**exit code 1**" in readme
    script = (root / ".ci" / "run").read_text("utf-8")
    assert "((code == 1)) || fail" in script
    assert "|| true" not in script


def test_first_rule_holds(readme: str, tmp_path: Path, program: Run) -> None:
    """The first rule passes its own examples and finds a conflict that is planted in two new texts."""
    (tmp_path / "desk.yml").write_text(block(readme, "first rule: desk.yml"), "utf-8")
    stories = tmp_path / "stories"
    stories.mkdir()
    (stories / "monday.txt").write_text("Traffic rolled over the 3.2-mile Harbour Bridge on Monday.\n")
    (stories / "tuesday.txt").write_text("At 4 km, the Harbour Bridge is the longest of the county.\n")
    examples = program("rules", "test", "desk.yml", cwd=tmp_path)
    assert (examples.returncode, examples.stdout) == (0, "1 rule, 3 examples: all pass\n")
    assert program("check", "stories", cwd=tmp_path).returncode == 0
    found = program("check", "stories", "--rules", "desk.yml", cwd=tmp_path)
    assert found.returncode == 1
    assert "CONFLICT  The Harbour Bridge is given as " in found.stdout
    assert "desk/bridge-length" in found.stdout


def test_first_rule_is_ten_lines(readme: str) -> None:
    """Ten lines and the examples."""
    rule, _, examples = block(readme, "first rule: desk.yml").partition("    examples:\n")
    assert len(rule.splitlines()) < 10
    assert examples


def test_walk_through_holds(readme: str, tmp_path: Path, root: Path) -> None:
    """From an empty folder, each command of the walk-through prints what the page shows, and the last finds the planted conflict."""
    bash = shutil.which("bash")
    assert bash is not None
    steps = re.findall(r"^\$ ((?:.*\\\n> )*.*)\n((?:(?!\$ ).*\n)*)", block(readme, "walk-through"), re.MULTILINE)
    assert len(steps) == 8
    here = f'checker() {{ "{sys.executable}" -P -m checker "$@"; }}; '
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(root)}
    for command, shown in steps:
        line = [bash, "-c", here + command.replace("\\\n> ", "")]
        done = subprocess.run(line, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", timeout=120, check=False)
        assert done.stderr == ""
        # How many rules there are in all is not what the page is about.
        assert re.sub(r"\d+ rules", "", done.stdout) == re.sub(r"\d+ rules", "", shown)
    assert done.returncode == 1
    assert "CONFLICT  Power of the Saltmarsh wind farm is given as " in done.stdout


def test_settings_hold(readme: str, tmp_path: Path, program: Run) -> None:
    """The settings are read as they stand, name rules that there are, and the table names every key that is no option."""
    (tmp_path / "checker.toml").write_text(block(readme, "settings: checker.toml"), "utf-8")
    (tmp_path / "desk.yml").write_text(block(readme, "first rule: desk.yml"), "utf-8")
    (tmp_path / "story.txt").write_text("The Harbour Bridge is 2.4 km long.\n")
    done = program("check", "story.txt", "-v", cwd=tmp_path)
    assert (done.returncode, done.stderr.splitlines()[0]) == (0, "checker: settings of checker.toml")
    table = readme.partition("\n## Settings\n")[2].partition("\n## ")[0]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == list(KEYS)


def test_python_runs(readme: str, root: Path) -> None:
    """The lines of Python run as they stand and print what they say."""
    code = block(readme, "python")
    assert len([line for line in code.splitlines() if line]) == 6
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, encoding="utf-8", check=False, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == re.findall(r"^print\(.*\)  # (.*)$", code, re.MULTILINE)


def test_formats_are_those_that_there_are(readme: str) -> None:
    """What is read and written is what the README says, no more and no less."""
    first = readme.partition("\n## What is read\n\n")[2].partition("\n\n")[0]
    assert set(re.findall(r"`(\.\w+)`", first)) == set(READERS)
    table = readme.partition("\n## Reports\n")[2].partition("\n## ")[0]
    told = re.findall(r"^\| `(\w+)` \| (?:`(\.\w+)`)? *\|", table, re.MULTILINE)
    assert [name for name, _ in told] == list(REPORTERS)
    assert {suffix: name for name, suffix in told if suffix} == {suffix: name for suffix, name in SUFFIXES.items() if suffix != ".htm"}


def test_commands_are_those_that_there_are(readme: str, program: Run) -> None:
    """The table of commands names every command of the program, and no other."""
    table = readme.partition("\n## Commands\n")[2].partition("\n\n| exit code")[0]
    named = set(re.findall(r"^\| `checker (\w+)", table, re.MULTILINE))
    helped = program("--help").stdout.partition("Commands:\n")[2]
    assert named == set(re.findall(r"^  (\w+)", helped, re.MULTILINE))


CHECK_ROW = re.compile(r'^\| `(checks/[\w-]+)` \| (?:"(.*)"|[^"\n]*) \|$', re.MULTILINE)


def test_checks_are_those_that_there_are(readme: str) -> None:
    """The table of checks names every check, and no other."""
    assert [name for name, _ in CHECK_ROW.findall(readme)] == sorted(CHECKS)


def test_examples_of_checks_are_reported(readme: str, tmp_path: Path) -> None:
    """What the table gives as an example is a conflict of that check."""
    for name, text in CHECK_ROW.findall(readme):
        if not text:
            continue  # it takes more than a line to show: a table, a headline
        story = tmp_path / "story.txt"
        story.write_text(f"The report is out. {text}\n", "utf-8")
        report = checker.check(story)
        assert [finding.rule for finding in report.conflicts] == [name], text


def test_options_are_those_that_there_are(readme: str, program: Run) -> None:
    """Every option of checker that the README names exists."""
    known = program("check", "--help").stdout
    prose = re.sub(r"^```.*?^```$", "", readme, flags=re.DOTALL | re.MULTILINE)
    named = set(re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*(?![\w-])", re.sub(r"<!--.*?-->", "", prose)))
    assert named
    assert {option for option in named if option not in known} == set()


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str, root: Path) -> None:
    """Every link to a file of the project finds it."""
    path = root / page
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)[^)]*\)", path.read_text("utf-8")):
        assert (path.parent / target).exists(), f"{page}: {target}"


def test_changelog_has_this_version(root: Path) -> None:
    """Whoever runs this version finds what is new in it."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    assert f"## [{project['version']}]" in (root / "CHANGELOG.md").read_text("utf-8")
