"""Whether the values of two claims can both hold, for many pairs at once and before anything is judged.

The ladder of ``checker.comparisons`` has the last word on what is linked; this is the same question asked of every pair that might be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.comparisons import verdicts
from checker.linking.facts import LINES, Facts
from checker.model import Kind, Verdict

if TYPE_CHECKING:
    from numpy import ndarray
    from pandas import DataFrame

    Array = ndarray

UNLIKE, DIFFER, AGREE, ROUND = -1, 0, 1, 2
"""The values lie on no common line; cannot both hold; can; can if one of them is a rounded figure."""
_CODES = {Verdict.AGREEMENT: AGREE, Verdict.ROUNDING: ROUND, Verdict.REVISION: DIFFER, Verdict.CONFLICT: DIFFER}
WEEK = 6
"""Days between the ends of a stretch from which it is no other telling of a single day."""
_ENDS = ("low", "high", "wide_low", "wide_high", "bound_low", "bound_high")


def compared(facts: Facts, left: Array, right: Array) -> Array:
    """One code a pair of rows: :data:`UNLIKE`, :data:`DIFFER`, :data:`AGREE` or :data:`ROUND`.

    A bare number is read in the unit of the figure it is held against ("Net 194,000", "net income of $194,000"), and of
    things counted only the numbers are compared ("3,140 flats", "3,140 homes").
    """
    import numpy as np

    if not len(left):
        return np.zeros(0, dtype=np.int8)
    size = len(facts)
    keys, back = np.unique(left.astype(np.int64) * size + right, return_inverse=True)
    one, two = np.divmod(keys, size)
    table = paired(facts, one, two)
    codes = np.array([_CODES.get(verdict, UNLIKE) for verdict in verdicts(table)], dtype=np.int8)
    day, relative = facts.columns["day"], facts.columns["relative"]
    retold = (relative[one] & relative[two]) & (day[one] != day[two])  # "last week", printed again a day later
    low, high = (facts.region[name].to_numpy() for name in ("low", "high"))
    dates = facts.line[one] == LINES[Kind.DATE]
    length = np.where(dates, high[one] - low[one], 0), np.where(dates, high[two] - low[two], 0)
    unlike = dates & ((relative[one] != relative[two]) | ((np.minimum(*length) < 1) & (np.maximum(*length) >= WEEK)))
    codes[(retold | unlike) & (codes == DIFFER)] = UNLIKE
    codes[_is_far_inside(table) & (codes == AGREE)] = UNLIKE
    return codes[back]


def _is_far_inside(table: DataFrame) -> Array:
    """Tell where one side is a bound and the other lies far inside it: "up to 300" and "240" agree, "up to 300" and "15" say nothing."""
    import numpy as np

    ends = [np.abs(table[f"bound_low{side}"].to_numpy() + table[f"bound_high{side}"].to_numpy()) for side in ("_l", "_r")]
    open_l, open_r = (table[f"opens{side}"].to_numpy() != 0 for side in ("_l", "_r"))
    far: Array = (open_l != open_r) & (np.maximum(*ends) > FAR_INSIDE * np.minimum(*ends))
    return far


FAR_INSIDE = 1.5
"""Times that a figure may differ from a bound that it keeps."""


def paired(facts: Facts, left: Array, right: Array) -> DataFrame:
    """The regions of both sides on one line where there is one, as ``comparisons.verdicts`` wants them."""
    import numpy as np

    region, factor = facts.region, facts.columns["factor"]
    one = region.iloc[left].reset_index(drop=True)
    two = region.iloc[right].reset_index(drop=True)
    kind = facts.columns["kind"]
    number = list(Kind).index(Kind.NUMBER)
    unmarked = facts.columns["unmarked"]
    bare_l, bare_r = (kind[left] == number) | unmarked[left], (kind[right] == number) | unmarked[right]
    counts = (kind[left] == kind[right]) & (kind[left] == list(Kind).index(Kind.COUNT))
    for name in _ENDS:
        one[name] = np.where(bare_l & ~bare_r, one[name] * factor[right], one[name])
        two[name] = np.where(bare_r & ~bare_l, two[name] * factor[left], two[name])
    joined = bare_l | bare_r | counts
    one["axis"] = np.where(joined, "", one["axis"])
    two["axis"] = np.where(joined, "", two["axis"])
    table = one.add_suffix("_l").join(two.add_suffix("_r"))
    for side in ("_l", "_r"):
        table[f"superseded{side}"], table[f"retold{side}"] = False, True
        for end in ("low", "high", "wide_low", "wide_high"):
            table[f"mate_{end}{side}"] = np.nan
    return table
