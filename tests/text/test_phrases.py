"""Parts of speech and noun phrases."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.phrases import (
    LONGEST_PHRASE,
    chain_right,
    head_left,
    head_right,
    phrase_from,
    phrase_until,
    tagged,
    tags,
    words,
)
from checker.text.tagging import spelt_out
from checker.text.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("The call ended early.", "call", "noun"),
        ("They call it off.", "call", "verb"),
        ("The rising cost hurts.", "rising", "adj"),
        ("He spoke of raising the toll.", "raising", "verb"),
        ("The US said no to us.", "US", "name"),
        ("The US said no to us.", "us", "pron"),
        ("A farm near Leeds.", "near", "prep"),
        ("It will rain.", "will", "modal"),
        ("The trade talks failed.", "talks", "noun"),
        ("It costs 40 francs.", "40", "num"),
    ],
)
def test_tags(text: str, word: str, tag: str) -> None:
    """What stands around a word decides what it does."""
    tokens = tokenize(text)
    assert tags(tokens)[[token.text for token in tokens].index(word)] == tag


def test_heads() -> None:
    """A noun phrase is found to the left and to the right, without its determiner, and with what hangs on it."""
    tokens = tokenize("the annual budget covers the tariffs on cheap imports from China")
    found = tags(tokens)
    left = head_left(found, 3)
    assert left is not None
    assert words(tokens, *left) == "annual budget"
    right = head_right(found, 4)
    assert right is not None
    assert words(tokens, *right) == "tariffs"
    chain = chain_right(tokens, found, 4, frozenset({"on", "from"}))
    assert [words(tokens, *each) for each in chain] == ["tariffs", "cheap imports", "China"]


@given(st.text(max_size=200))
def test_one_tag_a_token(text: str) -> None:
    """Every token has one tag, in any text."""
    tokens = tokenize(text)
    assert len(tags(tokens)) == len(tokens)


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("The firm would cut 40 jobs.", "cut", "verb"),
        ("A deep cut hurts.", "cut", "noun"),
        ("Its exports fall to 40 tons.", "fall", "verb"),
        ("The bridge, which cost more, carries 900 cars.", "carries", "verb"),
        ("The chain plans to open shops.", "plans", "verb"),
        ("The lending rate 5 years ago was low.", "rate", "noun"),
        ("About 63% support the ban.", "support", "verb"),
        ("The dead were brothers.", "dead", "noun"),
        ("Gelt & Sons failed.", "&", "name"),
    ],
)
def test_nouns_that_are_verbs(text: str, word: str, tag: str) -> None:
    """Words that are both are told apart by what stands around, whatever the table would say of them alone."""
    tokens = tokenize(text)
    assert tags(tokens)[[token.text for token in tokens].index(word)] == tag


def test_phrases_of_a_line() -> None:
    """A noun phrase is found from its first letter and from its end in a line of tags, without determiners and leading numbers."""
    tokens = tokenize("the 40 annual budgets cover 3 cheap imports")
    line = tagged([token.text for token in tokens], [token.folded for token in tokens])
    assert len(line) == len(tokens)
    ends = phrase_until(line, 4)
    assert ends is not None
    assert words(tokens, *ends) == "annual budgets"
    begins = phrase_from(line, 5)
    assert begins is not None
    assert words(tokens, *begins) == "cheap imports"
    assert phrase_until(line, 0) is None
    assert phrase_from(line, len(line)) is None


_BACKWARDS = re.compile(rf"[nsN](?:[nsNj#]{{0,{LONGEST_PHRASE}}}[nsNj])?")


@given(st.text("nsNj#dvO", max_size=40))
def test_a_phrase_backwards(line: str) -> None:
    """A phrase that ends somewhere is what a pattern finds in the line read backwards: as long as can be, not from a number."""
    for at in range(len(line) + 1):
        match = _BACKWARDS.match(line[:at][::-1])
        assert phrase_until(line, at) == ((at - match.end(), at) if match else None)


@given(st.text("nsNj#drvO", max_size=40))
def test_heads_of_letters(line: str) -> None:
    """A line of letters has the phrases that its tags have."""
    found = spelt_out(line)
    for at in range(len(line) + 1):
        assert head_left(line, at) == head_left(found, at)
        assert head_right(line, at) == head_right(found, at)
