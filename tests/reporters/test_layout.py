"""Wrapping and columns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from checker.reporters.layout import hanging, table, wrap
from checker.reporters.symbols import columns, visible

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=120).map(visible)


@given(TEXT, st.integers(12, 80))
def test_wrap_loses_nothing(text: str, width: int) -> None:
    """Wrapped lines fit and hold every character but the spaces."""
    lines = wrap(text, width)
    assert max(map(columns, lines)) <= width
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_hanging_indent() -> None:
    """Further lines start below the first one's text."""
    assert hanging("Note  ", "one two three four", 18) == ["Note  one two", "      three four"]


def test_no_room_beside_the_lead() -> None:
    """In a narrow terminal the text goes on below what it belongs to."""
    assert hanging("CONFLICT  ", "one two three four", 20) == ["CONFLICT", "  one two three four"]
    assert hanging("CONFLICT  ", "one two three four", 24) == ["CONFLICT  one two three", "          four"]


def test_columns_are_aligned() -> None:
    """Cells start at the same column; a column without content takes no room."""
    rows = [("Place", "Busan", "", "a:1"), ("Volume of soybeans", "20 t", "", "b:12")]
    assert table(rows, 80) == [["  Place                Busan   a:1"], ["  Volume of soybeans   20 t    b:12"]]


def test_long_cells_wrap_in_their_column() -> None:
    """A cell that is too long goes on below itself; nothing of it is lost."""
    rows = [("Trade discussions, place, October 2025", "Malaysia", "a:1")]
    assert table(rows, 44) == [["  Trade discussions, place,   Malaysia   a:1", "  October 2025"]]


def test_rows_that_do_not_fit_take_two_lines() -> None:
    """Where cutting would leave nothing to read, the rest stands below."""
    rows = [("A label of some length", "a value of some length", "and a place")]
    assert table(rows, 40) == [["  A label of some length", "    a value of some length · and a place"]]
