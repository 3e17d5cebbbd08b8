"""Facts by sources: which document states which value of a fact, as auditors and fact-checkers keep it by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.model import Finding, Report


@dataclass(frozen=True, slots=True)
class Row:
    """One fact.

    Attributes:
        finding: what was found of it.
        said: each value as the report writes it, "(earlier)" behind one that a text gives up, with the documents that state it; the words
            of the claims where the finding has no values.
    """

    finding: Finding
    said: tuple[tuple[str, tuple[str, ...]], ...]

    def cells(self, documents: Sequence[str]) -> tuple[str, ...]:
        """What each of some documents states, "" where it says nothing."""
        stated: dict[str, list[str]] = {}
        for value, named in self.said:
            for name in named:
                stated.setdefault(name, []).append(value)
        return tuple("; ".join(stated.get(name, ())) for name in documents)


@dataclass(frozen=True, slots=True)
class Grid:
    """The sheet: a row a finding, a column a document.

    Attributes:
        documents: ids of the documents that state something of a finding, in the order of the report.
        rows: one a finding.
    """

    documents: tuple[str, ...]
    rows: tuple[Row, ...]


def grid(findings: Sequence[Finding], report: Report) -> Grid:
    """Some findings of a report against every document that speaks of one of them."""
    spoken_of = {claim.document for finding in findings for claim in finding.claims}
    listed = [document.id for document in report.documents]
    named = dict.fromkeys([*(name for name in listed if name in spoken_of), *sorted(spoken_of)])
    return Grid(tuple(named), tuple(Row(finding, _said(finding)) for finding in findings))


def _said(finding: Finding) -> tuple[tuple[str, tuple[str, ...]], ...]:
    of = {claim.id: claim.document for claim in finding.claims}
    said: dict[str, dict[str, None]] = {}
    for value in finding.values:
        shown = f"{value.display} (earlier)" if value.earlier else value.display
        said.setdefault(shown, {}).update((of[name], None) for name in value.claims if name in of)
    if not finding.values:
        for claim in finding.claims:
            said.setdefault(claim.text, {})[claim.document] = None
    return tuple((value, tuple(named)) for value, named in said.items())
