"""The text of a document whose format is not plain text, put together part by part, with where each part stands in the original."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.model import Block, Cell, Origin, Section, Table
from checker.readers.outline import Entry, outline


class Piece(NamedTuple):
    """A run of text and where it stands in the original.

    Attributes:
        text: without line ends; they become spaces.
        line, column: 1-based place of its first character in the source or on its page, None where the format has none.
        page: 1-based, or None.
    """

    text: str
    line: int | None = None
    column: int | None = None
    page: int | None = None


class GridCell(NamedTuple):
    """One filled cell of a table that is to be written.

    Attributes:
        row, column: 0-based place of its upper left corner in the grid.
        content: its text, or the pieces of it.
        rows, columns: how many rows and columns it spans.
        header: True where the format itself says that it names others.
        address: what its program calls it ("Revenue!B7").
    """

    row: int
    column: int
    content: str | Sequence[Piece]
    rows: int = 1
    columns: int = 1
    header: bool = False
    address: str | None = None


_LINE_END = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]")


@dataclass
class Assembler:
    """Writes parts one after the other: each block on a line of its own, each row of a table on a line, its cells with tabs between.

    What it leaves are the fields of a :class:`checker.model.Document`: ``text``, ``blocks``, ``tables`` and ``origins``.
    """

    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _begun: bool = False

    @property
    def text(self) -> str:
        """What has been written so far."""
        return "".join(self._parts)

    def block(self, content: str | Iterable[Piece], section: Section = Section.BODY, *, level: int = 0) -> Block | None:
        """Write a block on a line of its own, without white space at its ends; None, and no line, where it holds none."""
        pieces = _trimmed(content)
        if not pieces:
            return None
        self.empty_line()
        start, end = self._write(pieces)
        self.blocks.append(Block(start, end, section, level))
        return self.blocks[-1]

    def table(self, cells: Sequence[GridCell], *, caption: str | Iterable[Piece] | None = None, decimal: str | None = None) -> Table | None:
        """Write a table, its caption over it; None where no cell holds text.

        Args:
            cells: the filled cells in any order, each row of the grid becoming a line.
            caption: the title of the table, as a block of its own.
            decimal: the decimal mark where the format tells it and the figures themselves leave it open.
        """
        titled = self.block(caption, Section.CAPTION) if caption is not None else None
        written: list[Cell] = []
        entries: list[Entry] = []
        for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
            pieces = _trimmed(cell.content)
            if not pieces:
                continue
            if not written or written[-1].row != cell.row:
                self.empty_line()
            else:
                self._put("\t")
            start, end = self._write(pieces)
            written.append(Cell(cell.row, cell.column, start, end, cell.rows, cell.columns, cell.address))
            entries.append(Entry(cell.row, cell.column, "".join(self._parts[-len(pieces) :]), cell.rows, cell.columns, cell.header))
        if not written:
            return None
        span = (titled.start, titled.end) if titled is not None else None
        self.tables.append(Table(tuple(written), span, *outline(entries, decimal=decimal)))
        return self.tables[-1]

    def empty_line(self) -> None:
        """Begin a line; where nothing is written on it, it stays empty, as a paragraph without text does."""
        if self._begun:
            self._put("\n")
        self._begun = True

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _write(self, pieces: Sequence[Piece]) -> tuple[int, int]:
        start = self._length
        for piece in pieces:
            if piece.line is not None and piece.column is not None:
                self.origins.append(Origin(self._length, piece.line, piece.column, piece.page))
            self._put(_LINE_END.sub(" ", piece.text))
        return start, self._length


def _trimmed(content: str | Iterable[Piece]) -> list[Piece]:
    """The pieces of a content without white space at its ends; none where it is all white space."""
    pieces = [Piece(content)] if isinstance(content, str) else list(content)
    while pieces and not pieces[0].text.strip():
        del pieces[0]
    while pieces and not pieces[-1].text.strip():
        del pieces[-1]
    if pieces:
        pieces[-1] = pieces[-1]._replace(text=pieces[-1].text.rstrip())
        first = pieces[0]
        space = len(first.text) - len(first.text.lstrip())
        if space:
            pieces[0] = first._replace(text=first.text[space:], column=first.column + space if first.column is not None else None)
    return pieces
