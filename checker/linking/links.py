"""Links: pairs of claims that the evidence says are about one fact."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.linking.evidence import Evidence

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray


@dataclass(slots=True)
class Links:
    """Linked pairs of claims, one a row of the columns.

    Attributes:
        left, right: rows of the claims, left before right.
        confidence: how sure it is that they are about one fact, 0 to 1.
        differ: where their values cannot both hold.
        near: where the two documents tell one story in nearly the same words.
        number: what ``tell`` knows each link by.
        tell: gives the evidence, which is put into words only for the few links that are told: for near links and for others.
    """

    left: Array
    right: Array
    confidence: Array
    differ: Array
    near: Array
    number: Array
    tell: tuple[Callable[[int], Evidence], Callable[[int], Evidence]]

    def __len__(self) -> int:
        return len(self.left)

    def __getitem__(self, kept: Array) -> Links:
        """Some of the links, by number or by a yes or no for each."""
        left, right, confidence, differ, near, number = (getattr(self, name)[kept] for name in _COLUMNS)
        return Links(left, right, confidence, differ, near, number, self.tell)

    def because(self, at: int) -> Evidence:
        """The evidence of one link as (words, weight in log odds), the weightiest first."""
        return self.tell[0 if self.near[at] else 1](int(self.number[at]))


def joined(parts: Sequence[Links]) -> Links:
    """The links of some lists as one; the last one can tell them all."""
    import numpy as np

    left, right, confidence, differ, near, number = (np.concatenate([getattr(part, name) for part in parts]) for name in _COLUMNS)
    return Links(left, right, confidence, differ, near, number, parts[-1].tell)


_COLUMNS = ("left", "right", "confidence", "differ", "near", "number")
