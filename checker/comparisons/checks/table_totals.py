"""The rows and columns of a table against those that are called their totals."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from checker.comparisons.checks.outcome import Outcome, Text, region, share
from checker.comparisons.checks.sheet import Sheet, sheets, signed
from checker.model import Claim, Comparator, Computed, Kind, Verdict
from checker.text.folding import squeeze
from checker.text.lookup import word_set

SAMPLE = 200
"""Lines that are asked which of their figures a total is made of."""
LONGEST_TAIL = 30
"""Lines before a total that are tried one by one as the first of its parts."""
MOST_TOTALS = 20
"""A table with more totals has no grand total that is looked for."""
MOST_SHOWN = 12
"""More parts than these are not all marked in a report."""
SMALL = 1000
"""Below it a whole number is seldom a rounded one."""
FAR = 0.5
"""A lone total farther off, as a share of the larger figure, is no sum of what stands above it."""
_WORDS = re.compile(r"[^\W\d_][\w'-]*")


class _Sums(NamedTuple):
    """One total on one line that crosses it: what its parts add up to."""

    total: Claim
    parts: tuple[Claim, ...]
    sum: float
    low: float
    high: float
    wide_low: float
    wide_high: float
    fit: Verdict


class _Axis(NamedTuple):
    """A table seen along its rows or along its columns.

    Attributes:
        lines: the places that may be parts or totals, in order.
        names: what each is called.
        crosses: the places of the lines that cross them.
        cross_names: what those are called.
        claim: the figure at a line and a cross.
        blank: whether nothing stands there.
        groups: places where a new group of lines begins.
        mixed: whether lines of another unit are left out, or make a total no sum.
    """

    lines: Sequence[int]
    names: dict[int, list[str]]
    crosses: Sequence[int]
    cross_names: dict[int, list[str]]
    claim: Callable[[int, int], Claim | None]
    blank: Callable[[int, int], bool]
    groups: Sequence[int]
    mixed: bool


def find(text: Text) -> list[Outcome]:
    """The totals of tables that differ from the sum of their rows or columns, printed precision allowed for."""
    found: dict[str, Outcome] = {}
    for sheet in sheets(text):
        if not sheet.figures:
            continue
        for axis in _axes(sheet):
            for total, outcome in _outcomes(sheet, axis, rounded=_is_rounded(text)):
                if not any(claim.id in found for claim in outcome.claims):  # a wrong total is not told again as a part of another
                    found[total] = outcome
    return list(found.values())


def _axes(sheet: Sheet) -> Iterator[_Axis]:
    figures, rows, columns = sheet.figures, sheet.rows, sheet.columns
    row_names, column_names = sheet.row_names, sheet.column_names
    if any(_is_total(row_names.get(row, ())) for row in rows):
        yield _Axis(
            rows,
            row_names,
            columns,
            column_names,
            lambda line, cross: figures.get((line, cross)),
            sheet.is_blank,
            sheet.table.groups,
            mixed=False,
        )
    if any(_is_total(column_names.get(column, ()), across=True) for column in columns):
        yield _Axis(
            columns,
            column_names,
            rows,
            row_names,
            lambda line, cross: figures.get((cross, line)),
            lambda line, cross: sheet.is_blank(cross, line),
            (),
            mixed=True,
        )


def _is_rounded(text: Text) -> bool:
    """Tell whether the text says of its figures that they are rounded."""
    lowered = text.document.text.lower()
    return any(word in lowered for word in word_set("tells of rounding"))


@cache
def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(name))


def _is_total(names: Sequence[str], *, across: bool = False) -> bool:
    """Tell whether one of the names of a line says that it is a total: "Total", "Total assets", "Net total"."""
    known = word_set("word of a total")
    for name in names:
        words = _words(name)
        if words and (words[0] in known or words[-1] in known or name in word_set("name of a total")):
            return True
        if across and name in word_set("time of a total"):
            return True
    return False


def _is_plain_total(names: Sequence[str]) -> bool:
    return any(name in word_set("word of a total") or name == "grand total" for name in names)


def _adds_up(names: Sequence[str]) -> bool:
    return not any(word in word_set("name of no sum") for name in names for word in _words(name))


def _is_part_of_another(names: Sequence[str]) -> bool:
    return any(name.startswith(tuple(word_set("part of the row above"))) for name in names)


def _outcomes(sheet: Sheet, axis: _Axis, *, rounded: bool) -> Iterator[tuple[str, Outcome]]:
    totals = [at for at, line in enumerate(axis.lines) if _is_total(axis.names.get(line, ()), across=axis.mixed)]
    crosses = [cross for cross in axis.crosses if _adds_up(axis.cross_names.get(cross, ()))]
    adding = [_adds_up(axis.names.get(line, ())) and not _is_part_of_another(axis.names.get(line, ())) for line in axis.lines]
    for number, at in enumerate(totals):
        guesses = _guesses(axis, totals, number, adding)
        tails = _tails(totals, number, adding) if len(crosses) > 2 else []
        yield from _judged(sheet, axis, at, guesses, tails, crosses, rounded=rounded)


def _guesses(axis: _Axis, totals: Sequence[int], number: int, adding: Sequence[bool]) -> list[tuple[int, ...]]:
    """What a total may be made of by where it stands, as places among the lines."""
    at, known = totals[number], set(totals)
    last = totals[number - 1] if number else -1
    group = bisect_right(axis.groups, axis.lines[at]) - 1
    opened = bisect_right(axis.lines, axis.groups[group]) if group >= 0 else 0
    since = tuple(place for place in range(last + 1, at) if adding[place])
    grouped = tuple(place for place in range(max(last + 1, opened), at) if adding[place])
    found = [grouped, since]
    if len(totals) <= MOST_TOTALS:
        earlier = tuple(totals[:number])
        found += [tuple(place for place in range(at) if adding[place] and place not in known), earlier]
        if earlier:
            found += [(earlier[-1], *since), (*earlier, *since)]
    found.append(tuple(range(last + 1, at)))
    ahead = totals[number + 1] if number + 1 < len(totals) else len(axis.lines)
    if not since:
        found.append(tuple(place for place in range(at + 1, ahead) if adding[place]))
    return [guess for guess in dict.fromkeys(found) if len(guess) > 1]


def _tails(totals: Sequence[int], number: int, adding: Sequence[bool]) -> list[tuple[int, ...]]:
    """The lines right before a total from each of the last on: "Rank | Gold | Silver | Total"."""
    at, known = totals[number], set(totals)
    places = [place for place in range(max(0, at - LONGEST_TAIL), at) if adding[place] and place not in known]
    return [tuple(places[first:]) for first in range(len(places) - 1)]


def _judged(
    sheet: Sheet,
    axis: _Axis,
    at: int,
    guesses: Sequence[tuple[int, ...]],
    tails: Sequence[tuple[int, ...]],
    crosses: Sequence[int],
    *,
    rounded: bool,
) -> Iterator[tuple[str, Outcome]]:
    best: tuple[int, int, int] = (0, 0, 0)
    chosen: tuple[int, ...] | None = None
    for rank, guess in enumerate(dict.fromkeys([*guesses, *tails])):
        if guess not in guesses and best > (len(crosses[:SAMPLE]) // 2, 0, 0):
            break  # where it stands tells enough
        sums = [_sums(axis, at, guess, cross, rounded=rounded) for cross in crosses[:SAMPLE]]
        fits = sum(each is not None and each.fit is not Verdict.CONFLICT for each in sums)
        misses = sum(each is not None and each.fit is Verdict.CONFLICT for each in sums)
        if fits and (fits, -misses, -rank) > best:
            best, chosen = (fits, -misses, -rank), guess
    if chosen is None:
        yield from _lone(sheet, axis, at, guesses, crosses, rounded=rounded)
        return
    told = [(cross, _sums(axis, at, chosen, cross, rounded=rounded)) for cross in crosses]
    held = [(cross, each) for cross, each in told if each is not None]
    missed = [(cross, each) for cross, each in held if each.fit is Verdict.CONFLICT]
    fitting = len(held) - len(missed)
    if chosen not in guesses and fitting < 3:
        return
    if len(missed) > max(1, fitting / 2):
        return
    small = [each for _, each in missed if _is_small(each)]
    for cross, each in held:
        if each.fit is Verdict.AGREEMENT:
            continue
        verdict, confidence = each.fit, 0.95 if fitting > 1 else 0.9
        if each.fit is Verdict.CONFLICT:
            others = (_sums(axis, at, guess, cross, rounded=rounded) for guess in guesses)
            if any(other is not None and other.fit is not Verdict.CONFLICT for other in others) or _is_between(each):
                continue
            if each in small and (len(small) > 1 or fitting < 3):
                verdict = Verdict.ROUNDING
        yield each.total.id, _outcome(sheet, axis, at, cross, each, verdict, confidence)


def _lone(
    sheet: Sheet, axis: _Axis, at: int, guesses: Sequence[tuple[int, ...]], crosses: Sequence[int], *, rounded: bool
) -> Iterator[tuple[str, Outcome]]:
    """A total that fits nowhere: told where it is the only one and nothing else explains it."""
    if len(guesses) != 1 or not _is_plain_total(axis.names.get(axis.lines[at], ())):
        return
    held = [(cross, each) for cross in crosses if (each := _sums(axis, at, guesses[0], cross, rounded=rounded)) is not None]
    if len(held) != 1:
        return
    cross, each = held[0]
    total = signed(each.total) or 0.0
    apart = abs(each.sum - total)
    hundred = each.total.kind is Kind.PERCENT
    if not hundred and (apart > FAR * max(abs(each.sum), abs(total)) or _is_between(each) or _left_out(each, apart)):
        return
    yield each.total.id, _outcome(sheet, axis, at, cross, each, Verdict.ROUNDING if _is_small(each) else Verdict.CONFLICT, 0.9)


def _sums(axis: _Axis, at: int, guess: Sequence[int], cross: int, *, rounded: bool) -> _Sums | None:
    """A total beside the sum of some lines on one cross; None where there is nothing to compare."""
    total = axis.claim(axis.lines[at], cross)
    value = signed(total) if total is not None and total.comparator is Comparator.EQUAL else None
    if total is None or value is None or not _is_additive(total):
        return None
    parts, low, high, wide_low, wide_high, added = [], 0.0, 0.0, 0.0, 0.0, 0.0
    for place in guess:
        line = axis.lines[place]
        claim = axis.claim(line, cross)
        if claim is None:
            if not axis.blank(line, cross):
                return None
            continue
        if not _is_alike(claim, total):
            if axis.mixed:
                continue
            return None
        number, held = signed(claim), _region(claim, rounded=rounded)
        if number is None or held is None or claim.comparator is not Comparator.EQUAL:
            return None
        sign = -1.0 if number > 0 and _is_taken_off(axis.names.get(line, ())) else 1.0
        ends = sorted((held[0] * sign, held[1] * sign)), sorted((held[2] * sign, held[3] * sign))
        parts.append(claim)
        added += sign * number
        low, high, wide_low, wide_high = low + ends[0][0], high + ends[0][1], wide_low + ends[1][0], wide_high + ends[1][1]
    said = _region(total, rounded=rounded)
    if len(parts) < 2 or said is None or not any(part.value for part in parts):
        return None
    if share(added, added, value, value):
        fit = Verdict.AGREEMENT
    elif share(low, high, said[0], said[1]) or share(wide_low, wide_high, said[2], said[3]):
        fit = Verdict.ROUNDING
    else:
        fit = Verdict.CONFLICT
    return _Sums(total, tuple(parts), added, low, high, wide_low, wide_high, fit)


def _is_additive(total: Claim) -> bool:
    """Tell whether figures like a total can be summed; shares only to the whole."""
    if total.kind is Kind.PERCENT:
        return total.value == 100
    unit = total.unit or ""
    return total.kind not in (Kind.PERCENTAGE_POINT, Kind.RATIO) and " / " not in unit and total.dimension != "temperature"


def _is_alike(part: Claim, total: Claim) -> bool:
    if part.kind is total.kind:
        return part.unit == total.unit or part.kind is Kind.COUNT
    return {part.kind, total.kind} <= {Kind.COUNT, Kind.NUMBER}


def _region(claim: Claim, *, rounded: bool) -> tuple[float, float, float, float] | None:
    """(low, high, wide low, wide high) of a cell, with its sign."""
    held = region(claim)
    if held is None:
        return None
    value = signed(claim) or 0.0
    half = (claim.resolution or 0.0) / 2 if rounded else (held.high - held.low) / 2
    wide = max(half, (held.wide_high - held.wide_low) / 2)
    return value - half, value + half, value - wide, value + wide


def _is_taken_off(names: Sequence[str]) -> bool:
    """Tell whether a line is subtracted: "Less: returns", but not "Less than 5 years"."""
    return any(words[:1] and words[0] in word_set("taken off") and words[1:2] != ("than",) for words in map(_words, names))


def _is_small(each: _Sums) -> bool:
    """Tell whether whole numbers of some size are no farther off than digits that were cut could make them."""
    total = abs(signed(each.total) or 0.0)
    apart = abs(each.sum - (signed(each.total) or 0.0))
    resolution = max(each.total.resolution or 0.0, *(part.resolution or 0.0 for part in each.parts))
    return each.total.kind is not Kind.COUNT and total >= SMALL * resolution and apart <= (len(each.parts) + 1) / 2 * resolution


def _is_between(each: _Sums) -> bool:
    """Tell whether a total lies among its parts, as an average does."""
    values = [signed(part) or 0.0 for part in each.parts]
    total = signed(each.total) or 0.0
    return min(values) >= 0 and min(values) <= total <= max(values)


def _left_out(each: _Sums, apart: float) -> bool:
    """Tell whether a total is the sum without some lines next to each other, as where lines say what others consist of."""
    values = [abs(signed(part) or 0.0) for part in each.parts]
    first, run = 0, 0.0
    for at, value in enumerate(values):
        run += value
        while first < at and run > apart * (1 + 1e-9):
            run -= values[first]
            first += 1
        if run and share(run, run, apart, apart):
            return True
    return False


def _outcome(sheet: Sheet, axis: _Axis, at: int, cross: int, each: _Sums, verdict: Verdict, confidence: float) -> Outcome:
    line = axis.lines[at]
    place = (cross, line) if axis.mixed else (line, cross)
    called = _called(sheet, axis, line, cross)
    decimals, scale = _printed(each.total, sheet.shown(sheet.cells[place]), sheet.table.decimal)
    added = f"{each.sum / scale:,.{decimals}f}"
    shown = each.parts if len(each.parts) <= MOST_SHOWN else ()
    terms = " + ".join(squeeze(part.text) for part in shown) or f"sum of {len(each.parts)} figures"
    return Outcome(
        claims=tuple(sorted((each.total, *shown), key=lambda claim: claim.start)),
        verdict=verdict,
        confidence=confidence,
        message=f"The figures of {called} add up to {added}, not {squeeze(each.total.text)}",
        subject=called,
        computed=Computed(terms, float(f"{each.sum:.12g}"), each.total.unit, float(f"{each.low:.12g}"), float(f"{each.high:.12g}")),
    )


def _called(sheet: Sheet, axis: _Axis, line: int, cross: int) -> str:
    """The names of a total and of what crosses it, as written: "Total, 2024"."""
    over = [cell for cell in sheet.table.cells if cell.row < sheet.table.header_rows]
    column, row = (line, cross) if axis.mixed else (cross, line)
    heads = [sheet.shown(cell) for cell in over if cell.column <= column < cell.column + cell.columns]
    labels = [
        sheet.shown(cell)
        for cell in sheet.table.cells
        if cell.row == row and (cell.column < sheet.table.label_columns or (not sheet.table.label_columns and cell.column == 0))
    ]
    names = [*heads, *labels] if axis.mixed else [*labels, *heads]
    return ", ".join(f'"{name.strip("*_ ")}"' for name in names if name) or "the table"


def _printed(claim: Claim, shown: str, mark: str) -> tuple[int, float]:
    """How many decimals a cell shows, and how many times its printed number its value is."""
    digits = re.search(r"\d[\d.,\s']*", shown)
    _, point, after = digits.group().strip().rpartition(mark) if digits else ("", "", "")
    decimals = len(after) if point else 0
    return decimals, (claim.resolution or 1.0) * 10.0**decimals
