"""Which claims of free rewordings are weighed against each other: those that share a name or a word."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

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


class Hot(NamedTuple):
    """What is common in a whole corpus, for those who see a part of it.

    Attributes:
        words: the words that more than :data:`LARGEST_BLOCK` claims of a line share, each with the name of the line.
        beyond: two columns, pairs of claims that share only such words and are the same in them; as rows of all claims.
    """

    words: frozenset[tuple[str, str]]
    beyond: Array


def blocks(facts: FreeFacts, hot: Hot | None = None) -> Blocks:
    """The inverted index of some claims.

    Args:
        hot: what is common in the corpus that they are a part of; None where they are all of it.
    """
    import numpy as np

    bag = facts.bags["blocks"]
    held_by, at = spread(bag.ends[:-1], bag.ends[1:])
    code = facts.line[held_by] * max(1, facts.words) + bag.words[at]
    if hot is not None:
        return Blocks(inverted.index(held_by, code, len(facts), largest=0, hot=_codes(facts, hot.words)), _rows(facts, hot.beyond), 0)
    found = inverted.index(held_by, code, len(facts), largest=LARGEST_BLOCK)
    alone = np.diff(bag.ends) > 0
    alone[found.rows[found.few]] = False
    return Blocks(found, *_beyond(facts, np.flatnonzero(alone)))


def hot(facts: FreeFacts, held: Blocks) -> Hot:
    """What is common in a corpus, from its index."""
    import numpy as np

    bag = facts.bags["blocks"]
    own, at = spread(bag.ends[:-1], bag.ends[1:])
    entries = held.index.order[~held.index.few]
    code = np.unique(facts.line[own[entries]] * max(1, facts.words) + bag.words[at[entries]])
    line, word = np.divmod(code, max(1, facts.words))
    named = zip(line.tolist(), word.tolist(), strict=True)
    left, right = np.divmod(held.beyond, max(1, len(facts)))
    words = frozenset((facts.lines[number], facts.vocabulary[each]) for number, each in named)
    return Hot(words, np.stack([facts.row[left], facts.row[right]], axis=1))


def _codes(facts: FreeFacts, words: Set[tuple[str, str]]) -> Array:
    """The codes that some words of a line have in the index."""
    import numpy as np

    size = max(1, facts.words)
    bag = facts.bags["blocks"]
    own, at = spread(bag.ends[:-1], bag.ends[1:])
    codes = np.unique(facts.line[own] * size + bag.words[at])
    named = zip(*(side.tolist() for side in np.divmod(codes, size)), strict=True)
    return codes[[(facts.lines[line], facts.vocabulary[word]) in words for line, word in named]]


def _rows(facts: FreeFacts, pairs_of: Array) -> Array:
    """Pairs of rows of all claims, those of which the facts have both, as ``inverted.following`` gives them."""
    import numpy as np

    place = np.searchsorted(facts.row, pairs_of)
    there = (
        (facts.row[np.minimum(place, max(0, len(facts) - 1))] == pairs_of).all(axis=1)
        if len(facts)
        else np.zeros(len(pairs_of), dtype=bool)
    )
    left, right = place[there].T
    return np.sort(left * np.int64(len(facts)) + right)


def _beyond(facts: FreeFacts, capped: Array) -> tuple[Array, int]:
    """Each of some claims with the next that say the same, and how many claims have more of these than are followed."""
    import numpy as np

    bag, names = facts.bags["blocks"], facts.bags["names"]
    named = [row for row in capped.tolist() if (facts.land[names.words[names.ends[row] : names.ends[row + 1]]] == 0).any()]
    if not named:  # a corpus without claims has no columns either
        return np.empty(0, dtype=np.int64), 0
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
