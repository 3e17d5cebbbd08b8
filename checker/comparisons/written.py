"""A computed figure, written as a text writes the one that it is held against."""

from __future__ import annotations

import math
import re

from checker.comparisons.checks.outcome import number
from checker.model import Claim
from checker.text.folding import squeeze

_SLACK = 1e-9
_DIGITS = re.compile(r"\d(?:[\d.,]|[ \u00a0\u202f\u2009'’](?=\d{3}))*(?<=\d)")
_OPENING = re.compile(r"\(\s*\Z")
_GROUPED = re.compile(r"\d{1,3}(?P<mark>[.,])\d{3}(?:(?P=mark)\d{3})*")


def written_like(claim: Claim, value: float) -> str:
    """A value of a claim's unit as its text would write it: "$3 million", "31,50" with a decimal comma, "(5.00)" in the red."""
    text = squeeze(claim.text)
    digits = _DIGITS.search(text)
    if digits is None:
        return f"{number(value)} {(claim.unit or '').replace('_', ' ')}".strip()
    mark, grouping = _marks(digits.group(), claim)
    places = len(digits.group().rpartition(mark)[2]) if mark else 0
    shown = value / ((claim.resolution or 1.0) * 10.0**places)
    written = f"{abs(shown):,.{places}f}"
    if not math.isclose(float(written.replace(",", "")), abs(shown), rel_tol=_SLACK):
        written = number(abs(shown))
    before, after = text[: digits.start()].lstrip("+-−–"), text[digits.end() :]
    opening = _OPENING.search(before) if after.startswith(")") else None
    if opening is not None and shown >= 0:
        before, after = before[: opening.start()], after[1:]
    minus = "-" if shown < 0 and opening is None else ""
    return minus + before + written.translate({ord(","): grouping, ord("."): mark or "."}) + after


def _marks(digits: str, claim: Claim) -> tuple[str, str]:
    """What stands before the decimals of a figure, nothing where it has none, and what parts its thousands: "." and "," of 1,200.5."""
    spaced = next((mark for mark in " \u00a0\u202f\u2009'’" if mark in digits), None)
    last = max(".,", key=digits.rfind)
    if last not in digits:
        return "", spaced or ","
    other = ".,"[last == "."]
    if _GROUPED.fullmatch(digits) and not _has_decimals(digits, last, claim):
        return "", last
    return last, spaced or other


def _has_decimals(digits: str, mark: str, claim: Claim) -> bool:
    """Tell whether "2,500" is two and a half: by what it was read as, which for a bare one is 2.5."""
    if digits.count(mark) > 1:
        return False
    grouped = float(digits.replace(mark, ""))
    if mark == ".":
        return True if claim.value is None else not math.isclose(abs(float(claim.value)), grouped)
    return claim.value is not None and math.isclose(abs(float(claim.value)), grouped / 1000)
