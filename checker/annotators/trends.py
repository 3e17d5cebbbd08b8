"""In which direction a figure is a change: "rose 5%", "a drop of 3 million", "5% longer than"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.annotators.chains import before_determiners, frame_words
from checker.annotators.clauses import Clause, Reading
from checker.model import Claim, Kind, Trend
from checker.text.lookup import table, word_set
from checker.text.phrases import phrase_from, phrase_until
from checker.text.tagging import VERBS

SMALLEST_SUM = 1000
"""Money below this is a price that moved rather than a sum that somebody lost."""
FARTHEST = 6
"""Words between a figure and the word that says how it moved."""


_MOVING_BESIDE = frozenset({"up", "down", "higher", "lower"})


class _Words(NamedTuple):
    """The words of change by how they are used, each to its direction."""

    every: frozenset[str]
    verbs: Mapping[str, Trend]
    nouns: Mapping[str, Trend]
    beside: Mapping[str, Trend]
    compared: Mapping[str, Trend]


@cache
def _words() -> _Words:
    rows = [(row["word"], Trend(row["trend"]), row["use"]) for row in table("trends")]

    def of(*uses: str) -> dict[str, Trend]:
        return {word: trend for word, trend, use in rows if use in uses}

    return _Words(frozenset(word for word, _, _ in rows), of("verb", "either"), of("noun", "either"), of("beside"), of("compared"))


def annotate(reading: Reading) -> None:
    """Set ``trend`` of each figure that is a change."""
    known = _words()
    for clause in reading.clauses:
        if clause.figures and not known.every.isdisjoint(clause.words):
            last, told = 0, None
            for claim, first, stop in clause.figures:
                claim.trend = _after(clause, claim, stop, known) or _before(clause, claim, first, known)
                if claim.trend is None and first - last <= 2 and clause.words[first - 1] in ("or", "("):
                    claim.trend = told  # "fell 25 points, or 0.6%"
                last, told = stop, claim.trend


def _after(clause: Clause, claim: Claim, stop: int, known: _Words) -> Trend | None:
    """By the words after it: "5% lower", "a 0.6 per cent rise", "23% longer than"."""
    words = clause.words
    if stop >= len(words):
        return None
    word = words[stop]
    if word in known.beside and (stop + 1 == len(words) or clause.line[stop + 1] not in "nsN"):  # not "5% higher costs"
        return known.beside[word]
    if word in known.compared and (claim.kind is Kind.PERCENT or words[stop + 1 : stop + 2] == ["than"]):  # "15% less fuel than"
        return known.compared[word]
    phrase = phrase_from(clause.line, stop) if clause.line[stop] in "nsNj" and claim.kind is not Kind.COUNT else None
    if phrase is not None and phrase[0] == stop:
        noun = words[phrase[1] - 1]
        return None if _is_taken(claim, noun) else known.nouns.get(noun)
    return None


def _before(clause: Clause, claim: Claim, first: int, known: _Words) -> Trend | None:
    """By the words before it: "rose by about 5%", "raised its dividend 33%", "a drop of 3 million"."""
    words, line = clause.words, clause.line
    at = _past_bounds(words, line, first)
    if not at:
        return None
    word = words[at - 1]
    if word == "to" and at > 1 and words[at - 2] == "up":
        return _before(clause, claim, at - 2, known)  # "rose up to 5%"
    if word in ("of", "by") and at > 1:
        return None if _is_taken(claim, words[at - 2]) else _moved(clause, at - 1, known)
    if word in known.beside:
        made = at > 1 and words[at - 2] in word_set("verb with up")  # "services made up 38% of sales"
        return known.beside[word] if line[at : at + 1] != "d" and not made else None  # "brought up a 5% tax"
    if at < len(words) and words[at] in ("the", "than"):  # "more than double the 5% of May", "higher than 5%"
        return None
    if word in known.verbs and (word not in known.nouns or line[at - 1] in VERBS):
        return None if _is_taken(claim, word) else known.verbs[word]
    if line[at - 1] in "nsN" and not word.endswith(("'s", "'")):
        return _moved_object(clause, at, known)
    return None


def _past_bounds(words: Sequence[str], line: str, first: int) -> int:
    """One past the last token before a figure that does not only bound it: "rose by as much as 5%"."""
    skipped = frame_words("comparing")
    at = first
    floor = max(0, first - FARTHEST)
    while at > floor:
        word = words[at - 1]
        if (line[at - 1] in "rd" and word not in _MOVING_BESIDE) or word in skipped or word in ("as", "than", "some"):
            at -= 1
        elif (word == "of" and at > 1 and words[at - 2] in skipped) or (
            word == "to" and at > 2 and words[at - 2] == "up" and words[at - 3] in ("by", "of")
        ):
            at -= 2
        else:
            break
    return at


def _moved(clause: Clause, at: int, known: _Words) -> Trend | None:
    """The direction before "of" or "by": "a drop of", "an increase in sales of", "will rise by", "cut the rate by"."""
    words, line = clause.words, clause.line
    by = words[at] == "by"
    word = words[at - 1]
    if (word in known.nouns and line[at - 1] not in VERBS) or (word in known.verbs and by):
        return known.nouns.get(word) or known.verbs[word]
    if by and line[at - 1] == "t":
        while at and line[at - 1] == "t":
            at -= 1
        at -= 1 if at and line[at - 1] in "lpF" else 0
        return _moved(clause, at, known) if at else None
    if line[at - 1] in "nsN":
        return _moved_object(clause, at, known)
    return None


def _moved_object(clause: Clause, stop: int, known: _Words) -> Trend | None:
    """The direction of the verb whose object ends at ``stop``: "raised its dividend", or of a noun: "an increase in sales of"."""
    words, line = clause.words, clause.line
    for _ in range(3):
        phrase = phrase_until(line, stop)
        if phrase is None:
            return None
        at = before_determiners(line, phrase[0])
        if not at:
            return None
        word = words[at - 1]
        if word in known.verbs and line[at - 1] in VERBS:
            return known.verbs[word]
        if line[at - 1] not in "OTlp":
            return None
        before = words[at - 2] if at > 1 else ""
        moved = known.nouns.get(before) or known.verbs.get(before)  # "fell in Germany by"
        if moved is not None:
            return moved
        stop = at - 1
    return None


def _is_taken(claim: Claim, word: str) -> bool:
    """Tell whether a verb takes a figure as a sum, so that nothing moved: "raised $55 million"; but "lost 3 cents"."""
    return claim.kind is Kind.MONEY and word in frame_words("taking") and isinstance(claim.value, float) and claim.value >= SMALLEST_SUM
