"""Copies of one text are one voice."""

from __future__ import annotations

import random
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.comparisons import copies
from checker.comparisons.copies import voices

STORY = (
    "The council approved the harbour bridge on Tuesday after a debate of six hours, and said that work would begin in spring. "
    "Engineers expect the span to carry forty trains a day once the old viaduct has been closed to traffic for good."
)
OTHER = (
    "A storm closed the northern ports for two days, and the ferry company cancelled all of its sailings until the weekend was over "
    "again, to the dismay of travellers and traders alike."
)


def test_copies() -> None:
    """A syndicated copy with its own first words is the voice of the first one; another story is its own."""
    assert voices({"a": STORY, "b": "(Wire) - " + STORY, "c": OTHER}) == {"a": "a", "b": "a", "c": "c"}


def test_short_texts() -> None:
    """Short texts may be alike by chance."""
    assert voices({"a": "Output is 640 MW.", "b": "Output is 640 MW."}) == {"a": "a", "b": "b"}


@given(st.permutations(["a", "b", "c", "d"]))
def test_any_order(names: list[str]) -> None:
    """The order in which documents come plays no part."""
    texts = {"a": STORY, "b": STORY + " More follows.", "c": OTHER, "d": OTHER}
    assert voices({name: texts[name] for name in names}) == {"a": "a", "b": "a", "c": "c", "d": "c"}


def test_a_phrase_of_the_trade(monkeypatch: pytest.MonkeyPatch) -> None:
    """Very many texts that share a phrase are not held against each other for it, and copies among them are still found."""
    asked = 0
    is_copy = copies._is_copy

    def counting(own: frozenset[int], other: array[int]) -> bool:
        nonlocal asked
        asked += 1
        return is_copy(own, other)

    monkeypatch.setattr(copies, "_is_copy", counting)
    phrases = " ".join(f"the company said today in statement {number} that" for number in range(3))
    texts = {f"{at:04}": f"{phrases} " + " ".join(f"word{at}x{number}" for number in range(40)) for at in range(1500)}
    texts["copy"] = texts["0700"] + " more"
    found = voices(texts)
    assert found["copy"] == "0700"
    assert len(set(found.values())) == 1500
    assert asked < 1500


def test_as_held_against_each() -> None:
    """Who asks only those that share some rare runs hears the same voices as who holds each text against all before it."""
    chance = random.Random(5)
    phrases = [[f"phrase{number}x{at}" for at in range(9)] for number in range(4)]
    texts: dict[str, list[str]] = {}
    for at in range(120):
        story = [word for phrase in chance.sample(phrases, 3) for word in phrase] + [f"w{chance.randrange(5000)}" for _ in range(60)]
        for again in range(3):
            changed = list(story)
            for _ in range(again * chance.randrange(4)):
                changed[chance.randrange(len(changed))] = "other"
            texts[f"{at:03}-{again}"] = changed
    told = {name: frozenset(copies.runs(" ".join(words))) for name, words in texts.items()}
    each: dict[str, str] = {}
    for name, own in told.items():
        alike = (other for other in told if len(own & told[other]) >= copies.ALIKE * len(own | told[other]))
        each[name] = next(other for other in alike if each.get(other, other) == other)
    found = voices({name: " ".join(words) for name, words in texts.items()})
    assert len(set(each.values())) not in {120, 360}  # some are copies, some are not
    assert found == each
