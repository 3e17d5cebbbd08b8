"""What a figure in a table is about: its column and row name property and entity, its caption qualifies it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from checker.annotators.clauses import Reading
from checker.model import FIGURE_KINDS, Cell, Claim, FigureRole, Kind, Section, Status, Table, Trend
from checker.text.folding import squeeze
from checker.text.lookup import column, word_set
from checker.text.periods import named_period
from checker.text.scan import Scan
from checker.units import Measure, split_measure

_NUMBER = re.compile(r"^(?:table|tab\.|exhibit|figure|fig\.|schedule|annex)\s+[\w.-]{1,8}\s*[:.–—-]?\s+", re.IGNORECASE)
_ENDS = re.compile(r"^[\s,;:.|/–—-]+|[\s,;:|/–—*†‡§¹²³⁴-⁹-]+$")
_RANK = re.compile(r"\W*\d+\W*")
_DESCRIBED = FIGURE_KINDS | {Kind.DATE, Kind.ORDINAL}


class _Name(NamedTuple):
    """What the name of a row, a column, a group or a table tells.

    Attributes:
        words: what is left without measure, time and status: "Revenue".
        measure: what its figures are measured in, or None.
        period: EDTF, or None.
        status: as in a claim, or None.
        change: True where its figures are changes ("Change", "Growth, %").
    """

    words: str
    measure: Measure | None
    period: str | None
    status: Status | None
    change: bool


@dataclass
class _Names:
    """The names of one document's tables, each read once."""

    scan: Scan
    _read: dict[tuple[int, int], _Name] = field(default_factory=dict)

    def of(self, span: tuple[int, int]) -> _Name:
        if span not in self._read:
            self._read[span] = self._parts(*span)
        return self._read[span]

    def cells(self, cells: Iterable[Cell]) -> list[_Name]:
        return [self.of((cell.start, cell.end)) for cell in cells]

    def _parts(self, start: int, end: int) -> _Name:
        period = named_period(self.scan.folded, start, end, self.scan.dates_in(start, end))
        text = self.scan.text[start:end]
        if period is not None:
            text = text[: period.start - start] + " " + text[period.end - start :]
        named = split_measure(_NUMBER.sub("", squeeze(text)))
        words = named.name.split()
        known = column("statuses", "word", "status") | _marks()
        bare = [_ENDS.sub("", word).casefold() for word in words]
        cue = next((word for word in bare if word in known), None) or (period.mark if period is not None and period.mark in known else None)
        change = any(word in word_set("header of a change") for word in bare)
        kept = [word for word, low in zip(words, bare, strict=True) if low != cue]
        return _Name(
            _ENDS.sub("", " ".join(kept)), named.measure, period.value if period else None, Status(known[cue]) if cue else None, change
        )


@cache
def _marks() -> dict[str, str]:
    """The letters after a year, and words that only a table uses so ("Budget")."""
    return column("table_statuses", "word", "status")


def annotate(reading: Reading) -> None:
    """Set entity, property, qualifiers, period, status and direction of claims in cells, as far as the cell itself does not say them."""
    names = _Names(reading.scan)
    for claim in reading.claims:
        held = reading.scan.document.cell_at(claim.start) if claim.section is Section.CELL else None
        if held is None or claim.kind not in _DESCRIBED:
            continue
        table, cell = held
        _describe(claim, table, cell, names, fills=reading.fills_cell(claim))


def _describe(claim: Claim, table: Table, cell: Cell, names: _Names, *, fills: bool) -> None:
    headers = names.cells(table.headers(cell))
    labels = names.cells(table.labels(cell))
    group = table.group(cell)
    of_all = any(name.words.casefold() in word_set("name of a total") for name in labels)  # a total below the groups belongs to none
    groups = names.cells([group]) if group is not None and not of_all else []
    caption = names.of(table.caption) if table.caption is not None else None
    if fills or not claim.property:
        prop, entity, others = _about(headers, labels, groups)
        claim.property, claim.entity = prop or claim.property, entity or (None if fills else claim.entity)
        said = [*others, *(name.measure.per for name in (*headers, *labels) if name.measure is not None and name.measure.per)]
        context = [*said, *([caption.words] if caption is not None else [])]
        claim.qualifiers = " ".join(dict.fromkeys(part for part in context if part)) or None
    near = [*reversed(headers), *reversed(labels), *groups, *([caption] if caption is not None else [])]
    if claim.period is None and claim.kind is not Kind.DATE:
        claim.period = next((name.period for name in near if name.period), None)
    status = next((name.status for name in near if name.status is not None), None)
    if status is not None and claim.status is Status.ACTUAL:
        claim.status = status
    if any(name.change for name in (*headers, *labels)):
        _as_change(claim)


def _about(headers: Sequence[_Name], labels: Sequence[_Name], groups: Sequence[_Name]) -> tuple[str | None, str | None, list[str]]:
    """(property, entity, what else is said).

    The column names the property and the row the entity; where the columns are times or kinds of figures ("2024", "Budget", "Change"),
    or the rows say what they are measured in and the columns do not ("Battery (kWh)" under "Long Range"), the row names the property.
    """
    over = [name for name in headers if name.words and not name.change]
    left = [name for name in labels if name.words and not _RANK.fullmatch(name.words)] or [name for name in labels if name.words]
    grouped = [name.words for name in groups if name.words]
    if not over:
        outer = [*grouped, *(name.words for name in left[:-1])]
        return left[-1].words if left else None, outer[0] if outer else None, outer[1:]
    rows_measure = any(name.measure is not None for name in left) and not any(name.measure is not None for name in headers)
    first, second = (left, over) if rows_measure else (over, left)
    prop = " ".join(name.words for name in first)
    entity = second[0].words if second else (grouped[0] if grouped else None)
    others = [*(name.words for name in second[1:]), *(grouped if second else grouped[1:])]
    return prop, entity, others


def _as_change(claim: Claim) -> None:
    """Read a figure under "Change" as prose would say it: "-5%" fell by 5."""
    claim.role = claim.role or FigureRole.DELTA
    if isinstance(claim.value, float):
        claim.trend = Trend.DOWN if claim.value < 0 else Trend.UP if claim.value > 0 else None
        claim.value = abs(claim.value)
