"""Words and suffixes that multiply by a power of ten: "11.1 billion", "11.1bn", "$5m"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from checker.text.lookup import table

_WORD = re.compile(r"(?:[ \u00a0-]|\r?\n[ \t]{0,8})?([A-Za-z]+)\b")
SIGNS = frozenset("$£€¥₹₩")
"""Signs of currencies that make an amount of what follows, and so a million of an "m"."""


@lru_cache(maxsize=4096)
def _row(word: str) -> tuple[int, str] | None:
    """Exponent and glue of a word in its letter case, or None."""
    row = _scales().get(word) or _scales().get(word.lower())
    return None if row is None or (row["case"] == "yes" and row["form"] != word) else (int(row["exponent"]), row["glue"])


def scale_after(text: str, at: int, *, amount: bool, decimals: bool = False) -> tuple[int, int]:
    """End and power of ten of the scale words that follow, (at, 0) for none.

    "100m" is a distance, "$100m" an ``amount``; "4B" is a name, "1.2B", with ``decimals``, a number.
    """
    power, end = 0, at
    while (match := _WORD.match(text, end)) is not None:
        row = _row(match[1])
        apart = match.start(1) > end
        if row is None or (apart and row[1] in ("only", "money")) or (row[1] == "money" and not amount):
            break
        if row[1] == "exact" and (apart or not (amount or decimals)):
            break
        power, end = power + row[0], match.end()
    return end, power


def is_scale(word: str) -> bool:
    """Tell whether a word may be a scale, whatever stands around it."""
    return _row(word) is not None


def plain_power(word: str) -> int:
    """The power of ten of a scale word that is one wherever it stands ("million"); -1 where that depends on what is around ("m")."""
    row = _row(word)
    return row[0] if row is not None and row[1] in ("no", "yes") else -1


@cache
def _scales() -> dict[str, dict[str, str]]:
    return {row["form"]: row for row in table("scales")}
