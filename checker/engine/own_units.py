"""Figures in a unit that a rule defines for itself, read in the unit that it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.model import Claim, Kind, OwnUnit
from checker.text.plurals import singular
from checker.text.tokens import tokenize

_MEASURED = (Kind.QUANTITY, Kind.COUNT, Kind.NUMBER)


def own_unit(units: Sequence[OwnUnit], claim: Claim) -> OwnUnit | None:
    """The unit of a rule that a claim is in, None where it is in none of them."""
    if not units or claim.kind not in _MEASURED:
        return None
    words = tuple(singular(token.folded) for token in tokenize(claim.text))
    after: tuple[str, ...] | None = None
    for unit in units:
        spelt = words[-len(unit.words) :] == unit.words or (unit.known is not None and claim.unit == unit.known)
        if not spelt:
            continue
        if after is None:
            after = tuple(singular(token.folded) for token in tokenize(claim.quote[claim.end - claim.sentence[0] :])[:12])
        if unit.of and after[:1] == ("of",) and after[1 : 1 + len(unit.of)] != unit.of:
            continue  # bushels of corn are no bushels of soybeans; bushels alone are what the rule is about
        return unit
    return None


def read_in(unit: OwnUnit, claim: Claim) -> Claim:
    """A claim as an amount of what the unit is made of; its words and its place stay."""
    value, low, high, digit = (
        number * unit.size if isinstance(number, (int, float)) else None
        for number in (claim.value, claim.low, claim.high, claim.resolution)
    )
    said = f"{unit.name} read as {unit.written}"
    return replace(
        claim,
        kind=Kind.QUANTITY,
        value=value,
        low=low,
        high=high,
        resolution=digit,
        unit=unit.unit,
        dimension=unit.dimension,
        assumptions=(*claim.assumptions, said),
    )
