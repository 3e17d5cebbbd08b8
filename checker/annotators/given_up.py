"""Words around a figure that give it up for another: "not 54", "which it originally announced", "revised its forecast from"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from checker.annotators.chains import frame_words
from checker.annotators.clauses import Clause
from checker.model import Claim
from checker.text.lookup import column, word_set
from checker.text.notices import correcting_words
from checker.text.tagging import NOUNS, VERBS

LONGEST_GAP = 20
"""Tokens between a figure and the one that is given up for it."""
LONGEST_LEAD = 4
"""Words between "not" and the figure that it gives up: "not in the"."""
LONGEST_TELLING = 9
"""Words after a figure that tell who gave it before: "as the company had originally announced"."""

_ENDS = frozenset('.;:()"')
_ASIDE = frozenset({",", "(", ",(", "was", "were", "been", "and", "figure", "-", "–", "—"})
"""What stands before "previously reported as", where that tells of the figure before it."""
_DIRECTIONS = frozenset({"up", "down", "upward", "upwards", "downward", "downwards"})


def is_superseded(claim: Claim) -> bool:
    """Tell whether the text gives a claim up for its partner, so that it has a cue ``revision:``."""
    return any(cue.startswith("revision:") for cue in claim.cues)


def may_give_up(words: Sequence[str]) -> bool:
    """Tell whether a sentence outside of a notice has the words without which it gives no figure up."""
    told, before, revises = _asked()
    return not revises.isdisjoint(words) or not (told.isdisjoint(words) or before.isdisjoint(words))


@cache
def _asked() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Words of telling; of telling before, or of giving up; of revising."""
    before = correcting_words("before") | {"not", "instead", "rather", "place"}
    return correcting_words("stated", "meant", "put", "amends"), before | _former(), correcting_words("revises")


def phrase_before(clause: Clause, first: int, role: str, *, farther: bool = False) -> int | None:
    """Where a phrase of one role begins that ends right before a figure, or before the words that lead to it; None where none does.

    ``farther`` lets nouns lead to it too: "please read ... a profit of 5, instead of ... a loss of 3".
    """
    words, line = clause.words, clause.line
    skipped = frame_words("comparing") | correcting_words("before", "stated")  # "instead of the previously reported"
    leading = 'drlTpOnsNjt."' if farther else "drlTp"
    at, floor = first, max(0, first - (2 * LONGEST_LEAD if farther else LONGEST_LEAD))
    while True:
        for phrase in _phrases(role):
            start = at - len(phrase)
            if start >= 0 and tuple(words[start:at]) == phrase:
                negated = phrase == ("not",) and words[at] in word_set("beside a negation")  # "not more than", "not only"
                return None if negated else start
        if at > floor and (line[at - 1] in leading or words[at - 1] in skipped or words[at - 1] == "of"):
            at -= 1
        else:
            return None


@cache
def _phrases(role: str) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(phrase.split()) for phrase in correcting_words(role)), key=len, reverse=True))


def told_before(clause: Clause, stop: int, *, bare: bool) -> int | None:
    """One past the words after a figure that tell that it was given before: "the company originally announced"; None where none do.

    Args:
        clause, stop: where the figure ends.
        bare: whether "as reported" says it without a word of when.
    """
    words = clause.words
    at = stop + (words[stop : stop + 1] == [","])
    known, before = correcting_words("stated", "meant"), correcting_words("before")
    for told in range(at, min(len(words), at + LONGEST_TELLING)):
        word = words[told]
        if word in _ENDS or clause.line[told] == "#" or (word == "," and told > at):
            return None
        if word not in known:
            continue
        after = words[told + 1 : told + 2]
        if after in (["as"], ["at"]):
            return None  # "a gain of 117,000, previously reported as 166,000"
        if told > at and words[told - 1] in before:
            return told + 1
        if after and after[0] in before and words[told + 2 : told + 3] not in (["this"], ["in"], ["than"]):
            return told + 2
        return told + 1 if bare and word in correcting_words("stated") and words[at] == "as" else None
    return None


def given_before(clause: Clause, first: int) -> int | None:
    """Where "previously reported as", ", revised from" begins right before a figure; None where nothing like it stands there."""
    words, line = clause.words, clause.line
    at, floor = first, max(1, first - LONGEST_LEAD)
    skipped = frame_words("comparing") | correcting_words("before", "stated")  # "revised down from a previously reported"
    while at > floor and (line[at - 1] in "drj" or words[at - 1] in skipped) and words[at - 1] not in _DIRECTIONS:
        at -= 1
    if words[at - 1] in ("as", "at", "by"):
        start = at - 3
        if (
            start >= 1
            and words[at - 2] in correcting_words("stated", "meant", "put")
            and words[start] in correcting_words("before")
            and words[start - 1] in _ASIDE
        ):
            return start
    elif words[at - 1] == "of":
        return _revised_before(clause, at - 1)
    elif words[at - 1] == "from":
        start = at - 2 - (words[at - 2] in _DIRECTIONS)
        if start >= 1 and words[start] in correcting_words("revises") and words[start - 1] in _ASIDE:
            return start
    return None


def _revised_before(clause: Clause, of: int) -> int | None:
    """Where "revising its earlier estimate", "correcting the figure first given" begins that "of" and a figure follow."""
    words, line = clause.words, clause.line
    at, floor = of - 1, max(0, of - LONGEST_LEAD)
    while at > floor and (line[at] in NOUNS or line[at] == "j") and words[at] not in _former():
        at -= 1
    if at == of - 1 or words[at] not in _former():
        return None
    start = at - 1 - (line[at - 1] in "dT" or words[at - 1] in word_set("possessive"))
    return start if start >= 0 and words[start] in correcting_words("revises", "amends") else None


@cache
def _former() -> frozenset[str]:
    """The words of an earlier state: "earlier", "initial"."""
    return frozenset(word for word in column("revisions", "word", "word") if " " not in word)


def is_amended(clause: Clause, first: int, *, telling: bool) -> bool:
    """Tell whether what changes from one figure to another is a figure told before: "revised its forecast to 2 from 3"."""
    words, line = clause.words, clause.line
    amending = correcting_words("revises", "amends") if telling else correcting_words("revises")
    for at in range(first - 1, max(-1, first - LONGEST_GAP - 1), -1):
        if words[at] in amending:
            return not _is_adjective(clause, at)
        if line[at] in VERBS + "#;.w" or words[at] == "that":
            return False
    return False


def _is_adjective(clause: Clause, at: int) -> bool:
    """Tell whether "revised" only says of which kind a figure is: "compared with a revised 5.9 million", "the revised index"."""
    words, line = clause.words, clause.line
    if words[at] == "revision" or not words[at].endswith("ed"):
        return False
    before = at - 1 - (at > 0 and words[at - 1].startswith(("upward", "downward")))
    return line[at + 1 : at + 2] == "#" or (before >= 0 and line[before] == "d") or words[before] in ("with", "from", "against")


def first_wrong(clause: Clause) -> int | None:
    """The first token that says that a text was wrong, or of which version it was."""
    wrong = correcting_words("misstated", "wrongly")
    words = clause.words
    said = next((at for at, word in enumerate(words) if word in wrong), None)
    return said if said is not None or "version" not in words else words.index("version")
