"""A position leads back to the original."""

from __future__ import annotations

import pytest

from checker.model import Document, Position, Section
from checker.model.table import column_letters
from checker.readers.assembling import Assembler, GridCell, Piece


@pytest.mark.parametrize(
    ("position", "words", "full", "short"),
    [
        (Position(9, 14), "line 9", "a:9:14", "a:9"),
        (Position(9, 14, page=2), "page 2, line 9", "a page 2, line 9", "a page 2:9"),
        (Position(3, 5, cell="Revenue!B7"), "cell Revenue!B7", "a Revenue!B7", "a Revenue!B7"),
        (Position(3, 5, cell="table 2!B3"), "line 3", "a:3:5 (table 2!B3)", "a:3"),
    ],
)
def test_positions_in_words(position: Position, words: str, full: str, short: str) -> None:
    """Lines, pages and cells are told as a person looks them up."""
    assert position.in_words() == words
    assert position.after("a") == full
    assert position.after("a", column=False) == short


def test_positions_of_an_assembled_text() -> None:
    """Each piece leads to its page, line and column, a cell to its address, and all to the heading above."""
    made = Assembler()
    made.block([Piece("Part one", 1, 5, 1)], Section.HEADING, level=1)
    made.block([Piece("It is ", 3, 1, 1), Piece("84 m long.", 1, 2, 2)])
    made.table([GridCell(0, 0, "Length"), GridCell(0, 1, "84 m", address="S!B1")])
    made.table([GridCell(0, 0, "Width"), GridCell(0, 1, "12 m")])
    document = Document("a", made.text, blocks=tuple(made.blocks), tables=tuple(made.tables), origins=tuple(made.origins))
    assert document.position(0) == Position(1, 5, 1)
    assert document.position(document.text.index("84")) == Position(1, 2, 2, heading="Part one")
    assert document.position(document.text.index("is")) == Position(3, 4, 1, heading="Part one")
    assert document.position(document.text.rindex("84")).cell == "S!B1"
    assert document.position(document.text.index("12")).cell == "table 2!B1"
    assert document.section_at(document.text.index("12")) is Section.CELL


def test_column_letters() -> None:
    """Columns are called as spreadsheets call them."""
    assert [column_letters(column) for column in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
