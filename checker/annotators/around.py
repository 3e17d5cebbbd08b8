"""What a figure measures by what stands around it: "tariffs on imports from 57 per cent", "sales of cars rose 5 per cent"."""

from __future__ import annotations

import re

from checker.annotators.chains import chain_from, chain_until, is_adjunct, nearest_before, past_time_left
from checker.annotators.places import Description, Place, description, is_change, is_weak, moving
from checker.annotators.subjects import Subject, is_reporting, subject_of
from checker.model import Kind
from checker.text.tagging import NOUNS, PREPOSITIONS

_PLACING = {"to", "from", "at", "by", "of", "against", "than", "with", "for", "in", "on"}
_OPENING = re.compile("[nsNjbvgz]{1,12}")
_UNTOLD = re.compile('[#.,:;()t"]*')
LONGEST_LABEL = 12
FARTHEST_FROM_OPENING = 200


def around(at: Place) -> Description | None:
    """What a figure measures by what stands farther from it, for one that does not go on with what another is about."""
    line, left = at.clause.line, at.left
    letter = line[left - 1] if left else ""
    found = None
    if letter in PREPOSITIONS:
        found = _placed(at) or _traded(at)
    elif letter in NOUNS:
        found = _beside(at)
    elif letter == ":":
        found = _labelled(at)
    return found or _opening(at) or _governed(at) or _nearest(at)


def hung(at: Place) -> Description | None:
    """What a figure hangs on by "of": "a loss of $3 million"; None where it hangs on nothing."""
    return _placed(at) if at.left and at.clause.words[at.left - 1] == "of" else None


def _placed(at: Place) -> Description | None:
    """ "tariffs on imports from 57 per cent", "raising the volume to 20 million": the phrase before the preposition."""
    clause, left = at.clause, at.left
    if clause.words[left - 1] not in _PLACING:
        return None
    return _before(at, past_time_left(clause.line, left - 1), hangs=clause.words[left - 1] == "of")


def _traded(at: Place) -> Description | None:
    """ "sell its courier unit, Gelt Ltd, to Norvik for $54 million": the object of the verb."""
    clause = at.clause
    subject = subject_of(clause, at.first) if at.claim.kind is Kind.MONEY and clause.words[at.left - 1] == "for" else None
    if subject is None or clause.words[subject.last - 1] in moving():
        return None
    chain = chain_from(clause, subject.last)
    return description(chain, subject=subject) if chain and chain[0][1] < at.left else None


def _beside(at: Place) -> Description | None:
    """ "increased its dividend 33 per cent", "Net profit 5,000": the phrase right before the figure."""
    return _before(at, at.left, hangs=False)


def _before(at: Place, stop: int, *, hangs: bool) -> Description | None:
    """The phrase that ends right before ``stop``, unless the figure does not hang on it and it only says where something moved."""
    clause = at.clause
    chain = chain_until(clause, stop)
    while hangs and len(chain) > 1 and is_adjunct(clause, chain[0]):  # "$1.12 per share on revenue of"
        chain = chain[1:]
    if not chain or (not hangs and is_adjunct(clause, chain[0])):
        return None
    if is_change(at, clause.words[chain[0][1] - 1]):  # "a drop in prices of 5%", "prices saw a rise of 5%"
        if len(chain) > 1:
            return description(chain[1:])
        start, end = chain[0]
        if end - start > 1 and clause.line[end - 2] in NOUNS:  # "a slight production increase of"
            return Description((start, end - 1))
        subject = subject_of(clause, chain[0][0])
        if subject is not None and subject.chain:
            return description(subject.chain)
    if is_weak(clause, chain[0]) and len(chain) == 1:
        nearest = nearest_before(clause, chain[0][0])
        return description(chain, owner=nearest[-1] if nearest else None)
    return description(chain, subject=subject_of(clause, chain[0][0]) if len(chain) == 1 else None)


def _labelled(at: Place) -> Description | None:
    """ "Battery, Long Range: 82 kWh": the label before a colon."""
    clause, stop = at.clause, at.left - 1
    start = stop
    while start and clause.texts[start - 1] not in ".;:•*-–|" and stop - start < LONGEST_LABEL:
        start -= 1
    return Description((start, stop)) if start < stop else None


def _opening(at: Place) -> Description | None:
    """ "Net 13,555,000", "Avg shrs 47.2 mln": the words that open a line of figures, where no verb stands before."""
    clause = at.clause
    if clause.verbs and clause.verbs[0] < at.first and clause.verbs[0] > 0:
        return None
    match = _OPENING.match(clause.line)
    if match is None or match.end() > at.first:
        return None
    told = _UNTOLD.match(clause.line, match.end(), min(at.first, match.end() + FARTHEST_FROM_OPENING))
    return Description((0, match.end())) if told is not None and told.end() == at.first else None


def _governed(at: Place) -> Description | None:
    """The subject of the nearest verb before: "Output is 640 MW", "sales of cars rose 5 per cent"."""
    subject = subject_of(at.clause, at.first)
    if subject is None or is_reporting(at.clause, subject):
        return None
    if at.claim.kind is Kind.MONEY and _buys(at, subject):
        chain = chain_from(at.clause, at.right + 1)
        if chain:  # "paid $5 million for the house", "spent $3 million on roads"
            return description(chain, subject=subject)
    if subject.chain:
        return description(subject.chain)
    return Description(None, pronoun=True) if subject.pronoun else None


def _buys(at: Place, subject: Subject) -> bool:
    """Tell whether what a sum goes to stands after it, no state or change of the subject: "set aside $5 million for bad loans"."""
    words, verb = at.clause.words, subject.last - 1
    return words[at.right : at.right + 1] in (["for"], ["on"]) and at.clause.line[verb] != "a" and words[verb] not in moving()


def _nearest(at: Place) -> Description | None:
    """The nearest phrase before, else the one after."""
    clause = at.clause
    chain = nearest_before(clause, at.left)
    if not chain and clause.line[at.right : at.right + 1] in ("l", "O", ","):  # "at 828 metres, the tower"
        chain = chain_from(clause, at.right + 1)
    return description(chain) if chain else None
