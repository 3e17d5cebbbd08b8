"""What stands in ``expect`` and ``limit``, read: "a + b = total", "value <= 40 mg". Four signs of arithmetic, brackets, no code."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from checker.model import Constant, Named, Operation, Relation, Term
from checker.rulebook.phrases import Slip
from checker.text.folding import squeeze
from checker.text.suggest import advice
from checker.units import measure

LONGEST = 200
DEEPEST = 20

_RELATIONS = {
    "=": Relation.EQUAL,
    "==": Relation.EQUAL,
    "<=": Relation.AT_MOST,
    "=<": Relation.AT_MOST,
    "≤": Relation.AT_MOST,
    ">=": Relation.AT_LEAST,
    "=>": Relation.AT_LEAST,
    "≥": Relation.AT_LEAST,
    "<": Relation.LESS,
    ">": Relation.MORE,
}
_SIGNS = {"+": "+", "-": "-", "−": "-", "*": "*", "×": "*", "/": "/", "÷": "/"}
_SPACE = re.compile(r"\s+")
_RELATION = re.compile(r"==|<=|=<|>=|=>|[=<>≤≥]")
_NUMBER = re.compile(r"(?P<sign>[^\W\d_]{0,3}[$£€¥₹]|[A-Z]{3}\s)?\s*(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)")
_UNIT = re.compile(r"\s*(?P<unit>%|[^\W\d_°µ]?[^\d\s+*×÷=<>≤≥()/−-][^\d+*×÷=<>≤≥()/−-]*)?")
_PER = re.compile(r"\s*/\s*(?P<per>[^\W\d_]+[²³23]?)(?!\w)")
"""What a rate is per: "30 km/h", "40 mg/day"; a slot there is a divisor."""
_WORD = re.compile(r"[^\W\d_][\w -]*[^\W_]|\w")


class Equation(NamedTuple):
    """Two sides and what must hold between them."""

    left: Term
    relation: Relation
    right: Term


class _ReadingError(Exception):
    """Reading cannot go on: where, how long, what is wrong and what to do."""

    def __init__(self, start: int, length: int, message: str, advised: str | None = None) -> None:
        super().__init__(message)
        self.slip = Slip(start, max(1, length), message, advised)


def read_equation(text: str, slots: Collection[str]) -> Equation | Slip:
    """Two sides with a relation between them, or the first mistake.

    Args:
        text: as written.
        slots: names that may stand in it.
    """
    reader = _Reader(text, slots)
    try:
        return reader.equation()
    except _ReadingError as wrong:
        return wrong.slip


class _Reader:
    """Reads one text from left to right; each method takes what it is called after."""

    def __init__(self, text: str, slots: Collection[str]) -> None:
        self.text = text
        self.slots = sorted(slots, key=len, reverse=True)
        self.at = 0
        self.depth = 0

    def equation(self) -> Equation:
        if len(self.text) > LONGEST:
            raise _ReadingError(0, 1, f"longer than {LONGEST} characters", "write it as several")
        left = self.sum()
        found = _RELATION.match(self.text, self._next())
        if found is None:
            rest = self.text[self.at :]
            what = f"`{rest}` is not understood here" if rest else "nothing says what must hold"
            raise _ReadingError(self.at, len(rest), what, "write it as `one = other` or `value <= 40 mg`")
        self.at = found.end()
        right = self.sum()
        if self._next() < len(self.text):
            raise _ReadingError(
                self.at, len(self.text) - self.at, f"`{self.text[self.at :]}` is not understood here", "one relation, two sides"
            )
        return Equation(left, _RELATIONS[found.group()], right)

    def sum(self) -> Term:
        term = self.product()
        while sign := self._sign("+-"):
            term = Operation(sign, term, self.product())
        return term

    def product(self) -> Term:
        term = self.factor()
        while sign := self._sign("*/"):
            term = Operation(sign, term, self.factor())
        return term

    def factor(self) -> Term:
        start = self._next()
        if start == len(self.text):
            raise _ReadingError(max(0, start - 1), 1, "something is missing at the end", "a slot or a number stands there")
        if self.text[start] == "(":
            return self._bracket(start)
        if named := next((name for name in self.slots if self._stands(name, start)), None):
            self.at += len(named)
            return Named(named)
        if number := _NUMBER.match(self.text, start):
            return self._constant(number)
        word = _WORD.match(self.text, start)
        if word is None:
            raise _ReadingError(
                start, 1, f"`{self.text[start]}` cannot stand here", "a slot or a number stands here; the signs are + - * / ( )"
            )
        raise _ReadingError(
            start, len(word.group()), f"`{word.group()}` is no figure of this rule", advice(word.group(), sorted(self.slots))
        )

    def _bracket(self, start: int) -> Term:
        self.at += 1
        self.depth += 1
        if self.depth > DEEPEST:
            raise _ReadingError(start, 1, f"more than {DEEPEST} brackets in each other", "write it as several")
        inside = self.sum()
        self.depth -= 1
        if self.text[self._next() : self.at + 1] != ")":
            raise _ReadingError(start, 1, "this bracket is not closed", "put `)` where it ends")
        self.at += 1
        return inside

    def _constant(self, number: re.Match[str]) -> Constant:
        value = float(number["digits"].replace(",", ""))
        unit = _UNIT.match(self.text, number.end())
        after = (unit["unit"] or "").strip() if unit else ""
        self.at = unit.end() if unit else number.end()
        phrase = self._rate(f"{(number['sign'] or '').strip()} {after}".strip())
        written = squeeze(self.text[number.start() : self.at])
        if not phrase:
            return Constant(value, None, written)
        found = measure(phrase)
        if found is None:
            raise _ReadingError(number.start(), len(written), f"`{phrase}` is no unit", "write a unit such as mg, km, %, days or $")
        unit_name = found.unit
        if found.per and unit_name and (each := measure(re.sub(r"\A(?:(?:per|an?)\s+|/\s*)", "", found.per))) and each.unit:
            unit_name = f"{unit_name} / {each.unit}"  # "40 mg per day"
        return Constant(value * found.factor, unit_name, written)

    def _rate(self, unit: str) -> str:
        """A unit with what it is per where that stands next and is known too; else the unit as it is."""
        per = _PER.match(self.text, self.at) if unit else None
        if per is None or any(self._stands(name, per.start("per")) for name in self.slots):
            return unit
        found = measure(f"{unit}/{per['per']}")
        if found is None or (found.per and measure(found.per.strip("/ ")) is None):
            return unit
        self.at = per.end()
        return f"{unit}/{per['per']}"

    def _next(self) -> int:
        if space := _SPACE.match(self.text, self.at):
            self.at = space.end()
        return self.at

    def _sign(self, wanted: str) -> str | None:
        sign = _SIGNS.get(self.text[self._next() : self.at + 1], "")
        if not sign or sign not in wanted:
            return None
        self.at += 1
        return sign

    def _stands(self, name: str, at: int) -> bool:
        after = self.text[at + len(name) : at + len(name) + 1]
        return self.text.startswith(name, at) and not (after.isalnum() or after == "_")
