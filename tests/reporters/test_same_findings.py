"""All formats tell the same findings."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable

import openpyxl
import pytest
from pyarrow import parquet

from checker.model import Report, Verdict
from checker.reporters import REPORTERS, render

from . import reports

Told = set[tuple[str, str]]
"""Id and verdict of each finding."""

WORDS = {"CONFLICT": "conflict", "REVISION": "revision", "ROUNDING": "rounding"}


def of_text(report: Report) -> Told:
    """From the cards of the terminal report."""
    found = re.findall(
        r"^(CONFLICT|REVISION|ROUNDING)  .*?\b([0-9a-f]{12})\b", render(report, "text", everything=True), re.MULTILINE | re.DOTALL
    )
    return {(name, WORDS[word]) for word, name in found}


def of_markdown(report: Report) -> Told:
    """From the headings of the Markdown."""
    pattern = r"^## (CONFLICT|REVISION|ROUNDING): [^\n]*\n\n[^\n]*`([0-9a-f]{12})`"
    return {(name, WORDS[word]) for word, name in re.findall(pattern, render(report, "markdown", everything=True), re.MULTILINE)}


def of_csv(report: Report) -> Told:
    """From the rows."""
    return {(row["id"], row["verdict"]) for row in csv.DictReader(io.StringIO(render(report, "csv")))}


def of_json(report: Report) -> Told:
    """From the list of findings."""
    return {(finding["id"], finding["verdict"]) for finding in json.loads(render(report, "json"))["findings"]}


def of_sarif(report: Report) -> Told:
    """From the results."""
    results = json.loads(render(report, "sarif"))["runs"][0]["results"]
    return {(result["fingerprints"]["checkerFact/v1"], result["properties"]["verdict"]) for result in results}


def of_github(report: Report) -> Told:
    """From the titles of the annotations."""
    found = re.findall(r"^::\w+ title=(\w+) \([^)]*%2C ([0-9a-f]{12})\)", str(render(report, "github")), re.MULTILINE)
    return {(name, verdict.lower()) for verdict, name in found}


def of_xlsx(report: Report) -> Told:
    """From the sheet of facts."""
    book = openpyxl.load_workbook(io.BytesIO(render(report, "xlsx")))  # type: ignore[arg-type]
    return {(row[0], row[1]) for row in book["Facts"].iter_rows(min_row=2, values_only=True)}


def of_parquet(report: Report) -> Told:
    """From the rows, of which a finding has one a claim."""
    rows = parquet.read_table(io.BytesIO(render(report, "parquet"))).to_pylist()  # type: ignore[arg-type]
    return {(row["finding"], row["verdict"]) for row in rows}


def of_html(report: Report) -> Told:
    """From the cards of the page."""
    cards = re.findall(r"<article[^>]*>", str(render(report, "html")))
    return {(re.search(r' id="([0-9a-f]{12})"', card)[1], re.search(r'data-verdict="(\w+)"', card)[1]) for card in cards}  # type: ignore[index]


READERS: dict[str, Callable[[Report], Told]] = {
    "text": of_text,
    "markdown": of_markdown,
    "csv": of_csv,
    "json": of_json,
    "sarif": of_sarif,
    "github": of_github,
    "xlsx": of_xlsx,
    "parquet": of_parquet,
    "html": of_html,
}
HAVE_ALL = {"csv", "json", "xlsx", "parquet", "html"}


def test_every_format_is_held_to_it() -> None:
    """Whoever adds a format adds how its findings are read."""
    assert set(READERS) == set(REPORTERS)


@pytest.mark.parametrize("name", READERS)
def test_same_findings(name: str) -> None:
    """Every format has every conflict, revision and rounding; those for programs have what agrees and what stands alone as well."""
    report = reports.report(reports.growth(), *reports.stories().findings)
    wanted = {
        (finding.id, finding.verdict.value)
        for finding in report.findings
        if name in HAVE_ALL or finding.verdict in (Verdict.CONFLICT, Verdict.REVISION, Verdict.ROUNDING)
    }
    assert READERS[name](report) == wanted
