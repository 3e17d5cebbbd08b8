"""How the values of two claims of free rewordings stand to each other, where what agrees is put aside and what is left is compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.linking.claim_columns import LINES
from checker.linking.features import Sight
from checker.linking.values import AGREE, DIFFER, UNLIKE, compared
from checker.model import Kind

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

WIDE = 0.1
"""Powers of ten by which two figures that can both hold may lie apart and still be one ("over 1,100", "1,150")."""
_LEAST = 1e-12
_WEEK = 7
_KINDS = list(Kind)
_BARE, _COUNT = _KINDS.index(Kind.NUMBER), _KINDS.index(Kind.COUNT)
_DATES = LINES[Kind.DATE]
NO_NUMBERS = (LINES[Kind.VENUE], LINES[Kind.DATE], LINES[Kind.TIME])
"""Lines of claims whose values are no numbers."""


def codes(sight: Sight) -> Array:
    """The codes of ``values`` of some pairs, those of two single days compared as days however they are told.

    Of a day told by its weekday alone ("on Saturday", "on 22 February") the week is not sure, so that only its weekday is compared, and two
    such days of two texts never differ: each may mean its own.
    """
    import numpy as np

    code = compared(sight.facts, sight.pairs.left, sight.pairs.right)
    low, high = (sight.facts.region.columns[name] for name in ("low", "high"))
    left, right = sight.pairs.left, sight.pairs.right
    dates = sight.facts.line[left] == _DATES
    length = (
        np.where(dates, high[left], 0.0) - np.where(dates, low[left], 0.0),
        np.where(dates, high[right], 0.0) - np.where(dates, low[right], 0.0),
    )
    days = dates & (length[0] < 1) & (length[1] < 1)
    relative = sight.facts.columns["relative"]
    one, both = relative[left] | relative[right], relative[left] & relative[right]
    apart = np.where(days, low[left], 0.0) - np.where(days, low[right], 0.0)
    same = (apart == 0) | (one & (apart % _WEEK == 0))
    told: Array = np.where(days, np.where(same, AGREE, np.where(both, UNLIKE, DIFFER)), code)
    return told


def are_comparable(sight: Sight) -> tuple[Array, Array]:
    """Tell which pairs may be two tellings of one figure by their kinds and dimensions, and in which one is a bare number."""
    import numpy as np

    kind_l, kind_r = sight.both("kind")
    dimension_l, dimension_r = sight.both("dimension")
    bare = (kind_l == _BARE) | (kind_r == _BARE)
    counts = bare & ((kind_l == _COUNT) | (kind_r == _COUNT))
    rates = _per_another(sight, np.flatnonzero((kind_l == kind_r) & (dimension_l != dimension_r)))
    same: Array = ((kind_l == kind_r) & (dimension_l == dimension_r)) | counts | rates
    return same, bare


def are_far_apart(sight: Sight) -> Array:
    """Tell which pairs can both hold only because one is a bound that is far from the other: "over two percent", "4 percent"."""
    import numpy as np

    region, line = sight.facts.region, sight.facts.line
    amount = sight.facts.columns["amount"]
    low, high = (region.columns[name] for name in ("low", "high"))
    with np.errstate(invalid="ignore"):
        ends = np.where(np.isfinite(low), np.where(np.isfinite(high), (low + high) / 2, low), high)
        middle = np.where(np.isnan(amount), np.abs(ends), amount)
        one, two = (np.maximum(middle[side], _LEAST) for side in (sight.pairs.left, sight.pairs.right))
        far: Array = ~np.isin(line[sight.pairs.left], NO_NUMBERS) & (np.abs(np.log10(one / two)) > WIDE)
    return far


def _per_another(sight: Sight, asked: Array) -> Array:
    """Tell which of the pairs asked are the same unit per two others: "1.9 tonnes per hectare", "1.9 tonnes an acre"."""
    import numpy as np

    found = np.zeros(len(sight.pairs.left), dtype=bool)
    claims = sight.facts.claims
    for at in asked.tolist():
        one, two = ((claims[side[at]].unit or "").partition(" / ") for side in (sight.pairs.left, sight.pairs.right))
        found[at] = bool(one[1] and two[1]) and one[0] == two[0]
    return found
