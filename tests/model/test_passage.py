"""The paragraph around a sentence."""

from __future__ import annotations

import pytest

from checker.model import Block, Cell, Document, Mark, Passage, Table

TEXT = "One. It is 4 km. Two.\n\nOther. More."


def at(text: str, words: str) -> tuple[int, int]:
    """Where some words stand in a text."""
    return text.index(words), text.index(words) + len(words)


@pytest.mark.parametrize(
    ("document", "sentence", "passage"),
    [
        pytest.param(Document("a", TEXT), "It is 4 km.", Passage("One. ", " Two."), id="between empty lines"),
        pytest.param(Document("a", TEXT), "Other.", Passage("", " More."), id="the last paragraph"),
        pytest.param(Document("a", TEXT, blocks=(Block(5, 36),)), "It is 4 km.", Passage("", " Two.\n\nOther. More."), id="the block"),
        pytest.param(
            Document(
                "a",
                "*A* b. It is. **C** &amp;",
                blocks=(Block(0, 25),),
                marks=(Mark(0, 1), Mark(2, 3), Mark(14, 16), Mark(17, 19), Mark(20, 25, "&")),
            ),
            "It is.",
            Passage("A b. ", " C &"),
            id="without markup",
        ),
        pytest.param(Document("a", "x\ty", tables=(Table((Cell(0, 0, 0, 1), Cell(0, 1, 2, 3))),)), "x", Passage("", ""), id="a cell"),
    ],
)
def test_passage(document: Document, sentence: str, passage: Passage) -> None:
    """It ends where the block ends, or at an empty line, and reads as the finished page."""
    assert document.passage(*at(document.text, sentence)) == passage


def test_endless_paragraph_is_cut() -> None:
    """Of a paragraph that never ends what is near is shown."""
    text = "a " * 5000 + "It is." + " b" * 5000
    before, after = Document("a", text).passage(*at(text, "It is."))
    assert (len(before), before[0], len(after), after[-1]) == (801, "…", 801, "…")
