"""Facts by sources: which document states which value of a fact, as auditors and fact-checkers keep it by hand."""

from __future__ import annotations

from typing import NamedTuple

from checker.model import Finding, Report


class Grid(NamedTuple):
    """The sheet: a row a finding, a column a document.

    Attributes:
        documents: ids of the documents that state something of a finding, in order.
        rows: each finding with what each of these documents states of it, "" where it says nothing.
    """

    documents: tuple[str, ...]
    rows: tuple[tuple[Finding, tuple[str, ...]], ...]


def grid(report: Report) -> Grid:
    """Every finding of a report against every document that speaks of one."""
    documents = tuple(sorted({claim.document for finding in report.findings for claim in finding.claims}))
    columns = {name: at for at, name in enumerate(documents)}
    return Grid(documents, tuple((finding, _row(finding, columns)) for finding in report.findings))


def _row(finding: Finding, columns: dict[str, int]) -> tuple[str, ...]:
    """What each document states: its values as the report writes them; its own words where the finding has no values."""
    stated: list[dict[str, None]] = [{} for _ in columns]
    of = {claim.id: claim.document for claim in finding.claims}
    for value in finding.values:
        shown = f"{value.display} (earlier)" if value.earlier else value.display
        for name in value.claims:
            if name in of:
                stated[columns[of[name]]][shown] = None
    for claim in finding.claims:
        if not finding.values:
            stated[columns[claim.document]][claim.text] = None
    return tuple("; ".join(each) for each in stated)
