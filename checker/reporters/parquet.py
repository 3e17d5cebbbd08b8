"""The findings as Parquet: one row a claim of a finding, typed, for engines of data teams."""

from __future__ import annotations

from checker.model import Report
from checker.reporters.claim_table import as_parquet, claim_table
from checker.reporters.view import View

HEAD = ("finding", "rule", "verdict", "severity", "confidence", "subject", "status")
"""What is said of the finding, before what is said of the claim."""


def render(report: Report, view: View) -> bytes:  # noqa: ARG001  programs get every finding
    """The rows of ``Report.to_frame``, with the status of each finding."""
    rows = [(finding, claim) for finding in report.findings for claim in finding.claims]
    told = [
        (finding.id, finding.rule, finding.verdict, finding.severity, finding.confidence, finding.subject, finding.status)
        for finding, _ in rows
    ]
    head = {name: [row[at] for row in told] for at, name in enumerate(HEAD)}
    return b"".join(as_parquet([claim_table([claim for _, claim in rows], head, more=("quote",))]))
