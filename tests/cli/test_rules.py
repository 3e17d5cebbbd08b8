"""``checker rules list`` and ``checker rules test``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pytest
from click.testing import CliRunner, Result

import checker.pipeline
from checker.cli.commands import checker as command
from checker.model import Compare, Example, ExampleVerdict, Find, Rule, Severity

EXAMPLE = Example(ExampleVerdict.CONFLICT, {"Wire A": "in Busan", "Wire B": "in Seoul"}, 30)
RULE = Rule(
    "diplomacy/summit-venue",
    "Where a summit is held",
    "why",
    Severity.ERROR,
    Find(),
    (),
    Compare(),
    "message",
    (EXAMPLE,),
    path="rules/diplomacy.yml",
    line=12,
)


@dataclass(frozen=True)
class Outcome:
    """Stands in for the pipeline's ExampleResult."""

    rule: str
    example: Example
    passed: bool
    got: str
    detail: str


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str, rules: tuple[Rule, ...] = (RULE,), passed: bool = True) -> Result:
    """What ``checker rules`` prints and gives for these rules."""

    def load_rules(paths: Iterable[str] = (), *, builtin: bool = True) -> tuple[Rule, ...]:
        return rules

    def run_examples(loaded: Iterable[Rule]) -> list[Outcome]:
        return [Outcome(rule.id, one, passed, "nothing", "no phrase matched\nin Busan") for rule in loaded for one in rule.examples]

    monkeypatch.setattr("checker.rulebook.catalogue.load_rules", load_rules)
    monkeypatch.setattr(checker.pipeline, "run_examples", run_examples, raising=False)
    return CliRunner().invoke(command, ["rules", *arguments])


def test_examples_that_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    """All examples pass: one line, exit code 0."""
    result = run(monkeypatch, "test")
    assert (result.exit_code, result.stdout) == (0, "1 rule, 1 example: all pass\n")


def test_example_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """A failure says where, what was expected, what came, and why; exit code 1."""
    result = run(monkeypatch, "test", "my-rules", passed=False)
    assert result.exit_code == 1
    assert result.stdout == (
        "rules/diplomacy.yml:30: diplomacy/summit-venue: expected conflict, got nothing\n"
        "    no phrase matched\n    in Busan\n1 rule, 1 example: 1 failed\n"
    )


def test_rule_without_an_example_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that shows nothing is said to."""
    result = run(monkeypatch, "test", rules=(replace(RULE, examples=()),))
    assert result.exit_code == 0
    assert "diplomacy/summit-venue: has no example" in result.stdout
