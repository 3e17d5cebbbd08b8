"""The package around a Word document: a ZIP file whose parts are XML, opened with bounds on what it may unpack to.

The parts are read with zipfile and lxml, not with python-docx: that one unpacks and keeps every part, pictures too, without a bound,
and turns macro-enabled files, templates and the strict variant away.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zlib
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from lxml import etree

from checker.errors import ReadError
from checker.readers.docx.names import STRICT, w

LARGEST = 64 * 2**20
"""Bytes that the parts of one file may unpack to together: some ten thousand pages of text."""
MOST_TAGS = 2_000_000
"""Tags in one part: an empty element takes six bytes in a file, and hundreds once it is read."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIN = "word/document.xml"
_USUAL = {
    "styles": "word/styles.xml",
    "numbering": "word/numbering.xml",
    "footnotes": "word/footnotes.xml",
    "endnotes": "word/endnotes.xml",
    "core-properties": "docprops/core.xml",
    "extended-properties": "docprops/app.xml",
}
"""Where a part stands in a package that does not say so."""
_DAMAGE = (BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError, struct.error, OverflowError, IndexError)
"""What zipfile raises for a damaged file, by experience; it promises less."""
_DECLARES = "{} declares a document type, which no Word file does"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)


class PartError(Exception):
    """One part of a package that cannot be read; ``str`` of it says why, with the part as the subject."""


class Package:
    """The parts of one Word file.

    Raises:
        ReadError: the bytes are no such file.
    """

    def __init__(self, data: bytes) -> None:
        if not data.startswith(b"PK"):
            raise ReadError(_not_zip(data))
        try:
            self._zip = ZipFile(io.BytesIO(data))
            self._names = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in self._zip.infolist()}
        except _DAMAGE:
            raise ReadError("is truncated or damaged: the list of its parts, which ends a ZIP file, is missing or broken") from None
        self._left = LARGEST
        top = self._relations("")
        self._main = top.get("officeDocument") or _MAIN
        self._targets = self._relations(self._main) | top

    def document(self) -> etree._Element:
        """The root of the document itself.

        Raises:
            ReadError: it is missing, or cannot be read.
        """
        if self._main not in self._names:
            raise ReadError(f"is no Word document: it holds no {_MAIN}")
        try:
            root = self._parsed(self._main)
        except PartError as error:
            raise ReadError(f"cannot be read: {error}") from None
        if root.tag != w("document"):
            raise ReadError(f"is no Word document: its main part is {self._main}")
        return root

    def part(self, kind: str) -> etree._Element | None:
        """The root of the part of a kind ("styles"), None where there is none.

        Raises:
            PartError: it cannot be read.
        """
        name = self._targets.get(kind) or _USUAL[kind]
        return self._parsed(name) if name in self._names else None

    def _parsed(self, name: str) -> etree._Element:
        data = self._unpacked(name)
        if data.count(b"<") > MOST_TAGS:
            raise PartError(f"{name} has more than {MOST_TAGS // 10**6} million tags, the most that is read")
        if b"purl.oclc.org/ooxml" in data:
            for strict, usual in STRICT.items():
                for quote in (b'"', b"'"):
                    data = data.replace(quote + strict + quote, quote + usual + quote)
        try:
            root = etree.fromstring(data, _PARSER)
        except (etree.LxmlError, ValueError, LookupError) as error:
            why = _why_malformed(name, error)
            raise PartError(_DECLARES.format(name) if b"<!DOCTYPE" in data[:1000] else why) from None
        if root.getroottree().docinfo.internalDTD is not None:  # entities are declared in one; lxml has resolved none
            raise PartError(_DECLARES.format(name))
        return root

    def _unpacked(self, name: str) -> bytes:
        info = self._names[name]
        if info.flag_bits & 1:
            raise PartError(f"{name} is encrypted; unpack the file with its password first")
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise PartError(f"{name} is packed in a way that Word does not use")
        try:
            with self._zip.open(info) as stream:
                data = stream.read(self._left + 1)
        except _DAMAGE:
            raise PartError(f"{name} is damaged and cannot be unpacked") from None
        self._left -= len(data)
        if self._left < 0:
            self._left = 0
            raise PartError(f"{name} unpacks to more than {LARGEST >> 20} MB, the most that is read")
        return data

    def _relations(self, source: str) -> dict[str, str]:
        """The kinds of parts that a part relates to, and where they stand; nothing where that list is missing or broken."""
        folder, name = posixpath.split(source)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self._names:
            return {}
        try:
            root = self._parsed(listed)
        except PartError:
            return {}
        found: dict[str, str] = {}
        for relation in root:
            kind = relation.get("Type", "").rpartition("/")[2]
            target = relation.get("Target", "").replace("\\", "/")
            if relation.get("TargetMode", "").lower() != "external" and target:
                place = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/").lower()
                if place in self._names:
                    found.setdefault("extended-properties" if kind == "extendedProperties" else kind, place)
        return found


def _not_zip(data: bytes) -> str:
    """What a file is that should be a ZIP file and is none."""
    if not data.strip(b"\0 \t\r\n"):
        return "is empty"
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            return "is password-protected: open it in Word and save it without a password"
        if "WordDocument".encode("utf-16-le") in data:
            return "is an old Word file (.doc) under a new name: open it in Word and save it as .docx"
        return "is no Word document, but another or a damaged Office file"
    if data.lstrip()[:5] == b"{\\rtf":
        return "is an RTF file under another name: open it in Word and save it as .docx"
    return "is no Word document: it is no ZIP file, which a .docx file is"


def _why_malformed(name: str, error: Exception) -> str:
    if "depth" in str(error).lower():
        return f"{name} is nested deeper than any Word file"
    place = re.search(r"line (\d+), column (\d+)", str(error))
    return f"{name} is not well-formed XML" + (f" (line {place[1]}, column {place[2]})" if place else "")
