"""What sets two matches of one rule apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.model import Document, Rule, Verdict
from checker.pipeline.line import check_documents
from checker.rulebook.load import load

RULE = """\
checker: 1
rules:
  - id: yield
    title: t
    severity: error
    why: w
    find:
      phrases:
        - <who:name> [has/had] harvested <yield:figure> [this season]
        - stock was <yield:figure>
    group_by: [who]
    compare: {value: yield}
    message: <who> harvested <values>
    examples: {conflict: [Acme harvested 5 tons.], nothing: [No harvest.]}
"""


@pytest.fixture(scope="module")
def rule(tmp_path_factory: pytest.TempPathFactory) -> Rule:
    path: Path = tmp_path_factory.mktemp("rules") / "farm.yml"
    path.write_text(RULE)
    return load([path])[0]


def conflicts(rule: Rule, *texts: str) -> bool:
    documents = [Document(str(number), text) for number, text in enumerate(texts)]
    report = check_documents(documents, [rule], generic=False, checks=False)
    return any(finding.verdict is Verdict.CONFLICT for finding in report.findings)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Acme harvested 50 tons.", "Acme harvested 70 tons."),
        ("Acme harvested 50 tons in Chile.", "Acme harvested 70 tons in Chile."),
        ("Acme harvested 50 tons in the east.", "Acme harvested 70 tons in the east."),
        ("Acme harvested 50 tons.", "Acme harvested 70 tons in a late harvest."),
        ("Acme harvested 50 tons.", "Acme harvested 70 tons after heavy rain."),
        ("Acme harvested 50 tons.", "Acme harvested 70 tons, it said in Santiago."),
        ("Acme harvested 50 tons this season.", "Acme harvested 70 tons."),
        ("Acme harvested 50 tons.", "Acme harvested 70 tons for the first time."),
        ("Acme harvested 50 tons.", "In a statement, Acme harvested 70 tons."),
        ("Acme harvested 50 tons.", "In its report, Acme harvested 70 tons."),
        ("Acme harvested 50 tons.", "Acme harvested 70 tons with hundreds of helpers gone."),
        ("Acme harvested 50 tons worldwide.", "Acme harvested 70 tons in all."),
        ("Acme harvested 50 ripe melons.", "Acme harvested 70 ripe melons."),
    ],
)
def test_one_fact(rule: Rule, left: str, right: str) -> None:
    """Two values of one thing are a conflict, whatever else their sentences tell."""
    assert conflicts(rule, left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Acme harvested 50 tons.", "Acme harvested 20 tons in Chile."),
        ("Acme harvested 50 tons in Peru.", "Acme harvested 20 tons in Chile."),
        ("Acme harvested 50 tons.", "In Chile, Acme harvested 20 tons."),
        ("Acme harvested 50 tons.", "Acme harvested 20 tons in the east."),
        ("Acme harvested 50 tons.", "Acme harvested 20 tons, including windfalls."),
        ("Acme harvested 50 tons.", "Acme harvested 20 tons in the past three days."),
        ("Acme harvested 50 tons.", "Acme harvested 20 tons after two weeks."),
        ("In the first crop, Acme harvested 50 tons.", "The second crop began when Acme harvested 20 tons."),
        ("The stock was 50 tons.", "The apple stock was 20 tons."),
        ("Acme harvested 50 melons.", "Acme harvested 20 ripe melons."),
        ("Acme harvested 50 tons.", "Acme harvested 20 tons a year earlier."),
        ("Acme harvested 50 tons.", "Acme harvested 20 tons in a day."),
        ("Acme harvested 50 tons.", "Acme harvested 20 tons without a license."),
        ("Acme harvested 50 tons.", "Acme harvested 20 tons with the old machines."),
        ("Acme harvested 50 tons.", "In its greenhouses, Acme harvested 20 tons."),
        ("Acme harvested 50 tons from its own fields.", "Acme harvested 20 tons for its neighbours."),
    ],
)
def test_parts(rule: Rule, left: str, right: str) -> None:
    """What is narrowed to a part is not compared with the whole, nor with another part."""
    assert not conflicts(rule, left, right)
