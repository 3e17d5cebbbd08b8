"""Saved web pages: the main text with its headings, lists, captions and tables, each word's line and column in the source kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checker.errors import ReadError
from checker.model import LIMITS, Document, Limits, Section, Table
from checker.readers.assembling import Assembler, GridCell
from checker.readers.cell_shapes import is_error
from checker.readers.header_spans import spread
from checker.readers.html.inline import pieces, shown
from checker.readers.html.main import MainText, main_parts
from checker.readers.html.metadata import Metadata, metadata_of
from checker.readers.html.part import Part
from checker.readers.html.source import Page, page_of
from checker.readers.html.traits import words
from checker.readers.html.walk import walked
from checker.readers.identity import identified
from checker.text.ignores import ignores

LONGEST_COPYRIGHT = 300


def read(data: bytes, name: str, *, limits: Limits = LIMITS) -> Iterator[Document]:
    """One document: what a reader of the page reads, without what surrounds it.

    Raises:
        ReadError: the file holds no text, or no page, or more than a limit.
    """
    page = page_of(data, limits)
    known = metadata_of(page.root)
    main = MainText(page)
    parts, furnished = walked(page, main)
    title = _title_part(page, parts, known)
    made = Assembler()
    for part in main_parts(main, parts, title, furnished=furnished):
        _write(made, page, part, is_title=part is title)
    text = made.text
    if not text:
        raise ReadError("holds no text that is shown")
    heading = shown(page, title.bits) if title is not None else None
    yield identified(
        Document(
            id=name,
            text=text,
            notes=page.notes,
            blocks=tuple(made.blocks),
            tables=tuple(_settled(table, text) for table in made.tables),
            origins=tuple(made.origins),
            ignores=tuple(said.ignore for said in ignores(page.source)),
        ),
        known.identity(heading),
    )


def _title_part(page: Page, parts: Sequence[Part], known: Metadata) -> Part | None:
    """The heading that is the title of the page: one that its metadata name, else its only first heading."""
    headings = [part for part in parts if part.level in (1, 2) and len(part.bits) < 100]
    named = next((part for part in headings if known.is_title(shown(page, part.bits))), None)
    if named is not None:
        return named
    first = [part for part in headings if part.level == 1 and not part.furniture]
    return first[0] if len(first) == 1 else None


def _settled(table: Table, text: str) -> Table:
    """A table with names that span the empty cells at their right, and without errors of formulas."""
    cells = [cell for cell in table.cells if not text.startswith("#", cell.start) or not is_error(text[cell.start : cell.end])]
    return replace(table, cells=spread(cells, table.header_rows, table.label_columns))


def _write(made: Assembler, page: Page, part: Part, *, is_title: bool) -> None:
    if part.cells:
        cells = [GridCell(cell.row, cell.column, pieces(page, cell.bits), cell.rows, cell.columns, cell.header) for cell in part.cells]
        table = made.table(cells, caption=pieces(page, part.caption) if part.caption else None)
        if table is not None and part.tag == "dl":
            made.tables[-1] = replace(table, header_rows=0, label_columns=1, groups=())  # a term names its value, never a column
        return
    section = Section.HEADLINE if is_title else part.section
    if section is Section.BODY and part.weight < LONGEST_COPYRIGHT:
        opening = shown(page, part.bits[:3]).lower()
        if opening.startswith(tuple(words("copyright"))):
            section = Section.BOILERPLATE
    made.block(pieces(page, part.bits), section, level=1 if is_title else part.level)
