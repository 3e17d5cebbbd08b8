"""A figure of the prose against the cell of the document's own table that it names by row and column."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from checker.comparisons.checks.outcome import Outcome, Text, region, share
from checker.comparisons.checks.sheet import Sheet, sheets, signed
from checker.model import FIGURE_KINDS, Claim, Comparator, FigureRole, Kind, Modality, Section, Verdict
from checker.text.folding import fold, squeeze
from checker.text.lookup import word_set
from checker.text.plurals import singular
from checker.units import conversion

MOST_LINES = 40
"""Rows or columns whose names begin with one word; of more none is looked for, so that long tables cost no more than short ones."""
FARTHEST = 3.0
"""How many times a cell a figure may be and still mean it."""
MOST_IN_SENTENCE = 12
MOST_ROWS = 1000
"""Rows that are asked whether a figure stands in one of them."""

_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_WORD = re.compile(r"[^\W\d_][\w'-]*|\d+")
_TIME = re.compile(
    r"(?:fy|q[1-4]|h[12]|[12]h|[1-4]q|\d{4}|\d{1,2}|jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*)\Z"
)


class _Line(NamedTuple):
    """A row or a column by its name."""

    words: tuple[str, ...]
    at: int


@dataclass
class _Names:
    """The names of the rows or the columns of a sheet."""

    by_first: dict[str, list[_Line]] = field(default_factory=lambda: defaultdict(list))
    timed: list[int] = field(default_factory=list)
    words: dict[int, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class _Index:
    """A sheet whose rows and columns can be found by their names."""

    sheet: Sheet
    rows: _Names
    columns: _Names


def find(text: Text) -> list[Outcome]:
    """The figures of the prose that differ from the cell of a table whose row and column their sentence names."""
    if not text.document.tables:
        return []
    indexes = [_index(sheet) for sheet in sheets(text) if sheet.figures]
    found = []
    for held in text.prose:
        figures = [claim for claim in held if _may_repeat(claim)]
        if figures and len(figures) <= MOST_IN_SENTENCE and indexes:
            words = _words(figures[0].quote)
            found += [out for claim in figures if (out := _of_claim(claim, words, indexes, figures)) is not None]
    return found


def _index(sheet: Sheet) -> _Index:
    rows, columns = {row for row, _ in sheet.figures}, set(sheet.columns)
    return _Index(sheet, _names(sheet.row_names, rows), _names(sheet.column_names, columns))


def _names(named: dict[int, list[str]], filled: set[int]) -> _Names:
    names = _Names()
    for line, told in named.items():
        if line not in filled:
            continue
        words = tuple(word for name in told for word in _words(_BRACKETS.sub("", name)))
        if not words:
            continue
        names.words[line] = frozenset(words)
        if all(_TIME.match(word) for word in words):
            names.timed.append(line)
        else:
            names.by_first[words[0]].append(_Line(tuple(word for word in words if not re.fullmatch(r"\d{4}", word)) or words, line))
    return names


@lru_cache(maxsize=1 << 12)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_one(word) for word in _WORD.findall(fold(text)))


@lru_cache(maxsize=1 << 14)
def _one(word: str) -> str:
    return singular(word.removesuffix("'s"))


def _may_repeat(claim: Claim) -> bool:
    return (
        claim.kind in FIGURE_KINDS
        and claim.section in (Section.BODY, Section.HEADLINE, Section.HEADING)
        and claim.trend is None
        and claim.role is not FigureRole.DELTA
        and claim.modality is Modality.ASSERTED
        and claim.comparator in (Comparator.EQUAL, Comparator.APPROXIMATE)
        and isinstance(claim.value, (int, float))
        and claim.property is not None
    )


def _of_claim(claim: Claim, words: Sequence[str], indexes: Sequence[_Index], beside: Sequence[Claim]) -> Outcome | None:
    cells: list[tuple[_Index, int, int, Claim]] = []
    for index in indexes:
        for row, column in _places(index, claim, words):
            cell = index.sheet.figures.get((row, column))
            if cell is not None and _is_alike(claim, cell):
                cells.append((index, row, column, cell))
    if len(cells) != 1:
        return None
    index, row, column, cell = cells[0]
    if (
        _agree(claim, cell)
        or _stands_near(claim, index.sheet, row, column)
        or any(other is not claim and _agree(other, cell) for other in beside)
    ):
        return None
    number, printed = _base(claim), signed(cell) or 0.0
    if number * printed <= 0 or max(number / printed, printed / number) > FARTHEST:
        return None
    return _outcome(claim, cell, index.sheet, Verdict.ROUNDING if _agree(claim, cell, wide=True) else Verdict.CONFLICT)


def _places(index: _Index, claim: Claim, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The rows and columns that a sentence names, no more than one of each, where the figure's own property is among their words."""
    rows, columns = _named(index.rows, words), _named(index.columns, words)
    if len(rows) > 1 and len(columns) > 1:
        return
    if len(columns) > 1:  # "Visitors 2023", "Visitors 2024"
        columns = [column for column in columns if len(rows) == 1 and _is_of_time(index, rows[0], column, claim)]
    if len(rows) > 1:
        rows = [row for row in rows if len(columns) == 1 and _is_of_time(index, row, columns[0], claim)]
    if len(rows) > 1 or len(columns) > 1:
        return
    own = {word for word in _words(claim.property or "") if word not in word_set("says no property")}
    for row in rows or index.rows.timed:
        for column in columns or index.columns.timed or _only_column(index.sheet):
            known = index.rows.words.get(row, frozenset()) | index.columns.words.get(column, frozenset())
            timed = (row in index.rows.timed) or (column in index.columns.timed)
            cell = index.sheet.figures.get((row, column))
            if cell is None or not own or not own <= known or not (rows or columns):
                continue
            if timed and (claim.period is None or claim.period != cell.period):
                continue
            if not timed and claim.period is not None and cell.period is not None and claim.period != cell.period:
                continue
            yield row, column


def _is_of_time(index: _Index, row: int, column: int, claim: Claim) -> bool:
    cell = index.sheet.figures.get((row, column))
    return cell is not None and claim.period is not None and cell.period == claim.period


def _only_column(sheet: Sheet) -> list[int]:
    return sheet.columns if len(sheet.columns) == 1 else []


def _named(names: _Names, words: Sequence[str]) -> list[int]:
    """The lines whose whole name stands in a sentence; a name inside a longer one does not count."""
    found: list[tuple[int, int, int]] = []
    for at, word in enumerate(words):
        lines = names.by_first.get(word, ())
        if len(lines) > MOST_LINES:
            continue
        for line in lines:
            if tuple(words[at : at + len(line.words)]) == line.words and not set(line.words) <= _totals():
                found.append((at, at + len(line.words), line.at))
    kept = [
        (start, end, line) for start, end, line in found if not any(s <= start and end <= e and e - s > end - start for s, e, _ in found)
    ]
    return sorted({line for _, _, line in kept})


def _totals() -> frozenset[str]:
    return word_set("word of a total") | word_set("name of a total")


def _is_alike(claim: Claim, cell: Claim) -> bool:
    """Tell whether two figures are in one unit, or in two of one dimension, and of one time and status."""
    if signed(cell) is None or cell.role is FigureRole.DELTA or cell.status is not claim.status:
        return False
    if {claim.kind, cell.kind} <= {Kind.COUNT, Kind.NUMBER}:
        return claim.unit == cell.unit or Kind.NUMBER in (claim.kind, cell.kind)
    if claim.kind is not cell.kind:
        return False
    if claim.unit == cell.unit:
        return True
    ours, theirs = (conversion(unit) if unit else None for unit in (claim.unit, cell.unit))
    return ours is not None and theirs is not None and ours.dimension == theirs.dimension and not ours.offset and not theirs.offset


def _factor(claim: Claim, cell: Claim) -> float:
    """How many units of the cell one of the claim is."""
    ours, theirs = (conversion(unit) if unit else None for unit in (claim.unit, cell.unit))
    return ours.factor / theirs.factor if ours is not None and theirs is not None and claim.unit != cell.unit else 1.0


def _base(claim: Claim) -> float:
    return float(claim.value) if isinstance(claim.value, (int, float)) else 0.0


def _agree(claim: Claim, cell: Claim, *, wide: bool = False) -> bool:
    """Tell whether a figure, rounded as it may be, is that of a cell; ``wide``: the cell's last zeros may be unwritten digits."""
    one, other = region(claim), region(cell)
    if not _is_alike(claim, cell) or one is None or other is None:
        return False
    factor = _factor(claim, cell)
    low, high = (other.wide_low, other.wide_high) if wide else (other.low, other.high)
    ends = one.wide_low * factor, one.wide_high * factor
    return share(*ends, low, high) or share(*ends, -high, -low)  # "a loss of $2 million" is (2.0) in a table


def _stands_near(claim: Claim, sheet: Sheet, row: int, column: int) -> bool:
    """Tell whether a figure is that of another cell of the row or column, which the text may mean."""
    across = [sheet.figures.get((row, other)) for other in sheet.columns]
    down = [sheet.figures.get((other, column)) for other in sheet.rows[:MOST_ROWS]]
    return any(_agree(claim, cell) for cell in (*across, *down) if cell is not None)


def _outcome(claim: Claim, cell: Claim, sheet: Sheet, verdict: Verdict) -> Outcome:
    (place,) = [at for at, held in sheet.figures.items() if held is cell]
    names = [*sheet.row_names.get(place[0], ()), *sheet.column_names.get(place[1], ())]
    called = ", ".join(name for name in names if name)
    said, printed = squeeze(claim.text), sheet.shown(sheet.cells[place])
    return Outcome(
        claims=tuple(sorted((claim, cell), key=lambda each: each.start)),
        verdict=verdict,
        confidence=0.9 if sheet.table.header_rows and len(sheet.columns) > 1 else 0.85,
        message=f"The text says {said}, the table {printed} for {called}",
        subject=f"{called}: {said} and {printed}",
    )
