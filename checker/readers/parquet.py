"""Parquet: one document a row, with the columns that a line of .jsonl has as fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.errors import ReadError
from checker.model import LIMITS, Document, Limits, Skipped
from checker.readers.records import FIELDS, document_of, each_once

try:
    import pyarrow
    from pyarrow import parquet
except ModuleNotFoundError:
    raise ReadError("needs pyarrow: pip install 'claim-figure-checker[parquet]'") from None

_ROWS = 64
"""Rows that are in memory together."""


def read(data: bytes, name: str, *, limits: Limits = LIMITS) -> Iterator[Document | Skipped]:
    """One document a row that holds ``id`` and ``text``; a row that does not is skipped with its number."""
    try:
        file = parquet.ParquetFile(pyarrow.BufferReader(data))
        known = [column for column in FIELDS if column in file.schema_arrow.names]
        if missing := [f"`{column}`" for column in ("id", "text") if column not in known]:
            raise ReadError(f"has no column {' and no column '.join(missing)}")
        rows = (row for batch in file.iter_batches(_ROWS, columns=known) for row in batch.to_pylist())
        yield from each_once(((number, document_of(_plain(row), name, number, limits)) for number, row in enumerate(rows, 1)), name)
    except (pyarrow.ArrowException, OSError, UnicodeDecodeError) as error:  # it does not look whether a text is UTF-8
        raise ReadError(f"is no sound Parquet: {' '.join(str(error).split())[:200]}") from None


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with its dates as text: a column of Parquet may have them typed."""
    return {column: value.isoformat() if isinstance(value, date) else value for column, value in row.items()}
