"""``checker extract``: JSON lines, CSV, Parquet, table."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pyarrow import parquet

import checker.pipeline
from checker.cli import claims as claims_as
from checker.cli.commands import checker as command
from checker.cli.texts import Pieces
from checker.model import Claim, Comparator, Kind, Skipped
from checker.model.tables import RECORD_FIELDS, claim_record
from tests.reporters import reports

CLAIMS = [*reports.soybeans().claims, *reports.summit().claims]


@pytest.fixture(autouse=True)
def claims(monkeypatch: pytest.MonkeyPatch) -> None:
    """The command finds these claims."""
    give(monkeypatch, CLAIMS)


def give(monkeypatch: pytest.MonkeyPatch, claims: Sequence[Claim], *skipped: Skipped) -> None:
    """Make the command find these."""
    monkeypatch.setattr(checker.pipeline, "claims_below", lambda paths, **_: (claims, (), skipped))
    monkeypatch.setattr(checker.pipeline, "formed_below", lambda paths, form, **_: ([form(claims)], (), skipped))


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
    give(monkeypatch, [reports.claim("a.txt", text, text, line=1, value=-5.0)])
    row = next(csv.DictReader(io.StringIO(run("--format", "csv").stdout)))
    assert row["text"] == f"'{text}"
    assert row["value"] == "-5"


def test_table_shows_place_text_and_subject() -> None:
    """A table for people, with nothing raw in it."""
    result = run("--format", "table")
    assert result.stdout.splitlines()[0].split() == ["place", "kind", "text", "read", "as", "about"]
    assert "20,000,000 metric ton" in result.stdout


@pytest.mark.parametrize(
    ("claim", "wanted"),
    [
        ({"value": 40.0, "comparator": Comparator.APPROXIMATE}, "~ 40 meter"),
        ({"low": 12.0, "high": 15.0}, "12 to 15 meter"),
        ({"low": 80.0, "comparator": Comparator.MORE}, "> 80 meter"),
        ({"value": "2025-10-30", "unit": None}, "2025-10-30"),
    ],
)
def test_table_shows_what_was_read(monkeypatch: pytest.MonkeyPatch, claim: dict[str, Any], wanted: str) -> None:
    """A bound, a range or a date stands in digits beside its words."""
    give(monkeypatch, [Claim("a.txt", 0, 3, "abc", Kind.QUANTITY, **{"unit": "meter"} | claim)])
    assert wanted in run("--format", "table").stdout


def test_parquet_has_a_typed_column_a_field(tmp_path: Path) -> None:
    """Numbers and words of ``value`` stand in two columns; a lone surrogate costs no row."""
    file = tmp_path / "claims.parquet"
    assert run("--output", str(file)).exit_code == 0
    table = parquet.read_table(file)
    assert [name for name in table.column_names if name != "value_text"] == list(RECORD_FIELDS)
    rows = table.to_pylist()
    assert [row["text"] for row in rows] == [claim.text for claim in CLAIMS]
    assert (rows[0]["value"], rows[0]["value_text"], rows[-1]["value"], rows[-1]["value_text"]) == (20e6, None, None, "Seoul")
    assert str(table.schema.field("sentence").type) == "list<element: int64>"
    assert result_bytes(run("--format", "parquet")) == file.read_bytes()


def result_bytes(result: Result) -> bytes:
    """Standard output as written."""
    return result.stdout_bytes


def test_parquet_without_its_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pyarrow one sentence says what to install."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run("--format", "parquet")
    assert result.exit_code == 2
    assert "pip install 'claim-figure-checker[parquet]'" in result.stderr


@pytest.mark.parametrize("format_", ["jsonl", "csv", "table"])
def test_no_claims(monkeypatch: pytest.MonkeyPatch, format_: str) -> None:
    """Documents without a claim give an empty list of that format."""
    give(monkeypatch, [])
    result = run("--format", format_)
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == (0 if format_ == "jsonl" else 1)


@pytest.mark.parametrize("format_", ["jsonl", "csv", "parquet", "table"])
def test_hostile_text(monkeypatch: pytest.MonkeyPatch, format_: str) -> None:
    """No escape or bidi override reaches the terminal."""
    claim = Claim("a\x1b.txt", 0, 3, "\x1b[2J\u202e\ud800", reports.soybeans().claims[0].kind)
    give(monkeypatch, [claim])
    result = run("--format", format_)
    assert result.exit_code == 0
    shown = "" if format_ == "parquet" else result.stdout
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
    give(monkeypatch, [], Skipped("a.jsonl", 3, "not JSON"))
    assert run().stderr == "checker: skipped a.jsonl:3: not JSON\n"
    assert run().exit_code == 0
    assert run("--strict", "--quiet").stderr == "checker: error: 1 file was skipped, which --strict does not allow\n"
    assert run("--strict").exit_code == 2


@pytest.mark.parametrize("format_", ["jsonl", "csv", "parquet"])
def test_rows_are_written_as_they_come(format_: str) -> None:
    """The first rows of very many are there before the last claim is read, and all of them again for who asks again."""
    asked = 0

    class Many:
        def __iter__(self) -> Iterator[Claim]:
            nonlocal asked
            for number in range(120_000):
                asked = number
                yield replace(CLAIMS[0], id=hashlib.sha256(str(number).encode()).hexdigest())

    class Rows:
        def __iter__(self) -> Iterator[bytes]:
            return (claims_as.ROWS[format_]([claim]) for claim in Many())

    made = claims_as.as_rows(format_, Rows()) if format_ in claims_as.ROWS else claims_as.FORMATS[format_](Many(), 80)
    assert isinstance(made, Pieces)
    first = next(iter(made))
    assert len(first) > 0
    assert asked < 119_999
    whole = b"".join(made)
    assert asked == 119_999
    assert whole.startswith(first)
    assert b"".join(made) == whole
