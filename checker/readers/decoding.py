"""Text out of bytes."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from checker.errors import ReadError
from checker.model import LIMITS, Limits

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WIDE_MARKS = tuple(mark for mark, encoding in _MARKS if encoding != "utf-8")
"""Byte-order marks of encodings in which an ASCII character takes more than one byte."""

USUAL = "Windows-1252"
GUESSED = (
    *("windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257"),
    *("windows-874", "cp932", "shift_jis", "euc-jp", "gb18030", "gb2312", "big5", "euc-kr", "cp949", "koi8-r"),
)
"""What office programs have saved; among all that exist, "£5 – cheap" looks Vietnamese to a guesser."""
FEWEST_BYTES = 5
"""With fewer bytes beyond ASCII there is nothing to guess from."""
LONGEST_SAMPLE = 20_000

_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
_LINE_BEYOND_ASCII = re.compile(rb"[^\n]{0,400}[\x80-\xff][^\n]{0,400}")
_CONTROL = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1a\x1b\x1c\x1d\x1e\x1f")


class Decoded(NamedTuple):
    """Text out of a file, and a note for the reader where its encoding was a guess."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, limits: Limits | None = None) -> Decoded:
    """The text of a file: by its byte-order mark, else as UTF-8, else as its letters let guess, else as Windows-1252.

    Line ends are kept, the mark is left out.

    Args:
        data: the file.
        limits: how many characters its text may have; None for any number.

    Raises:
        ReadError: the file holds NUL bytes or what is no text in any of these, or has more characters than the limit.
    """
    # no encoding takes more than four bytes for a character, so what is far beyond need not be decoded
    found = None if limits is not None and len(data) > 4 * limits.characters else _decoded(data)
    if found is None or (limits is not None and len(found.text) > limits.characters):
        raise ReadError(f"has more than {(limits or LIMITS).told('characters')}")
    return found


def _decoded(data: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding))
            except UnicodeDecodeError as error:
                raise ReadError(f"says that it is {encoding.upper()} but is not, at byte {error.start + len(mark)}") from None
    if b"\0" in data:
        wide = "looks like UTF-16 without a byte-order mark, which is not read: save it as UTF-8"
        raise ReadError(wide if _is_wide(data) else "holds NUL bytes: this is no text file")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and not data[: error.start].isascii():
            return Decoded(data[: error.start].decode("utf-8"), ("ends in the middle of a character: it may be cut off",))
        return _guessed(data, error.start)


def _is_wide(data: bytes) -> bool:
    """Tell whether every other byte is mostly NUL, as in Western text of UTF-16."""
    even, odd = (half.count(0) / max(1, len(half)) for half in (data[::2], data[1::2]))
    return len(data) > 16 and max(even, odd) > 0.5 and min(even, odd) < 0.1


def _guessed(data: bytes, first: int) -> Decoded:
    if len(data) - len(data.translate(None, _CONTROL)) > len(data) // 100:
        raise ReadError("holds control characters throughout: this is no text file")
    if data.count(b"\xff") > len(data) // 2:
        raise ReadError("is filled with bytes 0xFF: this is no text file")
    for encoding in (_likely(data), USUAL):
        try:
            return Decoded(data.decode(encoding), (f"is no UTF-8; read as {encoding}",))
        except (UnicodeDecodeError, LookupError):
            continue
    raise ReadError(f"is neither UTF-8 nor Windows-1252 text (byte {first})")


def _likely(data: bytes) -> str:
    """The encoding that the letters beyond ASCII look like."""
    sample = b""
    for line in _LINE_BEYOND_ASCII.finditer(data):
        sample += line.group() + b"\n"
        if len(sample) > LONGEST_SAMPLE:
            break
    if len(_BEYOND_ASCII.findall(sample)) < FEWEST_BYTES:
        return USUAL
    from chardet import detect  # 30 ms that most files do not need

    found = detect(sample, include_encodings=GUESSED, prefer_superset=True, no_match_encoding=USUAL)
    return found["encoding"] or USUAL
