"""The time that the name of a row or column tells: "FY2024", "H1 2025", "Year ended 31 December 2024", "2026E"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from checker.text.dates import When
from checker.text.lookup import column


class Period(NamedTuple):
    """A stretch of time with where its name stands.

    Attributes:
        start, end: offsets of the words that tell it.
        value: EDTF; without its year, "-35", where a name tells but a part of one ("Q3").
        mark: the letter that a table sets after a year, "E" in "2026E", or empty.
    """

    start: int
    end: int
    value: str
    mark: str = ""


_FISCAL = re.compile(
    r"\b(?:fy|cy|(?:fiscal|financial)(?: year)?|calendar year)\s?['’]?(?P<year>(?:19|20)?\d\d)(?:\s?[/–-]\s?(?P<second>\d\d(?:\d\d)?))?\b"
)
_PART = re.compile(
    r"""\b(?:(?P<part>[qh][1-4]|[1-4][qh])\s?['’/-]?\s?(?:fy\s?)?['’]?(?P<year>(?:19|20)?\d\d)
        |(?P<first>(?:19|20)\d\d)\s?[-–/]?\s?(?P<after>[qh][1-4]|[1-4][qh]))\b""",
    re.VERBOSE,
)
_MARKED = re.compile(r"\b(?P<year>(?:19|20)\d\d)\s?\(?(?P<mark>[aefpbr])\)?(?![\w])")
_MONTH = re.compile(r"\b(?P<month>[a-z]{3,9})(?:\.?\s?['’]|\.?-)(?P<year>\d\d)(?![\w,.-])")
_SPAN = re.compile(r"\b(?P<first>(?:19|20)\d\d)\s?[-–]\s?(?P<last>(?:19|20)\d\d|\d\d(?![\d-]))\b")
_BASE = re.compile(r"\b\d{4}\s?=\s?\d|\bbase (?:year )?\d{4}")
_BARE_PART = re.compile(r"(?P<part>[qh][1-4]|[1-4][qh])|(?P<month>[a-z]{3,9})\.?")
_AGAINST = re.compile(r"\b(?:vs\.?|versus|v\.?|over|against|compared (?:with|to))\b")
EARLIEST = "1500"
"""What looks like an earlier year is a figure: "(1000 km²)"."""
_CODES = {"q1": "33", "q2": "34", "q3": "35", "q4": "36", "h1": "40", "h2": "41"}


def named_period(folded: str, start: int, end: int, whens: Sequence[When]) -> Period | None:
    """The time that ``folded[start:end]`` names, None where it names none.

    Args:
        folded: the text as :func:`fold` gives it.
        start, end: where the name of the row or column stands.
        whens: the dates that stand in it, in order.
    """
    if _BASE.search(folded, start, end):
        return None  # "Index (2015 = 100)"
    for read in (_fiscal, _part, _span, _marked, _month, _bare_part):
        found = read(folded, start, end)
        if found is not None:
            return found
    inside = [when for when in whens if when.value and start <= when.start and when.end <= end]
    dated = [when for when in inside if when.value and "XXXX" not in when.value and when.value >= EARLIEST]
    if len(dated) > 1 and _AGAINST.search(folded, dated[0].end, dated[-1].start):
        return Period(dated[0].start, dated[-1].end, dated[0].value or "")  # "2024 vs 2023"
    return Period(dated[-1].start, dated[-1].end, dated[-1].value or "") if dated else None


def _year(written: str) -> str:
    return written if len(written) == 4 else f"20{written}"


def _fiscal(folded: str, start: int, end: int) -> Period | None:
    match = _FISCAL.search(folded, start, end)
    if match is None:
        return None
    year = _year(match["year"])
    value = f"{year}/{_year(match['second'])}" if match["second"] else year
    return Period(match.start(), match.end(), value)


def _part(folded: str, start: int, end: int) -> Period | None:
    match = _PART.search(folded, start, end)
    if match is None:
        return None
    part = match["part"] or match["after"]
    code = _CODES.get(part if part[0].isalpha() else part[::-1])
    return Period(match.start(), match.end(), f"{_year(match['year'] or match['first'])}-{code}") if code else None


def _span(folded: str, start: int, end: int) -> Period | None:
    match = _SPAN.search(folded, start, end)
    if match is None:
        return None
    first, last = match["first"], match["last"]
    if len(last) == 2:  # a season: "2011-12"
        if int(last) != (int(first) + 1) % 100:
            return None
        last = str(int(first) + 1)
    return Period(match.start(), match.end(), f"{first}/{last}") if first < last else None


def _bare_part(folded: str, start: int, end: int) -> Period | None:
    """A part of a year that stands alone, its year told elsewhere: "-35" for "Q3", "-01" for "Jan"."""
    match = _BARE_PART.fullmatch(folded, start, end)
    if match is None:
        return None
    part = match["part"]
    code = _CODES.get(part if part[0].isalpha() else part[::-1]) if part else None
    month = _months().get(match["month"]) if match["month"] else None
    return Period(start, end, f"-{code or f'{month:02}'}") if code or month else None


def _marked(folded: str, start: int, end: int) -> Period | None:
    match = _MARKED.search(folded, start, end)
    return Period(match.start(), match.end(), match["year"], match["mark"]) if match else None


def _month(folded: str, start: int, end: int) -> Period | None:
    match = _MONTH.search(folded, start, end)
    month = _months().get(match["month"]) if match else None
    return Period(match.start(), match.end(), f"20{match['year']}-{month:02}") if match and month else None


@cache
def _months() -> dict[str, int]:
    roles = column("calendar", "word", "role")
    return {word: int(value) for word, value in column("calendar", "word", "value").items() if roles[word] == "month"}
