"""Words of a text, with their places."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.folding import fold
from checker.text.tokens import columns, tokenize


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("It cost 1,200.50, he said.", ["It", "cost", "1,200.50", ",", "he", "said", "."]),
        ("the U.S. delegation", ["the", "U.S.", "delegation"]),
        ("China's one-year plan", ["China's", "one-year", "plan"]),
        ("Don’t go at 17:30", ["Don’t", "go", "at", "17:30"]),
        ("a one\u2011year plan by the Har\u00adbour", ["a", "one\u2011year", "plan", "by", "the", "Har\u00adbour"]),
        ("the 15th floor", ["the", "15th", "floor"]),
        ("250kg (net)", ["250", "kg", "(", "net", ")"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    """A word, a number or a mark is a token; white space is none."""
    assert [token.text for token in tokenize(text)] == tokens


@given(st.text(), st.integers(0, 20), st.integers(0, 40))
def test_places(text: str, start: int, end: int) -> None:
    """A token stands where it says, inside the stretch that was asked for."""
    for token in tokenize(text, start, end):
        assert text[token.start : token.end] == token.text
        assert start <= token.start < token.end <= end
        assert len(token.folded) == len(token.text)


@given(st.text(), st.integers(0, 20), st.integers(0, 40))
def test_columns(text: str, start: int, end: int) -> None:
    """Columns hold what the tokens do, and a word folded is what stands in the folded text."""
    folded = fold(text)
    held = columns(text, start, end, folded=folded)
    assert [token.text for token in tokenize(text, start, end)] == held.texts
    for first, last, printed, word in zip(*held, strict=True):
        assert printed == text[first:last]
        assert word == folded[first:last]
    between = [text[last:first] for last, first in zip(held.ends, held.starts[1:], strict=False)]
    assert all(not gap.strip() for gap in between)
