"""A corpus cut into parts that are linked one by one, in any order and anywhere, and give what the whole gives.

Claims have numbers, their rows, in order of document and place; documents have numbers in order of their ids. Two cuts are made: pairs of
documents are weighed (:func:`weighing`, :func:`weigh`), then what links hold together is told as groups (:func:`grouping`, :func:`group`).
A part is told by numbers alone; whoever has the documents and their claims reads those of a part.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from checker.linking.bags import spread
from checker.linking.blocks import Hot
from checker.linking.candidates import Candidates
from checker.linking.groups import groups_of
from checker.linking.one_event import some
from checker.linking.paired import LINK, TURNED, Paired, paired
from checker.linking.statistics import Statistics
from checker.linking.stories import Stories
from checker.linking.ways import lead_of, ways_of
from checker.model import Claim, ClaimGroup, Document

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

MOST_PAIRS = 100_000
"""Pairs of documents of one part; those of one document with later ones stay together, so that it may be more.

A document is read anew for every part that it is in, which is in small parts what takes longest."""
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


def weighing(found: Candidates, *, most: int = MOST_PAIRS) -> Iterator[Weighing]:
    """The candidates of a corpus in parts; every pair of documents is in one of them.

    Args:
        found: the candidates.
        most: pairs of documents in a part.
    """
    import numpy as np

    ends = found.ends
    count = len(ends) - 1
    shared = found.stories
    home_l, home_r = (np.searchsorted(ends, side, side="right") - 1 for side in (found.left, found.right))
    left = np.concatenate([shared.left, home_l])
    number = np.bincount(left, minlength=count)
    place = _side_by_side(left, np.concatenate([shared.right, home_r]), count)
    ordered = np.argsort(place, kind="stable")
    batch = np.empty(count, dtype=np.int64)
    batch[ordered] = np.cumsum(number[ordered]) // most
    told, named = (np.argsort(batch[side], kind="stable") for side in (shared.left, home_l))
    for part in np.unique(batch[left]).tolist():
        own = some(shared, told[slice(*np.searchsorted(batch[shared.left][told], [part, part + 1]))])
        free = named[slice(*np.searchsorted(batch[home_l][named], [part, part + 1]))]
        documents = np.unique(np.concatenate([own.left, own.right, home_l[free], home_r[free]]))
        rows = _rows(documents, ends)
        inside = replace(own, left=np.searchsorted(documents, own.left), right=np.searchsorted(documents, own.right))
        order = np.lexsort((inside.right, inside.left))
        yield Weighing(documents, rows, some(inside, order), *(np.searchsorted(rows, side[free]) for side in (found.left, found.right)))


def weigh(part: Weighing, claims: Sequence[Claim], texts: Sequence[Document], corpus: Statistics) -> Paired:
    """What the pairs of a part give, by rows and numbers of the corpus.

    Args:
        claims, texts: of the part, in order.
        corpus: what is counted of the corpus.
    """
    found = paired(claims, texts, part.stories, (part.left, part.right), corpus)
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
