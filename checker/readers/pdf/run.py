"""A run of text on a page of a PDF, and the box around some."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

from checker.readers.pdf.native import Box, Sides

NARROWEST = 8.0
"""Least width of a line of prose in a column, in font sizes."""

Placed = tuple[str, int, int, int]
"""Text, line and column of its first character in PDFium's text of a page, and the page: a ``Piece`` as plain values, for they are many."""

_LETTERS = re.compile(r"[^\W\d_]{2,}")

from_top = attrgetter("bottom", "x0")
"""A key that puts runs in order from the top of a page, those of a line from the left."""


class Run:
    """A stretch of a line without a wide gap.

    Attributes:
        pieces: its text, and where that stands.
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

    __slots__ = ("_prose", "bold", "bottom", "hyphen", "led", "listed", "marked", "pieces", "size", "text", "top", "upright", "x0", "x1")

    def __init__(self, pieces: Sequence[Placed], box: Sides, size: float, *, bold: bool, marked: bool = False) -> None:
        self.pieces = pieces
        self.text = pieces[0][0] if len(pieces) == 1 else "".join([text for text, *_ in pieces])
        self.x0, self.top, self.x1, self.bottom = box
        self.size = size
        self.bold = bold
        self.marked = marked
        self.hyphen = False
        self.led = False
        self.listed = False
        self.upright = True
        self._prose: bool | None = None

    @property
    def is_prose(self) -> bool:
        """Tell whether it is a line of prose by its words and width."""
        if self._prose is None:
            self._prose = self.x1 - self.x0 >= NARROWEST * self.size and _has_words(self.text)
        return self._prose

    def followed_by(self, other: Run, *, space: bool) -> Run:
        """The run that this one and the next make together."""
        text, line, column, page = self.pieces[-1]
        pieces = [*self.pieces[:-1], (text + " " * space, line, column, page), *other.pieces]
        box = (min(self.x0, other.x0), min(self.top, other.top), max(self.x1, other.x1), max(self.bottom, other.bottom))
        made = Run(pieces, box, max(self.size, other.size), bold=self.bold and other.bold, marked=self.marked)
        made.hyphen = other.hyphen
        made.upright = self.upright
        made.led = self.led
        return made

    def __repr__(self) -> str:
        return f"<{self.text!r} {self.x0:.0f} {self.top:.0f} {self.x1:.0f} {self.bottom:.0f} {self.size:.1f}{' bold' if self.bold else ''}>"


def _has_words(text: str) -> bool:
    """Tell whether a text holds three words, and most of it is words."""
    # of most lines the words without signs are enough, and they are found faster
    return _are_most([word for word in text.split() if len(word) > 1 and word.isalpha()], text) or _are_most(_LETTERS.findall(text), text)


def _are_most(words: Sequence[str], text: str) -> bool:
    return len(words) >= 3 and 2 * sum(map(len, words)) > len(text)


def around(runs: Sequence[Run]) -> Box:
    """The box around some runs."""
    return Box(min(run.x0 for run in runs), min(run.top for run in runs), max(run.x1 for run in runs), max(run.bottom for run in runs))
