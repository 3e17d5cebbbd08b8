"""The findings as a sheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from checker.model import Decided, Decision, Report, Verdict
from checker.model.own_report import FINDING_COLUMNS
from checker.reporters import render
from checker.reporters.cells import defused

from . import reports


def rows(report: Report) -> list[dict[str, str]]:
    """The rows by column."""
    return list(csv.DictReader(io.StringIO(render(report, "csv"))))


def test_a_row_is_a_claim() -> None:
    """Every claim of every finding has a row that says what it states, where, and in which words."""
    found = rows(reports.stories())
    assert tuple(found[0]) == FINDING_COLUMNS
    assert [row["id"] for row in found] == [one.id for one in reports.stories().findings for _ in one.claims]
    first = found[1]
    assert (first["verdict"], first["severity"], first["value"], first["place"]) == ("conflict", "error", "Seoul", "27:124")
    assert (first["document"], first["published"], first["speaker"]) == (reports.B, "2025-10-27", "The White House")
    assert first["quote"] == reports.SEOUL
    assert [row["earlier"] for row in found if row["verdict"] == "revision"] == ["", "yes"]


def test_a_recomputed_figure_shows_its_arithmetic() -> None:
    """What was computed stands in its column."""
    assert rows(reports.report(reports.growth()))[0]["computed"].startswith("(12 - 10) / 10 = 20%")


def test_decided() -> None:
    """Each row says why its finding was decided, by whom and when, before the file; a reason is computed as little as a quote."""
    decided = Decided(Decision.ACCEPTED, "=an early plan", "Ana", "2026-11-30")
    found = rows(reports.report(replace(reports.summit(), status=Decision.ACCEPTED, decided=decided), reports.growth()))
    assert FINDING_COLUMNS[-4:] == ("reason", "decided_by", "decided_on", "file")
    assert [tuple(row.values())[-4:-1] for row in found] == [("'=an early plan", "Ana", "2026-11-30")] * 2 + [("", "", "")] * 3


def test_a_finding_without_claims_has_a_row() -> None:
    """No finding is lost."""
    (row,) = rows(reports.report(reports.finding("1" * 12, Verdict.CONFLICT, "A and B differ", claims=())))
    assert (row["message"], row["document"]) == ("A and B differ", "")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-5%", "'-5%"),
        ("@x", "'@x"),
        ("\t=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("a; =1+1", "a; '=1+1"),
        ("5-3", "5-3"),
        ("a = b", "a = b"),
        ("-", "-"),
        ("", ""),
    ],
)
def test_defused(text: str, cell: str) -> None:
    """What a spreadsheet would compute gets an apostrophe; everything else stays."""
    assert defused(text) == cell
