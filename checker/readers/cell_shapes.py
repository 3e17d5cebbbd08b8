"""What a single cell of a table looks like: a figure, a time, a unit, a name, a mark for what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST_NAME = 120
"""A longer cell is prose, and names no row or column."""
LONGEST_UNIT = 15
MOST_VOTES = 2000
"""So many figures tell the decimal mark of a table; the rest are not asked."""

_FIGURE = re.compile(
    r"""
    [(\[]? \s* [-−–+±~<>≤≥]? \s*                   # (1,234)   -5   <0.1
    (?:(?:[^\w\s\d]{1,2}|[A-Z]{1,3}\$|[A-Z]{1,3}\s) \s* [-−+]? | [A-Z]{3} | [-−+])? # $   US$   EUR; E4 and A-101 are names
    \s* \d [\d.,'’\s]* (?:[eE][-+]?\d+)?
    \s* (?:%|‰|[^\W\d_]{1,4}(?:\.|/[^\W\d_]{1,5})?|[^\w\s]{1,2}|[^\w\s]?[a-z]{1,3}[²³]?)? # %   kg   km/h   €   bn
    \s* [)\]]? \s* (?:[*†‡§]+|[\[(]\w{1,2}[\])]|[¹²³⁴-⁹]+)?  # *   [1]   (a)
    """,
    re.VERBOSE,
)
_MISSING = re.compile(r"[-–—.…*:]*|n\.?/?[adm]\.?|nil|none|null|nan|#[a-z0-9/]+[!?]?|\?", re.IGNORECASE)
_TIME = re.compile(
    r"""(?:(?:fy|cy|h[12]|q[1-4]|[1-4]q)\s*['’]?\d\d | ['’]\d\d    # FY24   '24
        | (?:fy|cy|h[12]|q[1-4]|[1-4]q)?\s*(?:1[89]|2[01])\d\d)   # 2024   Q1 2024
        (?:\s*[/–-]\s*(?:1[89]|20)?\d\d)? \s* (?:[aefprb*]|q[1-4]|h[12])?   # 2023/24   2026E   2024 Q1
      | (?:1[89]|2[01])\d\d[./-]\d\d?(?:[./-]\d\d?(?:[T ]\d\d:\d\d(?::\d\d)?)?)?
      | \d\d?([./-])\d\d?\1(?:\d\d)?\d\d     # 31.12.2024
      | [qh][1-4]""",
    re.VERBOSE | re.IGNORECASE,
)
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_UNIT = re.compile(r"[(\[].*[^\W\d].*[)\]]|(?![A-Z][a-z])[^\W\d_].*|[^\w\s]{1,3}")
_BOTH_MARKS = re.compile(r"\d([.,])\d{3}(?:\1\d{3})*(?!\1)([.,])\d+(?!\d)")
_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}([.,])\d{3}(?:\1\d{3})+(?![\d.,])")
_ONE_MARK = re.compile(r"(?<![\d.,])(\d+)([.,])(\d+)(?![\d.,])")


def is_figure(text: str) -> bool:
    """Tell whether a cell holds one figure, with its unit or without."""
    return _FIGURE.fullmatch(text.strip()) is not None


def is_missing(text: str) -> bool:
    """Tell whether a cell says that there is no figure: a dash, "n/a", the error of a formula."""
    return _MISSING.fullmatch(text.strip()) is not None


def is_time(text: str) -> bool:
    """Tell whether a cell is a year, a quarter or a day in digits, which may name a row or a column."""
    return _TIME.fullmatch(text.strip()) is not None


def is_year(text: str) -> bool:
    """Tell whether a cell is a year."""
    return _YEAR.fullmatch(text.strip()) is not None


def is_name(text: str) -> bool:
    """Tell whether a cell is short enough to name others."""
    return len(text.strip()) <= LONGEST_NAME


def is_unit(text: str) -> bool:
    """Tell whether a cell looks like a unit: "kWh", "(1,000 ha)", "%"."""
    return len(text) <= LONGEST_UNIT and _UNIT.fullmatch(text.strip()) is not None


def decimal_mark(texts: Iterable[str], usual: str = ".") -> str:
    """The decimal mark that figures are written with: "," for "1.234,5", "." for "1,234.5"; ``usual`` where none tells."""
    votes = {".": 0, ",": 0}
    for text in texts:
        if "," not in text and "." not in text:
            continue
        if both := _BOTH_MARKS.search(text):
            votes[both[2]] += 2
        elif grouped := _GROUPS.search(text):
            votes["," if grouped[1] == "." else "."] += 2
        elif (one := _ONE_MARK.search(text)) and (len(one[3]) != 3 or len(one[1]) > 3 or one[1] == "0"):
            votes[one[2]] += 1
        if votes["."] + votes[","] > MOST_VOTES:
            break
    return usual if votes["."] == votes[","] else max(votes, key=lambda mark: votes[mark])
