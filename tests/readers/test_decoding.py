"""Text comes out of bytes as it was written, and where its encoding is a guess the report says so."""

from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.errors import ReadError
from checker.readers.decoding import decode

MARKED = [
    ("utf-8", codecs.BOM_UTF8),
    ("utf-16-le", codecs.BOM_UTF16_LE),
    ("utf-16-be", codecs.BOM_UTF16_BE),
    ("utf-32-le", codecs.BOM_UTF32_LE),
    ("utf-32-be", codecs.BOM_UTF32_BE),
]


@pytest.mark.parametrize(("encoding", "mark"), MARKED, ids=[encoding for encoding, _ in MARKED])
def test_byte_order_marks(encoding: str, mark: bytes) -> None:
    """A byte-order mark tells the encoding and is no part of the text."""
    assert decode(mark + "40 Männer, 大阪".encode(encoding)) == ("40 Männer, 大阪", ())


@pytest.mark.parametrize(("encoding", "mark"), MARKED, ids=[encoding for encoding, _ in MARKED])
def test_a_mark_that_is_not_kept(encoding: str, mark: bytes) -> None:
    """A file that is not what its mark says is refused with the byte where it shows."""
    with pytest.raises(ReadError, match="but is not, at byte"):
        decode(mark + "40".encode(encoding) + b"\xff")


GUESSES = [
    ("Windows-1252", "Land;Umsatz (Mio. €)\nÖsterreich;1.234,5\nDänemark;2,0\nTürkei;5\n"),
    ("Windows-1252", "It cost £5 – cheap"),
    ("Windows-1252", "Ville;Région\nOrléans;Centre\nSaint-Étienne;Rhône-Alpes\n"),
    ("Windows-1250", "Miasto;Ludność\nŁódź;670\nKraków;780\nGdańsk;470\nPoznań;530\n"),
    ("Windows-1251", "Город;Население\nМосква;13\n"),
    ("Windows-1253", "Έσοδα;Αθήνα\nΘεσσαλονίκη;5"),
    ("Windows-1254", "Şehir;Nüfus\nİstanbul;15\nEskişehir;0,9\nDiyarbakır;1,8"),
    ("CP932", "売上高,東京\n大阪,5"),
    ("GB18030", "收入,北京\n上海,5"),
    ("CP949", "매출,서울\n부산,5"),
]


@pytest.mark.parametrize(("encoding", "text"), GUESSES, ids=[f"{encoding}-{text[:9]}" for encoding, text in GUESSES])
def test_guesses_are_said(encoding: str, text: str) -> None:
    """What is no UTF-8 is read as what its letters look like, and a note says so."""
    assert decode(text.encode(encoding)) == (text, (f"is no UTF-8; read as {encoding}",))


def test_letters_far_down_tell() -> None:
    """The guess rests on the lines that hold letters beyond ASCII, however far down they stand."""
    text = "a;1\n" * 100_000 + "Łódź;670\nKraków;780\nGdańsk;470\nPoznań;530\n"
    assert decode(text.encode("windows-1250")).text == text


def test_cut_off_in_a_character() -> None:
    """UTF-8 that was cut in the middle of its last character stays UTF-8."""
    assert decode("Zürich é".encode()[:-1]) == ("Zürich ", ("ends in the middle of a character: it may be cut off",))


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"\x01\x02\x03\x90\x04\x05" * 50])
def test_binary_is_no_text(data: bytes) -> None:
    """A binary file is refused with a reason."""
    with pytest.raises(ReadError, match="this is no text file"):
        decode(data)


@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    """Whatever the bytes, there is a text or a plain reason."""
    with suppress(ReadError):
        text, notes = decode(data)
        assert isinstance(text, str)
        assert len(notes) <= 1


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark(encoding: str) -> None:
    """Text in UTF-16 that lacks its mark is told from what is no text."""
    with pytest.raises(ReadError, match="looks like UTF-16 without a byte-order mark"):
        decode("Pylon Bridge is 412 metres long, café.\n".encode(encoding))
    for data in (b"\0" * 100, b"a\0b c d e f", b"\0\0a\0\0\0b\0"):
        with pytest.raises(ReadError, match="holds NUL bytes"):
            decode(data)
