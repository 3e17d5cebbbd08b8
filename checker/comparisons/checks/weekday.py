"""A weekday against its date: "Monday 4 June 2024" or "4 June 2024 (Mon)" was a Tuesday."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from checker.comparisons.checks.outcome import Outcome, Text, after, before
from checker.comparisons.spoken import spoken
from checker.model import Claim, Kind, Verdict
from checker.text.folding import fold, squeeze
from checker.text.lookup import table

FIRST_YEAR = 1800
"""Before it a text may count in another calendar."""

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?\Z")
_WORD = re.compile(r"[a-z]+")
_BEHIND = re.compile(r"\s*(?:\((?P<held>[a-z]+)\.?\)|\[(?P<boxed>[a-z]+)\.?\]|, a (?P<aside>[a-z]+)(?=,|\.?\s*\Z))")
_AHEAD = re.compile(r"\((?P<held>[a-z]+)\.?\),?\s*\Z")


def find(text: Text) -> list[Outcome]:
    """The dates with a year whose weekday is another than the one they name."""
    return [found for claim in text.claims if claim.kind is Kind.DATE and (found := _outcome(claim)) is not None]


def _outcome(claim: Claim) -> Outcome | None:
    match = _DAY.match(claim.value) if isinstance(claim.value, str) else None
    if match is None or match[1] not in claim.text or int(match[1]) < FIRST_YEAR:
        return None
    named = next((_weekdays()[word] for word in _words(claim) if word in _weekdays()), None)
    actual = date(int(match[1]), int(match[2]), int(match[3])).isoweekday()
    if named is None or named == actual:
        return None
    day = spoken(match[0][: len("2025-10-30")])
    return Outcome(
        claims=(claim,),
        verdict=Verdict.CONFLICT,
        confidence=0.95,
        message=f"{day} is a {_names()[actual]}, not a {_names()[named]}",
        subject=squeeze(claim.text),
    )


def _words(claim: Claim) -> list[str]:
    """The words of a date, and those that stand in brackets or as an aside right beside it: "5 March 2024 (Mon)", "..., a Monday,"."""
    beside = [match[match.lastgroup or 0] for match in (_BEHIND.match(after(claim)), _AHEAD.search(before(claim))) if match is not None]
    return [*_WORD.findall(fold(claim.text)), *beside]


@cache
def _weekdays() -> dict[str, int]:
    return {row["word"]: int(row["value"]) for row in table("calendar") if row["role"] == "weekday"}


@cache
def _names() -> dict[int, str]:
    """Number of the weekday (1 Monday) to its full name."""
    return {number: max((w for w, n in _weekdays().items() if n == number), key=len).capitalize() for number in _weekdays().values()}
