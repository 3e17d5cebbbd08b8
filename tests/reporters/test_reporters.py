"""The table of formats."""

from __future__ import annotations

import io
import re
from importlib import import_module

import openpyxl
import pytest

from checker.model import Document
from checker.reporters import FOR_FILES, REPORTERS, SUFFIXES, format_of, render

from . import reports


@pytest.mark.parametrize("name", REPORTERS)
def test_every_format_renders(name: str) -> None:
    """Every entry names a function, and it gives text that ends in one line feed."""
    module, _, function = REPORTERS[name].partition(":")
    assert callable(getattr(import_module(module), function))
    shown = render(reports.stories(), name)
    assert isinstance(shown, bytes) == (name in FOR_FILES)
    if isinstance(shown, str):
        assert shown.endswith("\n")
        assert not shown.endswith("\n\n")


@pytest.mark.parametrize("name", REPORTERS)
def test_same_bytes(name: str) -> None:
    """The same report gives the same bytes in every format."""
    assert render(reports.stories(), name) == render(reports.stories(), name)


def test_suffixes_name_known_formats() -> None:
    """A suffix leads to a format that there is."""
    assert set(SUFFIXES.values()) <= set(REPORTERS)
    assert format_of("out/Report.JSON") == "json"
    assert format_of("report") is None


@pytest.mark.parametrize("name", ["text", "html", "markdown", "csv", "xlsx"])
def test_file_that_holds_a_record_is_named(name: str) -> None:
    """Beside the id of a record of a file stands the file; a file of its own is not named twice."""
    documents = (
        Document(reports.A, "", file="corpus/i_feed.jsonl"),
        Document(reports.B, "", file=f"corpus/{reports.B}"),
        Document("caf\\xe9.txt", "", file="corpus/caf\udce9.txt"),
    )
    told = render(reports.report(reports.summit(), documents=documents), name)
    if isinstance(told, bytes):
        rows = openpyxl.load_workbook(io.BytesIO(told))["Sources"].iter_rows(min_row=2, values_only=True)
        told = "\n".join(f"{row[0]} ({row[-1]})" for row in rows)
    plain = re.sub(r"<[^>]*>", "", told) if name == "html" else told
    beside = {
        "text": f"{reports.A} (i_feed.jsonl)",
        "html": f"{reports.A} in i_feed.jsonl",
        "markdown": f"- `{reports.A}` in `i_feed.jsonl` · ",
        "csv": ",i_feed.jsonl\n",
        "xlsx": f"{reports.A} (i_feed.jsonl)",
    }
    assert plain.count(beside[name]) == plain.count("i_feed.jsonl") == 1
    assert "corpus" not in plain
    assert "DCE9" not in plain
