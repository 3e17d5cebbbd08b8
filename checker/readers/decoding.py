"""Text out of bytes."""

from __future__ import annotations

import codecs
from typing import NamedTuple

from checker.errors import ReadError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class Decoded(NamedTuple):
    """Text out of a file, and a note for the reader where its encoding was a guess."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of a file: by its byte-order mark, else as UTF-8, else as Windows-1252; line ends kept, the mark left out.

    Raises:
        ReadError: the file holds NUL bytes or what is no text in any of these.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding))
            except UnicodeDecodeError as error:
                raise ReadError(f"says that it is {encoding.upper()} but is not, at byte {error.start + len(mark)}") from None
    if b"\0" in data:
        raise ReadError("holds NUL bytes: this is no text file")
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        try:
            return Decoded(data.decode("cp1252"), ("is no UTF-8; read as Windows-1252",))
        except UnicodeDecodeError:
            raise ReadError(f"is neither UTF-8 nor Windows-1252 text (byte {error.start})") from None
