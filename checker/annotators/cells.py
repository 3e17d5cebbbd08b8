"""What a figure in a table is about: its column and row name property and entity, its caption qualifies it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from checker.annotators.clauses import Reading
from checker.model import FIGURE_KINDS, Cell, Claim, FigureRole, Kind, Section, Status, Table, Trend
from checker.text.lookup import column, word_set
from checker.text.scan import Scan
from checker.units import Measure, read_heading

_ENDS = re.compile(r"^[\s,;:.|/–—-]+|[\s,;:|/–—*†‡§¹²³⁴-⁹-]+$")
_STATUS = re.compile(r"\A\W*(?P<alone>[A-Za-z]+\.?)\W*\Z|\s*[(\[](?P<inside>[A-Za-z]+\.?)[)\]]|\s*[,–—-]\s+(?P<tail>[A-Za-z]+\.?)\Z")
_RANK = re.compile(r"\W*\d+\W*")
MOST_HEADS = 200
"""Header cells that are asked what the columns of a table are."""
_DESCRIBED = FIGURE_KINDS | {Kind.DATE, Kind.ORDINAL}


class _Name(NamedTuple):
    """What the name of a row, a column, a group or a table tells.

    Attributes:
        words: what is left without measure, time and status: "Revenue"; empty where it only says that figures are changes.
        measure: what its figures are measured in, or None.
        period: EDTF, "-35" for a quarter without its year, or None.
        status: as in a claim, or None.
        change: True where its figures are changes ("Change", "Revenue growth, %").
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
    _of_times: dict[int, bool] = field(default_factory=dict)

    def of(self, span: tuple[int, int], *, of_row: bool = False) -> _Name:
        if span not in self._read:
            self._read[span] = self._parts(span, of_row=of_row)
        return self._read[span]

    def cells(self, cells: Iterable[Cell], *, of_row: bool = False) -> list[_Name]:
        return [self.of((cell.start, cell.end), of_row=of_row) for cell in cells]

    def of_times(self, table: Table) -> bool:
        """Tell whether the columns of a table are times or kinds of figures: then its rows name what is measured."""
        known = self._of_times.get(id(table))
        if known is None:
            read = self.cells(table.heads[:MOST_HEADS])
            timed = any((name.period or name.status) and not name.words for name in read)
            known = self._of_times[id(table)] = timed or not any(name.words or name.change for name in read)
        return known

    def _parts(self, span: tuple[int, int], *, of_row: bool) -> _Name:
        scan = self.scan
        heading = read_heading(scan.text, scan.folded, span, scan.dates_in(*span), of_row=of_row)
        words, status = _without_status(heading.words)
        mark = heading.period.mark if heading.period is not None else ""
        status = status or _marks().get(mark)
        bare = [_ENDS.sub("", word).casefold() for word in words.split()]
        change = any(word in word_set("header of a change") for word in bare)
        if change and all(word in word_set("header of a change") | word_set("beside a change") for word in bare):
            words = ""
        period = heading.period.value if heading.period is not None else None
        return _Name(_ENDS.sub("", words), heading.measure, period, Status(status) if status else None, change)


def _without_status(words: str) -> tuple[str, str | None]:
    """A name without the word that says whether its figures have come to pass: all of it, in brackets, or after a comma."""
    known = column("statuses", "word", "status") | column("table_statuses", "word", "status")
    for match in _STATUS.finditer(words):
        word = match["alone"] or match["inside"] or match["tail"]
        if len(word) > 1 and word.casefold().rstrip(".") in known:
            return words[: match.start()] + words[match.end() :], known[word.casefold().rstrip(".")]
    return words, None


@cache
def _marks() -> dict[str, str]:
    """The letters that tables set after a year: "2026E"."""
    return {word: status for word, status in column("table_statuses", "word", "status").items() if len(word) == 1}


def annotate(reading: Reading) -> None:
    """Set entity, property, qualifiers, period, status and direction of claims in cells, as far as the cell itself does not say them."""
    if not reading.scan.document.tables:
        return
    names = _Names(reading.scan)
    for claim in reading.claims:
        held = reading.scan.document.cell_at(claim.start) if claim.section is Section.CELL else None
        if held is None or claim.kind not in _DESCRIBED:
            continue
        table, cell = held
        _describe(claim, table, cell, names, fills=reading.fills_cell(claim))


def _describe(claim: Claim, table: Table, cell: Cell, names: _Names, *, fills: bool) -> None:
    headers = names.cells(table.headers(cell))
    labels = names.cells(table.labels(cell), of_row=True)
    group = table.group(cell)
    of_all = any(name.words.casefold() in word_set("name of a total") for name in labels)  # a total below the groups belongs to none
    groups = names.cells([group]) if group is not None and not of_all else []
    caption = names.of(table.caption) if table.caption is not None else None
    if fills or not claim.property:
        prop, entity, others = _about(headers, labels, groups, rows_are_properties=names.of_times(table))
        claim.property, claim.entity = prop or claim.property, entity or (None if fills else claim.entity)
        said = [*others, *(name.measure.per for name in (*headers, *labels) if name.measure is not None and name.measure.per)]
        context = [*said, *([caption.words] if caption is not None else [])]
        claim.qualifiers = " ".join(dict.fromkeys(part for part in context if part)) or None
    near = [*reversed(headers), *reversed(labels), *groups, *([caption] if caption is not None else [])]
    if claim.period is None and claim.kind is not Kind.DATE:
        claim.period = _period([name.period for name in near if name.period])
    status = next((name.status for name in near if name.status is not None), None)
    if status is not None and claim.status is Status.ACTUAL:
        claim.status = status
    if any(name.change for name in (*headers, *labels)):
        _as_change(claim)


def _period(told: Sequence[str]) -> str | None:
    """The time that names tell together, the nearest first: "Q3" under "2024" is the third quarter of that year."""
    if not told or not told[0].startswith("-"):
        return told[0] if told else None
    year = next((value for value in told[1:] if len(value) == len("2024")), None)
    return f"{year}{told[0]}" if year is not None else None


def _about(
    headers: Sequence[_Name], labels: Sequence[_Name], groups: Sequence[_Name], *, rows_are_properties: bool
) -> tuple[str | None, str | None, list[str]]:
    """(property, entity, what else is said).

    The column names the property and the row the entity; where the columns are times or kinds of figures ("2024", "Budget", "Change"),
    or the rows say what they are measured in and the columns do not ("Battery (kWh)" under "Long Range"), the row names the property.
    """
    over = [name for name in headers if name.words]
    left = [name for name in labels if name.words and not _RANK.fullmatch(name.words)] or [name for name in labels if name.words]
    grouped = [name.words for name in groups if name.words]
    if not over and (rows_are_properties or not any(name.change for name in headers)):
        outer = [*grouped, *(name.words for name in left[:-1])]
        return left[-1].words if left else None, _named(outer[0]) if outer else None, outer[1:]
    if not over:
        over = [name._replace(words="growth") for name in headers if name.change][:1]
    rows_measure = any(name.measure is not None for name in left) and not any(name.measure is not None for name in headers)
    first, second = (left, over) if rows_measure else (over, left)
    prop = " ".join(name.words for name in first)
    entity = second[0].words if second else (grouped[0] if grouped else None)
    others = [*(name.words for name in second[1:]), *(grouped if second else grouped[1:])]
    return prop, _named(entity), others


def _named(entity: str | None) -> str | None:
    """An entity, None for "Total", which is the total of another thing in every table."""
    return None if entity is None or entity.casefold() in word_set("name of a total") else entity


def _as_change(claim: Claim) -> None:
    """Read a figure under "Change" as prose would say it: "-5%" fell by 5."""
    claim.role = claim.role or FigureRole.DELTA
    if isinstance(claim.value, float):
        claim.trend = Trend.DOWN if claim.value < 0 else Trend.UP if claim.value > 0 else None
        claim.value = abs(claim.value)
