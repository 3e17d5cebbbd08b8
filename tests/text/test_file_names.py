"""Names of files as text."""

from __future__ import annotations

import os

import pytest

from checker.text.file_names import shown


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (b"caf\xe9.txt", "caf\\xe9.txt"),
        (b"bad\xff\xfe.txt", "bad\\xff\\xfe.txt"),
        ("caf\u00e9 \U0001f600.txt".encode(), "caf\u00e9 \U0001f600.txt"),
        (b"plain.txt", "plain.txt"),
    ],
)
def test_bytes_that_are_no_text(name: bytes, text: str) -> None:
    """A byte that is no UTF-8 is shown as its number, all else as it is."""
    assert shown(os.fsdecode(name)) == text


def test_half_a_character() -> None:
    """What stands for no byte, as in a name of Windows, is text that every report can hold."""
    assert shown("\ud800.txt") == "\\ud800.txt"


def test_a_system_without_utf_8() -> None:
    """Where the system takes names for ASCII, Python holds a byte of each character that it could not read; the text is the same."""
    assert shown("é €.txt".encode().decode("ascii", "surrogateescape")) == "é €.txt"
