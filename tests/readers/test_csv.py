"""A CSV file is read cell by cell, each found again at its row and column and at its line in the file."""

from __future__ import annotations

import csv as stdlib_csv
import io
import re
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import ReadError
from checker.model import Document, Section
from checker.model.table import column_letters
from checker.readers import csv
from checker.readers.addresses import column_index
from checker.readers.delimited import Dialect, dialect_of, records

EUROPEAN = (
    "Umsatz nach Land;;\r\n"
    "in Mio. EUR;;\r\n"
    "Quelle: Amt für Statistik;;\r\n"
    "\r\n"
    "Land;2022;2023\r\n"
    "Europa;;\r\n"
    "Österreich;1.234,5;1.300,0\r\n"
    '"Bosnien; Herzegowina";12,5;"13,0"\r\n'
    '"Türkei\r\n(vorläufig)";98,7;99,9\r\n'
    '"Der ""Rest""";0,3;0,1\r\n'
    "Gesamt;1.346,0;1.413,3\r\n"
    ";;\r\n"
    "* ohne Inseln;;\r\n"
)


def only(data: bytes, name: str = "a.csv") -> Document:
    """The one document of the reader."""
    (document,) = csv.read(data, name)
    assert isinstance(document, Document)
    return document


def shown(document: Document) -> dict[str, str]:
    """The text of each cell by its address."""
    return {str(cell.address): document.text[cell.start : cell.end] for table in document.tables for cell in table.cells}


def by_csv_module(text: str, delimiter: str) -> dict[str, str]:
    """The text of each filled cell by its address, as the csv module of Python reads it."""
    found = {}
    for row, record in enumerate(stdlib_csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1):
        found |= {f"{column_letters(column)}{row}": cell.strip() for column, cell in enumerate(record) if cell.strip()}
    return found


def test_european_file() -> None:
    """Semicolons, decimal commas, Windows-1252, a title over the table and a note below it come out as a careful person reads them."""
    document = only(EUROPEAN.encode("cp1252"))
    (table,) = document.tables
    assert document.text == EUROPEAN
    assert document.title == "Umsatz nach Land"
    assert (table.header_rows, table.label_columns, table.groups, table.decimal) == (1, 1, (1,), ",")
    assert table.caption is not None
    assert document.text[slice(*table.caption)].split(";;\r\n") == ["Umsatz nach Land", "in Mio. EUR"]
    sections = [(block.section, document.text[block.start : block.end]) for block in document.blocks[1:]]
    assert sections == [(Section.BODY, "Quelle: Amt für Statistik"), (Section.FOOTNOTE, "* ohne Inseln")]
    assert document.notes == ("is no UTF-8; read as Windows-1252",)


def test_cells_are_where_the_csv_module_finds_them() -> None:
    """Each cell's text stands at its row and column, as the csv module reads the file."""
    expected = by_csv_module(EUROPEAN, ";")
    cells = shown(only(EUROPEAN.encode()))
    assert {address: text.replace('""', '"') for address, text in cells.items()} == {
        address: text for address, text in expected.items() if int(re.sub(r"\D", "", address)) in range(5, 12)
    }


def test_cells_stand_at_their_line_and_column() -> None:
    """Each cell's text begins at the line and column of the file that the document tells."""
    document = only(EUROPEAN.encode())
    lines = EUROPEAN.split("\n")
    for table in document.tables:
        for cell in table.cells:
            line, column = document.line_column(cell.start)
            first = document.text[cell.start : cell.end].partition("\n")[0]
            assert lines[line - 1][column - 1 :].startswith(first)
            assert document.where(cell.start) == f"cell {cell.address}"


def test_tabs() -> None:
    """A TSV file is parted by tabs, whatever commas stand in its cells."""
    document = only(b"city\tpopulation, m\nParis, FR\t2,1\nLyon, FR\t0,5\n", "a.tsv")
    expected = {"A1": "city", "B1": "population, m", "A2": "Paris, FR", "B2": "2,1", "A3": "Lyon, FR", "B3": "0,5"}
    assert shown(document) == expected
    assert document.tables[0].decimal == ","


def test_stated_delimiter() -> None:
    """A line "sep=;" states the delimiter; a spreadsheet does not show it as a row, but it is a line of the file."""
    document = only(b"sep=|\r\na,b|c\r\n1,5|2\r\n")
    assert shown(document) == {"A1": "a,b", "B1": "c", "A2": "1,5", "B2": "2"}
    assert document.line_column(document.tables[0].cells[0].start) == (2, 1)


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("Land;Q1;Q2\nA;1,5;2,5\nB;3,5;4,5\n", ";"),
        ("A;1,5;2,5\nB;3,5;4,5\n", ";"),
        ('name,remark\nA,"x; y"\nB,"z; w"\n', ","),
        ("a|b|c\n1|2|3\n", "|"),
        ("id\ttext\n1\thello, world\n2\tone, two, three\n", "\t"),
        ("A title, with a comma\n\na;b;c\n1;2;3\n4;5;6\n", ";"),
        ("one\ntwo\n", ","),
        ("", ","),
    ],
)
def test_delimiters(text: str, delimiter: str) -> None:
    """The delimiter is the one with which most records have one number of cells."""
    assert dialect_of(text).delimiter == delimiter


def test_two_tables_below_each_other() -> None:
    """An empty line parts two tables, each with its own title and header."""
    document = only(b"Rain,,\nStation,2022,2023\nOslo,81,90\nBergen,312,298\n,,\nSnow,,\nStation,2022,2023\nOslo,40,35\nBergen,3,9\n")
    captions = [document.text[slice(*table.caption)] for table in document.tables if table.caption]
    assert captions == ["Rain", "Snow"]
    assert [table.header_rows for table in document.tables] == [1, 1]


def test_ragged_rows() -> None:
    """Rows may be shorter or longer than the header."""
    assert shown(only(b"a,b,c\n1,2\n3,4,5,6\n\n7\n"))["D3"] == "6"


def test_comments_over_the_table() -> None:
    """A line that opens with "#" is a note, commas and all; one that names a measure is the title of the table."""
    text = "# Source: Eurostat, extracted on 12.01.2025\n# values in thousands\ncountry,2023,2024\nAustria,4480,4510\nBelgium,5010,5033\n"
    document = only(text.encode())
    (table,) = document.tables
    assert (table.header_rows, table.label_columns) == (1, 1)
    assert table.caption is not None
    assert text[slice(*table.caption)] == "values in thousands"
    sections = [(block.section, text[block.start : block.end]) for block in document.blocks]
    assert sections[0] == (Section.BODY, "Source: Eurostat, extracted on 12.01.2025")
    assert shown(document)["A3"] == "country"


def test_a_comment_that_names_the_columns() -> None:
    """A last "#" line with a name for each column of the figures under it is the header; a number sign before a figure is a rank."""
    cells = shown(only(b"# made by hand\n# x, y\n0.5,1.25\n1.5,2.75\n# end, of file\n"))
    assert cells == {"A2": "x", "B2": "y", "A3": "0.5", "B3": "1.25", "A4": "1.5", "B4": "2.75"}
    assert shown(only(b"#1,Rao,5\n#2,Lind,6\n"))["A1"] == "#1"


def test_notes_that_hold_the_delimiter() -> None:
    """A note whose comma is written without quotation marks is one text, not two cells."""
    text = "Source: ONS, London\nCategory,Amount\nRent,12000\nWages (a),45000\n(a) Includes £2,000 overtime.\n"
    document = only(text.encode())
    notes = [text[block.start : block.end] for block in document.blocks]
    assert notes == ["Source: ONS, London", "(a) Includes £2,000 overtime."]


def test_group_names_over_empty_cells() -> None:
    """A name in the upper of two header rows spans the empty cells at its right."""
    document = only(b",,2023,,2024,\nRegion,Code,Plan,Actual,Plan,Actual\nNorth,N1,5,6,7,8\nSouth,S1,5,6,7,8\n")
    (table,) = document.tables
    actual = next(cell for cell in table.cells if cell.address == "D3")
    assert [document.text[head.start : head.end] for head in table.headers(actual)] == ["2023", "Actual"]


def test_errors_of_formulas() -> None:
    """The error of a formula is no cell."""
    cells = shown(only(b"Item,A,B\nX,#DIV/0!,5\nY,3,#REF!\nZ,#N/A,#VALUE!\n"))
    assert [text for text in cells.values() if "#" in text] == []
    assert cells["A4"] == "Z"


def test_quotation_marks_after_a_space() -> None:
    """A quoted cell after a space is one cell, its decimal comma and all."""
    document = only(b'name, rate\nItaly, "1,5"\n')
    assert shown(document)["B2"] == "1,5"
    assert document.tables[0].decimal == ","


def test_what_stands_alone_below_a_table() -> None:
    """A label without figures stays a row of its table; a source and a footnote are notes."""
    document = only(b"Region,2023,2024\nNorth,5,6\nSouth,5,6*\nTotal,,\n* provisional\nSource: ONS\n")
    assert shown(document)["A4"] == "Total"
    assert [document.text[block.start : block.end] for block in document.blocks] == ["* provisional", "Source: ONS"]
    assert {block.section for block in document.blocks} == {Section.FOOTNOTE}


def test_lost_quotation_mark() -> None:
    """A quotation mark that is never closed costs no more than its own cell."""
    cells = shown(only(b'item,price\n"Nails 3"" long,5\n"Screws,6\nBolts,7\n'))
    assert (cells["A4"], cells["B4"], cells["B3"]) == ("Bolts", "7", "6")


def test_old_mac_line_ends() -> None:
    """A carriage return alone ends a line too."""
    assert shown(only(b"a,b\r1,2\r3,4"))["B3"] == "4"


def test_export_with_fifty_columns() -> None:
    """In an export of many columns the header names each of them, and the address says which."""
    header = ",".join(f"field_{number}" for number in range(50))
    lines = "\n".join(",".join([f"ID-{row}", *(f"{row * column / 7:.2f}" for column in range(1, 50))]) for row in range(300))
    document = only(f"{header}\n{lines}\n".encode())
    (table,) = document.tables
    assert (table.header_rows, table.label_columns) == (1, 1)
    cell = next(cell for cell in table.cells if cell.address == "AX301")
    assert document.text[cell.start : cell.end] == f"{299 * 49 / 7:.2f}"
    assert [document.text[head.start : head.end] for head in table.headers(cell)] == ["field_49"]


@pytest.mark.parametrize("data", [b"a,b\n1,\x002\n", b"PK\x03\x04\x00\x00", "a,b\n1,\x002".encode("utf-16")])
def test_no_text(data: bytes) -> None:
    """What holds NULs is refused with a reason."""
    with pytest.raises(ReadError, match="NUL"):
        only(data)


def test_empty_file() -> None:
    """An empty file is a document without cells."""
    assert only(b"").tables == ()


def test_very_long_line() -> None:
    """A line of four megabytes, which the csv module refuses, is one cell of many."""
    document = only(b"a,b\n1," + b"x" * 4_000_000 + b"\n2,y\n")
    assert shown(document)["B3"] == "y"
    assert len(only(b'a,b\n1,"' + b'x""' * 1_300_000).text) > 3_900_000


CELLS = st.text(alphabet='ab1,;"\n\r é', max_size=6)


@given(st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=8), st.sampled_from(",;\t|"), st.sampled_from([0, 1]))
def test_what_the_csv_module_writes(rows: list[list[str]], delimiter: str, quoting: int) -> None:
    """What the csv module writes is read back cell by cell, each with its place."""
    written = io.StringIO(newline="")
    stdlib_csv.writer(written, delimiter=delimiter, quoting=(stdlib_csv.QUOTE_MINIMAL, stdlib_csv.QUOTE_ALL)[quoting]).writerows(rows)
    text = written.getvalue()
    found = {}
    for row, record in enumerate(records(text, Dialect(delimiter)), 1):
        for column, held, start, end in zip(record.columns, record.texts, record.starts, record.ends, strict=True):
            found[f"{column_letters(column)}{row}"] = held
            assert text[start:end].replace('""', '"') == held
    assert found == by_csv_module(text, delimiter)


@given(st.binary(max_size=200), st.sampled_from(["a.csv", "a.tsv"]))
def test_any_bytes(data: bytes, name: str) -> None:
    """Whatever the bytes, there is a document whose cells and blocks follow each other, or a plain reason."""
    with suppress(ReadError):
        document = only(data, name)
        stretches = list(document.stretches())
        if document.blocks or document.tables:
            assert all(before[1] <= after[0] for before, after in pairwise(stretches))


@given(st.integers(0, 20_000))
def test_column_letters(column: int) -> None:
    """The letters of a column lead back to its place."""
    assert column_index(column_letters(column)) == column


def test_a_note_has_the_address_of_its_cell() -> None:
    """What stands over or under a table leads back to its cell too."""
    (document,) = csv.read(b"The mill made 40 tons.\n\nTown,Output\nAshby,12\nCorley,13\n", "a.csv")
    assert isinstance(document, Document)
    assert document.position(document.text.index("40")).cell == "A1"
    assert document.position(document.text.index("13")).cell == "B5"
