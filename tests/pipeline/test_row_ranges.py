"""Parquet is cut into ranges of rows, and gives the documents of the whole."""

from __future__ import annotations

from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from checker.model import LIMITS
from checker.pipeline import row_ranges as module
from checker.pipeline.pieces import pieces, split
from checker.pipeline.row_ranges import row_ranges
from checker.pipeline.work import Work
from checker.readers.folder import Source


def source(folder: Path, rows: int, group: int) -> Source:
    """A file of so many rows."""
    table = pyarrow.table({"id": [f"d{row}" for row in range(rows)], "text": [f"{row} men " + "x" * 90 for row in range(rows)]})
    parquet.write_table(table, folder / "x.parquet", row_group_size=group, use_dictionary=False)
    return Source("x.parquet", folder / "x.parquet")


@pytest.mark.parametrize(("rows", "group", "largest"), [(1, 10, 10**6), (50, 10, 10**6), (50, 50, 500), (50, 20, 900), (7, 3, 1)])
def test_all_rows_once(rows: int, group: int, largest: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However it is cut, each row comes once and in order."""
    monkeypatch.setattr(module, "LARGEST", largest)
    whole = source(tmp_path, rows, group)
    cut = list(pieces([whole], 600))
    work = Work()
    assert [document.id for piece in cut for document, _ in work.held(piece)[1]] == [f"d{row}" for row in range(rows)]
    alone = [single for piece in cut for single in split(piece)]
    assert [document.id for piece in alone for document, _ in work.held(piece)[1]] == [f"d{row}" for row in range(rows)]
    assert len(alone) == rows


def test_line_of_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that is skipped has its number in the file, not in its range."""
    monkeypatch.setattr(module, "LARGEST", 500)
    parquet.write_table(pyarrow.table({"id": ["a", "b", "c", None], "text": ["y" * 400] * 4}), tmp_path / "x.parquet", use_dictionary=False)
    cut = list(pieces([Source("x.parquet", tmp_path / "x.parquet")], 100))
    assert len(cut) > 1
    rows = [row for piece in cut for read in Work().held(piece)[0] for row in read.skipped]
    assert [(row.line, row.reason) for row in rows] == [(4, "has no `id` that is a text")]


def test_what_cannot_be_cut(tmp_path: Path) -> None:
    """What is no Parquet, or has no documents, is read whole, and its reader says why once."""
    (tmp_path / "x.parquet").write_bytes(b"no Parquet")
    with (tmp_path / "x.parquet").open("rb") as file:
        assert row_ranges(file) == []
    parquet.write_table(pyarrow.table({"name": ["a"] * 9}), tmp_path / "y.parquet", row_group_size=2)
    ((part,),) = pieces([Source("y.parquet", tmp_path / "y.parquet")])
    assert part.end is None


def test_limit(tmp_path: Path) -> None:
    """A range that says that it takes more than a file may is skipped."""
    limits = type(LIMITS)(file_size=20)
    (piece,) = pieces([source(tmp_path, 3, 10)])
    (read,) = Work(limits=limits).held(piece)[0]
    assert [row.reason for row in read.skipped] == ["is larger than 20 bytes (--max-file-size)"]
