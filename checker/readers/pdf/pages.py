"""What a PDF holds, page by page: runs of text, shapes drawn around tables, and which pages cannot be read or are pictures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError, PdfPage

from checker.readers.pdf.native import Box, Frame, PageText, holds_image
from checker.readers.pdf.run import Run
from checker.readers.pdf.runs import page_runs

PROPERTIES = ("Title", "Author", "CreationDate")


class Page(NamedTuple):
    """One page with text.

    Attributes:
        number: from 1.
        height: in points, as shown.
        runs: of its text, in PDFium's order.
        shapes: boxes of what is drawn on it, where its text may be a table.
    """

    number: int
    height: float
    runs: list[Run]
    shapes: list[Box]


@dataclass
class Contents:
    """What a PDF holds.

    Attributes:
        count: of its pages.
        pages: those that can be read, also without text.
        unreadable: numbers of pages that cannot be read.
        scanned: numbers of pages that hold a picture and no text.
        properties: what it says of itself, those properties that are not empty.
    """

    count: int
    pages: list[Page] = field(default_factory=list)
    unreadable: list[int] = field(default_factory=list)
    scanned: list[int] = field(default_factory=list)
    properties: dict[str, str] = field(default_factory=dict)


def contents(document: PdfDocument) -> Contents:
    """What an open PDF holds; a page that fails costs only itself."""
    held = Contents(len(document))
    held.properties = {key: value.strip() for key in PROPERTIES if (value := document.get_metadata_value(key)) and value.strip()}
    for index in range(held.count):
        try:
            page = document[index]
        except PdfiumError:
            held.unreadable.append(index + 1)
            continue
        try:
            held.pages.append(_page(page, index + 1))
        except PdfiumError:
            held.unreadable.append(index + 1)
        else:
            if not held.pages[-1].runs and holds_image(page):
                held.scanned.append(index + 1)
        finally:
            page.close()
    return held


def _page(page: PdfPage, number: int) -> Page:
    frame = _frame(page)
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range()
        if not text.strip():
            return Page(number, frame.size[1], [], [])
        reader = PageText(page, textpage, frame, len(text))
        runs, gapped = page_runs(text, reader, number)
        width, height = frame.size
        # what lies outside the page, such as a printer's stamp, nobody sees
        seen = [run for run in runs if run.x1 > 0 and run.x0 < width and run.bottom > 0 and run.top < height]
        return Page(number, height, seen, reader.shapes() if gapped else [])
    finally:
        textpage.close()


def _frame(page: PdfPage) -> Frame:
    left, bottom, right, top = page.get_bbox()
    if right <= left or top <= bottom:
        left, bottom, right, top = 0.0, 0.0, 612.0, 792.0
    return Frame(left, bottom, right, top, pdfium.FPDFPage_GetRotation(page) % 4)
