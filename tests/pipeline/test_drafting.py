"""A first draft of a rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.errors import CheckerError
from checker.pipeline import run_examples
from checker.pipeline.drafting import draft
from checker.rulebook import load
from checker.rulebook.lint import lint

ONE_FACT = "all figures that this finds count as one fact, of whatever they are"
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
        *(
            ("Plain words", sentences, figure, near)
            for sentences, figure, near in (
                (("The bridge is 4 km long.", "The bridge is 5 km long.", "The road is 6 km long."), "length", "bridge"),
                (
                    (
                        "A coffee costs 4 euros in the canteen.",
                        "A coffee costs 5 euros in the canteen.",
                        "A tea costs 3 euros in the canteen.",
                    ),
                    "money",
                    "coffee",
                ),
                (("Gas costs 4 euros a litre.", "Gas costs 5 euros a litre.", "Oil costs 6 euros a litre."), "money", "Gas"),
                (("The price of tea is $4.", "The price of tea is $5.", "The price of oil is $6."), "money", "price of tea"),
                (("The UN has 193 members.", "The UN has 195 members.", "The EU has 27 members."), "count", "UN"),
                (("The tower is 300 m tall.", "The tower is 310 m tall.", "The church is 100 m tall."), "length", "tower"),
                (("It weighs 5 kg.", "It weighs 6 kg.", "It lifts 7 kg."), "mass", "weighs"),
            )
        ),
    ],
)
def test_draft(tmp_path: Path, title: str, sentences: tuple[str, str, str], figure: str, near: str) -> None:
    """The type of the figure and the words near it come from the sentences; the examples hold, and of a name lint has nothing to say."""
    (tmp_path / "desk.yml").write_text(draft(title, *sentences))
    (rule,) = load([tmp_path])
    assert (rule.title, rule.find.figure) == (title, figure)
    assert [run for words in rule.find.near for run in words.alternatives] == [tuple(near.lower().split())]
    assert [result.detail for result in run_examples([rule]) if not result.passed] == []
    assert [warning.message for warning in lint([rule])] == ([] if near[0].isupper() else [ONE_FACT])


@pytest.mark.parametrize(
    ("says", "differs", "message"),
    [
        (
            "The tower is 300 m tall and the mast of the tower 20 m.",
            "The tower is 310 m.",
            "the first sentence gives two figures .*300 m and 20 m",
        ),
        ("The tower is 310 m tall.", "The tower is 300 m and its mast 20 m.", "the second sentence gives two figures"),
        ("The tower is 310 m \udcff tall.", "The tower is 300 m.", "which is no text: write it in UTF-8"),
        ("It is 5 km long.", "It weighs 5 kg.", "no figures of one type"),
        ("A ship is 5 km.", "The boat: 6 km.", "share no word"),
        ("It is 5 km long.", "It is 6 km wide.", "share no word"),
    ],
)
def test_no_draft(says: str, differs: str, message: str) -> None:
    """Sentences that have too little in common say so."""
    with pytest.raises(CheckerError, match=message):
        draft("Length", says, differs, "Nothing.")
