"""What spreadsheet programs call their cells: "B7", "Revenue!B7", "'Q3 results'!B7"."""

from __future__ import annotations

import re
from functools import lru_cache

LETTERS = 26

_BARE = re.compile(r"[^\W\d][\w.]*")
_LIKE_A_CELL = re.compile(r"[a-z]{1,3}\d+|r\d*(?:c\d*)?|c\d*|true|false", re.IGNORECASE)


@lru_cache(20_000)
def column_index(letters: str) -> int:
    """The 0-based place of a column: 0 for "A", 26 for "AA"."""
    index = 0
    for letter in letters:
        index = index * LETTERS + ord(letter) - ord("A") + 1
    return index - 1


def sheet_prefix(name: str) -> str:
    """What stands before the cells of a sheet: "Revenue!"; in quotation marks where the name could be read as something else."""
    if _BARE.fullmatch(name) and not _LIKE_A_CELL.fullmatch(name):
        return f"{name}!"
    return f"""'{name.replace("'", "''")}'!"""
