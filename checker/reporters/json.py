"""The report for programs: the JSON of the outer contract, which changes only by adding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict

from checker.model import Applied, Document, Finding, Report, Value
from checker.reporters.strict_json import pieces
from checker.reporters.view import View

SCHEMA = 1
"""Number of the contract; a field that goes or changes its meaning raises it."""


def render(report: Report, view: View) -> Iterator[str]:  # noqa: ARG001  programs get every finding, whatever the view
    """One JSON object: ``schema, summary, findings, documents, skipped, min_confidence, rules, limits, remarks``."""
    return pieces(_record(report, map(finding_record, report.findings), _documents(report)), indent=1)


def record(report: Report) -> dict[str, object]:
    """The report as plain dictionaries, lists, words and numbers, in the order of the contract."""
    return _record(report, [finding_record(finding) for finding in report.findings], list(_documents(report)))


def _record(report: Report, findings: Iterable[dict[str, object]], documents: Iterable[dict[str, object]]) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "summary": report.summary,
        "findings": findings,
        "documents": documents,
        "skipped": [{"document": skipped.document, "line": skipped.line, "reason": skipped.reason} for skipped in report.skipped],
        "min_confidence": report.min_confidence,
        "rules": [asdict(rule) for rule in report.rulebook],
        "limits": report.limits,
        "remarks": [asdict(remark) for remark in report.remarks],
        "decisions": _decisions(report.decisions) if report.decisions else None,
        "published_since": report.since,
        "before": report.before,
    }


def finding_record(finding: Finding) -> dict[str, object]:
    """One finding as the JSON object of the contract."""
    from checker.model.tables import claim_record, whole

    return {
        "id": finding.id,
        "rule": finding.rule,
        "verdict": finding.verdict.value,
        "severity": finding.severity.value if finding.severity else None,
        "confidence": whole(finding.confidence),
        "message": finding.message,
        "label": finding.label,
        "subject": finding.subject,
        "period": finding.period,
        "values": [_value(value) for value in finding.values],
        "claims": [claim_record(claim) | {"quote": claim.quote} for claim in finding.claims],
        "computed": asdict(finding.computed) if finding.computed else None,
        "assumptions": finding.assumptions,
        "notes": finding.notes,
        "because": [(words, whole(weight)) for words, weight in finding.because],
        "related": finding.related,
        "status": finding.status.value,
        "read_as": finding.read_as,
        "decided": asdict(finding.decided) if finding.decided else None,
    }


def _value(value: Value) -> dict[str, object]:
    from checker.model.tables import whole

    return {
        "value": whole(value.value) if isinstance(value.value, float) else value.value,
        "unit": value.unit,
        "display": value.display,
        "claims": value.claims,
        "sources": value.sources,
        "earlier": value.earlier,
        "cue": value.cue,
    }


def _decisions(applied: Applied) -> dict[str, object]:
    """What became of the decisions; the entries themselves stay in their files."""
    record = asdict(applied)
    del record["given"]
    return record


def _documents(report: Report) -> Iterator[dict[str, object]]:
    return (_document(document, report.claims.get(document.id, 0)) for document in report.documents)


def _document(document: Document, claims: int) -> dict[str, object]:
    return {
        "id": document.id,
        "title": document.title,
        "source": document.source,
        "authority": document.authority,
        "published": document.published,
        "published_from": document.published_from,
        "written": document.written,
        "written_from": document.written_from,
        "claims": claims,
        "notes": document.notes,
    }
