"""Findings as Parquet."""

from __future__ import annotations

import io

import pyarrow
from pyarrow import parquet

from checker.model import Report
from checker.reporters import render

from . import reports


def table(report: Report) -> pyarrow.Table:
    """The file, read back."""
    return parquet.read_table(io.BytesIO(render(report, "parquet")))  # type: ignore[arg-type]


def test_rows_are_those_of_the_frame() -> None:
    """One row a claim of a finding, as ``Report.to_frame`` has them."""
    report = reports.report(reports.growth(), *reports.stories().findings)
    rows, frame = table(report).to_pylist(), report.to_frame()
    assert len(rows) == len(frame)
    for name in ("finding", "rule", "verdict", "severity", "confidence", "subject", "id", "document", "start", "text", "kind", "quote"):
        assert [row[name] for row in rows] == [None if value != value else value for value in frame[name]]


def test_types_do_not_depend_on_the_rows() -> None:
    """A report without findings has the columns and types of any other, so that files can be read together."""
    some, none = (table(reports.report(*found)) for found in ([reports.growth()], []))
    assert some.schema.equals(none.schema)
    assert none.num_rows == 0
    assert {field.name: str(field.type) for field in some.schema}["value"] == "double"


def test_text_of_any_kind() -> None:
    """A row holds what the document says; half characters, which no UTF-8 has, are question marks."""
    rows = table(reports.hostile("=1+1 \ud800")).to_pylist()
    assert any("=1+1 ?" in str(value) for row in rows for value in row.values())
