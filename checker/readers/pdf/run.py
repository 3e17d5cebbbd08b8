"""A run of text on a page of a PDF, and the box around some."""

from __future__ import annotations

from collections.abc import Sequence

from checker.readers.assembling import Piece
from checker.readers.pdf.library import Box, Sides


class Run:
    """A stretch of a line without a wide gap.

    Attributes:
        pieces: its text, and where in PDFium's text of the page.
        text: all of them.
        x0, top, x1, bottom: around it, y downwards, in points.
        size: its font size.
        bold: True where all of it is bold.
        marked: True where a raised mark before it was left out, as a footnote opens.
        hyphen: True where it ends in a hyphen that breaks a word.
        led: True where dots lead to it, as to the page in a table of contents.
        listed: True for an entry of a table of contents.
        upright: False where it runs up or down the page.
    """

    __slots__ = ("bold", "bottom", "hyphen", "led", "listed", "marked", "pieces", "size", "text", "top", "upright", "x0", "x1")

    def __init__(self, pieces: list[Piece], box: Sides, size: float, *, bold: bool, marked: bool = False) -> None:
        self.pieces = pieces
        self.text = pieces[0].text if len(pieces) == 1 else "".join([piece.text for piece in pieces])
        self.x0, self.top, self.x1, self.bottom = box
        self.size = size
        self.bold = bold
        self.marked = marked
        self.hyphen = False
        self.led = False
        self.listed = False
        self.upright = True

    def followed_by(self, other: Run, *, space: bool) -> Run:
        """The run that this one and the next make together."""
        last = self.pieces[-1]
        pieces = [*self.pieces[:-1], last._replace(text=last.text + " ") if space else last, *other.pieces]
        box = (min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom))
        made = Run(pieces, box, max(self.size, other.size), bold=self.bold and other.bold, marked=self.marked)
        made.hyphen = other.hyphen
        made.upright = self.upright
        made.led = self.led
        return made

    def __repr__(self) -> str:
        return f"<{self.text!r} {self.x0:.0f} {self.top:.0f} {self.x1:.0f} {self.bottom:.0f} {self.size:.1f}{' bold' if self.bold else ''}>"


def around(runs: Sequence[Run]) -> Box:
    """The box around some runs."""
    return Box(min(run.x0 for run in runs), min(run.top for run in runs), max(run.x1 for run in runs), max(run.bottom for run in runs))
