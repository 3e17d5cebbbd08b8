"""Claims as far as their values are compared, for those who ask for nothing that stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.comparisons.coded import Coded, regions_of
from checker.linking.claim_columns import LINES, claim_columns
from checker.linking.facts import sentences_of
from checker.model import Claim

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray


@dataclass(slots=True)
class Bare:
    """Claims, one row each, as ``values.compared`` asks for them.

    Attributes:
        line, columns, region: as in :class:`~checker.linking.facts.Facts`.
    """

    line: Array
    columns: dict[str, Array]
    region: Coded

    def __len__(self) -> int:
        return len(self.line)


def bare(claims: Sequence[Claim], home: Array, day: Array) -> Bare:
    """The columns of some claims that linking compares, all those of their documents, in order of document and place.

    Args:
        home: number of the document of each.
        day: by document the day it is dated, NaN where it is not.
    """
    import numpy as np

    stride = np.int64(2**32)
    start, opens, closes = (
        home * stride + np.array(places, dtype=np.int64)
        for places in zip(*((claim.start, *claim.sentence) for claim in claims), strict=True)
    )
    line = np.array([LINES[claim.kind] for claim in claims], dtype=np.int8)
    columns = claim_columns(claims, sentences_of(opens, closes)[1], line, start)
    columns["day"] = day[home]
    return Bare(line, columns, regions_of(claims))
