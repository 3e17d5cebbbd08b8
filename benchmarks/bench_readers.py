"""How fast each reader is: pages, documents and megabytes a second, and its time as a ratio to the bare library doing the same.

    python benchmarks/bench_readers.py --runs 5

The files are made by the program, as real ones are: news pages, annual reports, contracts, workbooks, tables. Reader and bare library take
turns on the same bytes; the median of the runs counts.
"""

from __future__ import annotations

import argparse
import csv
import io
import random
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from statistics import median
from time import perf_counter
from typing import NamedTuple

from checker.model import Document
from checker.readers import READERS

GOAL = 1.5
SENTENCE = (
    "the port of Ashby handled more grain in spring than a year before while the ministry said that exports to the north rose again and "
    "prices at the mill fell because the harvest was early and the river stayed open for longer than anybody had expected"
)
WORDS = SENTENCE.split()


class Sample(NamedTuple):
    """A file to read, how many pages it has, and how the bare library reads it."""

    suffix: str
    data: bytes
    pages: int
    bare: Callable[[bytes], object]


def prose(chance: random.Random, sentences: int) -> str:
    """Sentences of a report, each with a figure."""
    made = []
    for _ in range(sentences):
        words = chance.sample(WORDS, 14)
        words.insert(7, f"{chance.uniform(1, 99):.1f}%")
        made.append(" ".join(words).capitalize() + f", up from {chance.randint(1, 900)} million tons.")
    return " ".join(made)


def rows(chance: random.Random, count: int) -> list[list[str]]:
    """A table with a header, a label and four figures a row."""
    head = ["Mill", "Output (tonnes)", "Revenue ($ million)", "Share (%)", "Employees"]
    return [head] + [
        [
            f"Mill {at}",
            f"{chance.randint(1000, 99999):,}",
            f"{chance.uniform(1, 99):.1f}",
            f"{chance.uniform(0, 40):.2f}",
            str(chance.randint(5, 900)),
        ]
        for at in range(count)
    ]


def news_page(chance: random.Random) -> Sample:
    """A saved page with navigation, an article, a table, and stories beside it."""
    import trafilatura

    links = "".join(f'<li><a href="/{at}">{" ".join(chance.sample(WORDS, 4))}</a></li>' for at in range(60))
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows(chance, 12))
    body = "".join(f"<p>{prose(chance, 4)} It took 10<sup>6</sup> hours &amp; more.</p>" for _ in range(25))
    page = (
        '<!doctype html><html><head><title>Grain at Ashby | The Herald</title><meta property="og:site_name" content="The Herald">'
        '<meta property="article:published_time" content="2025-10-27T09:00:00Z"><style>p { color: black }</style></head><body>'
        f"<nav><ul>{links}</ul></nav><main><article><h1>Grain at Ashby</h1>{body}<table>{table}</table></article></main>"
        f"<aside><ul>{links}</ul></aside><footer><p>© The Herald. All rights reserved.</p></footer></body></html>"
    )
    return Sample(".html", page.encode(), 1, lambda data: trafilatura.extract(data.decode(), include_tables=True))


def annual_report(chance: random.Random, pages: int = 40) -> Sample:
    """A report in two columns with running headers and a table on every fourth page."""
    import pypdfium2
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table

    out = io.BytesIO()
    width, height = A4
    frames = [Frame(40 + column * (width - 80) / 2, 60, (width - 90) / 2, height - 130, id=str(column)) for column in (0, 1)]

    def running(canvas: object, _: object) -> None:
        canvas.setFont("Helvetica", 8)  # type: ignore[attr-defined]
        canvas.drawString(40, height - 40, "Ashby Mills plc · Annual Report 2024")  # type: ignore[attr-defined]
        canvas.drawRightString(width - 40, 30, str(canvas.getPageNumber()))  # type: ignore[attr-defined]

    document = BaseDocTemplate(out, pagesize=A4)
    document.addPageTemplates([PageTemplate("two", frames, onPage=running)])
    style = getSampleStyleSheet()
    story: list[object] = []
    for page in range(pages):
        story.append(Paragraph(f"Chapter {page + 1}", style["Heading2"]))
        story += [Paragraph(prose(chance, 4), style["BodyText"]) for _ in range(12 if page % 4 else 9)]
        if page % 4 == 0:
            story.append(Table([[row[0], row[2], row[3]] for row in rows(chance, 10)]))
    document.build(story)
    data = out.getvalue()

    def bare(data: bytes) -> list[str]:
        pdf = pypdfium2.PdfDocument(data)
        return [page.get_textpage().get_text_range() for page in pdf]

    return Sample(".pdf", data, len(bare(data)), bare)


def contract(chance: random.Random) -> Sample:
    """A contract of a hundred clauses and ten tables."""
    import docx

    made = docx.Document()
    for clause in range(100):
        made.add_heading(f"{clause + 1}. Clause", level=2)
        for _ in range(3):
            made.add_paragraph(prose(chance, 3))
        if clause % 10 == 0:
            held = rows(chance, 8)
            table = made.add_table(len(held), len(held[0]))
            for cells, row in zip(table.rows, held, strict=True):
                for cell, text in zip(cells.cells, row, strict=True):
                    cell.text = text
    out = io.BytesIO()
    made.save(out)

    def bare(data: bytes) -> list[str]:
        document = docx.Document(io.BytesIO(data))
        texts = [paragraph.text for paragraph in document.paragraphs]
        return texts + [cell.text for table in document.tables for row in table.rows for cell in row.cells]

    return Sample(".docx", out.getvalue(), 1, bare)


def workbook(chance: random.Random) -> Sample:
    """Three sheets of 2,000 rows with formats for thousands and shares."""
    import openpyxl
    from python_calamine import CalamineWorkbook

    made = openpyxl.Workbook()
    made.remove(made.active)
    for number in range(3):
        sheet = made.create_sheet(f"Mills {number}")
        head, *body = rows(chance, 2000)
        sheet.append(head)
        for at, row in enumerate(body, 2):
            sheet.append([row[0], int(row[1].replace(",", "")), float(row[2]), float(row[3]) / 100, int(row[4])])
            sheet.cell(at, 2).number_format = "#,##0"
            sheet.cell(at, 4).number_format = "0.0%"
    out = io.BytesIO()
    made.save(out)

    def bare(data: bytes) -> list[object]:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]

    return Sample(".xlsx", out.getvalue(), 3, bare)


def table(chance: random.Random) -> Sample:
    """A European table: 20,000 rows, semicolons, decimal commas."""
    out = io.StringIO()
    head, *body = rows(chance, 20_000)
    writer = csv.writer(out, delimiter=";")
    writer.writerow(head)
    writer.writerows([row[0], row[1].replace(",", "."), row[2].replace(".", ","), row[3].replace(".", ","), row[4]] for row in body)

    def bare(data: bytes) -> list[list[str]]:
        text = data.decode()
        return list(csv.reader(io.StringIO(text, newline=""), csv.Sniffer().sniff(text[:8000])))

    return Sample(".csv", out.getvalue().encode(), 1, bare)


def notes(chance: random.Random) -> Sample:
    """A Markdown file with headings, lists, tables and links."""
    from markdown_it import MarkdownIt

    parts = []
    for at in range(120):
        parts.append(f"## Part {at}\n\n{prose(chance, 6)} See [the **report**](http://example.org/2024/{at}).\n")
        parts.append(f"- {prose(chance, 1)}\n- {prose(chance, 1)}\n")
        if at % 6 == 0:
            held = rows(chance, 8)
            parts.append("\n".join("| " + " | ".join(row) + " |" for row in [held[0], ["---"] * 5, *held[1:]]) + "\n")
    parse = MarkdownIt("commonmark").enable("table").parse
    return Sample(".md", "\n".join(parts).encode(), 1, lambda data: parse(data.decode()))


SAMPLES: tuple[Callable[[random.Random], Sample], ...] = (news_page, annual_report, contract, workbook, table, notes)


def seconds(run: Callable[[], object]) -> float:
    """How long a call takes."""
    started = perf_counter()
    run()
    return perf_counter() - started


def measured(sample: Sample, turns: int) -> tuple[float, float]:
    """Median seconds of the reader and of the bare library, in turns; the first turn does not count."""
    read = import_module(READERS[sample.suffix]).read

    def ours() -> Sequence[object]:
        found = list(read(sample.data, f"a{sample.suffix}"))
        assert any(isinstance(each, Document) for each in found), "nothing was read"
        return found

    pairs = [(seconds(ours), seconds(lambda: sample.bare(sample.data))) for _ in range(turns + 1)][1:]
    return median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)


def table_rows(turns: int) -> Iterator[str]:
    """A line a format."""
    for make in SAMPLES:
        sample = make(random.Random(7))
        if sample.suffix not in READERS:
            continue
        own, bare = measured(sample, turns)
        megabytes = len(sample.data) / 1e6
        ratio = own / bare
        yield (
            f"{sample.suffix:<7}{megabytes:>8.2f}{1 / own:>10.1f}{sample.pages / own:>10.1f}{megabytes / own:>8.1f}{own * 1000:>9.1f}"
            f"{bare * 1000:>9.1f}{ratio:>7.2f}  {'met' if ratio <= GOAL else 'not met'}"
        )


def main() -> None:
    """Print documents, pages (sheets) and megabytes a second by format, and the ratio to the bare library."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="turns of each reader (default 5)")
    turns = max(1, parser.parse_args().runs)
    print(f"{'format':<7}{'MB':>8}{'docs/s':>10}{'pages/s':>10}{'MB/s':>8}{'ms':>9}{'bare ms':>9}{'ratio':>7}  goal {GOAL}")
    for line in table_rows(turns):
        print(line)


if __name__ == "__main__":
    main()
