"""PDF, Word and Excel files that are cut off, encrypted, empty of text, or unpack to far more than they are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from reportlab.pdfgen.canvas import Canvas

from tests.hostile.beside import GB, check, check_apart, put
from tests.readers.pdf_making import Sheet
from tests.readers.word_files import root, unzipped, word, zipped
from tests.readers.workbooks import saved

TOWER = "The tower in the park is 50 metres high."
SECONDS = 30
MB = 1 << 20

WORD = word(f"<w:p><w:r><w:t>{TOWER}</w:t></w:r></w:p>")
STORY, SHEET = "word/document.xml", "xl/worksheets/sheet1.xml"


def book() -> bytes:
    """A workbook with one figure."""
    made = Workbook()
    made.active["A1"], made.active["B1"] = "Tower, metres", 50
    return saved(made)


BOOK = book()


def pdf(*, secret: str | None = None) -> bytes:
    """A PDF of one page with one figure."""
    held = io.BytesIO()
    canvas = Canvas(held, encrypt=secret)
    canvas.drawString(50, 700, TOWER)
    canvas.save()
    return held.getvalue()


def picture() -> bytes:
    """A PDF whose one page shows no text, but a picture, as a scan does."""
    sheet = Sheet()
    sheet.canvas.rect(50, 50, 400, 600, fill=1)
    return sheet.bytes()


def swollen(package: bytes, part: str, opening: bytes, filling: bytes, closing: bytes, megabytes: int) -> bytes:
    """A package one part of which unpacks to very much, written without ever holding it."""
    held = io.BytesIO()
    block = filling * (MB // len(filling))
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        with new.open(part, "w") as stream:
            stream.write(opening)
            for _ in range(megabytes):
                stream.write(block)
            stream.write(closing)
    return held.getvalue()


def word_bomb() -> bytes:
    """A Word file whose story has 600 MB of empty paragraphs."""
    opening, closing = root("document", "<w:body>|</w:body>").encode().split(b"|")
    return swollen(WORD, STORY, opening, b"<w:p/>", closing, 600)


def book_bomb() -> bytes:
    """A workbook whose sheet has 600 MB of rows."""
    return swollen(
        BOOK, SHEET, unzipped(BOOK)[SHEET].partition(b"<sheetData>")[0] + b"<sheetData>", b"<row/>", b"</sheetData></worksheet>", 600
    )


def lying_bomb() -> bytes:
    """The same Word file, whose directory says that its story is small."""
    data = word_bomb()
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        size = package.getinfo(STORY).file_size
    return data.replace(size.to_bytes(4, "little"), (5000).to_bytes(4, "little"))


ENTITIES = "<!DOCTYPE l [" + "".join(f'<!ENTITY l{n} "{(f"&l{n - 1};" * 10) if n else "lol"}">' for n in range(10)) + "]>"
OUTSIDE = '<!DOCTYPE l [<!ENTITY l9 SYSTEM "file:///etc/passwd">]>'


def with_entities(package: bytes, part: str, declared: str, words: bytes) -> bytes:
    """A package whose part declares entities and uses one in place of its words."""
    parts = unzipped(package)
    head, _, rest = parts[part].rpartition(b"?>")
    assert words in rest
    return zipped(parts | {part: head + b"?>" * bool(head) + declared.encode() + rest.replace(words, b"&l9;")})


BOMBS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "Word, 600 MB": (".docx", word_bomb, "--max-unpacked-size"),
    "Excel, 600 MB": (".xlsx", book_bomb, "--max-unpacked-size"),
    "Word, 600 MB, lying": (".docx", lying_bomb, "damaged|--max-unpacked-size"),
    "Word, entities": (".docx", lambda: with_entities(WORD, STORY, ENTITIES, b"The tower"), "declares a document type"),
    "Word, a file": (".docx", lambda: with_entities(WORD, STORY, OUTSIDE, b"The tower"), "declares a document type"),
    "Excel, entities": (".xlsx", lambda: with_entities(BOOK, SHEET, ENTITIES, b"Tower"), "declares a document type"),
    "Excel, a file": (".xlsx", lambda: with_entities(BOOK, SHEET, OUTSIDE, b"Tower"), "declares a document type"),
}


@pytest.mark.parametrize(("suffix", "make", "reason"), BOMBS.values(), ids=BOMBS)
def test_bombs(tmp_path: Path, suffix: str, make: Callable[[], bytes], reason: str) -> None:
    """What unpacks to far more than it is, or reads what lies outside, is refused with the reason, in little time and memory."""
    import re

    put(tmp_path, {f"a{suffix}": make()})
    ran = check_apart(tmp_path, seconds=SECONDS, memory=GB)
    assert ran.read == []
    assert re.search(reason, ran.skipped[f"a{suffix}"])


def cyclic_pages() -> bytes:
    """A PDF whose tree of pages holds itself."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R 3 0 R]/Count 100000000>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n"
    )


def cyclic_relations() -> bytes:
    """A Word file whose parts name each other, and itself, as what they are made of."""
    link = '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'
    links = "".join(
        link.format(f"r{n}", kind, "document.xml") for n, kind in enumerate(("styles", "numbering", "footnotes", "endnotes", "header"))
    )
    opening = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    return zipped(unzipped(WORD) | {"word/_rels/document.xml.rels": f"{opening}{links}</Relationships>"})


def odd_names() -> bytes:
    """A Word file in a package with names that lead out of it, twice the same, or are no text."""
    held = io.BytesIO(WORD)
    with zipfile.ZipFile(held, "a") as package:
        for name in ("../../../etc/passwd", "/etc/passwd", "C:\\x", "a" * 60_000, "\x1b[31m", "word/document.xml/"):
            package.writestr(name, "x")
    return held.getvalue()


def tall_book() -> bytes:
    """A workbook with a million rows that hold nothing but their formats."""
    rows = b"".join(b'<row r="%d"><c r="A%d" s="0"/></row>' % (n, n) for n in range(2, 1_000_000, 3))
    return zipped(unzipped(BOOK) | {SHEET: unzipped(BOOK)[SHEET].replace(b"</sheetData>", rows + b"</sheetData>")})


REFUSED: dict[str, tuple[str, bytes]] = {
    "PDF, cut off": (".pdf", pdf()[:900]),
    "PDF, cut off at its start": (".pdf", pdf()[:20]),
    "PDF, encrypted": (".pdf", pdf(secret="secret")),
    "PDF, pictures only": (".pdf", picture()),
    "PDF, text": (".pdf", TOWER.encode()),
    "PDF, pages in a ring": (".pdf", cyclic_pages()),
    "PDF, a page": (".pdf", b"<html>" + TOWER.encode()),
    "Word, cut off": (".docx", WORD[: len(WORD) // 2]),
    "Word, text": (".docx", TOWER.encode()),
    "Word, a workbook": (".docx", BOOK),
    "Excel, cut off": (".xlsx", BOOK[: len(BOOK) // 2]),
    "Excel, a Word file": (".xlsx", WORD),
    "Excel, a sheet": (".xlsx", b"name,value\ntower,50\n"),
}


@pytest.mark.parametrize(("suffix", "data"), REFUSED.values(), ids=REFUSED)
def test_what_is_not_what_it_says(tmp_path: Path, suffix: str, data: bytes) -> None:
    """A file that cannot be read as what its suffix says is one row with the reason."""
    put(tmp_path, {f"a{suffix}": data})
    ran = check(tmp_path)
    assert ran.read == []
    assert list(ran.skipped) == [f"a{suffix}"]


READ: dict[str, tuple[str, Callable[[], bytes]]] = {
    "Word, relations in a ring": (".docx", cyclic_relations),
    "Word, odd names": (".docx", odd_names),
    "Excel, a million rows": (".xlsx", tall_book),
    "PDF": (".pdf", pdf),
}


@pytest.mark.parametrize(("suffix", "make"), READ.values(), ids=READ)
def test_what_is_odd_is_read(tmp_path: Path, suffix: str, make: Callable[[], bytes]) -> None:
    """A file that is odd, but can be read, is read."""
    put(tmp_path, {f"a{suffix}": make()})
    ran = check_apart(tmp_path, seconds=SECONDS, memory=2 * GB)
    assert (ran.read, ran.claims(f"a{suffix}")) == ([f"a{suffix}"], 1)
