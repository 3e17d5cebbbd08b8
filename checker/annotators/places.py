"""A figure in its clause, and what a frame says of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from checker.annotators.chains import Phrase, frame_words
from checker.annotators.clauses import Clause
from checker.annotators.subjects import Subject, is_reporting, subject_of
from checker.model import Claim, Kind
from checker.text.lookup import column, word_set
from checker.text.plurals import singular
from checker.text.tagging import NOUNS

_RATING = frozenset({"per", "a", "an", "/", "or"})
"""Words that may stand between a figure and what it is counted per, or what bounds it."""
_LINKING = frozenset({"of", "as", "than", "to"})
"""Words that may stand between a comparator and a figure."""


@dataclass(slots=True)
class Description:
    """What a figure measures, as ranges of tokens (first, one past the last).

    Attributes:
        head: the noun phrase that says what is measured; None where ``prop`` and ``owner`` say it.
        chain: phrases that hang on it by "of", "on", "to" ...
        owner: whose it is.
        prop: the property, where the frame itself tells it ("duration"); then head and chain are the entity.
        pronoun: whether a pronoun stands for the owner.
    """

    head: Phrase | None
    chain: tuple[Phrase, ...] = ()
    owner: Phrase | None = None
    prop: str | None = None
    pronoun: bool = False


@dataclass(slots=True)
class Place:
    """A figure in its clause.

    Attributes:
        clause, claim: the sentence and the figure.
        first, stop: its tokens.
        left: one past the last token before it that is no comparator, article or adverb.
        right: first token after it and what it is counted per ("a share").
    """

    clause: Clause
    claim: Claim
    first: int
    stop: int
    left: int
    right: int


def place(clause: Clause, claim: Claim, first: int, stop: int) -> Place:
    """Where a figure stands, seen past the words that only bound it or say what it is counted per."""
    words = clause.words
    plain = not first or (clause.line[first - 1] not in "rd" and words[first - 1] not in _bounding())
    left = first if plain else _past_comparators(clause, first)
    right = _past_rate(clause, stop) if stop + 1 < len(words) and words[stop] in _RATING else stop
    return Place(clause, claim, first, stop, left, right)


def description(
    chain: list[Phrase] | tuple[Phrase, ...], *, owner: Phrase | None = None, subject: Subject | None = None, prop: str | None = None
) -> Description:
    if subject is not None:
        owner = owner or subject.span
    pronoun = subject is not None and subject.pronoun
    return Description(chain[0] if chain else None, tuple(chain[1:]), owner, prop, pronoun)


def doer(at: Place) -> Phrase | None:
    """The subject of the verb whose object the figure is: "the company employs 40 people"; none after "said", where a clause begins."""
    subject = subject_of(at.clause, at.first)
    if subject is None or (subject.last >= at.left - 1 and is_reporting(at.clause, subject)):
        return None
    return subject.span


def is_change(at: Place, word: str) -> bool:
    """Tell whether a noun says that something moved; a gain or loss of a sum of money is a thing of its own."""
    return word in frame_words("change") and not (at.claim.kind is Kind.MONEY and word in frame_words("taking"))


@cache
def moving() -> dict[str, str]:
    return column("trends", "word", "trend")


def is_weak(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether a phrase says too little alone: "the total"."""
    start, stop = phrase
    return clause.words[stop - 1] in frame_words("weak") and not any(letter in NOUNS for letter in clause.line[start : stop - 1])


@cache
def _bounding() -> frozenset[str]:
    """The words one of which stands right before a figure that something bounds."""
    return frame_words("comparing") | _LINKING


def _past_comparators(clause: Clause, first: int) -> int:
    """Index of the first token before a figure that is no comparator, article or currency, plus one."""
    line, words, skipped = clause.line, clause.words, frame_words("comparing")
    at = first
    while at and (line[at - 1] in "rd" or words[at - 1] in skipped):
        at -= 1
    while at > 1 and words[at - 1] in _LINKING and (words[at - 2] in skipped or words[at - 2] in ("excess", "up", "close")):
        at -= 2
        while at and (line[at - 1] in "rd" or words[at - 1] in skipped or words[at - 1] in ("in", "as")):
            at -= 1
    return at


def _past_rate(clause: Clause, stop: int) -> int:
    """Index of the first token after a figure and what it is counted per: "a share", "per barrel"."""
    words = clause.words
    link, after = words[stop], words[stop + 1]
    if link == "or":  # "10% or less of"
        return stop + 2 if after in frame_words("comparing") else stop
    return stop + 2 if link == "per" or singular(after) in word_set("counted per") else stop
