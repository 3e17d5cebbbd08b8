"""What a claim's period says, resolved or in words: how long it is, which of the year, of which year."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from checker.text.calendar import days, has_year, year_of
from checker.text.folding import fold
from checker.text.lookup import column

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
"""Length of each stretch that a period is counted in."""
_AGO = frozenset({"ago", "earlier", "before", "last", "previous", "prior"})
_WORD = re.compile(r"\d+|[a-z.']+")
_PART = re.compile(r"[\dX]{4}(?:-(\d\d))?(?:-\d\d)?\Z")
MONTH = 30.44
"""Days of a month."""
_QUARTERS, _HALVES = range(33, 37), range(40, 42)


class Period(NamedTuple):
    """A period as linking compares it.

    Attributes:
        months: how long it is, 0 for days and what is not known.
        number: which month, quarter or half of the year, 0 where it says none.
        year: or 0.
        first, last: its days, or NaN where words were not resolved.
        ago: True for "a year ago" in words.
    """

    months: int = 0
    number: int = 0
    year: int = 0
    first: float = float("nan")
    last: float = float("nan")
    ago: bool = False


NONE = Period()


@lru_cache(maxsize=1 << 14)
def period(text: str | None) -> Period:
    """A claim's period; NONE where it has none or its words say nothing of this."""
    if not text:
        return NONE
    covered = days(text)
    return _worded(text) if covered is None else _resolved(text, float(covered.first), float(covered.last))


def _resolved(text: str, first: float, last: float) -> Period:
    months = round((last - first + 1) / MONTH) if last - first < 1e5 else 0
    match = _PART.match(text)
    part = int(match[1]) if match and match[1] else 0
    number = part if part <= 12 and months == 1 else part - 32 if part in _QUARTERS else part - 39 if part in _HALVES else 0
    known = has_year(text)
    nothing = float("nan")
    return Period(months, number, (year_of(text) or 0) if known else 0, first if known else nothing, last if known else nothing)


def _worded(text: str) -> Period:
    forms, numbers = column("same_words", "word", "form"), column("numbers", "word", "value")
    months = number = 0
    words = [forms.get(word, word) for word in _WORD.findall(fold(text))]
    for at, word in enumerate(words):
        length = _MONTHS.get(word.removesuffix("s") if word != "halves" else "half", 0)
        if not length:
            continue
        said = next((_number(before, numbers) for before in reversed(words[max(0, at - 2) : at]) if _number(before, numbers)), 0)
        counted = word.endswith("s") or (length == 1 and said > 1)
        months = length * said if counted and said else length
        number = 0 if counted else said
        break
    ago = not _AGO.isdisjoint(words)
    return Period(months, 0 if months >= 12 else number, ago=ago)


def _number(word: str, numbers: dict[str, str]) -> int:
    if word in ("st", "nd", "rd", "th"):
        return 0
    value = word if word.isdigit() else numbers.get(word, "")
    return int(value) if value.isdigit() and len(value) < 3 else 0
