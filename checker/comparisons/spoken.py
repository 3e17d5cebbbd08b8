"""Dates as people say them: "30 October 2025" for ``2025-10-30``."""

from __future__ import annotations

import re
from functools import cache

from checker.text.lookup import table

_PART = re.compile(
    r"(?P<year>\d{4}|\d{3}X|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<time>\d\d:\d\d)[\d:]*(?:Z|[+-]\d\d:\d\d)?)?[?~%]?)?)?\Z"
)
_YEARLESS = "XXXX"
_UNSURE = {"?": "perhaps", "~": "about", "%": "about"}
"""How a qualified day is told, one in a certain year ("%") by its year."""


def spoken(edtf: str) -> str:
    """A date in words, "October 2025", "25–26 October 2025", "first quarter of 2026"; what is no EDTF comes back as it is."""
    first, slash, last = edtf.partition("/")
    begin, end = _PART.match(first), _PART.match(last)
    if not slash and begin and edtf[-1] in _UNSURE:
        return f"{_UNSURE[edtf[-1]]} {spoken(edtf[:4] if edtf[-1] == '%' else edtf[:-1])}"
    if not slash:
        return _one(begin) if begin else edtf
    if begin and last in ("..", ""):
        return f"since {_one(begin)}"
    if end and first in ("..", ""):
        return f"until {_one(end)}"
    if not begin or not end:
        return edtf
    left, right = _one(begin), _one(end)
    if begin["day"] and end["day"] and begin["year"] == end["year"]:
        left = begin["day"].lstrip("0") if begin["month"] == end["month"] else _without_year(left, begin["year"])
        return f"{left}{'–' if left.isdigit() else ' – '}{right}"
    if not begin["day"] and not end["day"]:
        left = _without_year(left, begin["year"]) if begin["month"] and begin["year"] == end["year"] else left
        return f"{left}{'–' if ' ' not in left else ' – '}{right}"
    return f"{left} – {right}"


def _without_year(text: str, year: str) -> str:
    return text.removesuffix(f" {year}")


def _one(part: re.Match[str]) -> str:
    year, month, day = part["year"], part["month"], part["day"]
    told = "" if year == _YEARLESS else f"{year[:3]}0s" if year.endswith("X") else year
    if not month:
        return told or part.group()
    if month in _stretches():
        return f"{_stretches()[month]} {'of ' if int(month) > LAST_SEASON else ''}{told}".removesuffix("of ").strip()
    if month not in _months():
        return part.group()
    text = " ".join(filter(None, [day.lstrip("0") if day else "", _months()[month], told]))
    return f"{part['time']} on {text}" if part["time"] else text


LAST_SEASON = 24
"""EDTF codes up to this one are seasons ("spring 2025"), above it quarters and halves ("first quarter of 2025")."""


@cache
def _months() -> dict[str, str]:
    """Two digits to the month's full name."""
    return {code: word.capitalize() for code, word in _longest("month").items()}


@cache
def _stretches() -> dict[str, str]:
    """EDTF code to the name of the part of the year."""
    return _longest("part of year")


def _longest(role: str) -> dict[str, str]:
    """Two digits to the longest word of the calendar for them: "october", not "oct"."""
    found: dict[str, str] = {}
    for row in table("calendar"):
        if row["role"] == role:
            code = f"{int(row['value']):02}"
            found[code] = max(found.get(code, ""), row["word"], key=lambda word: (len(word), word))
    return found
