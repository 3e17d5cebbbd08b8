"""A document: its text, its parts and tables, what it is called, when it is dated, and where an offset lies in the original."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from checker.model.ignore import Ignore
from checker.model.position import IN_TABLE, Position
from checker.model.table import Cell, Table, column_letters
from checker.model.terms import Section


class Block(NamedTuple):
    """A stretch of text that stands apart: a paragraph, a heading, a caption. No sentence crosses its ends.

    Attributes:
        start, end: code points into the document's text, end exclusive.
        section: what part of the document it is.
        level: 1 to 6 for a heading, the first the highest; 0 for what is none.
        address: what a spreadsheet program calls the cell that it is ("Notes!A3"), or None.
    """

    start: int
    end: int
    section: Section = Section.BODY
    level: int = 0
    address: str | None = None


class Mark(NamedTuple):
    """Markup inside a block or a cell, which a reader of the finished page does not see.

    Attributes:
        start, end: code points into the document's text.
        reads: what is seen in its place: nothing for ``**``, "&" for ``&amp;``, "²" for ``<sup>2</sup>``.
    """

    start: int
    end: int
    reads: str = ""


class Origin(NamedTuple):
    """Where a stretch of the extracted text stands in the original: from ``start`` to the next origin, character by character.

    Attributes:
        start: code points into the document's text.
        line, column: 1-based place of that character in the source, or on its page.
        page: 1-based, None for what has no pages.
    """

    start: int
    line: int
    column: int
    page: int | None = None


class Passage(NamedTuple):
    """What stands around a sentence in its paragraph, as a reader of the finished page sees it.

    Attributes:
        before, after: the paragraph up to the sentence and behind it; an ellipsis stands for what is too long.
    """

    before: str
    after: str


STDIN_NAME = "stdin.txt"
"""What standard input is called where nobody says otherwise."""

_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")
_LONGEST_PASSAGE = 800  # characters to each side: a "paragraph" may be a megabyte without an empty line


@dataclass(frozen=True)
class Document:
    """One thing that somebody published.

    Attributes:
        id: the path below the PATH given, or the ``id`` of a record; unique in a run.
        text: Unicode text that every offset counts in, never rewritten.
        title: its heading, or None.
        source: who published it, or None.
        authority: how much it weighs against others, as the sidecar says, or None.
        published: its own date as EDTF ("2025-10-27"), or None: never the clock, never the file's time.
        published_from: where that date stands ("line 9"), or None.
        written: EDTF interval in which the text says that it was written, for relative dates; the same as
            ``published`` where that is known, "2026-01/2026-03" where the text looks at "2026" and "the new year".
        written_from: the words that ``written`` was read from where there is no ``published``, or None.
        notes: sentences a reader of the report needs, such as a second date that was not used.
        blocks: its parts in order, none overlapping; what lies in none of them, and in no cell, is not read. A document
            without blocks and tables is all body, its lines and sentences told by the text alone.
        tables: its tables in order, none overlapping each other or a block.
        origins: where its text stands in the original, in order; empty where the text is the original.
        marks: the markup inside its blocks and cells, in order, none overlapping; what is read is the text without them, and the
            offsets of what is found count in the text with them.
        file: the path of the file that it was read from, as it was reached from the PATH given; None for none. It plays no part in
            what is found.
        ignores: which rules are not to hold a line of it against others, in order.
        same_as: the id of a document whose file has the same bytes, or None; both are one source.
    """

    id: str
    text: str
    title: str | None = None
    source: str | None = None
    authority: str | None = None
    published: str | None = None
    published_from: str | None = None
    written: str | None = None
    written_from: str | None = None
    notes: tuple[str, ...] = field(default=())
    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()
    origins: tuple[Origin, ...] = ()
    marks: tuple[Mark, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    same_as: str | None = None
    file: str | None = field(default=None, compare=False)

    @cached_property
    def is_plain(self) -> bool:
        """Tell whether it is nothing but its text: no blocks, no tables, no map to an original."""
        return not (self.blocks or self.tables or self.origins)

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both 1-based, in the original where it has lines; lines of the text end at ``\\n``."""
        origin = self._origin_at(offset) if self.origins else None
        if origin is not None:
            return origin.line, origin.column + offset - origin.start
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def position(self, offset: int) -> Position:
        """Where a person finds what stands at an offset."""
        origin = self._origin_at(offset)
        page = origin.page if origin is not None else None
        return Position(*self.line_column(offset), page, self._address_at(offset), self._heading_at(offset))

    def where(self, offset: int) -> str:
        """The place of an offset in words: "line 9", "page 2, line 9", "cell Revenue!B7"."""
        return self.position(offset).in_words()

    def section_at(self, offset: int) -> Section:
        """What part of the document an offset lies in."""
        if self.cell_at(offset) is not None:
            return Section.CELL
        block = self._block_at(offset)
        return block.section if block is not None else Section.BODY

    def cell_at(self, offset: int) -> tuple[Table, Cell] | None:
        """The cell in which an offset lies, with its table; None outside of tables."""
        at = bisect_right(self._table_starts, offset) - 1
        if at < 0:
            return None
        cell = self._filled_tables[at].cell_at(offset)
        return (self._filled_tables[at], cell) if cell is not None else None

    def passage(self, start: int, end: int) -> Passage:
        """What stands around a sentence in its block, or between empty lines where there are no blocks; nothing around a cell."""
        if self.cell_at(start) is not None:
            return Passage("", "")
        block = self._block_at(start)
        first, last = (block.start, block.end) if block is not None else (0, len(self.text))
        first, last = max(first, start - _LONGEST_PASSAGE), min(last, end + _LONGEST_PASSAGE)
        if block is None:
            first = max((gap.end() for gap in _PARAGRAPH_END.finditer(self.text, first, start)), default=first)
            gap = _PARAGRAPH_END.search(self.text, end, last)
            last = gap.start() if gap else last
        before, after = self._read(first, start).lstrip(), self._read(end, last).rstrip()
        return Passage("…" * (start - first == _LONGEST_PASSAGE) + before, after + "…" * (last - end == _LONGEST_PASSAGE))

    def _read(self, start: int, end: int) -> str:
        """A stretch of the text with its markup as it reads."""
        inside = self.marks[bisect_right(self.marks, (start,)) : bisect_right(self.marks, (end,))] if self.marks else ()
        parts, at = [], start
        for mark in inside:
            parts += [self.text[at : mark.start], mark.reads]
            at = max(at, mark.end)
        return "".join([*parts, self.text[at:end]])

    def _block_at(self, offset: int) -> Block | None:
        at = bisect_right(self._block_starts, offset) - 1
        return self.blocks[at] if at >= 0 and offset < self.blocks[at].end else None

    def stretches(self) -> Iterator[tuple[int, int]]:
        """(start, end) of what is read, in order: the blocks and the cells; the whole text where there are neither."""
        if not self.blocks and not self.tables:
            yield 0, len(self.text)
            return
        cells = ((cell.start, cell.end) for table in self.tables for cell in table.cells)
        yield from sorted([*((block.start, block.end) for block in self.blocks), *cells])

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def _origin_at(self, offset: int) -> Origin | None:
        at = bisect_right(self._origin_starts, offset) - 1
        return self.origins[at] if at >= 0 else None

    def _address_at(self, offset: int) -> str | None:
        """What the cell at an offset is called, a line of a sheet too: as its program calls it, else by its table, "table 2!B3"."""
        held = self.cell_at(offset)
        if held is None:
            block = self._block_at(offset)
            return block.address if block is not None else None
        if held[1].address is not None:
            return held[1].address
        cell = held[1]
        return f"{IN_TABLE}{bisect_right(self._table_starts, offset)}!{column_letters(cell.column)}{cell.row + 1}"

    def _heading_at(self, offset: int) -> str | None:
        at = bisect_right(self._heading_starts, offset) - 1
        if at < 0:
            return None
        heading = self._headings[at]
        return " ".join(self._read(heading.start, heading.end).split()) or None

    @cached_property
    def _origin_starts(self) -> list[int]:
        return [origin.start for origin in self.origins]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    @cached_property
    def _headings(self) -> list[Block]:
        return [block for block in self.blocks if block.level]

    @cached_property
    def _heading_starts(self) -> list[int]:
        return [block.end for block in self._headings]  # a heading stands under the one before it, not under itself

    @cached_property
    def _filled_tables(self) -> list[Table]:
        return [table for table in self.tables if table.cells]

    @cached_property
    def _table_starts(self) -> list[int]:
        return [table.cells[0].start for table in self._filled_tables]


OWN_REPORT = "is a report of checker, and no source"
"""The reason of what checker has written itself."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, or one record of a file, that was not read.

    Attributes:
        document: the path or the record's place.
        line: 1-based line in the file where it went wrong, or None.
        reason: one plain sentence.
        file: its path, as it was reached from the PATH given; None for standard input.
    """

    document: str
    line: int | None
    reason: str
    file: str | None = field(default=None, compare=False)

    @property
    def is_own_report(self) -> bool:
        """Tell whether it is a report of checker, which nobody misses, so that ``--strict`` does not count it."""
        return self.reason == OWN_REPORT
