"""Workbooks for tests, made with openpyxl as people make them."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

IN_MILLIONS = "#,##0.0,,_);(#,##0.0,,)"


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def book_of(**cells: object) -> Workbook:
    """A workbook with one sheet."""
    book = Workbook()
    for address, value in cells.items():
        book.active[address] = value  # type: ignore[index]
    return book


def rewritten(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A workbook with its parts changed; None leaves one out."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            changed = change(name, old.read(name))
            if changed is not None:
                new.writestr(name, changed)
    return held.getvalue()


def with_xml(data: bytes, part: str, pattern: str, replacement: str) -> bytes:
    """A workbook with a pattern replaced in one part."""

    def change(name: str, held: bytes) -> bytes:
        return re.sub(pattern, replacement, held.decode()).encode() if name == part else held

    return rewritten(data, change)


def with_shared_texts(data: bytes) -> bytes:
    """A workbook whose texts stand in one list that its cells point into, as Excel saves them."""
    shared: list[str] = []

    def move(cell: re.Match[str]) -> str:
        shared.append(f"<si>{cell[1]}</si>")
        return f' t="s"><v>{len(shared) - 1}</v>'

    def change(name: str, held: bytes) -> bytes:
        text = held.decode() if name.endswith((".xml", ".rels")) else ""
        if name.startswith("xl/worksheets/sheet"):
            return re.sub(r' t="inlineStr"><is>(.*?)</is>', move, text).encode()
        if name == "xl/_rels/workbook.xml.rels":
            kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
            link = f'<Relationship Type="{kind}" Target="sharedStrings.xml" Id="rIdShared"/></Relationships>'
            return text.replace("</Relationships>", link).encode()
        if name == "[Content_Types].xml":
            kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
            return text.replace("</Types>", f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/></Types>').encode()
        return held

    held = io.BytesIO(rewritten(data, change))
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as book:
        space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        book.writestr("xl/sharedStrings.xml", f'<sst xmlns="{space}">{"".join(shared)}</sst>')
    return held.getvalue()


def results() -> Workbook:
    """A quarterly report: a title, a table with merged headers, notes, a table beside it, tables below, a hidden sheet, hidden parts."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Q3 results"
    _sales(sheet)
    _milestones(sheet)
    _balance(sheet)
    notes = book.create_sheet("Notes")
    notes["B2"], notes["B3"] = "Prepared by the finance team.", "All figures are unaudited."
    notes["B4"] = CellRichText("CO", TextBlock(InlineFont(vertAlign="subscript"), "2"), " stored: 10", _raised("6"), " t", _raised("1"))
    hidden = book.create_sheet("Calc")
    hidden["A1"] = 5
    hidden.sheet_state = "hidden"
    _prices(book.create_sheet("Data"))
    book.properties.title = "Quarterly report"
    book.properties.created = datetime.datetime(2006, 9, 16)
    return book


def _raised(text: str) -> TextBlock:
    return TextBlock(InlineFont(vertAlign="superscript"), text)


def _sales(sheet: Worksheet) -> None:
    sheet["A1"], sheet["A2"] = "Harbour Group: results for the third quarter", "$ million unless stated"
    sheet["A4"], sheet["B4"], sheet["D4"] = "Region", 2023, 2024
    for merged in ("A4:A5", "B4:C4", "D4:E4"):
        sheet.merge_cells(merged)
    for letter, text in zip("BCDE", ["Revenue", "Margin"] * 2, strict=True):
        sheet[f"{letter}5"] = text
    rows = [
        ("North", 1204567000, 0.4712, 1310200000, 0.4825),
        ("South", 80100000, 0.125, -5.4e6, -0.021),
        ("Total", 1284667000, 0.449, 0, 0.4),
    ]
    for number, row in enumerate(rows, 6):
        for letter, value in zip("ABCDE", row, strict=True):
            sheet[f"{letter}{number}"] = value
            if letter != "A":
                sheet[f"{letter}{number}"].number_format = "0.0%" if letter in "CE" else IN_MILLIONS
    sheet["A9"], sheet["A10"] = "Source: company accounts", "* restated"
    sheet["B6"].comment = Comment("to be checked", "AB")


def _milestones(sheet: Worksheet) -> None:
    sheet["G4"], sheet["H4"] = "Milestone", "Date"
    sheet["G5"], sheet["H5"] = "Launch", datetime.date(2024, 3, 31)
    sheet["G6"], sheet["H6"] = "Opening", datetime.date(2024, 9, 1)


def _balance(sheet: Worksheet) -> None:
    lines: list[tuple[object, ...]] = [
        *[("Balance sheet", "2024", "2023"), ("Assets",), ("Cash", 12.5, 11), ("Stock", 3, 4), ()],
        *[("Liabilities",), ("Debt", 7, "#REF!"), ("Secured", True, "n/a")],
    ]
    for number, line in enumerate(lines, 13):
        for letter, value in zip("ABC", line, strict=False):
            sheet[f"{letter}{number}"] = value


def _prices(sheet: Worksheet) -> None:
    sheet.append(["date", "price", "internal", "volume"])
    for day in range(1, 5):
        sheet.append([datetime.date(2024, 1, day), 1.4 + day / 10, 7, 1000 * day])
        sheet[f"B{day + 1}"].number_format = "[$€-407] #,##0.00"
        sheet[f"D{day + 1}"].number_format = "#,##0"
    sheet.column_dimensions["C"].hidden = True
    sheet.row_dimensions[3].hidden = True
