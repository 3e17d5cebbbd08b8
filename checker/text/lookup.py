"""The tables of ``checker/data``: loaded when first needed, each once."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of ``checker/data/NAME.csv`` in order, each as column to text; lines that start with ``#`` say where it comes from."""
    text = files("checker.data").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(csv.DictReader(lines))


@cache
def column(name: str, key: str, value: str) -> dict[str, str]:
    """One column of a table by another: ``column("cues", "word", "meaning")``."""
    return {row[key]: row[value] for row in table(name)}


def listed(cell: str) -> list[str]:
    """The items of a cell that holds several, separated by ``|``."""
    return [item for item in cell.split("|") if item]
