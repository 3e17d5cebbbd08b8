"""Large Parquet files in ranges of rows, cut by what the file says of itself, without reading what it holds."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from checker.readers.own_reports import has_columns
from checker.readers.records import FIELDS

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

LARGEST = 4_000_000
"""Bytes of text, unpacked, that a range holds about; each range unpacks the group of rows that it lies in."""


class Rows(NamedTuple):
    """A range of rows.

    Attributes:
        start, end: numbers of the first row and of the one after the last.
        size: bytes that they take unpacked, about.
    """

    start: int
    end: int
    size: int


def row_ranges(file: BinaryIO) -> list[Rows]:
    """The ranges of a file, none of which crosses a group of rows; none for what is no Parquet, or is not read."""
    try:
        import pyarrow
        from pyarrow import parquet
    except ModuleNotFoundError:
        return []
    try:
        with closing(parquet.ParquetFile(file)) as opened:
            names = opened.schema_arrow.names
            return list(_ranges(opened)) if {"id", "text"} <= {*names} and not has_columns(names) else []
    except (pyarrow.ArrowException, OSError):
        return []  # whoever reads it says why


def _ranges(file: ParquetFile) -> Iterator[Rows]:
    first = 0
    for number in range(file.metadata.num_row_groups):
        group = file.metadata.row_group(number)
        rows = group.num_rows
        cuts = min(rows, 1 + group.total_byte_size // LARGEST)
        for start, end in pairwise(first + rows * at // cuts for at in range(cuts + 1)):
            yield Rows(start, end, group.total_byte_size // cuts)
        first += rows


def rows_of(file: BinaryIO, start: int, end: int) -> bytes:
    """Some rows of a file as a file of their own, as far as documents are made of them.

    Raises:
        OSError: it cannot be read.
    """
    import pyarrow
    from pyarrow import parquet

    out = io.BytesIO()
    try:
        with closing(parquet.ParquetFile(file)) as opened:
            names = [name for name in FIELDS if name in opened.schema_arrow.names]
            first = 0
            for number in range(opened.metadata.num_row_groups):
                rows = opened.metadata.row_group(number).num_rows
                if first <= start < first + rows:
                    held = opened.read_row_group(number, columns=names).slice(start - first, end - start)
                    parquet.write_table(held, out, compression="none", use_dictionary=False)
                first += rows
    except pyarrow.ArrowException as error:
        raise OSError(f"no sound Parquet: {' '.join(str(error).split())[:200]}") from None
    return out.getvalue()
