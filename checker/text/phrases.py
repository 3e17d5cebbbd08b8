"""Noun phrases over a sentence's tags."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.text.tagging import NOMINAL, NOUNS, TAGS, Tag, is_common_word, tag_alone, tagged, tags
from checker.text.tokens import Token

__all__ = [
    "Tag",
    "chain_right",
    "head_left",
    "head_right",
    "is_common_word",
    "phrase_from",
    "phrase_until",
    "tag_alone",
    "tagged",
    "tags",
    "words",
]

_NOMINAL = frozenset({*NOMINAL, *(TAGS[letter] for letter in NOMINAL)})
_NOUNLIKE = frozenset({*NOUNS, *(TAGS[letter] for letter in NOUNS)})
_BEFORE_NOMINAL = frozenset({"d", "r", Tag.DETERMINER, Tag.ADVERB})
"""As tags and as letters: no letter is a tag."""

LONGEST_PHRASE = 12
"""Words between the first and the last of a phrase, over a line of tags."""
_FROM = re.compile(rf"[dr(\"]{{0,3}}#{{0,3}}([nsNj#]{{0,{LONGEST_PHRASE}}}[nsN])")


def phrase_from(line: str, at: int) -> tuple[int, int] | None:
    """The noun phrase that begins at letter ``at`` of a line of tags, past determiners, adverbs and numbers, without them."""
    match = _FROM.match(line, at)
    return match.span(1) if match else None


def phrase_until(line: str, at: int) -> tuple[int, int] | None:
    """The noun phrase that ends right before letter ``at`` of a line of tags, without its determiner."""
    if not at or line[at - 1] not in NOUNS:
        return None
    first = begin = at - 1
    floor = begin - LONGEST_PHRASE - 1
    while begin and begin > floor and line[begin - 1] in NOMINAL:
        begin -= 1
        if line[begin] != "#":  # it does not begin with a number
            first = begin
    return first, at


def head_left(found: Sequence[str], at: int) -> tuple[int, int] | None:
    """The noun phrase that ends right before token ``at``: (first token, one past the last), without its determiner.

    Args:
        found: a sentence's tags, or its line of letters.
        at: a token.
    """
    stop = at
    if not stop or found[stop - 1] not in _NOUNLIKE:
        return None
    start = stop - 1
    while start and (found[start - 1] in _NOMINAL):
        start -= 1
    return start, stop


def head_right(found: Sequence[str], at: int) -> tuple[int, int] | None:
    """The noun phrase that begins at token ``at``, past determiners and adverbs, without them; of tags or of a line of letters."""
    start = at
    while start < len(found) and found[start] in _BEFORE_NOMINAL:
        start += 1
    stop = start
    while stop < len(found) and found[stop] in _NOMINAL:
        stop += 1
    while stop > start and found[stop - 1] not in _NOUNLIKE:
        stop -= 1
    return (start, stop) if stop > start else None


def chain_right(tokens: Sequence[Token], found: Sequence[Tag], at: int, links: frozenset[str]) -> list[tuple[int, int]]:
    """The noun phrase at ``at`` and those that hang on it by ``links`` ("tariffs on imports from China"), in order."""
    chain: list[tuple[int, int]] = []
    phrase = head_right(found, at)
    while phrase is not None and len(chain) < 4:
        chain.append(phrase)
        stop = phrase[1]
        if stop >= len(tokens) or tokens[stop].folded not in links:
            break
        phrase = head_right(found, stop + 1)
    return chain


def words(tokens: Sequence[Token], start: int, stop: int) -> str:
    """The text of a run of tokens, as printed, white space between them as one space."""
    pieces: list[str] = []
    for at in range(start, stop):
        if at > start and tokens[at].start > tokens[at - 1].end:
            pieces.append(" ")
        pieces.append(tokens[at].text)
    return "".join(pieces)
