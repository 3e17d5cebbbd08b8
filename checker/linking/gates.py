"""When differing values of linked claims are no conflict: two editions of one report, or two definitions whose difference is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.linking.facts import Facts
from checker.linking.pairs import Pairs
from checker.linking.stories import Stories
from checker.linking.words import Words

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

FEWEST_LINKS = 3
LEAST_AGREEING = 0.3
"""Of so many linked claims of two documents fewer agree: they are two editions of one report (a weekly one, the next quarter's)."""
FEWEST_APART = 2
LEAST_AGREEING_APART = 0.75
"""Of two documents of different days so many and such a share must agree: reports that come again say other figures."""
_CLOSE = 1e-6
SUMS = 0
FEWEST_DIGITS = 2
"""A difference of fewer digits may be printed by chance."""


def is_other_edition(words: Words, facts: Facts, stories: Stories, pairs: Pairs, agreeing: Array, differing: Array) -> Array:
    """Tell which pairs stand in two documents that are two editions of one report.

    Two documents of one day may differ on all of a few figures; of different days most must agree, and where both tell of their own
    day ("today", "a week ago") none may differ.
    """
    import numpy as np

    count = len(stories.left)
    agree = np.bincount(pairs.story[agreeing], minlength=count)[pairs.story]
    differ = np.bincount(pairs.story[differing], minlength=count)[pairs.story]
    links = agree + differ
    left, right = (words.day[facts.document[side]] for side in (pairs.left, pairs.right))
    apart = (left != right) & ~np.isnan(left) & ~np.isnan(right)
    few = (links >= FEWEST_LINKS) & (agree < LEAST_AGREEING * links)
    nothing = apart & (differ > 0) & ((agree < LEAST_AGREEING_APART * links) | (agree < FEWEST_APART))
    relative = np.zeros(len(words.documents), dtype=bool)
    relative[facts.document[facts.columns["relative"]]] = True
    again = apart & relative[facts.document[pairs.left]] & relative[facts.document[pairs.right]]  # both say "today", on two days
    edition: Array = few | nothing | again
    return edition


def is_stated_difference(facts: Facts, pairs: Pairs, asked: Array) -> Array:
    """Tell of the pairs asked whose difference is itself printed in one of the documents ("net of 475,000"): they mean two things."""
    import numpy as np

    found = np.zeros(len(asked), dtype=bool)
    amount = facts.columns["amount"]
    order = np.lexsort((amount, facts.document))
    ends = np.searchsorted(facts.document[order], np.arange(int(facts.document.max()) + 2)) if len(order) else np.zeros(1, dtype=int)
    for row in np.flatnonzero(asked):
        one, two = pairs.left[row], pairs.right[row]
        difference = abs(amount[one] - amount[two])
        if (
            not difference > 0
            or min(abs(difference - amount[one]), abs(difference - amount[two])) <= _CLOSE * difference
            or facts.line[one] != SUMS
            or len(f"{difference:.9g}".strip("0.").replace(".", "")) < FEWEST_DIGITS
        ):
            continue
        for document in (facts.document[one], facts.document[two]):
            held = amount[order[ends[document] : ends[document + 1]]]
            place = np.searchsorted(held, difference * (1 - _CLOSE))
            found[row] |= place < len(held) and held[place] <= difference * (1 + _CLOSE)
    return found
