"""``checker diff``: new, gone, changed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli.commands import checker
from checker.model import Decision, Document, Finding, Report, Severity, Verdict
from checker.pipeline.difference import difference
from checker.reporters import render
from tests.reporters import reports

SUMMIT, SOY, GROWTH = reports.summit(), reports.soybeans(), reports.growth()
OTHER_VALUE = replace(SUMMIT, id="0123456789ab", values=(SUMMIT.values[0], replace(SUMMIT.values[1], display="Gyeongju")))
THIRD = reports.claim("c.txt", "It is held in Seoul.", "Seoul", line=1, id="third")


@pytest.mark.parametrize(
    ("old", "new", "counts", "what"),
    [
        ([SUMMIT], [SUMMIT], (0, 0, 0, 1), ()),
        ([SUMMIT], [SUMMIT, GROWTH], (1, 0, 0, 1), ()),
        ([SUMMIT, SOY], [SUMMIT], (0, 1, 0, 1), ()),
        ([SUMMIT], [OTHER_VALUE], (0, 0, 1, 0), ("values: Busan, Gyeongju; were Busan, Seoul",)),
        ([SUMMIT], [replace(OTHER_VALUE, period="2026")], (1, 1, 0, 0), ()),
        ([SUMMIT], [replace(OTHER_VALUE, rule="other/rule")], (1, 1, 0, 0), ()),
        ([SUMMIT], [replace(SUMMIT, claims=(*SUMMIT.claims, THIRD))], (0, 0, 1, 0), ("new source: c.txt",)),
        ([SUMMIT], [replace(SUMMIT, claims=SUMMIT.claims[:1])], (0, 0, 1, 0), (f"no longer in: {reports.B}",)),
        ([SUMMIT], [replace(SUMMIT, status=Decision.ACCEPTED)], (0, 0, 1, 0), ("decision: accepted, was new",)),
        ([SUMMIT], [replace(SUMMIT, severity=Severity.NOTE)], (0, 0, 1, 0), ("severity: note, was error",)),
        ([SUMMIT], [replace(SUMMIT, verdict=Verdict.REVISION, severity=Severity.NOTE)], (0, 0, 1, 0), ("revision, was conflict",)),
        ([SUMMIT], [replace(SUMMIT, confidence=0.5, message="Other words")], (0, 0, 0, 1), ()),
        ([GROWTH, GROWTH], [GROWTH], (0, 1, 0, 1), ()),
        ([], [], (0, 0, 0, 0), ()),
    ],
)
def test_difference(old: list[Finding], new: list[Finding], counts: tuple[int, ...], what: tuple[str, ...]) -> None:
    """By id; a fact of the same rule, subject and period with another value is changed; words and lines are no change."""
    told = difference(reports.report(*old), reports.report(*new))
    assert (len(told.new), len(told.gone), len(told.changed), told.same) == counts
    assert tuple(each for change in told.changed for each in change.what) == what


def dated(*findings: Finding, published: str | None = "2025-11-25") -> Report:
    """A report whose first document has a date and whose others are old."""
    report = reports.report(*findings)
    documents = tuple(Document(each.id, "", published=published if each.id == reports.A else "2020-01-01") for each in report.documents)
    return replace(report, documents=documents)


@pytest.mark.parametrize(("since", "number"), [("2025-11", 1), ("2026", 0), (None, 2)])
def test_published_since(since: str | None, number: int) -> None:
    """What only older documents say is left out."""
    assert len(difference(reports.report(), dated(SUMMIT, GROWTH), published_since=since).new) == number


def run(tmp_path: Path, old: Report, new: Report, *arguments: str) -> Result:
    """The command on two stored reports."""
    for name, report in (("old.json", old), ("new.json", new)):
        (tmp_path / name).write_text(str(render(report, "json")), "utf-8")
    return CliRunner().invoke(checker, ["diff", str(tmp_path / "old.json"), str(tmp_path / "new.json"), *arguments])


def test_text(tmp_path: Path) -> None:
    """Sections with the heading of each finding and what has changed; the counts at the end."""
    result = run(tmp_path, reports.report(SUMMIT, SOY), reports.report(OTHER_VALUE, GROWTH, reports.meeting()))
    assert result.exit_code == 1
    assert result.stdout.startswith(
        "NEW  1 finding\n\nCONFLICT  10 to 12 is a change of 20%, not 25%\nerror · sure · checks/percent-change"
    )
    assert "CHANGED  1 finding\n" in result.stdout
    assert "  values: Busan, Gyeongju; were Busan, Seoul\n" in result.stdout
    assert "GONE  1 finding\n" in result.stdout
    assert result.stdout.endswith("2 findings new, 1 changed, 1 gone, 0 as before.\n")
    assert "Leaders' meeting" not in result.stdout
    assert "Leaders' meeting" in run(tmp_path, reports.report(), reports.report(reports.meeting()), "--all").stdout


def test_json(tmp_path: Path) -> None:
    """Findings as in a report."""
    result = run(tmp_path, reports.report(SUMMIT, SOY), reports.report(OTHER_VALUE, GROWTH), "--format", "json")
    record = json.loads(result.stdout)
    assert [finding["id"] for finding in record["new"]] == [GROWTH.id]
    assert [finding["id"] for finding in record["gone"]] == [SOY.id]
    assert (record["changed"][0]["old"], record["changed"][0]["new"]["id"], record["same"]) == (SUMMIT.id, OTHER_VALUE.id, 0)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (reports.report(SUMMIT), reports.report(SUMMIT), 0),
        (reports.report(SUMMIT), reports.report(), 0),
        (reports.report(), reports.report(SOY), 0),
        (reports.report(), reports.report(SUMMIT), 1),
        (reports.report(), reports.report(replace(SUMMIT, status=Decision.ACCEPTED)), 0),
    ],
)
def test_exit_codes(tmp_path: Path, old: Report, new: Report, code: int) -> None:
    """1 where a new or changed finding reaches the threshold; what was there before does not count."""
    assert run(tmp_path, old, new).exit_code == code
    assert run(tmp_path, old, new, "--fail-on", "never").exit_code == 0


def test_bad_input(tmp_path: Path) -> None:
    """A file that is no report, or a date that is none: one line, 2."""
    (tmp_path / "a.json").write_text("{}", "utf-8")
    result = CliRunner().invoke(checker, ["diff", str(tmp_path / "a.json"), "nowhere.json"])
    assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert run(tmp_path, reports.report(), reports.report(), "--published-since", "soon").exit_code == 2


def test_hostile_text(tmp_path: Path) -> None:
    """Nothing raw reaches the terminal."""
    shown = run(tmp_path, reports.report(), reports.hostile("\x1b[31m\u202e"), "--all").stdout
    assert all(sign.isprintable() or sign == "\n" for sign in shown)
