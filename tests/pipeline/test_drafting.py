"""A first draft of a rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import CheckerError
from checker.pipeline import run_examples
from checker.pipeline.drafting import draft
from checker.rulebook import load
from checker.rulebook.lint import lint

BRIDGE = ("The new Harbour Bridge is 2.4 km long.", "The Harbour Bridge, 2,150 metres long, opened on Monday.")


@pytest.mark.parametrize(
    ("title", "sentences", "figure", "near"),
    [
        ("Length of the bridge", (*BRIDGE, "The Harbour Bridge cost $300 million."), "length", "Harbour Bridge"),
        ("Length of the bridge", (*BRIDGE, "The Tower Bridge is 240 metres long."), "length", "Harbour Bridge"),
        (
            'Fare: "ferry" #1',
            ("A ticket to Calais is $40.", "Since June a ticket to Calais is $45.", "A ticket to Dover is $30."),
            "money",
            "Calais",
        ),
    ],
)
def test_draft(tmp_path: Path, title: str, sentences: tuple[str, str, str], figure: str, near: str) -> None:
    """The type of the figure and the words near it come from the sentences; the examples hold, and lint has nothing to say."""
    (tmp_path / "desk.yml").write_text(draft(title, *sentences))
    (rule,) = load([tmp_path])
    assert (rule.title, rule.find.figure) == (title, figure)
    assert [run for words in rule.find.near for run in words.alternatives] == [tuple(near.lower().split())]
    assert [result.detail for result in run_examples([rule]) if not result.passed] == []
    assert lint([rule]) == []


@pytest.mark.parametrize(
    ("says", "differs", "message"),
    [("It is 5 km long.", "It weighs 5 kg.", "no figures of one type"), ("A ship is 5 km.", "The boat: 6 km.", "share no word")],
)
def test_no_draft(says: str, differs: str, message: str) -> None:
    """Sentences that have too little in common say so."""
    with pytest.raises(CheckerError, match=message):
        draft("Length", says, differs, "Nothing.")
