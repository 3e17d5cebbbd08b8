"""Whatever a document holds or is called: in no report does it do anything but stand there to be read."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from checker.model import Remark, Skipped, Verdict
from checker.reporters import FOR_FILES, REPORTERS, render
from checker.reporters.github import unheeded

from . import reports

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\x1b[31mred\x1b[0m \x9b2J \x07",
    "\u202egnp.exe\u202c \u2066x\u2069 \u200b",
    '=HYPERLINK("http://example.org/","x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "x;=1+1",
    "\t=1+1",
    "\r\n+cmd|' /C calc'!A0",
    "＝1+1",
    "<!-- --> ]]> <![CDATA[",
    "$x$ $$y$$ :tada: ~~z~~ [^1]: [x]: y",
    "[click](javascript:alert(1)) ![i](http://example.org/a.png)",
    "`code` ```\n# heading\n- item\n```",
    "a\n\n<b>b</b>\n\n| c | d |\n|---|---|",
    "@everyone #1 http://example.org www.example.org a@example.org GH-1",
    "::error file=a,line=1::gone\n::stop-commands::x\n##[add-mask]x",
    "%0A::warning::x",
    "\ud800 lone",
    "-",
    "=",
    "1.",
    "```",
    "&amp; &#60; \\",
)

TEXTS = st.one_of(
    st.sampled_from(ATTACKS),
    st.lists(
        st.one_of(st.sampled_from(ATTACKS), st.sampled_from(list("=+-@<>&'\"`*_[]()#|\\\n\r\t;:,!~ \x1b\u202e")), st.characters()),
        max_size=8,
    ).map("".join),
)
ACTS_ON_TERMINALS = {"Cc", "Cf", "Cs", "Zl", "Zp"}
TEXT_FORMATS = [name for name in REPORTERS if name not in FOR_FILES]


def reached(thing: object) -> Iterator[object]:
    """What a report is made of."""
    if dataclasses.is_dataclass(thing):
        yield thing
        for field in dataclasses.fields(thing):
            yield from reached(getattr(thing, field.name))
    elif isinstance(thing, Mapping):
        yield from (each for value in thing.values() for each in reached(value))
    elif isinstance(thing, tuple):
        yield from (each for value in thing for each in reached(value))


OURS = {
    "Claim.cues",  # words of our own tables
    "Claim.dimension",
    "Claim.partner",
    "Document.text",  # in no report
    "Finding.id",
    "Finding.related",
    "Tolerance.kind",
    "Tolerance.unit",  # of pint
}
"""What no document, no file of rules and no person can put a word into."""


def test_the_hostile_report_is_hostile_everywhere() -> None:
    """Every text of a report that others write is one of those that the tests here attack with."""
    held: dict[str, bool] = {}
    for thing in reached(reports.hostile("WORD")):
        for field in dataclasses.fields(thing):  # type: ignore[arg-type]
            name = f"{type(thing).__name__}.{field.name}"
            if "str" in str(field.type):
                held[name] = held.get(name, False) or "WORD" in repr(getattr(thing, field.name))
    assert {name for name, is_hostile in held.items() if not is_hostile} == OURS & held.keys()


def attacked(test: Callable[[str], None]) -> Callable[[], None]:
    """Run a test with every attack that is known, and with what Hypothesis makes of them."""
    wrapped = given(TEXTS)(test)
    for attack in ATTACKS:
        wrapped = example(attack)(wrapped)
    return settings(deadline=None, max_examples=60)(wrapped)  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", TEXT_FORMATS)
def test_nothing_reaches_a_terminal(name: str) -> None:
    """Control characters, overrides of direction and lone surrogates are shown as symbols."""

    @attacked
    def test(text: str) -> None:
        shown = render(reports.hostile(text), name, everything=True)
        allowed = "\n\u200c\u200d\t" if name == "html" else "\n\u200c\u200d"  # to a page a tab is a space
        assert not [sign for sign in shown if unicodedata.category(sign) in ACTS_ON_TERMINALS and sign not in allowed]
        shown.encode()

    test()


@attacked
def test_no_cell_is_computed(text: str) -> None:
    """No cell of the CSV begins as a formula, whichever of comma, semicolon and tab a spreadsheet splits at."""
    shown = render(reports.hostile(text), "csv")
    rows = list(csv.reader(io.StringIO(shown), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    for cell in (cell for row in rows for cell in row):
        first, *others = re.split(r"[;\t]", cell)
        # A quotation mark at the beginning of a cell is doubled, and shows; after a split it opens a cell.
        for part in (first, *(other.strip('" ') for other in others)):
            assert len(cell) < 2 or not part.startswith(tuple("=+-@＝＋－＠")) or len(part) < 2


def tokens(shown: str) -> Iterator[Token]:
    """The tokens of Markdown, inner ones too."""
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(shown):
        yield token
        yield from token.children or ()


KNOWN = {"heading", "paragraph", "bullet_list", "list_item", "strong", "inline", "text", "code_inline", "fence", "softbreak"}


@attacked
def test_markdown_holds_only_the_markup_of_the_report(text: str) -> None:
    """No link, no picture, no HTML, no table, and no heading, list or block of code that the text itself opens."""
    plain, shown = (list(tokens(render(reports.hostile(each), "markdown"))) for each in ("word", text))
    assert {token.type.removesuffix("_open").removesuffix("_close") for token in shown} <= KNOWN
    blocks = [[(token.type, token.tag) for token in each if token.type.startswith(("heading", "fence"))] for each in (plain, shown)]
    assert blocks[0] == blocks[1]


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("ask @everyone now", "@everyone"),
        ("see #12", "#12"),
        ("http://example.org/x_y_z", "http://example.org/x_y_z"),
        ("www.example.org", "www.example.org"),
        ("ann@example.org", "ann@example.org"),
    ],
)
def test_markdown_links_and_calls_nobody(text: str, linked: str) -> None:
    """What a site of tickets would link or notify on stands as code, where no site looks."""
    found = list(tokens(render(reports.hostile(text), "markdown")))
    assert [token.content for token in found if token.type == "code_inline" and token.content == linked]
    assert not [token.content for token in found if token.type == "text" and linked in token.content]


@attacked
def test_workbook_computes_and_links_nothing(text: str) -> None:
    """Every cell of the workbook is text, and none leads anywhere."""
    book = openpyxl.load_workbook(io.BytesIO(render(reports.hostile(text), "xlsx")))  # type: ignore[arg-type]
    for sheet in book:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            assert (cell.data_type, cell.hyperlink) == ("s", None)
            assert cell.quotePrefix == (len(cell.value) > 1 and cell.value.startswith(tuple("=+-@＝＋－＠")))


@attacked
def test_annotations_are_one_line_a_finding(text: str) -> None:
    """A text can neither end an annotation nor begin another, nor set a property of its own."""
    lines = str(render(reports.hostile(text), "github")).splitlines()
    assert len(lines) == 4
    for line in lines:
        told = re.fullmatch(r"::(?:error|warning|notice) ([^:]*)::(.*)", line)
        assert told is not None
        assert [part.partition("=")[0] for part in told[1].split(",")][:2] == ["title", "file"]
        assert {part.partition("=")[0] for part in told[1].split(",")} <= {"title", "file", "line", "col", "endLine", "endColumn"}


@pytest.mark.parametrize("name", [name for name in TEXT_FORMATS if name != "github"])
def test_no_report_commands_actions(name: str) -> None:
    """Whatever is printed in a step of GitHub Actions is searched for commands: none is found in a report, and JSON says the same."""

    @attacked
    def test(text: str) -> None:
        shown = str(render(reports.hostile(text), name, everything=True))
        heard = unheeded(shown, json=name in ("json", "sarif"))
        assert "##[" not in heard
        assert not [line for line in heard.split("\n") if line.lstrip().startswith("::")]
        if name in ("json", "sarif"):
            assert json.loads(heard) == json.loads(shown)

    test()


def test_a_page_is_left_as_it_is() -> None:
    """The styles and the script of the HTML report hold nothing that Actions would obey, so that the hashes of its policy stay right."""
    shown = str(render(reports.hostile("word"), "html"))
    assert unheeded(shown) == shown


NAMES = {
    "lead.txt": "lead.txt",
    " lead.txt": "␠lead.txt",
    "lead.txt ": "lead.txt␠",
    "a/ b.txt": "a/␠b.txt",
    "new line.txt": "new line.txt",
    "new  line.txt": "new␠␠line.txt",
    "new\nline.txt": "new␊line.txt",
    "new\tline.txt": "new␉line.txt",
    "new\u00a0line.txt": "new⟨U+00A0⟩line.txt",
}


@pytest.mark.parametrize("name", ["text", "html", "markdown", "xlsx", "csv"])
def test_names_that_differ_look_different(name: str) -> None:
    """Line feeds, tabs and spaces that nobody would see in the name of a file are shown wherever it stands."""
    claims = [reports.claim(file, f"It is {at} km.", f"{at} km", line=at, value=float(at)) for at, file in enumerate(NAMES, 1)]
    found = reports.finding(
        "0123456789ab", Verdict.CONFLICT, "x", *(reports.value(each.text, each) for each in claims), claims=tuple(claims)
    )
    skipped = tuple(Skipped(file, None, "no text") for file in NAMES)
    told = render(reports.report(found, skipped=skipped, remarks=tuple(Remark(file, 1, "x") for file in NAMES)), name, everything=True)
    if isinstance(told, bytes):
        book = openpyxl.load_workbook(io.BytesIO(told))
        told = "\n".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)
    elif name == "csv":
        assert [row["document"] for row in csv.DictReader(io.StringIO(told))] == list(NAMES.values())
        return
    else:
        assert all(f"{seen}:{at}:7" in told for at, seen in enumerate(NAMES.values(), 1))
    assert all(told.count(seen) > 1 for seen in NAMES.values())
