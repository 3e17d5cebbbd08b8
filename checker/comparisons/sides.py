"""Claims as sides of a comparison: each with its region, and the verdict of each pair, to show what a finding compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from checker.comparisons.coded import compared, faced
from checker.comparisons.ladder import verdicts
from checker.comparisons.regions import Region, region, tolerant
from checker.model import Claim, FigureRole, Finding, Tolerance, Value, Verdict


class Side(NamedTuple):
    """One claim of a comparison.

    Attributes:
        claim: the compared value; of a change its current end.
        mate: of a change the previous end, else None.
        unit: what it is read in.
        region: what its value allows.
        mate_region: that of the mate, None where there is none.
        value: number of the finding's value that it states.
        superseded: True where the text gives it up for another.
        retold: True where linking without a rule brought the claims together.
    """

    claim: Claim
    mate: Claim | None
    unit: str | None
    region: Region
    mate_region: Region | None
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
    known = {claim.id: region(claim, finding.read_as.get(claim.id)) for claim in by_id.values()}
    found: dict[tuple[object, ...], Side] = {}
    for number, value in enumerate(finding.values):
        for claim, mate in _members(value, by_id):
            unit = finding.read_as.get(claim.id, claim.unit)
            allowed = tolerant(known[claim.id], claim, unit, tolerance)
            side = Side(claim, mate, unit, allowed, known[mate.id] if mate else None, number, value.earlier, retold)
            found.setdefault((number, claim.text, unit, mate.text if mate else None, str(allowed)), side)
    return list(found.values())


def _members(value: Value, claims: dict[str, Claim]) -> list[tuple[Claim, Claim | None]]:
    """The claims of a value, each with its previous end where the value is a change ("57% to 47%")."""
    held = [claims[each] for each in dict.fromkeys(value.claims) if each in claims]
    own = {claim.id for claim in held}
    changed = value.value is None
    mates = {claim.id: claim.partner for claim in held if changed and claim.role is FigureRole.CURRENT and claim.partner in own}
    return [(claim, claims[mates[claim.id] or ""] if claim.id in mates else None) for claim in held if claim.id not in mates.values()]


def facing(pairs: Sequence[tuple[Side, Side]]) -> list[Verdict | None]:
    """The verdict of each pair, None where the two cannot be compared."""
    both = [pair[at] for at in (0, 1) for pair in pairs]
    told = ([side.mate_region for side in both], [side.superseded for side in both], [side.retold for side in both])
    values = compared((side.region for side in both), *told)
    return verdicts(faced(values[: len(pairs)], values[len(pairs) :]))
