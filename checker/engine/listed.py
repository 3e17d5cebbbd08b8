"""The names of a list in a sentence, "France, Germany and Italy", of which a phrase takes one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from checker.engine.fillers import Filler
from checker.engine.phrases import Fillers, runs
from checker.model import Phrase, Slot, Words
from checker.text.tokens import Token

_BETWEEN = frozenset({",", ";", "and", "or", "&", "both"})
_ARTICLES = frozenset({"the", "a", "an"})
LONGEST_NAME = 8
"""Tokens of a name that stands before the one that a phrase took."""


def listed(phrase: Phrase, name: str, first: Filler, tokens: Sequence[Token], fillers: Fillers) -> list[Filler]:
    """All names of the list that a filler of a slot stands in, in order; that one alone where it stands in none."""
    element = next((each for each in phrase.elements if isinstance(each, Slot | Words) and each.name == name), None)
    if element is None:
        return [first]

    def at(token: int) -> Iterable[Filler]:
        if isinstance(element, Slot):
            return fillers.at(element, token, open_ended=True)
        return runs(element, tokens, token)

    return [*_before(first, tokens, at), first, *_after(first, tokens, at)]


def _after(first: Filler, tokens: Sequence[Token], at: Callable[[int], Iterable[Filler]]) -> list[Filler]:
    found: list[Filler] = []
    end = first.end
    while True:
        items = (item for begin in _past(tokens, end) for item in at(begin))
        item = next(items, None)
        if item is None:
            return found
        found.append(item)
        end = item.end


def _before(first: Filler, tokens: Sequence[Token], at: Callable[[int], Iterable[Filler]]) -> list[Filler]:
    found: list[Filler] = []
    start = first.start
    while True:
        items = (item for token in range(max(0, start - LONGEST_NAME), start) for item in at(token))
        item = next((item for item in items if item.end < start and start in _past(tokens, item.end)), None)
        if item is None:
            return found
        found.insert(0, item)
        start = item.start


def _past(tokens: Sequence[Token], at: int) -> list[int]:
    """Where the next name of a list may begin: after the comma and the "and" at a token, at the article there or after it."""
    begin = at
    while at < len(tokens) and tokens[at].folded in _BETWEEN:
        at += 1
    if at == begin or at == len(tokens):
        return []
    return [at, at + 1] if tokens[at].folded in _ARTICLES and at + 1 < len(tokens) else [at]
