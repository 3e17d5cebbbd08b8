"""Evidence for and against two claims being about one fact: the features that hold, with their weights from a table."""

from __future__ import annotations

from functools import cache

from checker.linking.free_features import FEATURES
from checker.linking.keys import Key
from checker.text.lookup import table


@cache
def weights(line: str) -> tuple[tuple[str, float, str], ...]:
    """Feature, weight and wording of the table for one line of comparison; a row of its own goes before one for any."""
    rows: dict[str, tuple[str, float, str]] = {}
    for row in sorted(table("link_weights"), key=lambda row: row["line"] != "*"):
        if row["line"] in ("*", line):
            rows[row["feature"]] = (row["feature"], float(row["weight"]), row["words"])
    return tuple(rows.values())


def evidence(left: Key, right: Key, *, equal: bool) -> tuple[tuple[str, float], ...]:
    """What speaks for and against one fact, as (words, weight), the weightiest first; their sum is the log odds.

    Args:
        left, right: of one line.
        equal: True where their values agree.
    """
    found = []
    for feature, weight, words in weights(left.line.partition(":")[0]):
        holds = feature == "prior" or (equal if feature == "same_value" else FEATURES[feature](left, right))
        if holds:
            found.append((words, weight))
    return tuple(sorted(found, key=lambda pair: (-abs(pair[1]), pair[0])))
