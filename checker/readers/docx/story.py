"""The parts of a Word document in the order in which it is read: paragraphs with what they are, tables with their cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from checker.model import Limits, Section
from checker.readers.assembling import GridCell
from checker.readers.docx.names import (
    ALTERNATES,
    DELETED,
    EMBEDDED,
    FOOTNOTE_REFERENCE,
    ID,
    INSERTED,
    MOVED_FROM,
    NUM_PR,
    OUTLINE_LEVEL,
    P_PROPERTIES,
    P_STYLE,
    R_PROPERTIES,
    SDT,
    TABLE,
    TYPE,
    VAL,
    WRAPPERS,
    P,
)
from checker.readers.docx.numbering import Numbering
from checker.readers.docx.runs import Line, Runs, alternative, shown_control, too_deep
from checker.readers.docx.styles import Look, Styles, level_of, list_of
from checker.readers.docx.tables import Cell, rows_of
from checker.readers.plain import LONGEST_TITLE

LONGEST_HEADING = LONGEST_TITLE
FEWEST_WORDS = 8
"""A paragraph of at least so many words that ends like a sentence is text, whatever its style: contracts number clauses by headings."""

_SECTIONS = {
    "heading": Section.HEADING,
    "headline": Section.HEADLINE,
    "subtitle": Section.HEADLINE,
    "caption": Section.CAPTION,
    "quotation": Section.QUOTATION,
}


class Paragraph(NamedTuple):
    """A paragraph.

    Attributes:
        text: "" for an empty one.
        label: the number that Word puts before it.
        section, level: as in :class:`checker.model.Block`.
        pictured: True where it holds a picture.
    """

    text: str
    label: str = ""
    section: Section = Section.BODY
    level: int = 0
    pictured: bool = False


EMPTY = Paragraph("")


class Grid(NamedTuple):
    """A table: its filled cells."""

    cells: list[GridCell]


Part = Paragraph | Grid


class Reading:
    """Reads the parts of one document.

    Attributes:
        changes: how many tracked changes there were of each kind.
        lost: how many things it names that are not read with it: "notes" that are missing, "embedded" documents.
    """

    def __init__(self, styles: Styles, numbering: Numbering, notes: dict[tuple[str, str], etree._Element], limits: Limits) -> None:
        self._limits = limits
        self.changes: Counter[str] = Counter()
        self.lost: Counter[str] = Counter()
        self._styles = styles
        self._numbering = numbering
        self._notes: dict[tuple[str, str], etree._Element | None] = dict(notes)
        self._depth = 0

    def story(self, story: etree._Element, section: Section | None = None) -> list[Part]:
        """The parts of a body, a note or a text box; ``section`` for what has no other."""
        return self._parts(story, Runs(story, self._styles, self.changes, self._limits), section)

    def _parts(self, parent: etree._Element, runs: Runs, section: Section | None) -> list[Part]:
        self._depth += 1
        if self._depth > self._limits.nesting:
            raise too_deep(self._limits)
        parts: list[Part] = []
        begun: list[Line] = []  # paragraphs whose mark is deleted: they go on in the next
        for child in self._blocks(parent):
            if child.tag == TABLE:
                parts += self._joined(begun, None, section)
                parts += self._table(child, runs, section)
                continue
            properties = child[0] if len(child) and child[0].tag == P_PROPERTIES else None
            named = properties.find(P_STYLE) if properties is not None else None
            style = named.get(VAL, "") if named is not None else ""
            look = self._styles.look(style) if style else self._styles.default
            line = runs.read(child, look)
            if properties is None:
                parts += self._joined([*begun, line], look, section) if begun or look.role else self._plain(line, section)
            elif self._goes_on(child, properties):
                begun.append(line)
                parts.append(EMPTY)
                continue
            else:
                look, label = self._direct(properties, style, look)
                parts += self._joined([*begun, line], look, section, label)
            begun = []
        parts += self._joined(begun, None, section)
        self._depth -= 1
        return parts

    def _blocks(self, parent: etree._Element) -> Iterator[etree._Element]:
        """The paragraphs and tables of an element, through what only wraps them."""
        waiting = [iter(parent)]
        while waiting:
            child = next(waiting[-1], None)
            if child is None:
                waiting.pop()
            elif child.tag in (P, TABLE):
                yield child
            elif child.tag in WRAPPERS or (child.tag == SDT and shown_control(child)):
                waiting.append(iter(child))
            elif child.tag == ALTERNATES:
                waiting.append(iter(alternative(child)))
            elif child.tag == EMBEDDED:
                self.lost["embedded"] += 1

    def _goes_on(self, paragraph: etree._Element, properties: etree._Element) -> bool:
        """Tell whether the mark at the end of a paragraph is deleted or moved away; counts the change."""
        mark = properties.find(R_PROPERTIES)
        if mark is None:
            return False
        if mark.find(INSERTED) is not None and paragraph.find(INSERTED) is None:
            self.changes["insertion"] += 1
        if mark.find(DELETED) is not None:
            self.changes["deletion"] += paragraph.find(DELETED) is None
            return True
        return mark.find(MOVED_FROM) is not None

    def _direct(self, properties: etree._Element, style: str, look: Look) -> tuple[Look, str]:
        """What the properties of a paragraph itself make of the look of its style, and the number before it."""
        num_id, ilvl = look.num_id, look.ilvl
        for each in properties:
            if each.tag == NUM_PR:
                own, at = list_of(each)
                num_id, ilvl = own or num_id, ilvl if at is None else at
            elif each.tag == OUTLINE_LEVEL and look.role in ("", "heading"):
                level = level_of(each)
                if level is not None:
                    look = look._replace(role="heading" if level else "", level=level)
        return look, self._numbering.label(num_id, ilvl, style) if num_id is not None else ""

    def _plain(self, line: Line, section: Section | None) -> list[Part]:
        """A paragraph without properties, as most are."""
        if not line.text and not line.pictured and not line.notes:
            return [EMPTY]
        return [Paragraph(line.text.strip(), "", section or Section.BODY, 0, line.pictured), *self._attached(line)]

    def _joined(self, lines: list[Line], look: Look | None, section: Section | None, label: str = "") -> list[Part]:
        """One paragraph out of those whose marks are deleted and the one that they go on in, then what is attached to it."""
        if not lines:
            return []
        text = "".join(line.text for line in lines).strip()
        role, level = (look.role, look.level) if look is not None else ("", 0)
        if role == "contents":
            text = ""  # it repeats the headings, with the numbers of their pages
        if level and (len(text) > LONGEST_HEADING or (text.endswith((".", ";", ":", ",")) and text.count(" ") >= FEWEST_WORDS - 1)):
            role, level = "", 0
        what = _SECTIONS.get(role) or section or Section.BODY
        parts: list[Part] = [Paragraph(text, label, what, level, any(line.pictured for line in lines))]
        for line in lines:
            parts += self._attached(line)
        return parts

    def _attached(self, line: Line) -> list[Part]:
        """The text boxes and the notes of a paragraph; each note once."""
        parts: list[Part] = []
        for box in line.boxes:
            parts += self.story(box)
        for reference, number in line.notes:
            key = "footnotes" if reference == FOOTNOTE_REFERENCE else "endnotes", number
            if key not in self._notes:
                self.lost["notes"] += 1
                continue
            note, self._notes[key] = self._notes[key], None
            if note is not None:
                parts += [part for part in self.story(note, Section.FOOTNOTE) if isinstance(part, Grid) or part.text]
        return parts

    def _table(self, table: etree._Element, runs: Runs, section: Section | None) -> list[Part]:
        """A table, and after it what its cells hold beside text; the parts themselves where it is a box around them."""
        cells: list[GridCell] = []
        after: list[Part] = []
        filled: list[list[Part]] = []
        for cell in self._cells(table):
            parts = self._parts(cell.element, runs, section)
            texts = [part.text for part in parts if isinstance(part, Paragraph) and part.section is not Section.FOOTNOTE and part.text]
            beside = [part for part in parts if isinstance(part, Grid) or part.section is Section.FOOTNOTE]
            if texts or beside:
                filled.append(parts)
                after += beside
            if texts:
                text = _in_cell(texts)
                cells.append(GridCell(cell.row, cell.column, text, cell.rows, cell.columns, cell.header))
        if len(filled) == 1:
            return filled[0]
        return [Grid(cells), *after]

    def _cells(self, table: etree._Element) -> list[Cell]:
        cells, changes = rows_of(table)
        self.changes += changes
        return cells


def _in_cell(texts: list[str]) -> str:
    """The paragraphs of a cell on one line; two figures stay two."""
    line = texts[0]
    for text in texts[1:]:
        line += ("; " if line[-1].isdigit() and text.lstrip("-−–+")[:1].isdigit() else " ") + text
    return line


def notes_of(kind: str, root: etree._Element | None) -> dict[tuple[str, str], etree._Element]:
    """The notes of a part by kind and id, without the lines that Word draws between text and notes."""
    if root is None:
        return {}
    return {(kind, note.get(ID, "")): note for note in root if note.get(TYPE, "normal") == "normal"}
