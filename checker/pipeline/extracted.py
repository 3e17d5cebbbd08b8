"""What one document gives on its way down the line."""

from __future__ import annotations

from typing import NamedTuple

from checker.engine.select import Match
from checker.model import Claim


class Extracted(NamedTuple):
    """What one document gives.

    Attributes:
        claims: in order of place, described.
        matches: what each rule takes of them.
        places: the places it names besides, for linking alone; empty where they were not asked for.
    """

    claims: list[Claim]
    matches: list[Match]
    places: list[Claim]
