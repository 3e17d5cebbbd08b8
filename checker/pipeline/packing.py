"""Columns as bytes and back, for what keeps them: short, and without anything that could run when it is read."""

from __future__ import annotations

import zlib
from math import isfinite

import orjson

from checker.pipeline.columns import Tables
from checker.pipeline.parts import from_json, to_json

_NUMBERS = ("value", "low", "high", "resolution")
"""Columns whose numbers may be infinite ("1e999"), for which JSON has no word."""
_LEVEL = 1


Rows = list[tuple[int | None, str]]
"""Of what was not read the line and the reason."""


def packed(tables: Tables, rows: Rows) -> bytes:
    """The tables and the rows as bytes."""
    documents, claims, matches = tables
    finite = claims | {name: [_written(number) for number in claims[name]] for name in _NUMBERS}
    return zlib.compress(orjson.dumps([documents, finite, matches, to_json(rows)]), _LEVEL)


def unpacked(data: bytes) -> tuple[Tables, Rows]:
    """The tables and the rows out of bytes.

    Raises:
        ValueError: these are no such bytes.
    """
    try:
        documents, claims, matches, rows = orjson.loads(zlib.decompress(data))
    except (zlib.error, TypeError) as error:
        raise ValueError(str(error)) from error
    tables = Tables(documents, claims | {name: [_read(number) for number in claims[name]] for name in _NUMBERS}, matches)
    return tables, [(line, reason) for line, reason in from_json(rows)]


def _written(number: float | None) -> float | str | None:
    return number if number is None or isfinite(number) else repr(number)


def _read(number: float | str | None) -> float | None:
    return float(number) if isinstance(number, str) else number
