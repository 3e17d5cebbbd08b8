"""Rules over the rows of tables."""

from __future__ import annotations

import pytest

from checker.engine.columns import rows
from checker.model import Rule
from checker.pipeline import extract_document
from checker.readers.csv import read
from checker.rulebook.reading import read as read_rules

from .ruled import report
from .ruled import rule as ruled

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


INVOICE = "item,qty,unit price,line total\n"


def told_of(rows_: str, head: str = INVOICE) -> list[str]:
    """What is said of the lines of an invoice."""
    find = "{columns: {item: [item], quantity: [qty], price: [unit price], amount: [line total]}}"
    body = "    compare: {expect: quantity * price = amount, tolerance: 0.01}"
    message = '"<item>: <quantity> at <price> is <computed>, not <amount>"'
    return [finding.message for finding in report(ruled(find, body, message=message), head + rows_, form="csv").findings]


@pytest.mark.parametrize("thing", ["Mobile", "Jersey", "Nuts", "Gate", "Note", "Page", "Lot", "Room", "Seat", "Phone", "Total cereals"])
def test_things_called_like_numbers(thing: str) -> None:
    """A line of an invoice is read whatever the thing is called."""
    assert told_of(f"Socks,3,2,6\n{thing},2,2,5\n") == [f"{thing}: 2 at 2 is 4, not 5", "t: 3, 2, 6"]


@pytest.mark.parametrize("total", ["Total,5,2,11", "Total goods,5,2,11", "Total goods,5,,11", "Grand total,9,9,9"])
def test_totals_of_an_invoice(total: str) -> None:
    """A row of totals is none of goods, also under a longer name where it adds up the rows above."""
    assert len(told_of(f"Socks,3,2,6\nHats,2,2,5\n{total}\n")) == 2


def test_identifiers_in_rows() -> None:
    """Below "Field", or below nothing, a room has a number that is no figure."""
    for corner in ("Field", ""):
        (document,) = read(f"{corner},Value\nRoom,12\nSeat,14\nPrice,3.50\n".encode(), "t.csv")
        assert [claim.text for claim in extract_document(document, ()).claims] == ["3.50"]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ("Nails;12;2,50;31,00\nTins;1;1,00;1,00\n", "Nails: 12 at 2,50 is 30,00, not 31,00"),
        ("Nails;10;250,00;2.600,00\nTins;1;1,00;1,00\n", "Nails: 10 at 250,00 is 2.500,00, not 2.600,00"),
        ("Coats;2;(2,50);(6,00)\nTins;1;1,00;1,00\n", "Coats: 2 at (2,50) is (5,00), not (6,00)"),
    ],
)
def test_decimal_commas(lines: str, message: str) -> None:
    """What is computed is written as the table writes its figures."""
    assert told_of(lines, INVOICE.replace(",", ";"))[0] == message


def test_computed_by_tolerance() -> None:
    """What the printed digits allow is told only where they decide."""
    find = "{columns: {quantity: [qty], price: [unit price], amount: [line total]}}"
    table = INVOICE + "Bolts,12,2.50,30.02\n"
    ends = {}
    for tolerance in ("stated", "0.01", "exact"):
        one = ruled(find, f"    compare: {{expect: quantity * price = amount, tolerance: {tolerance}}}")
        (finding,) = report(one, table, form="csv").findings
        assert finding.computed is not None
        ends[tolerance] = (finding.verdict.value, finding.computed.low)
    assert ends == {"stated": ("rounding", 29.94), "0.01": ("conflict", None), "exact": ("conflict", None)}
