"""PDF: pages in reading order, columns apart, words whole; running headers, footers and page numbers left out; tables as tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pypdfium2.raw as pdfium
from pypdfium2 import PdfDocument, PdfiumError

from checker.errors import ReadError
from checker.model import LIMITS, Document, Limits, Section
from checker.readers.front_matter import day_of
from checker.readers.identity import Identity, dated, identified
from checker.readers.pdf.cues import cues
from checker.readers.pdf.hyphens import Hyphens
from checker.readers.pdf.layout import page_columns
from checker.readers.pdf.native import ONE_AT_A_TIME
from checker.readers.pdf.pages import Contents, contents
from checker.readers.pdf.paragraphs import measured, parts
from checker.readers.pdf.parts import Column, Paragraph, Part
from checker.readers.pdf.running import without_running
from checker.readers.pdf.writing import write

HEAD = 1024
"""Bytes in which ``%PDF`` stands, after what a mail program or a server may have left before it."""
NO_PAGES = "is a PDF file without pages"
EARLIEST_YEAR = 1993
"""PDF is no older; an earlier date of creation is a clock that was never set."""

_NO_PAGES = re.compile(rb"/Kids\s*\[\s*\]")
_FILE_NAME = re.compile(
    r"\.(?:docx?|dotx?|rtf|odt|xlsx?|pptx?|indd|qxd|pdf|tex|dvi|ps|eps|html?|txt|wpd|pages|cdr|ai|fm|pmd)\b", re.IGNORECASE
)
_PROGRAM = re.compile(r"microsoft (?:office )?\w+ - .*|\W*\d[\d\W_]*|[\w-]+_[\w-]+|about:blank|https?:\S+", re.IGNORECASE)
_BRACKETS = "()[]<>{} "
"""In which programs put a title where there is none: "(anonymous)"."""
_CREATED = re.compile(r"(?:D:)?\s*(\d{4})(\d\d)?(\d\d)?")


def read(data: bytes, name: str, *, limits: Limits = LIMITS) -> Iterator[Document]:
    """One document: what its pages say in reading order, with page and line in PDFium's text of each page.

    Raises:
        ReadError: it is no PDF, needs a password, is damaged beyond reading, has too many pages, or holds no text.
    """
    if b"%PDF" not in data[:HEAD]:
        raise ReadError("is no PDF file: it does not begin with %PDF" if data.strip(b"\0 \r\n\t") else "is empty: it holds no PDF file")
    held = _opened(data, limits)
    if not any(page.runs for page in held.pages):
        raise ReadError(_no_text(held))
    yield _document(held, name)


def _opened(data: bytes, limits: Limits) -> Contents:
    with ONE_AT_A_TIME:
        try:
            document = PdfDocument(data)
        except PdfiumError as error:
            raise ReadError(_refusal(error, data)) from None
        try:
            if len(document) > limits.pages:
                raise ReadError(f"has {len(document):,} pages, more than {limits.told('pages')}")
            return contents(document)
        finally:
            document.close()


def _refusal(error: PdfiumError, data: bytes) -> str:
    # PDFium may still hold the code of an earlier file's error
    if error.err_code == pdfium.FPDF_ERR_PASSWORD and b"/Encrypt" in data:
        return "is protected with a password: open it, and save or print it as a PDF without one"
    if error.err_code == pdfium.FPDF_ERR_SECURITY and b"/Encrypt" in data:
        return "is protected in a way that cannot be opened here: save or print it as a PDF without protection"
    if _NO_PAGES.search(data):
        return NO_PAGES
    whole = b"%%EOF" in data[-HEAD:]
    return "is a damaged PDF file: no page of it can be found" + ("" if whole else "; its end is missing, so fetch or copy it anew")


def _no_text(held: Contents) -> str:
    if not held.count:
        return NO_PAGES
    if len(held.unreadable) == held.count:
        return "is a damaged PDF file: none of its pages can be read"
    if held.scanned:
        return "holds no text: its pages are pictures, as of a scan; text recognition (OCR) is needed"
    return "holds no text"


def _document(held: Contents, name: str) -> Document:
    usable = without_running([(page.runs, page.height) for page in held.pages])
    found: list[Column] = []
    for page, runs in zip(held.pages, usable, strict=True):
        found += page_columns(runs, page.shapes, page.number)
    made = parts(found, measured(found))
    written = write(made, Hyphens(run.text + "-" if run.hyphen else run.text for runs in usable for run in runs), held.count)
    document = Document(
        id=name,
        text=written.text,
        notes=tuple(_notes(held)),
        blocks=tuple(written.blocks),
        tables=tuple(written.tables),
        origins=tuple(written.origins),
    )
    return _identified(document, made, held.properties)


def _identified(document: Document, made: Sequence[Part], properties: dict[str, str]) -> Document:
    """The document with its title and date: the day on which the file was made before the day that its own words tell."""
    title = _real_title(properties.get("Title", "")) or _headline(document, made)
    named = identified(document, Identity(title=title))
    created = _created(properties.get("CreationDate", ""))
    return dated(named, created, "PDF property CreationDate") if created is not None else named


def _real_title(stated: str) -> str | None:
    """The title among a PDF's properties, None for what a program put there: the name of a file, "Untitled", "(anonymous)"."""
    title = " ".join(stated.replace("\x00", "").split())
    if not re.search(r"[^\W\d_]{2}", title) or title.strip(_BRACKETS).lower() in cues("unnamed"):
        return None
    return None if _FILE_NAME.search(title) or _PROGRAM.fullmatch(title) else title


def _headline(document: Document, made: Sequence[Part]) -> str | None:
    """The largest text on the first page, else the first heading there."""
    told = [block for block in document.blocks if block.section is Section.HEADLINE]
    if told:
        return " ".join(document.text[told[0].start : told[0].end].split())
    pages = [part.page for part in made if isinstance(part, Paragraph)]
    first = [part for part in made if isinstance(part, Paragraph) and part.section is Section.HEADING and part.page == min(pages)]
    return " ".join(first[0].text.split()) if first else None


def _created(stated: str) -> str | None:
    """The day of a PDF's date ("D:20240315093000+01'00'"); None for one that cannot be."""
    match = _CREATED.match(stated)
    if match is None or int(match[1]) < EARLIEST_YEAR:
        return None
    return day_of("-".join(filter(None, match.groups())))


def _notes(held: Contents) -> Iterator[str]:
    if held.unreadable:
        yield f"{_pages(held.unreadable)} cannot be read: the file is damaged there"
    if held.scanned:
        one = len(held.scanned) == 1
        say = "holds no text: it may be a scan" if one else "hold no text: they may be scans"
        yield f"{_pages(held.scanned)} {say}; text recognition (OCR) is needed"


def _pages(numbers: Sequence[int]) -> str:
    """ "page 3", "pages 3, 5 to 7"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    told = [str(run[0]) if len(run) == 1 else f"{run[0]} to {run[-1]}" if len(run) > 2 else f"{run[0]}, {run[1]}" for run in runs]
    return f"page{'s' if len(numbers) > 1 else ''} {', '.join(told)}"
