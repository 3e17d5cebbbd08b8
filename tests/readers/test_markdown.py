"""Markdown comes in raw, and what is read of it is what the finished page shows."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checker.errors import ReadError
from checker.model import Claim, Document, Section, Table
from checker.pipeline import extract_document
from checker.pipeline.unmarked import Unmarked
from checker.readers.markdown import read
from checker.readers.markdown.blocks import Grid, Leaf, parts
from checker.readers.markdown.marks import marks, shown

REPORT = """\
---
title: Trade in the third quarter
date: 2025-10-27
layout: report
---

<!-- draft 99: not for print -->

# Trade in the *third* quarter

Tariffs on steel fell from **57%** to **47%**, and exports rose to
12 million tons[^1] in the quarter, the [statistics office](http://stats.example/2024/20-30 "Release 88") said.

- Battery, Long Range: 82 kWh
- Ships built:
  30, of which

      make -j 64

  two are ferries

> The minister said that the country
> had sold 80 ships

## Prices ##

Table 2: Exports, $ million

| Region      | **2023** | 2024  |
|:------------|---------:|------:|
| Europe      |    1,200 | [1,300](http://stats.example/77) |
| Asia \\| Pacific | ~~800~~ 900 |  |

```sh
sleep 500
```

[^1]: Metric tons; 3 ports are missing.

[office]: http://stats.example/66
"""


def only(text: str) -> Document:
    """The one document of a file."""
    (document,) = read(text.encode(), "a.md")
    return document


def claims(text: str) -> list[Claim]:
    """The claims of a file; each stands where it says."""
    document = only(text)
    found = extract_document(document, ())[0]
    assert all(document.text[claim.start : claim.end] == claim.text for claim in found)
    return found


def figures(text: str) -> list[str]:
    """The claims of a file as they are written."""
    return [claim.text for claim in claims(text)]


def blocks(text: str) -> list[tuple[str, Section, int]]:
    """Text, section and level of each block."""
    document = only(text)
    return [(document.text[block.start : block.end], block.section, block.level) for block in document.blocks]


def cells(document: Document, table: Table) -> list[tuple[int, int, str]]:
    """Row, column and text of each cell."""
    return [(cell.row, cell.column, document.text[cell.start : cell.end]) for cell in table.cells]


def test_a_report() -> None:
    """A report is read as a careful person would: nothing of its code, addresses, comments and front matter."""
    document = only(REPORT)
    assert document.text == REPORT
    assert (document.title, document.published, document.published_from) == ("Trade in the third quarter", "2025-10-27", "front matter")
    bare = Unmarked(document).document
    read_ = " ".join(bare.text[start:end] for start, end in bare.stretches())
    for hidden in ("99", "2025", "layout", "20-30", "88", "64", "500", "66", "77", "800", "[^1]"):
        assert hidden not in read_
    for told in ("57%", "47%", "12 million tons", "82 kWh", "80 ships", "1,200", "1,300", "900", "3 ports", "two are ferries"):
        assert told in read_


def test_sections() -> None:
    """Headline, headings with their level, list items, quotations, captions and footnotes are blocks without their marks."""
    found = {section: (text, level) for text, section, level in blocks(REPORT)}
    assert found[Section.HEADLINE] == ("Trade in the *third* quarter", 1)
    assert found[Section.HEADING] == ("Prices", 2)
    assert found[Section.CAPTION] == ("Table 2: Exports, $ million", 0)
    assert found[Section.FOOTNOTE] == ("Metric tons; 3 ports are missing.", 0)
    assert ("Battery, Long Range: 82 kWh", Section.BODY, 0) in blocks(REPORT)
    quoted = [text for text, section, _ in blocks(REPORT) if section is Section.QUOTATION]
    assert " ".join(quoted) == "The minister said that the country\n> had sold 80 ships"


def test_a_table() -> None:
    """Cells have the place of their text; the head names the columns, and the caption stands over the table."""
    document = only(REPORT)
    (table,) = document.tables
    assert cells(document, table) == [
        *((0, 0, "Region"), (0, 1, "**2023**"), (0, 2, "2024")),
        *((1, 0, "Europe"), (1, 1, "1,200"), (1, 2, "[1,300](http://stats.example/77)")),
        *((2, 0, "Asia \\| Pacific"), (2, 1, "~~800~~ 900")),
    ]
    assert (table.header_rows, table.label_columns) == (1, 1)
    assert table.caption is not None
    assert document.text[slice(*table.caption)] == "Table 2: Exports, $ million"


def test_places_are_those_of_the_file() -> None:
    """A claim's line and column lead to it in the file as an editor shows it."""
    lines = REPORT.split("\n")
    found = claims(REPORT)
    assert len(found) > 8
    for claim in found:
        assert lines[claim.line - 1][claim.column - 1 :].startswith(claim.text.split("\n")[0])


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_other_line_ends(ends: str) -> None:
    """The line ends of Windows and of old Macs are kept, and the same is read."""
    document = only(REPORT.replace("\n", ends))
    there = [" ".join(document.text[start:end].split()) for start, end in document.stretches()]
    assert there == [" ".join(REPORT[start:end].split()) for start, end in only(REPORT).stretches()]


class Page(HTMLParser):
    """The text that a browser shows: cell by cell, and all that stands outside of tables."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.prose = ""
        self.tables = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a table or a cell; an image shows its words."""
        self.tables += tag == "table"
        if tag in ("td", "th"):
            self.cells.append("")
        if tag == "img":
            self.handle_data(dict(attrs)["alt"] or "")

    def handle_endtag(self, tag: str) -> None:
        """End a table."""
        self.tables -= tag == "table"

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self.tables and self.cells:
            self.cells[-1] += data
        elif not self.tables:
            self.prose += data


PROSE = """\
Setext *heading*
of two lines
================

A \\* star, `code * with` stars, ``two ` ticks``, **bold *and* more**, __under__ snake_case_name, 3 * 4 * 5, a*b*c.
Entities &amp; more &lt;x&gt;, &notone; a &copy; sign, R&D;
hard\\
break, [link *one*](a(b)c "t (x)"), [two][ref], [ref][], [ref], [none], ![an *image*](x.png), <http://a.example/1>.

1. first
   goes on
2) other

   > quoted in list
   > - deeper
   >   still
lazy line

+ a | b
  --|--
  x \\| `y` | **z**
  only

| h1 | h2 |
|----|----|
| c  | d  | too much |
| e

***bold and it*** *a **b** c* **unclosed [and](<u v> 'q') <b class="x9">tag</b>

[ref]: http://ref.example/2024 "Title"
"""


def test_as_a_browser_shows_it() -> None:
    """Paragraph by paragraph and cell by cell the text without its marks is what the rendered page shows."""
    page = Page()
    page.feed(MarkdownIt("commonmark").enable("table").render(PROSE.replace("<http://a.example/1>", "")))
    found, labels, _ = parts(PROSE)

    def plain(start: int, end: int) -> str:
        return re.sub(r"\n[ >]*", "", shown(PROSE, start, end, marks(PROSE, start, end, labels)))

    cells_ = [plain(*span) for part in found if isinstance(part, Grid) for row in part.rows for span in row]
    assert [words for words in cells_ if words] == [words.strip() for words in page.cells if words.strip()]
    prose = "".join(plain(part.lines[0][0], part.lines[-1][1]) for part in found if isinstance(part, Leaf))
    assert "".join(prose.split()) == "".join(page.prose.split())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tariffs fell to **47%** in all.", ["47%"]),
        ("It bought [12 million tons](http://x.example/2024/20-30) of beans.", ["12 million tons"]),
        ('It bought [12 tons](<a 20 30> "up 40% (50)") of beans.', ["12 tons"]),
        ("It bought [12 tons][1] of beans.\n\n[1]: http://x.example/2024/20-30 'In 2024'", ["12 tons"]),
        ("See http://x.example/2024/20-30 and <http://x.example/44>: 12 tons.", ["12 tons"]),
        ("![12 boats](img/2024-77.png)", ["12 boats"]),
        ("It took 12 hours[^3] to leave.", ["12 hours"]),
        ("Some 47<sup>3</sup> ships sank.", ["47<sup>3</sup> ships"]),
        ("Some 47<sup><a href='#fn3'>3</a></sup> ships sank.", ["47<sup><a href='#fn3'>3</a></sup> ships"]),
        ("A flat of 40 m<sup>2</sup> there.", ["40 m<sup>2</sup>"]),
        ("Much CO<sub>2</sub> there.", []),
        ("It costs 12&nbsp;million there.", ["12&nbsp;million"]),
        ("~~20 million~~ 14 million tons were sold.", ["14 million tons"]),
        ("<del>20 tons</del> 14 tons were sold.", ["14 tons"]),
        ("<!-- 20 tons --> 14 tons were sold.", ["14 tons"]),
        ('<span data-year="2024">14 tons</span> were sold.', ["14 tons"]),
        ("- [x] 14 tons were sold.", ["14 tons"]),
        ("    sleep 500\n\ntext", []),
        ("```\nsleep 500\n```", []),
        ("<pre>\n44 tons\n</pre>\n\n<script>\nx = 45\n</script>", []),
        ("<div class='x7'>\n<p>It sold <b>44 tons</b>.</p><p>9 tons</p>\n</div>", ["44 tons", "9 tons"]),
    ],
)
def test_figures(text: str, found: list[str]) -> None:
    """Figures are read in spite of the marks around them, and none out of a target, a tag, code or what was struck through."""
    assert figures(text) == found


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("It sold about **40** ships.", "It sold about 40 ships."),
        ("It rose from **57%** to [**47%**](http://x.example/99).", "It rose from 57% to 47%."),
        ("> It sold\n> more than\n> 80 ships.", "It sold more than 80 ships."),
        (
            "It sold **12** *million* tons, [up from](u) the [previous](v) 10.",
            "It sold 12 million tons, up from the previous 10.",
        ),
        ("It costs &euro;12&nbsp;million.", "It costs €12 million."),
        ("- It covers\n  40 m<sup>2</sup> of land.", "It covers 40 m² of land."),
    ],
)
def test_marks_change_nothing(marked: str, plain: str) -> None:
    """A claim says the same with marks in its sentence as without them."""
    said = [(c.kind, c.value, c.low, c.high, c.unit, c.comparator, c.role, c.entity, c.property, c.cues) for c in claims(marked)]
    assert said == [(c.kind, c.value, c.low, c.high, c.unit, c.comparator, c.role, c.entity, c.property, c.cues) for c in claims(plain)]
    assert said


def test_an_indented_paragraph_of_a_list_is_no_code() -> None:
    """Text that is indented to go on with a list item is read."""
    assert figures("1. It sold ships:\n\n    as many as 44 tons\n\n    and 45 km\n") == ["44 tons", "45 km"]


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("Table 2: Sales\n\n{}", "Table 2: Sales"),
        ("**Table 2.** *Sales by year*\n\n{}", "**Table 2.** *Sales by year*"),
        ("Table 2: Sales\n{}", "Table 2: Sales"),
        ("Table A: Sales\n\n{}", "Table A: Sales"),
        ("{}\n\n: Sales by year", "Sales by year"),
        ("{}\n\nTable: Sales by year", "Sales by year"),
        ("{}\n\nTable 2: Sales", "Table 2: Sales"),
        ("Sales rose in 2024.\n\n{}", None),
        ("## Table 2: Sales\n\n{}", None),
        ("Table 2 shows sales.\n\n{}", None),
    ],
)
def test_captions(text: str, caption: str | None) -> None:
    """The numbered line over a table, else the one below it, and what pandoc takes for one, is its caption."""
    document = only(text.format("| a | b |\n|---|---|\n| x | 5 |"))
    (table,) = document.tables
    assert (document.text[slice(*table.caption)] if table.caption else None) == caption
    assert [block.section for block in document.blocks if block.section is Section.CAPTION] == ([Section.CAPTION] if caption else [])


def test_a_caption_between_two_tables_is_that_of_the_second() -> None:
    """A numbered line between two tables titles the one below it."""
    grid = "| a | b |\n|---|---|\n| x | 5 |"
    document = only(f"{grid}\n\nTable 2: Sales\n\n{grid}")
    assert [table.caption is not None for table in document.tables] == [False, True]


@pytest.mark.parametrize(
    ("text", "title", "headline"),
    [
        ("# One\n\nText.\n\n# Two", "One", "One"),
        ("Text.\n\nOne `x`\n===\n", "One x", "One `x`"),
        ("---\ntitle: Two\n---\n# One\n\n## Two\n", "Two", "Two"),
        ("---\ntitle: Other\n---\n# One\n", "Other", "One"),
        ("## Floods rise\n\nText.", "Floods rise", None),
        ("Floods rise\n\nThe water rose.", "Floods rise", None),
        ("```\n# no title\n```\n\nThe water rose.", None, None),
    ],
)
def test_titles(text: str, title: str | None, headline: str | None) -> None:
    """The title is that of the front matter, else the first heading; the headline is where it stands."""
    assert only(text).title == title
    assert next((words for words, section, _ in blocks(text) if section is Section.HEADLINE), None) == headline


def test_a_date_behind_marks() -> None:
    """A "Published on" line and a dateline are found behind marks, on the line of the file where they stand; one in code is not."""
    assert only("# T\n\n**Published on:** 3 June 2025\n").published_from == "line 3"
    assert only("> **BEIJING, June 3, 2025** — Sales rose.\n").published == "2025-06-03"
    assert only("```\nPublished on: 3 June 2025\n```\n").published is None


def test_nothing_but_code() -> None:
    """A file of code alone is a document in which nothing is read."""
    assert figures("```\n44 tons\n```\n") == []


def test_front_matter_that_is_none() -> None:
    """A rule at the top is no front matter, and what follows is read."""
    assert figures("---\n\n44 tons sold\n\n---\n") == ["44 tons"]


def in_order(document: Document) -> None:
    """The blocks and cells of a document lie within it, in order, and do not overlap."""
    spans = list(document.stretches())
    assert all(0 <= start <= end <= len(document.text) for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


PARTS = st.sampled_from(
    [*"*_`~[]()<>!#|:-\\>&;^ \n\n", "\t", "    ", "\r\n", "12", "word", "](x)", "|---|\n", "[^1]:", "<sup>2</sup>", "<!--", "~~~", "---\n"]
)


@given(st.lists(PARTS, max_size=60).map("".join))
def test_any_markdown(text: str) -> None:
    """No arrangement of marks crashes the reader or makes parts overlap."""
    in_order(only(text))


@given(st.binary(max_size=60), st.integers(0, len(REPORT)))
def test_damaged(noise: bytes, at: int) -> None:
    """A file that is cut off or has foreign bytes in it is read, or refused with a reason."""
    data = REPORT.encode()
    for damaged in (data[:at], data[:at] + noise + data[at:]):
        try:
            documents = list(read(damaged, "a.md"))
        except ReadError:
            continue
        in_order(documents[0])


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20000,
        "> " * 5000,
        "- " * 5000 + "x",
        "*a " * 10000,
        "`" + "``" * 10000,
        "[a](" * 5000,
        "<!--" * 5000,
        "<sup>" * 5000,
        "|a" * 20000,
    ],
    ids=lambda text: text[:4],
)
def test_much_of_one_mark(text: str) -> None:
    """Thousands of one mark are read to their end."""
    in_order(only(text))


def test_headings_are_told_as_they_read() -> None:
    """The heading that a place stands under is told without its marks, as a claim tells it."""
    document = only("# Results for **2024**\n\nSales rose.\n")
    assert document.position(document.text.index("Sales")).heading == "Results for 2024"
