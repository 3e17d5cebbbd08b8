"""The grid of facts and sources, which a workbook and the page show."""

from __future__ import annotations

from checker.reporters.grid import grid

from . import reports


def test_grid() -> None:
    """A row a finding, a column a document that speaks of one; what it states, and that the text gives it up."""
    told = reports.stories()
    sheet = grid(told.findings, told)
    assert sheet.documents == (reports.A, reports.B, reports.C)
    assert [row.finding.id for row in sheet.rows] == [finding.id for finding in told.findings]
    assert [row.cells(sheet.documents) for row in sheet.rows] == [
        ("Busan", "Seoul", ""),
        ("", "", "20 million metric tons; 12 million tons (earlier)"),
        ("Busan", "", "Busan"),
        ("", "", "25 million t"),
    ]


def test_words_of_a_recomputed_figure() -> None:
    """A finding without values has what its claims say."""
    told = reports.report(reports.growth())
    assert grid(told.findings, told).rows[0].said == (("25%", ("report.md",)), ("10", ("report.md",)), ("12", ("report.md",)))


def test_documents_that_the_report_does_not_list() -> None:
    """A document that only a finding names has its column, after those of the report."""
    told = reports.report(reports.summit(), documents=())
    assert grid(told.findings, told).documents == (reports.A, reports.B)
    assert grid((), told).documents == ()
