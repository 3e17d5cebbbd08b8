"""What two free rewordings of one event differ on: the figures that are left over when all that agree are put aside.

Two texts that share no sentence are known to tell of one event by the figures that they agree on. A figure of the one that the other
nowhere states, and one of the other that the first nowhere states, may then be two tellings of one figure: where they measure the same kind
of thing, where like words stand around them, or where the one looks like the other mistaken.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from checker.linking.alignment import aligned
from checker.linking.evidence import Evidence
from checker.linking.facts import Facts
from checker.linking.features import Sight
from checker.linking.gates import is_stated_difference
from checker.linking.leftover_features import leftover_columns, written
from checker.linking.leftover_gates import (
    are_converted,
    are_other_places,
    are_other_zones,
    are_parts,
    are_rows,
    are_vague,
    is_little_agreed,
)
from checker.linking.leftover_values import are_comparable, are_far_apart, codes
from checker.linking.near import logit
from checker.linking.one_event import is_one_event, promising, support, told_digits
from checker.linking.pairs import Pairs, pair_batches
from checker.linking.stories import Stories
from checker.linking.surroundings import alike, surroundings
from checker.linking.values import AGREE, DIFFER, ROUND
from checker.linking.words import Words
from checker.model import Kind
from checker.text.lookup import table

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

LINKED = 0.72
"""Confidence from which two figures that are left over count as two tellings of one."""
PRIOR = "prior"
"""Row of the table that is no feature: the odds before looking at a pair."""
_LIKE = 0.02
"""Likeness of what stands around two small counts from which they are one count, and not two of the same number."""
_WORDS = 3.0
"""What the likeness of what stands around two figures says for them, where a figure agrees with several."""
_COUNTED = [list(Kind).index(kind) for kind in (Kind.NUMBER, Kind.COUNT)]
_LEAST_TOLD = 0.05


@dataclass(slots=True)
class LeftoverLinks:
    """Linked pairs, whose values differ, in order of rows.

    Attributes:
        left, right: rows of the facts.
        odds: log odds that they are about one fact.
        evidence: by pair what each feature adds, by the order of ``names``.
        names: the features, and the prior.
    """

    left: Array
    right: Array
    odds: Array
    evidence: Array
    names: list[str]

    def because(self, number: int) -> Evidence:
        """The evidence of one pair as (words, weight), the weightiest first."""
        words = {name: told for name, (_, told) in weights().items()}
        found = [
            (words[name], round(float(weight), 2))
            for name, weight in zip(self.names, self.evidence[number], strict=True)
            if abs(weight) >= _LEAST_TOLD
        ]
        return tuple(sorted(found, key=lambda pair: (-abs(pair[1]), pair[0])))


@dataclass(slots=True)
class Leftovers:
    """Pairs of claims that have no counterpart of equal value, and all that is known of them.

    Attributes:
        sight: the pairs.
        features: as ``leftover_columns`` gives them.
        refused: those whose values may differ without a conflict.
        agreeing: by pair of documents how many of their figures agree, one to one.
    """

    sight: Sight
    features: dict[str, Array]
    refused: Array
    agreeing: Array


@cache
def weights() -> dict[str, tuple[float, str]]:
    """By feature its weight in log odds and how a report says it."""
    return {row["feature"]: (float(row["weight"]), row["words"]) for row in table("leftover_weights")}


def no_leftovers() -> LeftoverLinks:
    """No pair."""
    import numpy as np

    none = np.zeros(0)
    return LeftoverLinks(none.astype(np.int64), none.astype(np.int64), none, np.zeros((0, 0)), [])


def leftover_links(words: Words, facts: Facts, stories: Stories) -> LeftoverLinks:
    """The pairs of claims that are left over in two texts on one event and are about one fact.

    Args:
        stories: pairs of documents that may tell one story, but not in nearly the same words.
    """
    import numpy as np

    found: list[tuple[Array, ...]] = []
    names: list[str] = []
    stories = promising(words, facts, stories)
    for pairs in pair_batches(facts, stories):
        held = leftovers(words, facts, stories, pairs)
        own = held.sight.pairs
        odds, added = weighed(held.features)
        linked = aligned(own, odds, logit(LINKED)) & ~held.refused
        kept = np.flatnonzero(linked & ~is_little_agreed(own, linked, held.agreeing))
        names = list(added)
        found.append((own.left[kept], own.right[kept], odds[kept], np.stack([column[kept] for column in added.values()], axis=1)))
    if not found:
        return no_leftovers()
    left, right, odds, evidence = (np.concatenate(part) for part in zip(*found, strict=True))
    order = np.lexsort((right, left))
    return LeftoverLinks(left[order], right[order], odds[order], evidence[order], names)


def weighed(features: dict[str, Array]) -> tuple[Array, dict[str, Array]]:
    """The log odds of some pairs, and what the prior and each feature of the table add to them."""
    import numpy as np

    weight = {name: number for name, (number, _) in weights().items()}
    count = len(next(iter(features.values())))
    added = {PRIOR: np.full(count, weight[PRIOR])}
    added |= {name: weight[name] * np.asarray(values, dtype=float) for name, values in features.items() if name in weight}
    total = np.zeros(count)
    for column in added.values():
        total += column
    return total, added


def leftovers(words: Words, facts: Facts, stories: Stories, pairs: Pairs) -> Leftovers:
    """The pairs of those given whose claims have no counterpart of equal value, between documents that tell of one event.

    Args:
        pairs: all pairs of some pairs of documents.
    """
    import numpy as np

    sight = Sight(words, facts, stories, pairs)
    around = surroundings(words, facts, np.unique(np.concatenate([pairs.left, pairs.right])))
    like = alike(around, pairs.left, pairs.right)
    code = codes(sight)
    one, two = written(sight, pairs.left), written(sight, pairs.right)
    comparable, bare = are_comparable(sight)
    few = np.minimum(told_digits(one), told_digits(two)) <= 1
    accident = np.isin(facts.columns["kind"][pairs.left], _COUNTED) & few & (like < _LIKE)
    agree = ((code == AGREE) | (code == ROUND)) & (comparable | bare) & ~accident & ~are_far_apart(sight)
    said = np.minimum(support(one), support(two))
    counterparts = aligned(pairs, np.where(agree, said + _WORDS * like, -np.inf), 0.0)
    alone = _without(pairs.left, pairs, agree, len(facts)) & _without(pairs.right, pairs, agree, len(facts))
    told = alone & comparable & (code == DIFFER)
    rows = np.flatnonzero(told & is_one_event(sight, counterparts, said, comparable) & ~are_other_places(sight))
    own = Sight(words, facts, stories, Pairs(*(side[rows] for side in pairs)))
    everywhere = np.ones(len(rows), dtype=bool)
    return Leftovers(
        own,
        leftover_columns(own, around, (pairs.left[counterparts], pairs.right[counterparts])),
        np.logical_or.reduce([refuses(own) for refuses in _GATES]) | is_stated_difference(facts, own.pairs, everywhere),
        np.bincount(pairs.story[counterparts], minlength=len(stories.left)),
    )


_GATES = (are_converted, are_other_zones, are_parts, are_rows, are_vague)


def _without(side: Array, pairs: Pairs, agree: Array, size: int) -> Array:
    """Tell for which pairs the claim of one side agrees with nothing between the two documents."""
    import numpy as np

    keys = pairs.story.astype(np.int64) * size + side
    free: Array = ~np.isin(keys, keys[agree])
    return free
