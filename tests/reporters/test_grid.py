"""The grid of facts and sources, which a workbook and the page show."""

from __future__ import annotations

import pytest

from checker.model import Verdict
from checker.reporters.grid import grid

from . import reports


def test_grid() -> None:
    """A row a finding, a column a document that speaks of one; what it states, and that the text gives it up."""
    told = reports.stories()
    sheet = grid(told.findings, told)
    assert sheet.documents == (reports.A, reports.B, reports.C)
    assert [row.finding.id for row in sheet.rows] == [finding.id for finding in told.findings]
    assert [row.cells(sheet.documents) for row in sheet.rows] == [
        ("Busan, South Korea", "Seoul", ""),
        ("", "", "20 million metric tons; 12 million tons (earlier)"),
        ("Busan", "", "Busan"),
        ("", "", "25 million tons"),
    ]


def test_what_each_document_prints() -> None:
    """Of one value in two units, and of a place that one names with its country, each column has what can be searched in its document."""
    texts = {"a": "1.5 miles", "b": "2.4 km", "c": "2.4"}
    miles, km, cell = claims = tuple(
        reports.claim(name, f"It is {text}", text, line=line, value=2.4) for line, (name, text) in enumerate(texts.items())
    )
    long = reports.finding("0123456789ab", Verdict.AGREEMENT, "x", reports.value("2.4 (km)", km, miles, cell), claims=claims)
    told = reports.report(long)
    (row,) = grid(told.findings, told).rows
    assert row.cells(tuple(texts)) == ("1.5 miles", "2.4 km", "2.4 (km)")
    assert row.said == (("2.4 km", ("b",)), ("1.5 miles", ("a",)), ("2.4 (km)", ("c",)))


@pytest.mark.parametrize("display", ["12.4", "2.45", "2.4-3", "-2.4"])
def test_another_number_is_not_what_a_document_prints(display: str) -> None:
    """A number that only stands inside of another is shown for itself."""
    one = reports.claim("a", "It is 2.4", "2.4", line=1)
    told = reports.report(reports.finding("0123456789ab", Verdict.SINGLE, "x", reports.value(display, one), claims=(one,)))
    assert grid(told.findings, told).rows[0].said == (("2.4", ("a",)),)


def test_words_of_a_recomputed_figure() -> None:
    """A finding without values has what its claims say."""
    told = reports.report(reports.growth())
    assert grid(told.findings, told).rows[0].said == (("25%", ("report.md",)), ("10", ("report.md",)), ("12", ("report.md",)))


def test_documents_that_the_report_does_not_list() -> None:
    """A document that only a finding names has its column, after those of the report."""
    told = reports.report(reports.summit(), documents=())
    assert grid(told.findings, told).documents == (reports.A, reports.B)
    assert grid((), told).documents == ()
