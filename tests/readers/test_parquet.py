"""Parquet comes in as documents, one a row."""

from __future__ import annotations

import io
import json
import sys
from datetime import date, datetime
from pathlib import Path

import pyarrow
import pytest
from pyarrow import parquet

from checker.errors import ReadError
from checker.model import LIMITS, Document, Skipped
from checker.readers import READERS, jsonl, read_paths
from checker.readers import parquet as reader


def written(**columns: list[object]) -> bytes:
    """A file of these columns."""
    out = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), out, row_group_size=2)
    return out.getvalue()


def test_as_json_lines() -> None:
    """A row gives the document that a line with the same fields gives; other columns are passed over."""
    rows = [
        {"id": "a", "text": "40 men", "title": "T", "published": "2025-01-02", "source": "S", "authority": "wire", "size": 3},
        {"id": "b", "text": "5 men", "title": None, "published": "soon", "source": None, "authority": None, "size": 4},
        {"id": None, "text": "6 men", "title": None, "published": None, "source": None, "authority": None, "size": 5},
        {"id": "d", "text": None, "title": "T", "published": None, "source": None, "authority": None, "size": 6},
    ]
    lines = "\n".join(map(json.dumps, rows)).encode()
    data = written(**{name: [row[name] for row in rows] for name in rows[0]})
    assert list(reader.read(data, "x.parquet")) == list(jsonl.read(lines, "x.parquet"))


@pytest.mark.parametrize("day", [date(2025, 3, 4), datetime(2025, 3, 4, 12, 30)])
def test_typed_dates(day: object) -> None:
    """A date may be typed."""
    (document,) = reader.read(written(id=["a"], text=["40 men"], published=[day]), "x.parquet")
    assert isinstance(document, Document)
    assert document.published == "2025-03-04"


def test_limits() -> None:
    """A row with more text than the limit costs only itself."""
    limits = type(LIMITS)(characters=10)
    made = list(reader.read(written(id=["a", "b"], text=["x" * 11, "40 men"]), "x.parquet", limits=limits))
    assert [type(one) for one in made] == [Skipped, Document]
    assert isinstance(made[0], Skipped)
    assert (made[0].line, made[0].reason) == (1, "has a `text` of more than 10 characters (--max-characters)")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is no sound Parquet: "),
        (b"PAR1 no more than that PAR1", "is no sound Parquet: "),
        (written(id=["a"], text=["40 men"])[:-20], "is no sound Parquet: "),
        (written(id=["a"], text=["40 men"]).replace(b"40 men", b"40 m\xe9n"), "is no sound Parquet: 'utf-8' codec"),
        (written(name=["a"], text=["40 men"]), "has no column `id`$"),
        (written(name=["a"]), "has no column `id` and no column `text`"),
        (written(id=[1], text=["40 men"]), None),
    ],
)
def test_what_is_no_corpus(data: bytes, reason: str | None) -> None:
    """A file without documents is refused with a reason; a wrong type is that of its rows."""
    if reason:
        with pytest.raises(ReadError, match=reason):
            list(reader.read(data, "x.parquet"))
    else:
        assert list(reader.read(data, "x.parquet")) == [Skipped("x.parquet", 1, "has no `id` that is a text")]


def test_without_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without pyarrow a file is skipped, and the row says what to install."""
    (tmp_path / "x.parquet").write_bytes(written(id=["a"], text=["40 men"]))
    monkeypatch.delitem(sys.modules, "checker.readers.parquet")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    assert read_paths([str(tmp_path)], READERS) == (
        [],
        [Skipped("x.parquet", None, "needs pyarrow: pip install 'claim-figure-checker[parquet]'")],
    )
