"""The ladder in tables of pandas, as it reads most plainly: what the columns of numbers are compared with."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from checker.model import Verdict
from checker.text.calendar import align, has_year

if TYPE_CHECKING:
    from pandas import DataFrame, Series

SLACK = 1e-9
"""Share of a number that is forgiven for binary fractions."""


def is_missing(pairs: DataFrame) -> Series:
    """Tell which pairs have a side that states nothing, or that lie on no common line: they cannot be compared."""
    stated_l, stated_r = _stated(pairs, "_l"), _stated(pairs, "_r")
    apart = (pairs["space_l"] != pairs["space_r"]) | ((pairs["axis_l"] != pairs["axis_r"]) & ~is_one_number(pairs) & ~has_one_rate(pairs))
    return ~stated_l | ~stated_r | apart


def is_one_number(pairs: DataFrame) -> Series:
    """Tell in which retold pairs the same number is printed with two currencies or measures: "854,000 tonnes", "854,000 bushels".

    Unlike measures are incomparable, but where two texts tell one story (``retold``) they hardly give one number twice by chance.
    """
    retold = pairs["retold_l"] & pairs["retold_r"] & (pairs["space_l"] == "number") & (pairs["axis_l"] != pairs["axis_r"])
    if not retold.any():
        return retold
    measured = ~pairs["axis_l"].str.match(_NO_MEASURE) & ~pairs["axis_r"].str.match(_NO_MEASURE)
    simple = ~pairs["axis_l"].str.contains(_RATE) & ~pairs["axis_r"].str.contains(_RATE)
    return retold & measured & simple & ~has_one_rate(pairs) & _share(pairs, "printed_low", "printed_high")


def has_one_rate(pairs: DataFrame) -> Series:
    """Tell in which retold pairs one figure says per what it is and the other leaves that out ("91 cents a share", "91 cents").

    So are pairs that print the very same, read in two ways: "160 million crowns" of Norway and of Sweden.
    """
    retold = pairs["retold_l"] & pairs["retold_r"] & (pairs["axis_l"] != pairs["axis_r"])
    some = pairs.loc[retold, ["axis_l", "axis_r", "wording_l", "wording_r"]]
    rated = [
        one.startswith(f"{two} / ") or two.startswith(f"{one} / ") or (said == again and not _UNMEASURED(one) and not _UNMEASURED(two))
        for one, two, said, again in some.itertuples(index=False, name=None)
    ]
    return retold & retold.index.isin(some.index[rated])


_RATE = r" [/*] "
_NO_MEASURE = r"(?:count|number|ordinal|ratio|score|percent|percentage_point)(?::|\Z)"
_UNMEASURED = re.compile(_NO_MEASURE).match


def goes_opposite(pairs: DataFrame) -> Series:
    """Tell in which pairs one figure is a rise or a profit and the other a fall or a loss."""
    return pairs["direction_l"] * pairs["direction_r"] < 0


def regions_overlap(pairs: DataFrame) -> Series:
    """Tell which pairs can both hold: regions that share more than an edge, one place within the other, words within words.

    Two bounds that open the same way ("more than 80", "more than 90") compare their own figures. A change ("from 57 to 47")
    agrees where both its ends do.
    """
    one_rate = has_one_rate(pairs)
    numbers = _share(pairs, "low", "high").where(~one_rate, _share(pairs, "printed_low", "printed_high"))
    both_open = (pairs["opens_l"] != 0) & (pairs["opens_l"] == pairs["opens_r"])
    numbers = numbers.where(~both_open, _share(pairs, "bound_low", "bound_high"))
    ends = pairs["mate_low_l"].isna() | pairs["mate_low_r"].isna() | _share(pairs, "mate_low", "mate_high")
    line = pairs["space_l"].isin(["number", "time"])
    one_axis = (pairs["axis_l"] == pairs["axis_r"]) | one_rate
    return (line & numbers & ends & one_axis & ~goes_opposite(pairs)) | (~line & _paths_agree(pairs))


def rounds_to(pairs: DataFrame) -> Series:
    """Tell which pairs could be one figure, one of them with unwritten digits: "358,000" and "358,412"."""
    wide = pairs["wide_low_l"].lt(pairs["low_l"]) | pairs["wide_low_r"].lt(pairs["low_r"])
    for side in ("_l", "_r"):
        wide |= pairs[f"mate_wide_low{side}"].lt(pairs[f"mate_low{side}"])
    ends = pairs["mate_low_l"].isna() | pairs["mate_low_r"].isna() | _share(pairs, "mate_wide_low", "mate_wide_high")
    return wide & _share(pairs, "wide_low", "wide_high") & ends & (pairs["axis_l"] == pairs["axis_r"]) & ~goes_opposite(pairs)


def is_superseded(pairs: DataFrame) -> Series:
    """Tell in which pairs the text itself marks one value as earlier, or a change begins where the other ends."""
    marked = pairs["superseded_l"] | pairs["superseded_r"]
    stepped = _crossing(pairs, "_l", "_r") ^ _crossing(pairs, "_r", "_l")  # both ways: "from 57 to 47", "from 47 to 57"
    return marked | stepped


def differs(pairs: DataFrame) -> Series:
    """Every pair that no level above has explained."""
    return pairs["space_l"].notna()


LEVELS: tuple[tuple[Verdict | None, Callable[[DataFrame], Series]], ...] = (
    (None, is_missing),
    (Verdict.AGREEMENT, regions_overlap),
    (Verdict.ROUNDING, rounds_to),
    (Verdict.REVISION, is_superseded),
    (Verdict.CONFLICT, differs),
)
"""Verdict and question, in order; None is incomparable."""


def verdicts(pairs: DataFrame) -> Series:
    """One verdict a pair, None where it cannot be compared, on the index of ``pairs``.

    Args:
        pairs: for each side (``_l``, ``_r``) the region columns, ``mate_low`` and ``mate_high`` (the other end of a change, else NaN) and
            ``mate_wide_low`` and ``mate_wide_high`` (its second reading),
            ``superseded``, and ``retold`` (two texts tell one story, so that unlike measures of one number are a difference).
    """
    from pandas import Series

    pairs = _in_one_year(pairs)
    given = Series([None] * len(pairs), index=pairs.index, dtype=object)
    open_ = Series(data=True, index=pairs.index, dtype=bool)
    for verdict, holds in LEVELS:
        now = open_ & holds(pairs).astype(bool)
        given[now] = verdict
        open_ &= ~now
    return given


def _in_one_year(pairs: DataFrame) -> DataFrame:
    """The same, where of two dates one says no year ("XXXX-12") both in the year of the other."""
    dates = list(zip(pairs["date_l"], pairs["date_r"], strict=True))
    bare = pairs["retold_l"] & pairs["retold_r"] & ~pairs["says_year_l"] & ~pairs["says_year_r"]
    dates = [_without_year(*both) if both_bare else both for both, both_bare in zip(dates, bare, strict=True)]
    aligned = {at: align(*both) for at, both in zip(pairs.index, dates, strict=True) if _one_has_year(*both)}
    if not aligned:
        return pairs
    pairs = pairs.copy()
    for at, both in aligned.items():
        for side, days in zip(("_l", "_r"), both, strict=True):
            pairs.loc[at, [f"low{side}", f"high{side}"]] = (float(days.first), float(days.last)) if days else (float("nan"), float("nan"))
    return pairs


def _without_year(left: object, right: object) -> tuple[object, object]:
    """Two dates of one day or month of different years, which neither text prints, as dates without the year of one; others as they are."""
    years = isinstance(left, str) and isinstance(right, str) and left[:4] != right[:4] and _in_any_year(left) == _in_any_year(right)
    return (_in_any_year(str(left)), right) if years else (left, right)


def _in_any_year(date: str) -> str:
    return "/".join(f"XXXX{end[4:]}" for end in date.split("/"))


def _one_has_year(left: object, right: object) -> bool:
    return isinstance(left, str) and isinstance(right, str) and has_year(left) != has_year(right)


def _stated(pairs: DataFrame, side: str) -> Series:
    return pairs[f"low{side}"].notna() | pairs[f"path{side}"].map(bool)


def _share(pairs: DataFrame, low: str, high: str) -> Series:
    """Tell which stretches share more than an edge; a point on an edge counts."""
    lower = pairs[[f"{low}_l", f"{low}_r"]].max(axis=1)
    upper = pairs[[f"{high}_l", f"{high}_r"]].min(axis=1)
    starts = pairs[[f"{low}_l", f"{low}_r"]].abs()
    slack = SLACK * starts.where(starts < math.inf, 0.0).max(axis=1)  # "less than 20" starts nowhere
    point = (pairs[f"{low}_l"] == pairs[f"{high}_l"]) | (pairs[f"{low}_r"] == pairs[f"{high}_r"])
    days = pairs["space_l"] == "time"  # the last day belongs to a stretch of days
    return (lower < upper - slack) | ((point | days) & (lower <= upper + slack))


def _crossing(pairs: DataFrame, ends: str, begins: str) -> Series:
    """Tell where the change of one side ends at what the other begins with."""
    lower = pairs[[f"low{ends}", f"mate_low{begins}"]].max(axis=1, skipna=False)
    upper = pairs[[f"high{ends}", f"mate_high{begins}"]].min(axis=1, skipna=False)
    return (lower < upper) | ((lower == upper) & (pairs[f"low{ends}"] == pairs[f"high{ends}"]))


def _paths_agree(pairs: DataFrame) -> Series:
    """Places: one lies in the other. Words: one is a run of the other. Names: all words of one are in the other."""
    from pandas import Series

    columns = (pairs["space_l"], pairs["path_l"], pairs["path_r"])
    agree = [_path_agrees(space, left, right) for space, left, right in zip(*columns, strict=True)]
    return Series(agree, index=pairs.index, dtype=bool)


def _path_agrees(space: str, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if not left or not right:
        return False
    short, long = sorted((left, right), key=len)
    if space == "place":
        return long[: len(short)] == short
    if space == "name":
        return set(short) <= set(long)
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))
