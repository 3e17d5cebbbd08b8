"""A report counts its findings, and fails at the threshold that was asked for."""

from __future__ import annotations

import pytest

from checker.model import Decision, Document, Finding, Report, Severity, Verdict


def finding(verdict: Verdict, severity: Severity | None, status: Decision = Decision.NEW) -> Finding:
    """A finding with nothing but a verdict."""
    return Finding("0" * 12, "pack/rule", verdict, severity, 0.9, "message", "label", "subject", None, (), (), status=status)


def report(*findings: Finding) -> Report:
    """A report on one document."""
    return Report((Document("a.txt", ""),), {"a.txt": 4}, 2, 1, findings, ())


@pytest.mark.parametrize(
    ("verdict", "severity", "failing"),
    [
        (Verdict.CONFLICT, Severity.ERROR, {"conflict", "error", "warning", "note"}),
        (Verdict.CONFLICT, Severity.WARNING, {"conflict", "warning", "note"}),
        (Verdict.REVISION, Severity.NOTE, {"note"}),
        (Verdict.AGREEMENT, None, set()),
        (Verdict.SINGLE, None, set()),
    ],
)
def test_thresholds(verdict: Verdict, severity: Severity | None, failing: set[str]) -> None:
    """``--fail-on`` counts severities; ``conflict`` counts any conflict; ``never`` counts nothing."""
    made = report(finding(verdict, severity))
    assert {word for word in ("conflict", "error", "warning", "note", "never") if made.fails(word)} == failing


@pytest.mark.parametrize("status", [Decision.ACCEPTED, Decision.FALSE_ALARM, Decision.IGNORED])
def test_decided_findings_do_not_fail(status: Decision) -> None:
    """What a person has accepted or dismissed does not count."""
    assert not report(finding(Verdict.CONFLICT, Severity.ERROR, status)).fails("error")
    assert report(finding(Verdict.CONFLICT, Severity.ERROR, Decision.ASK)).fails("error")


def test_summary_counts_every_verdict() -> None:
    """The summary has a count for each verdict, zero included."""
    summary = report(finding(Verdict.CONFLICT, Severity.ERROR), finding(Verdict.SINGLE, None)).summary
    assert summary == {
        "documents": 1,
        "skipped": 0,
        "claims": 4,
        "compared": 2,
        "conflict": 1,
        "revision": 0,
        "rounding": 0,
        "agreement": 0,
        "single": 1,
        "below_confidence": 0,
        "ignored": 0,
    }


def test_line_and_column() -> None:
    """Lines and columns count from one, and only a newline ends a line."""
    document = Document("a.txt", "one\r\ntwo\u2028three\n")
    assert [document.line_column(offset) for offset in (0, 4, 5, 9)] == [(1, 1), (1, 5), (2, 1), (2, 5)]
