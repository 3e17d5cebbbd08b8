"""Names of elements and attributes in Word's XML, in the form lxml gives them."""

from __future__ import annotations

STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
}
"""Namespaces of the strict variant of the format, and those of the usual one for the same elements."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"


def w(name: str) -> str:
    """An element or attribute of WordprocessingML: ``w("p")``."""
    return _W + name


def m(name: str) -> str:
    """An element of Office's mathematics."""
    return _M + name


VAL, TYPE, ID = w("val"), w("type"), w("id")
BODY, P, R, T, TABLE, ROW, CELL = w("body"), w("p"), w("r"), w("t"), w("tbl"), w("tr"), w("tc")
P_PROPERTIES, R_PROPERTIES = w("pPr"), w("rPr")
P_STYLE, R_STYLE, BASED_ON, NAME = w("pStyle"), w("rStyle"), w("basedOn"), w("name")
OUTLINE_LEVEL, VANISH, VERT_ALIGN = w("outlineLvl"), w("vanish"), w("vertAlign")
NUM_PR, NUM_ID, ILVL = w("numPr"), w("numId"), w("ilvl")
INSERTED, DELETED, MOVED_FROM, MOVED_TO = w("ins"), w("del"), w("moveFrom"), w("moveTo")
SDT, SDT_PROPERTIES, SDT_CONTENT, PLACEHOLDER = w("sdt"), w("sdtPr"), w("sdtContent"), w("showingPlcHdr")
FIELD_MARK, FIELD_MARK_TYPE, FIELD_WORDS, SIMPLE_FIELD = w("fldChar"), w("fldCharType"), w("instrText"), w("fldSimple")
FOOTNOTE, ENDNOTE, FOOTNOTE_REFERENCE, ENDNOTE_REFERENCE = w("footnote"), w("endnote"), w("footnoteReference"), w("endnoteReference")
TEXT_BOX, RUBY, RUBY_BASE, EMBEDDED = w("txbxContent"), w("ruby"), w("rubyBase"), w("altChunk")
ALTERNATES, CHOICE, FALLBACK = _MC + "AlternateContent", _MC + "Choice", _MC + "Fallback"
PICTURES = frozenset({w("drawing"), w("pict"), w("object")})

WRAPPERS = frozenset(
    {INSERTED, MOVED_TO, SDT_CONTENT, CHOICE, FALLBACK}
    | {w(name) for name in ("hyperlink", "smartTag", "customXml", "dir", "bdo", "fldSimple", "subDoc")}
)
"""Elements whose content stands in the text as if they were not there."""
