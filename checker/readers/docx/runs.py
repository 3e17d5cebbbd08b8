"""The text of a paragraph of a Word document as a reader sees it: without what is deleted, hidden, or an instruction to Word."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import NamedTuple

from lxml import etree

from checker.errors import ReadError
from checker.model import Limits
from checker.readers.docx.names import (
    ALTERNATES,
    CHOICE,
    DELETED,
    ENDNOTE_REFERENCE,
    FALLBACK,
    FIELD_MARK,
    FIELD_MARK_TYPE,
    FIELD_WORDS,
    FOOTNOTE_REFERENCE,
    ID,
    INSERTED,
    MOVED_FROM,
    MOVED_TO,
    PICTURES,
    PLACEHOLDER,
    R_PROPERTIES,
    RUBY,
    RUBY_BASE,
    SDT,
    SDT_PROPERTIES,
    SIMPLE_FIELD,
    TEXT_BOX,
    WRAPPERS,
    R,
    T,
    m,
    w,
)
from checker.readers.docx.scripts import clean
from checker.readers.docx.styles import Look, Styles, characters, is_on
from checker.text.lookup import table

_CHARACTERS = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
_CUSTOM_MARK, _FIELD_INSTRUCTION = w("customMarkFollows"), w("instr")
_SYMBOL, _SYMBOL_FONT, _SYMBOL_CODE = w("sym"), w("font"), w("char")
_MATHS = frozenset({m("oMath"), m("oMathPara")})
_REPEATING = ("TOC", "INDEX", "TOA")
"""Fields whose result repeats what stands elsewhere: contents, index, authorities."""
_COUNTED = {INSERTED: "insertion", MOVED_TO: "move"}


class Line(NamedTuple):
    """What a paragraph holds.

    Attributes:
        text: as shown.
        notes: (name of the reference's element, id) of the notes it refers to, in order.
        boxes: the contents of the text boxes anchored in it.
        pictured: True where it holds a picture or a drawing.
    """

    text: str
    notes: list[tuple[str, str]]
    boxes: list[etree._Element]
    pictured: bool


class Runs:
    """Reads the paragraphs of one story (body, note, text box) in order: a field may begin in one and end in another.

    Args:
        story: the element that holds the paragraphs.
        changes: how many tracked changes of each kind were met; added to.
        limits: of which the nesting counts.
    """

    def __init__(self, story: etree._Element, styles: Styles, changes: Counter[str], limits: Limits) -> None:
        self._limits = limits
        self._styles = styles
        self._changes = changes
        self._fields: list[_Field] = []
        self._unshown = 0
        self._depth = 0
        marks = Counter(mark.get(FIELD_MARK_TYPE) for mark in story.iter(FIELD_MARK))
        self._has_fields = marks["begin"] == marks["end"]  # a field that never ends would swallow the rest
        self._parts: list[str] = []
        self._notes: list[tuple[str, str]] = []
        self._boxes: list[etree._Element] = []
        self._pictured = False
        self._look = styles.default

    def read(self, paragraph: etree._Element, look: Look) -> Line:
        """What a paragraph holds, whose style looks so."""
        self._parts, self._notes, self._boxes, self._pictured = [], [], [], False
        self._look = look
        self._inline(paragraph)
        return Line(clean("".join(self._parts)), self._notes, self._boxes, self._pictured)

    def _inline(self, parent: etree._Element) -> None:
        self._depth += 1
        if self._depth > self._limits.nesting:
            raise too_deep(self._limits)
        for child in parent:
            tag = child.tag
            if tag == R:
                self._run(child)
            elif tag in WRAPPERS:
                if tag in _COUNTED and len(child):
                    self._changes[_COUNTED[tag]] += 1
                if tag != SIMPLE_FIELD or not _is_repeating(child.get(_FIELD_INSTRUCTION, "")):
                    self._inline(child)
            elif tag == DELETED:
                self._changes["deletion"] += len(child) > 0
            elif tag == SDT:
                if shown_control(child):
                    self._inline(child)
            elif tag == ALTERNATES:
                self._inline(alternative(child))
            elif tag in _MATHS and not self._unshown:
                self._parts.append(_math(child, self._limits))
        self._depth -= 1

    def _run(self, run: etree._Element) -> None:
        look = self._look
        start = len(self._parts)
        silent = bool(look.hidden)
        for child in run:
            tag = child.tag
            if tag == T:
                if child.text and not silent and not self._unshown:
                    self._parts.append(child.text)
            elif tag == R_PROPERTIES:
                look = characters(child, look, self._styles)
                silent = bool(look.hidden) or look.role == "mark"
            elif tag == FIELD_MARK:
                self._field(child.get(FIELD_MARK_TYPE, ""))
            elif tag == FIELD_WORDS:
                if self._fields and not self._fields[-1].separated:
                    self._fields[-1].words.append(child.text or "")
            elif look.hidden or self._unshown:
                continue
            elif tag in (FOOTNOTE_REFERENCE, ENDNOTE_REFERENCE):
                self._notes.append((tag, child.get(ID, "")))
                silent = silent or child.get(_CUSTOM_MARK, "0") not in ("0", "false", "off")  # its mark is the rest of the run
            elif not silent:
                self._special(child, tag)
        if look.script and len(self._parts) > start:
            self._parts.insert(start, look.script)
            self._parts.append("\x03" if look.script == "\x01" else "\x04")

    def _special(self, child: etree._Element, tag: str) -> None:
        """What a run may hold beside its text."""
        if tag in _CHARACTERS:
            self._parts.append(_CHARACTERS[tag])
        elif tag in PICTURES:
            self._pictured = True
            self._boxes += _text_boxes(child)
        elif tag == ALTERNATES:
            for each in alternative(child):
                self._special(each, each.tag)
        elif tag == T:  # in one of several alternatives
            self._parts.append(child.text or "")
        elif tag == _SYMBOL:
            self._parts.append(_symbol(child.get(_SYMBOL_FONT, ""), child.get(_SYMBOL_CODE, "")))
        elif tag == RUBY:
            base = child.find(RUBY_BASE)
            if base is not None:
                self._inline(base)

    def _field(self, mark: str) -> None:
        """Go on to the instruction of a field, to its result, or out of it."""
        if not self._has_fields:
            return
        if mark == "begin":
            self._fields.append(_Field([]))
            self._unshown += 1
        elif mark == "separate" and self._fields and not self._fields[-1].separated:
            words = "".join(self._fields[-1].words)
            shown = not _is_repeating(words) and not _is_note_mark(words)
            self._fields[-1] = _Field([], separated=True, shown=shown)
            self._unshown -= shown
        elif mark == "end" and self._fields:
            self._unshown -= not self._fields.pop().shown


class _Field(NamedTuple):
    """A field whose end has not come yet: its instruction, whether that is over, whether what follows it is shown."""

    words: list[str]
    separated: bool = False
    shown: bool = False


def alternative(alternates: etree._Element) -> etree._Element:
    """The one of several ways to show a thing that counts: what newer programs show, else what older ones do."""
    chosen = alternates.find(CHOICE)
    if chosen is None:
        chosen = alternates.find(FALLBACK)
    return alternates if chosen is None else chosen


def shown_control(control: etree._Element) -> bool:
    """Tell whether a content control has been filled in: one that has not shows a prompt ("Click to enter text")."""
    properties = control.find(SDT_PROPERTIES)
    return properties is None or not is_on(properties.find(PLACEHOLDER))


def _text_boxes(drawing: etree._Element) -> list[etree._Element]:
    """The contents of the text boxes in a drawing, each once and none that lies in another."""
    found = []
    for box in drawing.iter(TEXT_BOX):
        for above in box.iterancestors():
            if above is drawing:
                found.append(box)
                break
            if above.tag in (TEXT_BOX, FALLBACK):
                break
    return found


def _is_repeating(instruction: str) -> bool:
    return instruction.split(maxsplit=1)[:1] != [] and instruction.split(maxsplit=1)[0].upper() in _REPEATING


def _is_note_mark(instruction: str) -> bool:
    """Tell whether a field repeats the mark of a note, as a mark."""
    return instruction.split(maxsplit=1)[:1] == ["NOTEREF"] and "\\f" in instruction


def _symbol(font: str, code: str) -> str:
    """The character of a font that Word names by its code; nothing for a picture of a font such as Wingdings."""
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    if font.lower() == "symbol":
        return _symbols().get(f"{place & 0xFF:02X}", "")
    return chr(place) if 0x20 <= place < 0xD800 else ""


@cache
def _symbols() -> dict[str, str]:
    return {row["code"]: row["character"] for row in table("symbol_font")}


def too_deep(limits: Limits) -> ReadError:
    """The error of a file that nests deeper than the limit."""
    return ReadError(f"is nested deeper than {limits.told('nesting')}")


def _math(element: etree._Element, limits: Limits, depth: int = 0) -> str:
    """A formula on one line: "10^6", "a/b"."""
    if depth > limits.nesting:
        raise too_deep(limits)
    tag = element.tag
    if tag == m("t"):
        return element.text or ""
    if tag in (DELETED, MOVED_FROM):
        return ""
    parts = [(child.tag, _math(child, limits, depth + 1)) for child in element]
    text = "".join(part for _, part in parts)
    if tag == m("sup"):
        return f"\x01{text}\x03"
    if tag == m("sub"):
        return f"\x02{text}\x04"
    if tag == m("f"):
        return "/".join(part for name, part in parts if name in (m("num"), m("den")))
    return text
