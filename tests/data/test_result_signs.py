from __future__ import annotations

from collections import defaultdict

import pytest

from checker.linking.words import stem_of
from checker.text.folding import fold
from checker.text.lookup import table

SIGNS = {row["word"]: row["sign"] for row in table("result_signs")}


def test_closed_set() -> None:
    """A result is on one side of zero; both sides have words."""
    assert set(SIGNS.values()) == {"-1", "1"}


def test_folded() -> None:
    """Words are folded, as texts are looked up."""
    assert [word for word in SIGNS if fold(word) != word] == []


def test_one_side() -> None:
    """Words of one stem are on one side."""
    found = defaultdict(set)
    for word, sign in SIGNS.items():
        found[stem_of(word)].add(sign)
    assert {stem: signs for stem, signs in found.items() if len(signs) > 1} == {}


@pytest.mark.parametrize(("word", "sign"), [("profit", "1"), ("surplus", "1"), ("loss", "-1"), ("deficit", "-1")])
def test_word(word: str, sign: str) -> None:
    """A profit is above, a loss below."""
    assert SIGNS[word] == sign
