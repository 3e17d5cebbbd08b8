"""The key ``compare`` of a rule, and what goes with it: which slot is compared, as what, and how far values may lie apart."""

from __future__ import annotations

from checker.model import Check, Compare, CompareAs, Find, Named, Severity, SlotType, Tolerance
from checker.rulebook.checking import asks, checks_of
from checker.rulebook.gaps import severity_steps
from checker.rulebook.one_rule import LIST, OneRule
from checker.rulebook.sense import useless_tolerance
from checker.rulebook.tolerances import FORMS, read_tolerance
from checker.text.suggest import advice

_SPACES: dict[SlotType, CompareAs] = {
    SlotType.PLACE: CompareAs.PLACE,
    SlotType.COUNTRY: CompareAs.PLACE,
    SlotType.DATE: CompareAs.DATE,
    SlotType.PERIOD: CompareAs.DATE,
    SlotType.ROLE: CompareAs.PERSON,
    SlotType.QUOTE: CompareAs.TEXT,
}
SETS = frozenset({LIST, SlotType.PLACE, SlotType.COUNTRY, SlotType.PERSON, SlotType.ORGANISATION, SlotType.THING})
"""What a set can be of."""


def space_of(kind: SlotType) -> CompareAs | None:
    """How values of a slot type are compared, None where they cannot be."""
    if kind.is_figure:
        return CompareAs.FIGURE
    return CompareAs.CHANGE if kind.is_change else _SPACES.get(kind)


def checks(one: OneRule, find: Find) -> tuple[Check, ...]:
    slots = {**one.slots, **({"figure": find.figure} if find.figure is not None else {})}
    found, wrong = checks_of(one.rule, slots, perhaps=bool(one.perhaps) or one.gap("find") or one.finds_nothing())
    for slip in wrong:
        one.add(one.written_at(slip.steps), slip.message, slip.help, key=slip.key, part=slip.part)
    return found


def compare(one: OneRule, checks: tuple[Check, ...]) -> Compare:
    text, find = one.rule.compare, one.rule.find
    if asks(one.rule) and text.value is None:
        anchor = next((check.left.slot for check in checks if isinstance(check.left, Named)), "figure")
        kinds = {**one.slots, **({"figure": find.figure} if find.figure is not None else {})}
        return Compare(anchor, CompareAs.FIGURE, _tolerance(one, text.tolerance, kinds.get(anchor)))
    if find.figure is not None:
        kind: SlotType | str | None = None if one.gap("find", "figure") else find.figure
        if text.value not in (None, "figure") and not one.gap("find", "figure"):
            one.add(("compare", "value"), f"`{text.value}` cannot be compared here", "with `figure`, the figure is: `value: figure`")
    elif text.value is None:
        if not one.gap("compare") and not one.gap("find", "figure"):
            one.add(("compare",), "`compare` does not say which slot", advice("", one.slots), key=True)
        kind = None
    else:
        kind = one.slots.get(text.value)
        if one.unknown(text.value):
            one.add(("compare", "value"), f"`{text.value}` is no slot of this rule", advice(text.value, one.slots))
    if text.as_ is CompareAs.SET and find.phrases and kind in SETS:
        return Compare(text.value or "", CompareAs.SET, _tolerance(one, text.tolerance, "set"))
    space = space_of(kind) if isinstance(kind, SlotType) else None
    if kind in (SlotType.PERSON, SlotType.ORGANISATION) and find.figure is None:
        help_text = "who holds an office is `<name:role>`; other names can stand in `group_by` and `message`"
        one.add(("compare", "value"), f"comparing a slot of type {kind} is not supported yet", help_text)
    elif kind is not None and space is None and find.figure is None:
        steps = ("compare", "value")
        one.add(steps, f"a slot of type {kind} cannot be compared", "take a figure, change, place, country, date, role or quote")
    if text.as_ is CompareAs.LIMIT and space is CompareAs.FIGURE:
        space = CompareAs.LIMIT
    if text.as_ is not None and space is not None and text.as_ is not space:
        one.add(("compare", "as"), f"a slot of type {kind} cannot be compared as {text.as_}", f"write `as: {space}`, or leave it out")
    return Compare(text.value or "figure", space or CompareAs.FIGURE, _tolerance(one, text.tolerance, kind))


def severity_from(one: OneRule, space: CompareAs) -> tuple[tuple[Severity, Tolerance], ...]:
    found, wrong = severity_steps(one.rule)
    if found and space not in (CompareAs.FIGURE, CompareAs.CHANGE):
        one.add(("severity_from",), f"a {space} has no size of gap", "`severity_from` goes with figures", key=True)
    for slip in wrong:
        one.add(slip.steps, slip.message, slip.help, key=slip.key)
    return found


def _tolerance(one: OneRule, written: str, kind: str | None) -> Tolerance:
    """How far values of a slot type may lie apart."""
    found = read_tolerance(written)
    if found is None:
        one.add(("compare", "tolerance"), f"`{written}` is no tolerance", FORMS)
        return Tolerance()
    wrong = useless_tolerance(found, kind, written)
    if wrong is not None:
        one.add(("compare", "tolerance"), *wrong)
    return found
