"""Ages without a unit: "aged 47", "at the age of 12", "Ana Ruiz, 47, said"."""

from __future__ import annotations

import re

from checker.extractors.reading import Context, Reading
from checker.model import Kind
from checker.text.lookup import word_set

_OLDEST = 120
_CUE = re.compile(r"(?<!\w)(?:aged|ages?|ages? of|age:)[ \n](?:between |from |about |around |over |under |up to )?\Z")
_BESIDE_NAME = re.compile(r"[A-Z][\w'’-]+,[ \n]\Z")
LONGEST_CUE = 20


def read(context: Context) -> Reading | None:
    """An age in years, by the word before it or between commas behind a name; None for what is no age."""
    numeral, text = context.numeral, context.text
    if numeral.spelled or numeral.power or not 0 < numeral.value < _OLDEST or text[numeral.end : numeral.end + 1].isalnum():
        return None
    before = text[numeral.start - 2 : numeral.start - 1]
    if before == "," and numeral.value >= 1 and text[numeral.start].isdigit():
        return _age(numeral.start, numeral.end) if _is_beside_person(context) else None
    if context.folded[max(0, numeral.start - 4) : numeral.start - 1] in _ENDINGS and _CUE.search(
        context.folded, max(0, numeral.start - LONGEST_CUE), numeral.start
    ):
        return _age(numeral.start, numeral.end)
    return None


def _is_beside_person(context: Context) -> bool:
    """Tell whether a number stands between commas behind a name ("Ana Ruiz, 47, said") or a word for a person ("a girl, 6.")."""
    text, start, end = context.text, context.numeral.start, context.numeral.end
    after, follower = text[end : end + 1], text[end + 2 : end + 3]
    if after == "," and _BESIDE_NAME.search(text, max(0, start - 30), start):
        return text[end + 1 : end + 2].isspace() and not follower.isdigit() and not follower.isupper()
    person = _BEFORE_COMMA.search(context.folded, max(0, start - 30), start)
    return after in (",", ".") and not follower.isdigit() and person is not None and person[1] in word_set("person")


_BEFORE_COMMA = re.compile(r"([a-z]+),[ \n]\Z")


def endings() -> frozenset[str]:
    """The last three characters, folded, of the cues: nearly all other words before a number end otherwise."""
    return _ENDINGS


_ENDINGS = frozenset(("ged", "age", "ges", " of", "\nof", "ge:", "een", "rom", "out", "und", "ver", "der", " to", "\nto"))


def _age(start: int, end: int) -> Reading:
    return Reading(start, end, Kind.DURATION, "year", "duration", aspect="age")
