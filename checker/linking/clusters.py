"""Linked pairs to groups: best first, and no group held by one weak link."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from checker.linking.links import Link
from checker.model import Claim

SURE = 0.75
"""Confidence of a link from which it joins a group in which two values differ."""
COHESION = 0.5
"""Share of the possible links between two groups that must be there for them to become one."""
MOST_ASKED = 400
"""Possible links between two groups that are looked at; of larger groups only the first ones."""


@dataclass(slots=True)
class Cluster:
    """Claims about one fact.

    Attributes:
        rows: of the claims, in order.
        weakest: the weakest of the links that hold them together, None for a claim alone.
        differ: whether one of the links holds two values that cannot both be.
        near: whether one of the links is of a near-telling.
        whole: whether each is the later end of a change that the group tells with its earlier end.
    """

    rows: list[int]
    weakest: Link | None = None
    differ: bool = False
    near: bool = False
    whole: bool = False


def clusters(claims: Sequence[Claim], rows: Collection[int], links: Sequence[Link], apart: set[tuple[int, int]]) -> list[Cluster]:
    """The groups of some claims, in order of their first one.

    Args:
        claims: all claims.
        rows: those that may stand alone; linked ones come in any case.
        links: in any order.
        apart: pairs that are never brought together by others: their values differ, and they are too weakly linked themselves.
    """
    home = {row: row for row in sorted({*rows, *(link.left for link in links), *(link.right for link in links)})}
    held = {row: Cluster([row]) for row in home}
    linked = {(link.left, link.right) for link in links}
    met = {(claims[link.left].document, claims[link.right].document) for link in links}
    met |= {(right, left) for left, right in met}
    for link in sorted(links, key=lambda each: (-each.confidence, each.left, each.right)):
        one, other = sorted((home[link.left], home[link.right]))
        if one == other:
            held[one].differ |= link.differ
            held[one].near |= link.near
            continue
        if link.confidence < SURE and (held[one].differ or held[other].differ):
            continue  # a weak link adds no voice to a conflict
        every = _across(held[one].rows, held[other].rows)
        possible = [pair for pair in every if (claims[pair[0]].document, claims[pair[1]].document) in met]  # documents that tell one story
        if sum(pair in linked for pair in possible) < COHESION * len(possible) or not apart.isdisjoint(every):
            continue
        joined = held.pop(other)
        for row in joined.rows:
            home[row] = one
        weakest = [each for each in (held[one].weakest, joined.weakest, link) if each]
        held[one] = Cluster(
            sorted([*held[one].rows, *joined.rows]),
            min(weakest, key=lambda each: (each.confidence, each.left, each.right)),
            differ=held[one].differ or joined.differ or link.differ,
            near=held[one].near or joined.near or link.near,
        )
    return list(held.values())


def _across(left: Sequence[int], right: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs that have a claim in each of two groups; of large groups those of the first claims."""
    limit = int(MOST_ASKED**0.5)
    return [(min(a, b), max(a, b)) for a in left[:limit] for b in right[:limit]]
