"""Folding keeps every offset."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.folding import fold, squeeze


@given(st.text())
def test_keeps_length(text: str) -> None:
    """A folded text is as long as the text, whatever stands in it."""
    assert len(fold(text)) == len(text)


@given(st.text())
def test_is_stable(text: str) -> None:
    """Squeezing twice changes nothing more."""
    assert squeeze(squeeze(text)) == squeeze(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“İstanbul’s”", '"İstanbul\'s"'),
        ("20\u00a0km", "20 km"),
        ("one‑year", "one-year"),
        ("ÉCOLE", "école"),
        ("Straße", "straße"),
        ('AT "U.S." It\'s', 'at "u.s." it\'s'),
    ],
)
def test_folds(text: str, folded: str) -> None:
    """Quotes become straight, hyphens and spaces plain, letters small."""
    assert fold(text) == folded


@given(text=st.text(st.one_of(st.sampled_from(" \t\n\r\x1c\x85\xa0\u2003\u3000a."), st.characters())))
def test_squeezing_takes_for_white_space_what_a_pattern_does(text: str) -> None:
    """Every run of what a pattern takes for white space is one space, and none stands at the ends."""
    assert squeeze(text) == re.sub(r"\s+", " ", text).strip()
