"""What a single cell of a table looks like: a figure, a time, a unit, a name, a mark for what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable

from checker.units import measure, split_measure

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
_SCALE = re.compile(r"[^\d.,]*000(?:[.,'’ ]?000)*\D*")
"""Zeros alone, which say how figures are scaled: "£'000", "000s", "(000)"."""
_MISSING = re.compile(r"[-–—.…*:]*|n\.?/?[adm]\.?|nil|none|null|nan|#[a-z0-9/_]+[!?]?|\?", re.IGNORECASE)
_TIME = re.compile(
    r"""(?:(?:fy|cy|h[12]|q[1-4]|[1-4]q)\s*['’]?\d\d | ['’]\d\d    # FY24   '24
        | (?:fy|cy|h[12]|q[1-4]|[1-4]q)?\s*(?:1[89]|2[01])\d\d)   # 2024   Q1 2024
        (?:\s*[/–-]\s*(?:1[89]|20)?\d\d)? \s* (?:[aefprb*]|q[1-4]|h[12])?   # 2023/24   2026E   2024 Q1
      | (?:1[89]|2[01])\d\d[./-]\d\d?(?:[./-]\d\d?(?:[T ]\d\d:\d\d(?::\d\d)?)?)?
      | \d\d?([./-])\d\d?\1(?:\d\d)?\d\d     # 31.12.2024
      | [qh][1-4]""",
    re.VERBOSE | re.IGNORECASE,
)
_SIGN_OF_UNIT = re.compile(r"[%‰$£€¥₹]")
_ERROR = re.compile(r"#(?:div/0!|n/a|name\?|null!|num!|ref!|value!|spill!|calc!|field!|getting_data)", re.IGNORECASE)
_HOLDS_YEAR = re.compile(r"(?<![\d.,])(?:1[89]|2[01])\d\d(?![\d.,]*\d)")
_ROUND = re.compile(r"1(?:0{0,2}[.,'’ ]?000)+\s?(?P<unit>[^\W\d_].*)")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_UNIT = re.compile(r"[(\[].*[^\W\d].*[)\]]|(?![A-Z][a-z])[^\W\d_].*|[^\w\s]{1,3}")
_BOTH_MARKS = re.compile(r"\d([.,])\d{3}(?:\1\d{3})*(?!\1)([.,])\d+(?!\d)")
_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}([.,])\d{3}(?:\1\d{3})+(?![\d.,])")
_ONE_MARK = re.compile(r"(?<![\d.,])(\d+)([.,])(\d+)(?![\d.,])")


def is_figure(text: str) -> bool:
    """Tell whether a cell holds one figure, with its unit or without; zeros that only scale others ("£'000") are none."""
    text = text.strip()
    return _FIGURE.fullmatch(text) is not None and not ("000" in text and _SCALE.fullmatch(text))


def is_bare_figure(text: str) -> bool:
    """Tell whether a cell holds one figure without a unit: "1,234.5", "(31)"."""
    return is_figure(text) and not any(character.isalpha() for character in text) and not _SIGN_OF_UNIT.search(text)


def is_missing(text: str) -> bool:
    """Tell whether a cell says that there is no figure: a dash, "n/a", the error of a formula."""
    return _MISSING.fullmatch(text.strip()) is not None


def is_error(text: str) -> bool:
    """Tell whether a cell shows the error of a formula: "#DIV/0!"."""
    return text.startswith("#") and _ERROR.fullmatch(text) is not None


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
    text = text.strip()
    if len(text) > LONGEST_UNIT or not text:
        return False
    return _UNIT.fullmatch(text) is not None or (not text[0].isalpha() and not is_bare_figure(text) and is_measure(text))


def is_measure(text: str) -> bool:
    """Tell whether a cell holds a unit or a scale that is known and nothing else: "€m", "£'000", "(000)"."""
    bare = text.strip().removeprefix("(").removesuffix(")")
    return measure(bare) is not None


def is_dated_measure(text: str) -> bool:
    """Tell whether a cell holds a time and a unit or scale, which name a column: "2023 £m", "FY24 $000", "2023 (%)"."""
    found = split_measure(text)
    return found.measure is not None and is_time(found.name)


def is_round_measure(text: str) -> bool:
    """Tell whether a cell holds a power of ten with a unit, which may be the scale of a column: "1000 t", "1,000 ha"."""
    match = _ROUND.fullmatch(text.strip())
    return match is not None and measure(match["unit"]) is not None


def holds_year(text: str) -> bool:
    """Tell whether a year stands in a cell."""
    return _HOLDS_YEAR.search(text) is not None


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
