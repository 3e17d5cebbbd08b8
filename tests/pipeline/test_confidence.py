"""Linked findings that are less sure than a threshold are left out; what a rule or a check says stays."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import checker
from checker.errors import CheckerError
from checker.model import Document, Verdict
from checker.pipeline import check_documents
from checker.pipeline.confidence import sure
from checker.reporters import render
from checker.rulebook.catalogue import load_rules
from tests.reporters import reports

TEXTS = (
    "Leaders met at the Delta summit in Oslo on 3 May 2024. Sales rose 25% from 10 to 12.",
    "The Delta summit in Lisbon ended on 4 May 2024. The G20 summit will be held in Cape Town in 2025.",
    "Johannesburg is to host the G20 Summit in 2025.",
)
DOCUMENTS = [Document(f"d{number}", text) for number, text in enumerate(TEXTS)]
RULES = load_rules([], builtin=True)


@pytest.mark.parametrize(
    ("rule", "kept"), [("generic/figure", False), ("generic/venue", False), ("desk/budget", True), ("checks/weekday", True)]
)
@pytest.mark.parametrize("verdict", [Verdict.CONFLICT, Verdict.REVISION, Verdict.ROUNDING, Verdict.AGREEMENT])
def test_linked_findings_alone(rule: str, verdict: Verdict, *, kept: bool) -> None:
    """A finding of generic linking goes, whatever its verdict; one of a rule or a check stays."""
    unsure = replace(reports.summit(), rule=rule, verdict=verdict, confidence=0.4)
    assert bool(sure([unsure], 0.5)) is kept
    assert sure([unsure], 0.4) == [unsure]


@pytest.mark.parametrize("least", [-0.1, 1.01, float("nan")])
def test_out_of_range(least: float) -> None:
    """A threshold is from 0 to 1, and said before anything is read."""
    with pytest.raises(CheckerError, match="has to be between 0 and 1"):
        checker.check("nowhere", min_confidence=least)


def test_one_source_alone_is_certain() -> None:
    """What one voice alone states rests on no link, so its confidence is 1, and no threshold leaves it out."""
    report = check_documents(DOCUMENTS, RULES, min_confidence=1.0)
    single = report.with_verdict(Verdict.SINGLE)
    assert {finding.confidence for finding in single} == {1.0}
    assert {finding.rule.partition("/")[0] for finding in single} >= {"generic"}


def test_left_out_everywhere() -> None:
    """A finding that is not sure enough is in no format, beside no other, takes no part in the counts, and is counted itself."""
    whole = check_documents(DOCUMENTS, RULES, min_confidence=0.0)
    (linked,) = (finding for finding in whole.conflicts if finding.rule.startswith("generic/"))
    assert linked.confidence < 1
    least = linked.confidence + 0.0001
    report = check_documents(DOCUMENTS, RULES, min_confidence=least)
    assert [finding.rule for finding in report.conflicts] == [f.rule for f in whole.conflicts if f.id != linked.id]
    assert report.below == len(whole.findings) - len(report.findings) == report.summary["below_confidence"] == 1
    assert report.compared < whole.compared
    for format_ in ("text", "json"):
        assert linked.id not in render(report, format_)
    assert f"1 finding below confidence {least:g} not shown." in " ".join(render(report, "text").split())
    told = json.loads(render(report, "json"))
    assert (told["summary"]["below_confidence"], told["min_confidence"]) == (1, least)
    assert "not shown" not in render(whole, "text")


def test_all_left_out(tmp_path: Path) -> None:
    """Where nothing is left, the report says why."""
    (tmp_path / "a.txt").write_text("The Delta summit in Lisbon ended on 4 May 2024.")
    (tmp_path / "b.txt").write_text("The Delta summit in Oslo ended on 4 May 2024.")
    report = checker.check(tmp_path, min_confidence=1)
    shown = render(replace(report, findings=()), "text")
    assert "No conflict. None ignored. 1 finding below confidence 1 not shown." in shown
