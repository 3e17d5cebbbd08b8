"""Word files come in as a careful person reads them in Word, all tracked changes accepted."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.errors import ReadError
from checker.model import LIMITS, Document, Section
from checker.pipeline import extract_document
from checker.readers.docx import read
from tests.readers.word_files import (
    CLAUSES,
    CORE,
    W,
    clause,
    contract,
    core,
    deleted,
    field,
    ins,
    note,
    noted,
    p,
    root,
    run,
    style,
    tbl,
    tc,
    tr,
    unzipped,
    word,
    zipped,
)

SUPER, SUB = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'


def only(data: bytes) -> Document:
    """The one document of a file."""
    (document,) = read(data, "a.docx")
    return document


def text(*body: str, **parts: str) -> str:
    """The extracted text of a file with this body."""
    return only(word("".join(body), **parts)).text


def sections(document: Document) -> list[tuple[str, Section, int]]:
    """Each block with its section and level."""
    return [(document.text[block.start : block.end], block.section, block.level) for block in document.blocks]


def paragraphs(part: bytes) -> list[str]:
    """The text of each paragraph of a part by its XML alone."""
    return ["".join(each.text or "" for each in found.iter(f"{{{W}}}t")) for found in ElementTree.fromstring(part).iter(f"{{{W}}}p")]


# a contract


@pytest.fixture(scope="module")
def agreement() -> Document:
    """The contract of ``word_files``."""
    return only(contract())


def test_a_contract_reads_as_a_person_reads_it(agreement: Document) -> None:
    """Numbers of clauses, accepted changes, notes after their paragraph, the caption over its table, a joined paragraph."""
    assert agreement.text.split("\n") == [
        "Managed Services Agreement",
        "between Harbour Logistics Ltd and Fairwater Data plc, dated 3 March 2025",
        "",
        "",
        "1. Charges",
        "1.1 The Customer shall pay each undisputed invoice within forty-five (45) days of receipt.",
        "Interest of 8% a year is due after that.",
        "1.2 The annual fee is USD 250,000 and shall not rise by more than 4% a year, payable as follows:",
        "Measured from 1 April 2025.",
        "(a) 60% on signature; and",
        "(b) 40% on acceptance.",
        "Table 1. Fees by year, USD",
        "Service\tFee",
        "2025\t2026",
        "Hosting\t120,000\t124,800",
        "9,500\t9,880",
        "Support\t130,000\t135,200",
        "2. Term",
        "",
        "2.1 Either party may terminate for convenience on ninety (90) days' written notice. Notice is void after 31 March 2028.",
        "Uptime was 99.95% over 1.2 × 10^6 minutes in 2024.",
    ]


def test_a_contract_says_what_it_is(agreement: Document) -> None:
    """Its title is the one in the text, its organisation the company of the file, its date the day it was made."""
    assert (agreement.title, agreement.source) == ("Managed Services Agreement", "Alder & Pike LLP")
    assert (agreement.published, agreement.published_from) == ("2025-02-20", "Word property created")
    assert agreement.notes == ("has tracked changes, read as if accepted: 2 insertions, 3 deletions",)


def test_each_claim_of_a_contract_stands_in_its_paragraph(agreement: Document) -> None:
    """The paragraph that the XML holds for a claim's line has the claim's text."""
    parts = unzipped(contract())
    raw = paragraphs(parts["word/document.xml"]) + paragraphs(parts["word/footnotes.xml"])
    claims, *_ = extract_document(agreement, ())
    assert len(claims) >= 19
    for claim in claims:
        block = next((block for block in agreement.blocks if block.start <= claim.start < block.end), None)
        held = agreement.cell_at(claim.start)
        start, end = (block.start, block.end) if block is not None else (held[1].start, held[1].end) if held else (0, 0)
        whole = agreement.text[start:end].replace("^", "")
        assert claim.text == agreement.text[claim.start : claim.end]
        assert any(claim.text.replace("^", "") in each for each in raw if each.strip() and each.strip() in whole), claim


def test_a_claim_of_a_contract_stands_under_its_heading(agreement: Document) -> None:
    """The nearest heading above a claim is the one of its clause."""
    assert agreement.position(agreement.text.index("forty-five")).heading == "Charges"
    assert agreement.position(agreement.text.index("ninety")).heading == "Term"
    assert agreement.position(agreement.text.index("ninety")).line == 20


def test_the_table_of_a_contract(agreement: Document) -> None:
    """A spanned header stands over its columns, a merged label names both its rows, the caption belongs to the table."""
    (table,) = agreement.tables
    shown = {agreement.text[cell.start : cell.end]: cell for cell in table.cells}
    assert table.caption is not None
    assert agreement.text[slice(*table.caption)] == "Table 1. Fees by year, USD"
    assert (table.header_rows, table.label_columns) == (2, 1)
    assert [agreement.text[head.start : head.end] for head in table.headers(shown["9,880"])] == ["Fee", "2026"]
    assert [agreement.text[label.start : label.end] for label in table.labels(shown["9,880"])] == ["Hosting"]


# paragraphs and their styles


def test_each_paragraph_is_a_line() -> None:
    """The text has one line for each paragraph, an empty one for an empty paragraph."""
    assert text(p("One."), p(), p(" "), p("Two.")) == "One.\n\n\nTwo."


def test_headings_by_their_style() -> None:
    """Headings are told by Word's own names, in any language's file, by a style based on them, or by their outline level."""
    styles = (
        style("heading 2").replace('"heading2"', '"berschrift2"')
        + style("House heading", based_on="berschrift2")
        + style("Chapter", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
        + style("Legend", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', based_on="berschrift2")
    )
    body = [p("A", style="berschrift2"), p("B", style="Househeading"), p("C", style="Chapter"), p("D", style="Legend")]
    document = only(word("".join([*body, p("E", properties='<w:outlineLvl w:val="2"/>')]), styles=styles))
    assert [(what, level) for _, what, level in sections(document)] == [
        (Section.HEADING, 2),
        (Section.HEADING, 2),
        (Section.HEADING, 1),
        (Section.BODY, 0),
        (Section.HEADING, 3),
    ]


def test_a_clause_in_a_heading_style_is_text() -> None:
    """Contracts number whole clauses by heading styles: a sentence is no heading."""
    sentence = "The Customer shall pay each undisputed invoice within 45 days of receipt."
    document = only(word(p("Payment", style="heading2") + p(sentence, style="heading2"), styles=style("heading 2")))
    assert sections(document) == [("Payment", Section.HEADING, 2), (sentence, Section.BODY, 0)]


def test_quotations_and_captions() -> None:
    """Styles for quotations and captions set the section."""
    styles = style("Intense Quote") + style("caption") + style("Subtitle")
    document = only(word(p("A", style="IntenseQuote") + p("B", style="caption") + p("C", style="Subtitle"), styles=styles))
    assert [what for _, what, _ in sections(document)] == [Section.QUOTATION, Section.CAPTION, Section.HEADLINE]


def test_a_table_of_contents_is_left_out() -> None:
    """Contents repeat the headings with the numbers of pages: whether told by style or by field, they are not read."""
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-3" </w:instrText></w:r>'
    first = p(begin + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', run("Charges 12"))
    last = p(run("Term 47"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    assert text(p("Fees 9", style="toc1"), first, last, p("It cost 5 euros."), styles=style("toc 1")) == "\n\n\nIt cost 5 euros."


def test_numbers_of_clauses() -> None:
    """Lists count as in Word: deeper levels begin anew, a bullet and an empty paragraph show nothing, a clause keeps its own number."""
    body = [p("A", properties=clause(0)), p("B", properties=clause(1)), p("C", properties=clause(2)), p("D", properties=clause(2))]
    body += [p("", properties=clause(1)), p("E", properties=clause(1)), p("F", properties=clause(0)), p("G", properties=clause(2))]
    assert text(*body, numbering=CLAUSES) == "1. A\n1.1 B\n(a) C\n(b) D\n\n1.3 E\n2. F\n(a) G"


def test_a_list_that_begins_anew() -> None:
    """A second list of one form goes on counting, unless it says where it begins."""
    second = '<w:num w:numId="78"><w:abstractNumId w:val="77"/></w:num>'
    third = (
        '<w:num w:numId="79"><w:abstractNumId w:val="77"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    body = [p("x", properties=clause(0).replace("77", number)) for number in ("77", "78", "79", "79")]
    assert text(*body, numbering=CLAUSES + second + third) == "1. x\n2. x\n5. x\n6. x"


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("upperRoman", ["III.", "IV."]),
        ("lowerRoman", ["iii.", "iv."]),
        ("upperLetter", ["C.", "D."]),
        ("decimalZero", ["03.", "04."]),
        ("none", [".", "."]),
        ("bullet", ["3.", "4."]),
    ],
)
def test_forms_of_numbers(form: str, labels: list[str]) -> None:
    """Numbers are written as the list says."""
    level = f'<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="{form}"/><w:lvlText w:val="%1."/></w:lvl>'
    numbering = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum><w:num w:numId="77"><w:abstractNumId w:val="1"/></w:num>'
    assert text(p("x", properties=clause(0)), p("y", properties=clause(0)), numbering=numbering) == f"{labels[0]} x\n{labels[1]} y"


def test_the_number_of_a_clause_is_no_figure() -> None:
    """The number stands in the text, but in no block, so that nobody reads it as a figure."""
    document = only(word(p("Payment is due.", properties=clause(0)) + p("It is 5 euros.", properties=clause(1)), numbering=CLAUSES))
    assert document.text == "1. Payment is due.\n1.1 It is 5 euros."
    assert [claim.text for claim in extract_document(document, ())[0]] == ["5 euros"]


# tracked changes


def test_tracked_changes_are_accepted() -> None:
    """What is inserted counts, what is deleted does not, what is moved counts once, where it is now."""
    moved = '<w:moveFrom w:id="3">{}</w:moveFrom>'.format(run("It cost 7 euros. "))
    there = '<w:moveTo w:id="3">{}</w:moveTo>'.format(run(" It cost 7 euros."))
    document = only(word(p(moved, "It took ", deleted("30"), ins(run("45")), " days.", there)))
    assert document.text == "It took 45 days. It cost 7 euros."
    assert document.notes == ("has tracked changes, read as if accepted: 1 insertion, 1 deletion, 1 move",)


def test_an_insertion_that_is_deleted_again() -> None:
    """Text that one person inserted and another deleted is not there."""
    assert text(p("It took 45", ins(deleted(" or 50")), " days.")) == "It took 45 days."


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next() -> None:
    """Where the mark at the end is deleted, the paragraph goes on in the next; the line that it had stays, empty."""
    mark = '<w:rPr><w:del w:id="4"/></w:rPr>'
    document = only(word(p("It took ", properties=mark) + p(deleted("30"), properties=mark) + p("45 days.") + p("End.")))
    assert document.text == "\n\nIt took 45 days.\nEnd."
    assert document.notes == ("has tracked changes, read as if accepted: 2 deletions",)


def test_deleted_rows_are_no_rows() -> None:
    """A row or a cell that is deleted as a tracked change is left out."""
    gone = tr("Gone", "99", properties='<w:del w:id="5"/>')
    cell = tc("98", properties='<w:cellDel w:id="6"/>')
    document = only(word(tbl(tr("Year", "Cost"), gone, tr("2024", cell, "5"), tr("2025", "6"))))
    assert document.text == "Year\tCost\n2024\t5\n2025\t6"
    assert document.notes == ("has tracked changes, read as if accepted: 1 deletion",)


# notes


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_notes_stand_after_their_paragraph(kind: str) -> None:
    """The mark of a note is no digit of a figure; the note is a block after the paragraph."""
    body = p("It killed 47", note(1, kind=kind), " people.") + p("End.")
    document = only(word(body, **{f"{kind}s": noted(1, "Of 50 on board.", kind=kind)}))
    assert [(part, what) for part, what, _ in sections(document)] == [
        ("It killed 47 people.", Section.BODY),
        ("Of 50 on board.", Section.FOOTNOTE),
        ("End.", Section.BODY),
    ]


def test_a_note_with_a_mark_of_its_own() -> None:
    """A mark that the author chose, and one that a field repeats, are marks too."""
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>7</w:t></w:r>'
    again = field(" NOTEREF _Ref1 \\f \\h ", "7", SUPER)
    styled = run("7", '<w:rStyle w:val="Mark"/>')
    styles = style("footnote reference", kind="character").replace('"footnotereference"', '"Mark"')
    body = p("It killed 47", own, " people, not 48", again, " or 49", styled, ".")
    assert text(body, footnotes=noted(1, "Officially."), styles=styles) == "It killed 47 people, not 48 or 49.\nOfficially."


def test_a_note_is_read_once() -> None:
    """Notes that refer to each other end, and one that is missing is said."""
    document = only(word(p("A", note(1), note(1), note(9)), footnotes=noted(1, "B") + noted(2, "C")))
    assert document.text == "A\nB"
    assert document.notes == ("refers to notes that are not in the file (1)",)


def test_damaged_notes_cost_only_themselves() -> None:
    """Where the notes cannot be read, the text still is, and the report says what is missing."""
    parts = unzipped(word(p("It killed 47", note(1), " people."), footnotes=noted(1, "Of 50.")))
    document = only(zipped({**parts, "word/footnotes.xml": parts["word/footnotes.xml"][:-30]}))
    assert document.text == "It killed 47 people."
    assert document.notes[0].startswith(
        "the footnotes of the file cannot be read, so they are left out: word/footnotes.xml is not well-formed"
    )


# runs


def test_content_controls_links_and_tags() -> None:
    """What wraps text is not seen: controls, links, smart tags; a control that nobody has filled in is not read."""
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>".format
    body = p(
        "It cost ", control("", run("5")), f"<w:hyperlink>{run(' euros')}</w:hyperlink>", f"<w:smartTag>{run(' in 2024')}</w:smartTag>"
    )
    empty = p(control("<w:showingPlcHdr/>", run("Enter a number from 1 to 10")))
    table = f"<w:tbl>{control('', tr(control('', tc(control('', p('A')))), 'B'))}{tr('C', '6')}</w:tbl>"
    assert text(control("", body), empty, table) == "It cost 5 euros in 2024\n\nA\tB\nC\t6"


def test_fields_show_their_result() -> None:
    """A field shows its result, never its instruction, also in one another and where its end is missing."""
    inner = field(" PAGE ", "3")
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    nested = f"{mark('begin')}<w:r><w:instrText> IF </w:instrText></w:r>{inner}{mark('separate')}{run('yes')}{mark('end')}"
    simple = f'<w:fldSimple w:instr=" NUMPAGES ">{run("12")}</w:fldSimple>'
    assert text(p("See ", nested, " of ", simple)) == "See yes of 12"
    assert text(p("See ", mark("begin"), run("47 people"))) == "See 47 people"


def test_text_boxes_are_read_once() -> None:
    """A text box stands in the file twice, for newer and for older programs; it is read once, after its paragraph."""
    box = f"<w:txbxContent>{p('It cost 5 euros.')}</w:txbxContent>"
    new = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
    old = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    body = p("Before", f"<w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r>", " and after.")
    assert text(body) == "Before and after.\nIt cost 5 euros."
    assert text(p("Old", f"<w:r><w:pict><v:textbox>{box}</v:textbox></w:pict></w:r>")) == "Old\nIt cost 5 euros."


def test_hidden_text_is_left_out() -> None:
    """Hidden text is not read, whether the run, its style or the paragraph's style hides it, unless shown again."""
    styles = style("Secret", "<w:rPr><w:vanish/></w:rPr>") + style("Code", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    shown = run("5 euros", '<w:vanish w:val="0"/>')
    body = p("It cost ", run("4", "<w:vanish/>"), run("3", '<w:rStyle w:val="Code"/>'), shown) + p("9 euros", style="Secret")
    assert text(body, styles=styles) == "It cost 5 euros\n"


def test_special_characters() -> None:
    """Tabs and breaks are white space, a fixed hyphen is one, a soft one nothing, a symbol its character."""
    body = "<w:p><w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t><w:cr/><w:t>COVID</w:t><w:noBreakHyphen/><w:t>19 mil</w:t>"
    body += '<w:softHyphen/><w:t>li\xadon </w:t><w:sym w:font="Symbol" w:char="F0B1"/><w:sym w:font="Wingdings" w:char="F0A8"/></w:r></w:p>'
    assert text(body) == "A B C COVID-19 million ±"


def test_figures_with_a_tab_between_are_two() -> None:
    """Figures that a tab or a break sets apart do not become one: "12<tab>300" is not 12,300."""
    document = only(word("<w:p><w:r><w:t>12</w:t><w:tab/><w:t>300</w:t><w:br/><w:t>-5</w:t></w:r></w:p>" + tbl(tr(tc("1", "200"), "A"))))
    assert document.text == "12; 300; -5\n1; 200\tA"


@pytest.mark.parametrize(
    ("runs", "shown"),
    [
        (["3 × 10", SUPER, "6", "", " t"], "3 × 10^6 t"),
        (["10", SUPER, "−", SUPER, "12"], "10^−12"),
        (["CO", SUB, "2", "", " fell"], "CO2 fell"),
        (["on the 15", SUPER, "th", "", " of May"], "on the 15th of May"),
        (["45 km", SUPER, "2"], "45 km²"),
        (["It took 12 m s", SUPER, "-1"], "It took 12 m s^-1"),
        (["It killed 47", SUPER, "3", "", " people"], "It killed 47 people"),
        (["It killed 47", SUPER, "3", SUPER, ",4", "", " people"], "It killed 47 people"),
        (["The Customer", SUPER, "[3]", "", " pays"], "The Customer pays"),
        ([" ", SUPER, "1", "", " Restated."], "Restated."),
        (["2", SUPER, "1", "", "/", SUB, "2", "", " days"], "2 1/2 days"),
        ([" ", SUPER, "14", "", "C"], "^14C"),
        (["1,234", SUPER, "a", "", " people"], "1,234 people"),
        (["x", SUPER, "n"], "x^n"),
        (["Acme", SUPER, "TM"], "Acme™"),
        ([SUPER, "12"], "12"),
        (["8", SUB, "2"], "8_2"),
    ],
)
def test_superscripts_and_subscripts(runs: list[str], shown: str) -> None:
    """Powers, units, ordinals and formulas read the same on one line; no digit of a mark joins a figure."""
    parts = runs if runs[0] == SUPER else ["", *runs]
    assert text(p(*(run(parts[at + 1], parts[at]) for at in range(0, len(parts), 2)))) == shown


def test_a_superscript_by_its_style() -> None:
    """A style can raise characters too, and a run can set them back."""
    styles = style("Power", f"<w:rPr>{SUPER}</w:rPr>", kind="character")
    look = '<w:rStyle w:val="Power"/>'
    assert text(p("10", run("6", look), run(" t", f'{look}<w:vertAlign w:val="baseline"/>')), styles=styles) == "10^6 t"


def test_formulas() -> None:
    """A formula is told on one line."""
    power = "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup>"
    part = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f>"
    assert text(p("about ", f"<m:oMath>{power}</m:oMath>", " or ", f"<m:oMath>{part}</m:oMath>")) == "about 10^6 or 1/3"


def test_what_is_not_of_the_text() -> None:
    """Capitals stay as typed, marks of comments and the other reading of a ruby are nothing."""
    ruby = "<w:r><w:ruby><w:rt><w:r><w:t>kan</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    comment = '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    assert text(p(run("Acme", "<w:caps/>"), comment, ruby)) == "Acme漢"


# tables


def test_a_caption_below_its_table() -> None:
    """A caption under a table belongs to it where none stands over it; it is written over it."""
    body = tbl(tr("Year", "Cost"), tr("2024", "5")) + p("Costs, EUR million", style="caption") + p("End.")
    document = only(word(body, styles=style("caption")))
    assert document.text == "Costs, EUR million\nYear\tCost\n2024\t5\nEnd."
    assert document.tables[0].caption == (0, 18)


def test_the_caption_of_a_picture_is_not_of_the_table() -> None:
    """A caption under a picture belongs to the picture, also where a table follows."""
    body = p("<w:r><w:drawing/></w:r>") + p("Our 5 ships", style="caption") + tbl(tr("Year", "Cost"), tr("2024", "5"))
    document = only(word(body, styles=style("caption")))
    assert document.tables[0].caption is None
    assert [what for _, what, _ in sections(document)] == [Section.CAPTION]


def test_a_table_in_a_cell() -> None:
    """A table in a cell of another follows it as a table of its own."""
    inner = tbl(tr("Year", "Cost"), tr("2024", "5"))
    document = only(word(tbl(tr("Ports", tc("See", inner)), tr("Ships", "7"))))
    assert document.text == "Ports\tSee\nShips\t7\nYear\tCost\n2024\t5"
    assert len(document.tables) == 2


def test_a_box_around_text_is_no_table() -> None:
    """A table of one cell is a frame: what is in it is read as if it were not there."""
    document = only(word(tbl(tr(tc(p("Charges", style="heading1"), p("It cost 5 euros."))), tr("")), styles=style("heading 1")))
    assert not document.tables
    assert [what for _, what, _ in sections(document)] == [Section.HEADING, Section.BODY]


def test_an_impossible_span_is_bounded() -> None:
    """A cell that claims to span a billion columns costs no memory."""
    wide = tc("A", properties='<w:gridSpan w:val="1000000000"/>')
    (table,) = only(word(tbl(tr(wide, "B"), tr("C", "5")))).tables
    assert [cell.column for cell in table.cells] == [0, 63, 0, 1]


# what the file says of itself


@pytest.mark.parametrize(
    ("told", "published", "written"),
    [
        ({"created": "2025-03-04T23:15:00Z"}, "2025-03-04", None),
        ({"created": "2025-03-04T23:15:00Z", "modified": "2025-03-20T10:00:00Z"}, "2025-03-04", None),
        ({"created": "2024-03-04T10:00:00Z", "modified": "2025-03-20T10:00:00Z"}, None, "2024-03-04/2025-03-20"),
        ({"created": "2025-03-04T10:00:00Z", "modified": "2013-12-23T23:15:00Z"}, "2025-03-04", None),
        ({"modified": "2025-03-20T10:00:00Z"}, None, None),
        ({"created": "2013-12-23T23:15:00Z", "modified": "2025-03-20T10:00:00Z"}, None, None),
        ({"created": "1601-01-01T00:00:00Z"}, None, None),
        ({"created": "1980-01-01T00:00:00Z"}, None, None),
        ({"created": "2025-13-40"}, None, None),
        ({"created": "soon"}, None, None),
    ],
)
def test_dates_of_a_file(told: dict[str, str], published: str | None, written: str | None) -> None:
    """The day a file was made dates it, unless it is a template's or the work went on for long; the last saving never does."""
    document = only(word(p("It took 5 days."), core=core(**told)))
    assert (document.published, document.written) == (published, published or written)
    assert document.published_from == ("Word property created" if published else None)


def test_the_property_goes_before_a_date_in_the_text() -> None:
    """The date that a file remembers goes before the one of its text, and the report says that there are two."""
    document = only(word(p("Report") + p("Published on 3 June 2025") + p("It rose."), core=core(created="2025-05-01T10:00:00Z")))
    assert (document.published, document.published_from) == ("2025-05-01", "Word property created")
    assert "has two dates; used 2025-05-01 (Word property created), not 2025-06-03 (line 2)" in document.notes


def test_the_file_of_a_generator_has_no_date_and_title() -> None:
    """The properties of python-docx's own template say nothing of the document."""
    import io

    import docx

    made = docx.Document()
    made.add_paragraph("It took 5 days.")
    stream = io.BytesIO()
    made.save(stream)
    document = only(stream.getvalue())
    assert (document.title, document.source, document.published, document.written) == (None, None, None, None)
    made.core_properties.created = datetime(2025, 3, 4, tzinfo=UTC)
    made.core_properties.title = "Costs of 2024"
    made.save(stream := io.BytesIO())
    assert (only(stream.getvalue()).title, only(stream.getvalue()).published) == ("Costs of 2024", "2025-03-04")


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Costs of 2024", "Costs of 2024"),
        ("Word Document", None),
        ("[Document title]", None),
        ("Microsoft Word - costs v3.doc", None),
        ("costs_final.docx", None),
        ("Document12", None),
        (" ", None),
    ],
)
def test_titles_that_are_none(stated: str, title: str | None) -> None:
    """A title that a template or a program set is none."""
    assert only(word(p("It took 5 days."), core=core(title=stated))).title == title


def test_a_company_of_a_template_is_no_source() -> None:
    """The maker of a computer has not published what is written on it."""
    app = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Company>{}</Company></Properties>'
    assert only(word(p("A"), app=app.format("Harbour Logistics"))).source == "Harbour Logistics"
    assert only(word(p("A"), app=app.format("Hewlett-Packard"))).source is None


# variants and damage


def test_the_strict_variant() -> None:
    """A file saved as "Strict Open XML Document" reads the same."""
    parts = unzipped(word(p("It killed 47", note(1), " people."), footnotes=noted(1, "Of 50.")))
    strict = {
        name: content.replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, content in parts.items()
    }
    assert only(zipped(dict(strict))).text == "It killed 47 people.\nOf 50."


def test_a_document_of_another_name() -> None:
    """The document is where the package says it is, of whatever type: macros, template."""
    parts = unzipped(word(p("47 people")))
    links = parts["_rels/.rels"].replace(b"word/document.xml", b"/doc/Main.xml")
    types = b'<Types><Override PartName="/doc/Main.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'
    assert (
        only(zipped({"[Content_Types].xml": types, "_rels/.rels": links, "doc/Main.xml": parts["word/document.xml"]})).text == "47 people"
    )


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _declared(doctype: str) -> bytes:
    declaration, _, rest = root("document", f"<w:body>{p('&a;')}</w:body>").partition("?>")
    return zipped({"word/document.xml": f"{declaration}?><!DOCTYPE w:document {doctype}>{rest}"})


BOMB = "".join(f'<!ENTITY {name} "{other * 10}">' for name, other in zip("abcdefgh", [f"&{c};" for c in "bcdefghi"], strict=True))
UNREADABLE = {
    "empty": (b"", "is empty"),
    "zeros": (bytes(100), "is empty"),
    "protected": (OLE + "EncryptedPackage".encode("utf-16-le"), "is password-protected: open it in Word and save it without a password"),
    "doc": (OLE + "WordDocument".encode("utf-16-le"), r"is an old Word file \(\.doc\)"),
    "ole": (OLE, "another or a damaged Office file"),
    "rtf": (b"{\\rtf1 47}", "is an RTF file"),
    "html": (b"<html>", "no ZIP file"),
    "truncated": (contract()[:-2000], "is truncated or damaged"),
    "zip": (zipped({"a.txt": "47"}), "is no Word document: it holds no word/document.xml"),
    "other": (zipped({"word/document.xml": "<workbook/>"}), "is no Word document: its main part"),
    "malformed": (zipped({"word/document.xml": root("document", "<w:body><w:p>")}), r"is not well-formed XML \(line 1"),
    "void": (zipped({"word/document.xml": ""}), "is not well-formed XML"),
    "large": (zipped({"word/document.xml": b" " * (LIMITS.unpacked_size + 1)}), r"unpacks to more than 128 MB \(--max-unpacked-size\)"),
    "tags": (zipped({"word/document.xml": b"<w:p/>" * (LIMITS.elements + 1)}), r"has more than 2,000,000 elements \(--max-elements\)"),
    "deep": (word("<w:sdt>" * 5000 + "</w:sdt>" * 5000), r"is nested deeper than 60 levels \(--max-nesting\)"),
    "deep tables": (
        word("<w:tbl><w:tr><w:tc>" * 75 + p("47") + "</w:tc></w:tr></w:tbl>" * 75),
        r"is nested deeper than 60 levels \(--max-nesting\)",
    ),
    "deep runs": (word(f"<w:p>{'<w:ins>' * 200}{run('47')}{'</w:ins>' * 200}</w:p>"), r"is nested deeper than 60 levels \(--max-nesting\)"),
    "chained notes": (
        word(p(note(1)), footnotes="".join(f'<w:footnote w:id="{n}">{p(note(n + 1))}</w:footnote>' for n in range(1, 500))),
        "is nested deeper",
    ),
    "entities": (_declared(f"[{BOMB}<!ENTITY i 'lol'>]"), "declares a document type"),
    "external": (_declared('[<!ENTITY a SYSTEM "file:///etc/hostname">]'), "declares a document type"),
    "external type": (_declared('SYSTEM "http://127.0.0.1:9/a.dtd"'), "declares a document type|not well-formed"),
}


@pytest.mark.parametrize(("data", "reason"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    """Each file that is no Word document, or a hostile one, is refused with one plain sentence."""
    with pytest.raises(ReadError, match=reason) as caught:
        only(data)
    assert "\n" not in caught.value.reason


def test_an_encrypted_part_says_so() -> None:
    """A ZIP file with a password is refused as such."""
    data = bytearray(contract())
    for signature, flags in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        for found in re.finditer(re.escape(signature), bytes(data)):
            data[found.start() + flags] |= 1
    with pytest.raises(ReadError, match="is encrypted"):
        only(bytes(data))


@pytest.mark.parametrize("part", ["word/styles.xml", "word/numbering.xml", CORE])
def test_a_damaged_part_costs_only_itself(part: str) -> None:
    """Without styles, numbers or properties the text is still read, and the report says what is missing."""
    document = only(zipped({**unzipped(contract()), part: b"<broken"}))
    assert "forty-five (45) days" in document.text
    assert "cannot be read" in document.notes[1]


def test_an_embedded_document_is_said() -> None:
    """Another document that Word would take in is not read, and the report says so."""
    assert "embedded documents" in only(word(p("A") + '<w:altChunk r:id="x"/>')).notes[0]


CONTRACT = contract()
PARTS = unzipped(CONTRACT)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_damage_crashes(data: st.DataObject) -> None:
    """Whatever bytes of a file or of its parts change or end, a document or a plain reason comes out."""
    name = data.draw(st.sampled_from(["", *sorted(name for name in PARTS if name.endswith((".xml", ".rels")))]))
    damaged = bytearray(PARTS[name] if name else CONTRACT)
    for at, byte in data.draw(st.lists(st.tuples(st.integers(0, len(damaged) - 1), st.integers(0, 255)), max_size=6)):
        damaged[at] = byte
    damaged = damaged[: data.draw(st.integers(0, len(damaged)))] if data.draw(st.booleans()) else damaged
    try:
        document = only(zipped({**PARTS, name: bytes(damaged)}) if name else bytes(damaged))
    except ReadError:
        return
    ends = [*document.stretches()]
    assert all(start < end for start, end in ends) or not document.blocks
    assert all(before[1] <= after[0] for before, after in pairwise(ends))


def test_the_same_bytes_give_the_same_document() -> None:
    """Reading twice gives one and the same."""
    assert only(CONTRACT) == only(CONTRACT)
