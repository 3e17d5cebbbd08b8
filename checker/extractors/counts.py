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
_VAGUE_OF = re.compile(r"\s+of(?=\s)")
COUNTABLE = (Tag.ADJECTIVE, Tag.NOUN, Tag.NAME, Tag.VERB)
"""What may stand between a count and its noun, or be it."""


def read(context: Context) -> Reading | None:
    """A count, ``unit`` the counted noun in the singular; "one" counts only before a plain noun, never as a pronoun."""
    numeral, text = context.numeral, context.text
    if context.glued or numeral.fraction or not context.word:
        return None
    at = context.end
    if context.at - at > 1 and text[at : context.at].strip():
        return None
    if numeral.vague and (of := _VAGUE_OF.match(text, at)):
        at = of.end()
    plural = numeral.value != 1.0 or numeral.vague
    for _ in range(MOST_MODIFIERS + 1):
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
        tag = tag_alone(word)
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


def _is_plural(word: str) -> bool:
    return singular(word) != word or word in column("plurals", "plural", "singular")
