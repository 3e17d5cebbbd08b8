"""The tables of ``checker/data``: loaded when first needed, each once."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``checker/data/NAME.csv`` in order, each as column to text; lines that start with ``#`` say where it comes from."""
    header, *rows = csv.reader(lines(name))
    return tuple(dict(zip(header, row, strict=True)) for row in rows)


def lines(name: str) -> list[str]:
    """The lines of ``checker/data/NAME.csv`` as they stand, header first: for a large table of which a run needs few rows."""
    text = files("checker.data").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and line[0] != "#"]


@cache
def column(name: str, key: str, value: str) -> dict[str, str]:
    """One column of a table by another: ``column("plurals", "plural", "singular")``."""
    return {row[key]: row[value] for row in table(name)}


@cache
def word_set(name: str) -> frozenset[str]:
    """The folded words of one set of ``word_sets.csv``."""
    return frozenset(row["word"] for row in table("word_sets") if row["set"] == name)


def listed(cell: str) -> list[str]:
    """The items of a cell that holds several, separated by ``|``."""
    return [item for item in cell.split("|") if item]
