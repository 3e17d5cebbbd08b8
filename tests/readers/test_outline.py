"""From the shapes of its cells it is told which rows and columns of a table name the others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model import Cell
from checker.readers.cell_shapes import is_figure, is_unit
from checker.readers.header_spans import spread
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


def test_header_cells_that_hold_a_year() -> None:
    """What the format says to be a header stays one with a year in it, whatever stands beside the year."""
    head = [Entry(0, column, text, header=True) for column, text in ((1, "2023 kg"), (2, "2024 kg"))]
    body = [Entry(row, column, text) for row in (1, 2) for column, text in enumerate(("Cash", "10 kg", "12 kg"))]
    assert outline([*head, *body]).header_rows == 1
    assert outline([entry._replace(header=False) for entry in head] + body).header_rows == 0


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ((("", "", "2023", "", "2024", ""), ("Region", "Code", "Plan", "Actual", "Plan", "Actual")), {"2023": 2, "2024": 2}),
        ((("Region", "2023", "", "2024", ""), ("", "Plan", "Actual", "Plan", "Actual")), {"Region": 1, "2023": 2, "2024": 2}),
        ((("", "2023", "", "2024", "", ""), ("Region", "Plan", "Actual", "Plan", "Actual", "Note")), {"2023": 2, "2024": 2}),
        ((("Region", "2023", "2024", ""), ("", "€m", "€m", "%")), {"Region": 1, "2023": 1, "2024": 1}),
        ((("", "Population", "", ""), ("Country", "2021", "2022", "2023")), {"Population": 3}),
        (
            (("", "2023", "", "", ""), ("", "H1", "", "H2", ""), ("Region", "Plan", "Actual", "Plan", "Actual")),
            {"2023": 4, "H1": 2, "H2": 2},
        ),
        ((("Country", "", ""), ("", "2021", "2022")), {"Country": 1}),
    ],
)
def test_header_cells_over_empty_cells(texts: tuple[tuple[str, ...], ...], expected: dict[str, int]) -> None:
    """A name over a group of columns spans the empty cells at its right, up to the next name, where the row below is filled."""
    cells, named = [], {}
    for row, held in enumerate((*texts, ("North", *"123456"[: len(texts[0]) - 1]))):
        for column, text in enumerate(held):
            if text:
                cells.append(Cell(row, column, 10 * len(cells), 10 * len(cells) + len(text)))
                named[cells[-1].start] = text
    found = spread(cells, len(texts), 1)
    assert [cell._replace(columns=1) for cell in found] == cells
    assert {named[cell.start]: cell.columns for cell in found if cell.row < len(texts) - 1} == expected


@pytest.mark.parametrize("text", ["£'000", "€'000", "£ 000", "£000s", "'000 t", "000s", "(000)", "US$m", "€m", "%", "$000"])
def test_units(text: str) -> None:
    """A scale of zeros alone is a unit, and no figure."""
    assert is_unit(text)
    assert not is_figure(text)


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
