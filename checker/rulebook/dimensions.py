"""What figures of a rule are measured in, as far as the rule itself says so: a mass is never a length, whatever the texts say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.model import Constant, Named, Operation, SlotType, Term
from checker.units import conversion

COUNTED = "count"
_NAMED = {
    SlotType.PERCENT: "percent",
    SlotType.PERCENT_CHANGE: "percent",
    SlotType.MONEY: "money",
    SlotType.SPELLED_MONEY: "money",
    SlotType.MONEY_CHANGE: "money",
    SlotType.COUNT: COUNTED,
    SlotType.DATE: "duration",
    SlotType.PERIOD: "duration",
}
_MEASURED = frozenset(
    {
        *(SlotType.MASS, SlotType.LENGTH, SlotType.AREA, SlotType.VOLUME, SlotType.ENERGY, SlotType.POWER, SlotType.SPEED),
        *(SlotType.TEMPERATURE, SlotType.DURATION),
    }
)


def of_type(kind: str | None) -> str | None:
    """What figures of a slot type are measured in, or the days between dates; None where they may be in anything."""
    if kind not in list(SlotType):
        return None
    known = SlotType(str(kind))
    return known.value if known in _MEASURED else _NAMED.get(known)


def of_unit(unit: str | None) -> str | None:
    """What a unit measures: ``money`` of every currency, of a rate what stands above the line; None for a bare number."""
    measure = conversion(unit) if unit else None
    if measure is None or " * " in measure.dimension:
        return None
    above = measure.dimension.partition(" / ")[0].partition(":")[0]
    return "percent" if above == "percentage_point" else above


def of_term(term: Term, slots: Mapping[str, str]) -> str | None:
    """What the result of some arithmetic is measured in; None where that is open, as of a product of two measures."""
    match term:
        case Constant():
            return of_unit(term.unit)
        case Named():
            return of_type(slots.get(term.slot))
        case Operation(sign="+" | "-"):
            return of_term(term.left, slots) or of_term(term.right, slots)
        case Operation():
            plain = isinstance(term.right, Constant) and term.right.unit is None
            return of_term(term.left, slots) if plain else None


def is_zero(term: Term) -> bool:
    """Tell whether a term is nothing, whatever the texts say."""
    return fixed(term) == 0


def fixed(term: Term) -> float | None:
    """What arithmetic of plain numbers gives; None where a slot takes part or a divisor is nothing."""
    if isinstance(term, Constant):
        return term.value
    if isinstance(term, Named):
        return None
    left, right = fixed(term.left), fixed(term.right)
    if left is None or right is None:
        return None
    if term.sign == "/":
        return left / right if right else None
    return left * right if term.sign == "*" else left + right if term.sign == "+" else left - right


def operations(term: Term) -> Iterator[Operation]:
    """The term and all inside it that are arithmetic."""
    if isinstance(term, Operation):
        yield term
        yield from operations(term.left)
        yield from operations(term.right)


def with_article(dimension: str) -> str:
    """The dimension as a sentence has it: "an area", "money"."""
    shown = dimension.replace("_", " ")
    return shown if dimension == "money" else f"{'an' if dimension[:1] in 'aeiou' else 'a'} {shown}"
