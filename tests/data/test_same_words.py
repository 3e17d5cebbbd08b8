from __future__ import annotations

import pytest

from checker.linking.words import stem_of
from checker.text.folding import fold
from checker.text.lookup import table

FORMS = {row["word"]: row["form"] for row in table("same_words")}


def test_folded() -> None:
    """Words and their forms are folded, as texts are looked up."""
    assert [word for pair in FORMS.items() for word in pair if fold(word) != word or not word] == []


def test_one_step() -> None:
    """A form is read as itself: no word leads to another word that leads further."""
    assert [word for word, form in FORMS.items() if FORMS.get(form, form) != form] == []
    assert [word for word, form in FORMS.items() if word == form] == []


def test_one_stem() -> None:
    """A word has the stem of its form."""
    assert [word for word, form in FORMS.items() if stem_of(word) != stem_of(form)] == []


@pytest.mark.parametrize(("word", "form"), [("govt", "government"), ("vs", "versus"), ("defense", "defence"), ("mths", "month")])
def test_word(word: str, form: str) -> None:
    """Short forms in full, spellings as one."""
    assert FORMS[word] == form
