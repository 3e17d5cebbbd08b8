"""What a comparison must be to say something: arithmetic that some text can satisfy and another cannot."""

from __future__ import annotations

from collections.abc import Mapping

from checker.model import Relation, SlotType, Term, Tolerance, slots_of
from checker.rulebook.dimensions import is_zero, of_term, of_type, of_unit, operations, with_article

_NO_SIZE = frozenset({SlotType.PLACE, SlotType.COUNTRY, SlotType.ROLE, SlotType.QUOTE, "set"})
_DAYS = frozenset({SlotType.DATE, SlotType.PERIOD})


def without_sense(left: Term, relation: Relation, right: Term, slots: Mapping[str, str], *, limit: bool = False) -> tuple[str, str] | None:
    """Why two sides say nothing, and what to do; None where they say something.

    Args:
        left, relation, right: as read.
        slots: type by slot.
        limit: True for what stands in ``limit``.
    """
    if not [*slots_of(left), *slots_of(right)]:
        return "no figure of the text stands in this", "name a slot, or `value`"
    if left == right:
        return "both sides are the same", "hold the figure against another slot or number"
    if limit and relation is Relation.EQUAL:
        return "a limit is no `=`", "write <=, <, >= or >; figures that must be the same stand in `equal` or `expect`"
    for operation in (*operations(left), *operations(right)):
        if operation.sign == "/" and is_zero(operation.right):
            return "this divides by nothing", "divide by a slot or a number above 0"
        if operation.sign in "+-" and (clash := _clash(operation.left, operation.right, slots)):
            return f"{clash} cannot be added up", "take figures that are measured in the same"
    if clash := _clash(left, right, slots):
        return f"{clash} cannot be held against each other", "take figures that are measured in the same"
    return None


def _clash(left: Term, right: Term, slots: Mapping[str, str]) -> str | None:
    one, other = of_term(left, slots), of_term(right, slots)
    return None if one is None or other is None or one == other else f"{with_article(one)} and {with_article(other)}"


def useless_tolerance(tolerance: Tolerance, kind: str | None, written: str) -> tuple[str, str] | None:
    """Why a tolerance does nothing for values of a slot type, or forgives everything, and what to do; None where it is one."""
    if tolerance.kind not in ("share", "absolute"):
        return None
    if kind in _NO_SIZE:
        return f"a {kind} has no size: `{written}` is no tolerance for it", "take it out, or write `stated`"
    if kind in _DAYS and tolerance.unit is None:
        return f"`{written}` is no tolerance for a {kind}", "write `3 days`"
    if tolerance.kind == "share" and tolerance.amount >= 1:
        return f"within `{written}` any two figures agree", "write a share below 100%"
    own, told = of_type(kind), of_unit(tolerance.unit)
    if own is not None and told is not None and own != told:
        return f"`{written}` is {with_article(told)}, the values are {_plural(own)}", f"write it in a unit of {own}, or as a share: `2%`"
    return None


def _plural(dimension: str) -> str:
    return {"money": "money", "percent": "percentages", "mass": "masses", "energy": "energies"}.get(dimension, f"{dimension}s")
