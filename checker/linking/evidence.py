"""Evidence for and against two claims being about one fact: the features that hold, with their weights from a table."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from checker.text.lookup import table

Evidence = tuple[tuple[str, float], ...]
"""What speaks for and against a link, as (words, weight), the weightiest first; the sum is the log odds."""
PRIOR, SAME_VALUE = "prior", "same_value"
"""Rows of the table that are no features: the odds before looking at a pair, and what values that agree add."""


@cache
def weights(line: str) -> tuple[tuple[str, float, str], ...]:
    """Feature, weight and wording of the table for one line of comparison; a row of its own goes before one for any."""
    rows: dict[str, tuple[str, float, str]] = {}
    for row in sorted(table("link_weights"), key=lambda row: row["line"] != "*"):
        if row["line"] in ("*", line):
            rows[row["feature"]] = (row["feature"], float(row["weight"]), row["words"])
    return tuple(rows.values())


def in_words(line: str, holding: Sequence[bool]) -> Evidence:
    """The evidence of those rows of :func:`weights` that hold, in the order of the table."""
    found = [(words, weight) for (_, weight, words), holds in zip(weights(line), holding, strict=True) if holds]
    return tuple(sorted(found, key=lambda pair: (-abs(pair[1]), pair[0])))
