"""The parts that the pages of a PDF are made of, before they are written: paragraphs and tables, in columns; what is usual in them."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.model import Section
from checker.readers.pdf.cells import Grid
from checker.readers.pdf.run import Run


@dataclass(eq=False)
class Paragraph:
    """Lines that are one: a paragraph, a heading, a list item, a caption, a footnote."""

    lines: list[Run]
    page: int
    section: Section = Section.BODY
    level: int = 0
    full: bool = False

    @property
    def size(self) -> float:
        """Its font size."""
        return self.lines[0].size

    @property
    def bold(self) -> bool:
        """Tell whether all of it is bold."""
        return all(line.bold for line in self.lines)

    @property
    def text(self) -> str:
        """Its lines with spaces between."""
        return " ".join(line.text for line in self.lines)


Part = Paragraph | Grid


@dataclass
class Column:
    """A column of a page: its lines and tables.

    Attributes:
        lines: each from the left, from the top.
        grids: its tables.
        page: its number, from 1.
    """

    lines: list[list[Run]]
    grids: list[Grid]
    page: int


@dataclass
class Measures:
    """What is usual in a document: the size of its text, whether that is bold, the distance of lines by their size."""

    body: float = 10.0
    bold: bool = False
    pitches: dict[int, float] = field(default_factory=dict)

    def pitch(self, size: float) -> float:
        """The usual distance of two lines of a size."""
        return self.pitches.get(round(2 * size), 1.25 * size)
