"""Noun phrases over a line of tags."""

from __future__ import annotations

from collections.abc import Sequence

from checker.text.tagging import NOMINAL, NOUNS, TAGS, Tag, is_common_word, tagged, tags
from checker.text.tokens import Token

__all__ = ["Tag", "chain_right", "head_left", "head_right", "is_common_word", "tagged", "tags", "words"]

_NOMINAL = frozenset({TAGS[letter] for letter in NOMINAL})
_NOUNLIKE = frozenset({TAGS[letter] for letter in NOUNS})


def head_left(found: Sequence[Tag], at: int) -> tuple[int, int] | None:
    """The noun phrase that ends right before token ``at``: (first token, one past the last), without its determiner."""
    stop = at
    if not stop or found[stop - 1] not in _NOUNLIKE:
        return None
    start = stop - 1
    while start and (found[start - 1] in _NOMINAL):
        start -= 1
    return start, stop


def head_right(found: Sequence[Tag], at: int) -> tuple[int, int] | None:
    """The noun phrase that begins at token ``at``, past determiners and adverbs, without them."""
    start = at
    while start < len(found) and found[start] in (Tag.DETERMINER, Tag.ADVERB):
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
