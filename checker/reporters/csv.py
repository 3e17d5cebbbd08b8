"""The findings as a sheet: one row a claim, so that it can be sorted and filtered by whatever a reader looks for."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from checker.model import Claim, Finding, Report
from checker.model.own_report import FINDING_COLUMNS
from checker.reporters.cells import decided, defused
from checker.reporters.numbers import arithmetic
from checker.reporters.spots import holder
from checker.reporters.symbols import named
from checker.reporters.view import View


def render(report: Report, view: View) -> Iterator[str]:  # noqa: ARG001  a sheet has its own filters: it holds every finding
    """A header and a row for each claim of each finding, every finding of the report in its order."""
    yield _lines([FINDING_COLUMNS])
    files = {document.id: holder(document) for document in report.documents}
    for finding in report.findings:
        yield _lines(map(defused, row) for row in _rows(finding, files))


def _lines(rows: Iterable[Iterable[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _rows(finding: Finding, files: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    values = {name: value for value in reversed(finding.values) for name in value.claims}
    about = (
        finding.id,
        finding.verdict.value,
        finding.severity.value if finding.severity else "",
        f"{finding.confidence:.2f}",
        finding.status.value,
        finding.rule,
        finding.message,
        finding.subject,
        finding.period or "",
    )
    told = (
        arithmetic(finding.computed) if finding.computed else "",
        " ".join(finding.notes),
        "; ".join(finding.assumptions),
        *decided(finding),
    )
    for claim in finding.claims:
        value = values.get(claim.id)
        stated = (value.display, "yes" if value.earlier else "") if value else ("", "")
        yield (*about, *stated, *_said(claim), *told, files.get(claim.document, ""))
    if not finding.claims:
        yield (*about, *("" for _ in FINDING_COLUMNS[len(about) : -len(told) - 1]), *told, "")


def _said(claim: Claim) -> tuple[str, ...]:
    """Who says it, where, when and in which words."""
    return (
        named(claim.document),
        claim.position().after("").lstrip(" :"),
        claim.published or "",
        claim.speaker or "",
        claim.text,
        claim.quote,
    )
