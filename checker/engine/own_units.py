"""Figures in a unit that a rule defines for itself, read in the unit that it is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.model import Claim, Kind, OwnUnit
from checker.text.plurals import singular
from checker.text.tokens import Token, tokenize

_READ_AS = " read as "
_MEASURED = (Kind.QUANTITY, Kind.COUNT, Kind.NUMBER)


def own_unit(units: Sequence[OwnUnit], claim: Claim) -> OwnUnit | None:
    """The unit of a rule that a claim is in, the one of most words where it is in several; None where it is in none of them."""
    if not units or claim.kind not in _MEASURED:
        return None
    found = [unit for unit in units if _is_in(unit, claim)]
    return max(found, key=lambda unit: (len(unit.words), len(unit.of)), default=None)


def _is_in(unit: OwnUnit, claim: Claim) -> bool:
    words = tokenize(claim.text)
    if unit.known is not None and claim.unit == unit.known:
        end = claim.end
    elif (stands := _stands_after(unit, claim)) is not None:
        end = stands
    elif _are(words[-len(unit.words) :], unit.words) or _are(words[1 : 1 + len(unit.words)], unit.words):
        end = claim.end  # "12 bags", "24,000 TEU containers"
    else:
        return False
    after = [singular(token.folded) for token in tokenize(claim.quote[end - claim.sentence[0] :])[:12]]
    # bushels of corn are no bushels of soybeans; bushels alone are what the rule is about
    return not unit.of or after[:1] != ["of"] or tuple(after[1 : 1 + len(unit.of)]) == unit.of


def _stands_after(unit: OwnUnit, claim: Claim) -> int | None:
    """Where a unit ends that stands right after a bare number, which nobody else takes for one: "24,000 TEU"; None where it does not."""
    if claim.kind is not Kind.NUMBER or claim.unit is not None:
        return None
    rest = claim.quote[claim.end - claim.sentence[0] :]
    words = tokenize(rest)[: len(unit.words)]
    if not _are(words, unit.words) or rest[: words[0].start].strip():
        return None
    return claim.end + words[-1].end


def _are(words: Sequence[Token], wanted: Sequence[str]) -> bool:
    """Tell whether words are those of a unit, the last one perhaps in the plural: "TEUs", which no noun ends in."""
    if len(words) != len(wanted):
        return False
    return all(
        wanted_word in (word.folded, singular(word.folded), word.folded.removesuffix("s"))
        for word, wanted_word in zip(words, wanted, strict=True)
    )


def read_in(unit: OwnUnit, claim: Claim) -> Claim:
    """A claim as an amount of what the unit is made of; its words and its place stay, with the unit where that stands after them."""
    value, low, high, digit = (
        number * unit.size if isinstance(number, (int, float)) else None
        for number in (claim.value, claim.low, claim.high, claim.resolution)
    )
    said = f"{unit.name} read as {unit.written}"
    end = _stands_after(unit, claim) or claim.end
    return replace(
        claim,
        end=end,
        text=claim.text + claim.quote[claim.end - claim.sentence[0] : end - claim.sentence[0]],
        kind=Kind.QUANTITY,
        value=value,
        low=low,
        high=high,
        resolution=digit,
        unit=unit.unit,
        dimension=unit.dimension,
        assumptions=(*(each for each in claim.assumptions if _READ_AS not in each), said),  # the rule says how, so nothing is assumed
    )
