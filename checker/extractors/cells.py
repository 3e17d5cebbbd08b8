"""Figures that fill a cell of a table: measured as the cell, its column, its row or the caption says."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.extractors.figure import Figure, times
from checker.extractors.figures import claim_of
from checker.extractors.measures import Measures
from checker.extractors.overlaps import Taken
from checker.model import Cell, Claim, Comparator, Kind, Table
from checker.text.lookup import word_set
from checker.text.numerals import Numeral
from checker.text.plurals import singular
from checker.text.scan import Scan
from checker.text.tokens import tokenize
from checker.units import Measure, measure, split_measure

LONGEST_NAME = 120
"""A longer cell is prose, whether it names a row or not: what it claims is read."""

_KINDS = {
    "percent": Kind.PERCENT,
    "percentage_point": Kind.PERCENTAGE_POINT,
    "money": Kind.MONEY,
    "duration": Kind.DURATION,
    "count": Kind.COUNT,
    "ratio": Kind.RATIO,
    "number": Kind.NUMBER,
}
_MINUS = "−–—‐‑﹣－-"
_CURRENCY = rf"[^\W\d_]{{0,3}}[^\w\s\0+<>≤≥~()\[\]{_MINUS}]?"
_BEFORE = re.compile(
    rf"""(?:(?P<about>c\.|ca\.?|circa|approx\.?|about|around)\s+)?
    (?P<outer>{_CURRENCY})\s*(?P<open>[(\[]?)\s*        # "$ (1,234)"
    (?P<bound>[<>≤≥~]?)\s*(?P<sign>[+{_MINUS}]?)\s*(?P<prefix>{_CURRENCY})\s*(?P<late>[{_MINUS}]?)\s*""",
    re.VERBOSE,
)
_AFTER = re.compile(
    rf"""(?P<minus>[{_MINUS}]?)\s*(?P<suffix>(?![{_MINUS}])[^)\]*†‡§¹²³\[(]*?[²³]?)\s*
    (?P<close>[)\]]?)\s*(?P<outside>(?:%|[^\W\d_]{{1,4}})?)\s*   # "(12)%"
    (?:[*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰]|[\[(]\w{{1,2}}[\])])*\s*""",
    re.VERBOSE,
)
_MARK = re.compile(r"[\[(]\w{1,2}[\])]\s*")
"""The mark of a footnote after a figure: "1,234 (1)"."""
_RANGE = re.compile(r"\s?[-–—]\s?|\sto\s|\s?\.{2,3}\s?|…")
_SPREAD = re.compile(r"\s?(?:±|\+/-)\s?")
_LETTERS = {"K": 1e3, "M": 1e6, "B": 1e9}
"""What a spreadsheet sets after a figure that it shows in thousands or more."""
_BOUNDS = {"<": Comparator.LESS, ">": Comparator.MORE, "≤": Comparator.AT_MOST, "≥": Comparator.AT_LEAST, "~": Comparator.APPROXIMATE}
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """The figures that stand alone in a cell, in the unit and scale that the table gives them.

    Names of rows and columns, numbers that only identify ("ID", "Postcode") and years in a column of years yield no figure, and nothing
    after reads them as one. A cell with more than a figure is prose: those after read it.
    """
    if not scan.document.tables:
        return
    numerals = scan.numerals
    starts = [numeral.start for numeral in numerals]
    for table in scan.document.tables:
        measures = Measures(scan, table)
        for cell in table.cells:
            if table.names(cell):
                if cell.end - cell.start <= LONGEST_NAME:
                    taken.take(cell.start, cell.end)
                continue
            held = numerals[bisect_left(starts, cell.start) : bisect_left(starts, cell.end)]
            shape = _shape(scan, cell, held)
            if shape is None:
                continue
            taken.take(cell.start, cell.end)
            claim = _claim(scan, table, cell, shape, measures)
            if claim is not None:
                yield claim


class _Shape(NamedTuple):
    """A cell that holds one figure, or a range of two.

    Attributes:
        numeral: its digits, those of the lower end of a range.
        upper: the upper end of a range ("3.5-4.2"), what is more or less ("10.2 ± 0.3"), or None.
        spread: True for "10.2 ± 0.3".
        start, end: of the figure with its sign, brackets and unit.
        negative: True for "-5", "5-" and "(5)".
        bound: the sign that bounds it: "<", "~", or empty.
        own: what the cell itself says of its measure, or None.
    """

    numeral: Numeral
    upper: Numeral | None
    spread: bool
    start: int
    end: int
    negative: bool
    bound: str
    own: Measure | None


def _shape(scan: Scan, cell: Cell, held: Sequence[Numeral]) -> _Shape | None:
    """The one figure that fills a cell, None where there is none or more."""
    if not held or held[0].ordinal or held[0].spelled:
        return None
    numeral, upper, spread = held[0], None, False
    if len(held) > 1 and not _MARK.fullmatch(scan.text, held[1].start - 1, cell.end):
        gap = scan.text[numeral.end : held[1].start]
        spread = _SPREAD.fullmatch(gap) is not None
        if len(held) > 2 or not (spread or (_RANGE.fullmatch(gap) and numeral.value < held[1].value)):
            return None
        upper = held[1]
    last = upper or numeral
    digits = numeral.start if scan.text[numeral.start] not in _MINUS else numeral.start + 1
    before = _BEFORE.fullmatch(scan.text, cell.start, digits)
    after = _AFTER.fullmatch(scan.text, last.end, cell.end)
    if before is None or after is None or bool(before["open"]) != bool(after["close"]):
        return None
    prefix, suffix = before["outer"] + before["prefix"], after["suffix"] + after["outside"]
    own = _own(prefix, suffix)
    if own is None and (prefix or suffix):
        return None
    named = [before.start(name) for name in ("outer", "open", "sign", "prefix", "late") if before[name]]
    start = min(named) if named else digits
    end = next((after.end(name) for name in ("outside", "close", "suffix", "minus") if after[name]), last.end)
    minus = before["late"] or after["minus"] or (before["sign"] and before["sign"] != "+")
    negative = upper is None and bool(before["open"] or minus or numeral.value < 0)
    return _Shape(numeral, upper, spread, start, end, negative, "~" if before["about"] else before["bound"], own)


def _own(prefix: str, suffix: str) -> Measure | None:
    """What a cell itself says: "$1,200", "47.1%", "5.2 kg", "2.5M", "5.5x"; None where it says nothing that is known."""
    if suffix in ("x", "×") and not prefix:
        return Measure(None, "ratio", 1.0, words=suffix)
    if suffix in _LETTERS and not prefix:
        return Measure(None, None, _LETTERS[suffix], words=suffix)
    phrase = f"{prefix} {suffix}".strip()
    return measure(phrase) if phrase else None


def _claim(scan: Scan, table: Table, cell: Cell, shape: _Shape, measures: Measures) -> Claim | None:
    """The claim of a cell, None where its number is no figure."""
    headers, labels = ([_name(scan, name) for name in names] for names in (table.headers(cell), table.labels(cell)))
    names = [*headers, *labels]
    if shape.own is None and (any(map(_identifies, headers)) or any(_identifies_row(name, scan, table) for name in labels)):
        return None
    numeral, upper = shape.numeral, shape.upper
    if shape.own is None and any(_tells_years(name) for name in names) and _YEAR.fullmatch(scan.text, numeral.start, numeral.end):
        text = scan.text[numeral.start : numeral.end]
        return Claim(scan.document.id, numeral.start, numeral.end, text, Kind.DATE, value=text, dimension="date")
    noun = _counted(scan, table, cell) if numeral.resolution >= 1 else None
    told = measures.of(cell, shape.own, counted=noun in word_set("always counted"), scaled=numeral.power != 0)
    noun = noun if told.dimension in (None, "count") else None
    dimension = told.dimension if told.dimension not in (None, "count") else "count" if noun else "number"
    value = -abs(numeral.value) if shape.negative else numeral.value
    low, high = _ends(value, upper.value, spread=shape.spread) if upper is not None else (None, None)
    factor = told.factor
    figure = Figure(
        start=shape.start,
        end=shape.end,
        value=times(value, factor) if upper is None or shape.spread else None,
        low=None if low is None else times(low, factor),
        high=None if high is None else times(high, factor),
        resolution=times((upper or numeral).resolution, factor),
        comparator=Comparator.EQUAL,
        kind=_KINDS.get(dimension, Kind.QUANTITY),
        unit=noun or told.unit,
        dimension=dimension,
        factor=factor,
        assumption=told.assumption,
        aspect=None,
        per=None,
        numeral=numeral,
    )
    claim = claim_of(scan, figure)
    if shape.bound:
        _bind(claim, _BOUNDS[shape.bound])
    if told.words and told.dimension != "count" and shape.own is not told:
        claim.cues = (f"measure:{told.words}",)
    return claim


def _ends(value: float, other: float, *, spread: bool) -> tuple[float, float]:
    """The ends of "3.5-4.2", or of what "10.2 ± 0.3" allows."""
    return (value - other, value + other) if spread else (value, other)


def _bind(claim: Claim, sign: Comparator) -> None:
    """Make the value of a cell such as "<0.1" the bound that its sign says."""
    claim.comparator = sign
    value = claim.value if isinstance(claim.value, float) else None
    if sign in (Comparator.LESS, Comparator.AT_MOST):
        claim.value, claim.high = None, value
    elif sign in (Comparator.MORE, Comparator.AT_LEAST):
        claim.value, claim.low = None, value


def _identifies(name: str) -> bool:
    """Tell whether a name is that of what only identifies: "ID", "Phone number"; but "Crew number" and "Price index" are figures."""
    words = name.removesuffix(" number").removesuffix(" no") if name not in ("number", "no") else name
    return name in word_set("identifying header") or words.rpartition(" ")[2] in word_set("identifying word")


def _identifies_row(name: str, scan: Scan, table: Table) -> bool:
    """Tell whether the name of a row is that of what only identifies: "Postcode"; but below "Item" a mobile or a jersey is a thing."""
    things = [_name(scan, cell) for cell in table.corner]
    if name in word_set("identifying thing") and any(things) and word_set("header of properties").isdisjoint(things):
        return False
    return _identifies(name)


def _name(scan: Scan, cell: Cell) -> str:
    return scan.folded[cell.start : cell.end].strip(" .:#")


def _tells_years(name: str) -> bool:
    return name in word_set("header of years") or name.rpartition(" ")[2] in word_set("header of years")


def _counted(scan: Scan, table: Table, cell: Cell) -> str | None:
    """What a whole number counts, by a name that is one plural noun ("Employees", "Number of doors"); None where nothing is counted."""
    over = table.headers(cell)
    for name in (*reversed(over), *reversed(table.labels(cell))):  # "Employees"; but a row "Philippines" counts nothing
        words = [token.folded for token in tokenize(split_measure(scan.text[name.start : name.end], of_row=name not in over).name)]
        of = words.index("of") if words[:1] in (["number"], ["no"]) and "of" in words[:3] else -1
        noun = words[of + 1 :]
        if len(noun) == 1 and noun[0].isalpha() and singular(noun[0]) != noun[0] and noun[0] not in word_set("plural that is a sum"):
            found = singular(noun[0])
            return found if name in over or of >= 0 or found in word_set("always counted") else None
    return None
