"""Linked pairs to groups: best first, and no group held by one weak link."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING

from checker.linking.evidence import Evidence
from checker.linking.links import Links

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

SURE = 0.75
"""Confidence of a link from which it joins a group in which two values differ."""
COHESION = 0.5
"""Share of the possible links between two groups that must be there for them to become one."""
MOST_ASKED = 20
"""Claims of each of two groups whose possible links are looked at; of larger groups only the first ones."""


@dataclass(slots=True)
class Cluster:
    """Claims about one fact.

    Attributes:
        rows: of the claims, in order.
        confidence: how sure the weakest is of the links that hold them together, 1 for a claim alone.
        because: the evidence of that link.
        differ: whether one of the links holds two values that cannot both be.
        near: whether one of the links is of a near-telling.
        whole: whether each is the later end of a change that the group tells with its earlier end.
    """

    rows: list[int]
    confidence: float = 1.0
    because: Evidence = ()
    differ: bool = False
    near: bool = False
    whole: bool = False


@dataclass(slots=True)
class _Growing:
    """A group of several claims while it grows; ``first`` are its first rows, ``weakest`` is (confidence, left, right, number of link)."""

    rows: list[int]
    first: list[int]
    weakest: tuple[float, int, int, int]
    differ: bool
    near: bool


def clusters(
    document: Array, rows: Collection[int], links: Links, apart: set[tuple[int, int]], of_days: frozenset[tuple[int, int]] = frozenset()
) -> list[Cluster]:
    """The groups of some claims, in order of their first one.

    Args:
        document: number of the document of each claim.
        rows: those that may stand alone; linked ones come in any case.
        links: in any order.
        apart: pairs that are never brought together by others: their values differ, and they are too weakly linked themselves.
        of_days: pairs whose values may differ since they are told of two days: no link of equal values brings them together.
    """
    grown = _grown(document, links, apart, of_days)
    inside = {row for group in grown for row in group.rows}
    found = [Cluster([row]) for row in {*rows, *links.left.tolist(), *links.right.tolist()} - inside]
    for group in grown:
        because = links.because(group.weakest[3])
        found.append(Cluster(sorted(group.rows), group.weakest[0], because, differ=group.differ, near=group.near))
    return sorted(found, key=lambda cluster: cluster.rows[0])


def _grown(document: Array, links: Links, apart: set[tuple[int, int]], of_days: frozenset[tuple[int, int]]) -> list[_Growing]:
    """The groups of more than one claim."""
    import numpy as np

    size, documents = len(document), int(document.max(initial=0)) + 1
    linked = set((links.left * size + links.right).tolist())
    one, other = document[links.left], document[links.right]
    met = {*(one * documents + other).tolist(), *(other * documents + one).tolist()}

    place = dict(zip(links.left.tolist(), one.tolist(), strict=True)) | dict(zip(links.right.tolist(), other.tolist(), strict=True))
    home: dict[int, _Growing] = {}
    order = np.lexsort((links.right, links.left, -links.confidence))
    columns = (links.confidence, links.left, links.right, links.differ, links.near)
    for number, confidence, left, right, differ, near in zip(order.tolist(), *(column[order].tolist() for column in columns), strict=True):
        group, joining = home.get(left), home.get(right)
        if group is not None and group is joining:
            group.differ |= differ
            group.near |= near
            continue
        if confidence < SURE and ((group is not None and group.differ) or (joining is not None and joining.differ)):
            continue  # a weak link adds no voice to a conflict
        every = [(a, b) if a < b else (b, a) for a in (group.first if group else [left]) for b in (joining.first if joining else [right])]
        possible = [(a, b) for a, b in every if place[a] * documents + place[b] in met]  # documents that tell one story
        if sum(a * size + b in linked for a, b in possible) < COHESION * len(possible) or not apart.isdisjoint(every):
            continue
        if not differ and not of_days.isdisjoint(every):
            continue
        weakest = confidence, left, right, number
        own = group or _Growing([left], [left], weakest, differ=False, near=False)
        more = joining or _Growing([right], [right], weakest, differ=False, near=False)
        if len(own.rows) < len(more.rows):
            own, more = more, own
        own.rows += more.rows
        own.first = nsmallest(MOST_ASKED, [*own.first, *more.first])
        own.weakest = min(own.weakest, more.weakest, weakest)
        own.differ |= more.differ | differ
        own.near |= more.near | near
        home.update(dict.fromkeys(more.rows, own))
        home[left] = home[right] = own
    return list({id(group): group for group in home.values()}.values())
