"""A corpus cut into parts that are linked one by one, in any order and anywhere, and give what the whole gives.

Claims have numbers, their rows, in order of document and place; documents have numbers in order of their ids. Two cuts are made: pairs of
documents are weighed (:func:`weighing`, :func:`weigh`), then what links hold together is told as groups (:func:`grouping`, :func:`group`).
A part is told by numbers alone; whoever has the documents and their claims reads those of a part.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from checker.linking.bags import spread
from checker.linking.blocks import Hot
from checker.linking.candidates import Candidates
from checker.linking.groups import groups_of
from checker.linking.one_event import some
from checker.linking.paired import LINK, TURNED, Paired, paired
from checker.linking.prepared import Prepared
from checker.linking.statistics import Statistics
from checker.linking.stories import Stories
from checker.linking.ways import lead_of, ways_of
from checker.model import Claim, ClaimGroup, Document

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

MOST_PAIRS, MOST_READ = 100_000, 12_000
"""Pairs and documents of one part. A document is read anew for every part that it is in, which is in small parts what takes longest."""
MOST_DOCUMENTS = 4_000
"""Documents of one part; those that links hold together stay together, so that it may be more."""


class Weighing(NamedTuple):
    """Pairs of documents that are weighed together.

    Attributes:
        documents: the numbers of theirs, in order.
        rows: of their claims, in order.
        stories: pairs that may tell one story, by their places among these documents.
        left, right: pairs of claims that may be free rewordings, by their places among these rows.
    """

    documents: Array
    rows: Array
    stories: Stories
    left: Array
    right: Array


class Grouping(NamedTuple):
    """Documents whose claims are told as groups together.

    Attributes:
        documents: their numbers, in order.
        rows: of their claims, in order.
        found: the pairs of these claims, by their places among these rows.
        hot: what is common in the corpus, by the same places.
    """

    documents: Array
    rows: Array
    found: Paired
    hot: Hot


def weighing(found: Candidates, *, most: int = MOST_PAIRS, read: int = MOST_READ) -> Iterator[Weighing]:
    """The candidates of a corpus in parts; every pair of documents is in one of them.

    To read a document takes longer than to weigh some pairs. So documents are laid out in bands, and a part is what lies between two bands:
    with few bands each document is in few parts, as with parts of some documents and all that they are paired with it would not be.

    Args:
        found: the candidates.
        most: pairs in a part, about: those of documents that may tell one story, and those of claims that may be free rewordings.
        read: documents in a part, at most, but for two that a band may have more than another.
    """
    import numpy as np

    ends = found.ends
    shared = found.stories
    home_l, home_r = (np.searchsorted(ends, side, side="right") - 1 for side in (found.left, found.right))
    left, right = np.concatenate([shared.left, home_l]), np.concatenate([shared.right, home_r])
    part = _cut(left, right, len(ends) - 1, most, read)
    own_part, free_part = part[: len(shared.left)], part[len(shared.left) :]
    told, named = (np.argsort(each, kind="stable") for each in (own_part, free_part))
    for number in range(int(part.max(initial=-1)) + 1):
        own = some(shared, told[slice(*np.searchsorted(own_part[told], [number, number + 1]))])
        free = named[slice(*np.searchsorted(free_part[named], [number, number + 1]))]
        documents = np.unique(np.concatenate([own.left, own.right, home_l[free], home_r[free]]))
        rows = _rows(documents, ends)
        inside = replace(own, left=np.searchsorted(documents, own.left), right=np.searchsorted(documents, own.right))
        order = np.lexsort((inside.right, inside.left))
        yield Weighing(documents, rows, some(inside, order), *(np.searchsorted(rows, side[free]) for side in (found.left, found.right)))


def _cut(left: Array, right: Array, count: int, most: int, read: int) -> Array:
    """The number of the part of each pair of documents; parts with many pairs come first, for those that work side by side.

    Args:
        left, right: numbers of the documents of each pair; a pair may be there several times.
        count: of documents.
        most, read: as for :func:`weighing`.
    """
    import numpy as np

    low, high = _bands(left, right, count, most, read)
    order = np.lexsort((right, left, low, high))
    block, pair = (np.cumsum(_is_new(column[order])) - 1 for column in (high * count + low, left * count + right))
    size = np.bincount(block)
    first = np.searchsorted(pair, pair) - (np.cumsum(size) - size)[block]  # place in its block; entries of one pair have one
    pieces = np.maximum(1, np.round(size / most).astype(np.int64))[block]
    cut = np.cumsum(_is_new(block * len(order) + first * pieces // size[block])) - 1
    cut = _joined(np.bincount(cut), read // 2)[cut]
    rank = np.argsort(np.argsort(-np.bincount(cut), kind="stable"), kind="stable")
    part = np.empty(len(order), dtype=np.int64)
    part[order] = rank[cut]
    return part


def _bands(left: Array, right: Array, count: int, most: int, read: int) -> tuple[Array, Array]:
    """The bands that the documents of each pair lie in, the lower first.

    As many parts lie between so many bands, each with each and with itself, as there are to be; no band has more than half of what a part
    may read.
    """
    import numpy as np

    documents = np.unique(np.concatenate([left, right]))
    parts = -(-len(left) // most)
    bands = max(1 if parts <= 2 else math.isqrt(2 * parts), 1 if len(documents) <= read else -(-2 * len(documents) // read))
    band = np.zeros(count, dtype=np.int64)
    ordered = documents[np.argsort(_side_by_side(left, right, count)[documents], kind="stable")]
    band[ordered] = np.arange(len(ordered)) * bands // max(1, len(ordered))
    return np.minimum(band[left], band[right]), np.maximum(band[left], band[right])


def _joined(sizes: Array, most: int) -> Array:
    """Small parts beside each other as one: the number of each in fewer parts."""
    import numpy as np

    number = np.zeros(len(sizes), dtype=np.int64)
    held, last = 0, 0
    for at, size in enumerate(sizes.tolist()):
        if held and held + size > most:
            held, last = 0, last + 1
        held += size
        number[at] = last
    return number


def _is_new(column: Array) -> Array:
    """Where another value begins in a column."""
    import numpy as np

    new = np.ones(len(column), dtype=bool)
    np.not_equal(column[1:], column[:-1], out=new[1:])
    return new


def weigh(
    part: Weighing, claims: Sequence[Claim], texts: Sequence[Document], corpus: Statistics, known: Sequence[Prepared] | None = None
) -> Paired:
    """What the pairs of a part give, by rows and numbers of the corpus.

    Args:
        claims, texts: of the part, in order.
        corpus: what is counted of the corpus.
        known: what linking takes from each text alone, where that has been found already.
    """
    found = paired(claims, texts, part.stories, (part.left, part.right), corpus, known)
    return replace(found, left=part.rows[found.left], right=part.rows[found.right], told=part.documents[found.told])


def grouping(found: Paired, known: Candidates, *, most: int = MOST_DOCUMENTS) -> Iterator[Grouping]:
    """All documents of a corpus in parts; those that links hold together are in one of them.

    Args:
        found: all that was weighed.
        known: the candidates of the corpus.
        most: documents in a part.
    """
    import numpy as np

    ends, hot = known.ends, known.hot
    count = len(ends) - 1
    home_l, home_r = (np.searchsorted(ends, side, side="right") - 1 for side in (found.left, found.right))
    linked = np.isin(found.sort, (LINK, TURNED))
    lead = lead_of(home_l[linked], home_r[linked], count)
    batch = (np.cumsum(np.bincount(lead, minlength=count)) // most)[lead]
    order = np.argsort(batch, kind="stable")
    inside = batch[home_l] == batch[home_r]
    pairs = np.flatnonzero(inside)[np.argsort(batch[home_l[inside]], kind="stable")]
    together = batch[found.told[:, 0]] == batch[found.told[:, 1]] if count else np.zeros(0, dtype=bool)
    told = found.told[together][np.argsort(batch[found.told[together][:, 0]], kind="stable")]
    beyond = hot.beyond[np.argsort(hot.beyond[:, 0], kind="stable")]
    for part in np.unique(batch).tolist():
        documents = order[slice(*np.searchsorted(batch[order], [part, part + 1]))]
        rows = _rows(documents, ends)
        own = pairs[slice(*np.searchsorted(batch[home_l[pairs]], [part, part + 1]))]
        near = told[slice(*np.searchsorted(batch[told[:, 0]], [part, part + 1]))]
        yield Grouping(documents, rows, _inside(found, own, rows, np.searchsorted(documents, near)), Hot(hot.words, _places(beyond, rows)))


def group(part: Grouping, claims: Sequence[Claim], texts: Sequence[Document], bare: Container[str] = ()) -> list[ClaimGroup]:
    """The groups of a part, in order of ``groups.place_of``.

    Args:
        claims, texts: of the part, in order.
        bare: ids of places that are named without an event.
    """
    return groups_of(claims, ways_of(claims, texts, part.found, part.hot), bare)


def _side_by_side(left: Array, right: Array, count: int) -> Array:
    """By document a place that brings those of one component together, and leaves the order of the others."""
    import numpy as np

    lead = lead_of(left, right, count)
    small = np.bincount(lead, minlength=count)[lead] <= _SMALL
    place: Array = np.where(small, lead, np.arange(count))
    return place


_SMALL = 1000


def _rows(documents: Array, ends: Array) -> Array:
    return spread(ends[documents], ends[documents + 1])[1]


def _inside(found: Paired, own: Array, rows: Array, told: Array) -> Paired:
    """Some pairs, by places among some rows."""
    import numpy as np

    left, right = (np.searchsorted(rows, side[own]) for side in (found.left, found.right))
    columns = (found.sort[own], found.confidence[own], found.differ[own], found.near[own])
    return Paired(left, right, *columns, [found.because[at] for at in own.tolist()], told)


def _places(pairs: Array, rows: Array) -> Array:
    """The pairs of which both are among some rows, by places among them."""
    import numpy as np

    if not len(rows):
        return pairs[:0]
    some_of = pairs[slice(*np.searchsorted(pairs[:, 0], [rows[0], rows[-1] + 1]))]
    place = np.searchsorted(rows, some_of)
    there = (rows[np.minimum(place, len(rows) - 1)] == some_of).all(axis=1)
    found: Array = place[there]
    return found
