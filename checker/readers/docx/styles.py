"""What the styles of a Word document make of a paragraph or a run of characters."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from lxml import etree

from checker.readers.docx.names import (
    BASED_ON,
    ILVL,
    NAME,
    NUM_ID,
    NUM_PR,
    OUTLINE_LEVEL,
    P_PROPERTIES,
    R_PROPERTIES,
    R_STYLE,
    TYPE,
    VAL,
    VANISH,
    VERT_ALIGN,
    w,
)
from checker.text.lookup import table

_STYLE, _STYLE_ID, _DEFAULT = w("style"), w("styleId"), w("default")
_OFF = frozenset({"0", "false", "off"})
_SCRIPTS = {"superscript": "\x01", "subscript": "\x02", "baseline": ""}
LOWEST_HEADING = 6


class Look(NamedTuple):
    """What a style, with those it is based on, says.

    Attributes:
        role: as in ``word_styles.csv``, or "" for a style that says nothing.
        level: of a heading, 1 to 6, else 0.
        num_id, ilvl: the list that it numbers its paragraphs by, and the level there; None where it says nothing.
        hidden: True for text that is not shown, None where the style leaves it open.
        script: "\\x01" for superscript, "\\x02" for subscript, "" for neither, None where the style leaves it open.
    """

    role: str = ""
    level: int = 0
    num_id: str | None = None
    ilvl: int | None = None
    hidden: bool | None = None
    script: str | None = None


PLAIN = Look()


class Styles:
    """The styles of one document, by their id there; none where ``root`` is None."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[str, etree._Element] = {}
        self._looks: dict[str, Look] = {}
        self.default = PLAIN
        if root is None:
            return
        default = ""
        for style in root.iterchildren(_STYLE):
            name = style.get(_STYLE_ID, "")
            self._elements.setdefault(name, style)
            if style.get(TYPE) == "paragraph" and style.get(_DEFAULT, "0") not in _OFF:
                default = name
        self.default = self.look(default)

    def look(self, name: str) -> Look:
        """What the style of an id says; nothing for one that is not there."""
        chain: dict[str, None] = {}
        while name and name not in self._looks and name in self._elements and name not in chain:
            chain[name] = None
            name = value_of(self._elements[name].find(BASED_ON)) or ""
        look = self._looks.get(name, PLAIN)
        for style in reversed(chain):
            look = self._looks[style] = _told(self._elements[style], look)
        return look


def _told(style: etree._Element, base: Look) -> Look:
    """What a style says, with what it takes over from the one that it is based on."""
    look = base
    known = _roles().get((value_of(style.find(NAME)) or "").lower())
    paragraph = style.find(P_PROPERTIES)
    if paragraph is not None:
        outline = level_of(paragraph.find(OUTLINE_LEVEL))
        if outline is not None:
            look = look._replace(role="heading" if outline else "", level=outline)
        numbered = paragraph.find(NUM_PR)
        if numbered is not None:
            num_id, ilvl = list_of(numbered)
            look = look._replace(num_id=num_id or look.num_id, ilvl=look.ilvl if ilvl is None else ilvl)
    if known is not None:
        look = look._replace(role=known[0], level=known[1])
    run = style.find(R_PROPERTIES)
    return look if run is None else characters(run, look)


def characters(properties: etree._Element, look: Look, styles: Styles | None = None) -> Look:
    """What the properties of a run make of the look that it would have without them; with ``styles``, through its style too."""
    hidden, script, role = look.hidden, look.script, look.role
    if styles is not None:
        named = properties.find(R_STYLE)
        if named is not None:
            style = styles.look(named.get(VAL, ""))
            role = style.role
            hidden = hidden if style.hidden is None else style.hidden
            script = script if style.script is None else style.script
    for each in properties:
        tag = each.tag
        if tag == VERT_ALIGN:
            script = _SCRIPTS.get(each.get(VAL, ""), script)
        elif tag == VANISH:
            hidden = is_on(each)
    return Look(role, look.level, look.num_id, look.ilvl, hidden, script)


def is_on(element: etree._Element | None) -> bool:
    """Tell whether a property that is either on or off is there and on."""
    return element is not None and element.get(VAL, "1").lower() not in _OFF


def value_of(element: etree._Element | None) -> str | None:
    """The ``w:val`` of a property, None where it is not there."""
    return None if element is None else element.get(VAL)


def number_of(element: etree._Element | None, *, most: int = 10**6) -> int | None:
    """The ``w:val`` of a property as a number from 0 to ``most``; None for what is none."""
    value = (value_of(element) or "").strip()
    return min(int(value), most) if value.isascii() and value.isdigit() and len(value) < 12 else None


def level_of(element: etree._Element | None) -> int | None:
    """The level of an ``outlineLvl``: 1 to 6, 0 for body text, None where nothing is said."""
    outline = number_of(element)
    return None if outline is None else min(outline + 1, LOWEST_HEADING) if outline < 9 else 0


def list_of(numbered: etree._Element) -> tuple[str | None, int | None]:
    """The list that a ``numPr`` names, and the level in it."""
    return value_of(numbered.find(NUM_ID)), number_of(numbered.find(ILVL), most=8)


@cache
def _roles() -> dict[str, tuple[str, int]]:
    return {row["style"]: (row["role"], int(row["level"])) for row in table("word_styles")}
