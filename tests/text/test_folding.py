"""Folding keeps every offset."""

from __future__ import annotations

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
