"""A JSON report read back is the report."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from checker.errors import CheckerError, PathError
from checker.model import Report, RuleNote, Tolerance
from checker.reporters import render
from checker.reporters.stored import load, parse

from . import reports

RULE = RuleNote("diplomacy/summit-venue", "Where a summit is held", "built-in rules/x.yml:3", ("event",), Tolerance("share", 0.02))


def whole() -> Report:
    """A report that has everything, with characters that JSON escapes."""
    hostile = replace(reports.growth(), message="bidi \u202e, surrogate \ud800, escape \x1b", read_as={"a": "short_ton"})
    return replace(
        reports.stories(),
        findings=(*reports.stories().findings, hostile),
        below=7,
        min_confidence=0.5,
        rulebook=(RULE,) * 4,
        limits=("3 of it.",),
    )


def test_there_and_back() -> None:
    """What was written is what is read, to the byte, in every format."""
    written = render(whole(), "json")
    read = parse(written.encode(), "report.json")
    assert render(read, "json") == written
    assert render(read, "text") == render(whole(), "text")
    assert read.findings == whole().findings
    assert (read.rulebook, read.summary) == (whole().rulebook, whole().summary)


def test_older_report() -> None:
    """A report without what was added later is read as well."""
    record = json.loads(render(whole(), "json"))
    for name in ("rules", "min_confidence", "limits"):
        del record[name]
    for finding in record["findings"]:
        del finding["read_as"]
    assert parse(b"\xef\xbb\xbf" + json.dumps(record).encode(), "report.json").rulebook == ()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"a": 1', "x.json:1:8: is no JSON: expecting ',' delimiter"),
        (b"", "x.json:1:1: is no JSON: expecting value"),
        (b"\xff\xfe", "x.json: is no JSON that checker can read"),
        (b"[" * 100_000, "x.json: is no JSON that checker can read"),
        (b"[1, 2]", "x.json: is JSON, but no report of checker"),
        (b'{"findings": []}', "x.json: is JSON, but no report of checker"),
        (b'{"schema": 2, "findings": []}', "x.json: is a report of schema 2, and this checker knows schema 1"),
        (b'{"schema": true, "findings": []}', "x.json: is a report of schema True"),
        (
            b'{"schema": 1, "findings": [{"id": "x"}]}',
            "x.json: is a report of another version of checker, or was changed by hand: findings.0.rule: field required",
        ),
        (
            b'{"schema": 1, "findings": {}}',
            "x.json: is a report of another version of checker, or was changed by hand: findings: input should be",
        ),
    ],
)
def test_mistakes(data: bytes, said: str) -> None:
    """What is no report is one sentence that says what it is."""
    with pytest.raises(CheckerError) as caught:
        parse(data, "x.json")
    assert str(caught.value).startswith(said)
    assert "\n" not in str(caught.value)


def test_missing_file(tmp_path: Path) -> None:
    """A file that is not there is a path to mend."""
    with pytest.raises(PathError, match=r"nope\.json: cannot be read"):
        load(str(tmp_path / "nope.json"))


def test_a_finding_twice() -> None:
    """A finding that was copied is a mistake; the same values of other claims are two findings of one id."""
    told = reports.summit()
    with pytest.raises(CheckerError, match=r"^x\.json: holds finding c4f19be2a07d twice with the same claims") as caught:
        parse(str(render(reports.report(told, reports.growth(), told), "json")).encode(), "x.json")
    assert "\n" not in str(caught.value)
    other = replace(told, claims=tuple(replace(claim, id=f"b{claim.id}") for claim in told.claims))
    assert len(parse(str(render(reports.report(told, other), "json")).encode(), "x.json").findings) == 2
