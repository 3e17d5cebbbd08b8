"""The frames in which English puts what a figure measures: "tariffs ... from 57 per cent", "the footbridge cost $7.3 million"."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from checker.annotators.clauses import Clause
from checker.model import Claim, Kind
from checker.text.lookup import column, table
from checker.text.phrases import Tag, chain_right, head_left, head_right

_CHAIN = frozenset({"of", "on", "in", "for", "to", "from", "with", "between", "against", "at"})
_COUNTED_CHAIN = frozenset({"of", "from"})
_PLACING = {"to", "from", "at", "by", "of", "against", "than", "with"}


FARTHEST_VERB = 80
"""Tokens between a figure and the verb whose subject it may tell of."""


class Description(NamedTuple):
    """What a figure measures, as ranges of tokens (first, one past the last).

    Attributes:
        head: the noun phrase that says what is measured; None where ``prop`` and ``owner`` say it.
        chain: phrases that hang on it by "of", "on", "to" ...
        owner: whose it is.
        prop: the property, where the frame itself tells it ("duration"); then head and chain are the entity.
    """

    head: tuple[int, int] | None
    chain: tuple[tuple[int, int], ...] = ()
    owner: tuple[int, int] | None = None
    prop: str | None = None


@cache
def _words(role: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("frame_words") if row["role"] == role)


def _measures() -> dict[str, str]:
    return column("measuring_verbs", "word", "property")


def describe(clause: Clause, claim: Claim) -> Description | None:
    """What the first frame that fits says of a figure, None where none fits."""
    return next((found for frame in FRAMES if (found := frame(clause, claim)) is not None), None)


# Frames, most certain first.


def _duration(clause: Clause, claim: Claim) -> Description | None:
    """ "two days of trade discussions", "a one-year trade pact": how long something lasts."""
    if claim.kind is not Kind.DURATION:
        return None
    _, stop = clause.span(claim)
    if stop < len(clause.tokens) and clause.tokens[stop].folded in ("of", "in"):
        chain = chain_right(clause.tokens, clause.tags, stop + 1, _CHAIN)
    else:
        adjective = "-" in claim.text or claim.text.endswith(("'", "’"))
        chain = chain_right(clause.tokens, clause.tags, stop, _CHAIN) if adjective else []
    return Description(chain[0], tuple(chain[1:]), prop="age" if claim.property == "age" else "duration") if chain else None


def _counted(clause: Clause, claim: Claim) -> Description | None:
    """ "40 people", "a 2.1 million-ton shipment": the noun to the right."""
    first, stop = clause.span(claim)
    if claim.kind is Kind.COUNT:
        head = head_left(clause.tags, stop) or (stop - 1, stop)
        noun = (max(head[0], first), stop)
        while noun[0] < stop - 1 and clause.tags[noun[0]] is Tag.NUMBER:
            noun = (noun[0] + 1, stop)
        chain = chain_right(clause.tokens, clause.tags, stop + 1, _COUNTED_CHAIN) if _next_is(clause, stop, _COUNTED_CHAIN) else []
        return Description(noun, tuple(chain[:1]), owner=subject_of(clause, first))
    if claim.kind is Kind.ORDINAL:
        return Description(None, owner=subject_of(clause, first) or _owner(clause, first), prop=claim.unit)
    phrase = head_right(clause.tags, stop)
    if phrase is None or phrase[0] != stop:
        return None
    chain = chain_right(clause.tokens, clause.tags, stop, _CHAIN)
    return Description(chain[0], tuple(chain[1:]))


def _of(clause: Clause, claim: Claim) -> Description | None:
    """ "25 million tons of soybeans", "12 per cent of the country's power"."""
    _, stop = clause.span(claim)
    if (
        claim.kind is Kind.ORDINAL
        or not _next_is(clause, stop, frozenset({"of", "in"}))
        or (clause.tokens[stop].folded == "in" and claim.kind is not Kind.MONEY)
    ):
        return None
    chain = chain_right(clause.tokens, clause.tags, stop + 1, _CHAIN)
    if not chain:
        return None
    subject = subject_of(clause, clause.span(claim)[0])
    return Description(chain[0], tuple(chain[1:]), owner=subject)


def _valued(clause: Clause, claim: Claim) -> Description | None:
    """ "an arms package to Taiwan, valued at $11.1 billion", "a contract worth $2 million"."""
    first, _ = clause.span(claim)
    at = first - 1
    while at >= 0 and (clause.tokens[at].folded in (*_words("comparing"), "at", "to") or clause.tags[at] is Tag.ADVERB):
        at -= 1
    if at < 0 or clause.tokens[at].folded not in _words("valued"):
        return None
    while at > 0 and clause.tokens[at - 1].text in ",(":
        at -= 1
    chain = _chain_left(clause, at)
    return Description(chain[0], tuple(chain[1:]), prop="value") if chain else None


def _placed(clause: Clause, claim: Claim) -> Description | None:
    """ "tariffs on imports from 57 per cent", "raising the volume to 20 million": the phrase before the preposition."""
    first, _ = clause.span(claim)
    at = _past_comparators(clause, first)
    if not at or clause.tokens[at - 1].folded not in _PLACING:
        return None
    chain = _chain_left(clause, at - 1)
    if not chain:
        return None
    owner = _before(clause, chain[0][0]) if is_weak(clause, chain[0]) else subject_of(clause, chain[0][0])
    return Description(chain[0], tuple(chain[1:]), owner=owner)


def _measured(clause: Clause, claim: Claim) -> Description | None:
    """ "the footbridge cost $7.3 million": the verb is the property, its subject the entity."""
    at = _past_comparators(clause, clause.span(claim)[0])
    if not at or clause.tokens[at - 1].folded not in _measures():
        return None
    subject = subject_of(clause, at - 1, through_verb=False)
    return Description(None, owner=subject, prop=_measures()[clause.tokens[at - 1].folded])


def _labelled(clause: Clause, claim: Claim) -> Description | None:
    """ "Battery, Long Range: 82 kWh": the label before a colon."""
    first, _ = clause.span(claim)
    at = _past_comparators(clause, first)
    if not at or clause.tokens[at - 1].text != ":":
        return None
    start = at - 1
    while start and clause.tokens[start - 1].text not in ".;:•*-–|" and at - start < 12:
        start -= 1
    return Description((start, at - 1)) if start < at - 1 else None


def _opening(clause: Clause, claim: Claim) -> Description | None:
    """ "Net 13,555,000", "Avg shrs 47.2 mln": the words that open a line of figures, where no verb stands before."""
    first, _ = clause.span(claim)
    opening = next((at for at, tag in enumerate(clause.tags[:first]) if tag not in (Tag.NOUN, Tag.NAME, Tag.ADJECTIVE)), first)
    return Description((0, opening)) if opening and set(clause.tags[opening:first]) <= {Tag.NUMBER, Tag.MARK, Tag.TIME} else None


def _governed(clause: Clause, claim: Claim) -> Description | None:
    """The subject of the nearest verb before: "Output is 640 MW", "sales of cars rose 5 per cent"."""
    chain = _subject_chain(clause, clause.span(claim)[0])
    return Description(chain[0], tuple(chain[1:])) if chain else None


FRAMES: tuple[Callable[[Clause, Claim], Description | None], ...] = (
    _duration,
    _valued,
    _measured,
    _of,
    _counted,
    _placed,
    _labelled,
    _opening,
    _governed,
)


# Parts of a clause.


def _next_is(clause: Clause, at: int, wanted: frozenset[str]) -> bool:
    return at < len(clause.tokens) and clause.tokens[at].folded in wanted


def _past_comparators(clause: Clause, first: int) -> int:
    """Index of the first token before a figure that is no comparator, article or currency, plus one."""
    at = first
    while at and (clause.tags[at - 1] in (Tag.ADVERB, Tag.DETERMINER) or clause.tokens[at - 1].folded in _words("comparing")):
        at -= 1
    return at


def _chain_left(clause: Clause, stop: int) -> list[tuple[int, int]]:
    """The noun phrase that ends right before ``stop`` with those it hangs on, the head first: "tariffs", "imports"."""
    chain: list[tuple[int, int]] = []
    phrase = head_left(clause.tags, stop)
    while phrase is not None:
        chain.insert(0, phrase)
        at = phrase[0]
        while at and clause.tags[at - 1] is Tag.DETERMINER:
            at -= 1
        if len(chain) == 3 or not at or clause.tokens[at - 1].folded not in _CHAIN:
            break
        phrase = head_left(clause.tags, at - 1)
    return chain


def is_weak(clause: Clause, phrase: tuple[int, int]) -> bool:
    *before, head = range(*phrase)
    return clause.tokens[head].folded in _words("weak") and not any(clause.tags[at] in (Tag.NOUN, Tag.NAME) for at in before)


def _before(clause: Clause, at: int) -> tuple[int, int] | None:
    """The nearest noun phrase that ends somewhere before ``at``."""
    for stop in range(at, 0, -1):
        if clause.tags[stop - 1] in (Tag.NOUN, Tag.NAME):
            return head_left(clause.tags, stop)
    return None


def subject_of(clause: Clause, before: int, *, through_verb: bool = True) -> tuple[int, int] | None:
    """The noun phrase before the nearest verb that stands before ``before``, its "of"-phrases included; None for a pronoun."""
    chain = _subject_chain(clause, before, through_verb=through_verb)
    return (chain[0][0], chain[-1][1]) if chain else None


def _subject_chain(clause: Clause, before: int, *, through_verb: bool = True) -> list[tuple[int, int]]:
    """The same as its phrases, the head first; empty for a pronoun."""
    at = before
    if through_verb:
        floor = max(0, before - FARTHEST_VERB)
        while at > floor and clause.tags[at - 1] not in (Tag.VERB, Tag.AUXILIARY, Tag.MODAL):
            at -= 1
        if at == floor and floor:
            return []
    while at and clause.tags[at - 1] in (Tag.VERB, Tag.AUXILIARY, Tag.MODAL, Tag.ADVERB, Tag.RELATIVE):
        at -= 1
    return _chain_left(clause, at)


def _owner(clause: Clause, before: int) -> tuple[int, int] | None:
    """The possessor right before: "China's 15th Five-Year Plan"."""
    if before and clause.tokens[before - 1].folded.endswith("'s"):
        return before - 1, before
    return None
