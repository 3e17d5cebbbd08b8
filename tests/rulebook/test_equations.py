"""What stands in ``expect`` and ``limit``."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Constant, Named, Operation, Relation, Term
from checker.rulebook.equations import Equation, read_equation
from checker.rulebook.phrases import Slip

SLOTS = ("a", "b", "unit price", "price", "total")


def shown(term: Term) -> str:
    match term:
        case Constant():
            return f"{term.value:g} {term.unit or ''}".strip()
        case Named():
            return term.slot
        case Operation():
            return f"({shown(term.left)} {term.sign} {shown(term.right)})"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a + b = total", "(a + b) = total"),
        ("a - b - 2 = total", "((a - b) - 2) = total"),
        ("total = a × unit price", "total = (a * unit price)"),
        ("a*(b+1)/2 == total", "((a * (b + 1)) / 2) = total"),
        ("total <= 40 mg", "total <= 40 milligram"),
        ("total ≤ 40 mg per day", "total <= 40 milligram / day"),
        ("total <= 30 km/h", "total <= 30 kilometer / hour"),
        ("total <= 40 mg/day", "total <= 40 milligram / day"),
        ("total <= 40 mg / day * 2", "total <= (40 milligram / day * 2)"),
        ("total <= 5 kg/m3", "total <= 5 kilogram / meter ** 3"),
        ("total <= $9/barrel", "total <= 9 USD / oil_barrel"),
        ("total <= 9 euros/month", "total <= 9 EUR / month"),
        ("total = 40 mg / b", "total = (40 milligram / b)"),
        ("total = 40 mg/unit price", "total = (40 milligram / unit price)"),
        ("total = 40 / 5 mg", "total = (40 / 5 milligram)"),
        ("total < $1,500", "total < 1500 USD"),
        ("total >= $2.5 million", "total >= 2.5e+06 USD"),
        ("total > 5%", "total > 5 percent"),
        ("total = 5% * price", "total = (5 percent * price)"),
    ],
)
def test_read(text: str, read: str) -> None:
    """Products bind closer than sums, both from the left; a number may have a unit."""
    found = read_equation(text, SLOTS)
    assert isinstance(found, Equation)
    assert f"{shown(found.left)} {found.relation} {shown(found.right)}" == read


@pytest.mark.parametrize(
    ("text", "part", "message", "advised"),
    [
        ("a + b", "", "nothing says what must hold", "write it as `one = other` or `value <= 40 mg`"),
        ("a + c = total", "c", "`c` is no figure of this rule", "allowed here: a, b, price, total, unit price"),
        ("a + b = totl", "totl", "`totl` is no figure of this rule", "did you mean `total`?"),
        ("a + = total", "=", "`=` cannot stand here", "a slot or a number stands here"),
        ("(a + b = total", "(", "this bracket is not closed", "put `)` where it ends"),
        ("a = b = total", "= total", "`= total` is not understood here", "one relation, two sides"),
        ("total <= 40 quux", "40 quux", "`quux` is no unit", "write a unit such as"),
        ("total <= 30 km/quux", "quux", "`quux` is no figure of this rule", "allowed here"),
        ("total <= 30/h", "h", "`h` is no figure of this rule", "allowed here"),
        ("a =", "=", "something is missing at the end", "a slot or a number stands there"),
        ("__import__('os') = a", "_", "`_` is no figure of this rule", "allowed here"),
        ("(" * 30 + "a" + ")" * 30 + " = b", "(", "more than 20 brackets in each other", "write it as several"),
    ],
)
def test_mistakes(text: str, part: str, message: str, advised: str) -> None:
    """The first mistake comes with its place and what to do."""
    found = read_equation(text, SLOTS)
    assert isinstance(found, Slip)
    assert message in found.message
    assert advised in (found.help or "")
    assert text[found.start : found.start + len(part)] == part


@given(st.text(alphabet="ab12+-*/()=<> %$mg", max_size=250))
def test_any_text(text: str) -> None:
    """Any text is an equation or a mistake inside it."""
    found = read_equation(text, SLOTS)
    if isinstance(found, Slip):
        assert 0 <= found.start <= len(text)
    else:
        assert found.relation in list(Relation)
