"""The published form of the JSON report is what is written."""

from __future__ import annotations

import copy
import json
from dataclasses import fields
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

import checker
from checker.model import Comparator, Decision, FigureRole, Kind, Modality, Report, Section, Severity, Status, Trend, Verdict
from checker.model.tables import RECORD_FIELDS
from checker.reporters import render
from tests.conftest import ROOT, Run

from . import reports
from .test_hostile import ATTACKS, TEXTS

SCHEMA: dict[str, Any] = json.loads((ROOT / "checker" / "data" / "report.schema.json").read_text("utf-8"))


def closed(node: Any) -> Any:
    """The schema with no key allowed but those that it describes: what it leaves open for later must not hide what it forgot."""
    if isinstance(node, list):
        return [closed(each) for each in node]
    if not isinstance(node, dict):
        return node
    made = {key: closed(value) for key, value in node.items()}
    return made | {"additionalProperties": False} if "required" in made and "properties" in made else made


VALIDATOR = jsonschema.Draft202012Validator(closed(copy.deepcopy(SCHEMA)))


def valid(report: Report) -> None:
    """Hold a report against the closed schema."""
    VALIDATOR.validate(json.loads(str(render(report, "json"))))


def test_it_is_a_schema() -> None:
    """Every part says what it is."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert all(part["description"].endswith(".") for part in SCHEMA["$defs"].values())


def test_seeds() -> None:
    """A real report is valid."""
    report = checker.check(ROOT / "seeds")
    valid(report)
    assert any(finding.because for finding in report.findings)


@pytest.mark.parametrize(
    "report", [reports.report(), reports.stories(), reports.report(reports.growth()), *(reports.hostile(attack) for attack in ATTACKS)]
)
def test_hand_made(report: Report) -> None:
    """So is every other."""
    for finding in report.findings:
        assert finding.id.isalnum()
    valid(report)


@settings(deadline=None, max_examples=25)
@given(TEXTS)
def test_any_text(text: str) -> None:
    """Whatever documents hold."""
    valid(reports.hostile(text))


@pytest.mark.parametrize(
    ("part", "key", "words"),
    [
        ("claim", "kind", Kind),
        ("claim", "comparator", Comparator),
        ("claim", "trend", Trend),
        ("claim", "role", FigureRole),
        ("claim", "status", Status),
        ("claim", "modality", Modality),
        ("claim", "section", Section),
        ("finding", "verdict", Verdict),
        ("finding", "severity", Severity),
        ("finding", "status", Decision),
    ],
)
def test_words_are_those_of_the_model(part: str, key: str, words: Any) -> None:
    """Every closed set of words is listed whole."""
    assert {word for word in SCHEMA["$defs"][part]["properties"][key]["enum"] if word is not None} == {word.value for word in words}


def test_keys_are_those_of_the_model() -> None:
    """Every field of a claim and of a value is described."""
    from checker.model import Value

    assert list(SCHEMA["$defs"]["claim"]["properties"]) == [*RECORD_FIELDS, "quote"]
    assert list(SCHEMA["$defs"]["value"]["properties"]) == [field.name for field in fields(Value)]


def test_command(program: Run) -> None:
    """``checker schema`` prints it."""
    assert json.loads(program("schema").stdout) == SCHEMA


def test_what_is_no_report_is_refused() -> None:
    """A conflict without a verdict, a confidence of 7."""
    record = json.loads(str(render(reports.stories(), "json")))
    record["findings"][0]["confidence"] = 7
    del record["findings"][1]["verdict"]
    assert len(list(jsonschema.Draft202012Validator(SCHEMA).iter_errors(record))) == 2
