"""Word: paragraphs, headings, tables, notes and text boxes as they are shown once all tracked changes are accepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from checker.model import LIMITS, Document, Limits, Section
from checker.readers.assembling import Assembler
from checker.readers.docx.names import BODY
from checker.readers.docx.numbering import Numbering
from checker.readers.docx.package import Package
from checker.readers.docx.properties import Properties, properties
from checker.readers.docx.story import Grid, Paragraph, Part, Reading, notes_of
from checker.readers.docx.styles import Styles
from checker.readers.identity import Identity, dated, identified
from checker.readers.plain import LONGEST_TITLE, title_of
from checker.readers.zipped import PartError

_COSTS = {
    "styles": "headings and captions are not told from text",
    "numbering": "the numbers of clauses are missing",
    "footnotes": "they are left out",
    "endnotes": "they are left out",
    "core-properties": "its title and date are unknown",
    "extended-properties": "its organisation is unknown",
}
"""What is lost with a part that cannot be read."""
_LOST = {
    "embedded": "holds embedded documents that are not read ({}): open it in Word and save it, which takes them in",
    "notes": "refers to notes that are not in the file ({})",
}


def read(data: bytes, name: str, *, limits: Limits = LIMITS) -> Iterator[Document]:
    """One document; each paragraph is a line, each row of a table a line, a note stands after the paragraph that refers to it.

    The lines are those of the extracted text: pages and lines are made by Word as it shows a file, and stand in none.

    Raises:
        ReadError: the file is no Word document, protected, damaged, or beyond a limit.
    """
    package = Package(data, limits)
    root = package.document()
    parts = _Parts(package)
    styles = Styles(parts.get("styles"))
    notes = notes_of("footnotes", parts.get("footnotes")) | notes_of("endnotes", parts.get("endnotes"))
    reading = Reading(styles, Numbering(parts.get("numbering"), styles), notes, limits)
    body = root.find(BODY)
    told = reading.story(body) if body is not None else []
    assembler = Assembler()
    _write(told, assembler)
    known = properties(parts.get("core-properties"), parts.get("extended-properties"))
    document = Document(
        id=name,
        text=assembler.text,
        notes=(*_changes(reading.changes), *parts.notes, *_lost(reading.lost)),
        blocks=tuple(assembler.blocks),
        tables=tuple(assembler.tables),
    )
    yield _identified(document, known, told)


class _Parts:
    """The parts beside the document itself; one that cannot be read costs only what it tells."""

    def __init__(self, package: Package) -> None:
        self.notes: list[str] = []
        self._package = package

    def get(self, kind: str) -> etree._Element | None:
        """The root of a part, None where there is none that can be read."""
        try:
            return self._package.part(kind)
        except PartError as error:
            self.notes.append(f"the {kind.replace('-', ' ')} of the file cannot be read, so {_COSTS[kind]}: {error}")
            return None


def _identified(document: Document, known: Properties, told: Sequence[Part]) -> Document:
    """The document with its title, organisation and date.

    The title that stands in the text goes before the property, which often is the one of an older file.
    """
    title = _shown_title(told) or known.title
    if title is None and document.blocks and not document.blocks[0].start:
        title = title_of(document.text[: document.blocks[0].end])
    named = identified(document, Identity(title=title, source=known.company))
    if known.published is not None:
        return dated(named, known.published, "Word property created")
    if named.published is None and known.written is not None:
        return replace(named, written=known.written, written_from="Word properties created and modified")
    return named


def _shown_title(told: Sequence[Part]) -> str | None:
    """The paragraphs that are styled as the title, as long as they follow each other."""
    lines: list[str] = []
    for part in told:
        if isinstance(part, Paragraph) and part.section is Section.HEADLINE and part.level:
            lines.append(part.text)
        elif lines and (isinstance(part, Grid) or part.text):
            break
    title = " ".join(line for line in lines if line)
    return title if title and len(title) <= LONGEST_TITLE else None


def _write(parts: Sequence[Part], assembler: Assembler) -> None:
    """Write the parts in order, a caption over its table also where it stands below."""
    used: set[int] = set()
    for at, part in enumerate(parts):
        if at in used:
            continue
        if isinstance(part, Grid):
            below = _caption_below(parts, at)
            used.add(below if below is not None else at)
            assembler.table(part.cells, caption=_text_of(parts, below))
        elif (table := _table_below(parts, at)) is not None:
            used.add(table)
            grid = parts[table]
            assembler.table(grid.cells if isinstance(grid, Grid) else [], caption=part.text)
        else:
            _write_paragraph(part, assembler)


def _write_paragraph(part: Paragraph, assembler: Assembler) -> None:
    if not part.text:
        assembler.empty_line()
        return
    label = f"{part.label} " if part.label else ""
    block = assembler.block(label + part.text, part.section, level=part.level)
    if block is not None and label:
        # the number of a clause is in the text, but not in the block: "4.1" is no figure
        assembler.blocks[-1] = block._replace(start=block.start + len(label))


def _table_below(parts: Sequence[Part], at: int) -> int | None:
    """The table that a caption stands over; none where it is the caption of a picture."""
    part = parts[at]
    if not isinstance(part, Paragraph) or not _is_caption(part) or _has_picture(parts, at):
        return None
    below = _next(parts, at)
    return below if below is not None and isinstance(parts[below], Grid) else None


def _caption_below(parts: Sequence[Part], at: int) -> int | None:
    """The caption under a table that has none over it, unless it stands over another table."""
    below = _next(parts, at)
    if below is None or not _is_caption(parts[below]) or _table_below(parts, below) is not None:
        return None
    return below


def _has_picture(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a picture stands in a paragraph or right over it."""
    return any(isinstance(part, Paragraph) and part.pictured for part in parts[max(0, at - 1) : at + 1])


def _is_caption(part: Part) -> bool:
    return isinstance(part, Paragraph) and part.section is Section.CAPTION and bool(part.text)


def _next(parts: Sequence[Part], at: int) -> int | None:
    """The next part that is no empty paragraph."""
    for below in range(at + 1, len(parts)):
        part = parts[below]
        if isinstance(part, Grid) or part.text or part.pictured:
            return below
    return None


def _text_of(parts: Sequence[Part], at: int | None) -> str | None:
    part = parts[at] if at is not None else None
    return part.text if isinstance(part, Paragraph) else None


def _changes(changes: Counter[str]) -> list[str]:
    """The note that a document has tracked changes; none where it has none."""
    counted = [f"{changes[kind]} {kind}{'s' * (changes[kind] != 1)}" for kind in ("insertion", "deletion", "move") if changes[kind]]
    return [f"has tracked changes, read as if accepted: {', '.join(counted)}"] if counted else []


def _lost(lost: Counter[str]) -> list[str]:
    """A note for each kind of thing that a document names and that is not read with it."""
    return [_LOST[kind].format(count) for kind, count in sorted(lost.items())]
