"""SARIF 2.1.0."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from checker.model import Claim, Decided, Decision, Document, Finding, Kind, Report, RuleNote, Severity, Skipped, Verdict
from checker.reporters import render
from checker.reporters.spots import first_look, spot

from . import reports
from .test_hostile import ATTACKS, TEXTS

# The schema that OASIS published, as the package @microsoft/jest-sarif 1.0.0-beta.0 (MIT) carries it.
VALIDATOR = jsonschema.Draft4Validator(json.loads(Path(__file__).with_name("sarif-2.1.0-rtm.5.json").read_text("utf-8")))


def run_of(report: Report, **view: object) -> dict[str, Any]:
    """The one run of a log that is valid."""
    log = json.loads(render(report, "sarif", **view))  # type: ignore[arg-type]
    VALIDATOR.validate(log)
    (run,) = log["runs"]
    numbers = {str(each["id"]) for result in run["results"] for each in result["relatedLocations"]}
    for result in run["results"]:
        assert result["locations"], "GitHub needs one"
        assert set(re.findall(r"(?<!\\)\]\((\d+)\)", result["message"]["text"])) <= numbers
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    return run  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "report",
    [reports.report(), reports.stories(), reports.report(reports.growth()), *(reports.hostile(attack) for attack in ATTACKS)],
)
def test_valid(report: Report) -> None:
    """Every log is valid against the official schema."""
    run_of(report)


@settings(deadline=None, max_examples=25)
@given(TEXTS)
def test_any_text_is_valid(text: str) -> None:
    """Whatever documents hold, and every address is one."""
    for result in run_of(reports.hostile(text))["results"]:
        for each in (*result["locations"], *result["relatedLocations"]):
            assert re.fullmatch(r"(?:file://)?[\w.~%/-]+", each["physicalLocation"]["artifactLocation"]["uri"], re.ASCII)


def test_a_result() -> None:
    """Rule, level, rank, message with links, the claim to look at first, every claim beside it, identity without lines."""
    result = run_of(reports.stories())["results"][0]
    assert (result["ruleId"], result["level"], result["kind"], result["rank"]) == ("diplomacy/summit-venue", "error", "fail", 80)
    assert result["message"]["text"] == "APEC summit is placed in Busan and in Seoul: [Busan](1); [Seoul](2)"
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": reports.B},
        "region": {
            "startLine": 27,
            "startColumn": 124,
            "endLine": 27,
            "endColumn": 129,
            "charOffset": 823,
            "charLength": 5,
            "snippet": {"text": "Seoul"},
        },
    }
    assert [each["message"]["text"] for each in result["relatedLocations"]] == [
        "Busan, published 2025-11-25",
        "Seoul, published 2025-10-27, The White House",
    ]
    assert result["fingerprints"] == {"checkerFact/v1": "c4f19be2a07d"}
    moved = replace(
        reports.summit(), message="Other words", claims=tuple(replace(each, line=99, start=5) for each in reports.summit().claims)
    )
    assert run_of(reports.report(moved))["results"][0]["partialFingerprints"] == result["partialFingerprints"]


def test_which_verdicts_are_results() -> None:
    """What agrees is a result only where it is asked for, and then passes; what one source says is none."""
    assert [each["properties"]["verdict"] for each in run_of(reports.stories())["results"]] == ["conflict", "revision"]
    shown = run_of(reports.stories(), show=[Verdict.AGREEMENT])["results"]
    assert [(each["kind"], each["level"]) for each in shown] == [("fail", "error"), ("fail", "note"), ("pass", "none")]


@pytest.mark.parametrize(
    ("status", "decided", "suppressed"),
    [
        (Decision.NEW, None, []),
        (Decision.ASK, Decided(Decision.ASK, "who?"), []),
        (
            Decision.ACCEPTED,
            Decided(Decision.ACCEPTED, "an early plan", "Ana", "2026-11-30"),
            [("external", "accepted (Ana, 2026-11-30): an early plan")],
        ),
        (Decision.FALSE_ALARM, Decided(Decision.FALSE_ALARM), [("external", "false alarm")]),
        (Decision.IGNORED, None, [("inSource", "ignored, as the text asks: a.txt:3 asks to ignore this: old")]),
    ],
)
def test_suppressions(status: Decision, decided: Decided | None, suppressed: list[tuple[str, str]]) -> None:
    """What was decided is suppressed, with the reason; what is to be asked is not."""
    finding = replace(reports.summit(), status=status, decided=decided, notes=("a.txt:3 asks to ignore this: old",))
    (result,) = run_of(reports.report(finding))["results"]
    assert [(each["kind"], each["justification"]) for each in result["suppressions"]] == suppressed


def test_rules_are_described() -> None:
    """A rule says what it is about and why; linking and the checks do too."""
    note = RuleNote(
        "diplomacy/summit-venue",
        "Where a summit is held",
        "x.yml:3",
        why="Readers travel.",
        severity=Severity.WARNING,
        link="https://example.org/a",
    )
    rules = {
        rule["id"]: rule for rule in run_of(reports.report(reports.summit(), reports.growth(), rulebook=(note,)))["tool"]["driver"]["rules"]
    }
    assert set(rules) == {"diplomacy/summit-venue", "checks/percent-change"}
    venue = rules["diplomacy/summit-venue"]
    assert (venue["shortDescription"]["text"], venue["fullDescription"]["text"]) == ("Where a summit is held", "Readers travel.")
    assert (venue["defaultConfiguration"]["level"], venue["helpUri"]) == ("warning", "https://example.org/a")
    assert "percentage" in rules["checks/percent-change"]["shortDescription"]["text"]


def test_what_was_not_read_is_notified() -> None:
    """A skipped file is a notification with its place."""
    run = run_of(reports.report(skipped=(Skipped("a b.pdf", None, "a scan"),), limits=("3 of it",)))
    told = run["invocations"][0]["toolExecutionNotifications"]
    assert [(each["level"], each["message"]["text"]) for each in told] == [
        ("warning", "skipped: a scan"),
        ("note", "not all compared: 3 of it"),
    ]
    assert told[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.pdf"


@pytest.mark.parametrize(
    ("name", "uri"), [("bad\udcff\udcfename.txt", "bad%FF%FEname.txt"), ("caf\u00e9.txt", "caf%C3%A9.txt"), ("\ud800.txt", "%3F.txt")]
)
def test_bytes_of_a_name(name: str, uri: str) -> None:
    """The address of a file whose name is no UTF-8 has the bytes of its name, so that it leads there."""
    told = run_of(reports.report(skipped=(Skipped(name, None, "a scan"),)))["invocations"][0]["toolExecutionNotifications"]
    assert told[0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


PDF = Claim("a.pdf", 3, 5, "10", Kind.NUMBER, line=4, column=2, page=3)


@pytest.mark.parametrize(
    ("claim", "file", "found"),
    [
        (replace(PDF, document="n/a.txt", page=None), "in/n/a.txt", ("in/n/a.txt", 4, 2, 4, 4, None)),
        (replace(PDF, document="a.md", page=None, text='"10\nor 11"'), None, ("a.md", 4, 2, 5, 7, None)),
        (replace(PDF, document="a.html", page=None), "in/a.html", ("in/a.html", 4, 2, None, None, None)),
        (PDF, "in/a.pdf", ("in/a.pdf", None, None, None, None, "page 3, line 4")),
        (replace(PDF, document="a.xlsx", page=None, cell="Revenue!B7"), None, ("a.xlsx", None, None, None, None, "cell Revenue!B7")),
        (replace(PDF, document="a.docx", page=None), None, ("a.docx", None, None, None, None, "line 4")),
        (replace(PDF, document="rec1", page=None), "in/all.jsonl", ("in/all.jsonl", None, None, None, None, "rec1:4")),
    ],
)
def test_spot(claim: Claim, file: str | None, found: tuple[object, ...]) -> None:
    """A region where the file has lines, its end where the file's text is the document's; the page or cell elsewhere."""
    assert spot(claim, {claim.document: Document(claim.document, "", file=file)}) == found


def stated(*support: tuple[str, str | None, int]) -> Finding:
    """A finding of values from a document each, with its date and how many sources state the value."""
    claims = [reports.claim(name, "It is 5.", "5", line=1, published=date, id=name) for name, date, _ in support]
    values = [reports.value(one.id, one, sources=number) for one, (_, _, number) in zip(claims, support, strict=True)]
    return reports.finding("1" * 12, Verdict.CONFLICT, "x", *values, claims=tuple(claims))


@pytest.mark.parametrize(
    ("finding", "first"),
    [
        (stated(("a", None, 2), ("b", None, 1), ("c", None, 3)), "b"),
        (stated(("a", "2025-02", 1), ("b", "2025-01", 1), ("c", None, 1)), "b"),
        (stated(("a", "2025-01", 1), ("b", None, 1)), "a"),
        (stated(("a", None, 1), ("b", None, 1)), "b"),
        (reports.growth(), "report.md"),
    ],
)
def test_first_look(finding: Finding, first: str) -> None:
    """The minority first, else the older, else the later in order of path."""
    assert first_look(finding).document == first
