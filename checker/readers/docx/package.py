"""The package around a Word document: a ZIP file whose parts are XML, opened with bounds on what it may unpack to.

The parts are read with zipfile and lxml, not with python-docx: that one unpacks and keeps every part, pictures too, without a bound,
and turns macro-enabled files, templates and the strict variant away.
"""

from __future__ import annotations

import posixpath

from lxml import etree

from checker.errors import ReadError
from checker.model import Limits
from checker.readers.docx.names import STRICT, w
from checker.readers.zipped import Kind, PartError, Parts

_WORD = Kind(
    name="Word document",
    suffix=".docx",
    files="Word file",
    save="open it in Word and save it",
    old="is an old Word file (.doc) under a new name",
    old_stream="WordDocument",
)
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


class Package:
    """The parts of one Word file.

    Raises:
        ReadError: the bytes are no such file.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        if data.lstrip()[:5] == b"{\\rtf":
            raise ReadError("is an RTF file under another name: open it in Word and save it as .docx")
        self._parts = Parts(data, _WORD, limits)
        top = self._relations("")
        self._main = top.get("officeDocument") or _MAIN
        self._targets = self._relations(self._main) | top

    def document(self) -> etree._Element:
        """The root of the document itself.

        Raises:
            ReadError: it is missing, or cannot be read.
        """
        if self._main not in self._parts:
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
        return self._parsed(name) if name in self._parts else None

    def _parsed(self, name: str) -> etree._Element:
        data = self._parts.unpacked(name)
        if b"purl.oclc.org/ooxml" in data:
            for strict, usual in STRICT.items():
                for quote in (b'"', b"'"):
                    data = data.replace(quote + strict + quote, quote + usual + quote)
        return self._parts.parsed(name, data)

    def _relations(self, source: str) -> dict[str, str]:
        """The kinds of parts that a part relates to, and where they stand; nothing where that list is missing or broken."""
        folder, name = posixpath.split(source)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self._parts:
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
                if place in self._parts:
                    found.setdefault("extended-properties" if kind == "extendedProperties" else kind, place)
        return found
