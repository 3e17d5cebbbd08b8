"""Notices of correction in a text, and in its title."""

from __future__ import annotations

import pytest

from checker.model import Document
from checker.text.notices import NONE
from checker.text.scan import Scan


@pytest.mark.parametrize(
    ("title", "text", "correcting", "telling"),
    [
        (None, "CORRECTION - NORVIK\n    The profit was 5.", [("CORRECTION - NORVIK\n    The profit was 5.", "correction")], 1),
        (None, "(CORRECTED) - NORVIK PROFIT", [("(CORRECTED) - NORVIK PROFIT", "corrected")], 0),
        ("Update 2-Corrected-Norvik profit", "It was 5.", [("It was 5.", "corrected")], 0),
        ("Norvik profit (Corrects figure)", "It was 5.", [("It was 5.", "corrects")], 0),
        ("Norvik raises payout - corrected", "It was 5.", [("It was 5.", "corrected")], 0),
        ("Corrections and clarifications", "It was 5, not 6.", [("It was 5, not 6.", "corrections and clarifications")], 1),
        (None, "It was 5. (Corrects figure)", [("It was 5. (Corrects figure)", "corrects")], 1),
        (None, "It was 5 -- corrects year of loss", [("It was 5 -- corrects year of loss", "corrects")], 1),
        (None, "One.\n\nCorrection: It was 5.\n\nTwo.", [("Correction: It was 5.", "correction")], 1),
        (None, "One.\n\nIn the headline please read 5.\n\nTwo.", [("In the headline please read 5.", "please read")], 1),
    ],
)
def test_notices(title: str | None, text: str, correcting: list[tuple[str, str]], telling: int) -> None:
    """A notice is the whole text that its title or first line heads, or the paragraph that says what was wrong."""
    found = Scan(Document("d", text, title=title)).notices
    assert [(text[start:end], word) for start, end, word in found.correcting] == correcting
    assert len(found.telling) == telling


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (None, "The market correction - the first since May - was short."),
        (None, "A long fall ended in a\ncorrection: prices rose."),
        (None, "The U.S. corrects its trade gap. This corrects the error."),
        (None, "Correction-fluid sales rose."),
        (None, "Please read the terms. Children should read more."),
        (None, "The firm misstated its profit. He wrongly said so."),
        (None, "An earlier version of the engine had 40 valves."),
        ("Stocks in correction", "It was 5."),
        ("Correction fluid sales rise", "It was 5."),
        ("Norvik says dollar corrects", "It was 5."),
        ("", ""),
    ],
)
def test_none(title: str | None, text: str) -> None:
    """The same words in a text about something else make no notice."""
    assert Scan(Document("d", text, title=title)).notices == NONE
