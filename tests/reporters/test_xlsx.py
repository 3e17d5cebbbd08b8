"""The workbook of facts and sources."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl

from checker.model import Decided, Decision, Report
from checker.reporters import render
from checker.reporters.xlsx import HEAD

from . import reports


def sheet(report: Report, name: str) -> list[tuple[object, ...]]:
    """The rows of a sheet."""
    book = openpyxl.load_workbook(io.BytesIO(render(report, "xlsx")))  # type: ignore[arg-type]
    return list(book[name].iter_rows(values_only=True))


def test_workbook() -> None:
    """The grid, the sources with date and where it was found, and what was skipped."""
    head, first, *_ = sheet(reports.stories(), "Facts")
    assert head == (*HEAD, reports.A, reports.B, reports.C)
    assert first[:3] == ("c4f19be2a07d", "conflict", "error")
    assert first[-3:] == ("Busan, South Korea", "Seoul", None)
    assert sheet(reports.stories(), "Sources")[1][3:5] == ("2025-11-25", "line 1")
    assert sheet(reports.stories(), "Skipped")[1] == ("scan.pdf", None, "a PDF without a text layer")


def test_decided() -> None:
    """A fact says why it was decided, by whom and when, before the columns of the documents."""
    decided = Decided(Decision.FALSE_ALARM, "two summits", "Ana", "2026-11-30")
    head, first = sheet(reports.report(replace(reports.summit(), status=Decision.FALSE_ALARM, decided=decided)), "Facts")
    assert head[len(HEAD) - 3 : len(HEAD)] == ("reason", "decided by", "decided on")
    assert first[len(HEAD) - 3 : len(HEAD)] == ("two summits", "Ana", "2026-11-30")


def test_long_text_fits() -> None:
    """A cell holds what a workbook can."""
    found = sheet(reports.report(replace(reports.summit(), message="x" * 40_000)), "Facts")[1][6]
    assert isinstance(found, str)
    assert found == "x" * 32_000 + "…"


def test_empty_report() -> None:
    """Headings alone."""
    assert sheet(reports.report(), "Facts") == [HEAD]
