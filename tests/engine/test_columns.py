"""Rules over the rows of tables."""

from __future__ import annotations

import pytest

from checker.engine.columns import rows
from checker.model import Rule
from checker.pipeline.line import extract_document
from checker.readers.csv import read
from checker.rulebook.reading import read as read_rules

RULE = """\
checker: 1
rules:
  - id: r
    title: t
    severity: error
    why: w
    find: {columns: {item: [item], price: [price], tax?: [tax*], total: [total]}}
    compare: {expect: COMPARED}
    message: <values>
    examples: {conflict: [x], nothing: [y]}
"""


def rule(compared: str = "price + tax = total") -> Rule:
    found, mistakes, _ = read_rules(RULE.replace("COMPARED", compared), "x.yml", pack="p")
    assert mistakes == []
    return found[0][0]


def taken(table: str, asked: Rule) -> list[dict[str, str]]:
    (document,) = read(table.encode(), "t.csv")
    return [texts for texts, _ in rows(asked, document, extract_document(document, ()).claims)]


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        ("item,price,tax,total", {"item": "bolts", "price": "2.50", "tax": "0.50", "total": "3.00"}),
        ("item,list price,sales taxes,grand total", {"item": "bolts", "price": "2.50", "tax": "0.50", "total": "3.00"}),
        ("item,price,VAT,total", {"item": "bolts", "price": "2.50", "total": "3.00"}),
        ("item,price,total price,total", {"item": "bolts", "price": "2.50"}),
        ("item,old price,new price,total", None),
        ("item,price,tax,sum", None),
    ],
)
def test_headings(headings: str, found: dict[str, str] | None) -> None:
    """A column is the one over which the words stand, alone where there are several; a table without one is not read."""
    table = f"{headings}\nbolts,2.50,0.50,3.00\nwashers,4.00,1.00,5.00\n"
    first = (taken(table, rule()) or [None])[0]
    assert first == (found if found is None or "total" in found else {**found, "total": "3.00"})


def test_row_of_totals() -> None:
    """Totals add up like the other rows, but the total of prices is the price of nothing."""
    table = "item,price,tax,total\nbolts,2,3,6\nwashers,4,1,4\nTotal,6,4,10\n"
    assert [row["item"] for row in taken(table, rule("price * tax = total"))] == ["bolts", "washers"]
    assert [row["item"] for row in taken(table, rule())] == ["bolts", "washers", "Total"]
