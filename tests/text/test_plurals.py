"""Singulars and plurals of nouns."""

from __future__ import annotations

import pytest

from checker.text.plurals import plural, singular


@pytest.mark.parametrize(
    ("one", "many"),
    [("soldier", "soldiers"), ("country", "countries"), ("day", "days"), ("box", "boxes"), ("church", "churches"), ("person", "people"),
     ("foot", "feet"), ("seaman", "seamen"), ("series", "series")],
)  # fmt: skip
def test_there_and_back(one: str, many: str) -> None:
    """The plural of a noun is that whose singular it is."""
    assert plural(one) == many
    assert singular(many) == one
