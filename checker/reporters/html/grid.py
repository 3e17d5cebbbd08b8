"""The grid of facts and sources: which source says what of each fact, and where nobody else does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.model import Finding, Report
from checker.reporters.cards import WORDS
from checker.reporters.names import short_names

_MOST_CELLS = 20_000
_MOST_COLUMNS = 40
"""Sources past which a table is too wide to be read: then the sources stand beside their value."""


@dataclass(frozen=True, slots=True)
class Row:
    """One fact.

    Attributes:
        anchor: of its card.
        fact: its name.
        word, verdict: what comparing gave.
        cells: what each source says of it, or where there are too many sources (value, sources).
    """

    anchor: str
    fact: str
    word: str
    verdict: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Facts by sources.

    Attributes:
        columns: (short name, name) of the sources; empty where there are too many for columns.
        rows: one a fact.
        is_open: whether it is small enough to be shown at once.
    """

    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    is_open: bool


def grid(findings: Sequence[Finding], report: Report, anchors: Mapping[str, str]) -> Grid:
    """The grid of some findings; each cell has what the source says, all of it where it says several things."""
    told = [finding for finding in findings if finding.values]
    names = {claim.document for finding in told for claim in finding.claims}
    held = [document.id for document in report.documents if document.id in names]
    short = short_names(held)
    wide = len(held) > _MOST_COLUMNS or len(held) * len(told) > _MOST_CELLS
    rows = []
    for finding in told:
        said = _said(finding)
        if wide:
            cells = tuple((value, ", ".join(short.get(name, name) for name in sources)) for value, sources in said.items())
        else:
            cells = tuple((" / ".join(value for value, sources in said.items() if name in sources), "") for name in held)
        rows.append(
            Row(anchors[finding.id], finding.label or finding.message, WORDS[finding.verdict].capitalize(), finding.verdict.value, cells)
        )
    columns = () if wide else tuple((short[name], name) for name in held)
    return Grid(columns, tuple(rows), len(rows) * max(1, len(columns)) <= _MOST_CELLS // 20)


def _said(finding: Finding) -> dict[str, dict[str, None]]:
    """Each value to the documents that state it, in order."""
    document = {claim.id: claim.document for claim in finding.claims}
    said: dict[str, dict[str, None]] = {}
    for value in finding.values:
        sources = said.setdefault(value.display, {})
        sources |= {document[each]: None for each in value.claims if each in document}
    return said
