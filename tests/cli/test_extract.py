"""``checker extract``: JSON lines, CSV, table."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pandas import DataFrame

import checker.pipeline
from checker.cli.commands import checker as command
from checker.model import Claim, Skipped
from checker.model.tables import claim_record, claims_frame, extracted
from tests.reporters import reports

CLAIMS = [*reports.soybeans().claims, *reports.summit().claims]


@pytest.fixture(autouse=True, params=[extracted, claims_frame], ids=["extracted", "claims"])
def frame(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """``pipeline.extract`` gives these claims, as a table of either shape."""
    give(monkeypatch, request.param(CLAIMS))


def give(monkeypatch: pytest.MonkeyPatch, claims: DataFrame, *skipped: Skipped) -> None:
    """Make ``pipeline.extract`` give this."""
    monkeypatch.setattr(checker.pipeline, "extract", lambda paths: (claims, skipped), raising=False)


def run(*arguments: str) -> Result:
    """What the command prints and gives."""
    return CliRunner().invoke(command, ["extract", "x", *arguments])


def test_jsonl_is_the_contract() -> None:
    """One claim a line, each the JSON object of the contract; the default off a terminal."""
    result = run()
    assert result.exit_code == 0
    assert [json.loads(line) for line in result.stdout.splitlines()] == [claim_record(claim) for claim in CLAIMS]
    assert list(json.loads(result.stdout.splitlines()[0]))[:5] == ["id", "document", "start", "end", "line"]
    assert "NaN" not in result.stdout
    assert run("--format", "jsonl").stdout == result.stdout


def test_csv_is_a_tick_list() -> None:
    """One row a claim, empty boxes at its end."""
    rows = list(csv.DictReader(io.StringIO(run("--format", "csv").stdout)))
    assert [row["text"] for row in rows] == [claim.text for claim in CLAIMS]
    assert (rows[0]["value"], rows[0]["low"], rows[0]["quoted"], rows[0]["checked_how"]) == ("20000000", "", "false", "")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-5%", "@x"])
def test_csv_defuses_formulas(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """A cell that a spreadsheet would compute becomes text; a negative number stays a number."""
    give(monkeypatch, extracted([reports.claim("a.txt", text, text, line=1, value=-5.0)]))
    row = next(csv.DictReader(io.StringIO(run("--format", "csv").stdout)))
    assert row["text"] == f"'{text}"
    assert row["value"] == "-5"


def test_table_shows_place_text_and_subject() -> None:
    """A table for people, with nothing raw in it."""
    result = run("--format", "table")
    assert result.stdout.splitlines()[0].split() == ["place", "text", "kind", "about"]
    assert "20 million metric tons" in result.stdout


@pytest.mark.parametrize("format_", ["jsonl", "csv", "table"])
def test_no_claims(monkeypatch: pytest.MonkeyPatch, format_: str) -> None:
    """Documents without a claim give an empty list of that format."""
    give(monkeypatch, extracted([]))
    result = run("--format", format_)
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == (0 if format_ == "jsonl" else 1)


@pytest.mark.parametrize("format_", ["jsonl", "csv", "table"])
def test_hostile_text(monkeypatch: pytest.MonkeyPatch, format_: str) -> None:
    """No escape or bidi override reaches the terminal."""
    claim = Claim("a\x1b.txt", 0, 3, "\x1b[2J\u202e\ud800", reports.soybeans().claims[0].kind)
    give(monkeypatch, extracted([claim]))
    shown = run("--format", format_).stdout
    assert not {"\x1b", "\u202e", "\ud800"} & set(shown)


def test_output_by_suffix(tmp_path: Path) -> None:
    """The file has the format of its suffix, and nothing goes to standard output."""
    file = tmp_path / "claims.csv"
    result = run("--output", str(file))
    assert (result.exit_code, result.stdout) == (0, "")
    assert file.read_text("utf-8") == run("--format", "csv").stdout
    assert run("--output", str(tmp_path / "claims.odt")).exit_code == 2
    assert run("--output", str(tmp_path / "no" / "claims.csv")).exit_code == 2


def test_skipped_files_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each skipped file is a line on standard error, and 2 under --strict."""
    give(monkeypatch, extracted([]), Skipped("a.jsonl", 3, "not JSON"))
    assert run().stderr == "checker: skipped a.jsonl:3: not JSON\n"
    assert run().exit_code == 0
    assert run("--strict", "--quiet").stderr == "checker: error: 1 file was skipped, which --strict does not allow\n"
    assert run("--strict").exit_code == 2
