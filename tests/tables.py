"""Documents with tables, out of cases: a line a row, a bar between cells."""

from __future__ import annotations

from checker.model import Document, Section
from checker.readers.assembling import Assembler, GridCell


def tabled(table: str, *, caption: str | None = None, heading: str | None = None) -> Document:
    """A document of one table written with bars, under a caption and a heading where they are given."""
    made = Assembler()
    if heading is not None:
        made.block(heading, Section.HEADING, level=2)
    rows = [[cell.strip() for cell in line.strip().split("|")] for line in table.strip().splitlines()]
    made.table([GridCell(r, c, text) for r, row in enumerate(rows) for c, text in enumerate(row) if text], caption=caption)
    return Document("case", made.text, blocks=tuple(made.blocks), tables=tuple(made.tables))
