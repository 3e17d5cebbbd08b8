"""What marks, hyphens and ends of lines may stand between the words that a rule looks for."""

from __future__ import annotations

import pytest

from .ruled import rule, told

BRIDGE = rule("{figure: length, near: [Harbour Bridge]}")
LAST_DAY = rule(
    '{phrases: ["<last day> is <day:date>"]}', "    compare: {value: day}", head="lists: {last day: [long stop date, drop-dead date]}"
)
DEAL = rule("{phrases: ['the <deal:name> [deal] cost <price:money>']}", "    compare: {value: price}")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was agreed that the Harbour\nBridge was 2.1 km long, as the newspaper reported on Tuesday.", 1),
        ("It was agreed that the Harbour\r\nBridge was 2.1 km long, as the newspaper reported on Tuesday.", 1),
        ("On Tuesday, the newspaper reported that the Harbour Bridge is\n3 km.", 1),
        ("It is 3 km to the Harbour\nBridge is the name of it.", 1),
        ("The Harbour Bridge has a length of\n3 km.", 1),
        # near misses
        ("The Mayor Opens the Harbour\n\nBridge of 3 km Closed", 0),
        ("The town has a new Harbour.\nBridge of 3 km Closed", 0),
        ("Tickets for the Harbour Ferry\nBridge of 3 km Closed", 0),
        ("Where the Harbour Bridge is\n1. A path of 3 km", 0),
    ],
)
def test_ends_of_lines(text: str, found: int) -> None:
    """A line may end in the middle of a name, or before what it has to go on with."""
    assert len(told(BRIDGE, text)) == found


def test_line_ends_within_a_starred_word() -> None:
    """Words with any ending are looked for over the end of a line as well."""
    plans = rule("{figure: money, near: [weapon* sale*]}")
    assert told(plans, "Taiwan will get Weapons\nSales of $5 million.") == ["single: $5 million"]
    assert told(plans, "Taiwan will get Weapons\nSale of $5 million.", "Taiwan will get Guns\nSales of $6 million.") == [
        "single: $5 million"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('The "Long Stop Date" is 30 June 2025.', 1),
        ("The “Long Stop Date” is 30 June 2025.", 1),
        ("The ‘Long Stop Date’ is 30 June 2025.", 1),
        ("The «Long Stop Date» is 30 June 2025.", 1),
        ('The last day (the "Long Stop Date") is 30 June 2025.', 1),
        ("The Long\u00a0Stop Date is 30 June 2025.", 1),
        ("The drop\u2011dead date is 30 June 2025.", 1),
        ("The drop\u2010dead date is 30 June 2025.", 1),
        ("The Long Stop Da\u00adte is 30 June 2025.", 1),
        ("The Long Stop\nDate is 30 June 2025.", 1),
        ("The Long Stop\nDate of the deal is 30 June 2025.", 0),
        ('The "Long" and "Stop Date" is 30 June 2025.', 0),
        ("The drop–dead date is 30 June 2025.", 0),
        ("The drop\u00addead date is 30 June 2025.", 0),
    ],
)
def test_marks(text: str, found: int) -> None:
    """Quotation marks, and hyphens that are not seen, keep no phrase from matching."""
    assert len(told(LAST_DAY, text)) == found


@pytest.mark.parametrize("text", ["The “Falcon” deal cost $5.", "the ‘Falcon’ cost $5", 'Some say the "Falcon deal" cost $5.'])
def test_slot_in_quotation_marks(text: str) -> None:
    """What fills a slot may stand in quotation marks."""
    assert told(DEAL, text) == ["single: $5"]


def test_soft_hyphen_near() -> None:
    """A word that a soft hyphen may part is found near a figure as well."""
    assert told(BRIDGE, "The Har\u00adbour Bridge is 3 km long.") == ["single: 3 km"]
