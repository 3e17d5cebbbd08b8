"""The tables of ``checker/data``: loaded when first needed, each once."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``checker/data/NAME.csv`` in order, each as column to text; lines that start with ``#`` say where it comes from."""
    header, *rows = _cells(name)
    return tuple(dict(zip(header, row, strict=True)) for row in rows)


def _cells(name: str) -> Iterable[list[str]]:
    """The cells of each line, header first."""
    found = lines(name)
    quoted = any('"' in line for line in found)
    return csv.reader(found) if quoted else (line.split(",") for line in found)


def lines(name: str) -> list[str]:
    """The lines of ``checker/data/NAME.csv`` as they stand, header first: for a large table of which a run needs few rows."""
    text = files("checker.data").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and line[0] != "#"]


@cache
def column(name: str, key: str, value: str) -> dict[str, str]:
    """One column of a table by another: ``column("plurals", "plural", "singular")``; the other columns are not kept."""
    header, *rows = _cells(name)
    keys, values = header.index(key), header.index(value)
    return {row[keys]: row[values] for row in rows}


@cache
def word_set(name: str) -> frozenset[str]:
    """The folded words of one set of ``word_sets.csv``."""
    return frozenset(_word_sets().get(name, ()))


@cache
def _word_sets() -> dict[str, list[str]]:
    sets: dict[str, list[str]] = {}
    for row in table("word_sets"):
        sets.setdefault(row["set"], []).append(row["word"])
    return sets


def listed(cell: str) -> list[str]:
    """The items of a cell that holds several, separated by ``|``."""
    return [item for item in cell.split("|") if item]
