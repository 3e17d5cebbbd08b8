"""The times told beside the ends of a change: whether its base is the one that it is reckoned from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from checker.comparisons.checks.outcome import after, before, between
from checker.model import Claim
from checker.text.calendar import days
from checker.text.folding import fold, squeeze
from checker.text.lookup import word_set

BASIS = (
    r"(?:,?\s*(?:year|month|quarter|week)[ -](?:on|over|to)[ -](?:year|month|quarter|week)|"
    r",?\s*(?:on|over|from|in) (?:the|a|an) (?P<unit>year|month|quarter|week)(?: (?:ago|earlier|before))?)"
)
"""What a change is reckoned from, told between it and the figure that it leads to: "fell 5% on the year to 12,000"."""

_MONTHS = {"month": 1, "quarter": 3, "year": 12}
_UNIT = re.compile(r"\b(year|month|quarter|week)(?=[ -]|s?\b)")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_ELSEWHEN = re.compile(r",?\s*(?:at|in|on|when|during|since|before|after|back)\b")
_PLACEHOLDER = "\0"
_TOLD = re.compile(
    rf"\s*\(?(?:\b(?:in|for|during|on|at|over|of|through|ended|ending)\b)?(?:\s+(?:the|its|this|all of|(?:the )?\w+ (?:ended|ending|to)))?"
    rf"\s*{_PLACEHOLDER}(?:\s*(?:of\s*)?{_PLACEHOLDER})*\)?"
)


def without_times(left: Claim, right: Claim, dates: Sequence[Claim]) -> str:
    """The folded words between two claims without the times told there: "$240 billion in 2023, up 10%" gives ", up"."""
    held = [c for c in dates if left.end <= c.start and c.end <= right.start]
    ends, starts = [left.end, *(c.end for c in held)], [*(c.start for c in held), right.start]
    at = left.sentence[0]
    cut = _PLACEHOLDER.join(left.quote[end - at : max(end, start) - at] for end, start in zip(ends, starts, strict=True))
    words = squeeze(fold(cut))
    if left.period and not held:
        words = words.replace(fold(left.period), _PLACEHOLDER)  # "in the first quarter", of a year that is not told
    return _TOLD.sub("", words) if _PLACEHOLDER in words else between(left, right)


def is_own_base(delta: Claim, previous: Claim, current: Claim) -> bool:
    """Tell whether a change is reckoned from the base told with it: not "fell 5% on the year to 12,000, down from 16,000 in January"."""
    if not word_set("basis of a change").isdisjoint(_WORD.findall(before(delta, 28))[-3:]):
        return False
    told = re.match(BASIS, after(delta, 40))
    unit = _UNIT.search(told.group()) if told else None
    apart = _apart(previous, current)
    if unit is not None:
        return apart is None and previous.period is None if unit[1] == "week" else apart in (_MONTHS[unit[1]], _NONE)
    if delta.start < current.start < previous.start and _begins_anew(current, previous):
        return apart in (1, 3, 12) or (apart == _NONE and not _ELSEWHEN.match(after(previous)))
    return True


_NONE = 0
"""Months apart of a base that names no time."""


def _begins_anew(current: Claim, previous: Claim) -> bool:
    """Tell whether the base is told as a change of its own: "fell 5% to 12,000, down from 16,000"."""
    return re.search(r"\b(?:up|down)\b", between(current, previous)) is not None


def _apart(previous: Claim, current: Claim) -> int | None:
    """Months from the base of a change to its end; None where that is not known."""
    if previous.period is None:
        return _NONE
    then, now = days(previous.period), days(current.period)
    if then is None:
        found = _UNIT.search(previous.period)
        return _MONTHS.get(found[1]) if found else None
    if now is None or abs(then.width - now.width) > 3:
        return None
    first, last = date.fromordinal(then.first), date.fromordinal(now.first)
    months = (last.year - first.year) * 12 + last.month - first.month
    return months % 12 or 12 if previous.period.startswith("XXXX") else months
