"""Whether two sentences that are alike differ in a word that tells their figures apart: "the first phase", "the second phase"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import NamedTuple

from checker.linking.heads import MOST_SHOUTED, dateline
from checker.linking.words import stem_of
from checker.model import Claim, Kind
from checker.text.folding import fold
from checker.text.lookup import column, table, word_set
from checker.text.tagging import is_common_word
from checker.text.tokens import tokenize
from checker.text.when import ordinals

ALIKE = 0.6
"""Share of two sentences' words that are the same in the same order, from which a word in one stands for that in the other."""
LONGEST = 3
"""Words that stand in the place of others; longer stretches are another way to say a thing."""
_FIGURE = "#"


class _Word(NamedTuple):
    """A word of a sentence: as printed, folded, and what it is compared by; ``name`` where a capital says that it is one."""

    text: str
    folded: str
    stem: str
    name: bool


def is_contrasted(left: Claim, right: Claim) -> bool:
    """Tell whether what stands in one sentence in the place of words of the other sets their figures apart."""
    if left.kind is right.kind is Kind.TIME and _zone(left.text) != _zone(right.text) and _zone(left.text) and _zone(right.text):
        return True
    one, two = (_words(claim.quote, claim.start - claim.sentence[0], claim.end - claim.sentence[0]) for claim in (left, right))
    matcher = SequenceMatcher(None, [word.stem for word in one], [word.stem for word in two], autojunk=False)
    if matcher.ratio() < ALIKE:
        return False
    if left.kind is right.kind is Kind.COUNT and _counts_another(left.unit or "", right.unit or ""):
        return True
    dated = Kind.DATE in (left.kind, right.kind)
    for kind, at_l, stop_l, at_r, stop_r in matcher.get_opcodes():
        if kind != "replace" or max(stop_l - at_l, stop_r - at_r) > LONGEST:
            continue
        here, there = one[at_l:stop_l], two[at_r:stop_r]
        if _apart(here, there) or (not dated and _since(here) != _since(there)):
            return True
    days = _days(one), _days(two)
    return not dated and all(days) and days[0].isdisjoint(days[1])


@lru_cache(maxsize=1 << 9)
def _words(quote: str, start: int, end: int) -> tuple[_Word, ...]:
    """The words of a sentence behind its dateline; those with digits are all one, and those of the claim from ``start`` to ``end`` too."""
    begin = len(dateline(quote))
    tokens = [token for token in tokenize(quote) if token.start >= begin and token.folded[0].isalnum()]
    shouted = sum(token.text.isupper() and len(token.text) > 1 for token in tokens) > MOST_SHOUTED * len(tokens)
    found = []
    for at, token in enumerate(tokens):
        own = start <= token.start < end
        figure = own or any(map(str.isdigit, token.folded))
        known = at > 0 or not is_common_word(token.folded)
        name = not figure and not shouted and known and token.text[0].isupper() and token.folded not in _no_names()
        found.append(_Word("" if own else token.text, token.folded, _FIGURE if figure else stem_of(token.text), name))
    return tuple(found)


@cache
def _no_names() -> frozenset[str]:
    """Words with a capital that name nobody: months, days, legal forms."""
    return (
        frozenset(column("calendar", "word", "word"))
        | word_set("legal form")
        | frozenset(column("currencies", "code", "code"))
        | word_set("abbreviation")
    )


def _apart(left: Sequence[_Word], right: Sequence[_Word]) -> bool:
    """Tell whether words that stand in one another's place name two things."""
    names = [[word for word in side if word.name] for side in (left, right)]
    if all(names) and not any(_initials(*pair) for pair in (names, names[::-1])):
        return True
    if any(_nth(left)) and any(_nth(right)):
        return True
    kinds = [[word for word in side if _tags().get(word.folded) == "adj" and word.folded not in ordinals()] for side in (left, right)]
    if all(kinds) and not any(_senses().get(one.stem, one.stem) == _senses().get(two.stem) for one in kinds[0] for two in kinds[1]):
        return True
    set_in = [{word.folded for word in side} & word_set("counted in or out") for side in (left, right)]
    if all(set_in) and set_in[0] != set_in[1]:
        return True
    opposed = [{group: sense for word in side for group, sense in _opposed().get(word.stem, ())} for side in (left, right)]
    return any(opposed[1].get(group, sense) != sense for group, sense in opposed[0].items())


def _counts_another(left: str, right: str) -> bool:
    """Tell whether two counted nouns are two things: "applications", "places"; not "jobs", "positions"."""
    one, two = (stem_of(unit.replace("_", " ").split()[-1]) if unit else "" for unit in (left, right))
    return bool(one and two) and one != two and _senses().get(one, one) != _senses().get(two, two)


def _zone(text: str) -> str:
    """The time zone that a time of day is told in, as far as it says so: "10:30 GMT", "7:30 a.m. local time"."""
    return " ".join(_HALF.sub(" ", fold(text)).split())


_HALF = re.compile(r"\d+|[ap]\.?\s?m\b\.?|[:.,()]|o'clock|\bhours?\b")
"""What of a time of day is no zone."""


def _since(words: Sequence[_Word]) -> str | None:
    """What a change is reckoned from, as far as it is told in these words: a month by its name, or a year ago."""
    roles, numbers = column("calendar", "word", "role"), column("calendar", "word", "value")
    months = [numbers[word.folded] for word in words if roles.get(word.folded) == "month"]
    return months[0] if len(months) == 1 else "year" if any(word.folded == "year" for word in words) else None


def _days(words: Sequence[_Word]) -> set[str]:
    """The numbers beside the names of months: the days and years that a sentence names, not those of the claim itself."""
    roles = column("calendar", "word", "role")
    months = [False, *(roles.get(word.folded) == "month" for word in words), False]
    return {
        "".join(filter(str.isdigit, word.text))
        for at, word in enumerate(words)
        if word.stem == _FIGURE and word.text and (months[at] or months[at + 2])
    }


def _initials(short: Sequence[_Word], long: Sequence[_Word]) -> bool:
    """Tell whether a name is short for another: "NAPM", "Mr Silva" for "Ana Silva"."""
    held = {word.folded for word in long}
    return any(word.folded in held for word in short) or (len(short) == 1 and short[0].text == "".join(word.text[0] for word in long))


def _nth(words: Sequence[_Word]) -> list[str]:
    return [word.folded for word in words if word.folded in ordinals()]


@cache
def _tags() -> dict[str, str]:
    return dict(column("lexicon", "word", "tag"))


@cache
def _senses() -> dict[str, str]:
    """By stem the sense of words that two texts use for one thing."""
    return {stem_of(row["word"]): row["sense"] for row in table("like_words")}


@cache
def _opposed() -> dict[str, tuple[tuple[str, str], ...]]:
    """By stem the groups in which a word is opposed to others, with its sense there."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in table("opposed_words"):
        stem = stem_of(row["word"])
        found[stem] = (*found.get(stem, ()), (row["group"], row["sense"]))
    return found
