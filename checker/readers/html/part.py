"""One part of a web page, as its reader cuts it: a paragraph, a heading, a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from checker.model import Section

SPACE = -1
TEXT = -2


class Bit(NamedTuple):
    """A run of text within a part, or what stands between runs.

    Attributes:
        run: number of the run; SPACE for white space, TEXT for text that the source does not hold.
        start, end: where it stands in the source, -1 for what is no run.
        script: "sup", "sub" or "".
        noted: True in a link that leads to a footnote.
        text: of what is no run.
    """

    run: int
    start: int = -1
    end: int = -1
    script: str = ""
    noted: bool = False
    text: str = ""


class Held(NamedTuple):
    """One filled cell; the fields are those of :class:`checker.readers.assembling.GridCell`, its content being bits."""

    row: int
    column: int
    bits: list[Bit]
    rows: int
    columns: int
    header: bool


@dataclass
class Part:
    """A stretch of a page that stands apart.

    Attributes:
        bits: its runs and what stands between them.
        section, level: as of a block.
        tag: the block element that it is the content of.
        furniture: True where an element around it is no part of the text.
        weight: how much text it has, in characters of the source; ``linked``: how much of that is in links.
        cells: where it is a table; ``caption``: the title of the table.
    """

    bits: list[Bit]
    section: Section = Section.BODY
    level: int = 0
    tag: str = "div"
    furniture: bool = False
    weight: int = 0
    linked: int = 0
    cells: list[Held] = field(default_factory=list)
    caption: list[Bit] = field(default_factory=list)

    def runs(self) -> Iterator[Bit]:
        """Its bits that are runs, those of its cells and of its caption too."""
        for bits in (self.caption, self.bits, *(cell.bits for cell in self.cells)):
            yield from (bit for bit in bits if bit.run >= 0)
