"""Claims as a table of Arrow, one typed column a field of the JSON contract, for Parquet."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from checker.model import Claim
from checker.model.tables import INTEGER_COLUMNS, NUMBER_COLUMNS, RECORD_FIELDS

if TYPE_CHECKING:
    from pyarrow import Table


def claim_table(claims: Sequence[Claim], head: Mapping[str, Sequence[Any]] | None = None, *, more: Sequence[str] = ()) -> Table:
    """One row a claim; ``value`` holds numbers, ``value_text`` what is no number.

    Args:
        claims: in the order of the rows.
        head: columns that come first, of text and floats.
        more: attributes of claims, of text, that come last.

    Raises:
        ModuleNotFoundError: pyarrow is not installed.
    """
    import pyarrow

    columns = {name: [getattr(claim, name) for claim in claims] for name in (*RECORD_FIELDS, *more)}
    values = columns.pop("value")
    columns["value"] = [value if isinstance(value, float) else None for value in values]
    columns["value_text"] = [value if isinstance(value, str) else None for value in values]
    names = [*RECORD_FIELDS, *more]
    names.insert(names.index("value") + 1, "value_text")
    types = {name: pyarrow.float64() for name in (*NUMBER_COLUMNS, "value", "confidence")} | {
        name: pyarrow.int64() for name in (*INTEGER_COLUMNS, "page")
    }
    types |= {"quoted": pyarrow.bool_(), "assumptions": pyarrow.list_(pyarrow.string()), "sentence": pyarrow.list_(pyarrow.int64())}
    rows = {**(head or {}), **{name: columns[name] for name in names}}
    schema = pyarrow.schema([(name, types.get(name, pyarrow.string())) for name in rows])
    return pyarrow.table({name: [_arrow(value) for value in column] for name, column in rows.items()}, schema=schema)


def as_parquet(tables: Iterable[Table]) -> Iterator[bytes]:
    """Tables of the same columns, at least one, as one Parquet file with a group of rows each."""
    from pyarrow import parquet

    out = _Drained()
    coming = iter(tables)
    first = next(coming)
    with parquet.ParquetWriter(out, first.schema) as writer:
        for table in chain([first], coming):
            writer.write_table(table)
            yield out.drained()
    yield out.drained()


class _Drained(io.RawIOBase):
    """A file of which what was written is taken away as it grows."""

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self._length = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._length

    def write(self, data: Any, /) -> int:
        held = bytes(data)
        self._held.append(held)
        self._length += len(held)
        return len(held)

    def drained(self) -> bytes:
        """What was written since it was last asked for."""
        held = b"".join(self._held)
        self._held.clear()
        return held


def _arrow(value: object) -> object:
    """A value as Arrow takes it: lone surrogates, which UTF-8 has not, as question marks."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return [_arrow(each) for each in value] if isinstance(value, tuple) else value
