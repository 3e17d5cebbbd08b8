"""Look-alikes are of something else."""

from __future__ import annotations

import random

import pytest

from benchmarks.linking import traps
from tests.benchmarks_linking import made


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("company", "mill"),
        ("company", "results"),
        ("country", "harvest"),
        ("period", "harvest"),
        ("period", "loss"),
        ("target", "results"),
        ("year-ago", "results"),
        ("per-share", "results"),
        ("cumulative", "results"),
    ],
)
def test_story_lends_itself(kind: str, name: str) -> None:
    """A look-alike of each kind can be made."""
    assert traps.TRAPS[kind](made.story(name), random.Random(2))


@pytest.mark.parametrize(
    ("kind", "name", "gone"), [("company", "mill", "Ashby"), ("country", "harvest", "Uruguay"), ("period", "harvest", "May")]
)
def test_nothing_of_the_old_name_is_left(kind: str, name: str, gone: str) -> None:
    """The other company, country or month stands everywhere."""
    trap = traps.TRAPS[kind](made.story(name), random.Random(2))
    assert trap
    assert gone not in " ".join(each for part in trap.other.paragraphs for each in part)


def test_bank_is_no_company_with_a_name() -> None:
    """Where the story does not open with the company, it is not exchanged."""
    assert traps.other_company(made.story("quake"), random.Random(1)) is None


def test_follow_up() -> None:
    """A toll has moved by the next day."""
    story = made.story("quake")
    trap = traps.follow_up(story, random.Random(3))
    assert trap
    ((before, after),) = trap.pairs or []
    assert trap.first.facts[before].number != trap.other.facts[after].number
