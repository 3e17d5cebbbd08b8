"""Whose verb it is: the subject of the verb that tells of a figure."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from checker.annotators.chains import Phrase, chain_until, is_adjunct, is_time, past_time_left
from checker.annotators.clauses import Clause
from checker.text.lookup import column
from checker.text.tagging import NOUNS, VERBS

FARTHEST_VERB = 80
"""Tokens between a figure and the verb whose subject it may tell of."""
MOST_HOPS = 4
"""Verbs without a subject of their own that are stepped over: "rose 5%, fell 2% and ended at 40"."""
LONGEST_APPOSITION = 30

_FINITE = re.compile("[bzam]|v(?![nsNj])")
"""Not "a closely watched measure"."""
_GROUP = re.compile(f"[{VERBS}am](?:[rTjd]{{0,3}}[{VERBS}am]){{0,6}}r{{0,3}}")
"""From the right."""
LONGEST_GROUP = 24


@dataclass(slots=True)
class Subject:
    """What stands before a verb.

    Attributes:
        chain: its phrases, the head first; empty where none is found.
        first, last: the tokens of the verb's group.
        pronoun: whether a pronoun stands there instead.
    """

    chain: tuple[Phrase, ...]
    first: int
    last: int
    pronoun: bool = False

    @property
    def span(self) -> Phrase | None:
        """All of it as one stretch."""
        return (self.chain[0][0], self.chain[-1][1]) if self.chain else None


def subject_of(clause: Clause, before: int) -> Subject | None:
    """The subject of the nearest verb that ends at or before ``before``; None where no verb is near."""
    at = bisect_left(clause.verbs, before) - 1
    if at < 0 or clause.verbs[at] < before - FARTHEST_VERB:
        return None
    if at not in clause.subjects:
        clause.subjects[at] = _subject(clause, at)
    return clause.subjects[at]


def _subject(clause: Clause, verb: int) -> Subject:
    """The subject of a verb of the clause, or of one before it where it has none of its own."""
    line = clause.line
    last = clause.verbs[verb] + 1
    first = told = _group(line, last)
    for _ in range(MOST_HOPS):
        chain, pronoun, goes_on = _before_verb(clause, first)
        if chain or pronoun:
            return Subject(tuple(chain), told, last, pronoun=pronoun)
        at = bisect_left(clause.verbs, first) - 1
        if not goes_on or at < 0 or clause.verbs[at] < first - FARTHEST_VERB:
            break
        first = _group(line, clause.verbs[at] + 1)
    return Subject((), told, last)


def _group(line: str, last: int) -> int:
    """Where the group of verbs begins that ends before ``last``: "is widely expected to reach"."""
    if last < 2 or line[last - 2] in "nsNo,.":
        return last - 1
    group = _GROUP.match(line[max(0, last - LONGEST_GROUP) : last][::-1])
    return last - group.end() if group else last - 1


def _before_verb(clause: Clause, first: int) -> tuple[list[Phrase], bool, bool]:
    """The subject right before a verb, whether it is a pronoun, whether the subject of the verb before may be meant."""
    line = clause.line
    at = first
    for _ in range(MOST_HOPS):
        while at and line[at - 1] in "wr":
            at -= 1
            if line[at] == "w" and at and line[at - 1] == ",":  # "tariffs, which rose"
                at -= 1
        at = past_time_left(line, at)
        if at and clause.words[at - 1] in ("ended", "ending"):
            at = _past_ended(line, at - 1)
        if not at:
            return [], False, False
        letter = line[at - 1]
        if letter in NOUNS:
            chain = chain_until(clause, at)
            if chain and line[at - 1] in NOUNS and is_adjunct(clause, chain[0]):
                inner = chain[0][0]
                while inner and line[inner - 1] not in NOUNS + ",":
                    inner -= 1
                further = chain_until(clause, inner) if inner and line[inner - 1] in NOUNS and inner > chain[0][0] - 5 else []
                return further or chain, False, True
            if chain or not is_time(clause, (at - 1, at)):
                return chain, False, True
            while at and line[at - 1] not in ",OTFlp":  # "in the third quarter rose"
                at -= 1
            at -= 1 if at else 0
            continue
        if letter == "o":
            return [], clause.words[at - 1] != "there", False
        if letter == ")":
            at = line.rfind("(", max(0, at - LONGEST_APPOSITION), at)
        elif letter in ',"':
            opening = line.rfind(",", max(0, at - 1 - LONGEST_APPOSITION), at - 1)
            if opening < 0 or line[first] == "g" or not _is_apposition(clause, opening + 1, at - 1):
                return [], False, True
            at = opening
        else:
            return [], False, letter not in ";:."
        if at <= 0:
            return [], False, True
    return [], False, True


def _past_ended(line: str, at: int) -> int:
    """Where "for the four weeks ended" begins."""
    while at and line[at - 1] in "#tdnsj":
        at -= 1
    return at - 1 if at and line[at - 1] in "lp" else at


def _is_apposition(clause: Clause, start: int, stop: int) -> bool:
    """Tell whether a stretch between two commas is no clause of its own: "worth $2 million", "which opened", "the firm said"."""
    line = clause.line
    if line[start : start + 1] in ("w", "v", "g", "p"):
        return True
    finite = _FINITE.search(line, start, stop)
    return finite is None or clause.words[finite.start()] in _reporting()


def is_reporting(clause: Clause, subject: Subject) -> bool:
    """Tell whether a verb puts words into somebody's mouth: "said"."""
    return clause.words[subject.last - 1] in _reporting()


def _reporting() -> dict[str, str]:
    return column("reporting_verbs", "word", "word")
