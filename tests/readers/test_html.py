"""Saved web pages come in as a careful person reads them, and every word is found again at its line and column of the source."""

from __future__ import annotations

import html as entities
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from checker.errors import ReadError
from checker.extractors import extract
from checker.model import Document, Section
from checker.readers import html
from checker.readers.html.source import MARK, decoded, page_of
from checker.text.scan import Scan

NEWS = """<!DOCTYPE html>
<html lang="en-GB" class="no-js">
<head>
<meta charset="utf-8">
<title>Floods in Quelmar: 12 dead as river tops record | Quelmar Herald</title>
<meta property="og:title" content="Floods in Quelmar: 12 dead as river tops record">
<meta property="og:site_name" content="Quelmar Herald">
<meta property="article:published_time" content="2025-06-03T06:12:00+01:00">
<meta property="article:modified_time" content="2025-06-05T09:00:00+01:00">
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle", "headline": "Floods in Quelmar: 12 dead as river tops record",
 "datePublished": "2025-06-03T06:12:00+01:00", "dateModified": "2025-06-05", "articleBody": "It says 31 dead here."}]}
</script>
<style>.ad > p {color: red}</style>
<script>var a = "<p>40 people in a script</p>"; if (1 < 2) { document.write("<b>99</b>"); }</script>
</head>
<body class="article-page has-sidebar">
<a class="skip-link" href="#main">Skip 1 section</a>
<!-- 61 people in a comment <p> -->
<div id="onetrust-consent-sdk" class="cookie-banner"><p>We and our 842 partners use cookies to store 3 kinds of data on your device
for up to 13 months. You can withdraw at any time; see our policy for more.</p><button>Accept all 842</button></div>
<header class="site-header"><div class="logo">Quelmar Herald 1897</div>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/money">Money: 5 tips</a></li></ul></nav></header>
<main id="main">
<article class="story">
<header>
<h1>Floods in Quelmar: 12&nbsp;dead
    as river tops record</h1>
<p class="standfirst">More than 4,500 people have left their homes; ministers promise &pound;2.5&nbsp;million.</p>
<p class="byline">By Jane Doe, <time datetime="2025-06-03T06:12:00+01:00">3 June 2025</time></p>
<ul class="share-bar"><li><a href="#">Share on Facebook 312</a></li><li><a href="#">Tweet 87</a></li></ul>
</header>
<figure><img src="a.jpg" alt="62 boats"><figcaption>The Ilm at Quelmar on Monday, when it stood at 9.4&nbsp;m.</figcaption></figure>
<p>QUELMAR, June 3 &mdash; Twelve people have died and 47<sup><a href="#fn1">3</a></sup> are missing after the river Ilm rose to
   9.4&nbsp;metres on Mon&shy;day, the high&#173;est level since 1954, the city said on Tuesday.</p>
<div class="ad ad-slot"><p>Advertisement</p><p>Save 50% on your first 3 boxes of wine. Order before the end of June and get
another bottle for free, with 2 glasses.</p></div>
<p>Some <b>4</b>,500 residents of <a href="/x">the lower town</a> were brought to safety. The damage is put at &euro;11.1&nbsp;billion,
or 3 &times; 10<sup>6</sup> jobs, the min<i>ist</i>er said.</p>
<h2>&ldquo;A wall of water&rdquo;</h2>
<blockquote><p>&ldquo;It took 20 minutes,&rdquo; said Mayor Anna Lind, 54.</p></blockquote>
<p>Rainfall reached 212&nbsp;mm within 24 hours over 340 km<sup>2</sup>, and emissions of CO<sub>2</sub> fell by 15&#37; on the
15<sup>th</sup> day.<br>Schools stay closed for 2 weeks.<br><br>Trains run again from 9 June.</p>
<table class="data"><caption>Losses by district, &euro; million</caption>
<thead><tr><th rowspan="2">District</th><th colspan="2">Losses</th></tr><tr><th>2024</th><th>2025</th></tr></thead>
<tbody><tr><th scope="row">Lower town</th><td>1.5</td><td>812.4</td></tr>
<tr><th scope="row">Harbour</th><td>0.3</td><td>96.0</td></tr></tbody></table>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/a">Flood of 1954 killed 31 in Quelmar</a></li>
<li><a href="/b">Dam cost rises to 900 million</a></li></ul></aside>
<ul><li>Dead: 12</li><li>Missing: 47</li><li>Homes without power: 8,200</li></ul>
<p hidden>Hidden text with 77 people.</p><p style="display: none">Also 78 people hidden.</p>
<template><p>79 people in a template.</p></template><noscript>81 people without scripts.</noscript>
<p>The army has sent 600 soldiers and 14 helicopters, and the government met on Tuesday to talk about aid for farmers whose fields
are under water.</p>
<p id="fn1"><sup>3</sup> As of 18:00 on Monday.</p>
</article>
<section class="comments" id="comments"><h3>14 comments</h3><div class="comment"><p>I heard that 200 people died, the papers are hiding
it, and nobody of the city does anything about it at all.</p></div></section>
</main>
<aside class="sidebar"><h3>Most read</h3><ol><li><a href="/1">Ten ways to save 1,000 pounds</a></li><li><a href="/2">The 5 best
beaches</a></li><li><a href="/3">Mortgage rates hit 6%</a></li></ol></aside>
<footer><p>&copy; 2025 Quelmar Herald Ltd. All rights reserved. Registered number 0123456.</p></footer>
</body></html>
"""

DATA_SHEET = """<html><body><h1>Kestrel E4 Long Range: data sheet</h1>
<ul><li>Kerb weight: 1,910 kg</li>
<li>Boot volume: 520 litres</li></ul></body></html>"""


def only(data: bytes | str) -> Document:
    """The one document of a page."""
    (document,) = html.read(data.encode() if isinstance(data, str) else data, "page.html")
    return document


def texts(document: Document) -> list[str]:
    """The text of each block and cell."""
    return [document.text[start:end] for start, end in document.stretches()]


def grid(document: Document) -> list[tuple[int, int, int, int, str]]:
    """Row, column, spans and text of each cell of the first table."""
    return [(cell.row, cell.column, cell.rows, cell.columns, document.text[cell.start : cell.end]) for cell in document.tables[0].cells]


def sections(document: Document, section: Section) -> list[str]:
    """The text of the blocks of a section."""
    return [document.text[block.start : block.end] for block in document.blocks if block.section is section]


def stripped(source: str) -> str:
    """What a stretch of source shows, by other means than the reader: tags out, entities resolved, no white space."""
    shown = entities.unescape(re.sub(r"<[^>]*>", "", source))
    return re.sub(r"[\s\xad]", "", shown)


def offset_of(source: str, line: int, column: int) -> int:
    """Where a line and column lie in a source."""
    return sum(len(each) for each in source.splitlines(keepends=True)[: line - 1]) + column - 1


def test_every_claim_is_found_in_the_source() -> None:
    """At the line and column of each claim of a news page the source shows the claim's text."""
    document = only(NEWS)
    claims = extract(Scan(document))
    assert len(claims) > 35
    for claim in claims:
        source = NEWS[offset_of(NEWS, *document.line_column(claim.start)) :]
        assert not source[0].isspace()
        shown = re.sub(r"[\s^]", "", claim.text).replace("²", "2")
        assert stripped(source[:400]).startswith(shown), (claim.text, source[:60])


def test_blocks_stand_in_the_line_of_their_element() -> None:
    """A block's line is the one in which another parser sees its element begin or go on."""
    document = only(NEWS)
    tree = etree.fromstring(NEWS.encode(), etree.HTMLParser(encoding="utf-8"))
    by_text = {
        re.sub(r"[\s\xad]", "", "".join(element.itertext())): element.sourceline for element in tree.iter("li", "td", "h2", "figcaption")
    }
    found = 0
    for start, end in document.stretches():
        line = by_text.get(re.sub(r"\s", "", document.text[start:end]))
        if line is not None:
            assert document.line_column(start)[0] == line
            found += 1
    assert found >= 9


def test_a_news_page_is_its_article() -> None:
    """Navigation, advertisements, consent, sharing, related stories, comments, and what is hidden are not read; the article is, whole."""
    document = only(NEWS)
    for stranger in ("842", "312", "50%", "1897", "5 tips", "900 million", "200 people", "1,000", "0123456", "Skip"):
        assert stranger not in document.text
    for hidden in ("40 people", "61 people", "77 people", "78 people", "79 people", "81 people", "31 dead", "62 boats"):
        assert hidden not in document.text
    for whole in (
        "Twelve people have died and 47 are missing after the river Ilm rose to 9.4\xa0metres on Monday, the highest level",
        "Some 4,500 residents of the lower town were",
        "or 3 × 10^6 jobs, the minister said.",
        "over 340 km², and emissions of CO2 fell by 15% on the 15th day.",
        "Homes without power: 8,200",
        "By Jane Doe, 3 June 2025",
    ):
        assert whole in document.text
    assert sections(document, Section.HEADLINE) == ["Floods in Quelmar: 12\xa0dead as river tops record"]
    assert sections(document, Section.HEADING) == ["“A wall of water”"]
    assert sections(document, Section.QUOTATION) == ["“It took 20 minutes,” said Mayor Anna Lind, 54."]
    assert sections(document, Section.CAPTION)[1] == "Losses by district, € million"
    assert sections(document, Section.FOOTNOTE) == ["As of 18:00 on Monday."]
    assert "Schools stay closed for 2 weeks." in texts(document)
    assert "Trains run again from 9 June." in texts(document)


def test_identity_of_a_news_page() -> None:
    """Title without the site, the site as source, the day of publication and never that of a change."""
    document = only(NEWS)
    assert document.title == "Floods in Quelmar: 12\xa0dead as river tops record"
    assert (document.source, document.published, document.published_from) == ("Quelmar Herald", "2025-06-03", "meta article:published_time")


def test_table_of_a_news_page() -> None:
    """A table keeps caption, header rows, row labels and spans."""
    document = only(NEWS)
    (table,) = document.tables
    assert (table.header_rows, table.label_columns) == (2, 1)
    assert table.caption is not None
    assert document.text[slice(*table.caption)] == "Losses by district, € million"
    assert (0, 0, 2, 1, "District") in grid(document)
    assert (0, 1, 1, 2, "Losses") in grid(document)
    cell = next(cell for cell in table.cells if document.text[cell.start : cell.end] == "812.4")
    assert [document.text[head.start : head.end] for head in table.headers(cell)] == ["Losses", "2025"]
    assert [document.text[label.start : label.end] for label in table.labels(cell)] == ["Lower town"]


def test_a_page_without_furniture_is_read_whole() -> None:
    """Everything that a small page shows is its text."""
    document = only(DATA_SHEET)
    assert texts(document) == ["Kestrel E4 Long Range: data sheet", "Kerb weight: 1,910 kg", "Boot volume: 520 litres"]
    assert document.title == "Kestrel E4 Long Range: data sheet"
    assert document.line_column(document.text.index("520")) == (3, 18)


def test_a_small_page_with_furniture_loses_only_that() -> None:
    """A data sheet between a menu and a footer is read without these."""
    page = DATA_SHEET.replace("<h1>", "<nav><a href='/'>Shop: 20% off</a></nav><h1>").replace(
        "</body>", "<footer>© 2025 Acme</footer></body>"
    )
    assert texts(only(page)) == ["Kestrel E4 Long Range: data sheet", "Kerb weight: 1,910 kg", "Boot volume: 520 litres"]


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("10<sup>6</sup> people", "10^6 people"),
        ("3 &times; 10<sup>&minus;6</sup> g", "3 × 10^−6 g"),
        ("2<sup>10</sup> bytes", "2^10 bytes"),
        ("340 km<sup>2</sup> and 5 m<sup>3</sup>", "340 km² and 5 m³"),
        ("3 m s<sup>-1</sup>", "3 m s^-1"),
        ("x<sup>2</sup> grows", "x^2 grows"),
        ("47<sup>3</sup> people", "47 people"),
        ("1,910<sup>1</sup> kg", "1,910 kg"),
        ("47<sup><a href='#fn3'>3</a></sup> people", "47 people"),
        ("47<a href='#fn3'><sup>3</sup></a> people", "47 people"),
        ("47<sup id='cite_ref-3' class='reference'><a href='#cite_note-3'>[3]</a></sup> people", "47 people"),
        ("47<a class='footnote-ref' href='#fn3'>3</a> people", "47 people"),
        ("47 <a role='doc-noteref' href='#n3'>3</a> people", "47 people"),
        ("revenue<sup>2</sup> rose by 12%<sup>[1]</sup>, 40<sup>*</sup>", "revenue rose by 12%, 40"),
        ("CO<sub>2</sub>, H<sub>2</sub>O, PM<sub>2.5</sub>", "CO2, H2O, PM2.5"),
        ("15<sup>th</sup> May, 1<sup>st</sup>", "15th May, 1st"),
        ("1<sup>1</sup>/<sub>2</sub> miles", "1 1/2 miles"),
        ("20<sup>o</sup>C", "20°C"),
        ("the Kestrel<sup>TM</sup> car", "the Kestrel™ car"),
        ("<sup>14</sup>C dating", "^14C dating"),
        ("<math><mn>3</mn><mo>×</mo><msup><mn>10</mn><mn>6</mn></msup></math> people", "3×10^6 people"),
    ],
)
def test_what_is_raised_and_lowered(markup: str, shown: str) -> None:
    """Exponents, units, formulas, ordinals and fractions are readable; the mark of a footnote is no digit of a figure."""
    assert texts(only(f"<p>{markup}</p>")) == [shown]


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("Mon&shy;day high&#173;est 4&#8203;5 fan<wbr>tastic", ["Monday highest 45 fantastic"]),
        ("<b>4</b>,5<i>0</i>0 peo<span>ple</span>", ["4,500 people"]),
        ("<i>5</i> <b>kg</b>", ["5 kg"]),
        ("5\n   kg\r\n\tof  tea", ["5 kg of tea"]),
        ("9.4&nbsp;m", ["9.4\xa0m"]),
        ("&lt;b&gt; &amp;amp; &copy 5 &bogus; 5 < 6 &#8364;5 &#x20AC;6 &euro;7", ["<b> &amp; © 5 &bogus; 5 < 6 €5 €6 €7"]),
        ("one<div>two</div>three<p>four", ["one", "two", "three", "four"]),
        ("Weight: 5 kg<br>Speed:<br/>9 mph<br>at<br>sea<br><br>next", ["Weight: 5 kg", "Speed: 9 mph at sea", "next"]),
        ("<s>£20</s> £15 <del>12</del><ins>14</ins> people", ["£15 14 people"]),
        ("<q>We won</q>, he said", ["“We won”, he said"]),
        ("\ue123 5 kg <span aria-hidden=true>x</span><span class=sr-only>opens</span>", ["5 kg"]),
        ("<h2>A<br>title</h2><p>5 kg", ["A title", "5 kg"]),
        ("5 kg of ⠓⼀ salt &#x2801; &#12032;", ["5 kg of ⠓⼀ salt ⠁ ⼀"]),
    ],
)
def test_words_stay_whole(markup: str, shown: list[str]) -> None:
    """Inline tags, soft hyphens and invisible spaces never split a word, block tags always do; entities are resolved."""
    assert texts(only(f"<div>{markup}</div>")) == shown


def test_preformatted_text() -> None:
    """An empty line ends a paragraph of preformatted text; where columns are set by spaces each line stands alone."""
    document = only("<pre>Dear all,\nwe meet on\nMonday.\n\nName   Sales\nAda      500\n</pre>")
    assert texts(document) == ["Dear all, we meet on Monday.", "Name Sales", "Ada 500"]
    assert document.line_column(document.text.index("500")) == (6, 10)


def test_tables_full_of_links_are_kept() -> None:
    """A table within the text that names its columns is read, though its names are links; a list of links is not."""
    rows = "".join(
        f"<tr><td><a href='/{name}'>The whole republic of {name}</a></td><td>{at}1</td></tr>" for at, name in enumerate("ABCDEFGHI")
    )
    story = "<p>The survey counted the mills of each republic, and found more of them than in any year before that.</p>" * 4
    links = "<ul><li><a href='/x'>More on mills</a><li><a href='/y'>More on flour</a><li><a href='/z'>More on wheat</a></ul>"
    document = only(f"<nav>Home</nav><div>{story}<table><tr><th>Republic<th>Mills</tr>{rows}</table>{links}{story}</div>")
    assert len(document.tables[0].cells) == 20
    assert "More on" not in document.text


def test_spans_of_cells() -> None:
    """Cells below one that reaches down into their row stand beside it."""
    rows = "<tr><td rowspan=2>Europe<td>2024<td>5<tr><td>2025<td>6<tr><td>Asia<td>2024<td>7"
    assert grid(only(f"<table>{rows}</table>")) == [
        (0, 0, 2, 1, "Europe"),
        (0, 1, 1, 1, "2024"),
        (0, 2, 1, 1, "5"),
        (1, 1, 1, 1, "2025"),
        (1, 2, 1, 1, "6"),
        (2, 0, 1, 1, "Asia"),
        (2, 1, 1, 1, "2024"),
        (2, 2, 1, 1, "7"),
    ]


def test_layout_tables_are_blocks() -> None:
    """A table that holds prose, other tables or a single column lays out the page: what it holds is read as if it were not there."""
    inner = "<table><tr><th>Year<th>Sales<tr><td>2024<td>5</table>"
    prose = "<p>" + "The mill sold flour to the whole valley. " * 12 + "</p>"
    document = only(f"<table><tr><td><h2>Mill</h2>{prose}<td>{inner}</table><table><tr><td>Alone</table>")
    assert len(document.tables) == 1
    assert grid(document)[-1] == (1, 1, 1, 1, "5")
    assert sections(document, Section.HEADING) == ["Mill"]
    assert texts(document)[-1] == "Alone"


def test_terms_and_values_are_a_table() -> None:
    """Short terms with short values make two columns; long ones are paragraphs."""
    document = only("<dl><dt>Weight<dd>1,910 kg<dt>Colours<dd>red<dd>blue</dl>")
    assert grid(document) == [
        (0, 0, 1, 1, "Weight"),
        (0, 1, 1, 1, "1,910 kg"),
        (1, 0, 2, 1, "Colours"),
        (1, 1, 1, 1, "red"),
        (2, 1, 1, 1, "blue"),
    ]
    assert document.tables[0].label_columns == 1
    assert not only(f"<dl><dt>Flour<dd>{'It is ground from wheat. ' * 20}</dl>").tables


def test_terms_are_labels_whatever_their_values() -> None:
    """The first term of a list is no header of the others."""
    document = only("<h1>Firm</h1><dl><dt>Founded</dt><dd>1987</dd><dt>Staff</dt><dd>1,200</dd></dl>")
    (table,) = document.tables
    assert (table.header_rows, table.label_columns) == (0, 1)


def test_tables_by_role() -> None:
    """Elements whose roles make them a table, its rows and its cells are one."""
    document = only(
        """<h1>Shares</h1><div role="table"><div role="rowgroup"><div role="row"><span role="columnheader">Firm</span>
        <span role="columnheader">Profit ($m)</span></div></div><div role="row"><span role="rowheader">Acme</span>
        <span role="cell">12.5</span></div><div role="row"><span role="rowheader">Vale</span><span role="cell">#N/A</span></div></div>"""
    )
    (table,) = document.tables
    assert (table.header_rows, table.label_columns) == (1, 1)
    assert [document.text[cell.start : cell.end] for cell in table.cells] == ["Firm", "Profit ($m)", "Acme", "12.5", "Vale"]


def test_a_page_of_a_wiki() -> None:
    """Links that edit, references and boxes of links are no part of a wiki's article."""
    document = only(
        """<div id="content"><h1>Harbour Bridge</h1><p>The bridge is a steel arch bridge. It is 1,150 metres long.</p>
        <h2>Traffic<span class="mw-editsection">[<a>edit</a>]</span></h2><p>It carried 160,435 vehicles a day in 2010.</p>
        <div class="reflist"><ol class="references"><li>Smith, J. (1999). "Bridges". 12 (3): 45-67.</li></ol></div>
        <div class="navbox"><table><tr><th>Bridges</th><td>List of 100 longest bridges</td></tr></table></div></div>"""
    )
    assert document.text.split("\n") == [
        "Harbour Bridge",
        "The bridge is a steel arch bridge. It is 1,150 metres long.",
        "Traffic",
        "It carried 160,435 vehicles a day in 2010.",
    ]


def test_the_caption_of_a_figure_is_that_of_its_table() -> None:
    """A table in a figure takes the figure's caption; lists in a cell are told apart."""
    table = "<table><tr><th>Year<th>Sales<tr><td>2024<td>5<ul><li>3<li>2</ul></table>"
    document = only(f"<figure>{table}<figcaption>Sales, $ million</figcaption></figure>")
    caption = document.tables[0].caption
    assert caption is not None
    assert document.text[slice(*caption)] == "Sales, $ million"
    assert grid(document)[-1][4] == "5; 3; 2"


@pytest.mark.parametrize(
    ("head", "published", "stated"),
    [
        ('<meta property="article:published_time" content="2025-10-27T23:30:00-05:00">', "2025-10-27", "meta article:published_time"),
        ('<meta name="DC.date.issued" content="2025-10">', "2025-10", "meta DC.date.issued"),
        ('<meta name="pubdate" content="20251027">', "2025-10-27", "meta pubdate"),
        ('<meta name="date" content="27 October 2025">', "2025-10-27", "meta date"),
        ('<meta itemprop="datePublished" content="2025/10/27">', "2025-10-27", "meta datePublished"),
        (
            '<script type="application/ld+json">[{"@type": ["Report"], "datePublished": "Oct 27, 2025"}]</script>',
            "2025-10-27",
            "JSON-LD datePublished",
        ),
        ('<script type="application/ld+json">{"@type": "Comment", "datePublished": "2025-10-27"}</script>', None, None),
        ('<script type="application/ld+json">{"@type": "Article", "dateModified": "2025-10-27"}</script>', None, None),
        ('<script type="application/ld+json">{broken</script>', None, None),
        ('<meta property="article:modified_time" content="2025-10-27"><meta name="last-modified" content="2025-10-27">', None, None),
        ('<meta name="date" content="soon">', None, None),
        ('<body><time class="entry-date published" datetime="2025-10-27T08:00">Monday</time>', "2025-10-27", "time datetime"),
        ('<body><time class="entry-date updated" datetime="2025-10-27T08:00">Monday</time>', None, None),
        ('<body><time datetime="2025-10-27">the day of the match</time>', None, None),
    ],
)
def test_dates(head: str, published: str | None, stated: str | None) -> None:
    """The day of publication comes from metadata that say so, with their name; a day of change, of a comment or of an event never dates."""
    document = only(f"<html><head>{head}<p>It cost 5 pounds.")
    assert (document.published, document.published_from) == (published, stated)


def test_a_page_dates_itself_by_its_words() -> None:
    """Without metadata the dateline counts, and its place is that of the source."""
    document = only("<title>x</title>\n<h1>Talks</h1>\n<p>Beijing, October 27, 2025 &mdash; The talks have begun.</p>")
    assert (document.published, document.published_from) == ("2025-10-27", "line 3")


@pytest.mark.parametrize(
    ("head", "title", "source"),
    [
        ("<title>Floods rise | Quelmar Herald</title>", "Floods rise", "Quelmar Herald"),
        ('<title>Herald - Floods</title><meta property="og:site_name" content="Herald">', "Floods", "Herald"),
        ('<title>x</title><meta property="og:title" content="Floods &amp; fires">', "Floods & fires", None),
        ("<title>Floods rise - 2024</title>", "Floods rise - 2024", None),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Fires", "publisher": {"name": "Echo"}}</script>',
            "Fires",
            "Echo",
        ),
        ("", "Floods rise", None),
    ],
)
def test_titles(head: str, title: str, source: str | None) -> None:
    """The title is what the page calls itself, without the name of its site; the site is the source."""
    document = only(f"<html><head>{head}</head><body><h1>Floods rise</h1><p>The water rose by 5 m.</p>")
    assert (document.title, document.source) == (title, source)


def test_copyright_lines_are_boilerplate() -> None:
    """A copyright line that a page keeps in its text is boilerplate."""
    document = only("<p>It weighs 5 kg.</p><p>&copy; 2025 Acme Ltd. All rights reserved.</p>")
    assert sections(document, Section.BOILERPLATE) == ["© 2025 Acme Ltd. All rights reserved."]


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        ("<meta charset=windows-1251><p>Москва, 5 кг".encode("cp1251"), "Москва, 5 кг"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>£5 – “ok”'.encode("cp1252"), "£5 – “ok”"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS"><p>東京5'.encode("cp932"), "東京5"),
        ("<meta charset=iso-2022-jp><p>東京5".encode("iso2022_jp"), "東京5"),
        ("<meta charset=utf-16><p>£5".encode(), "£5"),
        ("<meta charset=iso-8859-1><p>£5".encode(), "£5"),
        ("<meta charset=no-such-thing><p>£5".encode(), "£5"),
        ("<meta charset=unicode_escape><p>£5".encode(), "£5"),
        (b"\xef\xbb\xbf<meta charset=iso-8859-1><p>" + "£5".encode(), "£5"),
        ("\ufeff<p>£5".encode("utf-16-le"), "£5"),
        ("<?xml version='1.0' encoding='utf-8'?><html><body><p>£5</p></body></html>".encode(), "£5"),
    ],
)
def test_encodings(data: bytes, shown: str) -> None:
    """The byte-order mark, valid UTF-8, the encoding that the page names as browsers take it: in this order."""
    assert texts(only(data)) == [shown]


def test_a_damaged_character_costs_only_itself() -> None:
    """A page in UTF-8 with one broken byte is still read as UTF-8, and the report says so."""
    data = ("<meta charset=utf-8><p>" + "Über 5 km. " * 50).encode() + b"\xff</p>"
    assert "Über 5 km." in only(data).text
    assert decoded(data).notes == ("holds 1 damaged character, shown as \ufffd",)


@pytest.mark.parametrize(
    "opened", ["<div>", "<b>", "<nav>", "<ul><li>", "<table><tr><td>", "<blockquote>", "<sup>", "<q>", "<dl><dt>x<dd>"]
)
def test_deep_nesting(opened: str) -> None:
    """Elements nested thousands deep are read as plain paragraphs, and the report says so; nothing after them is lost."""
    document = only(f"<p>It weighs 5 kg.</p>{(opened + 'a') * 3000}<p>It costs 6 pounds.</p>")
    assert "5 kg" in document.text
    assert "6 pounds" in document.text
    assert document.notes[0].startswith("nests its elements too deep")


HOSTILE = {
    "divs": "<div>" * 2_000_000,
    "brackets": "<" * 1_000_000,
    "open tags": "<a " * 500_000,
    "open quotes": '<a x="' * 300_000,
    "comments": "<!--" * 300_000,
    "scripts": "<script>" * 300_000,
    "references": "<p>" + "&#9999999999;&#x0;&#xD800;&bogus;&nbsp&lt" * 5_000,
    "spaces": "<p>a" + " " * 3_000_000 + "b",
    "wide": "<table><tr>" + "<td colspan=999>5" * 10_000,
    "tall": "<table>" + "<tr><td rowspan=65534 colspan=900>5<td>6" * 5_000,
    "names": "<div class='" + "navBar-x " * 50_000 + "'>5 kg",
    "JSON": '<script type="application/ld+json">' + "[" * 200_000 + "</script><p>5 kg",
    "noted": "<p>" + "<a href=#fn1>5</a><sup>3</sup>" * 10_000,
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_pages(data: str) -> None:
    """Whatever a page holds, it ends in a document or in a plain reason."""
    try:
        reason = f"{len(only(data).text)} characters"
    except ReadError as error:
        reason = error.reason
    assert re.fullmatch(r"[1-9]\d* characters|holds no text that is shown", reason)


@pytest.mark.parametrize(
    "data", [b"", b" \n", b"<p></p>", b"<script>5</script>", b"<p>5\0kg</p>", bytes(range(256)), b"\x89PNG\r\n\x1a\n\0\0"]
)
def test_what_is_no_page(data: bytes) -> None:
    """A file without text, or of another kind, is refused with one plain sentence."""
    with pytest.raises(ReadError, match=r"is empty|holds no text|NUL"):
        only(data)


@pytest.mark.parametrize("part", range(1, 20))
def test_truncated(part: int) -> None:
    """A page that breaks off gives what it holds so far, at its places, or a reason."""
    whole = NEWS.encode()
    data = whole[: len(whole) * part // 20]
    try:
        document = only(data)
    except ReadError:
        assert part < 7
        return
    for start, _ in document.stretches():
        at = offset_of(NEWS, *document.line_column(start))
        assert stripped(NEWS[at : at + 200])[:1] == document.text[start]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_flipped_bytes(seed: int) -> None:
    """A page with broken bytes ends in a document or in a reason, never in an exception of a library."""
    source = random.Random(seed)
    data = bytearray(NEWS.encode())
    for _ in range(source.randint(1, 60)):
        data[source.randrange(len(data))] = source.choice(b"<>&;\"'/=!-x \xff\x80")
    try:
        document = only(bytes(data))
    except ReadError:
        return
    assert not MARK.search(document.text)
    assert all(document.text[start:end].strip() for start, end in document.stretches())


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from([*"<>&;/!-=\"' \nax5", "<p>", "</p>", "<b>", "</b>", "<td>", "<sup>", "<br>", "<!--", "-->", "&amp;", "<a b='"])
    )
)
def test_any_markup(parts: list[str]) -> None:
    """Each character shown stands at its place in the source, however broken the markup."""
    raw = "".join(parts)
    try:
        document = only(raw)
    except ReadError:
        return
    for start, _ in document.stretches():
        at = offset_of(raw, *document.line_column(start))
        assert entities.unescape(raw[at : at + 10])[:1] == document.text[start] or document.text[start] == "^"


def test_marks_number_the_runs() -> None:
    """Every run of text is in the tree under its mark, also past the marks of one symbol and of two."""
    page = page_of(("<p>a</p>" * 60_000).encode())
    assert len(page.runs) == 60_000
    text = "".join(page.root.itertext())
    assert sum(1 for _ in MARK.finditer(text)) == 60_000
