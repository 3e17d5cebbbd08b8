"""``checker rules list``: what is on, and from where."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.cli.commands import checker
from checker.comparisons.checks import CHECKS
from checker.linking import MESSAGES
from checker.rulebook import load_rules
from tests.cli.test_settings import DESK

SHIPPED = {rule.id: rule for rule in load_rules()}


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a rule, and somebody standing in it."""
    (tmp_path / "desk.yml").write_text(DESK)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rows(*arguments: str) -> dict[str, tuple[str, str, str]]:
    """Id to state, severity and place, as the list has them."""
    result = CliRunner().invoke(checker, ["rules", "list", *arguments])
    assert (result.exit_code, result.stderr) == (0, "")
    head, _, *lines = result.stdout.splitlines()
    at = head.index("where")
    return {(words := line.split())[0]: (words[1], words[2], line[at:]) for line in lines}


def test_everything_is_listed() -> None:
    """Shipped rules, generic linking and checks, all on, each with its place."""
    listed = rows()
    assert list(listed) == [*SHIPPED, *sorted(CHECKS), *sorted(MESSAGES)]
    assert {state for state, _, _ in listed.values()} == {"on"}
    rule = SHIPPED["diplomacy/summit-venue"]
    assert listed[rule.id] == ("on", "error", f"built-in rules/diplomacy.yml:{rule.line}")
    assert listed["checks/age"] == ("on", "error", "built-in")


def test_rules_of_ones_own(desk: Path) -> None:
    """``--rules`` adds a file, a PATH is listed alone."""
    assert rows("--rules", "desk.yml")["desk/bridge"] == ("on", "error", "desk.yml:3")
    assert rows("desk.yml") == {"desk/bridge": ("on", "error", "desk.yml:3")}
    assert len(rows("--rules", "desk.yml")) == len(rows()) + 1


def test_settings_say_what_is_off(desk: Path) -> None:
    """What put a rule off, or gave it another severity, is named with its line."""
    off = 'rules = ["desk.yml"]\ndisable = [\n  "desk/bridge",\n  "generic"]\npacks = ["trade"]\n'
    (desk / "checker.toml").write_text(off + '[severity]\n"checks/age" = "note"\ndesk = "warning"\n')
    listed = rows()
    assert listed["desk/bridge"] == ("off", "warning", "desk.yml:3, off by checker.toml:3, severity by checker.toml:8")
    assert listed["generic/figure"] == ("off", "error", "built-in, off by checker.toml:4")
    assert listed["checks/age"] == ("on", "note", "built-in, severity by checker.toml:7")
    assert listed["checks/shares"][0] == "on"
    assert listed["diplomacy/summit-venue"][2].endswith("off by checker.toml:5")
    assert all(listed[rule][0] == "on" for rule in SHIPPED if rule.startswith("trade/"))
    assert rows("desk.yml") == {"desk/bridge": listed["desk/bridge"]}
    assert rows("--no-config")["checks/age"] == ("on", "error", "built-in")


def test_switches_say_what_is_off(desk: Path) -> None:
    """A switch puts all of a kind off, whether it was typed or stands in the settings."""
    (desk / "checker.toml").write_text("strict = true\nno-checks = true\n")
    listed = rows("--no-builtin", "--rules", "desk.yml")
    assert listed["diplomacy/summit-venue"][2].endswith(", off by --no-builtin")
    assert listed["checks/age"][2] == "built-in, off by checker.toml:2"
    assert (listed["generic/figure"][0], listed["desk/bridge"][0]) == ("on", "on")
