"""Which claims of free rewordings are weighed against each other: those that share a name or a word, by an inverted index."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.linking.bags import spread
from checker.linking.free_facts import FreeFacts

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

LARGEST_BLOCK = 200
"""Claims that share a word and are compared with each other; a word that more share says too little."""
NEIGHBOURS = 6
"""A claim all of whose words more claims share is held against so many that say the same, those next in date."""
BATCH = 200_000
"""Pairs that are weighed at a time, so that memory does not grow with the corpus."""


@dataclass(slots=True)
class Blocks:
    """The claims under each word of their line.

    Attributes:
        ends: by claim where its entries begin in ``places``, and the end of the last.
        places: by claim the places of its entries in ``rows``, of words that not too many share.
        rows: the claims, word by word, in order.
        last: by entry the end of its word.
        beyond: pairs of claims that share only words that too many share and are the same in them, ``left * claims + right``, in order.
        capped: how many claims share all their words with too many.
    """

    ends: Array
    places: Array
    rows: Array
    last: Array
    beyond: Array
    capped: int


def blocks(facts: FreeFacts) -> Blocks:
    """The inverted index of some claims."""
    import numpy as np

    count = len(facts)
    bag = facts.bags["blocks"]
    held_by, at = spread(bag.ends[:-1], bag.ends[1:])
    code = facts.line[held_by] * max(1, facts.words) + bag.words[at]
    order = np.argsort(code, kind="stable")
    rows, code = held_by[order], code[order]
    first, last = np.searchsorted(code, code), np.searchsorted(code, code, side="right")
    few = last - first <= LARGEST_BLOCK
    looked_up = np.zeros(count, dtype=bool)
    looked_up[rows[few]] = True
    capped = np.flatnonzero(~looked_up & (np.diff(bag.ends) > 0))
    entries = np.flatnonzero(few & (last - first > 1))
    by_claim = entries[np.argsort(rows[entries], kind="stable")]
    ends = np.searchsorted(rows[by_claim], np.arange(count + 1))
    beyond, alone = _beyond(facts, capped)
    return Blocks(ends, by_claim, rows, last, beyond, alone)


def _beyond(facts: FreeFacts, capped: Array) -> tuple[Array, int]:
    """Each of some claims with the next that say the same, and how many claims have more of these than are followed."""
    import numpy as np

    bag, names = facts.bags["blocks"], facts.bags["names"]
    named = [row for row in capped.tolist() if (facts.land[names.words[names.ends[row] : names.ends[row + 1]]] == 0).any()]
    known: dict[tuple[int, bytes], int] = {}
    said = [known.setdefault((int(facts.line[row]), bag.words[bag.ends[row] : bag.ends[row + 1]].tobytes()), len(known)) for row in named]
    rows, same = np.array(named, dtype=np.int64), np.array(said, dtype=np.int64)
    order = np.lexsort((rows, facts.columns["day"][rows], same))
    rows, same = rows[order], same[order]
    here = np.arange(len(rows))
    end = np.searchsorted(same, same, side="right")
    own, other = spread(here + 1, np.minimum(here + 1 + NEIGHBOURS, end))
    one, two = rows[own], rows[other]
    apart = facts.document[one] != facts.document[two]
    one, two = one[apart], two[apart]
    many = np.bincount(same)[same] > NEIGHBOURS + 1 if len(same) else np.zeros(0, dtype=bool)
    return np.unique(np.minimum(one, two) * len(facts) + np.maximum(one, two)), int(many.sum())


def pairs(facts: FreeFacts, held: Blocks) -> Iterator[tuple[Array, Array]]:
    """The pairs of claims of different documents, each once, left before right, some at a time in order of the left one."""
    import numpy as np

    count = len(facts)
    if not count:
        return
    number = held.last[held.places] - held.places - 1
    total = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(number)])[held.ends]
    beyond = np.searchsorted(held.beyond, np.arange(count + 1) * count)
    sizes = np.diff(total) + np.diff(beyond)
    batch = np.cumsum(sizes) // BATCH
    starts = np.searchsorted(batch, np.unique(batch))
    for first, last in zip(starts, [*starts[1:], count], strict=True):
        places = held.places[held.ends[first] : held.ends[last]]
        own, other = spread(places + 1, held.last[places])
        keys = held.rows[places[own]] * count + held.rows[other]
        left, right = np.divmod(np.unique(np.concatenate([keys, held.beyond[beyond[first] : beyond[last]]])), count)
        apart = facts.document[left] != facts.document[right]
        if apart.any():
            yield left[apart], right[apart]
