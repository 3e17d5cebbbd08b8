"""Healthy inputs of every kind, small enough that thousands of their kind are read in a minute."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import cache

import yaml
from reportlab.pdfgen.canvas import Canvas

from checker.reporters import render
from tests.conftest import ROOT
from tests.readers import pdf_made_tables
from tests.readers.pdf_making import Sheet
from tests.readers.word_files import contract, core, p, style, tbl, tr, word
from tests.readers.workbooks import book_of, results, saved, with_shared_texts
from tests.reporters import reports

STORIES = (
    "The Alder Bridge opened to traffic on Tuesday. The bridge is 412 metres long, the city said.\n",
    "BERLIN, 27 October 2025 — Revenue rose 11.3% to €4.2 billion, from €3.8bn a year earlier, Halden said.\n\n"
    'CORRECTION: an earlier version said 57-47, not 57-48. "We will hire between 1,200 and 1,500 people", she added.\n',
    "At least 43 people were killed and 120 injured in Busan, South Korea, on Oct. 30 at 3:30 pm, up from the previous 38.\n"
    "* Price: $1.99/kg\n* Area: 48,000 m² (about 12 acres)\nTotal: 3 + 4 = 7; two-thirds of 90 is 60.\n",
)
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Harbour results</title>
<meta property="article:published_time" content="2025-03-14T09:30:00Z"><script type="application/ld+json">
{"@type": "NewsArticle", "headline": "Harbour results", "datePublished": "2025-03-14"}</script>
<base href="x:"><style>p{}</style></head><body>
<nav><a href="#">Home</a></nav><article><h1>Harbour results</h1><p>Revenue
rose <b>11.3</b>&nbsp;% to &euro;4.2 billion<sup>1</sup> on 14 March.</p>
<ul><li>Staff: 12,480</li><li hidden>Gone: 5</li></ul><table>
<caption>$ million</caption><thead><tr><th rowspan=2>Year</th><th colspan=2>Sales</th></tr>
<tr><th>North</th><th>South</th></tr></thead><tbody><tr><td>2024</td><td>4,215.6</td><td>(312.0)</td></tr>
<tr><td>2023</td><td>3,787.2</td>
<td>n/a</td></tr></tbody></table><pre>10<sup>6</sup> km<sup>2</sup></pre>
<p>The tower is 50 m high.<br>It has 12 floors.</article></body></html>"""
MARKDOWN = """---
title: Harbour results
date: 2025-03-14
---
# Results for **2024**

Revenue rose *11.3* % to `€4.2` billion[^1], see [the page](http://x "t"). <b>43</b> &amp; <!-- checker: ignore --> more.

| Year | Sales<br>$m |
|:-----|-----:|
| 2024 | 4,215.6 |
| 2023 | ~~3,787.2~~ |

1. Staff: 12,480
   > 41 per cent were women.

[^1]: Excluding dairy.
"""
TABLES = (
    "Region;2023;2024\nNorth;1.234,5;2.345,6\nSouth;(312,0);n/a\nTotal;922,5;2.345,6\n",
    '"Name","Price, $","Date"\n"Tower ""A""",50,2024-03-31\n"two\nlines","=1+1",31/12/2024\n',
    "sep=\t\nCity\tPeople\tArea km²\nGhent\t265,086\t156\nBruges\t118,656\t138\n",
)
RECORDS = (
    '{"id": "a", "text": "The tower is 50 metres high.", "title": "Tower", "published": "2025-03-14", "source": "Wire"}\n'
    '{"id": "b", "text": "The tower is 60 metres high.\\nIt opened \\ud83d\\ude00 in 1999.", "date": 1710408600, "authority": "high"}\n'
)
DECISIONS = """- id: 0123456789ab
  rule: diplomacy/summit-venue
  subject: APEC summit
  values: [Busan, Seoul]
  sources: ["a.txt", 'b.txt']
  decision: accepted
  reason: "It moved \\ud83d\\ude00"
  by: kim
  on: 2026-11-30
- {id: ba9876543210, decision: ask}
"""
SETTINGS = """format = "text"
fail-on = "never"
max-file-size = "5 MB"
jobs = 1
rules = ["mine.yml"]
disable = ["generic", 'trade/soybeans']
packs = ["trade"]
[severity]
"generic/money" = "note"
[sources]
"Wire \\u00e9" = "high"
"""
SIDECAR = "title: Tower\nsource: Wire\nauthority: high\npublished: 27 October 2025\n"
SOURCES = "file,source,published,authority\na.txt,Wire,2025-10-27,high\n'sub/b.txt',\"Post, the\",October 2025,\n"
IGNORES = "# not these\n*.log\n!keep.log\n/build/\ndocs/**/x?.txt\n[a-z]*.md\nsub/\n\\#odd \n"


@cache
def pdfs() -> tuple[bytes, ...]:
    """Pages with prose, a table and marks; what they draw is not packed, so that it can be changed."""
    sheet = Sheet(title="Harbour results")
    sheet.canvas.setPageCompression(0)
    for number, line in enumerate(STORIES[1].split(". ")):
        sheet.put(56, 90 + 14 * number, line + " 47{^3}")
    sheet.next_page()
    sheet.put(56, 90, "The tower is 50 metres high.")
    return sheet.bytes(), _plain(pdf_made_tables.ruled()[0]), _plain(pdf_made_tables.statement()[0]), Canvas("x").getpdfdata()


def _plain(data: bytes) -> bytes:
    """A PDF whose streams are not packed."""
    import base64
    import zlib

    def unpacked(stream: re.Match[bytes]) -> bytes:
        return b"stream\n" + zlib.decompress(base64.a85decode(stream[1].strip(), adobe=False)) + b"\nendstream"

    return re.sub(rb"stream\r?\n(.+?)~>\r?\nendstream", unpacked, data, flags=re.DOTALL).replace(b"/ASCII85Decode /FlateDecode", b"")


@cache
def word_files() -> tuple[bytes, ...]:
    """A contract with all that contracts have, and a small page with styles."""
    table = tbl(tr("Year", "Sales"), tr("2024", "4,215.6"))
    return contract(), word(
        p("Results", style="Heading1") + p(STORIES[0]) + table,
        styles=style("Heading1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', based_on="Base") + style("Base"),
        core=core(title="Results", created="2025-03-14T09:30:00Z"),
    )


@cache
def workbooks() -> tuple[bytes, ...]:
    """A quarterly report with all that sheets have, once more as Excel saves its texts, and a small sheet."""
    whole = saved(results())
    return whole, with_shared_texts(whole), saved(book_of(A1="Tower, metres", B1=50, A2="Opened", B2="=B1+1"))


@cache
def rule_files() -> tuple[bytes, ...]:
    """Each shipped rule in a file of its own, and the test's own files."""
    made = [(ROOT / "tests" / "rulebook" / name).read_bytes() for name in ("good.yml", "shop.yml")]
    for path in sorted((ROOT / "rules").glob("*.yml")):
        told = yaml.load(path.read_bytes(), yaml.BaseLoader)
        for rule in told["rules"][:4]:
            made.append(yaml.safe_dump(told | {"rules": [rule]}, sort_keys=False, allow_unicode=True).encode())
    return tuple(made)


@cache
def stored_reports() -> tuple[bytes, ...]:
    """Reports in JSON, with everything that one can hold."""
    return tuple(str(render(each, "json")).encode() for each in (reports.stories(), reports.report(reports.growth())))


@cache
def words() -> tuple[str, ...]:
    """What readers, extractors and rules look for: the words of their tables, and spellings that have hurt programs before."""
    small = [path for path in sorted((ROOT / "checker" / "data").glob("*.csv")) if path.stat().st_size < 200_000]
    rows = (line.split(",")[0].strip('"') for path in small for line in path.read_text("utf-8").splitlines()[1:] if line[:1] != "#")
    return tuple(dict.fromkeys([*(row for row in rows if 0 < len(row) < 40), *HOSTILE]))


NUMBERS: Sequence[str] = (
    *(
        "0",
        "-1",
        "1",
        "2",
        "00",
        "007",
        "65536",
        "2147483648",
        "-2147483649",
        "18446744073709551616",
        "9" * 30,
        "9" * 400,
        "1e999",
        "-1e-999",
    ),
    *(
        "1e5",
        "0x10",
        "NaN",
        "Infinity",
        "-Infinity",
        "1,234",
        "1.234,56",
        "1'000",
        "½",
        "٣٤",
        "１２",
        "१२",
        "10⁶",
        "²",
        "1/0",
        "0/0",
        "1-1",
        "3:99",
    ),
    *(
        "32/13/2024",
        "0000-00-00",
        "9999-12-31",
        "99999-01-01",
        "2024-02-30",
        "1.5e308",
        "4.9e-324",
        "0.0",
        "-0",
        "+",
        "--5",
        "1_000",
        "1 000",
    ),
)
HOSTILE: Sequence[str] = (
    *NUMBERS,
    *(
        "",
        " ",
        "\t",
        "\n",
        "\r",
        "\r\n",
        "\0",
        "\x0b",
        "\x0c",
        "\x1b[31m",
        "\x1c",
        "\x85",
        "\u2028",
        "\u2029",
        "\xa0",
        "\xad",
        "\u200b",
        "\u200d",
    ),
    *(
        "\u202e",
        "\u2066",
        "\ufeff",
        "\ufffd",
        "\ufffe",
        "\U0001f600",
        "e\u0301",
        "ß",
        "İ",
        "ı",
        "ﬁ",
        "Ǆ",
        "\u0345",
        "\U0010ffff",
        "\ue000",
        "̈" * 50,
    ),
    *('"', "'", "“", "”", "’", "«", "(", ")", "[", "]", "{", "}", "<", ">", "&", "&amp;", "&#0;", "&#xD800;", "&lt;", "<!--", "-->", "]]>"),
    *(
        "|",
        "*",
        "**",
        "_",
        "`",
        "```",
        "~~",
        "#",
        "- ",
        "> ",
        "---",
        "\\",
        "/",
        "//",
        "..",
        "../",
        "%",
        "%s",
        "{0}",
        "$",
        "€",
        "£",
        "^",
        "=",
    ),
    *(
        ":",
        ": ",
        "::",
        ";",
        ",",
        ".",
        "...",
        "…",
        "!",
        "?",
        "&a",
        "*a",
        "!!python/none",
        "<<",
        "null",
        "~",
        "true",
        "[]",
        "{}",
        "(a+)+$",
        ".",
    ),
    *(
        "<b>",
        "</b>",
        "<p>",
        "</p>",
        "<td>",
        "<tr>",
        "<table>",
        "</table>",
        "<script>",
        "<br/>",
        "<sup>",
        "</div>",
        "checker: ignore",
        "A1:XFD1048576",
    ),
)


@cache
def columns() -> tuple[bytes, ...]:
    """A Parquet file of records."""
    import io

    import pyarrow as pa
    from pyarrow import parquet

    held = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist([json.loads(line) for line in RECORDS.splitlines()]), held, compression="none")
    return (held.getvalue(),)
