from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.text.openers import openers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Revenue rose to 5. Its profit fell.", {"revenue", "its"}),
        ("Clouds hung over Harwick all morning.", {"clouds"}),
        ("Season tickets cost 40 dollars. Management sells them.", {"season", "management"}),
        ("Melting began at 300 degrees.", {"melting"}),
        ("Harwick\nRevenue: 5", {"revenue"}),
        ("Zorbs are sold. He sold zorbs.", {"zorbs", "he"}),  # no table has it, but the text does in lower case
        ("Sample Brexam was dried.", {"sample"}),
        ("Year-end sales rose.", {"year-end"}),
        # names
        ("Norvik rose. Harwick's revenue fell.", set()),
        ("Silver Lake makes pumps.", set()),
        ("Apple rose. He owns shares of Apple.", {"he"}),
        ("Target's sales rose, and Target sold stores.", set()),
        ("Zorbs are sold.", set()),
        ("REVENUE ROSE", set()),
        ("", set()),
    ],
)
def test_openers(text: str, found: set[str]) -> None:
    """A common word that has its capital only from the beginning of a sentence is no name; what has one inside a sentence may be."""
    assert openers(text) == found


@given(st.text(max_size=80))
@settings(deadline=None)
def test_any_text(text: str) -> None:
    """Whatever the text, openers stand in it."""
    assert all(word in text.casefold().replace("’", "'") or not word.isascii() for word in openers(text))
