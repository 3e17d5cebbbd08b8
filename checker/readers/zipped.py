"""Office files from the outside: a ZIP package whose parts are XML, opened with bounds, since it may be damaged or made to do harm.

What is the same for Word documents and workbooks stands here: what such a file is if it is no ZIP file, what may be wrong with a part,
how much is unpacked, and how its XML is parsed. Where the parts are and what they say is each reader's own.
"""

from __future__ import annotations

import io
import re
import struct
import zlib
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from lxml import etree

from checker.errors import ReadError
from checker.model import Limits

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LISTED = b"PK\x01\x02"
"""What begins the entry of a part in the list of parts."""
MOST_PARTS = 20_000
_DAMAGE = (BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError, struct.error, OverflowError, IndexError)
"""What zipfile raises for a damaged file, by experience; it promises less. NotImplementedError is a RuntimeError."""

_ENCODING = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\0": "utf-16-le", b"\0<": "utf-16-be"}
"""How a part begins that is written in units of two bytes."""
_AS_IT_IS = re.compile(r"utf[-_]?(?:8|16|32)|(?:us-?)?ascii|idna|punycode|undefined|(?:raw[-_])?unicode[-_]escape")
"""Declared encodings that nothing is decoded from: UTF-8, wide ones, in which the declaration itself would have been read as no such
bytes, and those of Python that stand for something else than a file's text."""
_SURROGATE = re.compile(rb"&#(?:x0*[dD][89a-fA-F][0-9a-fA-F]{2}|0*(?:5529[6-9]|55[3-9]\d\d|56\d{3}|57[0-2]\d\d|573[0-3]\d|5734[0-3]));")
"""A reference to half a character, which is no text: lxml raises UnicodeDecodeError when such an attribute is looked at."""
_UNKNOWN = b"&#xFFFD;"
_ELEMENT = re.compile(rb"<[^!?]")
_PLACE = re.compile(r"line (\d+), column (\d+)")


class Kind(NamedTuple):
    """A kind of Office file, in the words of its reasons.

    Attributes:
        name: what it is: "Word document".
        suffix: ".docx".
        files: its files as a determiner has them: "Word file".
        save: how a person saves it anew: "open it in Word and save it".
        old: the kind of before 2007: "is an old Word file (.doc)".
        old_stream: what an OLE file of the old kind holds, and none of another kind; empty where all are taken for old ones.
    """

    name: str
    suffix: str
    files: str
    save: str
    old: str
    old_stream: str = ""


class PartError(Exception):
    """One part that is missing, damaged or too large; the rest of the file can be read without it.

    ``str`` of it says why, with the part as the subject; ``reason`` is the same without the subject.
    """

    def __init__(self, part: str, reason: str) -> None:
        super().__init__(part, reason)
        self.part = part
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.part} {self.reason}"


class Parts:
    """The parts of one package; their names are the same in any case.

    Args:
        data: the file.
        kind: what the file should be.
        limits: what the parts may unpack to together, and how many elements one may have.

    Raises:
        ReadError: the bytes are no ZIP file, or one of more parts than any Office file has.
    """

    def __init__(self, data: bytes, kind: Kind, limits: Limits) -> None:
        if not data.startswith(b"PK"):
            raise ReadError(_not_zip(data, kind))
        if data.count(_LISTED) > MOST_PARTS:  # before they are listed, for each takes ten times as much in memory as in the file
            raise ReadError(f"holds more than {MOST_PARTS:,} parts: this is no usual {kind.name}")
        try:
            self._zip = ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except _DAMAGE:
            raise ReadError("is truncated or damaged: the list of its parts, which ends a ZIP file, is missing or broken") from None
        self._infos = {_plain_name(info.filename): info for info in infos}
        self._kind = kind
        self._limits = limits
        self._left = limits.unpacked_size

    def __contains__(self, name: str) -> bool:
        return _plain_name(name) in self._infos

    def unpacked(self, name: str) -> bytes:
        """The bytes of a part.

        Raises:
            PartError: it is missing, damaged, encrypted or too large.
        """
        info = self._infos.get(_plain_name(name))
        if info is None:
            raise PartError(name, "is missing")
        if info.flag_bits & 1:
            raise PartError(name, "is encrypted (unpack the file with its password first)")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise PartError(name, f"is packed in a way that no {self._kind.files} is")
        try:
            with self._zip.open(info) as stream:
                data = stream.read(self._left + 1)
        except _DAMAGE:
            raise PartError(name, "is damaged and cannot be unpacked") from None
        if len(data) > self._left:
            self._left = 0  # the work has been done, and it may be asked for again
            raise PartError(name, f"is too large: the file unpacks to more than {self._limits.told('unpacked_size')}")
        self._left -= len(data)
        return data

    def parsed(self, name: str, data: bytes, *, recover: bool = False) -> etree._Element:
        """The root of a part's XML, without comments; no entity is resolved and nothing is fetched.

        Args:
            name: the part.
            data: its bytes, as :meth:`unpacked` gives them.
            recover: read as much as can be read of XML that is not well-formed.

        Raises:
            PartError: it is not well-formed, nested too deep, of too many elements, or declares a document type.
        """
        if data.count(b"<") - data.count(b"</") > self._limits.elements:
            raise PartError(name, f"has more than {self._limits.told('elements')}")
        try:
            data = self.without_type(name, _SURROGATE.sub(_UNKNOWN, utf8(data, "replace" if recover else "strict")))
            root = etree.fromstring(data, _RECOVERING if recover else _STRICT)
        except (etree.LxmlError, ValueError, LookupError) as error:
            raise PartError(name, self._why_malformed(error)) from None
        if root is None:  # a parser that recovers has found no element; the stubs do not know
            raise PartError(name, "is not well-formed XML")
        if root.getroottree().docinfo.internalDTD is not None:  # entities are declared in one; lxml has resolved none
            raise self._declares(name)
        return root

    def without_type(self, name: str, data: bytes) -> bytes:
        """XML in UTF-8 that declares no document type before its first element, and so no entity.

        Raises:
            PartError: it declares one.
        """
        element = _ELEMENT.search(data)
        if data.find(b"<!DOCTYPE", 0, element.start() if element else len(data)) >= 0:
            raise self._declares(name)
        return data

    def _declares(self, name: str) -> PartError:
        return PartError(name, f"declares a document type, which no {self._kind.files} does")

    def _why_malformed(self, error: Exception) -> str:
        if "depth" in str(error).lower():
            return f"is nested deeper than {self._limits.told('nesting')}"
        place = _PLACE.search(str(error))
        return "is not well-formed XML" + (f" (line {place[1]}, column {place[2]})" if place else "")


def utf8(data: bytes, errors: str = "replace") -> bytes:
    """XML in UTF-8, whatever encoding it declares; what is declared as UTF-8 is not looked at.

    Raises:
        UnicodeDecodeError: it is written in another encoding, with mistakes, and ``errors`` is "strict".
    """
    encoding = _WIDE.get(data[:2])
    if encoding is None:
        declared = _ENCODING.match(data[:200].removeprefix(b"\xef\xbb\xbf"))
        encoding = declared[1].decode().lower() if declared else "utf-8"
        if _AS_IT_IS.match(encoding):
            return data
    try:
        return data.decode(encoding, errors).encode("utf-8", "replace")  # UTF-7 can write half a character, which UTF-8 cannot
    except LookupError:
        return data


def _parser(*, recover: bool) -> etree.XMLParser:
    # the encoding is stated since a part keeps the declaration of the one that it was written in
    return etree.XMLParser(
        encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, recover=recover
    )


_STRICT, _RECOVERING = _parser(recover=False), _parser(recover=True)


def _plain_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _not_zip(data: bytes, kind: Kind) -> str:
    """What a file is that should be a ZIP file and is none."""
    if not data.strip(b"\0 \t\r\n"):
        return f"is no {kind.name}: it is empty"
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return f"is password-protected: {kind.save} without a password"
        if kind.old_stream.encode("utf-16-le") in data:
            return f"{kind.old}: {kind.save} as {kind.suffix}"
        return f"is no {kind.name}, but another or a damaged Office file"
    return f"is no {kind.name}: it is no ZIP file, which every {kind.name} is"
