"""Facts by sources: which document states which value of a fact, as auditors and fact-checkers keep it by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checker.model import Claim, Finding, Report, Value
from checker.reporters.symbols import visible


@dataclass(frozen=True, slots=True)
class Row:
    """One fact.

    Attributes:
        finding: what was found of it.
        said: what documents print, "(earlier)" behind what a text gives up, each with the documents that print it: "1.5 miles" in one,
            "2.4 km" in another, though both are one value of the finding.
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
    by_id = {claim.id: claim for claim in finding.claims}
    said: dict[str, dict[str, None]] = {}
    for value in finding.values:
        for claim in (by_id[name] for name in value.claims if name in by_id):
            shown = f"{_printed(claim, value)} (earlier)" if value.earlier else _printed(claim, value)
            said.setdefault(shown, {})[claim.document] = None
    if not finding.values:
        for claim in finding.claims:
            said.setdefault(claim.text, {})[claim.document] = None
    return tuple((value, tuple(named)) for value, named in said.items())


def _printed(claim: Claim, value: Value) -> str:
    """What a document prints of a value: the value as the report writes it, with its unit and sign, where it holds the claim's words."""
    text = re.escape(visible(claim.text))
    return value.display if re.search(rf"(?<![\w.,-]){text}(?![\w-]|[.,]\w)", visible(value.display)) else claim.text
