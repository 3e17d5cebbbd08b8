"""How much it says that two documents agree on one figure: the longer the number, the less by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.linking.claim_columns import LINES
from checker.linking.facts import Facts
from checker.linking.pairs import Pairs
from checker.model import Kind

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

SUPPORT = (0.5, 0.7, 1.5, 2.5, 3.5)
"""By how many digits two agreeing figures have, what they say for one thing: about the power of ten of the odds that others would
agree by chance. A place, or a date that is no single day, has none; more than four say no more."""
SUPPORT_DAY = 1.5
"""What it says that two dates name one day."""


def support(facts: Facts, pairs: Pairs) -> Array:
    """What each pair says for one thing if its values agree, in powers of ten of the odds."""
    import numpy as np

    digits = facts.columns["digits"]
    said: Array = np.array(SUPPORT)[np.minimum(np.minimum(digits[pairs.left], digits[pairs.right]), len(SUPPORT) - 1)]
    said[is_day(facts, pairs.left) & is_day(facts, pairs.right)] = SUPPORT_DAY
    return said


def is_day(facts: Facts, rows: Array) -> Array:
    """Tell which claims name one day, and not by words that count from the day of writing."""
    region = facts.region.columns
    day: Array = (
        (facts.line[rows] == LINES[Kind.DATE]) & (region["high"][rows] - region["low"][rows] <= 1) & ~facts.columns["relative"][rows]
    )
    return day
