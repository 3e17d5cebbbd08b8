"""The parts of a workbook's file: a ZIP of XML, read with bounds, since what it holds may be damaged or made to do harm."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import NamedTuple
from xml.sax.saxutils import escape, unescape

from lxml import etree

from checker.model import Limits
from checker.readers.zipped import Kind, PartError, Parts, utf8

_WORKBOOK = Kind(
    name="workbook",
    suffix=".xlsx",
    files="workbook",
    save="save it",
    old="is a workbook of before 2007 (.xls)",
)
_ROOT = re.compile(r"<(?:(\w[\w.-]*):)?(?:worksheet|sst|comments)\b")
_ODD = (("<!--", "-->"), ("<![CDATA[", "]]>"))


class Link(NamedTuple):
    """From one part to another.

    Attributes:
        kind: the last word of its type: "worksheet", "sharedStrings".
        target: the other part's name in the package.
    """

    kind: str
    target: str


class Package:
    """The parts of a workbook by name.

    Raises:
        ReadError: it is no workbook, or has a password.
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._parts = Parts(data, _WORKBOOK, limits)

    def text(self, name: str) -> str:
        """The XML of a part as text without a namespace's prefix, comments and CDATA, to be scanned for elements.

        Raises:
            PartError: it is missing, damaged or too large, or declares a document type.
        """
        return plain_xml(self._parts.without_type(name, utf8(self._parts.unpacked(name))))

    def tree(self, name: str) -> etree._Element | None:
        """The XML of a small part, as far as it can be read; None where it cannot."""
        try:
            return self._parts.parsed(name, self._parts.unpacked(name), recover=True)
        except PartError:
            return None

    def links(self, name: str) -> dict[str, Link]:
        """Where a part points to, by the id that it uses; those of the package itself for an empty name."""
        path = PurePosixPath(name)
        tree = self.tree(str(path.parent / "_rels" / f"{path.name}.rels") if name else "_rels/.rels")
        found: dict[str, Link] = {}
        for element in elements(tree, "Relationship"):
            target = element.get("Target", "")
            if element.get("TargetMode") != "External":
                whole = target.lstrip("/") if target.startswith("/") else str(path.parent / target)
                found[element.get("Id", "")] = Link(element.get("Type", "").rpartition("/")[2], _resolved(whole))
        return found


def elements(tree: etree._Element | None, *names: str) -> list[etree._Element]:
    """The elements of these names anywhere in a tree, whatever their namespace; strict workbooks have another."""
    return [] if tree is None else list(tree.iter(*(f"{{*}}{name}" for name in names)))


def attribute(element: etree._Element, name: str) -> str | None:
    """An attribute by its name without the namespace."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), None)


def plain_xml(data: bytes) -> str:
    """XML in UTF-8 as text in which elements have no prefix, and there are no comments, CDATA or document type."""
    text = data.decode("utf-8", "replace")
    if "<!" in text:
        text = _without_odd(text)
    root = _ROOT.search(text[:10_000])
    if root and root[1]:
        text = text.replace(f"<{root[1]}:", "<").replace(f"</{root[1]}:", "</")
    return text


def _without_odd(text: str) -> str:
    """The XML without comments, and with what stands in CDATA written as other text is."""
    parts, at = [], 0
    while (start := text.find("<!", at)) >= 0:
        parts.append(text[at:start])
        opening, closing = next((pair for pair in _ODD if text.startswith(pair[0], start)), ("<!", ""))
        end = text.find(closing, start + len(opening)) if closing else start
        if end < 0:
            return "".join(parts)  # never closed: the rest is no text
        if opening == _ODD[1][0]:
            parts.append(escape(text[start + len(opening) : end]))
        at = end + len(closing) if closing else start + len(opening)
    return "".join(parts) + text[at:]


_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]{1,6})|([0-9]{1,7}));")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def shown_text(raw: str) -> str:
    """Text of XML with its references resolved, in one line."""
    if "&" in raw:
        raw = unescape(_REFERENCE.sub(_character, raw), {"&quot;": '"', "&apos;": "'"})
    if "_x" in raw:
        units = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), raw)
        raw = units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")  # two halves of a character are one
    return " ".join(raw.split())


def _character(reference: re.Match[str]) -> str:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    # an ampersand is resolved with the others, so that "&#38;lt;" stays as it is meant
    return "&amp;" if code == 38 else chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _resolved(path: str) -> str:
    parts: list[str] = []
    for part in path.replace("\\", "/").split("/"):
        if part == ".." and parts:
            parts.pop()
        elif part not in ("", ".", ".."):
            parts.append(part)
    return "/".join(parts)
