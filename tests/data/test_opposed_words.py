from __future__ import annotations

from collections import defaultdict

import pytest

from checker.linking.words import stem_of
from checker.text.folding import fold
from checker.text.lookup import table

ROWS = table("opposed_words")


def _senses(word: str) -> set[tuple[str, str]]:
    return {(row["group"], row["sense"]) for row in ROWS if stem_of(row["word"]) == stem_of(word)}


def test_folded() -> None:
    """Words are single and folded, as texts are looked up."""
    assert [row["word"] for row in ROWS if fold(row["word"]) != row["word"] or len(row["word"].split()) != 1] == []


def test_groups_oppose() -> None:
    """A group has two senses at least, else nothing is opposed, and sixteen at most, the bits of a row."""
    senses = defaultdict(set)
    for row in ROWS:
        senses[row["group"]].add(row["sense"])
    assert [group for group, held in senses.items() if not 2 <= len(held) <= 16] == []


def test_one_sense_of_a_group() -> None:
    """No word, nor another with its stem, has two senses of one group: it would oppose itself."""
    found = defaultdict(set)
    for row in ROWS:
        found[row["group"], stem_of(row["word"])].add(row["sense"])
    assert {key: senses for key, senses in found.items() if len(senses) > 1} == {}


@pytest.mark.parametrize(
    ("one", "other"), [("killed", "injured"), ("dead", "wounded"), ("exports", "imports"), ("target", "budget"), ("profit", "revenue")]
)
def test_opposed(one: str, other: str) -> None:
    """Two words of one group and two senses are opposed."""
    groups = [{group for group, _ in _senses(word)} for word in (one, other)]
    assert groups[0] & groups[1]
    assert not _senses(one) & _senses(other)


@pytest.mark.parametrize(("one", "other"), [("killed", "dead"), ("injured", "wounded"), ("starts", "began")])
def test_alike(one: str, other: str) -> None:
    """Two words of one sense stand for one another."""
    assert _senses(one) & _senses(other)
