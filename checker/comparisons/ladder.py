"""The ladder: the first level that holds gives a pair its verdict."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from checker.comparisons.coded import NOTHING, SPACES, CodedPairs
from checker.model import Verdict
from checker.text.calendar import align, has_year

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

SLACK = 1e-9
"""Share of a number that is forgiven for binary fractions."""
_NUMBER, _TIME, _PLACE, _WORDS, _NAME = range(len(SPACES))


def is_missing(pairs: CodedPairs) -> Array:
    """Tell which pairs have a side that states nothing, or that lie on no common line: they cannot be compared."""
    apart = (pairs["axis_l"] != pairs["axis_r"]) & ~is_one_number(pairs) & ~has_one_rate(pairs)
    missing: Array = ~_stated(pairs, "_l") | ~_stated(pairs, "_r") | (pairs["space_l"] != pairs["space_r"]) | apart
    return missing


def is_one_number(pairs: CodedPairs) -> Array:
    """Tell in which retold pairs the same number is printed with two currencies or measures: "854,000 tonnes", "854,000 bushels".

    Unlike measures are incomparable, but where two texts tell one story (``retold``) they hardly give one number twice by chance.
    """
    import numpy as np

    one, two = pairs["axis_l"], pairs["axis_r"]
    retold: Array = pairs["retold_l"] & pairs["retold_r"] & (pairs["space_l"] == _NUMBER) & (one != two)
    if not retold.any():
        return retold
    simple = np.array([_UNMEASURED(axis) is None and _RATE(axis) is None for axis in pairs.vocabulary.axis], dtype=bool)
    same: Array = retold & simple[one] & simple[two] & ~has_one_rate(pairs) & _share(pairs, "printed_low", "printed_high")
    return same


def has_one_rate(pairs: CodedPairs) -> Array:
    """Tell in which retold pairs one figure says per what it is and the other leaves that out ("91 cents a share", "91 cents").

    So are pairs that print the very same, read in two ways: "160 million crowns" of Norway and of Sweden.
    """
    import numpy as np

    one, two, axes = pairs["axis_l"], pairs["axis_r"], pairs.vocabulary.axis
    retold: Array = pairs["retold_l"] & pairs["retold_r"] & (one != two)
    if not retold.any():
        return retold
    measured = np.array([_UNMEASURED(axis) is None for axis in axes], dtype=bool)
    per = np.array([_PER in axis for axis in axes], dtype=bool)
    same: Array = retold & (pairs["wording_l"] == pairs["wording_r"]) & measured[one] & measured[two]
    asked = np.flatnonzero(retold & (per[one] | per[two]))
    kinds, back = _kinds(one[asked], two[asked])
    rated = [axes[left].startswith(axes[right] + _PER) or axes[right].startswith(axes[left] + _PER) for left, right in kinds]
    same[asked] |= np.array(rated, dtype=bool)[back]
    return same


_PER = " / "
_RATE = re.compile(r" [/*] ").search
_UNMEASURED = re.compile(r"(?:count|number|ordinal|ratio|score|percent|percentage_point)(?::|\Z)").match


def goes_opposite(pairs: CodedPairs) -> Array:
    """Tell in which pairs one figure is a rise or a profit and the other a fall or a loss."""
    opposite: Array = pairs["direction_l"] * pairs["direction_r"] < 0
    return opposite


def regions_overlap(pairs: CodedPairs) -> Array:
    """Tell which pairs can both hold: regions that share more than an edge, one place within the other, words within words.

    Two bounds that open the same way ("more than 80", "more than 90") compare their own figures. A change ("from 57 to 47")
    agrees where both its ends do.
    """
    import numpy as np

    one_rate = has_one_rate(pairs)
    numbers = np.where(one_rate, _share(pairs, "printed_low", "printed_high"), _share(pairs, "low", "high"))
    both_open = (pairs["opens_l"] != 0) & (pairs["opens_l"] == pairs["opens_r"])
    if both_open.any():
        numbers = np.where(both_open, _share(pairs, "bound_low", "bound_high"), numbers)
    line = (pairs["space_l"] == _NUMBER) | (pairs["space_l"] == _TIME)
    one_axis = (pairs["axis_l"] == pairs["axis_r"]) | one_rate
    overlap: Array = line & numbers & one_axis & ~goes_opposite(pairs) & _mates_share(pairs, "low", "high")
    words = np.flatnonzero(~line)
    overlap[words] = _paths_agree(pairs, words)
    return overlap


def rounds_to(pairs: CodedPairs) -> Array:
    """Tell which pairs could be one figure, one of them with unwritten digits: "358,000" and "358,412"."""
    wide = (pairs["wide_low_l"] < pairs["low_l"]) | (pairs["wide_low_r"] < pairs["low_r"])
    if pairs.mated:
        for side in ("_l", "_r"):
            wide |= pairs[f"mate_wide_low{side}"] < pairs[f"mate_low{side}"]
    ends = _mates_share(pairs, "wide_low", "wide_high")
    one_axis = pairs["axis_l"] == pairs["axis_r"]
    rounds: Array = wide & _share(pairs, "wide_low", "wide_high") & ends & one_axis & ~goes_opposite(pairs)
    return rounds


def is_superseded(pairs: CodedPairs) -> Array:
    """Tell in which pairs the text itself marks one value as earlier, or a change begins where the other ends."""
    marked: Array = pairs["superseded_l"] | pairs["superseded_r"]
    if pairs.mated:
        marked = marked | (_crossing(pairs, "_l", "_r") ^ _crossing(pairs, "_r", "_l"))  # both ways: "from 57 to 47", "from 47 to 57"
    return marked


def differs(pairs: CodedPairs) -> Array:
    """Every pair that no level above has explained."""
    import numpy as np

    return np.ones(len(pairs), dtype=bool)


LEVELS: tuple[tuple[Verdict | None, Callable[[CodedPairs], Array]], ...] = (
    (None, is_missing),
    (Verdict.AGREEMENT, regions_overlap),
    (Verdict.ROUNDING, rounds_to),
    (Verdict.REVISION, is_superseded),
    (Verdict.CONFLICT, differs),
)
"""Verdict and question, in order; None is incomparable."""


def verdicts(pairs: CodedPairs) -> list[Verdict | None]:
    """One verdict a pair, None where it cannot be compared."""
    return [LEVELS[number][0] for number in levels(pairs).tolist()]


def levels(pairs: CodedPairs) -> Array:
    """The place in :data:`LEVELS` of the first level that holds, one a pair: what :func:`verdicts` asks, for very many pairs."""
    import numpy as np

    pairs = _in_one_year(pairs)
    found = np.full(len(pairs), -1, dtype=np.int8)
    with np.errstate(invalid="ignore"):
        for number, (_, holds) in enumerate(LEVELS):
            found[(found < 0) & holds(pairs)] = number
    return found


def _in_one_year(pairs: CodedPairs) -> CodedPairs:
    """The same, where of two dates one says no year ("XXXX-12") both in the year of the other."""
    import numpy as np

    dates = pairs.vocabulary.date
    left, right = pairs["date_l"], pairs["date_r"]
    bare = pairs["retold_l"] & pairs["retold_r"] & ~pairs["says_year_l"] & ~pairs["says_year_r"]
    dated = np.array([has_year(date) for date in dates], dtype=bool)
    rows = np.flatnonzero((left != NOTHING) & (right != NOTHING) & (bare | (dated[left] != dated[right])))
    if not len(rows):
        return pairs
    kinds, back = _kinds(left[rows], right[rows], bare[rows].astype(np.int64))
    ends = np.full((len(kinds), 4), np.nan)
    some = np.zeros(len(kinds), dtype=bool)
    for at, (one, two, both_bare) in enumerate(kinds):
        both = _without_year(dates[one], dates[two]) if both_bare else (dates[one], dates[two])
        if has_year(both[0]) != has_year(both[1]):
            some[at] = True
            for place, days in zip((0, 2), align(*both), strict=True):
                if days:
                    ends[at, place : place + 2] = days
    rows, back = rows[some[back]], back[some[back]]
    columns = dict(pairs.columns)
    for place, name in enumerate(("low_l", "high_l", "low_r", "high_r")):
        columns[name] = columns[name].copy()
        columns[name][rows] = ends[back, place]
    return CodedPairs(columns, pairs.vocabulary)


def _without_year(left: str, right: str) -> tuple[str, str]:
    """Two dates of one day or month of different years, which neither text prints, as dates without the year of one; others as they are."""
    years = left[:4] != right[:4] and _in_any_year(left) == _in_any_year(right)
    return (_in_any_year(left), right) if years else (left, right)


def _in_any_year(date: str) -> str:
    return "/".join(f"XXXX{end[4:]}" for end in date.split("/"))


def _kinds(*codes: Array) -> tuple[list[tuple[int, ...]], Array]:
    """The different rows of some columns of codes, and which of them each row is: what is asked of words is asked once of each."""
    import numpy as np

    key = np.zeros(len(codes[0]), dtype=np.int64)
    sizes = [int(code.max(initial=0)) + 1 for code in codes]
    for code, size in zip(codes, sizes, strict=True):
        key = key * size + code
    kinds, back = np.unique(key, return_inverse=True)
    columns = []
    for size in reversed(sizes):
        kinds, code = np.divmod(kinds, size)
        columns.append(code.tolist())
    return list(zip(*reversed(columns), strict=True)), back


def _stated(pairs: CodedPairs, side: str) -> Array:
    import numpy as np

    stated: Array = ~np.isnan(pairs[f"low{side}"]) | (pairs[f"path{side}"] != NOTHING)
    return stated


def _mates_share(pairs: CodedPairs, low: str, high: str) -> Array:
    """Tell where the earlier ends of two changes share more than an edge; True where there are not two."""
    import numpy as np

    if not pairs.mated:
        return np.ones(len(pairs), dtype=bool)
    alone = np.isnan(pairs["mate_low_l"]) | np.isnan(pairs["mate_low_r"])
    share: Array = alone | _share(pairs, f"mate_{low}", f"mate_{high}")
    return share


def _share(pairs: CodedPairs, low: str, high: str) -> Array:
    """Tell which stretches share more than an edge; a point on an edge counts."""
    import numpy as np

    low_l, low_r, high_l, high_r = (pairs[name] for name in (f"{low}_l", f"{low}_r", f"{high}_l", f"{high}_r"))
    lower, upper = np.fmax(low_l, low_r), np.fmin(high_l, high_r)
    starts = [np.where(np.isfinite(begin), np.abs(begin), 0.0) for begin in (low_l, low_r)]  # "less than 20" starts nowhere
    slack = SLACK * np.maximum(*starts)
    point = (low_l == high_l) | (low_r == high_r)
    days = pairs["space_l"] == _TIME  # the last day belongs to a stretch of days
    share: Array = (lower < upper - slack) | ((point | days) & (lower <= upper + slack))
    return share


def _crossing(pairs: CodedPairs, ends: str, begins: str) -> Array:
    """Tell where the change of one side ends at what the other begins with."""
    import numpy as np

    lower = np.maximum(pairs[f"low{ends}"], pairs[f"mate_low{begins}"])
    upper = np.minimum(pairs[f"high{ends}"], pairs[f"mate_high{begins}"])
    crossing: Array = (lower < upper) | ((lower == upper) & (pairs[f"low{ends}"] == pairs[f"high{ends}"]))
    return crossing


def _paths_agree(pairs: CodedPairs, rows: Array) -> Array:
    """Places: one lies in the other. Words: one is a run of the other. Names: all words of one are in the other."""
    import numpy as np

    paths = pairs.vocabulary.path
    kinds, back = _kinds(*(pairs[name][rows] for name in ("space_l", "path_l", "path_r")))
    agree: Array = np.array([_path_agrees(space, paths[left], paths[right]) for space, left, right in kinds], dtype=bool)[back]
    return agree


def _path_agrees(space: int, left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if not left or not right:
        return False
    short, long = sorted((left, right), key=len)
    if space == _PLACE:
        return long[: len(short)] == short
    if space == _NAME:
        return set(short) <= set(long)
    return any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))
