from __future__ import annotations

import pytest

from checker.text.lookup import table

LEXICON = {row["word"]: row["tag"] for row in table("lexicon")}


def test_tags() -> None:
    """The tags are a closed set."""
    verbs = {"verb-base", "verb-ing", "verb-past", "verb-s"}
    assert set(LEXICON.values()) == verbs | {"noun-verb", "adj", "adv", "aux", "conj", "det", "modal", "noun", "num", "prep", "pron", "rel"}


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        ("the", "det"),
        ("of", "prep"),
        ("and", "conj"),
        ("they", "pron"),
        ("which", "rel"),
        ("is", "aux"),
        ("would", "modal"),
        ("rose", "verb-past"),
        ("says", "verb-s"),
        ("building", "noun"),
        ("family", "noun"),
        ("table", "noun"),
        ("new", "adj"),
        ("reduce", "verb-base"),
        ("very", "adv"),
        ("cut", "noun-verb"),
    ],
)
def test_word(word: str, tag: str) -> None:
    """Common words have their common tag."""
    assert LEXICON[word] == tag


@pytest.mark.parametrize("word", ["tariff", "ticket", "president", "quickly", "increased", "profitable", "soldiers"])
def test_left_out(word: str) -> None:
    """Plain nouns, and words that their ending gives away, need no row."""
    assert LEXICON.get(word, "noun") == "noun"
