"""How exact a whole number is beside fractions: rates that move by quarters are told in quarters, "up 1/4 point to three per cent"."""

from __future__ import annotations

import re

from checker.annotators.clauses import Clause, Reading
from checker.model import Kind

_FRACTION = re.compile(r"\d/\d|[\u00bc-\u00be\u2150-\u215e]")
_TOGETHER = (frozenset({Kind.PERCENT, Kind.PERCENTAGE_POINT}), frozenset({Kind.MONEY}))
"""Kinds of figure that are told in one grain: a rate, and the points by which it moves."""


def annotate(reading: Reading) -> None:
    """Give whole numbers the ``resolution`` of the finest fraction of their kind in the same sentence."""
    text = reading.scan.text
    if text.isascii() and "/" not in text:
        return  # told far sooner than by the pattern
    if not _FRACTION.search(text):
        return
    for clause in reading.clauses:
        for kinds in _TOGETHER:
            _share(clause, kinds)


def _share(clause: Clause, kinds: frozenset[Kind]) -> None:
    held = [claim for claim, _, _ in clause.figures if claim.kind in kinds]
    grains = [claim.resolution for claim in held if claim.resolution and _FRACTION.search(claim.text)]
    if not grains:
        return
    for claim in held:
        if claim.resolution and claim.resolution > min(grains) and isinstance(claim.value, float) and claim.value == int(claim.value):
            claim.resolution = min(grains)
