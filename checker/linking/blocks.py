"""Which claims of free rewordings are weighed against each other: those that share a name or a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.linking import inverted
from checker.linking.bags import spread
from checker.linking.free_facts import FreeFacts

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

LARGEST_BLOCK = 200
"""Claims that share a word and are compared with each other; a word that more share says too little."""
NEIGHBOURS = 6
"""A claim all of whose words more claims share is held against so many that say the same, those next in date."""


@dataclass(slots=True)
class Blocks:
    """The claims under each word of their line.

    Attributes:
        index: of the words that not too many share.
        beyond: pairs of claims that share only words that too many share and are the same in them, as ``inverted.following`` gives them.
        capped: how many claims have more of these than are followed.
    """

    index: inverted.Index
    beyond: Array
    capped: int


def blocks(facts: FreeFacts) -> Blocks:
    """The inverted index of some claims."""
    import numpy as np

    bag = facts.bags["blocks"]
    held_by, at = spread(bag.ends[:-1], bag.ends[1:])
    code = facts.line[held_by] * max(1, facts.words) + bag.words[at]
    found = inverted.index(held_by, code, len(facts), largest=LARGEST_BLOCK)
    alone = np.diff(bag.ends) > 0
    alone[found.rows[found.few]] = False
    return Blocks(found, *_beyond(facts, np.flatnonzero(alone)))


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
    many = np.bincount(same, minlength=1) > NEIGHBOURS + 1
    return inverted.following(rows, same, len(facts), reach=NEIGHBOURS), int(many[same].sum())


def pairs(facts: FreeFacts, held: Blocks) -> Iterator[tuple[Array, Array]]:
    """The pairs of claims of different documents, each once, left before right, some at a time in order of the left one."""
    for left, right in inverted.pairs(held.index, held.beyond):
        apart = facts.document[left] != facts.document[right]
        if apart.any():
            yield left[apart], right[apart]
