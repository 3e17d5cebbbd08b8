"""Stories read into sentences and rows."""

from __future__ import annotations

from benchmarks.linking.stories import sentences
from tests.benchmarks_linking import made


def test_sentences() -> None:
    """Abbreviations end no sentence."""
    assert sentences('Ashby Co. Inc. said so. The U.S. Treasury did not. "No," he said.') == [
        "Ashby Co. Inc. said so.",
        "The U.S. Treasury did not.",
        '"No," he said.',
    ]


def test_prose() -> None:
    """Prose has paragraphs, and the companies that it names."""
    story = made.story("mill")
    assert len(story.paragraphs) == 4
    assert story.names == ["Ashby Paper Corp"]


def test_table() -> None:
    """A table of results has rows by period, each with this year's figure and last year's."""
    story = made.story("results")
    assert story.company == "Norland Steel Corp"
    assert [(row.label, row.period) for row in story.rows] == [
        (label, period) for period in ("4th qtr", "year") for label in ("shr", "net", "revs")
    ]
    row = story.rows[1]
    assert (int(story.facts[row.now].number), int(story.facts[row.then].number)) == (5_121_000, 3_316_000)
    assert story.paragraphs


def test_signs() -> None:
    """Where one side is a loss, the other says that it is a profit."""
    story = made.story("loss")
    row = story.rows[1]
    assert (story.facts[row.now].sign, story.facts[row.then].sign) == ("loss", "profit")


def test_inner() -> None:
    """Inside a sentence a common word is small, a name is not, and of what may be either nothing is said."""
    story = made.story("harvest")
    assert story.inner("The ministry") == "the ministry"
    assert story.inner("Wheat of May") == "wheat of May"
    assert story.inner("Uncommon grain") == ""
