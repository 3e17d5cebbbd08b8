"""Claims as sides of a comparison: each with its region, and the verdict of each pair, to show what a finding compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checker.comparisons.ladder import verdicts
from checker.comparisons.regions import regions
from checker.model import Claim, FigureRole, Finding, Kind, Tolerance, Value, Verdict
from checker.model.tables import claims_frame
from checker.units import conversion

Row = dict[str, object]
"""A region by the names of its columns."""


class Side(NamedTuple):
    """One claim of a comparison.

    Attributes:
        claim: the compared value; of a change its current end.
        mate: of a change the previous end, else None.
        unit: what it is read in.
        region, mate_region: by column; the second None where there is no mate.
        value: number of the finding's value that it states.
        superseded: True where the text gives it up for another.
        retold: True where linking without a rule brought the claims together.
    """

    claim: Claim
    mate: Claim | None
    unit: str | None
    region: Row
    mate_region: Row | None
    value: int
    superseded: bool
    retold: bool = False


def sides(finding: Finding, tolerance: Tolerance) -> list[Side]:
    """The claims of a finding by value, those with the same words and region once.

    Args:
        tolerance: of the finding's rule.
    """
    by_id = {claim.id: claim for claim in finding.claims}
    retold = finding.rule.startswith("generic/")
    known = dict(zip(by_id, _regions(list(by_id.values()), finding.read_as), strict=True))
    found: dict[tuple[object, ...], Side] = {}
    for number, value in enumerate(finding.values):
        for claim, mate in _members(value, by_id):
            unit = finding.read_as.get(claim.id, claim.unit)
            region = _tolerant(known[claim.id], claim, unit, tolerance)
            side = Side(claim, mate, unit, region, known[mate.id] if mate else None, number, value.earlier, retold)
            found.setdefault((number, claim.text, unit, mate.text if mate else None, str(region)), side)
    return list(found.values())


def _members(value: Value, claims: dict[str, Claim]) -> list[tuple[Claim, Claim | None]]:
    """The claims of a value, each with its previous end where the value is a change ("57% to 47%")."""
    held = [claims[each] for each in dict.fromkeys(value.claims) if each in claims]
    own = {claim.id for claim in held}
    changed = value.value is None
    mates = {claim.id: claim.partner for claim in held if changed and claim.role is FigureRole.CURRENT and claim.partner in own}
    return [(claim, claims[mates[claim.id] or ""] if claim.id in mates else None) for claim in held if claim.id not in mates.values()]


def _regions(claims: Sequence[Claim], read_as: Mapping[str, str]) -> list[Row]:
    table = claims_frame(claims)
    table["unit"] = [read_as.get(claim.id, claim.unit) for claim in claims]
    found = regions(table)
    names = [str(name) for name in found.columns]
    return [dict(zip(names, row, strict=True)) for row in found.itertuples(index=False, name=None)]


def _tolerant(region: Row, claim: Claim, unit: str | None, tolerance: Tolerance) -> Row:
    """A region with a rule's tolerance in place of the printed precision, half of it to each side."""
    if tolerance.kind == "stated" or not isinstance(claim.value, (int, float)):
        return region
    measure = conversion(unit) if unit and claim.kind is not Kind.COUNT else None
    factor, offset = (measure.factor, measure.offset) if measure else (1.0, 0.0)
    middle = claim.value * factor + offset
    reach = {"exact": 0.0, "share": abs(middle) * tolerance.amount / 2, "absolute": tolerance.amount * factor / 2}[tolerance.kind]
    low, high = middle - reach, middle + reach
    return region | {"low": low, "high": high, "wide_low": low, "wide_high": high, "bound_low": low, "bound_high": high}


def facing(pairs: Sequence[tuple[Side, Side]]) -> list[Verdict | None]:
    """The verdict of each pair, None where the two cannot be compared."""
    from pandas import DataFrame

    if not pairs:
        return []
    left, right = (DataFrame([_row(pair[at]) for pair in pairs]).add_suffix(suffix) for at, suffix in ((0, "_l"), (1, "_r")))
    return list(verdicts(left.join(right)))


def _row(side: Side) -> Row:
    mate = side.mate_region or {}
    nowhere = float("nan")
    ends: Row = {f"mate_{end}": mate.get(end, nowhere) for end in ("low", "high", "wide_low", "wide_high")}
    return side.region | ends | {"superseded": side.superseded, "retold": side.retold}
