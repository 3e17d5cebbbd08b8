"""The verdict of each pair of values in a group, as columns over a table of pairs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from checker.comparisons import REGION_INPUT, regions, verdicts
from checker.model import Claim, Kind, Verdict
from checker.model.group import ClaimGroup, claims_of
from checker.model.tables import frame
from checker.units import conversion

if TYPE_CHECKING:
    from pandas import DataFrame

PAIR_COLUMNS = ("group", "left", "right", "verdict")
"""``left`` and ``right`` count the group's members; ``verdict`` is None where the two cannot be compared."""

MOST_VALUES = 200
"""Distinct values of one group that are compared pair by pair; what goes beyond is still told, not compared."""

_COMPARED = (
    "space",
    "axis",
    "low",
    "high",
    "wide_low",
    "wide_high",
    "opens",
    "bound_low",
    "bound_high",
    "path",
    "date",
    "printed_low",
    "printed_high",
    "direction",
    "says_year",
    "superseded",
    "retold",
    "mate_low",
    "mate_high",
    "mate_wide_low",
    "mate_wide_high",
)


def judge(groups: Sequence[ClaimGroup]) -> DataFrame:
    """The verdicts of the pairs of each group; of members of equal value and standing only the first is compared with the others.

    Returns:
        The columns of :data:`PAIR_COLUMNS`: one row a pair of different values, the :data:`MOST_VALUES` first of a group with each other,
        and one row for each member that repeats the value of an earlier one. Empty where no group has two members.
    """
    values = _values(groups)
    values["same"] = values.groupby(["group", *_COMPARED], dropna=False, sort=False).ngroup() if len(values) else 0
    left_right = _pairs(values)
    rows = _repeated(values)
    if len(left_right):
        rows += zip(left_right["group"], left_right["member_l"], left_right["member_r"], verdicts(left_right), strict=True)
    return frame(PAIR_COLUMNS, rows)


def _repeated(values: DataFrame) -> list[tuple[int, int, int, Verdict]]:
    """Each member that states the same region as an earlier one of its group, with that one: the two agree."""
    stated = values[values["low"].notna() | values["path"].map(bool)]
    first = stated.groupby("same")["member"].transform("first")
    again = stated["member"] != first
    columns = (stated["group"][again], first[again], stated["member"][again])
    return [(group, left, right, Verdict.AGREEMENT) for group, left, right in zip(*columns, strict=True)]


def _values(groups: Sequence[ClaimGroup]) -> DataFrame:
    """One row a member: its group, its number in it, its region, its mate's region, whether it is superseded."""
    claims = list(claims_of(groups).values())
    known = _records(claims, [claim.unit for claim in claims])
    assumed = {(m.claim.id, m.unit): m.claim for group in groups for m in group.members if m.unit is not None and m.unit != m.claim.unit}
    read_in = _records(list(assumed.values()), [unit for _, unit in assumed])
    rows: list[dict[str, object]] = []
    for number, group in enumerate(groups):
        retold = group.rule.startswith("generic/")
        for at, member in enumerate(group.members):
            region = read_in.get((member.claim.id, member.unit)) or known[member.claim.id, member.claim.unit]
            row = dict(_tolerant(region, group, member.claim, member.unit or member.claim.unit))
            mate = known[member.mate.id, member.mate.unit] if member.mate is not None else {}
            row |= {f"mate_{end}": mate.get(end, float("nan")) for end in ("low", "high", "wide_low", "wide_high")}
            row |= {"group": number, "member": at, "superseded": member.superseded is not None, "retold": retold}
            rows.append(row)
    return frame(("group", "member", *_COMPARED), ([row[name] for name in ("group", "member", *_COMPARED)] for row in rows)).infer_objects()


def _records(claims: Sequence[Claim], units: Sequence[str | None]) -> dict[tuple[str, str | None], dict[str, object]]:
    """Regions of claims read in some units, by the id of the claim and the unit."""
    if not claims:
        return {}
    table = frame(REGION_INPUT, ([getattr(claim, name) for name in REGION_INPUT] for claim in claims))
    table["unit"] = list(units)
    found = regions(table)
    names = list(found.columns)
    rows = found.itertuples(index=False, name=None)
    return {(claim.id, unit): dict(zip(names, row, strict=True)) for claim, unit, row in zip(claims, units, rows, strict=True)}


def _tolerant(region: dict[str, object], group: ClaimGroup, claim: Claim, unit: str | None) -> dict[str, object]:
    """A region with the rule's tolerance in place of the printed precision; half of it to each side, so that two meet within it."""
    tolerance = group.compare.tolerance
    if tolerance.kind == "stated" or not isinstance(claim.value, (int, float)):
        return region
    measure = conversion(unit) if unit and claim.kind is not Kind.COUNT else None
    factor, offset = (measure.factor, measure.offset) if measure else (1.0, 0.0)
    middle = claim.value * factor + offset
    reach = {"exact": 0.0, "share": abs(middle) * tolerance.amount / 2, "absolute": tolerance.amount * factor / 2}[tolerance.kind]
    low, high = middle - reach, middle + reach
    return region | {"low": low, "high": high, "wide_low": low, "wide_high": high, "bound_low": low, "bound_high": high}


def _pairs(values: DataFrame) -> DataFrame:
    """Every pair of distinct values of a group, the earlier member on the left."""
    distinct = values.drop_duplicates(subset="same")
    distinct = distinct[distinct.groupby("group").cumcount() < MOST_VALUES]
    twice = distinct[distinct.duplicated("group", keep=False)]
    joined = twice.merge(twice, on="group", suffixes=("_l", "_r"))
    return joined[joined["member_l"] < joined["member_r"]].reset_index(drop=True)


def strongest(given: Sequence[Verdict]) -> Verdict | None:
    """The strongest of some verdicts, None of none."""
    return min(given, key=lambda verdict: verdict.rank, default=None)
