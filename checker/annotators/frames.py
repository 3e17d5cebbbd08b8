"""The frames in which English puts what a figure measures: "tariffs ... from 57 per cent", "the footbridge cost $7.3 million"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from checker.annotators.chains import Phrase, chain_from, chain_until, frame_words, is_adjunct, is_time, nearest_before, past_time_left
from checker.annotators.clauses import Clause
from checker.annotators.subjects import Subject, is_reporting, subject_of
from checker.model import Claim, Kind
from checker.text.lookup import column, word_set
from checker.text.phrases import phrase_from
from checker.text.plurals import singular
from checker.text.tagging import NOUNS, PREPOSITIONS

_PLACING = {"to", "from", "at", "by", "of", "against", "than", "with", "for", "in", "on"}
_ALONE = re.compile("[,c/(]{0,2}d?(?:#[#,c/.]{0,3}){1,12}")
"""Further figures between a figure and the noun that they share: "two, three and six-month deposits"."""
_OPENING = re.compile("[nsNjbvgz]{1,12}")
_UNTOLD = re.compile('[#.,:;()t"]*')
LONGEST_LABEL = 12


class Description(NamedTuple):
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


class Place(NamedTuple):
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
    return Place(clause, claim, first, stop, _past_comparators(clause, first), _past_rate(clause, stop))


def own(at: Place) -> Description | None:
    """What a figure measures by its own words: the first frame that fits, None where none does."""
    clause, kind = at.clause, at.claim.kind
    if kind is Kind.ORDINAL or (kind is Kind.COUNT and not _is_measure(at)):
        return _counted(at)
    found = _duration(at) if kind is Kind.DURATION else None
    before = clause.words[at.left - 1] if at.left else ""
    if found is None and (before in _valuing() or before == "at"):
        found = _valued(at)
    if found is None and at.right < len(clause.line):
        found = _of(at) if clause.line[at.right] in "Ol" else _noun_after(at) if at.right == at.stop else None
    if found is None and before in _measures():
        found = _measured(at)
    return found


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


# Frames, most certain first.


def _duration(at: Place) -> Description | None:
    """ "two days of trade discussions", "a one-year trade pact": how long something lasts."""
    claim, clause = at.claim, at.clause
    if at.stop < len(clause.words) and clause.words[at.stop] in ("of", "in"):
        chain = chain_from(clause, at.stop + 1)
    else:
        adjective = "-" in claim.text or claim.text.endswith(("'", "’"))
        start = _past_shared(clause, at.stop) if adjective else at.stop
        chain = chain_from(clause, start) if adjective else []
        week = phrase_from(clause.line, start) if adjective and not chain else None
        if week is not None:  # "a four-day week"
            return Description(week, prop="duration")
    return _description(chain, prop="age" if claim.property == "age" else "duration") if chain else None


def _valued(at: Place) -> Description | None:
    """ "an arms package to Taiwan, valued at $11.1 billion", "a contract worth $2 million"."""
    clause, stop = at.clause, at.left
    while stop and clause.words[stop - 1] in ("at", "to", "about"):
        stop -= 1
    if not stop or clause.words[stop - 1] not in _valuing():
        return None
    stop -= 1
    while stop and clause.line[stop - 1] == "r":
        stop -= 1
    if stop and clause.line[stop - 1] in "am":
        subject = subject_of(clause, stop)
        return _description(subject.chain, prop="value") if subject is not None and subject.chain else None
    while stop and clause.line[stop - 1] in ",(":
        stop -= 1
    chain = chain_until(clause, stop)
    return _description(chain, prop="value") if chain else None


def _measured(at: Place) -> Description | None:
    """ "the footbridge cost $7.3 million": the verb is the property, its subject the entity."""
    clause = at.clause
    told = _measures()[clause.words[at.left - 1]]
    subject = subject_of(clause, at.left)
    if subject is None or subject.last != at.left:  # "its cost, $7 million": no verb here
        chain = chain_until(clause, at.left - 1)
        return _description((), owner=(chain[0][0], chain[-1][1]), prop=told) if chain else None
    return _description((), subject=subject, prop=told)


def _counted(at: Place) -> Description | None:
    """ "40 people", "the 15th session": the noun that the figure counts or numbers is a part of it."""
    claim, clause, first, stop = at.claim, at.clause, at.first, at.stop
    if claim.kind is Kind.ORDINAL:
        owner = _doer(at) or _owner(clause, first)
        return _description((), owner=owner, prop=claim.unit)
    noun = _noun_of(clause, first, stop)
    chain = chain_from(clause, stop + 1, "OF") if stop < len(clause.line) and clause.line[stop] in "OF" else []
    return Description(noun, tuple(chain[:1]), owner=None if chain else _doer(at))


def _noun_of(clause: Clause, first: int, stop: int) -> Phrase:
    """The noun of a count without its number."""
    line = clause.scan.tagged(clause.index)
    while first < stop - 1 and (line[first] in "#dr" or not clause.words[first][0].isalpha()):
        first += 1
    return first, stop


def _noun_after(at: Place) -> Description | None:
    """ "a 2.1 million-ton shipment", "a 0.6 per cent rise in prices": the noun phrase right after the figure."""
    clause, line, stop = at.clause, at.clause.line, at.stop
    if line[stop] not in "nsNj#,c/r":
        return None
    start = _past_shared(clause, stop)
    start += line[start : start + 1] == "r" and clause.words[start] in frame_words("comparing")  # "500 more shares"
    phrase = phrase_from(line, start)
    if phrase is None or phrase[0] != start or is_time(clause, phrase):
        return None
    chain = chain_from(clause, start)
    if _is_change(at, clause.words[phrase[1] - 1]):
        if len(chain) > 1:  # "a 5% rise in prices": prices rose
            return _description(chain[1:])
        if phrase[1] - phrase[0] > 1 and line[phrase[1] - 2] in NOUNS:  # "a 15% pay rise"
            return Description((phrase[0], phrase[1] - 1))
        subject = subject_of(clause, at.left)
        return _description(subject.chain) if subject is not None and subject.chain else _description(chain)
    return _description(chain, owner=_doer(at) if len(chain) == 1 else None)


def _of(at: Place) -> Description | None:
    """ "25 million tons of soybeans", "12 per cent of the country's power"."""
    clause, stop = at.clause, at.right
    link = clause.words[stop]
    if link == "of" or (link == "in" and at.claim.kind is Kind.MONEY) or (link == "for" and stop > at.stop):
        chain = chain_from(clause, stop + 1)
        counted = clause.figure_from(stop + 1) if not chain and link == "of" else None
        if counted is not None and counted[1] <= stop + 2 and counted[0].kind is Kind.COUNT:  # "two thirds of the 900 respondents"
            return Description(_noun_of(clause, counted[1], counted[2]), owner=_doer(at))
        return _description(chain, owner=_doer(at) if len(chain) == 1 else None) if chain else None
    return None


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
    if subject is None or clause.words[subject.last - 1] in _moving():
        return None
    chain = chain_from(clause, subject.last)
    return _description(chain, subject=subject) if chain and chain[0][1] < at.left else None


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
    if _is_change(at, clause.words[chain[0][1] - 1]):  # "a drop in prices of 5%", "prices saw a rise of 5%"
        if len(chain) > 1:
            return _description(chain[1:])
        start, end = chain[0]
        if end - start > 1 and clause.line[end - 2] in NOUNS:  # "a slight production increase of"
            return Description((start, end - 1))
        subject = subject_of(clause, chain[0][0])
        if subject is not None and subject.chain:
            return _description(subject.chain)
    if is_weak(clause, chain[0]) and len(chain) == 1:
        nearest = nearest_before(clause, chain[0][0])
        return _description(chain, owner=nearest[-1] if nearest else None)
    return _description(chain, subject=subject_of(clause, chain[0][0]) if len(chain) == 1 else None)


def _labelled(at: Place) -> Description | None:
    """ "Battery, Long Range: 82 kWh": the label before a colon."""
    clause, stop = at.clause, at.left - 1
    start = stop
    while start and clause.tokens[start - 1].text not in ".;:•*-–|" and stop - start < LONGEST_LABEL:
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


FARTHEST_FROM_OPENING = 200


def _governed(at: Place) -> Description | None:
    """The subject of the nearest verb before: "Output is 640 MW", "sales of cars rose 5 per cent"."""
    subject = subject_of(at.clause, at.first)
    if subject is None or is_reporting(at.clause, subject):
        return None
    if at.claim.kind is Kind.MONEY and _buys(at, subject):
        chain = chain_from(at.clause, at.right + 1)
        if chain:  # "paid $5 million for the house", "spent $3 million on roads"
            return _description(chain, subject=subject)
    if subject.chain:
        return _description(subject.chain)
    return Description(None, pronoun=True) if subject.pronoun else None


def _buys(at: Place, subject: Subject) -> bool:
    """Tell whether what a sum goes to stands after it, no state or change of the subject: "set aside $5 million for bad loans"."""
    words, verb = at.clause.words, subject.last - 1
    return words[at.right : at.right + 1] in (["for"], ["on"]) and at.clause.line[verb] != "a" and words[verb] not in _moving()


def _nearest(at: Place) -> Description | None:
    """The nearest phrase before, else the one after."""
    clause = at.clause
    chain = nearest_before(clause, at.left)
    if not chain and clause.line[at.right : at.right + 1] in ("l", "O", ","):  # "at 828 metres, the tower"
        chain = chain_from(clause, at.right + 1)
    return _description(chain) if chain else None


# Parts of a clause.


@cache
def _valuing() -> frozenset[str]:
    return frame_words("valued")


@cache
def _moving() -> dict[str, str]:
    return column("trends", "word", "trend")


@cache
def _measures() -> dict[str, str]:
    return column("measuring_verbs", "word", "property")


def _description(
    chain: list[Phrase] | tuple[Phrase, ...], *, owner: Phrase | None = None, subject: Subject | None = None, prop: str | None = None
) -> Description:
    if subject is not None:
        owner = owner or subject.span
    pronoun = subject is not None and subject.pronoun
    return Description(chain[0] if chain else None, tuple(chain[1:]), owner, prop, pronoun)


def _doer(at: Place) -> Phrase | None:
    """The subject of the verb whose object the figure is: "the company employs 40 people"; none after "said", where a clause begins."""
    subject = subject_of(at.clause, at.first)
    if subject is None or (subject.last >= at.left - 1 and is_reporting(at.clause, subject)):
        return None
    return subject.span


def _is_measure(at: Place) -> bool:
    """Tell whether what is counted is a measure of something else: "the plant cost a billion marks", "the index rose 25 points"."""
    if at.claim.unit in frame_words("measure"):
        return True
    if at.claim.trend is None or not at.left:
        return False
    word = at.clause.words[at.left - 1]
    return at.claim.unit in frame_words("step") or word in ("up", "down", "by") or (word in _moving() and word not in frame_words("object"))


def _is_change(at: Place, word: str) -> bool:
    """Tell whether a noun says that something moved; a gain or loss of a sum of money is a thing of its own."""
    return word in frame_words("change") and not (at.claim.kind is Kind.MONEY and word in frame_words("taking"))


def _past_comparators(clause: Clause, first: int) -> int:
    """Index of the first token before a figure that is no comparator, article or currency, plus one."""
    line, words, skipped = clause.line, clause.words, frame_words("comparing")
    at = first
    while at and (line[at - 1] in "rd" or words[at - 1] in skipped):
        at -= 1
    while (
        at > 1 and words[at - 1] in ("of", "as", "than", "to") and (words[at - 2] in skipped or words[at - 2] in ("excess", "up", "close"))
    ):
        at -= 2
        while at and (line[at - 1] in "rd" or words[at - 1] in skipped or words[at - 1] in ("in", "as")):
            at -= 1
    return at


def _past_rate(clause: Clause, stop: int) -> int:
    """Index of the first token after a figure and what it is counted per: "a share", "per barrel"."""
    words = clause.words
    if words[stop : stop + 1] == ["or"] and stop + 1 < len(words) and words[stop + 1] in frame_words("comparing"):  # "10% or less of"
        return stop + 2
    if stop + 1 < len(words) and (
        words[stop] == "per" or (words[stop] in ("a", "an", "/") and singular(words[stop + 1]) in word_set("counted per"))
    ):
        return stop + 2
    return stop


def _past_shared(clause: Clause, stop: int) -> int:
    """Index of the noun that several figures share, the one after a figure where it stands alone."""
    line = clause.line
    if line[stop : stop + 1] in ("n", "s", "N", "j"):
        return stop
    match = _ALONE.match(line, stop)
    return match.end() if match else stop


def is_weak(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether a phrase says too little alone: "the total"."""
    start, stop = phrase
    return clause.words[stop - 1] in frame_words("weak") and not any(letter in NOUNS for letter in clause.line[start : stop - 1])


def _owner(clause: Clause, before: int) -> Phrase | None:
    """The possessor right before: "China's 15th Five-Year Plan"."""
    if before and clause.words[before - 1].endswith("'s"):
        return before - 1, before
    return None
