"""Capitals: where names may begin."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from checker.text import capitals as module
from checker.text.capitals import capitals


def _spans(shape: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in shape.finditer(text)]


@given(st.text(alphabet="aZ Bq_-7.\n'"))
def test_the_shape_of_plain_text(text: str) -> None:
    """The shape for plain ASCII finds in it what the shape for any text finds."""
    assert _spans(module._ASCII_CAPITAL, text) == _spans(module._CAPITAL, text)


def test_what_tells() -> None:
    """Every capital that begins a word is found, and of them those that may be, or belong to, the name of a place or a body."""
    found = capitals("She met Ana at the Norland Bank in Oslo.")
    assert found.every == [0, 8, 19, 27, 35]
    assert {27, 35} <= set(found.telling)
    assert 0 not in found.telling
