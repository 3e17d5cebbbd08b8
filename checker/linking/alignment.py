"""One to one between two documents: each claim with the counterpart that the evidence speaks for most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.linking.pairs import Pairs, numbered

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray


def aligned(pairs: Pairs, score: Array, bar: float) -> Array:
    """Tell which pairs are kept: the best first, no claim twice between two documents.

    Round by round every pair is kept that is the best of both its claims among those left, which gives what taking the best pair of all
    again and again would.

    Args:
        bar: pairs that score less are never kept.
    """
    import numpy as np

    kept = np.zeros(len(score), dtype=bool)
    left_key, right_key = member_keys(pairs)
    alive = np.flatnonzero(score >= bar)
    alive = alive[np.lexsort((pairs.right[alive], pairs.left[alive], -score[alive]))]
    while len(alive):
        mutual = _first(left_key[alive]) & _first(right_key[alive])
        chosen = alive[mutual]
        kept[chosen] = True
        taken = np.isin(left_key[alive], left_key[chosen]) | np.isin(right_key[alive], right_key[chosen])
        alive = alive[~taken]
    return kept


def rivals(pairs: Pairs, score: Array) -> Array:
    """For each pair the score of the best other pair that one of its claims is in between the same documents; -inf where there is none."""
    import numpy as np

    best = np.full(len(score), -np.inf)
    for side in (pairs.left, pairs.right):
        claim, count = numbered(pairs.story, side)
        top, second = np.full((2, count), -np.inf)
        np.maximum.at(top, claim, score)
        tops = score == top[claim]
        np.maximum.at(second, claim[~tops], score[~tops])
        only = tops & (np.bincount(claim[tops], minlength=count) == 1)[claim]
        best = np.maximum(best, np.where(only, second[claim], top[claim]))
    return best


def member_keys(pairs: Pairs) -> tuple[Array, Array]:
    """One number for each side of a pair between its two documents."""
    import numpy as np

    size = max(int(side.max()) + 1 if len(side) else 1 for side in (pairs.left, pairs.right))
    story = np.asarray(pairs.story, dtype=np.int64)
    return story * size + pairs.left, story * size + pairs.right


def _first(keys: Array) -> Array:
    """Tell which entries are the first of their key."""
    import numpy as np

    first = np.zeros(len(keys), dtype=bool)
    first[np.unique(keys, return_index=True)[1]] = True
    return first
