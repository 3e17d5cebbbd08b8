"""Claims as a table of Arrow, one typed column a field of the JSON contract, for Parquet."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
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


def as_parquet(table: Table) -> bytes:
    """A table as a Parquet file."""
    from pyarrow import parquet

    out = io.BytesIO()
    parquet.write_table(table, out)
    return out.getvalue()


def _arrow(value: object) -> object:
    """A value as Arrow takes it: lone surrogates, which UTF-8 has not, as question marks."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode()
    return [_arrow(each) for each in value] if isinstance(value, tuple) else value
