"""Noun phrases with those that hang on them: "tariffs on imports from China", head first."""

from __future__ import annotations

import re
from functools import cache

from checker.annotators.clauses import Clause
from checker.text.lookup import table
from checker.text.phrases import phrase_from, phrase_until
from checker.text.tagging import NOUNS, PREPOSITIONS

Phrase = tuple[int, int]
"""First token of a noun phrase, and one past its last."""

LINKS = "OTFl"
"""Tags of the prepositions that hang one noun phrase on another."""
LONGEST_CHAIN = 3
LONGEST_DETERMINER = 12
FARTHEST_PHRASE = 60
"""Tokens between a figure and the nearest phrase that may say what it is of."""

_NOUN = re.compile(f"[{NOUNS}]")
_TIME_BEFORE = re.compile(r"(?:#*t++[dj]{0,2}[lpFc]?,?){1,4}")
"""From the right: "rose, in the year to May, ..."."""


@cache
def frame_words(role: str) -> frozenset[str]:
    """The words of one role of ``frame_words.csv``."""
    return frozenset(row["word"] for row in table("frame_words") if row["role"] == role)


def is_time(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether a phrase says when: "the second quarter", "a year"."""
    return clause.words[phrase[1] - 1] in frame_words("time")


def chain_from(clause: Clause, at: int, links: str = LINKS) -> list[Phrase]:
    """The noun phrase at ``at`` and those that hang on it, in order; empty where it says when."""
    line = clause.line
    chain: list[Phrase] = []
    phrase = phrase_from(line, at)
    while phrase is not None and not is_time(clause, phrase):
        chain.append(phrase)
        stop = phrase[1]
        if len(chain) == LONGEST_CHAIN or stop >= len(line) or line[stop] not in links:
            break
        phrase = phrase_from(line, stop + 1)
    return chain


def chain_until(clause: Clause, stop: int) -> list[Phrase]:
    """The noun phrase that ends right before ``stop`` with those it hangs on, the head first: "tariffs", "imports"."""
    line, words = clause.line, clause.words
    found: list[Phrase] = []  # from the right
    phrase = phrase_until(line, stop)
    while phrase is not None:
        found.append(phrase)
        at = before_determiners(line, phrase[0])
        if len(found) == LONGEST_CHAIN or not at:
            break
        if line[at - 1] in "c," and len(found) == 1:  # "tariffs on steel and aluminium"
            at = _past_listed(line, at)
        if not at or line[at - 1] not in LINKS:
            break
        phrase = phrase_until(line, past_time_left(line, at - 1))
    times = frame_words("time")
    if not found or words[found[-1][1] - 1] in times:
        return []
    return [each for each in reversed(found) if words[each[1] - 1] not in times] if len(found) > 1 else found


def _past_listed(line: str, at: int) -> int:
    """Where the list begins that goes on at ``at``, if it hangs on a noun phrase; else 0."""
    for _ in range(LONGEST_CHAIN):
        phrase = phrase_until(line, at - 1) if at and line[at - 1] in "c," else None
        if phrase is None:
            break
        at = before_determiners(line, phrase[0])
        while at and line[at - 1] == "c":  # "both"
            at -= 1
    return at if at > 1 and line[at - 1] in LINKS and line[at - 2] in NOUNS else 0


def is_adjunct(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether a phrase hangs by a preposition on something that is no noun phrase: "rose in Germany by"."""
    at = before_determiners(clause.line, phrase[0])
    return at > 0 and clause.line[at - 1] in PREPOSITIONS and clause.words[at - 1] != "with"  # "with a commitment to 25 million"


def before_determiners(line: str, at: int) -> int:
    """Index of the first of the determiners, adverbs and numbers that stand right before ``at``, else ``at``."""
    if not at or line[at - 1] not in "dr#":
        return at
    floor = at - LONGEST_DETERMINER
    while at and at > floor and line[at - 1] in "dr#":
        at -= 1
    return at


def past_time_left(line: str, at: int) -> int:
    """``at``, or where the words that say when and end right before it begin."""
    if not at or line[at - 1] not in "t,":
        return at
    match = _TIME_BEFORE.match(line[max(0, at - 24) : at][::-1])
    return at - match.end() if match else at


def nearest_before(clause: Clause, at: int) -> list[Phrase]:
    """The nearest noun phrase that ends somewhere before ``at``, with those it hangs on; empty where none is near."""
    line = clause.line
    floor = max(0, at - FARTHEST_PHRASE)
    while at > floor:
        match = _NOUN.search(line[floor:at][::-1])
        if match is None:
            break
        at -= match.start()
        chain = chain_until(clause, at)
        if chain:
            return chain
        at -= 1
    return []
