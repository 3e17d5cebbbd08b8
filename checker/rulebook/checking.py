"""What a rule asks of each match (``equal``, ``check``, ``expect``, ``limit``), from the keys written to the model's checks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from checker.model import Check, Formula, Named, Operation, Relation, Scope, SlotType, Term
from checker.rulebook.equations import read_equation
from checker.rulebook.phrases import Slip
from checker.rulebook.schema import CompareText, RuleText
from checker.rulebook.sense import without_sense
from checker.text.suggest import advice
from checker.text.yaml import Where

_WAYS = ("equal", "check", "expect")
_PARTS = ("from", "to", "stated", "direction", "rounded_inputs")


@dataclass(slots=True)
class Wrong:
    """A mistake below a rule: the path to it, what is wrong, what to do, whether its key is meant, which part of its text."""

    steps: Where
    message: str
    help: str | None = None
    key: bool = False
    part: tuple[int, int] | None = None


def asks(rule: RuleText) -> bool:
    """Tell whether a rule looks at one match alone."""
    return bool(rule.limit) or any(getattr(rule.compare, way) is not None for way in _WAYS)


def checks_of(rule: RuleText, slots: Mapping[str, str], *, perhaps: bool) -> tuple[tuple[Check, ...], list[Wrong]]:
    """The checks of a rule and the mistakes in them.

    Args:
        rule: what the schema let through.
        slots: type by slot, ``figure`` among them where ``find`` has it.
        perhaps: True where a mistake elsewhere may have hidden slots, so that none is reported as unknown.
    """
    reader = _Reader(rule, slots, perhaps=perhaps)
    reader.read()
    return tuple(reader.checks), reader.wrong


@dataclass
class _Reader:
    rule: RuleText
    slots: Mapping[str, str]
    perhaps: bool
    checks: list[Check] = field(default_factory=list)
    wrong: list[Wrong] = field(default_factory=list)

    def read(self) -> None:
        self._other_keys()
        compare = self.rule.compare
        if compare.equal is not None:
            self._equal(compare.equal)
        if compare.check is not None:
            self._named(compare, compare.check)
        if compare.expect is not None:
            self._written(("compare", "expect"), compare.expect, limit=False)
        for index, text in enumerate(self.rule.limit):
            self._written(("limit", index), text, limit=True)

    def _other_keys(self) -> None:
        rule, compare = self.rule, self.rule.compare
        ways = [way for way in _WAYS if getattr(compare, way) is not None]
        if len(ways) > 1:
            self._add(("compare", ways[1]), f"`{ways[1]}` beside `{ways[0]}`", "one rule asks one thing: make two of it", key=True)
        if ways and rule.limit:
            self._add(("limit",), f"`limit` beside `{ways[0]}`", "one rule asks one thing: make two of it", key=True)
        given = compare.model_fields_set
        for part in _PARTS:
            if ("from_" if part == "from" else part) in given and (compare.check is None) and not (part == "rounded_inputs" and ways):
                self._add(("compare", part), f"`{part}` goes with `check`", "add `check: percent_change`, say", key=True)
        self._value_for_nothing(ways)
        if compare.as_ is not None and (ways or rule.limit):
            self._add(("compare", "as"), "`as` says how values are compared with each other", "take it out", key=True)
        if not (ways or rule.limit):
            if rule.scope is Scope.DOCUMENT and rule.reference is not None:
                self._add(("reference",), "`reference` plays no part where each document is looked at alone", "take it out", key=True)
            if rule.scope is Scope.MATCH:
                help_text = "add `equal`, `check` or `expect` to `compare`, or a `limit`"
                self._add(("scope",), "nothing says what one match must satisfy", help_text)
            return
        if rule.scope is Scope.CORPUS or (rule.scope is Scope.DOCUMENT and rule.limit):
            self._add(("scope",), f"`{ways[0] if ways else 'limit'}` looks at one match", "write `scope: match`, or leave it out")
        for key in ("group_by", "revision_when", "reference"):
            if getattr(rule, key) and not (key == "group_by" and rule.scope is Scope.DOCUMENT):
                self._add((key,), f"`{key}` plays no part where each match is looked at alone", "take it out", key=True)

    def _value_for_nothing(self, ways: list[str]) -> None:
        """Report a ``value`` beside what looks at one match alone; ``expect`` and ``limit`` may speak of it as ``value``."""
        rule = self.rule
        way = ways[0] if ways else "limit" if rule.limit else None
        if way is None or rule.compare.value is None:
            return
        said = [*rule.limit, *([rule.compare.expect] if rule.compare.expect is not None else [])]
        if rule.find.figure is None and any(re.search(r"(?<![\w-])value(?![\w-])", text) for text in said):
            return
        help_text = "take it out; what is to be compared between texts as well is a rule of its own"
        self._add(("compare", "value"), f"`value` plays no part beside `{way}`", help_text, key=True)

    def _add(self, steps: Where, message: str, help: str | None = None, *, key: bool = False) -> None:  # noqa: A002
        self.wrong.append(Wrong(steps, message, help, key))

    def _slot(self, steps: Where, name: str) -> Named:
        """A slot that a figure fills."""
        kind = self.slots.get(name)
        if kind is None and not self.perhaps:
            self._add(steps, f"`{name}` is no slot of this rule", advice(name, sorted(self.slots)))
        elif kind is not None and not _is_figure(kind):
            self._add(steps, f"slot `{name}` holds no figure but a {kind}", "take a slot of a type of figure")
        return Named(name)

    def _figures(self) -> list[str]:
        return [name for name, kind in self.slots.items() if _is_figure(kind)]

    def _equal(self, names: list[str]) -> None:
        if len(names) < 2:
            self._add(("compare", "equal"), "`equal` takes two slots or more", "write it as [words, figures]")
            return
        terms = [self._slot(("compare", "equal", index), name) for index, name in enumerate(names)]
        twice = next((index for index, name in enumerate(names) if name in names[:index]), None)
        if twice is not None:
            self._add(("compare", "equal", twice), f"`{names[twice]}` stands here already", "name each slot once")
            return
        for other in terms[1:]:
            self._check(terms[0], Relation.EQUAL, other, f"{names[0]} = {other.slot}")

    def _named(self, compare: CompareText, formula: Formula) -> None:
        steps = ("compare",)
        stated, to = compare.stated, compare.to
        for part, value in (("stated", stated), ("from", compare.from_), *([] if formula is Formula.TOTAL else [("to", to)])):
            if not value:
                self._add((*steps, "check"), f"`check: {formula}` has no `{part}`", f"add `{part}:` with a slot")
        if formula is Formula.TOTAL and to is not None:
            self._add((*steps, "to"), "`to` plays no part in a total", "list the parts in `from`, name the total in `stated`", key=True)
        if formula is not Formula.TOTAL and len(compare.from_) > 1:
            self._add((*steps, "from"), f"`check: {formula}` takes one slot in `from`", "only a total takes several")
        if formula not in (Formula.PERCENT_CHANGE, Formula.DIFFERENCE) and compare.direction is not None:
            self._add((*steps, "direction"), f"`direction` plays no part in a {formula}", "take it out", key=True)
        if compare.direction is not None and compare.direction not in self.slots and not self.perhaps:
            message = f"`{compare.direction}` is no slot of this rule"
            self._add((*steps, "direction"), message, advice(compare.direction, sorted(self.slots)))
        from_ = [self._slot((*steps, "from", index), name) for index, name in enumerate(compare.from_)]
        left = self._slot((*steps, "stated"), stated) if stated else None
        end = self._slot((*steps, "to"), to) if to and formula is not Formula.TOTAL else None
        if left is None or not from_ or (end is None and formula is not Formula.TOTAL):
            return
        change = formula in (Formula.PERCENT_CHANGE, Formula.DIFFERENCE)
        gathers = formula is Formula.TOTAL
        unit = "percent" if formula in (Formula.PERCENT_CHANGE, Formula.SHARE) else None
        right = _formula(formula, from_, end)
        self._check(left, Relation.EQUAL, right, str(formula), gathers=gathers, unit=unit, direction=compare.direction, signed=not change)

    def _written(self, steps: Where, text: str, *, limit: bool) -> None:
        known = self._figures()
        value = self.rule.compare.value or ("figure" if "figure" in self.slots else known[0] if len(known) == 1 else None)
        names = [*known, *(["value"] if value and "value" not in known else [])]
        found = read_equation(text, names)
        if isinstance(found, Slip):
            if not self.perhaps:
                self.wrong.append(Wrong(steps, found.message, found.help, part=(found.start, found.length)))
            return
        alias = {"value": value} if value and "value" not in known else {}
        left, right = _renamed(found.left, alias), _renamed(found.right, alias)
        if isinstance(right, Named) and not isinstance(left, Named) and found.relation is Relation.EQUAL:
            left, right = right, left  # "a + b = total": the total is what the text states
        wrong = without_sense(left, found.relation, right, self.slots, limit=limit)
        if wrong is not None and not self.perhaps:
            self._add(steps, *wrong)
        self._check(left, found.relation, right, text, limit=limit)

    def _check(
        self,
        left: Term,
        relation: Relation,
        right: Term,
        text: str,
        *,
        limit: bool = False,
        gathers: bool = False,
        unit: str | None = None,
        direction: str | None = None,
        signed: bool = True,
    ) -> None:
        self.checks.append(Check(left, relation, right, text, limit, gathers, unit, direction, signed, self.rule.compare.rounded_inputs))


def _is_figure(kind: str) -> bool:
    return kind in list(SlotType) and SlotType(kind).is_figure


def _formula(formula: Formula, from_: list[Named], to: Named | None) -> Term:
    first: Term = from_[0]
    if to is None:
        for part in from_[1:]:
            first = Operation("+", first, part)
        return first
    match formula:
        case Formula.PERCENT_CHANGE:
            return Operation("/", Operation("-", to, first), first)
        case Formula.DIFFERENCE:
            return Operation("-", to, first)
        case Formula.SHARE:
            return Operation("/", first, to)
        case _:
            return Operation("/", to, first)


def _renamed(term: Term, alias: Mapping[str, str]) -> Term:
    match term:
        case Named(slot=name) if name in alias:
            return Named(alias[name])
        case Operation():
            return Operation(term.sign, _renamed(term.left, alias), _renamed(term.right, alias))
        case _:
            return term
