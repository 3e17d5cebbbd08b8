"""Which documents may be about one event: pairs that share rare words, found by an inverted index in near-linear time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.linking import inverted
from checker.linking.bags import Bags, shared, shares
from checker.linking.words import Words

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

RARE = 25
"""A word that more documents share tells no story by itself."""
NEIGHBOURS = 6
"""Of a word that more documents share, each document is held against so many that follow it in order of date."""
SIGNATURE = 24
"""Words of a document, the weightiest first, that it is looked up by."""
ALIKE, WITHIN = 0.08, 0.22
"""Share of both documents' words that both have, or of the shorter one's that the longer has, from which they may tell one story."""


@dataclass(slots=True)
class Stories:
    """Pairs of documents that may tell one story.

    Attributes:
        left, right: numbers of documents, left before right.
        within: share of the lighter document's words that the other has.
        alike: share of both documents' words that both have.
        capped: words that more than :data:`RARE` documents share, in order, with how many do.
        cut_short: documents that have no other words than these to be looked up by, so that they meet only some of those they might.
    """

    left: Array
    right: Array
    within: Array
    alike: Array
    capped: list[tuple[str, int]]
    cut_short: tuple[int, ...] = ()


@dataclass(slots=True)
class Outlines:
    """Documents as far as stories are found by: a few numbers a word, so that those of a whole corpus lie side by side.

    Attributes:
        day: by document the day it is dated, NaN where it is not.
        rows, words: the words that each document is looked up by, as its number and theirs.
        texts: by document the words of some weight that several texts have, with the weight of all its words.
    """

    day: Array
    rows: Array
    words: Array
    texts: Bags

    def __len__(self) -> int:
        return len(self.day)


def outlines(texts: Bags, weight: Array, held: Array, day: Array) -> Outlines:
    """The outlines of some documents.

    Args:
        texts: by document its words of some weight.
        weight, held: by word, and how many texts of the corpus have it.
        day: by document.
    """
    return Outlines(day, *_signatures(texts, weight, held), _without_lonely(texts, held))


def joined(parts: Sequence[Outlines]) -> Outlines:
    """The outlines of several lists of documents as those of one, in order."""
    import numpy as np

    firsts = np.cumsum([0, *map(len, parts)])
    offsets = np.cumsum([0, *(len(part.texts.words) for part in parts)])
    ends = [np.zeros(1, dtype=np.int64), *(part.texts.ends[1:] + first for part, first in zip(parts, offsets, strict=False))]
    return Outlines(
        np.concatenate([np.zeros(0), *(part.day for part in parts)]),
        np.concatenate([np.zeros(0, dtype=np.int32), *(part.rows + np.int32(first) for part, first in zip(parts, firsts, strict=False))]),
        np.concatenate([np.zeros(0, dtype=np.int32), *(part.words for part in parts)]),
        Bags(
            np.concatenate(ends),
            np.concatenate([np.zeros(0, dtype=np.int32), *(part.texts.words for part in parts)]),
            np.concatenate([np.zeros(0), *(part.texts.sums for part in parts)]),
        ),
    )


def stories(words: Words) -> Stories:
    """The pairs of documents of a corpus that share enough of their rarer words; of a word that many share those near in time meet."""
    return stories_among(outlines(words.texts, words.weight, words.held, words.day), words.weight, words.stems)


def stories_among(told: Outlines, weight: Array, stems: Sequence[str]) -> Stories:
    """The same from their outlines.

    Args:
        weight, stems: by number of a word.
    """
    import numpy as np

    count = len(told)
    order = np.empty(count, dtype=np.int64)
    order[np.argsort(told.day, kind="stable")] = np.arange(count)
    size = max(1, len(weight))
    rows, word = told.rows, told.words
    found = inverted.index(rows, word, count, largest=RARE)
    hot = np.flatnonzero(~found.few)
    by_date = hot[np.lexsort((order[found.rows[hot]], word[found.order[hot]]))]
    beyond = inverted.following(found.rows[by_date], word[found.order[by_date]], count, reach=NEIGHBOURS)
    parts = [_near(weight, told.texts, left, right) for left, right in inverted.pairs(found, beyond)]
    left, right, within, alike = (np.concatenate(part) for part in zip(([],) * 4, *parts, strict=True))
    often = np.bincount(word, minlength=size)
    capped = [(stems[number], int(often[number])) for number in np.flatnonzero(often > RARE).tolist()]
    capped.sort(key=lambda pair: (-pair[1], pair[0]))
    cut_short = np.setdiff1d(found.rows[~found.few], found.rows[found.few])
    return Stories(left.astype(np.int64), right.astype(np.int64), within, alike, capped, tuple(cut_short.tolist()))


_LEAST_WEIGHT = 2.0
"""Weight from which a word helps to find a story: it stands in less than one text of seven."""
_FEW = 15.0


def _signatures(texts: Bags, weight: Array, held: Array) -> tuple[Array, Array]:
    """The words that each document is looked up by, the weightiest first, as its number and theirs; some documents at a time."""
    import numpy as np

    found: list[tuple[Array, Array]] = []
    for first in range(0, max(1, len(texts)), _AT_ONCE):
        ends = texts.ends[first : first + _AT_ONCE + 1]
        rows = np.repeat(np.arange(first, first + len(ends) - 1, dtype=np.int32), np.diff(ends))
        word = texts.words[ends[0] : ends[-1]]
        useful = (held[word] >= 2) & (weight[word] > _LEAST_WEIGHT)
        rows, word = rows[useful], word[useful]
        best = np.lexsort((word, -weight[word], rows))
        rows, word = rows[best], word[best]
        place = np.arange(len(rows)) - np.searchsorted(rows, rows)
        found.append((rows[place < SIGNATURE], word[place < SIGNATURE]))
    rows, word = (np.concatenate(part) for part in zip(*found, strict=True))
    return rows, word


_AT_ONCE = 10_000
"""Documents whose words are put in order at a time."""


def _without_lonely(texts: Bags, held: Array) -> Bags:
    """The texts without the words that one alone has, which no two share."""
    import numpy as np

    several = held > 1
    words: list[Array] = [np.zeros(0, dtype=np.int32)]
    lengths: list[Array] = [np.zeros(1, dtype=np.int64)]
    for first in range(0, len(texts), _AT_ONCE):
        ends = texts.ends[first : first + _AT_ONCE + 1]
        own = texts.words[ends[0] : ends[-1]]
        kept = several[own]
        words.append(own[kept])
        lengths.append(np.diff(np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(kept)])[ends - ends[0]]))
    return Bags(np.cumsum(np.concatenate(lengths)), np.concatenate(words), texts.sums)


def _near(weight: Array, several: Bags, left: Array, right: Array) -> tuple[Array, Array, Array, Array]:
    """Of some pairs of documents, in order of the left one, those that may tell one story, with both shares."""
    common = shared(several, several, left, right, weight)
    within, alike = shares(common, several.sums[left], several.sums[right], few=_FEW)
    near = (alike >= ALIKE) | (within >= WITHIN)
    return left[near], right[near], within[near], alike[near]
