"""The rules of a run, as its settings have them."""

from __future__ import annotations

from pathlib import Path

from checker.model import Severity
from checker.pipeline.rules import rules_of_run
from checker.rulebook import load_rules
from checker.settings import Settings, read
from tests.cli.test_settings import DESK

BY_GAP = DESK.replace("    severity: error\n", "    severity: note\n    severity_from: {warning: 10%, error: 50%}\n")


def settings(folder: Path, text: str) -> Settings:
    """The settings of a text."""
    (folder / "checker.toml").write_text(text)
    return read(folder / "checker.toml", ())[0]


def test_without_settings_all_are_on() -> None:
    """No settings, or none that speak of rules: the rules are those of the packs."""
    assert rules_of_run((), builtin=True, settings=None)[0] == load_rules()
    assert rules_of_run((), builtin=True, settings=Settings())[0] == load_rules()


def test_severity_of_the_settings_goes_before_the_gap(tmp_path: Path) -> None:
    """Whoever calls a rule a note hears of no errors of it, however far the values lie apart."""
    (tmp_path / "desk.yml").write_text(BY_GAP)
    desk = str(tmp_path / "desk.yml")
    (rule,), _ = rules_of_run((desk,), builtin=False, settings=None)
    assert rule.severity_from
    (rule,), switched = rules_of_run((desk,), builtin=False, settings=settings(tmp_path, '[severity]\ndesk = "warning"\n'))
    assert (rule.severity, rule.severity_from) == (Severity.WARNING, ())
    assert switched.severities == {"desk/bridge": Severity.WARNING}


def test_what_is_off_is_not_there(tmp_path: Path) -> None:
    """A rule that is off is not run at all."""
    kept, _ = rules_of_run((), builtin=True, settings=settings(tmp_path, 'packs = ["trade", "health"]\ndisable = ["health"]\n'))
    assert {rule.id.partition("/")[0] for rule in kept} == {"trade"}
