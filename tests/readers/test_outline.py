"""From the shapes of its cells it is told which rows and columns of a table name the others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.readers.outline import Entry, decimal_mark, outline
from checker.text.yaml import parse

CASES = parse(Path(__file__).with_name("cases_outline.yml").read_bytes(), "cases_outline.yml", may_be_empty=lambda _: True).value or []


def entries(table: str) -> list[Entry]:
    """The cells of a table drawn with bars: ``<`` widens the cell at its left, ``^`` lengthens the one above."""
    found: dict[tuple[int, int], Entry] = {}
    for row, line in enumerate(table.strip("\n").split("\n")):
        texts = [text.strip() for text in line.split("|")] if line.strip() else []
        for column, text in enumerate(texts):
            if text in ("<", "^"):
                at = max(place for place in found if (place[0] == row and place[1] < column if text == "<" else place[1] == column))
                held = found[at]
                wider = {"columns": column - at[1] + 1} if text == "<" else {"rows": row - at[0] + 1}
                found[at] = held._replace(**wider)
            elif text:
                found[row, column] = Entry(row, column, text)
    return list(found.values())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_outline(case: dict[str, Any]) -> None:
    """Header rows, label columns, groups and the decimal mark of each table are those that a careful person sees."""
    found = outline(entries(case["table"]))
    expected = (int(case["rows"]), int(case["labels"]), tuple(map(int, case.get("groups", ()))), case.get("decimal", "."))
    assert found == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_more_of_the_same(case: dict[str, Any]) -> None:
    """A long table is read as its first rows are."""
    first = entries(case["table"])
    height = max(entry.row for entry in first) + 1
    body = [entry for entry in first if entry.row >= int(case["rows"])]
    long = first + [entry._replace(row=entry.row + height * more) for more in range(1, 60) for entry in body]
    if case["name"] == "a column that counts the rows":
        long = [entry._replace(text=str(entry.row)) if entry.row and not entry.column else entry for entry in long]
    assert outline(long).header_rows == int(case["rows"])


@pytest.mark.parametrize(
    ("texts", "usual", "mark"),
    [
        (["1.234,5"], ".", ","),
        (["1,234.5"], ",", "."),
        (["1.234"], ",", ","),
        (["1,234"], ".", "."),
        (["1234.5", "2,5", "3,5"], ".", ","),
        (["31.12.2024"], ",", ","),
        (["0.123"], ",", "."),
        (["1'234.50"], ",", "."),
        ([], ",", ","),
    ],
)
def test_decimal_mark(texts: list[str], usual: str, mark: str) -> None:
    """The mark is the one that the figures can only be read with; what they leave open stays as usual."""
    assert decimal_mark(texts, usual) == mark


@given(
    st.lists(st.builds(Entry, st.integers(0, 8), st.integers(0, 6), st.text(max_size=8), st.integers(1, 3), st.integers(1, 3)), max_size=30)
)
def test_any_cells(cells: list[Entry]) -> None:
    """Whatever the cells, what names others lies within the table."""
    found = outline(cells)
    height = max((entry.row + entry.rows for entry in cells), default=0)
    width = max((entry.column + entry.columns for entry in cells), default=0)
    assert 0 <= found.header_rows <= height
    assert 0 <= found.label_columns <= max(0, width - 1)
    assert all(found.header_rows <= row < height for row in found.groups)
