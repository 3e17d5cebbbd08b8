"""Counts with the noun that is counted: "40 people", "3,200 kinds of parts"."""

from __future__ import annotations

import re

from checker.extractors.reading import Context, Reading
from checker.model import Kind
from checker.text.lookup import column, word_set
from checker.text.phrases import Tag, tag_alone
from checker.text.plurals import singular

MOST_MODIFIERS = 2
"""Adjectives that may stand between a count and its noun."""
_WORD = re.compile(r"(?:[ \u00a0]|\r?\n ?)((?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’-][^\W\d_]+)*)")
_NAME_BEFORE = re.compile(r"(?<=\w )[A-Z][a-z]\w+ \Z")
_LONGEST_NAME = 24
_VAGUE_OF = re.compile(r"\s+of(?=\s)")
_SHORTEST_PEOPLE = 5
_NAMED = (Tag.ADJECTIVE, Tag.NOUN, Tag.NAME)
COUNTABLE = (Tag.ADJECTIVE, Tag.NOUN, Tag.NAME, Tag.VERB)
"""What may stand between a count and its noun, or be it."""


def read(context: Context) -> Reading | None:
    """A count, ``unit`` the counted noun in the singular; "one" counts only before a plain noun, never as a pronoun."""
    numeral, text = context.numeral, context.text
    if not context.word:
        return None
    if numeral.fraction:
        points = context.word in ("point", "points") and text[context.end : context.at] in (" ", "-")
        return Reading(numeral.start, context.at + len(context.word), Kind.COUNT, "point", "count") if points else None
    if context.word in _LETTERS:
        return _in_millions(context)
    at = context.end
    if context.glued:
        return None
    if text[at : at + 1] == "-":
        return _joined(context)
    if context.at - at > 1 and text[at : context.at].strip():
        return None
    if numeral.vague and (of := _VAGUE_OF.match(text, at)):
        at = of.end()
    plural = numeral.value != 1.0 or numeral.vague
    for _ in range(MOST_MODIFIERS + 2):
        match = _WORD.match(text, at)
        if match is None:
            return None
        word = match[1]
        folded = word.lower().replace("’", "'")
        possessive = folded.endswith("'s")
        bare = folded[:-2] if possessive else folded
        end = match.end() - (2 if possessive else 0)
        if bare in word_set("counted as it is"):
            return Reading(numeral.start, end, Kind.COUNT, bare, "count")
        if bare in word_set("before what is counted"):
            at = match.end()
            continue
        tag = tag_alone(word)
        if tag is Tag.NAME and plural and not possessive and _is_people(context, word, match.end()):
            return Reading(numeral.start, end, Kind.COUNT, singular(bare), "count")
        if tag is Tag.VERB and _NAME_BEFORE.search(text, max(0, numeral.start - _LONGEST_NAME), numeral.start):
            return None  # "the Kestrel 7 weighs"
        if tag is Tag.NOUN or (tag is Tag.VERB and _is_plural(bare)):
            if (
                _is_plural(bare) is plural
                or (numeral.value == 1.0 and not numeral.spelled)
                or bare in column("plurals", "plural", "singular")
            ):
                return Reading(numeral.start, end, Kind.COUNT, singular(bare), "count")
        elif tag not in COUNTABLE or possessive:
            return None
        at = match.end()
    return None


def _in_millions(context: Context) -> Reading | None:
    """ "8.9m visitors", "5 m people": a letter that is a scale before what is counted; not "100m hurdles"."""
    numeral, text = context.numeral, context.text
    end = context.at + 1
    letter = text[context.at]
    if numeral.power or numeral.spelled or not text[end : end + 1].isspace() or (letter == "m" and numeral.value in _DISTANCES):
        return None
    if letter in "bB" and not context.glued:
        return None
    word = _next_word(text, end)
    if not _is_plural(word.lower()) or tag_alone(word) not in (Tag.NOUN, Tag.NAME):
        return None
    stop = end + 1 + len(word)
    return Reading(numeral.start, stop, Kind.COUNT, singular(word.lower()), "count", _LETTERS[context.word])


def _joined(context: Context) -> Reading | None:
    """ "12-member panel", "1,000-bed hospital": a count before a noun in the singular, joined to it; not "two-way"."""
    numeral, text = context.numeral, context.text
    match = _JOINED.match(text, context.end)
    if match is None or numeral.resolution != 1 or numeral.value < 2 or match[1] in word_set("joined without counting"):
        return None
    if tag_alone(match[1]) is not Tag.NOUN or _is_plural(match[1]):
        return None
    return Reading(numeral.start, match.end(), Kind.COUNT, match[1], "count")


_JOINED = re.compile(r"-([a-z]{3,})(?=[\s-]\w)")
_LETTERS = {"m": 1e6, "b": 1e9}
_DISTANCES = frozenset({50.0, 60.0, 100.0, 110.0, 200.0, 400.0, 800.0, 1500.0, 3000.0, 5000.0, 10_000.0})
"""Metres that races are run and swum over."""


def _is_people(context: Context, word: str, end: int) -> bool:
    """Tell whether a capitalised plural is what is counted, and no name: "two House Republicans"; not "two Texas banks", "Six Flags"."""
    text, numeral = context.text, context.numeral
    if len(word) < _SHORTEST_PEOPLE or word.isupper() or not _is_plural(word.lower()):
        return False
    start = numeral.start
    if numeral.spelled and start > 1 and text[start].isupper() and text[start - 2].isalnum():
        return False  # "Six Flags"
    return tag_alone(_next_word(text, end)) not in _NAMED


def _next_word(text: str, end: int) -> str:
    match = _WORD.match(text, end)
    return match[1] if match is not None else "."


def _is_plural(word: str) -> bool:
    return singular(word) != word or word in column("plurals", "plural", "singular")
