"""The ladder: the first level that holds gives a pair its verdict."""

from __future__ import annotations

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
    apart = (pairs["space_l"] != pairs["space_r"]) | (pairs["axis_l"] != pairs["axis_r"])
    return ~stated_l | ~stated_r | apart


def regions_overlap(pairs: DataFrame) -> Series:
    """Tell which pairs can both hold: regions that share more than an edge, one place within the other, words within words.

    Two bounds that open the same way ("more than 80", "more than 90") compare their own figures. A change ("from 57 to 47")
    agrees where both its ends do.
    """
    numbers = _share(pairs, "low", "high")
    both_open = (pairs["opens_l"] != 0) & (pairs["opens_l"] == pairs["opens_r"])
    numbers = numbers.where(~both_open, _share(pairs, "bound_low", "bound_high"))
    ends = pairs["mate_low_l"].isna() | pairs["mate_low_r"].isna() | _share(pairs, "mate_low", "mate_high")
    line = pairs["space_l"].isin(["number", "time"])
    return (line & numbers & ends) | (~line & _paths_agree(pairs))


def rounds_to(pairs: DataFrame) -> Series:
    """Tell which pairs could be one figure, one of them with unwritten digits: "358,000" and "358,412"."""
    wide = pairs["wide_low_l"].lt(pairs["low_l"]) | pairs["wide_low_r"].lt(pairs["low_r"])
    return wide & _share(pairs, "wide_low", "wide_high") & pairs["mate_low_l"].isna() & pairs["mate_low_r"].isna()


def is_superseded(pairs: DataFrame) -> Series:
    """Tell in which pairs the text itself marks one value as earlier, or a change begins where the other ends."""
    marked = pairs["superseded_l"] | pairs["superseded_r"]
    stepped = _crossing(pairs, "_l", "_r") | _crossing(pairs, "_r", "_l")
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
        pairs: for each side (``_l``, ``_r``) the region columns, ``mate_low`` and ``mate_high`` (the other end of a change, else NaN)
            and ``superseded``.
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
    aligned = {at: align(*both) for at, both in zip(pairs.index, dates, strict=True) if _one_has_year(*both)}
    if not aligned:
        return pairs
    pairs = pairs.copy()
    for at, both in aligned.items():
        for side, days in zip(("_l", "_r"), both, strict=True):
            pairs.loc[at, [f"low{side}", f"high{side}"]] = (float(days.first), float(days.last)) if days else (float("nan"), float("nan"))
    return pairs


def _one_has_year(left: object, right: object) -> bool:
    return isinstance(left, str) and isinstance(right, str) and has_year(left) != has_year(right)


def _stated(pairs: DataFrame, side: str) -> Series:
    return pairs[f"low{side}"].notna() | pairs[f"path{side}"].map(bool)


def _share(pairs: DataFrame, low: str, high: str) -> Series:
    """Tell which stretches share more than an edge; a point on an edge counts."""
    lower = pairs[[f"{low}_l", f"{low}_r"]].max(axis=1)
    upper = pairs[[f"{high}_l", f"{high}_r"]].min(axis=1)
    slack = SLACK * pairs[[f"{low}_l", f"{low}_r"]].abs().max(axis=1).clip(upper=1e300)
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
