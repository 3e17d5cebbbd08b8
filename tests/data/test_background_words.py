from __future__ import annotations

import pytest
from Stemmer import Stemmer

from checker.text.folding import fold
from checker.text.lookup import table

TIMES = {row["stem"]: float(row["per_million"]) for row in table("background_words")}
_stem = Stemmer("english").stemWord


def test_folded() -> None:
    """Stems are folded, as texts are looked up, and have no figures' signs or spaces in them."""
    assert [stem for stem in TIMES if fold(stem) != stem or len(stem.split()) != 1] == []


def test_times() -> None:
    """Each stands in texts at least once in a million words, all together no more than a million times."""
    assert min(TIMES.values()) >= 1
    assert sum(TIMES.values()) <= 1e6


@pytest.mark.parametrize(("common", "rare"), [("the", "house"), ("house", "bridge"), ("people", "orchestra"), ("said", "viaduct")])
def test_order(common: str, rare: str) -> None:
    """A common word has more than a rarer one, which may be missing."""
    assert TIMES[_stem(common)] > TIMES.get(_stem(rare), 0.0)
