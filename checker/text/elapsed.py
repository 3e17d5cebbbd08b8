"""Dates told by what lies between: "two weeks ago", "1 month 21 days from now", "two days after tomorrow", "a year earlier"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from checker.text import reckoning
from checker.text.when import When, Word, cardinals, ends_clause, last_words, resolved, words

_TOKEN = re.compile(r"\d{1,4}(?:\.\d)?(?![\w])|[a-z]+|[,;.:()$%]|\d[\d.,]*")
_SENTENCE_END = re.compile(r"[.!?][\"')]?(?=\s+[A-Z\"'(])")
_GOES_ON = re.compile(r"\s(?:to|until|till|through|thru)\s")
REACH = 70
"""Characters before "ago" in which its amount stands."""
_THE_UNIT = re.compile(r"\bthe (?P<unit>[a-z]+)[ \n]\Z")
BASE_REACH = 220
"""Characters in which the date stands that "a year earlier" counts from."""
FEW = 3
""" "A few days": three, near enough."""


class Amount(NamedTuple):
    """How much time lies between: where the words begin, and number and unit of each part, largest or not first."""

    start: int
    parts: tuple[tuple[float, str], ...]
    vague: bool


def amount_before(folded: str, floor: int, end: int) -> Amount | None:
    """The amount of time whose words end at an offset: "two weeks", "1 month and 21 days", "a few months", "half a year"."""
    last = folded[max(floor, end - 12) : end].replace("\n", " ").rpartition(" ")[2]
    if last not in words("unit of time") and last not in words("weekday unit"):
        return None
    tokens = [(match[0], match.start()) for match in _TOKEN.finditer(folded, max(floor, end - REACH), end)]
    if tokens and tokens[0][1] == end - REACH and end - REACH > floor:
        tokens = tokens[1:]  # the window may cut a word
    at, parts, start, vague = len(tokens) - 1, [], end, False
    while at > 0:
        unit = words("unit of time").get(tokens[at][0]) or words("weekday unit").get(tokens[at][0])
        if unit is None:
            break
        at -= 1
        if tokens[at][0] in ("business", "working", "trading") and unit == "day":
            unit, at = "business day", at - 1
        read = _number(tokens, at)
        if read is None:
            break
        number, at, rough = read
        start, vague = tokens[at][1], vague or rough
        parts.append((number, unit))
        at -= 1
        while at > 0 and tokens[at][0] in ("and", ","):
            if tokens[at - 1][0] not in words("unit of time"):
                break
            at -= 1
    return Amount(start, tuple(reversed(parts)), vague) if parts else None


def _number(tokens: Sequence[tuple[str, int]], at: int) -> tuple[float, int, bool] | None:
    """The number whose last word stands at an index: with the index of its first word, and whether it is a vague one."""
    if at < 0:
        return None
    word, before = tokens[at][0], [tokens[at - back][0] if at >= back else "" for back in (1, 2, 3)]
    if word == "half" and before[:2] == ["a", "and"]:  # "two and a half years"
        read = _number(tokens, at - 3)
        return (read[0] + 0.5, read[1], read[2]) if read else None
    if word in ("a", "an"):
        return (0.5, at - 1, False) if before[0] == "half" else (1, at, False)
    if word == "few":
        return FEW, at - (before[0] == "a"), True
    if word == "of" and before[0] == "couple":
        return 2, at - 1 - (before[1] == "a"), False
    if word == "couple":
        return 2, at - (before[0] == "a"), False
    if word[0].isdigit():
        plain = (
            word.count(".") < 2 and "," not in word and word[0] != "0" and not (before[0] == "," and len(word) == 3)
        )  # "125,000 weeks ago"
        return (float(word) if "." in word else int(word), at, False) if plain else None
    pair = f"{before[0]} {word}"
    if pair in cardinals():
        return cardinals()[pair], at - 1, False
    return (cardinals()[word], at, False) if word in cardinals() else None


def ago(word: Word) -> When | None:
    """ "Two weeks ago" (-1), "three days from now" (1): the day so far from that of writing."""
    gap = word.start - 1
    if gap < 0 or word.folded[gap] not in " \n":
        return None
    amount = amount_before(word.folded, word.floor, gap)
    if amount is None:
        return None
    value = resolved(word, _reading(amount, int(word.value)))
    return When(amount.start, word.end, value, relative=True)


def _reading(amount: Amount, sign: int) -> reckoning.Reading:
    count, unit = amount.parts[0]
    if unit.isdigit():
        return reckoning.weekdays_on(int(unit), sign * int(count)) if len(amount.parts) == 1 else lambda _: None
    if amount.vague and unit in ("year", "decade", "century"):
        return lambda _: None  # "a few years ago" may be any of many
    reading = reckoning.elapsed([(number, of) for number, of in amount.parts if not of.isdigit()], sign)
    return (lambda day: f"{reading(day)}~") if amount.vague and unit == "day" else reading


def ahead(word: Word) -> When | None:
    """ "Will leave in 3 weeks": the day so far from that of writing; "built in 3 weeks" is how long it took."""
    folded = word.folded
    if folded.rfind("in", word.before(32), word.start) < 0:
        return None
    amount = amount_before(folded, word.floor, word.end)
    if amount is None or folded[max(0, amount.start - 3) : amount.start - 1] != "in" or not folded[amount.start - 1].isspace():
        return None
    if amount.start > 3 and folded[amount.start - 4].isalnum():
        return None
    near = folded[max(0, amount.start - 40) : amount.start - 3].split()[-4:]
    if words("comes and goes").keys().isdisjoint(near):
        return None
    return When(amount.start - 3, word.end, resolved(word, _reading(amount, 1)), relative=True)


def counted_from(folded: str, floor: int, when: When) -> When | None:
    """A date with the amount of time before it that counts from it: "two days after tomorrow", "a week before Christmas"."""
    for link, sign in (("after ", 1), ("from ", 1), ("before ", -1)):
        if not folded.endswith(link, floor, when.start):
            continue
        amount = amount_before(folded, floor, when.start - len(link) - 1)
        if amount is None or (link == "from " and (not when.relative or _GOES_ON.match(folded, when.end))):
            return None  # "for three days from Tuesday to Saturday"
        value: str | None = when.value
        for count, unit in amount.parts:
            value = reckoning.shifted(value, unit, sign * count) if value and not unit.isdigit() and "XXXX" not in value else None
        return When(amount.start, when.end, value, when.relative)
    return None


def later(word: Word, found: Sequence[When], at: int) -> When | None:
    """ "A year earlier" (-1), "two days later" (1): from the date that stands last before it, in its sentence or, for what came later,
    in the one before; without one, and ahead, from the day of writing.

    Args:
        word: the word "earlier", "later" or the like.
        found: the dates of the text, in order.
        at: how many of them end before the word.
    """
    amount = amount_before(word.folded, word.floor, word.start - 1)
    sign = int(word.value)
    if word.folded[word.start : word.end] == "before":
        if not ends_clause(word.folded, word.end):
            return None  # "two days before the vote"
        amount = amount or _one(word)
    if amount is None:
        return year_ago(word, found, at) if sign < 0 else None
    base = _base(word, found, at, amount.start, forward=sign > 0)
    if base is not None and base.value and not amount.vague:
        value: str | None = base.value
        for count, unit in amount.parts:
            value = reckoning.shifted(value, unit, sign * count) if value and not unit.isdigit() and "XXXX" not in value else None
        return When(amount.start, word.end, value, relative=True)
    if sign < 0 and base is None and amount.parts == ((1, "year"),) and not amount.vague:
        return When(amount.start, word.end, _year_before(word, found, at, amount.start), relative=True, stretch=True)
    value = resolved(word, _reading(amount, 1)) if sign > 0 and base is None and (word.tense > 0 or (at == 0 and word.tense == 0)) else None
    return When(amount.start, word.end, value, relative=True, stretch=value is None)


def _year_before(word: Word, found: Sequence[When], at: int, start: int) -> str | None:
    """What "from a year earlier" is where its sentence names no time: a year before the quarter that the text is about, else the year
    before that of writing; None outside of a comparison, and where another time stands near.
    """
    if words("compares").keys().isdisjoint(last_words(word.folded, max(word.floor, start - 60), start, 8)):
        return None
    near = found[at - 1] if at and start - found[at - 1].end <= BASE_REACH else None
    if near is not None and near.value and _QUARTER.fullmatch(near.value):
        return reckoning.shifted(near.value, "year", -1)
    return resolved(word, reckoning.relative_unit("year", -1)) if near is None else None


_QUARTER = re.compile(r"\d{4}-(?:3[3-6]|4[01])")


def _one(word: Word) -> Amount | None:
    """ "The week before"."""
    match = _THE_UNIT.search(word.folded, word.before(14), word.start)
    unit = words("unit of time").get(match["unit"]) if match else None
    return Amount(match.start(), ((1, unit),), vague=False) if match and unit else None


def year_ago(word: Word, found: Sequence[When], at: int) -> When | None:
    """ "The year-ago quarter", "year-earlier", "the year ago level": the period of the sentence, a year before."""
    if word.value == "-1" and not word.folded.startswith("year", word.start):
        if not word.folded.endswith("year ", word.floor, word.start):
            return None
        word = word._replace(start=word.start - 5)
    base = _base(word, found, at, word.start, forward=False)
    value = reckoning.shifted(base.value, "year", -1) if base is not None and base.value and "XXXX" not in base.value else None
    return When(word.start, word.end, value, relative=True, stretch=True)


def following(word: Word, found: Sequence[When], at: int) -> When | None:
    """ "The next day", "the following year": what comes after the date that stands last before it."""
    before = word.folded[max(0, word.start - 16) : word.start].split()
    if word.value == "weekend" or len(before) < 2 or before[-2] != "the" or before[-1] not in words("next in a story"):
        return None
    if word.folded.startswith((" or two", " or so"), word.end):
        return None
    begin = word.folded.rindex("the", 0, word.start)
    base = _base(word, found, at, begin, forward=True)
    if base is None or not base.value or "XXXX" in base.value:
        return None
    value = reckoning.shifted(base.value, word.value, int(words("next in a story")[before[-1]]))
    return When(begin, word.end, value, relative=True) if value else None


def _base(word: Word, found: Sequence[When], at: int, start: int, *, forward: bool) -> When | None:
    base = found[at - 1] if at else None
    if base is None or start - base.end > BASE_REACH or base.end > start:
        return None
    if word.folded.endswith(("since ", "until "), 0, base.start):
        return None  # "the first rise since October 2015, and 4 per cent below a year earlier"
    ends = len(_SENTENCE_END.findall(word.text, base.end, start)) + ("\n\n" in word.text[base.end : start])
    return base if ends <= forward else None
