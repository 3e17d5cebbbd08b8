"""What Word documents and workbooks have in common: a ZIP package of XML that may be made to do harm."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook

from checker.errors import ReadError
from checker.model import LIMITS, Document, Limits
from checker.readers import docx, xlsx
from checker.readers.zipped import Kind, PartError, Parts
from tests.readers.word_files import contract, unzipped, zipped
from tests.readers.workbooks import saved

KIND = Kind("workbook", ".xlsx", "workbook", "save it", "is a workbook of before 2007 (.xls)", "Workbook")
HALVES = ["&#55296;", "&#xD800;", "&#x000dFfF;", "&#0057343;"]


def only(read: object, data: bytes) -> Document:
    """The one document of a reader."""
    (document,) = read(data, "a")  # type: ignore[operator]
    assert isinstance(document, Document)
    return document


def workbook() -> bytes:
    """A workbook of two sheets, with properties."""
    book = Workbook()
    book.active.title = "Sales"  # type: ignore[union-attr]
    book.active["A1"], book.active["B1"] = "Oslo", 81  # type: ignore[index]
    book.create_sheet("Staff")["A1"] = "Bergen"
    book.properties.title = "Sales"
    return saved(book)


def parts(files: dict[str, bytes], limits: Limits = LIMITS) -> Parts:
    """A package of these files."""
    return Parts(zipped({**files}), KIND, limits)


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_reference_to_half_a_character(half: str, encoding: str) -> None:
    """A reference to half a character in the name of a sheet, or in any attribute, is read as an unknown character."""
    files = unzipped(workbook())
    listed = files["xl/workbook.xml"].decode().replace('name="Sales"', f'name="Sa{half}les"')
    assert half in listed
    changed = {**files, "xl/workbook.xml": listed.encode(encoding)}
    assert "Sa\ufffdles" in only(xlsx.read, zipped(dict(changed))).text


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("read", [docx.read, xlsx.read], ids=["docx", "xlsx"])
def test_halves_of_characters_everywhere(read: object, half: str) -> None:
    """Wherever such a reference stands in whichever attribute of a part, there is a document or a plain reason."""
    files = unzipped(contract() if read is docx.read else workbook())
    for name, content in files.items():
        if name.endswith((".xml", ".rels")):
            for at, instead in (('="', f'="{half}'), ('">', f'{half}">')):
                changed = content.replace(at.encode(), instead.encode())
                try:
                    document = only(read, zipped({**files, name: changed}))
                except ReadError:
                    continue
                assert document.text.encode()


def test_escaped_halves_of_characters() -> None:
    """Two escaped halves in a cell are one character, and a half alone is an unknown one."""
    files = unzipped(workbook())
    sheet = "xl/worksheets/sheet1.xml"
    changed = {**files, sheet: files[sheet].replace(b"Oslo", b"_xD83D__xDE00_ _xD800_")}
    assert "\U0001f600 \ufffd" in only(xlsx.read, zipped(dict(changed))).text


def test_names_in_any_case() -> None:
    """A part is found in whatever case, and with whatever slashes, its name is written."""
    found = parts({"XL\\Book.xml": b"<a/>"})
    assert "/xl/book.XML" in found
    assert found.parsed("a", found.unpacked("xl/book.xml")).tag == "a"


def test_what_is_unpacked_in_vain_counts() -> None:
    """A part that is too large uses up what may be unpacked, however often it is asked for."""
    held = parts({"a": bytes(2000), "b": b"<b/>"}, Limits(unpacked_size=1000))
    with pytest.raises(PartError, match=r"^a is too large: the file unpacks to more than 1,000 bytes \(--max-unpacked-size\)"):
        held.unpacked("a")
    with pytest.raises(PartError, match=r"^b is too large"):
        held.unpacked("b")


@pytest.mark.parametrize("recover", [False, True])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le"])
def test_no_document_type(encoding: str, *, recover: bool) -> None:
    """A document type is refused in each encoding, also behind a comment that hides it."""
    for before in ("", "<!-- <a> -->", "<?a <a>?>"):
        xml = f'<?xml version="1.0"?>{before}<!DOCTYPE a [<!ENTITY b "c">]><a b="&b;">&b;</a>'
        with pytest.raises(PartError, match="declares a document type"):
            parts({}).parsed("a", xml.encode(encoding), recover=recover)


@pytest.mark.parametrize("encoding", ["iso-8859-1", "windows-1251", "UTF-16", "utf-8"])
def test_other_encodings(encoding: str) -> None:
    """XML is read in the encoding that it declares; one that cannot be true is not believed."""
    letter = "ж" if "1251" in encoding else "é"
    xml = f'<?xml version="1.0" encoding="{encoding}"?><a b="{letter}"/>'
    assert parts({}).parsed("a", xml.encode(encoding)).get("b") == letter
    untrue = f'<?xml version="1.0" encoding="UTF-16"?><a b="{letter}"/>'
    assert parts({}).parsed("a", untrue.encode()).get("b") == letter


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b" \0", "is no workbook: it is empty"),
        (b"a,b", "is no workbook: it is no ZIP file, which every workbook is"),
        (b"PK\x03\x04", "is truncated or damaged: the list of its parts, which ends a ZIP file, is missing or broken"),
    ],
)
def test_no_package(data: bytes, reason: str) -> None:
    """What is no ZIP file is refused with what it is instead."""
    with pytest.raises(ReadError) as caught:
        Parts(data, KIND, LIMITS)
    assert caught.value.reason == reason


def test_other_ways_to_pack() -> None:
    """A part that is packed as no Office program packs it is refused unread."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_LZMA) as made:
        made.writestr("a", b"<a/>")
    with pytest.raises(PartError, match=r"^a is packed in a way that no workbook is"):
        Parts(held.getvalue(), KIND, LIMITS).unpacked("a")
