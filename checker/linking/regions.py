"""The regions of very many claims, some at a time, so that memory holds no more than their numbers."""

from __future__ import annotations

from collections.abc import Sequence

from checker.comparisons import REGION_INPUT, regions
from checker.comparisons.coded import Coded, coded
from checker.model import Claim
from checker.model.tables import frame

AT_ONCE = 20_000


def regions_of(claims: Sequence[Claim]) -> Coded:
    """The region of each claim, in order."""
    parts = (claims[first : first + AT_ONCE] for first in range(0, len(claims), AT_ONCE))
    return coded(regions(frame(REGION_INPUT, ([getattr(claim, name) for name in REGION_INPUT] for claim in part))) for part in parts)
