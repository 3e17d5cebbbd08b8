"""Sentences in other words."""

from __future__ import annotations

import random
import re

import pytest

from benchmarks.linking import wording
from benchmarks.linking.facts import MARK, marks, take_out
from benchmarks.linking.stories import Story
from tests.benchmarks_linking import made


def _ways(story: Story, text: str, change: str) -> set[str]:
    """Every way that some draws give."""
    return {
        getattr(wording, change)(story, text, random.Random(seed)) if change != "turn" else wording.turn(story, text) for seed in range(30)
    }


@pytest.mark.parametrize(
    ("change", "text", "expected"),
    [
        ("shift_saying", "Ashby said it will close the plant.", "Ashby will close the plant, it said."),
        ("shift_saying", "The mill is old, Mr Orde said.", "According to Mr Orde, the mill is old."),
        ("shift_saying", "It said the mill is old.", "The mill is old."),
        ("turn", "Ashby has bought the mill for cash.", "The mill was bought by Ashby for cash."),
        ("turn", "The mill was bought by Ashby for cash.", "Ashby bought the mill for cash."),
    ],
)
def test_sentence(change: str, text: str, expected: str) -> None:
    """A sentence may be said so."""
    assert expected in _ways(made.story("mill"), text, change)


@pytest.mark.parametrize("text", ['He said "the mill is old" today.', "But nobody spoke."])
def test_what_is_left_alone(text: str) -> None:
    """Quotations keep their words, and what fits no pattern stays."""
    assert _ways(made.story("mill"), text, "shift_saying") == {text}


def test_reshape_keeps_who_has_what() -> None:
    """A level and the one before it may change places, and the words between them tell which is which."""
    text = "Sales rose to 12 mln dlrs in May from 10 mln dlrs."
    story = made.story("mill")
    marked = take_out(text)
    story.facts = marked.facts
    ways = _ways(story, marked.text, "reshape")
    assert len(ways) > 2
    for way in ways:
        now, then = (way.index(each) for each in re.findall(MARK, marked.text))
        assert now < then or way.startswith(("From ", "After ")) or "went from" in way
        assert sorted(marks(way)) == [0, 1]


def test_reword_keeps_quotes_and_articles() -> None:
    """Words change outside quotations, with the article that they need."""
    told = {wording.reword('It sold a subsidiary and "the subsidiary" too.', random.Random(seed), 1.0) for seed in range(20)}
    assert told == {f'It sold {each} and "the subsidiary" too.' for each in ("a unit", "a division", "an arm")}


def test_no_more_than_stays() -> None:
    """ "No more than" is one phrase."""
    text = take_out("It may sell no more than 75,000 shares.").text
    assert {wording.reword(text, random.Random(seed), 1.0) for seed in range(9)} == {text}


def test_headline() -> None:
    """A headline leaves out who said it."""
    told = {wording.headline("The mill (near Kellen) will close, the company said.", random.Random(seed)) for seed in range(9)}
    assert told == {"The mill will close", "Mill will close"}


def test_shorten_names() -> None:
    """A company loses its tail, and a sentence keeps its end."""
    told = wording.shorten_names(
        "It sold it to Ashby Paper Corp. Later Ashby Paper Corp paid.", ["Ashby Paper Corp"], set(), random.Random(1)
    )
    assert told == "It sold it to Ashby Paper. Later Ashby Paper paid."
