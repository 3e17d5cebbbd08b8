"""Word files made for the tests: a package around raw XML, and a contract as a law firm would send it."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import docx
from docx.oxml import parse_xml

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PARTS = ("styles", "numbering", "footnotes", "endnotes")
CORE = "docProps/core.xml"


def zipped(parts: dict[str, str | bytes]) -> bytes:
    """A ZIP file of these parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts of a ZIP file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def root(name: str, content: str) -> str:
    """A part with one root element and all the usual namespaces."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{name} {SPACES}>{content}</w:{name}>'


def word(body: str, **parts: str) -> bytes:
    """A Word file with this body and, by their name, the contents of other parts; ``core`` and ``app`` are whole parts."""
    links = "".join(f'<Relationship Id="{part}" Type="{RELATIONS}/{part}" Target="{part}.xml"/>' for part in PARTS if part in parts)
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f'<Relationship Id="a" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
    }
    files |= {f"word/{part}.xml": root(part, content) for part, content in parts.items() if part in PARTS}
    files |= {f"docProps/{part}.xml": content for part, content in parts.items() if part not in PARTS}
    return zipped(files)


def core(**told: str) -> str:
    """The core properties of a file: ``title``, ``created``, ``modified``."""
    names = {"title": "dc:title", "created": "dcterms:created", "modified": "dcterms:modified"}
    content = "".join(f"<{names[name]}>{value}</{names[name]}>" for name, value in told.items())
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:dcterms="http://purl.org/dc/terms/">{content}</cp:coreProperties>'
    )


def style(name: str, properties: str = "", *, based_on: str = "", kind: str = "paragraph") -> str:
    """A style whose id is its name without spaces."""
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>{based}{properties}</w:style>'


def run(text: str, properties: str = "") -> str:
    """A run of characters."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*content: str, style: str = "", properties: str = "") -> str:
    """A paragraph of runs; what is no XML becomes one."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(each if each.startswith("<") else run(each) for each in content)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def tc(*content: str, properties: str = "") -> str:
    """A cell of a table; a text becomes a paragraph."""
    inner = "".join(each if each.startswith("<") else p(each) for each in content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """A row of a table; a text becomes a cell."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(each if each.startswith('<') else tc(each) for each in cells)}</w:tr>"


def tbl(*rows: str) -> str:
    """A table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def ins(content: str) -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="1" w:author="A. Counsel" w:date="2025-03-04T10:00:00Z">{content}</w:ins>'


def deleted(text: str) -> str:
    """A tracked deletion."""
    return f'<w:del w:id="2" w:author="A. Counsel"><w:r><w:delText xml:space="preserve">{text}</w:delText></w:r></w:del>'


def field(instruction: str, result: str, properties: str = "") -> str:
    """A complex field: begin, instruction, separate, result, end."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    shown = run(result, properties)
    return f"{mark('begin')}<w:r><w:instrText>{instruction}</w:instrText></w:r>{mark('separate')}{shown}{mark('end')}"


def note(number: int, *, kind: str = "footnote") -> str:
    """The reference to a note."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def noted(number: int, text: str, *, kind: str = "footnote") -> str:
    """A note, with its mark before it."""
    mark = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Ref/></w:r>'
    return f'<w:{kind} w:id="{number}">{p(mark, run(" " + text))}</w:{kind}>'


CLAUSES = """
<w:abstractNum w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading1"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl></w:abstractNum>
<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num>
"""


def clause(level: int) -> str:
    """The list properties of a clause."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr>'


def contract() -> bytes:
    """A services agreement: numbered clauses, a definition in a content control, tracked changes, footnotes, a fee table, a schedule."""
    document = docx.Document()
    body = document.element.body
    end = body.sectPr

    def add(xml: str) -> None:
        end.addprevious(parse_xml(f"<w:x {SPACES}>{xml}</w:x>")[0])

    document.add_paragraph("Managed Services Agreement", style="Title")
    add(p("between Harbour Logistics Ltd and Fairwater Data plc, dated 3 March 2025"))
    add(p())
    add(p(field('TOC \\o "1-2"', "1. Charges .......... 47")))
    add(p("Charges", style="Heading1", properties=clause(0)))
    add(
        p(
            "The Customer shall pay each undisputed invoice within ",
            deleted("thirty (30)"),
            ins(run("forty-five (45)")),
            " days of receipt",
            note(2),
            ".",
            properties=clause(1),
        )
    )
    add(
        p(
            "The annual fee is ",
            "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>USD 250,000</w:t></w:r></w:sdtContent></w:sdt>",
            " and shall not rise by more than ",
            field("MERGEFIELD cap", "4%"),
            " a year",
            note(3),
            ", payable as follows:",
            properties=clause(1),
        )
    )
    add(p("60% on signature; and", properties=clause(2)))
    add(p("40% on acceptance.", properties=clause(2)))
    add(p("Table ", field("SEQ Table \\* ARABIC", "1"), ". Fees by year, USD", style="Caption"))
    add(
        tbl(
            tr("Service", tc("Fee", properties='<w:gridSpan w:val="2"/>'), properties="<w:tblHeader/>"),
            tr(tc(""), "2025", "2026", properties="<w:tblHeader/>"),
            tr(tc("Hosting", properties='<w:vMerge w:val="restart"/>'), "120,000", "124,800"),
            tr(tc("", properties="<w:vMerge/>"), tc("9,500"), tc(p(deleted("9,600"), ins(run("9,880"))))),
            tr("Support", "130,000", "135,200"),
        )
    )
    add(p("Term", style="Heading1", properties=clause(0)))
    add(
        p(
            "Either party may terminate for convenience on ninety (90) days' written notice. ",
            properties=f"{clause(1)}<w:rPr><w:del w:id='9' w:author='A. Counsel'/></w:rPr>",
        )
    )
    add(p("Notice is void after 31 March 2028.", properties=clause(1)))
    add(p("Uptime was 99.95% over 1.2 × 10", run("6", '<w:vertAlign w:val="superscript"/>'), " minutes in 2024.", style="IntenseQuote"))
    document.core_properties.created = datetime(2025, 2, 20, 9, 0, tzinfo=UTC)
    document.core_properties.modified = datetime(2025, 3, 3, 17, 0, tzinfo=UTC)
    document.core_properties.title = "Document1.docx"
    stream = io.BytesIO()
    document.save(stream)
    return _completed(stream.getvalue())


def _completed(data: bytes) -> bytes:
    """A file of python-docx with footnotes, the contract's list, and a company."""
    parts = unzipped(data)
    links = parts["word/_rels/document.xml.rels"].decode()
    link = f'<Relationship Id="notes" Type="{RELATIONS}/footnotes" Target="footnotes.xml"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = links.replace("</Relationships>", link).encode()
    abstract, _, num = CLAUSES.partition("<w:num ")
    numbering = parts["word/numbering.xml"].decode()
    first = numbering.index("<w:num ")
    numbering = numbering[:first] + abstract + numbering[first:].replace("</w:numbering>", f"<w:num {num}</w:numbering>")
    parts["word/numbering.xml"] = numbering.encode()
    separator = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    notes = noted(2, "Interest of 8% a year is due after that.") + noted(3, "Measured from 1 April 2025.")
    parts["word/footnotes.xml"] = root("footnotes", separator + notes).encode()
    parts["docProps/app.xml"] = parts["docProps/app.xml"].replace(b"<Company/>", b"<Company>Alder &amp; Pike LLP</Company>")
    parts["docProps/app.xml"] = parts["docProps/app.xml"].replace(b"<Company></Company>", b"<Company>Alder &amp; Pike LLP</Company>")
    return zipped(dict(parts))
