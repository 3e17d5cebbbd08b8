"""The page of a rule."""

from __future__ import annotations

from checker.model import Compare, Example, ExampleVerdict, Find, Rule, Severity
from checker.reporters import rule_page
from checker.reporters.layout import Paint

RULE = Rule(
    "shop/price",
    "Price of an order",
    "An order has one price.",
    Severity.ERROR,
    Find(),
    (),
    Compare(),
    "The price is <values>",
    (
        Example(ExampleVerdict.NOTHING, {"text": "The *paper* was late."}, 9),
        Example(ExampleVerdict.CONFLICT, {"Wire A": "It was $5.", "Wire B": "It was $6."}, 7, {"Wire B": {"published": "2025-10-30"}}),
    ),
    path="shop.yml",
    line=3,
)


def test_for_a_terminal() -> None:
    """Title, id, severity, place, why, message, what it looks for, its words, its examples with conflicts first."""
    page = rule_page.text(RULE, "find:\n  near: [<goods>]", {"goods": ["paper", "pens"]}, width=60, paint=Paint(color=False))
    assert page == (
        "Price of an order\nshop/price · error · shop.yml:3\n\nAn order has one price.\nMessage: The price is <values>\n\n"
        "  find:\n    near: [<goods>]\n\n  <goods> paper, pens\n\n"
        "Reported as a conflict\n  Wire A: It was $5.\n  Wire B (published 2025-10-30): It was $6.\n\nNot taken at all\n"
        "  The *paper* was late.\n"
    )


def test_catalogue() -> None:
    """Rules by pack, each with an example of every verdict; what Markdown would act on is shown as it is."""
    assert rule_page.catalogue([RULE]) == (
        "### shop\n\n**`shop/price`** (error): Price of an order. An order has one price.\n\n"
        "- Reported as a conflict\n  - Wire A: It was $5.\n  - Wire B (published 2025-10-30): It was $6.\n"
        "- Not taken at all\n  - The \\*paper\\* was late.\n"
    )


def test_keys() -> None:
    """A row a key."""
    table = rule_page.keys([("", "checker", True, "Version: 1."), ("find", "near", False, "`a|b` or `c`.")])
    assert table.splitlines()[2:] == ["| the file | `checker` | yes | Version: 1. |", "| `find` | `near` |  | `a\\|b` or `c`. |"]


def test_nothing_a_terminal_would_act_on() -> None:
    """Escapes in a rule file are shown, not sent."""
    assert "\x1b" not in rule_page.text(RULE, "find: \x1b[2J", {"a\x1b": ["\x1b"]}, width=60, paint=Paint(color=False))
