"""The verdict of each pair of values in a group, as columns over a table of pairs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from checker.comparisons import Region, region, verdicts
from checker.comparisons.coded import NOTHING, SPACES, Coded, CodedPairs, compared, faced
from checker.comparisons.regions import tolerant
from checker.engine.sets import verdict_of_sets
from checker.model import Compare, CompareAs, Verdict
from checker.model.group import ClaimGroup, Member
from checker.units import Conversion, conversion

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray


class Judged(NamedTuple):
    """The verdict of two members of a group.

    Attributes:
        group: its place among the groups.
        left, right: places among its members.
        verdict: None where the two cannot be compared.
    """

    group: int
    left: int
    right: int
    verdict: Verdict | None


MOST_VALUES = 200
"""Distinct values of one group that are compared pair by pair; what goes beyond is still told, not compared."""
AT_ONCE = 10_000
"""Groups that are judged at a time, so that memory does not grow with them."""
_ALL, _REFERENCE, _OTHER = 0, 1, 2
"""Sides of a value: held against all others of its group, or of the documents that the others are held against, or one of the others."""


def judge(groups: Sequence[ClaimGroup]) -> list[Judged]:
    """The verdicts of the pairs of each group; of members of equal value and standing only the first is compared with the others.

    Returns:
        One a pair of different values, the :data:`MOST_VALUES` first of a group with each other, and one for each member that repeats the
        value of an earlier one. Empty where no group has two members.
    """
    several = {number: group for number, group in enumerate(groups) if len(group.members) > 1}
    numbers = [*several]
    parts = (numbers[begin : begin + AT_ONCE] for begin in range(0, len(numbers), AT_ONCE))
    return [judged for part in parts for judged in _judged({number: several[number] for number in part})]


def _judged(groups: dict[int, ClaimGroup]) -> list[Judged]:
    """The verdicts of some groups, which have several members each."""
    values = _values(groups)
    first = _first(values)
    left, right = _pairs(values, first)
    return [*_repeated(values, first), *_as_asked(faced(values[left], values[right]), groups)]


def _values(groups: dict[int, ClaimGroup]) -> Coded:
    """The value of each member of some groups as the ladder asks of it, and: its group, its place in it, its side."""
    import numpy as np

    rows = [(number, place, group, member) for number, group in groups.items() for place, member in enumerate(group.members)]
    regions = (_region(member, group.compare) for _, _, group, member in rows)
    mates = (region(member.mate) if member.mate is not None else None for *_, member in rows)
    superseded = [member.superseded is not None for *_, member in rows]
    values = compared(regions, mates, superseded, [group.rule.startswith("generic/") for _, _, group, _ in rows])
    numbers, places = (np.array(column, dtype=np.int64) for column in list(zip(*rows, strict=True))[:2])
    sides = np.array([_side(member, group) for _, _, group, member in rows], dtype=np.int8)
    return Coded(values.columns | {"group": numbers, "member": places, "side": sides}, values.vocabulary)


def _region(member: Member, compare: Compare) -> Region:
    """What a member allows where values are compared so: the limit 5 of "not more than 5", and not all that lies below; a tolerance."""
    found = region(member.claim, member.unit)
    if compare.space is CompareAs.LIMIT and found.opens:
        low, high = found.bound_low, found.bound_high
        found = found._replace(low=low, high=high, wide_low=low, wide_high=high, opens=0)
    return tolerant(found, member.claim, member.unit or member.claim.unit, compare.tolerance)


def _side(member: Member, group: ClaimGroup) -> int:
    if group.against is None:
        return _ALL
    return _REFERENCE if member.claim.document in group.against else _OTHER


def _first(values: Coded) -> Array:
    """For each value the row of the first one of its group that is the same; two wordings of one value are one value."""
    import numpy as np

    told = np.column_stack([held for name, held in values.columns.items() if name not in ("member", "wording")]).astype(np.float64)
    told = np.where(np.isnan(told), np.nan, told) + 0.0  # one NaN and one zero, since bytes are compared
    seen: dict[bytes, int] = {}
    return np.array([seen.setdefault(row.tobytes(), at) for at, row in enumerate(told)])


def _repeated(values: Coded, first: Array) -> list[Judged]:
    """Each member that states the same region as an earlier one of its group, with that one: the two agree."""
    import numpy as np

    number, place = values.columns["group"], values.columns["member"]
    stated = ~np.isnan(values.columns["low"]) | (values.columns["path"] != NOTHING)
    again = np.flatnonzero(stated & (first != np.arange(len(values))))
    rows = zip(number[again].tolist(), place[first[again]].tolist(), place[again].tolist(), strict=True)
    return [Judged(at, one, other, Verdict.AGREEMENT) for at, one, other in rows]


def _pairs(values: Coded, first: Array) -> tuple[Array, Array]:
    """The rows of every two distinct values of a group that are compared, the earlier member on the left."""
    import numpy as np

    number, side = values.columns["group"], values.columns["side"]
    distinct = np.flatnonzero(first == np.arange(len(values)))
    within = np.arange(len(distinct)) - np.searchsorted(number[distinct], number[distinct])
    rows = distinct[within < MOST_VALUES]
    at = np.arange(len(rows))
    later = np.searchsorted(number[rows], number[rows], side="right") - 1 - at
    left = np.repeat(at, later)
    right = left + 1 + np.arange(len(left)) - np.repeat(np.cumsum(later) - later, later)
    one, two = rows[left], rows[right]
    held = (side[one] == _ALL) | (side[one] != side[two])
    return one[held], two[held]


def _as_asked(pairs: CodedPairs, groups: dict[int, ClaimGroup]) -> Iterator[Judged]:
    """The verdicts of pairs; two sets are the same or not, and dates that lie no further apart than their rule allows agree."""
    columns = (pairs[name].tolist() for name in ("group_l", "member_l", "member_r", "space_l"))
    for row, (number, left, right, space, verdict) in enumerate(zip(*columns, verdicts(pairs), strict=True)):
        group = groups[number]
        given, tolerance = verdict, group.compare.tolerance
        if group.compare.space is CompareAs.SET:
            given = verdict_of_sets(group, left, right)
        if tolerance.unit is not None and space == SPACES.index("time") and given not in (None, Verdict.AGREEMENT):
            days = tolerance.amount * _measure_of(tolerance.unit).factor / _measure_of("day").factor
            gap = max(pairs["low_l"][row], pairs["low_r"][row]) - min(pairs["high_l"][row], pairs["high_r"][row])
            given = Verdict.AGREEMENT if gap <= days else given
        yield Judged(number, left, right, given)


def _measure_of(unit: str) -> Conversion:
    """How the unit of a tolerance converts; rules are read with units that do."""
    found = conversion(unit)
    if found is None:
        raise ValueError(unit)
    return found


def strongest(given: Sequence[Verdict]) -> Verdict | None:
    """The strongest of some verdicts, None of none."""
    return min(given, key=lambda verdict: verdict.rank, default=None)
