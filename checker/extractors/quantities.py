"""Measured quantities: a figure with a unit of mass, length, energy ... and, as a kind of their own, durations."""

from __future__ import annotations

import re

from checker.extractors.rates import rate_after
from checker.extractors.reading import Context, Reading
from checker.model import Kind
from checker.text.lookup import word_set
from checker.units import UnitForm, unit_after, unit_words

_AGE = re.compile(r"[\s-]{1,2}(?:old|of age)\b")
_AGO = re.compile(r"[a-z]*[^s]\sago")
SHORT = 2
"""A shorter unit only follows digits."""
LETTERS = frozenset(("c", "f"))
"""Units that may also be a letter by itself."""
_HOTTEST = 1000
_IN = re.compile(r"(in)(?:\.?(?=\s*(?:\Z|\n\n))|\.?\s([a-z]+))")
_CLOSING = {"(": ")", "[": "]", "{": "}"}


def words() -> frozenset[str]:
    """First words of the units that :func:`read` knows."""
    return unit_words() | {"in"}


def read(context: Context) -> Reading | None:
    """A quantity with pint's canonical unit; a figure with a unit of time is a duration, with "old" an age. None without a unit."""
    text, numeral, at = context.text, context.numeral, context.at
    found = unit_after(text, at, glued=context.glued) or _inches(context)
    if found is None:
        return None
    form, end = found
    if end - at < SHORT and (numeral.spelled or _is_letter(context, end)):
        return None  # "one m", "two a": letters that only follow digits
    bracket = text[at - 1 : at]
    if not context.glued and bracket in _CLOSING:
        if text[end : end + 1] != _CLOSING[bracket]:
            return None
        end += 1
    if form.dimension == "duration":
        if numeral.value != 1 and not numeral.fraction and _AGO.fullmatch(context.folded[at : end + 4]):
            return None  # "302,000 week ago": the week is another one's
        return _duration(context, form.unit, end, form.assumption, 10.0**form.scale)
    end = _possessive(context.folded, end)
    unit, dimension, factor = form.unit, form.dimension, 10.0**form.scale
    rate = rate_after(text, context.folded, end)
    if rate is not None:
        unit, dimension, end = f"{unit} / {rate.unit}", f"{dimension} / {rate.unit}", rate.end
        return Reading(numeral.start, end, Kind.QUANTITY, unit, dimension, factor, form.assumption, others=rate.assumptions)
    return Reading(numeral.start, end, Kind.QUANTITY, unit, dimension, factor, form.assumption)


def _inches(context: Context) -> tuple[UnitForm, int] | None:
    """The "in" of "2 1/2 in thick", "8 in." as inches; elsewhere it is a preposition."""
    match = _IN.match(context.folded, context.at) if context.word == "in" and not context.numeral.spelled else None
    if match is None or (match[2] is not None and match[2] not in word_set("extent")):
        return None
    found = unit_after("inch", 0, glued=False)
    return (found[0], match.end(1)) if found is not None else None


def _is_letter(context: Context, end: int) -> bool:
    """Tell whether a letter after a number is none of a unit: "the 800,000 F-Series", "23456 F Block"."""
    if context.word not in LETTERS:
        return False
    after = context.text[end : end + 2]
    series = after[:1] == "-" and not after[1:].isdigit()
    return context.numeral.value >= _HOTTEST or series or after[1:].isupper() or (after[:1] in (".", "'", "’") and after[1:].isalnum())


def _duration(context: Context, unit: str, end: int, assumption: str | None, factor: float) -> Reading:
    end = _possessive(context.folded, end)
    age = _AGE.match(context.folded, end)
    aspect = "age" if age or context.folded[end - 1] == "o" else None  # "87 yo", "87 y/o"
    return Reading(context.numeral.start, age.end() if age else end, Kind.DURATION, unit, "duration", factor, assumption, aspect)


def _possessive(folded: str, end: int) -> int:
    """The end of the unit without a possessive: "90 days' notice" is 90 days."""
    return end - 2 if folded[end - 2 : end] == "'s" else end
