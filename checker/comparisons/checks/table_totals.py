"""The rows and columns of a table against those that are called their totals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from checker.comparisons.checks.outcome import Outcome, Text, region, share
from checker.comparisons.checks.sheet import Sheet, sheets, signed
from checker.comparisons.checks.totals import (
    Axis,
    adds_up,
    axes,
    guesses,
    is_part_of_another,
    is_plain_total,
    is_taken_off,
    is_total,
    tails,
)
from checker.model import Claim, Comparator, Computed, Kind, Verdict
from checker.text.folding import squeeze
from checker.text.lookup import word_set

SAMPLE = 200
"""Lines that are asked which of their figures a total is made of."""
MOST_SHOWN = 12
"""More parts than these are not all marked in a report."""
SMALL = 1000
"""Below it a whole number is seldom a rounded one."""
OFTEN, SELDOM, MANY = 0.34, 0.1, 20
"""How many totals may differ, as a share of those that fit, in a table of a few lines and in one of many: of more, the sum is another."""
FAR = 0.5
"""A lone total farther off, as a share of the larger figure, is no sum of what stands above it."""


class _Sums(NamedTuple):
    """One total on one line that crosses it: what its parts add up to."""

    total: Claim
    parts: tuple[Claim, ...]
    sum: float
    low: float
    high: float
    fit: Verdict


def find(text: Text) -> list[Outcome]:
    """The totals of tables that differ from the sum of their rows or columns, printed precision allowed for."""
    found: dict[str, Outcome] = {}
    for sheet in sheets(text):
        if not sheet.figures:
            continue
        for axis in axes(sheet):
            for total, outcome in _outcomes(sheet, axis, rounded=_is_rounded(text)):
                if not any(claim.id in found for claim in outcome.claims):  # a wrong total is not told again as a part of another
                    found[total] = outcome
    return list(found.values())


def _is_rounded(text: Text) -> bool:
    """Tell whether the text says of its figures that they are rounded."""
    lowered = text.document.text.lower()
    return any(word in lowered for word in word_set("tells of rounding"))


def _outcomes(sheet: Sheet, axis: Axis, *, rounded: bool) -> Iterator[tuple[str, Outcome]]:
    totals = [at for at, line in enumerate(axis.lines) if is_total(axis.names.get(line, ()), across=axis.mixed)]
    crosses = [cross for cross in axis.crosses if adds_up(axis.cross_names.get(cross, ()))]
    adding = [adds_up(axis.names.get(line, ())) and not is_part_of_another(axis.names.get(line, ())) for line in axis.lines]
    for number, at in enumerate(totals):
        likely = guesses(axis, totals, number, adding)
        more = tails(totals, number, adding) if len(crosses) > 2 else []
        yield from _judged(sheet, axis, at, likely, more, crosses, rounded=rounded)


def _judged(
    sheet: Sheet,
    axis: Axis,
    at: int,
    likely: Sequence[tuple[int, ...]],
    more: Sequence[tuple[int, ...]],
    crosses: Sequence[int],
    *,
    rounded: bool,
) -> Iterator[tuple[str, Outcome]]:
    best: tuple[int, int, int] = (0, 0, 0)
    chosen: tuple[int, ...] | None = None
    for rank, guess in enumerate(dict.fromkeys([*likely, *more])):
        if guess not in likely and best > (len(crosses[:SAMPLE]) // 2, 0, 0):
            break  # where it stands tells enough
        sums = [_sums(axis, at, guess, cross, rounded=rounded) for cross in crosses[:SAMPLE]]
        fits = sum(each is not None and each.fit is not Verdict.CONFLICT for each in sums)
        misses = sum(each is not None and each.fit is Verdict.CONFLICT for each in sums)
        if fits and (fits, -misses, -rank) > best:
            best, chosen = (fits, -misses, -rank), guess
    if chosen is None:
        yield from _lone(sheet, axis, at, likely, crosses, rounded=rounded)
        return
    told = [(cross, _sums(axis, at, chosen, cross, rounded=rounded)) for cross in crosses]
    held = [(cross, each) for cross, each in told if each is not None]
    missed = [(cross, each) for cross, each in held if each.fit is Verdict.CONFLICT]
    fitting = len(held) - len(missed)
    if chosen not in likely and fitting < 3:
        return
    if axis.mixed and chosen[0] > at and fitting < 2 * len(missed):
        return  # a whole that stands before its columns may have more parts than those
    if len(missed) > max(1, fitting * (SELDOM if fitting > MANY else OFTEN)) or any(_is_product(each) for _, each in missed):
        return
    if axis.mixed and len(missed) > 1 and all(each.sum < (signed(each.total) or 0.0) for _, each in missed):
        return  # a part without a column: the votes that were void
    small = [each for _, each in missed if _is_small(each)]
    for cross, each in held:
        if each.fit is Verdict.AGREEMENT:
            continue
        verdict, confidence = each.fit, 0.95 if fitting > 1 else 0.9
        if each.fit is Verdict.CONFLICT:
            others = (_sums(axis, at, guess, cross, rounded=rounded) for guess in likely)
            if any(other is not None and other.fit is not Verdict.CONFLICT for other in others) or _is_between(each):
                continue
            if each in small and (len(small) > 1 or fitting < 3):
                verdict = Verdict.ROUNDING
        yield each.total.id, _outcome(sheet, axis, at, cross, each, verdict, confidence)


def _lone(
    sheet: Sheet, axis: Axis, at: int, likely: Sequence[tuple[int, ...]], crosses: Sequence[int], *, rounded: bool
) -> Iterator[tuple[str, Outcome]]:
    """A total that fits nowhere: told where it is the only one and nothing else explains it."""
    if not likely or not is_plain_total(axis.names.get(axis.lines[at], ())):
        return
    held = [(cross, each) for cross in crosses if (each := _sums(axis, at, likely[0], cross, rounded=rounded)) is not None]
    if len(held) != 1:
        return
    cross, each = held[0]
    total = signed(each.total) or 0.0
    apart = abs(each.sum - total)
    hundred = each.total.kind is Kind.PERCENT
    if not hundred and (apart > FAR * max(abs(each.sum), abs(total)) or _is_between(each) or _left_out(each, apart)):
        return
    yield each.total.id, _outcome(sheet, axis, at, cross, each, Verdict.ROUNDING if _is_small(each) else Verdict.CONFLICT, 0.9)


def _sums(axis: Axis, at: int, guess: Sequence[int], cross: int, *, rounded: bool) -> _Sums | None:
    """A total beside the sum of some lines on one cross; None where there is nothing to compare."""
    total = axis.claim(axis.lines[at], cross)
    value = signed(total) if total is not None and total.comparator is Comparator.EQUAL else None
    if total is None or value is None or not _is_additive(total):
        return None
    parts: list[tuple[Claim, float]] = []
    for place in guess:
        line = axis.lines[place]
        claim = axis.claim(line, cross)
        if claim is None and not axis.blank(line, cross):
            return None
        if claim is None or (axis.mixed and not _is_alike(claim, total)):
            continue
        number = signed(claim)
        if number is None or claim.comparator is not Comparator.EQUAL or not _is_alike(claim, total):
            return None
        parts.append((claim, -number if number > 0 and is_taken_off(axis.names.get(line, ())) else number))
    if len(parts) < 2 or not any(number for _, number in parts):
        return None
    added, claims = sum(number for _, number in parts), tuple(claim for claim, _ in parts)
    if share(added, added, value, value):
        return _Sums(total, claims, added, added, added, Verdict.AGREEMENT)
    slack, own = sum(_half(claim, rounded=rounded) for claim in claims), _half(total, rounded=rounded)
    digit = min(_last_digit(claim) for claim in (*claims, total))
    wide = (len(claims) + 1) * digit / 2 if digit >= SMALL * (total.resolution or 1.0) else 0.0  # all may be in thousands
    fit = Verdict.ROUNDING if abs(added - value) <= max(slack + own, wide) * (1 + 1e-9) else Verdict.CONFLICT
    return _Sums(total, claims, added, added - slack, added + slack, fit)


def _half(claim: Claim, *, rounded: bool) -> float:
    """How far a figure may be from what it says."""
    held = region(claim)
    return (claim.resolution or 0.0) / 2 if rounded or held is None else (held.high - held.low) / 2


def _last_digit(claim: Claim) -> float:
    """The size of the last digit that is not zero; of nothing but zeros, without end."""
    value, digit = abs(signed(claim) or 0.0), claim.resolution or 1.0
    if not value:
        return float("inf")
    while value >= digit * 10 and value / (digit * 10) == int(value / (digit * 10)):
        digit *= 10
    return digit


def _is_additive(total: Claim) -> bool:
    """Tell whether figures like a total can be summed; shares only to the whole."""
    if total.kind is Kind.PERCENT:
        return total.value == 100
    unit = total.unit or ""
    return total.kind not in (Kind.PERCENTAGE_POINT, Kind.RATIO) and " / " not in unit and total.dimension != "temperature"


def _is_alike(part: Claim, total: Claim) -> bool:
    if part.kind is total.kind:
        return part.unit == total.unit or part.kind is Kind.COUNT
    if part.kind is Kind.NUMBER and part.unit is None:  # a row whose name hides the measure of the others
        return part.resolution == total.resolution
    return {part.kind, total.kind} <= {Kind.COUNT, Kind.NUMBER}


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


def _is_product(each: _Sums) -> bool:
    """Tell whether a total is price times quantity."""
    first, second = (signed(part) or 0.0 for part in each.parts[:2])
    return len(each.parts) == 2 and abs(first * second - (signed(each.total) or 0.0)) <= 0.005 * abs(first * second)


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


def _outcome(sheet: Sheet, axis: Axis, at: int, cross: int, each: _Sums, verdict: Verdict, confidence: float) -> Outcome:
    line = axis.lines[at]
    place = (cross, line) if axis.mixed else (line, cross)
    called = _called(sheet, axis, line, cross)
    decimals, scale = _printed(each.total, sheet.shown(sheet.cells[place]), sheet.table.decimal)
    finest = min(part.resolution or 1.0 for part in each.parts) / scale
    decimals = max(decimals, *(digits for digits in range(1, 7) if finest < 10.0 ** (1 - digits) * 0.99), 0)
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


def _called(sheet: Sheet, axis: Axis, line: int, cross: int) -> str:
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
