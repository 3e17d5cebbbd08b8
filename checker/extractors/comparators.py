"""The words that bound a figure: "about 40", "more than 80", "40 or more", "50-odd", "100+"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from checker.model import Comparator
from checker.text.lookup import table, word_set

_FARTHEST = 30
"""Characters before a figure in which the phrase that bounds it begins."""
_FARTHEST_VERB = 60
"""The same for the verb that makes of "up to" no bound."""
_WORD = re.compile(r"[\s-]?([a-z]+|\+)(?![\w+/−-])")


class Bound(NamedTuple):
    """A phrase right behind a figure, or behind its digits: how it bounds, and where it ends."""

    sign: Comparator
    end: int


@cache
def _by_last() -> dict[str, tuple[tuple[tuple[str, ...], Comparator], ...]]:
    """Last word of each phrase before a figure to the phrases, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Comparator]]] = {}
    for row in table("comparators"):
        if row["side"] == "before":
            words = tuple(row["phrase"].split())
            found.setdefault(words[-1], []).append((words, Comparator(row["sign"])))
    return {last: tuple(sorted(rows, key=lambda row: -len(row[0]))) for last, rows in found.items()}


@cache
def _by_first() -> dict[str, tuple[tuple[str, Comparator], ...]]:
    """First word of each phrase after a figure to the phrases, the longest first."""
    found: dict[str, list[tuple[str, Comparator]]] = {}
    for row in table("comparators"):
        if row["side"] == "after":
            found.setdefault(row["phrase"].split()[0], []).append((row["phrase"], Comparator(row["sign"])))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def skipped(folded: str, start: int) -> int:
    """Where the phrase that bounds a figure begins ("almost 220"), the figure's own start where there is none."""
    words = folded[max(0, start - _FARTHEST) : start].split()
    size = next((len(phrase) for phrase, _ in _by_last().get(words[-1] if words else "", ()) if tuple(words[-len(phrase) :]) == phrase), 0)
    for word in reversed(words[len(words) - size :]):
        start = folded.rfind(word, 0, start)
    return start


@cache
def signs() -> dict[str, Comparator]:
    """The signs that stand right before digits: "~40", "≥ 5"."""
    return {
        row["phrase"]: Comparator(row["sign"]) for row in table("comparators") if row["side"] == "before" and not row["phrase"][0].isalpha()
    }


def before(folded: str, start: int, *, lasting: bool = False) -> Comparator:
    """How the words right before a figure bound it; before what is ``lasting`` ("over 3 years") "over" may also mean "during"."""
    last = folded[start - 1 : start]
    if last == " " and folded[start - 2 : start - 1] in signs() and start > 1:
        return signs()[folded[start - 2]]
    if last in " \n" and folded[start - 4 : start - 1] not in endings():
        return Comparator.EQUAL
    if last in signs():
        return signs()[last]
    words = folded[max(0, start - _FARTHEST) : start].split()
    if not words:
        return Comparator.EQUAL
    word = words[-1]
    rows = _by_last().get(word)
    if rows is None:
        rows = _by_last().get(word.lstrip("(\"'[")) if word[0] in "(\"'[" else None
        if rows is None:
            return Comparator.EQUAL
        words[-1] = word.lstrip("(\"'[")
    for phrase, sign in rows:
        size = len(phrase)
        if tuple(words[-size:]) == phrase:
            if (
                lasting
                and size == 1
                and word in word_set("during")
                and (len(words) < 2 or words[-2] not in word_set("before a bound time"))
            ):
                return Comparator.EQUAL
            if phrase == UP_TO and _comes_to(folded[max(0, start - _FARTHEST_VERB) : start].split()[1:-2]):
                return Comparator.EQUAL
            return sign
    return Comparator.EQUAL


UP_TO = ("up", "to")
"""What bounds a figure ("up to 20 people"), or leads to it ("added up to 20")."""
_LONGEST_OBJECT = 4
"""Words of what a verb brings up to a figure: "revised its production estimate up to"."""


def is_up_to(folded: str, start: int) -> bool:
    """Tell whether "up to" stands right before a figure."""
    return tuple(folded[max(0, start - _FARTHEST) : start].split()[-2:]) == UP_TO


def _comes_to(before: list[str]) -> bool:
    """Tell whether the words before "up to" lead to a figure: "the votes added", "revised", "brought its stake"; "takes" bounds it."""
    if not before:
        return False
    if before[-1] in word_set("comes up to"):
        return True
    for at in range(len(before) - 2, max(-1, len(before) - 2 - _LONGEST_OBJECT), -1):
        if before[at] in word_set("brings up to"):
            return before[at + 1] in word_set("before what is brought")
    return False


def after(folded: str, end: int) -> Bound | None:
    """The phrase that bounds a figure from behind ("or more", "-odd", "+"), None where there is none."""
    if folded[end + 1 : end + 4] not in behind() and folded[end : end + 1] != "+":
        return None
    match = _WORD.match(folded, end)
    if match is None:
        return None
    for phrase, sign in _by_first().get(match[1], ()):
        begins = match.start(1)
        if folded.startswith(phrase, begins) and not folded[begins + len(phrase) : begins + len(phrase) + 1].isalnum():
            joined = match.start(1) > end and folded[end] == "-"
            if joined == (phrase in word_set("joined to a figure")) or phrase == "+":
                return Bound(sign, begins + len(phrase))
    return None


@cache
def phrases_behind() -> tuple[str, ...]:
    """The phrases that bound a figure from behind."""
    return tuple(phrase for rows in _by_first().values() for phrase, _ in rows)


@cache
def endings() -> frozenset[str]:
    """The last three characters, folded, of the phrases before a figure: nearly all other words end otherwise."""
    short = (f"{lead}{last}"[-3:] for last in _by_last() if len(last) < 3 for lead in " \n(")
    return frozenset(last[-3:].rjust(3) for last in _by_last()) | frozenset(short)


@cache
def behind() -> frozenset[str]:
    """The first three characters of the phrases behind a figure."""
    return frozenset(phrase[:3] for phrase in phrases_behind())


@cache
def opens_bound() -> frozenset[str]:
    """The first words of the phrases that bound a figure from behind."""
    return frozenset(_by_first())
