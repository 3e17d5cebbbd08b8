"""A link: two claims that the evidence says are about one fact."""

from __future__ import annotations

from typing import NamedTuple


class Link(NamedTuple):
    """Two linked claims.

    Attributes:
        confidence: how sure it is that they are about one fact, 0 to 1.
        left, right: rows of the claims, left before right.
        because: the evidence as (words, weight in log odds), the weightiest first.
        differ: True where their values cannot both hold.
        near: True where the two documents tell one story in nearly the same words.
    """

    confidence: float
    left: int
    right: int
    because: tuple[tuple[str, float], ...]
    differ: bool
    near: bool = False
