"""What a figure measures by its own words: "40 people", "25 million tons of soybeans", "the footbridge cost $7.3 million"."""

from __future__ import annotations

import re
from functools import cache

from checker.annotators.chains import Phrase, chain_from, chain_until, frame_words, is_time
from checker.annotators.clauses import Clause
from checker.annotators.places import Description, Place, description, doer, is_change, moving
from checker.annotators.subjects import subject_of
from checker.model import Kind
from checker.text.lookup import column, table, word_set
from checker.text.phrases import phrase_from
from checker.text.plurals import singular
from checker.text.tagging import NOUNS

_ORDINAL, _COUNT, _DURATION = Kind.ORDINAL, Kind.COUNT, Kind.DURATION  # to ask an enumeration takes time
AGE = "age"
"""The property of an age, which its extractor tells."""
_ALONE = re.compile("[,c/(]{0,2}d?(?:#[#,c/.]{0,3}){1,12}")
"""Further figures between a figure and the noun that they share: "two, three and six-month deposits"."""


def own(at: Place) -> Description | None:
    """What a figure measures by its own words: the first frame that fits, None where none does."""
    clause, kind = at.clause, at.claim.kind
    if at.claim.property == AGE and (found := _aged(at)) is not None:
        return found
    if kind is _ORDINAL or (kind is _COUNT and not _is_measure(at) and _names_counted(at)):
        return _counted(at)
    found = _duration(at) if kind is _DURATION else None
    before = clause.words[at.left - 1] if at.left else ""
    if found is None and (before in _valuing() or before == "at"):
        found = _valued(at)
    if found is None and at.right < len(clause.line):
        found = _of(at) if clause.line[at.right] in "Ol" else _noun_after(at) if at.right == at.stop else None
    if found is None and before in _measures():
        found = _measured(at)
    return found


def _aged(at: Place) -> Description | None:
    """Whose age it is, where that stands before a comma: "Ana Ruiz, 47, said", "the driver, aged 34"."""
    clause, stop = at.clause, at.first
    while stop and clause.words[stop - 1] in word_set("before an age"):
        stop -= 1
    if not stop or clause.words[stop - 1] != ",":
        return None
    chain = chain_until(clause, stop - 1)
    return description(chain[-1:], prop=AGE) if chain else None


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
    return description(chain, prop=AGE if claim.property == AGE else "duration") if chain else None


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
        return description(subject.chain, prop="value") if subject is not None and subject.chain else None
    while stop and clause.line[stop - 1] in ",(":
        stop -= 1
    chain = chain_until(clause, stop)
    return description(chain, prop="value") if chain else None


def _measured(at: Place) -> Description | None:
    """ "the footbridge cost $7.3 million": the verb is the property, its subject the entity."""
    clause = at.clause
    told = _measures()[clause.words[at.left - 1]]
    subject = subject_of(clause, at.left)
    if subject is None or subject.last != at.left:  # "its cost, $7 million": no verb here
        chain = chain_until(clause, at.left - 1)
        return description((), owner=(chain[0][0], chain[-1][1]), prop=told) if chain else None
    return description((), subject=subject, prop=told)


def _counted(at: Place) -> Description | None:
    """ "40 people", "the 15th session": the noun that the figure counts or numbers is a part of it."""
    claim, clause, first, stop = at.claim, at.clause, at.first, at.stop
    if claim.kind is _ORDINAL:
        owner = doer(at) or _owner(clause, first)
        return description((), owner=owner, prop=claim.unit)
    noun = _noun_of(clause, first, stop)
    chain = chain_from(clause, stop + 1, "OF") if stop < len(clause.line) and clause.line[stop] in "OF" else []
    return Description(noun, tuple(chain[:1]), owner=None if chain else doer(at))


def _names_counted(at: Place) -> bool:
    """Tell whether a count says itself what is counted: "4,500 vehicles"; not the first figure of "to 4,500 from 3,800 vehicles"."""
    return any(at.claim.unit in (word, singular(word)) for word in _WORDS.findall(at.claim.text.lower()))


_WORDS = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*")


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
    if is_change(at, clause.words[phrase[1] - 1]):
        if len(chain) > 1:  # "a 5% rise in prices": prices rose
            return description(chain[1:])
        if phrase[1] - phrase[0] > 1 and line[phrase[1] - 2] in NOUNS:  # "a 15% pay rise"
            return Description((phrase[0], phrase[1] - 1))
        subject = subject_of(clause, at.left)
        return description(subject.chain) if subject is not None and subject.chain else description(chain)
    return description(chain, owner=doer(at) if len(chain) == 1 else None)


def _of(at: Place) -> Description | None:
    """ "25 million tons of soybeans", "12 per cent of the country's power"."""
    clause, stop = at.clause, at.right
    link = clause.words[stop]
    if link == "of" or (link == "in" and at.claim.kind is Kind.MONEY) or (link == "for" and stop > at.stop):
        chain = chain_from(clause, stop + 1)
        counted = clause.figure_from(stop + 1) if not chain and link == "of" else None
        if counted is not None and counted[1] <= stop + 2 and counted[0].kind is Kind.COUNT:  # "two thirds of the 900 respondents"
            return Description(_noun_of(clause, counted[1], counted[2]), owner=doer(at))
        return description(chain, owner=doer(at) if len(chain) == 1 else None) if chain else None
    return None


def _noun_of(clause: Clause, first: int, stop: int) -> Phrase:
    """The noun of a count without its number."""
    line = clause.scan.tagged(clause.index)
    while first < stop - 1 and (line[first] in "#dr" or not clause.words[first][0].isalpha() or clause.words[first] in _number_words()):
        first += 1
    return first, stop


@cache
def _number_words() -> frozenset[str]:
    """The words of a number and those between its parts: "a hundred and five", "30 to 40", "50-plus", "2 mln"."""
    scales = frozenset(row["form"].lower() for row in table("scales"))
    return scales | frozenset(row["word"] for row in table("numbers")) | word_set("inside a count")


def _is_measure(at: Place) -> bool:
    """Tell whether what is counted is a measure of something else: "the plant cost a billion marks", "the index rose 25 points"."""
    if at.claim.unit in frame_words("measure"):
        return True
    if at.claim.trend is None or not at.left:
        return False
    word = at.clause.words[at.left - 1]
    return at.claim.unit in frame_words("step") or word in ("up", "down", "by") or (word in moving() and word not in frame_words("object"))


def _past_shared(clause: Clause, stop: int) -> int:
    """Index of the noun that several figures share, the one after a figure where it stands alone."""
    line = clause.line
    if line[stop : stop + 1] in ("n", "s", "N", "j"):
        return stop
    match = _ALONE.match(line, stop)
    return match.end() if match else stop


def _owner(clause: Clause, before: int) -> Phrase | None:
    """The possessor right before: "China's 15th Five-Year Plan"."""
    if before and clause.words[before - 1].endswith("'s"):
        return before - 1, before
    return None


@cache
def _valuing() -> frozenset[str]:
    return frame_words("valued")


@cache
def _measures() -> dict[str, str]:
    return column("measuring_verbs", "word", "property")
