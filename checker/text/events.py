"""Events named in a sentence: "the APEC Summit", "the leaders' recent meeting", "trade discussions"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from checker.text.lookup import column, table, word_set
from checker.text.names import body_words
from checker.text.phrases import Tag, words
from checker.text.tokens import Token


class Event(NamedTuple):
    """One event as a sentence names it.

    Attributes:
        first, stop: its tokens, ``stop`` one past the last.
        name: as printed, without determiner and without a bracketed acronym that stands for its words ("APEC summit").
        noun: the event noun, folded ("summit").
        family: nouns of one family may name one event.
        held: True where it is held at a place.
        proper: the capitalised words and acronyms of its name, folded: empty for "the meeting".
    """

    first: int
    stop: int
    name: str
    noun: str
    family: str
    held: bool
    proper: tuple[str, ...]


@cache
def _nouns() -> dict[str, tuple[str, bool]]:
    return {row["noun"]: (row["family"], row["held"] == "yes") for row in table("events")}


LONGEST_NAME = 24
"""Tokens before an event noun that are looked at for its name."""

_YEAR = re.compile(r"(?:1[89]|20)\d\d")


def events(tokens: Sequence[Token], found: Sequence[Tag]) -> list[Event]:
    """The events of a sentence in order, none overlapping; ``found`` are the tokens' tags."""
    named: list[Event] = []
    starts = [at for at, token in enumerate(tokens) if token.folded in _openings()]
    if not starts:
        return named
    titled = is_headline(tokens)
    free = 0
    for start in starts:
        size = _size(tokens, found, start) if start >= free else 0
        if not size:
            continue
        at = start
        first = at if titled else _first(tokens, found, at, named[-1].stop if named else 0)
        least = max(0, at - LONGEST_NAME)
        while titled and first > least and tokens[first - 1].text.isupper():  # in a headline only an acronym is sure to be a name
            first -= 1
        stop = at + size
        while further := _size(tokens, found, stop):
            at, size, stop = stop, further, stop + further  # "World Cup final", "summit talks": the last noun says what it is
        free = stop
        if _belongs_to_next(tokens, found, stop):
            continue
        noun = _noun(tokens, at, size)
        family, held = _nouns()[noun]
        name, proper = _name(tokens, first, at, stop)
        named.append(Event(first, stop, name, noun, family, held, proper))
    return named


def _belongs_to_next(tokens: Sequence[Token], found: Sequence[Tag], stop: int) -> bool:
    """Tell whether an event noun only says what sort of thing the next word is: "the assembly plant", "the Riverside Convention Center"."""
    if not 0 < stop < len(tokens):
        return False
    before, after = tokens[stop - 1], tokens[stop]
    if before.end + 1 != after.start or stands_apart(after.folded):
        return False
    named = before.text[0].isupper() and found[stop] is Tag.NAME and after.text[0].isupper() and after.folded in _halls()
    thing = stop + (found[stop] is Tag.ADJECTIVE)  # "its final environmental plan"
    described = thing < len(tokens) and found[thing] is Tag.NOUN and tokens[thing].text.isalpha() and not stands_apart(tokens[thing].folded)
    return named or described


def stands_apart(word: str) -> bool:
    """Tell whether a folded word that looks like the rest of a name is none: "talks yesterday", "the talks reopen"."""
    return word in _apart()


@cache
def _apart() -> frozenset[str]:
    return frozenset({*column("calendar", "word", "role"), *column("venue_verbs", "word", "role")})


@cache
def _halls() -> frozenset[str]:
    return body_words() | word_set("hall of events")


def is_headline(tokens: Sequence[Token]) -> bool:
    """Tell whether nearly every word begins with a capital and no full stop ends them, so that a capital marks no name."""
    if tokens and tokens[-1].text == ".":
        return False
    long = [token for token in tokens if len(token.text) > 3 and token.text.isalpha()]
    return len(long) > 3 and sum(token.text[0].isupper() for token in long) >= 0.8 * len(long)


@cache
def _openings() -> frozenset[str]:
    """The first words of the event nouns."""
    return frozenset(noun.split()[0] for noun in _nouns())


def _size(tokens: Sequence[Token], found: Sequence[Tag], at: int) -> int:
    """How many tokens the event noun has that stands at a token, 0 where none does."""
    if at >= len(tokens) or tokens[at].folded not in _openings() or found[at] is Tag.VERB:
        return 0
    return next((size for size in (2, 1) if _noun(tokens, at, size) in _nouns()), 0)


def _noun(tokens: Sequence[Token], at: int, size: int) -> str:
    return " ".join(token.folded for token in tokens[at : at + size]) if at + size <= len(tokens) else ""


def _first(tokens: Sequence[Token], found: Sequence[Tag], noun: int, floor: int) -> int:
    """Where the phrase before the event noun begins: over adjectives, nouns, names, "leaders'" and a bracketed acronym."""
    first = noun
    floor = max(floor, noun - LONGEST_NAME)
    while first > floor:
        token = tokens[first - 1]
        if (
            (found[first - 1] in (Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.NUMBER) and token.folded not in word_set("event modifier"))
            or (token.folded in word_set("event modifier") and found[first - 1] not in (Tag.VERB,))
            or token.text == "'"
            or token.text == "’"
            or (token.text in "()" and _bracket(tokens, first - 1))
        ):
            first -= 1
        else:
            break
    while first < noun and not tokens[first].text[0].isalnum():
        first += 1
    return first


def _bracket(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a bracket belongs to an acronym in brackets: ``(APEC)``."""
    middle = at + 1 if tokens[at].text == "(" else at - 1
    other = at + 2 if tokens[at].text == "(" else at - 2
    return 0 <= other < len(tokens) and tokens[other].text in "()" and tokens[middle].text.isupper()


def _name(tokens: Sequence[Token], first: int, noun: int, stop: int) -> tuple[str, tuple[str, ...]]:
    acronym = next((at for at in range(first, noun) if tokens[at].text == "("), None)
    start = acronym + 1 if acronym is not None else first
    kept = [
        at
        for at in range(start, stop)
        if tokens[at].text not in "()" and not (tokens[at].folded in word_set("event modifier") and at < noun)
    ]
    pieces = [words(tokens, at, at + 1) for at in kept]
    name = re.sub(r"\s+(['’])", r"\1", " ".join(pieces))
    proper = tuple(
        tokens[at].folded.removesuffix("'s")
        for at in kept
        if tokens[at].text[0].isupper() and at < noun and not _YEAR.fullmatch(tokens[at].text)
    )
    return name, proper
