"""Years in digits: 2025, 2025-26, the 1990s, '90s, 44 BC; and what tells them from figures."""

from __future__ import annotations

import re
from functools import cache

from checker.text.lookup import listed, table
from checker.text.when import CENTURY_TURN, When, full_year, last_words, words

LAST_YEAR = 2100
"""What looks like a later year is a figure."""
FIRST_BARE_YEAR = 1500
"""What looks like an earlier year is one only after a word such as "in"."""
FIRST_DECADES = 20
"""Decades of two digits up to this one are those of the century."""

_NEXT_WORD = re.compile(r"[ \n]([a-z]+)")
_UNIT = re.compile(r"[ \n-]?([a-z]+)")
_BEFORE_JOINED = re.compile(r"([a-z]+)-\Z")
_ERA = re.compile(r" (?P<before>BCE?|B\.C\.)?(?:CE|AD|A\.D\.)?")


def a_year(folded: str, start: int, end: int, digits: str) -> When | None:
    """A year that stands alone."""
    number = int(digits)
    if number > LAST_YEAR or number < 1000:
        return None
    following = _NEXT_WORD.match(folded, end)
    after = following[1] if following else ""
    if after in _measures() or after in _counted() or after in words("time zone"):
        return None  # "2000 kg", "1990 dlrs", "2000 people", "1530 GMT"
    if after == "per" and folded.startswith(_percents(), end + 1):
        return None  # "1000 per cent"
    if not _may_join(folded, start):
        return None
    plural = len(after) > 3 and after.endswith("s") and after[-2] not in "sui"
    if number < FIRST_BARE_YEAR or (plural and (number % 100 == 0 or number < 1800)):  # "1500 workers"
        before = last_words(folded, max(0, start - 16), start, 1)
        lead = words("before a year").get(before[0]) if before else None
        if lead is None or (plural and not lead):
            return None  # "it came to 1000 soldiers"
    return When(start, end, digits)


def _may_join(folded: str, start: int) -> bool:
    """Tell whether what stands before a year lets it be one: no hyphen, but for "mid-2025"."""
    if start == 0 or folded[start - 1] not in "-–":
        return True
    joined = _BEFORE_JOINED.search(folded, max(0, start - 12), start)
    return joined is not None and joined[1] in words("before a year")


def several_years(folded: str, match: re.Match[str]) -> When | None:
    """A decade, a span of years or a month in digits: 1990s, 2025-26, 1990–1995, 2025-03."""
    start, end, year = match.start(), match.end(), match[0][:4]
    first = int(year)
    if not 1000 <= first <= LAST_YEAR or not _may_join(folded, start):
        return None
    if match["decade"]:
        if first % 10:
            return a_year(folded, start, start + 4, year) if match["decade"] != "s" else None  # "1987's"
        return When(start, end, f"{year[:3]}X") if first >= FIRST_BARE_YEAR else None
    second = match["second"]
    last = int(second) if len(second) == 4 else first - first % 100 + int(second) + (100 if int(second) == 0 and first % 100 == 99 else 0)
    if match["to"] == "/" and last != first + 1:
        return None
    following = _NEXT_WORD.match(folded, end)
    if following and following[1] in _measures():
        return None
    if first < last <= LAST_YEAR:
        return When(start, end, f"{first:04}/{last:04}")
    if len(second) == 2 and 0 < int(second) <= 12 and match["to"] in "-/":  # 2025-03
        return When(start, end, f"{first:04}-{int(second):02}")
    return None


def of_era(text: str, match: re.Match[str]) -> When | None:
    """A year before or after Christ; before, EDTF counts from a year 0."""
    number, named = int(match[0]), _ERA.match(text, match.end())
    if named is None or number == 0:
        return None
    value = f"{number:04}" if not named["before"] else "0000" if number == 1 else f"-{number - 1:04}"
    return When(match.start(), named.end(), value)


def short_year(text: str, folded: str, match: re.Match[str]) -> When | None:
    """'90s, and '21 where a word says that it is a year."""
    start = match.start() - 1
    if start and not text[start - 1].isspace() and text[start - 1] not in "(-–":
        return None
    year = full_year(match[0][:2])
    if match["those"]:
        decade = year - 100 if CENTURY_TURN >= year % 100 > FIRST_DECADES else year  # the '50s and '30s are past
        return When(start, match.end(), f"{decade // 10:03}X") if year % 10 == 0 else None
    before = last_words(folded, max(0, start - 16), start, 1)
    return When(start, match.end(), f"{year:04}") if before and before[0] in words("before a year") else None


def measured(folded: str, offset: int) -> bool:
    """Tell whether a unit, a currency or "percent" follows at an offset, so that the number before it is a figure."""
    if folded.startswith(("%", " %"), offset):
        return True
    following = _UNIT.match(folded, offset)
    return following is not None and following[1] in _measures()


@cache
def _measures() -> frozenset[str]:
    """Words that make a figure of what stands before them: units, currencies, scale words, percents."""
    forms = [row["form"].lower().split(" ") for name in ("units", "percents") for row in table(name)]
    found = {form[0] for form in forms if len(form) == 1 or form[0] in words("begins a measure")}
    found |= {row["form"].lower() for row in table("scales")}
    for row in table("currencies"):
        found.update(name.split(" ")[-1] for column in ("names", "minor") for name in listed(row[column]))
    once = {row["word"] for row in table("calendar") if row["role"] in ("unit", "century")}  # "in the same 1985 month"
    return frozenset(word for word in found if len(word) > 1) - {row["word"] for row in table("stop_words")} - once


@cache
def _percents() -> tuple[str, ...]:
    return tuple(row["form"].lower() for row in table("percents") if " " in row["form"])


@cache
def _counted() -> frozenset[str]:
    singular = [row["word"] for row in table("word_sets") if row["set"] == "always counted"]
    return frozenset((*(f"{word}s" for word in singular), "people"))
