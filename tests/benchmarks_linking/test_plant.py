"""Conflicts that are planted are conflicts."""

from __future__ import annotations

import random

import pytest

from benchmarks.linking.plant import KINDS, alone, plants
from tests.benchmarks_linking import made

STORIES = ("mill", "results", "loss", "harvest", "quake", "bank")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_planted(kind: str) -> None:
    """Some story lends itself to each kind."""
    assert any(list(plants(kind, story, set(story.facts), random.Random(1))) for story in map(made.story, STORIES))


@pytest.mark.parametrize("kind", ["magnitude", "percent", "transposition", "scale"])
@pytest.mark.parametrize("name", STORIES)
def test_number_is_far_enough(kind: str, name: str) -> None:
    """A changed number is in no rounding's reach, and stands nowhere in the story."""
    story = made.story(name)
    for seed in range(10):
        for plant in plants(kind, story, set(story.facts), random.Random(seed)):
            for number, fact in plant.changed.items():
                old = story.facts[number]
                assert abs(fact.number - old.number) * 200 >= old.number
                assert fact.number not in {each.number for each in story.facts.values()}


def test_what_stands_twice_is_left() -> None:
    """A value that the story states twice is not changed in one place."""
    story = made.story("quake")
    assert alone(story, 0)
    story.facts[99] = story.facts[0]
    assert not alone(story, 0)
    assert not any(0 in plant.changed for plant in plants("magnitude", story, set(story.facts), random.Random(1)))


def test_swap() -> None:
    """From and to change places; both contradict."""
    story = made.story("results")
    row = story.rows[0]
    (plant,) = (each for each in plants("fromto", story, {row.now, row.then}, random.Random(1)))
    assert plant.judged == (row.now, row.then)
    assert plant.changed[row.now].number == story.facts[row.then].number
