"""Sets type on pages of a PDF as a layout program does: columns with words cut at line ends, raised marks, tables, running lines."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import NamedTuple

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.0, 842.0
SOFT = "~"
"""Marks in a word where it may be cut."""
_RAISED = re.compile(r"\{([\^_][^}]*)\}")


class Line(NamedTuple):
    """A line as it is set: its words, whether it is the last of its paragraph, how far it is indented."""

    words: list[str]
    last: bool
    indent: float = 0.0

    @property
    def text(self) -> str:
        """The words with spaces between."""
        return " ".join(self.words)


class Sheet:
    """Pages of a PDF, written from the top; y counts downwards from the top of a page."""

    def __init__(self, *, title: str = "", created: str = "D:20250314093000+01'00'", width: float = WIDTH, height: float = HEIGHT) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=(width, height), invariant=1)
        self.canvas.setDateFormatter(lambda *_: created)
        self.width, self.height = width, height
        if title:
            self.canvas.setTitle(title)

    def bytes(self) -> bytes:
        """The finished file."""
        self.canvas.save()
        return self.buffer.getvalue()

    def next_page(self) -> None:
        """Begin a page."""
        self.canvas.showPage()

    def put(
        self, x: float, y: float, text: str, *, size: float = 10, font: str = "Helvetica", align: str = "left", space: float = 0
    ) -> None:
        """Draw a line of text with its raised parts ("47{^3}") raised and small, its lowered ones ("CO{_2}") lowered."""
        width = text_width(text, font, size) + space * text.count(" ")
        at = x if align == "left" else x - width if align == "right" else x - width / 2
        for number, part in enumerate(_RAISED.split(text)):
            if not part:
                continue
            shown = part[number % 2 :]
            used = 0.6 * size if number % 2 else size
            rise = {"^": 0.35, "_": -0.2}[part[0]] * size if number % 2 else 0
            self.canvas.setFont(font, used)
            self.canvas.drawString(at, self.height - y + rise, shown, wordSpace=space)
            at += stringWidth(shown, font, used) + space * shown.count(" ")

    def column(self, x: float, y: float, width: float, lines: Sequence[Line], *, size: float = 10, font: str = "Helvetica") -> float:
        """Draw lines one under the other, justified; gives the y below them."""
        for line in lines:
            self.line(x, y, width, line, size=size, font=font)
            y += 1.2 * size
        return y

    def line(self, x: float, y: float, width: float, line: Line, *, size: float = 10, font: str = "Helvetica") -> None:
        """Draw one line, its words spread over the width where it is not the last."""
        gaps = len(line.words) - 1
        free = width - line.indent - text_width(line.text, font, size)
        self.put(x + line.indent, y, line.text, size=size, font=font, space=0 if line.last or not gaps else max(0.0, free / gaps))

    def rule(self, x0: float, y0: float, x1: float, y1: float, *, weight: float = 0.5) -> None:
        """Draw a line."""
        self.canvas.setLineWidth(weight)
        self.canvas.line(x0, self.height - y0, x1, self.height - y1)

    def table(
        self,
        rows: Sequence[Sequence[str]],
        y: float,
        columns: Sequence[tuple[float, str]],
        *,
        size: float = 9,
        font: str = "Helvetica",
        pitch: float = 14,
    ) -> float:
        """Draw the cells of a table at the x of their columns, each "left", "right" or "center" there; gives the y below them."""
        for row in rows:
            for (x, align), cell in zip(columns, row, strict=False):
                if cell:
                    self.put(x, y, cell, size=size, font=font, align=align)
            y += pitch
        return y


def text_width(text: str, font: str, size: float) -> float:
    """How wide a text with raised and lowered parts is."""
    return sum(stringWidth(part[number % 2 :], font, 0.6 * size if number % 2 else size) for number, part in enumerate(_RAISED.split(text)))


def wrapped(text: str, width: float, *, size: float = 10, font: str = "Helvetica", indent: float = 0.0) -> list[Line]:
    """A paragraph as lines; a word with tildes in it is cut at one of them where that fills a line, with a real hyphen."""
    lines: list[Line] = []
    held: list[str] = []
    for word in text.split():
        room = width - (indent if not lines else 0)
        if text_width(" ".join([*held, word.replace(SOFT, "")]), font, size) <= room:
            held.append(word.replace(SOFT, ""))
            continue
        head, tail = _cut(word, held, room, font, size)
        lines.append(Line([*held, head] if head else held, last=False, indent=indent if not lines else 0))
        held = [tail.replace(SOFT, "")]
    return [*lines, Line(held, last=True, indent=indent if not lines else 0)]


def _cut(word: str, held: Sequence[str], room: float, font: str, size: float) -> tuple[str, str]:
    parts = re.split(f"{SOFT}|(?<=\\w-)(?=\\w)", word)
    for count in range(len(parts) - 1, 0, -1):
        head = "".join(parts[:count])
        head += "" if head.endswith("-") else "-"
        if text_width(" ".join([*held, head]), font, size) <= room:
            return head, word[sum(map(len, parts[:count])) + word[: word.find(parts[count])].count(SOFT) :].lstrip(SOFT)
    return "", word
