"""A workbook is read as it is shown: each cell's text with its sheet and address, titles, notes and tables apart."""

from __future__ import annotations

import io
import random
import re
import zipfile
from contextlib import suppress

import openpyxl
import pytest
from openpyxl import Workbook

from checker.errors import ReadError
from checker.model import Cell, Document, Section, Table
from checker.readers import xlsx
from checker.readers.addresses import sheet_prefix
from checker.readers.xlsx.package import plain_xml
from checker.readers.xlsx.styles import shared_texts
from tests.readers.workbooks import book_of, results, rewritten, saved, with_shared_texts, with_xml

FIRST = "xl/worksheets/sheet1.xml"


def only(data: bytes) -> Document:
    """The one document of the reader."""
    (document,) = xlsx.read(data, "a.xlsx")
    assert isinstance(document, Document)
    return document


def shown(document: Document) -> dict[str, str]:
    """The text of each cell by its address."""
    return {str(cell.address): document.text[cell.start : cell.end] for table in document.tables for cell in table.cells}


def at(document: Document, address: str) -> tuple[Table, Cell]:
    """The cell with an address, and its table."""
    return next((table, cell) for table in document.tables for cell in table.cells if cell.address == address)


def texts(document: Document, cells: list[Cell]) -> list[str]:
    """What cells show."""
    return [document.text[cell.start : cell.end] for cell in cells]


@pytest.fixture(scope="module")
def report() -> Document:
    """The quarterly report, read."""
    return only(saved(results()))


def test_cells_show_what_openpyxl_finds_at_their_address(report: Document) -> None:
    """Each cell's text is what the workbook stores at its address, shown with the digits of its format."""
    book = openpyxl.load_workbook(io.BytesIO(saved(results())))
    for address, text in shown(report).items():
        sheet, _, place = address.rpartition("!")
        value, code = book[sheet.strip("'")][place].value, book[sheet.strip("'")][place].number_format
        if isinstance(value, bool):
            assert text == str(value).upper()
        elif isinstance(value, (int, float)):
            factor = {"0.0%": 100, "#,##0.0,,_);(#,##0.0,,)": 1e-6}.get(code, 1)
            digits = re.sub(r"[€%,()\s]", "", text)
            number = -float(digits) if text.startswith("(") else float(digits)
            assert number == pytest.approx(value * factor, abs=0.0501)
        else:
            assert text == (value if isinstance(value, str) else f"{value:%Y-%m-%d}")


def test_shared_texts(report: Document) -> None:
    """Texts that stand in one list for the whole workbook, as Excel saves them, are read as those within the cells are."""
    data = with_shared_texts(saved(results()))
    assert b"Harbour" not in zipfile.ZipFile(io.BytesIO(data)).read(FIRST)
    assert openpyxl.load_workbook(io.BytesIO(data))["Q3 results"]["A6"].value == "North"
    assert only(data) == report


def test_phonetic_guides_and_escapes() -> None:
    """What only guides the reading of a text is no part of it; escaped characters are what they stand for."""
    shared = "<r><t>東京</t></r><rPh sb='0' eb='2'><t>トウキョウ</t></rPh>"
    data = with_xml(saved(book_of(A1="Oslo", B1="x")), FIRST, "<is><t>Oslo</t></is>", f"<is>{shared}</is>")
    data = with_xml(data, FIRST, "<t>x</t>", "<t>a_x000D_ b &#65;&amp;lt;</t>")
    assert only(data).text == "東京\ta b A&lt;"


UNCLOSED = ["<si>", "<si><r>", "<si><rPh ", "<si><!--", "<si><![CDATA[", "<si><t>", "<si "]


@pytest.mark.parametrize("opening", UNCLOSED)
def test_elements_that_never_end(opening: str) -> None:
    """Hundreds of thousands of elements that are never closed take no longer than so many that are."""
    assert len(shared_texts(plain_xml(f"{opening * 200_000}</si>".encode()))) <= 1


def test_merged_headers(report: Document) -> None:
    """A figure lies under both rows of headers, the merged one spanning its columns, and beside its row's label."""
    table, cell = at(report, "'Q3 results'!E6")
    assert (table.header_rows, table.label_columns) == (2, 1)
    assert texts(report, table.headers(cell)) == ["2024", "Margin"]
    assert texts(report, table.labels(cell)) == ["North"]
    assert report.text[cell.start : cell.end] == "48.3%"
    assert at(report, "'Q3 results'!A4")[1].rows == 2
    assert report.where(cell.start) == "cell 'Q3 results'!E6"


def test_titles_and_notes(report: Document) -> None:
    """The lines over a table are its caption, those below its notes; each sheet has a heading."""
    table, _ = at(report, "'Q3 results'!B6")
    assert table.caption is not None
    assert report.text[slice(*table.caption)] == "Harbour Group: results for the third quarter, $ million unless stated"
    told = [(block.section, report.text[block.start : block.end]) for block in report.blocks]
    assert told == [
        (Section.HEADING, "Q3 results"),
        (Section.CAPTION, "Harbour Group: results for the third quarter, $ million unless stated"),
        (Section.FOOTNOTE, "Source: company accounts"),
        (Section.FOOTNOTE, "* restated"),
        (Section.HEADING, "Notes"),
        (Section.BODY, "Prepared by the finance team."),
        (Section.BODY, "All figures are unaudited."),
        (Section.BODY, "CO2 stored: 10^6 t¹"),
        (Section.HEADING, "Data"),
    ]


def test_tables_beside_and_below_each_other(report: Document) -> None:
    """Empty columns and rows part tables; a part without a header of its own stays under the one above."""
    assert at(report, "'Q3 results'!G5")[0] is not at(report, "'Q3 results'!E5")[0]
    table, cell = at(report, "'Q3 results'!B19")
    group = table.group(cell)
    assert group is not None
    assert texts(report, [group, *table.headers(cell)]) == ["Liabilities", "2024"]
    assert table is at(report, "'Q3 results'!B15")[0]


def test_hidden_parts_are_left_out(report: Document) -> None:
    """Hidden sheets, rows and columns are not read, and notes say so."""
    cells = shown(report)
    assert {"Data!A2", "Data!D2", "Data!A4"} <= cells.keys()
    assert not {"Data!C2", "Data!A3"} & cells.keys()
    assert not any(address.startswith("Calc") for address in cells)
    assert report.notes == ("1 hidden sheet was not read", '1 hidden row and 1 hidden column of the sheet "Data" were not read')
    assert (at(report, "Data!D4")[1].row, at(report, "Data!D4")[1].column) == (2, 2)


def test_identity(report: Document) -> None:
    """The title is that of the workbook's properties; a day on which the file was begun or changed is no date of what it says."""
    assert (report.title, report.published, report.source) == ("Quarterly report", None, None)
    book = book_of(A1="Rainfall in Norway", A3="Station", B3="mm", A4="Oslo", B4=81, A5="Bergen", B5=312)
    assert only(saved(book)).title == "Rainfall in Norway"


def test_formulas_without_a_result() -> None:
    """A formula is read by its stored result; where a program stored none, a note says so."""
    data = saved(book_of(A1="Oslo", B1=81, A2="Bergen", B2="=B1*2"))
    assert only(data).notes == ('has 1 formula without a stored result on the sheet "Sheet": open it in a spreadsheet program and save it',)
    stored = with_xml(data, FIRST, r"<v ?/>|<v></v>", "<v>162</v>")
    assert (shown(only(stored))["Sheet!B2"], only(stored).notes) == ("162", ())


def test_spaced_columns_are_one_table() -> None:
    """An empty column between years, as accountants leave it, does not part the figures from the names of their rows."""
    book = Workbook()
    for row in (("$ million", None, 2024, None, 2023), ("Revenue", None, 1204.5, None, 1180.2), ("Costs", None, -702.1, None, -690.4)):
        book.active.append(row)  # type: ignore[union-attr]
    document = only(saved(book))
    table, cell = at(document, "Sheet!E2")
    assert (texts(document, table.labels(cell)), texts(document, table.headers(cell))) == (["Revenue"], ["2023"])


@pytest.mark.parametrize(
    ("name", "prefix"),
    [
        *[("Revenue", "Revenue!"), ("Q3 results", "'Q3 results'!"), ("Q3", "'Q3'!"), ("2024", "'2024'!"), ("Büro_2.a", "Büro_2.a!")],
        *[("John's", "'John''s'!"), ("a-b", "'a-b'!"), ("RC", "'RC'!")],
    ],
)
def test_sheet_names(name: str, prefix: str) -> None:
    """A sheet's name stands in quotation marks where a formula would need them."""
    assert sheet_prefix(name) == prefix


ODD = [
    (r"<(/?)(?=[a-zA-Z])", r"<\1x:"),
    (r' r="[A-Z]+\d+"| r="\d+"', ""),
    (r'<c r="([A-Z]+\d+)"( [^>]*?)(/?)>', r'<c\2 r="\1"\3>'),
    (r"<v>([^<]*)</v>", r"<!-- value --><v><![CDATA[\1]]></v>"),
    (r"><(?!/v|/f)", ">\n  <"),
]


@pytest.mark.parametrize(("pattern", "replacement"), ODD, ids=["prefixes", "no references", "order", "CDATA", "white space"])
def test_other_programs_write_otherwise(pattern: str, replacement: str) -> None:
    """Prefixes, cells without references, attributes in another order and white space change nothing."""
    plain = saved(book_of(A1="Station", B1="mm", A2="Oslo & Bærum", B2=81.5, A3="Bergen", B3=312))
    odd = with_xml(plain, FIRST, pattern, replacement)
    if "x:" in replacement:
        odd = with_xml(odd, FIRST, 'xmlns="', 'xmlns:x="')
    assert odd != plain
    assert shown(only(odd)) == shown(only(plain))
    assert shown(only(plain))["Sheet!A2"] == "Oslo & Bærum"


def test_old_workbooks_and_passwords() -> None:
    """A workbook with a password and one of an older kind are named as what they are."""
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    with pytest.raises(ReadError, match="is a workbook of before 2007"):
        only(ole)
    with pytest.raises(ReadError, match="is password-protected: save it without a password"):
        only(ole + "EncryptedPackage".encode("utf-16-le"))


def _zip(**parts: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return held.getvalue()


@pytest.mark.parametrize(
    "data",
    [b"", b"id,name\n1,a\n", b"PK\x03\x04", b"<html></html>", _zip(a=b"b"), saved(book_of(A1=1))[:2000]],
    ids=["empty", "CSV", "four bytes", "web page", "another ZIP", "cut off"],
)
def test_no_workbook(data: bytes) -> None:
    """What is no workbook is refused with a reason."""
    with pytest.raises(ReadError, match=r"damaged|no workbook"):
        only(data)


def test_a_damaged_sheet_costs_only_itself() -> None:
    """A sheet that is missing is named, and the others are read."""
    data = rewritten(saved(results()), lambda name, held: None if name == FIRST else held)
    document = only(data)
    assert "Data!D2" in shown(document)
    assert 'the sheet "Q3 results" is missing and was not read' in document.notes


def test_zip_bomb() -> None:
    """A sheet that unpacks to more than any sheet holds is not unpacked."""
    data = rewritten(saved(book_of(A1=1)), lambda name, held: b" " * 140_000_000 if name == FIRST else held)
    assert len(data) < 1_000_000
    with pytest.raises(ReadError, match="too large"):
        only(data)


def test_entity_bomb() -> None:
    """Entities are not resolved."""
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    plain = with_shared_texts(saved(book_of(A1="Oslo", B1=81)))
    for part in ("xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", FIRST):
        with suppress(ReadError):
            changed = rewritten(plain, lambda name, held, part=part: bomb + held.replace(b"Oslo", b"&b;") if name == part else held)  # type: ignore[misc]
            assert "aaaaaaaaaaaaaaaaaaaa" not in only(changed).text


def test_empty_cells_with_formats() -> None:
    """Hundreds of thousands of empty cells that carry a format are no cells of any table."""
    row = "".join(f'<c r="{letter}{{0}}" s="0"/>' for letter in "ABCDEFGHIJ")
    rows = "".join(f'<row r="{number}">{row.format(number)}</row>' for number in range(1, 50_001))
    data = with_xml(saved(book_of(A1="Oslo", B1=81)), FIRST, "</sheetData>", rows + "</sheetData>")
    assert shown(only(data)) == {"Sheet!A1": "Oslo", "Sheet!B1": "81"}


def test_merged_over_the_whole_sheet() -> None:
    """What lies under a merged cell is not shown, however far it reaches."""
    data = with_xml(
        saved(book_of(A1="Oslo", B1=81, A2=5)),
        FIRST,
        "</sheetData>",
        '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
    )
    assert only(data).text == "Oslo"


@pytest.mark.parametrize("seed", range(60))
def test_flipped_and_cut(seed: int) -> None:
    """Whatever is changed in the bytes of a workbook or of its parts, there is a document or a plain reason."""
    chance = random.Random(seed)
    data = bytearray(with_shared_texts(saved(results())))
    if seed % 3 == 0:
        del data[chance.randrange(len(data)) :]
    elif seed % 3 == 1:
        for _ in range(20):
            data[chance.randrange(len(data))] = chance.randrange(256)
    else:

        def change(name: str, held: bytes) -> bytes:
            changed = bytearray(held)
            for _ in range(max(1, len(changed) // 200)):
                changed[chance.randrange(len(changed))] = chance.randrange(256)
            return bytes(changed)

        data = bytearray(rewritten(bytes(data), change))
    with suppress(ReadError):
        document = only(bytes(data))
        assert all(document.text[start:end] for start, end in document.stretches())


def test_group_names_and_errors_of_formulas() -> None:
    """A name over a group of columns spans the empty cells at its right without being merged; the error of a formula is no cell."""
    book = Workbook()
    for row in (
        ["", "2023", None, "2024"],
        ["Region", "Plan", "Actual", "Plan", "Actual"],
        ["North", 5, 6, 7, 8],
        ["South", 5, "#N/A", 7, 8],
    ):
        book.active.append(row)  # type: ignore[union-attr]
    document = only(saved(book))
    table, cell = at(document, "Sheet!E3")
    assert texts(document, table.headers(cell)) == ["2024", "Actual"]
    assert "Sheet!C4" not in shown(document)
    assert shown(document)["Sheet!D4"] == "7"


def test_prose_has_the_address_of_its_cell() -> None:
    """A sentence on a sheet leads back to its cell."""
    book = Workbook()
    book.active["A3"] = "The mill made 40 tons."
    document = only(saved(book))
    assert document.position(document.text.index("40")).cell == "Sheet!A3"
