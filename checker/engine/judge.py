"""The verdict of each pair of values in a group, as columns over a table of pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from checker.comparisons import REGION_INPUT, regions, verdicts
from checker.engine.sets import verdict_of_sets
from checker.model import Claim, CompareAs, Kind, Verdict
from checker.model.group import ClaimGroup
from checker.model.tables import frame
from checker.units import Conversion, conversion

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
    "wording",
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
    several = [number for number, group in enumerate(groups) if len(group.members) > 1]
    rows: list[tuple[int, int, int, Verdict | None]] = []
    for begin in range(0, len(several), AT_ONCE):
        rows += _judged(groups, several[begin : begin + AT_ONCE])
    return frame(PAIR_COLUMNS, rows)


AT_ONCE = 10_000
"""Groups that are judged at a time, so that memory does not grow with them."""


def _judged(groups: Sequence[ClaimGroup], numbers: Sequence[int]) -> list[tuple[int, int, int, Verdict | None]]:
    """The rows of some groups, which have several members each."""
    values = _values(groups, numbers)
    values["side"] = [*_sides(groups, values)]
    told = [*(name for name in _COMPARED if name != "wording"), "side"]  # two wordings of one value are one value
    values["same"] = values.groupby(["group", *told], dropna=False, sort=False).ngroup()
    left_right = _pairs(values)
    left_right = left_right[(left_right["side_l"] == "") | (left_right["side_l"] != left_right["side_r"])].reset_index(drop=True)
    rows: list[tuple[int, int, int, Verdict | None]] = [*_repeated(values)]
    if len(left_right):
        given = _near_days(left_right, _of_sets(left_right, verdicts(left_right), groups), groups)
        rows += zip(left_right["group"], left_right["member_l"], left_right["member_r"], given, strict=True)
    return rows


def _sides(groups: Sequence[ClaimGroup], values: DataFrame) -> Iterator[str]:
    """Of each value whether its document is held against others or they against it; empty where all are compared with all."""
    for number, member in zip(values["group"], values["member"], strict=True):
        group = groups[number]
        stands = group.against is not None and group.members[member].claim.document in group.against
        yield "" if group.against is None else "reference" if stands else "other"


def _repeated(values: DataFrame) -> list[tuple[int, int, int, Verdict]]:
    """Each member that states the same region as an earlier one of its group, with that one: the two agree."""
    stated = values[values["low"].notna() | values["path"].map(bool)]
    first = stated.groupby("same")["member"].transform("first")
    again = stated["member"] != first
    columns = (stated["group"][again], first[again], stated["member"][again])
    return [(group, left, right, Verdict.AGREEMENT) for group, left, right in zip(*columns, strict=True)]


def _values(groups: Sequence[ClaimGroup], numbers: Sequence[int]) -> DataFrame:
    """One row a member of some groups: its group, its number in it, its region, its mate's region, whether it is superseded."""
    import numpy as np

    known: dict[tuple[str, str | None], int] = {}
    read: list[tuple[Claim, str | None]] = []

    def region_of(claim: Claim, unit: str | None) -> int:
        row = known.setdefault((claim.id, unit), len(read))
        if row == len(read):
            read.append((claim, unit))
        return row

    number: list[int] = []
    place: list[int] = []
    own: list[int] = []
    mate: list[int] = []
    superseded: list[bool] = []
    retold: list[bool] = []
    for at in numbers:
        group = groups[at]
        for here, member in enumerate(group.members):
            number.append(at)
            place.append(here)
            own.append(region_of(member.claim, member.unit or member.claim.unit))
            mate.append(region_of(member.mate, member.mate.unit) if member.mate is not None else -1)
            superseded.append(member.superseded is not None)
            retold.append(group.rule.startswith("generic/"))
    table = frame(REGION_INPUT, ([getattr(claim, name) for name in REGION_INPUT] for claim, _ in read))
    table["unit"] = [unit for _, unit in read]
    found = regions(table)
    values = found.iloc[own].reset_index(drop=True)
    values["group"], values["member"] = np.array(number, dtype=np.int64), np.array(place, dtype=np.int64)
    values["superseded"], values["retold"] = np.array(superseded, dtype=bool), np.array(retold, dtype=bool)
    mates = np.array(mate, dtype=np.int64)
    for end in ("low", "high", "wide_low", "wide_high"):
        values[f"mate_{end}"] = np.where(mates < 0, np.nan, found[end].to_numpy(dtype=float)[mates]) if len(mates) else np.zeros(0)
    return _tolerant(_limits(values, groups), groups)[["group", "member", *_COMPARED]].infer_objects()


def _limits(values: DataFrame, groups: Sequence[ClaimGroup]) -> DataFrame:
    """The same where a rule compares limits: "not more than 5" is the limit 5, and not all that lies below."""
    import numpy as np

    asked = np.array([groups[number].compare.space is CompareAs.LIMIT for number in values["group"]], dtype=bool)
    if asked.any():
        rows = values["opens"].ne(0) & asked
        for end in ("low", "high"):
            for name in (end, f"wide_{end}"):
                values.loc[rows, name] = values.loc[rows, f"bound_{end}"]
        values.loc[rows, "opens"] = 0
    return values


def _tolerant(values: DataFrame, groups: Sequence[ClaimGroup]) -> DataFrame:
    """The same with the rule's tolerance in place of the printed precision; half of it to each side, so that two meet within it."""
    import numpy as np

    asked = np.flatnonzero([groups[number].compare.tolerance.kind != "stated" for number in values["group"]])
    for row, number, member in zip(asked, values["group"].iloc[asked], values["member"].iloc[asked], strict=True):
        tolerance, held = groups[number].compare.tolerance, groups[number].members[member]
        claim, unit = held.claim, held.unit or held.claim.unit
        if not isinstance(claim.value, (int, float)):
            continue
        measure = conversion(unit) if unit and claim.kind is not Kind.COUNT else None
        if tolerance.unit is not None and (measure is None or measure.dimension != _measure_of(tolerance.unit).dimension):
            continue  # so many kilograms say nothing of litres
        factor, offset = (measure.factor, measure.offset) if measure else (1.0, 0.0)
        step = factor if tolerance.unit is None else _measure_of(tolerance.unit).factor
        middle = claim.value * factor + offset
        reach = {"exact": 0.0, "share": abs(middle) * tolerance.amount / 2, "absolute": tolerance.amount * step / 2}[tolerance.kind]
        values.loc[row, ["low", "wide_low", "bound_low"]] = middle - reach
        values.loc[row, ["high", "wide_high", "bound_high"]] = middle + reach
    return values


def _measure_of(unit: str) -> Conversion:
    """How the unit of a tolerance converts; rules are read with units that do."""
    found = conversion(unit)
    if found is None:
        raise ValueError(unit)
    return found


def _of_sets(pairs: DataFrame, given: Iterable[Verdict | None], groups: Sequence[ClaimGroup]) -> list[Verdict | None]:
    """The verdicts of pairs, where two sets are the same or not."""
    found = list(given)
    of_sets = {number for number in pairs["group"].unique() if groups[number].compare.space is CompareAs.SET}
    if of_sets:
        for row, (number, left, right) in enumerate(zip(pairs["group"], pairs["member_l"], pairs["member_r"], strict=True)):
            if number in of_sets:
                found[row] = verdict_of_sets(groups[number], left, right)
    return found


def _near_days(pairs: DataFrame, given: Iterable[Verdict | None], groups: Sequence[ClaimGroup]) -> list[Verdict | None]:
    """The verdicts of pairs, where dates that lie no further apart than their rule allows agree."""
    found = list(given)
    if all(groups[number].compare.tolerance.unit is None for number in pairs["group"].unique()):
        return found
    for row, (number, space) in enumerate(zip(pairs["group"], pairs["space_l"], strict=True)):
        tolerance = groups[number].compare.tolerance
        if space != "time" or tolerance.unit is None or found[row] in (None, Verdict.AGREEMENT):
            continue
        days = tolerance.amount * _measure_of(tolerance.unit).factor / _measure_of("day").factor
        gap = max(pairs["low_l"].iloc[row], pairs["low_r"].iloc[row]) - min(pairs["high_l"].iloc[row], pairs["high_r"].iloc[row])
        if gap <= days:
            found[row] = Verdict.AGREEMENT
    return found


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
