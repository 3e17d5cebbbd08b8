"""What comes out of PDFs, each made here and opened by pypdfium2 to find every text where the reader says that it stands."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from checker.errors import ReadError
from checker.model import Document, Section
from checker.pipeline import extract_document
from checker.readers.pdf import read
from checker.readers.pdf.hyphens import Hyphens
from checker.readers.pdf.run import Run
from tests.readers.pdf_annual_report import INCOME, LETTER, NOTES, OUTLOOK, annual_report
from tests.readers.pdf_made_tables import KINDS, PROSE, Rows
from tests.readers.pdf_making import Sheet, wrapped

REPORT = annual_report()
WIDE = 483.0


def only(data: bytes) -> Document:
    """The one document of a file."""
    (document,) = read(data, "report.pdf")
    return document


def shown(document: Document, section: Section) -> list[str]:
    """The texts of the blocks of a section."""
    return [document.text[block.start : block.end] for block in document.blocks if block.section is section]


def as_read(text: str) -> str:
    """What a person reads in a paragraph as the tests set it."""
    text = text.replace("~", "").replace("10{^6}", "10^6").replace("m{^2}", "m²")
    return re.sub(r"\{\^\d\}", "", text)


def cells(document: Document) -> list[Rows]:
    """The tables of a document as rows of texts."""
    found: list[Rows] = []
    for table in document.tables:
        width = max(cell.column + cell.columns for cell in table.cells)
        rows = [[""] * width for _ in range(max(cell.row + cell.rows for cell in table.cells))]
        for cell in table.cells:
            rows[cell.row][cell.column] = document.text[cell.start : cell.end]
        found.append(rows)
    return found


def page_lines(data: bytes) -> list[list[str]]:
    """The lines of each page, as pypdfium2 gives them."""
    opened = pypdfium2.PdfDocument(data)
    lines = [page.get_textpage().get_text_range().split("\r\n") for page in opened]
    opened.close()
    return lines


def sheet_of(*paragraphs: str, size: float = 10, width: float = WIDE) -> bytes:
    """A page with paragraphs of prose."""
    sheet = Sheet()
    y = 150.0
    for text in paragraphs:
        y = sheet.column(56, y, width, wrapped(text, width, size=size), size=size) + size
    return sheet.bytes()


def refusal(data: bytes) -> str:
    """Why a file is not read."""
    with pytest.raises(ReadError) as caught:
        list(read(data, "x.pdf"))
    return caught.value.reason


def test_prose_in_columns_is_whole() -> None:
    """The prose of a report in two columns is read paragraph by paragraph, words whole, whichever way the lines were written."""
    body = shown(only(REPORT), Section.BODY)
    assert [text for text in body if text in {as_read(each) for each in LETTER + OUTLOOK}] == [as_read(each) for each in LETTER + OUTLOOK]
    assert len(body) == len(LETTER + OUTLOOK) + 1


def test_running_lines_are_left_out() -> None:
    """Running headers, footers and page numbers are no part of the text."""
    text = only(REPORT).text
    assert text.count("Annual Report 2024") == 1
    assert text.count("Halden Agriculture Group") == 1
    assert not re.search(r"^\d$", text, re.MULTILINE)


def test_title_and_date_of_a_report() -> None:
    """The title is the largest text of the cover, not the name of a file; the day is the one that the cover tells."""
    document = only(REPORT)
    assert document.title == "Annual Report 2024"
    assert shown(document, Section.HEADLINE) == ["Annual Report 2024"]
    assert (document.published, document.published_from) == ("2025-03-14", "PDF property CreationDate")


def test_headings_have_levels() -> None:
    """Larger headings stand above smaller ones, and a figure knows the heading above it."""
    document = only(REPORT)
    levels = {document.text[block.start : block.end]: block.level for block in document.blocks if block.level}
    assert levels["Annual Report 2024"] == 1
    assert levels["Outlook"] == levels["Sites"] < levels["Balance sheet at 31 December"]
    assert document.position(document.text.index("€4.4 billion")).heading == "Outlook"


def test_footnotes_stand_apart() -> None:
    """Small print at the foot of a page is footnotes, without the marks whose digits are no figures."""
    assert shown(only(REPORT), Section.FOOTNOTE) == [re.sub(r"^\d\s+", "", note) for note in NOTES]


def test_tables_of_a_report() -> None:
    """The tables of a report are read with captions, units and groups."""
    document = only(REPORT)
    assert len(document.tables) == 4
    assert cells(document)[0] == INCOME
    captions = [document.text[slice(*table.caption)] if table.caption else "" for table in document.tables]
    assert captions[0] == "Table 1: Consolidated income statement (in € million)"
    assert captions[2:] == ["Table 2: Revenue by segment and quarter", "Table 3: Investment by site"]
    balance = document.tables[1]
    assert [cells(document)[1][row][0] for row in balance.groups] == ["Assets", "Equity and liabilities"]


def test_every_claim_is_where_it_is_said_to_be() -> None:
    """pypdfium2 finds the first word of every claim of a report on the page, line and column that the claim names."""
    document = only(REPORT)
    lines = page_lines(REPORT)
    claims, *_ = extract_document(document, ())
    assert len(claims) > 80
    for claim in claims:
        place = document.position(claim.start)
        assert place.page is not None
        rest = lines[place.page - 1][place.line - 1][place.column - 1 :]
        assert rest.startswith(claim.text.split()[0]), claim


def test_every_piece_is_where_it_is_said_to_be() -> None:
    """All that is read of a report stands letter for letter at its page, line and column, but for marks and hyphens."""
    document = only(REPORT)
    lines = page_lines(REPORT)
    ends = [origin.start for origin in document.origins[1:]] + [len(document.text)]
    for origin, end in zip(document.origins, ends, strict=True):
        text = re.split(r"[\n\t]", document.text[origin.start : end])[0].rstrip(" -")
        assert origin.page is not None
        rest = lines[origin.page - 1][origin.line - 1][origin.column - 1 :]
        assert rest.startswith(text) or text in {"^6", "²"}, (origin, text)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_tables_of_all_kinds(kind: Callable[[], tuple[bytes, Rows]]) -> None:
    """A table of each kind comes out as the rows that were printed, and the prose around it as prose."""
    data, rows = kind()
    document = only(data)
    assert cells(document) == [rows]
    assert document.tables[0].header_rows in (1, 2)
    assert document.tables[0].label_columns >= 1
    if PROSE.split()[0] in document.text:
        assert PROSE in document.text


def test_decimal_commas_of_a_table() -> None:
    """The figures of a table tell its decimal mark."""
    (table,) = only(next(kind for kind in KINDS if kind.__name__ == "on_its_side")()[0]).tables
    assert table.decimal == ","


@pytest.mark.parametrize("gutter", [10, 14, 24])
@pytest.mark.parametrize("count", [2, 3])
@pytest.mark.parametrize("by_line", [True, False])
def test_columns_with_narrow_gutters(gutter: float, count: int, by_line: bool) -> None:  # noqa: FBT001
    """Columns are read one after the other, be they two or three, near or far, written line by line or column by column."""
    width = (WIDE - gutter * (count - 1)) / count
    paragraphs = [as_read(text) for text in LETTER + OUTLOOK]
    lines = [line for text in paragraphs for line in wrapped(text, width, size=9, indent=9)]
    height = -(-len(lines) // count)
    placed = [(56 + (width + gutter) * (number // height), 120 + 11 * (number % height), line) for number, line in enumerate(lines)]
    if by_line:
        placed.sort(key=lambda each: (each[1], each[0]))
    sheet = Sheet()
    sheet.put(56, 80, "A heading over all the columns of the page", size=20)
    for x, y, line in placed:
        sheet.line(x, y, width, line, size=9)
    assert shown(only(sheet.bytes()), Section.BODY) == paragraphs


def test_paragraph_goes_on_over_the_page() -> None:
    """A sentence that the end of a page cuts is whole, though a footnote and running lines stand between its parts."""
    lines = wrapped(PROSE, WIDE)
    sheet = Sheet()
    for number, part in enumerate((lines[:2], lines[2:])):
        sheet.put(56, 40, f"Committee on sites {number + 1}", size=8)
        sheet.column(56, 100, WIDE, part)
        if not number:
            sheet.put(56, 780, "* Provisional figures.", size=7)
        sheet.put(300, 815, f"– {number + 1} –", size=8)
        sheet.next_page()
    document = only(sheet.bytes())
    assert shown(document, Section.BODY) == [PROSE]
    assert shown(document, Section.FOOTNOTE) == ["Provisional figures."]
    (line,) = [number for number, text in enumerate(page_lines(sheet.buffer.getvalue())[1], 1) if "March" in text]
    assert document.where(document.text.index("March")) == f"page 2, line {line}"


HEAD = ["Town", "Visitors", "Spend (€ million)"]
TOWNS = [[f"Town {letter}", f"{1200 + 13 * number:,}", f"{2 + 1.5 * number:.1f}"] for number, letter in enumerate("ABCDEFGH")]


@pytest.mark.parametrize("framed", [False, True])
@pytest.mark.parametrize("rest", [1, 4])
@pytest.mark.parametrize("shift", [0, -80])
def test_table_goes_on_over_the_page(framed: bool, rest: int, shift: float) -> None:  # noqa: FBT001
    """Rows at the top of a page in the columns of the table that closed the page before are rows of it, be it a last one alone."""
    sheet = Sheet()
    printed = [HEAD, *TOWNS]
    for number, rows in enumerate((printed[:-rest], printed[-rest:])):
        sheet.put(56, 40, f"Committee on towns {number + 1}", size=8)
        y = 90.0 if number else sheet.column(56, 90, WIDE, wrapped(PROSE, WIDE)) + 20
        xs = [156.0, 300.0, 450.0]
        places = list(zip([x + shift * number for x in xs], ["left", "right", "right"], strict=True))
        if framed:
            sides = [x + shift * number for x in (150, 240, 310, 460)]
            for x in sides:
                sheet.rule(x, y - 10, x, y - 10 + 14 * len(rows))
            for row in range(len(rows) + 1):
                sheet.rule(sides[0], y - 10 + 14 * row, sides[-1], y - 10 + 14 * row)
        y = sheet.table(rows, y, places, size=9)
        if not number:
            sheet.put(56, 780, "* Provisional figures.", size=7)
        else:
            sheet.column(56, y + 30, WIDE, wrapped(PROSE, WIDE))
        sheet.next_page()
    document = only(sheet.bytes())
    assert cells(document) == [printed]
    assert document.tables[0].header_rows == 1
    assert shown(document, Section.FOOTNOTE) == ["Provisional figures."]
    assert document.position(document.text.index(TOWNS[-1][1])).page == 2


@pytest.mark.parametrize(
    "following",
    [
        [["Site", "Accidents", "Days lost (number)"], ["North", "12", "48.5"], ["South", "9", "30.0"]],
        [["Harbour", "", "1,200", "14.5"], ["Airport", "", "3,400", "20.0"]],
    ],
    ids=["heads of its own", "other columns"],
)
def test_another_table_begins_on_the_page(following: Rows) -> None:
    """A table with heads or columns of its own does not go on with the one that closed the page before."""
    sheet = Sheet()
    sheet.table([HEAD, *TOWNS], 640, [(56, "left"), (300, "right"), (450, "right")])
    sheet.next_page()
    sheet.table(following, 90, [(56, "left"), (300, "right"), (450, "right"), (539, "right")])
    assert len(only(sheet.bytes()).tables) == 2


def test_notes_at_the_foot_of_a_page() -> None:
    """Small print at the foot of a page that opens with a mark is footnotes: a raised one, a plain one, one with a full stop."""
    sheet = Sheet()
    sheet.column(56, 120, WIDE, wrapped(PROSE, WIDE))
    for number, (mark, gap) in enumerate(
        [("{^1}", "Of which £2 million in Wales."), ("2 ", "Restated."), ("3. ", "With 45 part-time staff.")]
    ):
        sheet.put(56, 740 + 14 * number, mark + gap, size=7)
    document = only(sheet.bytes())
    assert shown(document, Section.FOOTNOTE) == ["Of which £2 million in Wales.", "Restated.", "With 45 part-time staff."]
    assert shown(document, Section.BODY) == [PROSE]
    assert "1" not in [claim.text for claim in extract_document(document, ())[0]]


def test_small_list_above_text_is_no_note() -> None:
    """Numbered items in small print that text follows are no footnotes."""
    sheet = Sheet()
    for number in (1, 2):
        sheet.put(56, 100 + 12 * number, f"{number}. Bring {number + 3} copies of the form.", size=8)
    sheet.column(56, 160, WIDE, wrapped(PROSE, WIDE))
    assert not shown(only(sheet.bytes()), Section.FOOTNOTE)


def test_one_page_keeps_all_but_its_number() -> None:
    """On a single page nothing tells a running line from text: only a plain page number is left out."""
    sheet = Sheet()
    sheet.put(56, 40, "Ministry of Trade")
    sheet.column(56, 150, WIDE, wrapped(PROSE, WIDE))
    sheet.put(300, 815, "Page 1 of 1")
    text = only(sheet.bytes()).text
    assert "Ministry of Trade" in text
    assert "Page 1" not in text


def test_list_items_are_blocks() -> None:
    """Each item of a list is a block with its bullet; a line that opens with a figure is no item."""
    items = [
        "€20 million at closing, which is expected in the second quarter of the year if the authorities agree to it in time",
        "the rest later",
    ]
    sheet = Sheet()
    y = sheet.column(56, 120, WIDE, wrapped("The price is paid in parts:", WIDE)) + 6
    for item in items:
        sheet.put(66, y, "•")
        y = sheet.column(80, y, 300, wrapped(item, 300))
    sheet.put(56, y + 20, "The harvest was the largest since the war and it reached")
    sheet.put(56, y + 32, "1.9 million tonnes of wheat in the north of the country.")
    body = shown(only(sheet.bytes()), Section.BODY)
    assert body[1:3] == [f"• {item}" for item in items]
    assert body[3].endswith("it reached 1.9 million tonnes of wheat in the north of the country.")


def test_contents_page_is_boilerplate() -> None:
    """The entries of a table of contents are boilerplate, and the pages that they lead to no figures."""
    sheet = Sheet()
    for number, (name, page) in enumerate([("Letter", 2), ("Statements", 3), ("Outlook", 4), ("Sites", 5)]):
        sheet.put(56, 120 + 16 * number, name + " " + "." * 80)
        sheet.put(539, 120 + 16 * number, str(page), align="right")
    document = only(sheet.bytes())
    assert shown(document, Section.BOILERPLATE) == ["Letter", "Statements", "Outlook", "Sites"]
    assert not document.tables


@pytest.mark.parametrize(
    ("set_as", "read_as"),
    [
        ("Revenue was $1.2 billion{^3} in all.", "Revenue was $1.2 billion in all."),
        ("It fell to 47{^2}, from 57{^1,2} before.", "It fell to 47, from 57 before."),
        ("There are 10{^6} of them on 12 km{^2}, or 10{^-3} each.", "There are 10^6 of them on 12 km², or 10^-3 each."),
        ("In the 21{^st} century it grew 5%{^(a)} or so.", "In the 21st century it grew 5% or so."),
        ("It takes 3{^1}⁄2 hours.", "It takes 3 1⁄2 hours."),
        ("It fell to 1.2 × 10{^6} kg of CO{_2}.", "It fell to 1.2 × 10^6 kg of CO2."),
        ("The H{_2}O in it weighs 500 kg, of CO{_2} there is none{^4} in it.", "The H2O in it weighs 500 kg, of CO2 there is none in it."),
        ("By {^14}C dating it is 10{^4} years old.", "By ^14C dating it is 10^4 years old."),
        ("The sum of x{^2} and log 8{_2} is 7.", "The sum of x^2 and log 8_2 is 7."),
    ],
)
def test_raised_marks(set_as: str, read_as: str) -> None:
    """A footnote's mark is no digit of the figure before it; an exponent, an ordinal's ending, a fraction and what is lowered stay."""
    if "⁄" in set_as:  # the standard fonts have no fraction stroke
        set_as, read_as = set_as.replace("⁄", "/"), read_as.replace("⁄", "/")
    assert only(sheet_of(set_as)).text == read_as


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("the soy-", "beans grew", "the soybeans grew"),
        ("a one-", "year deal", "a one-year deal"),
        ("by 57-", "47 votes", "by 57-47 votes"),
        ("the Franco-", "German plan", "the Franco-German plan"),
        ("a well-", "known firm", "a well-known firm"),
        ("its share-", "holders met", "its shareholders met"),
        ("the co-", "operation", "the co-operation"),
        ("of high-", "quality yarn", "of high-quality yarn"),
        ("its national-", "isation in May", "its nationalisation in May"),
        ("in North-", "port", "in Northport"),
        ("from 10 -", "it fell", "from 10 - it fell"),
    ],
)
def test_hyphens_at_line_ends(before: str, after: str, joined: str) -> None:
    """A word cut at a line's end is whole again, a word with a hyphen of its own keeps it: as the document or the tables write it."""
    hyphens = Hyphens(["the co-operation of all shareholders is well known"])
    assert "".join(text for text, *_ in hyphens.join([(before, 1, 1, 1)], [(after, 2, 1, 1)], cut=False)) == joined


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("the harvest was early and the river open", True),
        ("Wheat, maize, barley, rye; oats (durum), soy.", True),
        ("Урожай пшеницы вырос на 4,2%, экспорт упал", True),
        ("Revenue 1,204.5 1,190.2 1,101.7 998.4 of which", False),
        ("Cost of 12", False),
    ],
)
def test_prose_is_told_by_its_words(text: str, prose: bool) -> None:  # noqa: FBT001
    """A wide line of three words or more is prose where most of it is letters, with signs between its words or without, in any script."""
    assert Run([(text, 1, 1, 1)], (0, 0, 200, 10), 10, bold=False).is_prose is prose
    assert not Run([(text, 1, 1, 1)], (0, 0, 79, 10), 10, bold=False).is_prose


def test_soft_hyphens_and_ligatures() -> None:
    """A soft hyphen at a line's end, which PDFium leaves out with the line's end, is none; the next line has its own place."""
    sheet = Sheet()
    sheet.put(56, 120, "The two ministries have agreed to co\u00ad")
    sheet.put(56, 132, "ordinate 12 programmes.")
    document = only(sheet.bytes())
    assert document.text == "The two ministries have agreed to coordinate 12 programmes."


@pytest.mark.parametrize(
    ("created", "published"),
    [
        ("D:20240315093000+01'00'", "2024-03-15"),
        ("20240315", "2024-03-15"),
        ("D:2024", "2024"),
        ("D:19700101000000Z", None),
        ("D:20241345000000Z", None),
        ("yesterday", None),
    ],
)
def test_date_of_creation(created: str, published: str | None) -> None:
    """Where the text tells no day of its own, the day on which the PDF was made stands for it, unless it cannot be."""
    sheet = Sheet(created=created)
    sheet.column(56, 120, WIDE, wrapped(PROSE, WIDE))
    document = only(sheet.bytes())
    assert document.published == published
    assert document.published_from == ("PDF property CreationDate" if published else None)


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("World Grain Outlook 2024", "World Grain Outlook 2024"),
        ("Microsoft Word - outlook_v3.docx", None),
        ("outlook_final.indd", None),
        ("Untitled", None),
        ("(anonymous)", None),
        ("( untitled )", None),
        ("[No title]", None),
        ("<unspecified>", None),
        ("(Anonymous) sources", "(Anonymous) sources"),
        ("AR2024_web", None),
        ("", None),
    ],
)
def test_title_among_the_properties(stated: str, title: str | None) -> None:
    """The property Title is the title where a person wrote it, not where a program put the name of a file."""
    sheet = Sheet(title=stated)
    sheet.column(56, 120, WIDE, wrapped(PROSE, WIDE))
    assert only(sheet.bytes()).title == title


def test_what_nobody_sees_is_not_read() -> None:
    """A printer's stamp outside the page is left out; what runs up the margin is boilerplate."""
    sheet = Sheet()
    sheet.column(56, 120, WIDE, wrapped(PROSE, WIDE))
    sheet.put(700, 400, "AR24.indd 12/03/24 14:05")
    sheet.canvas.translate(30, 300)
    sheet.canvas.rotate(90)
    sheet.canvas.drawString(0, 0, "Draft of 3 May 2024")
    document = only(sheet.bytes())
    assert ".indd" not in document.text
    assert shown(document, Section.BOILERPLATE) == ["Draft of 3 May 2024"]


def _canvas(draw: Callable[[Canvas], object], encrypt: StandardEncryption | None = None) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1, encrypt=encrypt)
    draw(canvas)
    canvas.save()
    return buffer.getvalue()


def _scan(canvas: Canvas) -> None:
    canvas.drawInlineImage(Image.new("L", (40, 40)), 50, 50, 400, 600)
    canvas.showPage()


def _line(canvas: Canvas) -> None:
    canvas.drawString(50, 700, "It sold 12 ships.")
    canvas.showPage()


def test_scanned_pages_are_named() -> None:
    """Pages that are pictures are named in a note; empty pages are not."""
    document = only(_canvas(lambda canvas: [_scan(canvas), _line(canvas), canvas.showPage(), _scan(canvas)]))
    assert document.text == "It sold 12 ships."
    assert document.notes == ("pages 1, 4 hold no text: they may be scans; text recognition (OCR) is needed",)


def test_scan_is_refused() -> None:
    """A PDF of pictures says that text recognition is needed."""
    assert refusal(_canvas(_scan)) == "holds no text: its pages are pictures, as of a scan; text recognition (OCR) is needed"


def test_empty_page_is_refused() -> None:
    """A PDF with nothing on its pages holds no text."""
    assert refusal(_canvas(lambda canvas: canvas.showPage())) == "holds no text"


def test_password_is_needed() -> None:
    """A PDF under a password says what to do; one that only forbids printing is read."""
    assert "password" in refusal(_canvas(_line, StandardEncryption("secret", ownerPassword="owner")))
    assert only(_canvas(_line, StandardEncryption("", ownerPassword="owner", canPrint=0))).text == "It sold 12 ships."


def test_no_pages() -> None:
    """A PDF without pages says so."""
    made, buffer = pypdfium2.PdfDocument.new(), io.BytesIO()
    made.save(buffer)
    assert refusal(buffer.getvalue()) == "is a PDF file without pages"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"\0" * 2000, "is empty"),
        (b"<html>no</html>", "is no PDF file"),
        (b"%PDF-1.7\n" + bytes(range(256)), "is a damaged PDF file"),
        (REPORT[: len(REPORT) // 2], "is a damaged PDF file: no page of it can be found; its end is missing"),
    ],
)
def test_what_is_no_pdf(data: bytes, reason: str) -> None:
    """What is no PDF, or half of one, is refused with a plain reason."""
    assert refusal(data).startswith(reason)


def test_damaged_page_costs_only_itself() -> None:
    """A page that cannot be read is named in a note, and the others are read."""
    data = _canvas(lambda canvas: [_line(canvas), _line(canvas), _line(canvas)])
    second = [match.start() for match in re.finditer(rb"/Type /Page\b", data)][1]
    document = only(data[:second] + b"/Type /Pxge" + data[second + 11 :])
    assert document.notes == ("page 2 cannot be read: the file is damaged there",)
    assert document.text.count("It sold 12 ships.") == 2


def test_same_bytes_same_document(capfd: pytest.CaptureFixture[str]) -> None:
    """Reading is a pure function, also in several threads at once, and writes nothing anywhere."""
    with ThreadPoolExecutor(4) as pool:
        documents = list(pool.map(only, [REPORT] * 6))
    assert all(document == documents[0] for document in documents)
    assert capfd.readouterr() == ("", "")


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_crashes(data: st.DataObject) -> None:
    """However a file is damaged, there comes a document or a plain reason."""
    damaged = bytearray(REPORT)
    for at, value in data.draw(st.lists(st.tuples(st.integers(0, len(REPORT) - 1), st.integers(0, 255)), max_size=40)):
        damaged[at] = value
    cut = data.draw(st.integers(0, len(REPORT)) | st.just(len(REPORT)))
    with suppress(ReadError):
        for document in read(bytes(damaged[:cut]), "x.pdf"):
            assert isinstance(document, Document)
            assert all(0 <= start < end <= len(document.text) for start, end in document.stretches())


def test_places_beyond_any_page() -> None:
    """Text that is moved until its place is no number costs at most itself."""
    sheet = Sheet()
    sheet.put(56, 90, "The tower is 50 metres high.")
    sheet.next_page()
    sheet.canvas._code.extend(["1 0 0 1 56 752 0 1 0 0 cm"] * 60)
    sheet.put(56, 120, "It has 12 floors.")
    sheet.put(80, 120, "And 6 halls.")
    assert "The tower is 50 metres high." in only(sheet.bytes()).text
