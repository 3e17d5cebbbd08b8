"""Whether the values of two claims can both hold, for many pairs at once and before anything is judged.

The ladder of ``checker.comparisons`` has the last word on what is linked; this is the same question asked of every pair that might be.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from checker.comparisons import LEVELS, levels
from checker.comparisons.coded import NOTHING, Coded, CodedPairs, faced
from checker.linking.claim_columns import LINES
from checker.model import Kind, Verdict

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

UNLIKE, DIFFER, AGREE, ROUND = -1, 0, 1, 2
"""The values lie on no common line; cannot both hold; can; can if one of them is a rounded figure."""
_CODES = {Verdict.AGREEMENT: AGREE, Verdict.ROUNDING: ROUND, Verdict.REVISION: DIFFER, Verdict.CONFLICT: DIFFER}
WEEK = 6
"""Days between the ends of a stretch from which it is no other telling of a single day."""
_ENDS = ("low", "high", "wide_low", "wide_high", "bound_low", "bound_high")


class Valued(Protocol):
    """What is asked of claims to compare their values: as :class:`~checker.linking.facts.Facts` has it."""

    @property
    def line(self) -> Array: ...

    @property
    def columns(self) -> dict[str, Array]: ...

    @property
    def region(self) -> Coded: ...

    def __len__(self) -> int: ...


def compared(facts: Valued, left: Array, right: Array) -> Array:
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
    of_level = np.array([_CODES.get(verdict, UNLIKE) if verdict else UNLIKE for verdict, _ in LEVELS], dtype=np.int8)
    table = paired(facts, one, two)
    codes: Array = of_level[levels(table)]
    day, relative = facts.columns["day"], facts.columns["relative"]
    retold = (relative[one] & relative[two]) & (day[one] != day[two])  # "last week", printed again a day later
    low, high = (facts.region.columns[name] for name in ("low", "high"))
    dates = facts.line[one] == LINES[Kind.DATE]
    length = np.where(dates, high[one] - low[one], 0), np.where(dates, high[two] - low[two], 0)
    unlike = dates & ((relative[one] != relative[two]) | ((np.minimum(*length) < 1) & (np.maximum(*length) >= WEEK)))
    wording, assumed, printed = facts.region.columns["wording"], facts.columns["assumed"], facts.columns["printed"]
    again = relative[one] & relative[two] & (wording[one] == wording[two])  # "Monday" is one day, whatever it was taken for
    factor = facts.columns["factor"]
    near = np.maximum(factor[one], factor[two]) < ONE_WORD * np.minimum(factor[one], factor[two])
    guessed = (assumed[one] | assumed[two]) & (printed[one] == printed[two]) & near  # "5 tons", "5 short tons"
    codes[(retold | unlike | again | guessed) & (codes == DIFFER)] = UNLIKE
    codes[_is_far_inside(table) & (codes == AGREE)] = UNLIKE
    answers: Array = codes[back]
    return answers


ONE_WORD = 1.25
"""Times within which the units lie that one word may mean: a metric and a short ton, a gallon of Britain and of the United States."""


def _is_far_inside(pairs: CodedPairs) -> Array:
    """Tell where one side is a bound and the other lies far inside it: "up to 300" and "240" agree, "up to 300" and "15" say nothing."""
    import numpy as np

    ends = [np.abs(pairs[f"bound_low{side}"] + pairs[f"bound_high{side}"]) for side in ("_l", "_r")]
    open_l, open_r = pairs["opens_l"] != 0, pairs["opens_r"] != 0
    far: Array = (open_l != open_r) & (np.maximum(*ends) > FAR_INSIDE * np.minimum(*ends))
    return far


FAR_INSIDE = 1.5
"""Times that a figure may differ from a bound that it keeps."""


def paired(facts: Valued, left: Array, right: Array) -> CodedPairs:
    """The regions of both sides on one line where there is one, as ``comparisons.levels`` wants them."""
    import numpy as np

    factor = facts.columns["factor"]
    one, two = facts.region[left], facts.region[right]
    kind = facts.columns["kind"]
    number = list(Kind).index(Kind.NUMBER)
    unmarked = facts.columns["unmarked"]
    bare_l, bare_r = (kind[left] == number) | unmarked[left], (kind[right] == number) | unmarked[right]
    counts = (kind[left] == kind[right]) & (kind[left] == list(Kind).index(Kind.COUNT))
    for name in _ENDS:
        one.columns[name] = np.where(bare_l & ~bare_r, one.columns[name] * factor[right], one.columns[name])
        two.columns[name] = np.where(bare_r & ~bare_l, two.columns[name] * factor[left], two.columns[name])
    joined = bare_l | bare_r | counts
    for side in (one, two):
        side.columns["axis"] = np.where(joined, NOTHING, side.columns["axis"])
    yes, no = np.ones(len(left), dtype=bool), np.zeros(len(left), dtype=bool)
    return faced(one, two, {"superseded_l": no, "superseded_r": no, "retold_l": yes, "retold_r": yes})
