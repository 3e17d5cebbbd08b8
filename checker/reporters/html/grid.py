"""The grid of facts and sources on the page: each fact leads to its card, and many sources stand beside their value."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checker.model import Finding, Report
from checker.reporters import grid as sheet
from checker.reporters.cards import WORDS
from checker.reporters.names import short_names
from checker.reporters.symbols import named

_MOST_CELLS = 20_000
_MOST_COLUMNS = 40
"""Sources past which a table is too wide to be read: then the sources stand beside their value."""
_NARROW = 7
"""Sources past which the columns of a printed table are too narrow for a word."""


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
        is_dense: whether it has so many columns that on paper their words have to be broken.
    """

    columns: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    is_open: bool
    is_dense: bool


def grid(findings: Sequence[Finding], report: Report, anchors: Mapping[str, str]) -> Grid:
    """The grid of some findings; ``anchors`` are those of their cards by id."""
    held = sheet.grid(findings, report)
    short = short_names(held.documents)
    wide = len(held.documents) > _MOST_COLUMNS or len(held.documents) * len(held.rows) > _MOST_CELLS
    rows = []
    for row in held.rows:
        if wide:
            cells = tuple((value, ", ".join(short[name] for name in sources)) for value, sources in row.said)
        else:
            cells = tuple((stated, "") for stated in row.cells(held.documents))
        finding = row.finding
        rows.append(
            Row(anchors[finding.id], finding.label or finding.message, WORDS[finding.verdict].capitalize(), finding.verdict.value, cells)
        )
    columns = () if wide else tuple((short[name], named(name)) for name in held.documents)
    return Grid(columns, tuple(rows), len(rows) * max(1, len(columns)) <= _MOST_CELLS // 20, len(columns) > _NARROW)
