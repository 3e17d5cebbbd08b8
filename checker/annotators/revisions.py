"""Which of two states of a thing is the newer, and what moves from day to day: "has risen to 42", "put the dead at 120"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from checker.annotators.chains import frame_words
from checker.annotators.clauses import Clause, Reading
from checker.annotators.given_up import is_superseded
from checker.annotators.partners import quoted
from checker.model import Claim, FigureRole, Kind, Status
from checker.text.folding import squeeze
from checker.text.lookup import table, word_set
from checker.text.notices import correcting_words
from checker.text.tagging import VERBS

_COUNTED = frozenset({Kind.COUNT, Kind.NUMBER})
_AHEAD = frozenset({Status.FORECAST, Status.PLANNED})
_PRICED = frozenset({Kind.MONEY, Kind.NUMBER, Kind.QUANTITY, Kind.PERCENT})
_EITHER = frozenset({"rate", "parity"})
_ENDS = frozenset({FigureRole.PREVIOUS, FigureRole.CURRENT})
_OPINION = frozenset({Status.FORECAST, Status.TARGET, Status.ESTIMATE})
NEAR = 8
"""Tokens before a figure in which a word that tells of it stands, at most."""
BEHIND = 7
"""The same after it: "42 people were killed"."""
FARTHEST = 20
"""Tokens between a forecast's name and the figures it was changed to and from."""


class _Known(NamedTuple):
    """Words by what they tell of a figure.

    Attributes:
        plain: the words of which one is enough to look at a sentence.
        moved: participles of change and of revising, before "to" ("has risen to").
        opinions: words for what is said of the time to come, each to its status.
    """

    plain: frozenset[str]
    moved: frozenset[str]
    opinions: Mapping[str, str]


@cache
def _known() -> _Known:
    moved = frozenset(row["word"] for row in table("trends") if row["use"] in ("verb", "either")) | correcting_words("moves")
    moved |= correcting_words("revises") | {"updated"}
    said = correcting_words("revises") | {"now", "updated"}
    opinions = {row["word"]: row["status"] for row in table("statuses") if row["kept"]}
    sets = word_set("newest") | word_set("moving count") | word_set("moving price") | word_set("moving rate")
    sets |= word_set("trading") | word_set("poll")
    return _Known(said | sets, moved, opinions)


def annotate(reading: Reading) -> None:
    """Set the cues ``newer:`` and ``moving:``, and ``revision:`` on a forecast that was changed for another.

    Of what is given up: an old forecast that is compared with what came to pass loses its cue, for it was no statement of that.
    """
    known = _known()
    by_id: dict[str, Claim] | None = None
    for clause in reading.clauses:
        if clause.figures and _tells(known, clause.words):
            _annotate(clause, known)
    for start, end in reading.scan.notices.telling:
        for claim in reading.claims:
            if start <= claim.start < end:
                claim.entity, claim.property = _without_notice(claim.entity), _without_notice(claim.property)
    for claim in reading.claims:
        if claim.cues and claim.partner is not None and claim.role is FigureRole.PREVIOUS and is_superseded(claim):
            by_id = by_id or {each.id: each for each in reading.claims}
            _settle(claim, by_id[claim.partner])


def _tells(known: _Known, words: Sequence[str]) -> bool:
    """Tell whether a sentence has words of which something here may be told."""
    if not known.plain.isdisjoint(words):
        return True
    return not known.moved.isdisjoint(words) and not (_HAVING.isdisjoint(words) and known.opinions.keys().isdisjoint(words))


def _annotate(clause: Clause, known: _Known) -> None:
    figures, words = clause.figures, clause.words
    for at, (claim, first, stop) in enumerate(figures):
        floor = max(figures[at - 1][2] if at else 0, first - NEAR)
        ceiling = min(figures[at + 1][1] if at + 1 < len(figures) else len(words), stop + BEHIND)
        word = _moves(clause, claim, range(floor, first), range(stop, ceiling))
        if word is not None and not any(cue.startswith("moving:") for cue in claim.cues):
            claim.cues = (*claim.cues, f"moving:{word}")
            mate = next((each for each, _, _ in figures if each.id == claim.partner), None)
            if mate is not None and claim.role in _ENDS and mate.role in _ENDS and not any(cue.startswith("moving:") for cue in mate.cues):
                mate.cues = (*mate.cues, f"moving:{word}")  # "the toll rose from 57 to 64"
        if claim.role is FigureRole.PREVIOUS:
            if claim.partner is not None and not is_superseded(claim):
                _changed_opinion(clause, claim, known)
        elif claim.role is not FigureRole.DELTA and claim.kind is not Kind.DURATION:
            words_newer = _newer(clause, floor, first, known)
            if words_newer is not None:
                claim.cues = (*claim.cues, f"newer:{words_newer}")


def _moves(clause: Clause, claim: Claim, before: range, after: range) -> str | None:
    """The word that tells that a figure is one of a thing that goes on: a toll, a price, a poll; None for any other."""
    words = clause.words
    if claim.kind in _COUNTED:
        counted = word_set("moving count")
        left = next((at for at in reversed(before) if words[at] in counted), None)
        right = next((at for at in after if words[at] in counted and not _ended(words[after.start : at])), None)
        noun = claim.text.split()[-1].lower()
        if noun in counted and not any(cue.startswith("per:") for cue in claim.cues):  # "four votes a share"
            return noun
        if left is not None and "c" in clause.line[left : before.stop]:
            left = None  # "homes were destroyed and 12 people were killed"
        if left is not None and (right is None or before.stop - left <= 2) and not _ended(words[left : before.stop]):
            return words[left]
        if right is not None:
            return words[right]
    if claim.kind is Kind.PERCENT and not word_set("poll").isdisjoint(words[before.start : before.stop]):
        return next(words[at] for at in before if words[at] in word_set("poll"))
    if claim.trend is not None or claim.kind not in _PRICED:
        return None
    named = (claim.property or "").lower().split()
    known = word_set("moving rate" if claim.kind is Kind.PERCENT else "moving price") | (
        _EITHER if claim.kind is Kind.NUMBER else frozenset()
    )
    if named and named[-1] in known and (len(named) > 1 or claim.entity) and word_set("agreed once").isdisjoint(named):
        return named[-1]
    if claim.kind is Kind.PERCENT:
        return None
    return next((words[at] for at in before[:-1] if words[at] in word_set("trading") and words[at + 1] in ("at", "to")), None)


def _ended(words: Sequence[str]) -> bool:
    return not {".", ";", ":"}.isdisjoint(words)


def _newer(clause: Clause, floor: int, first: int, known: _Known) -> str | None:
    """The words before a figure that tell that it is the newer state of something; None where none do."""
    words, line = clause.words, clause.line
    at = first
    while at > floor and (line[at - 1] in "dr" or words[at - 1] in frame_words("comparing")) and words[at - 1] != "now":
        at -= 1
    if at > floor and words[at - 1] == "to":
        for verb in range(at - 2, max(floor, at - 5) - 1, -1):
            if (
                words[verb] in known.moved
                and words[verb].endswith(("ed", "en", "wn", "cut", "llen", "grown", "sunk"))
                and _is_done(clause, verb)
            ):
                return f"{words[verb]} to"
            if line[verb] in VERBS + ",":
                break
    for at in range(first - 1, floor - 1, -1):
        word = words[at]
        if word in _APART:
            return None
        if word == "now" and not (at and words[at - 1] in word_set("no newer state")) and words[at + 1] not in word_set("no newer state"):
            return word
        if word in word_set("newest") and not word_set("counted anew").isdisjoint(words[at + 1 : min(first, at + 4)]):
            return word
    return None


def _is_done(clause: Clause, verb: int) -> bool:
    """Tell whether a participle tells of what has come about: "has risen", "was revised", "revised its estimate"."""
    before = clause.words[max(0, verb - 2) : verb]
    revising = clause.words[verb] in correcting_words("revises") or clause.words[verb] == "updated"
    return revising or not _HAVING.isdisjoint(before)


_APART = frozenset(".;:,") | {"that", "which", "for", "with"}
"""Words past which "now" tells nothing of a figure: "the dividend it now pays, for a 5% increase"."""
_HAVING = frozenset({"has", "have", "had", "having", "'s", "it's"})


def _changed_opinion(clause: Clause, older: Claim, known: _Known) -> None:
    """ "Cut its forecast to 3 from 4": the older forecast is given up, for the same time."""
    newer = next((claim for claim, _, _ in clause.figures if claim.id == older.partner), None)
    if newer is None or newer.status is not older.status or older.status not in _OPINION:
        return
    if older.period is not None and older.period != newer.period:
        return
    first = min(clause.span(older)[0], clause.span(newer)[0])
    words, line = clause.words, clause.line
    passive = False
    for at in range(first - 1, max(-1, first - FARTHEST - 1), -1):
        if words[at] in known.opinions:
            if passive or _is_object(clause, at):
                told = quoted(clause, newer, older) if newer.start < older.start else f"from {squeeze(older.text)}"
                older.cues = (*older.cues, f"revision:{told}")
            return
        if words[at] in correcting_words("moves") and at and line[at - 1] == "a":
            passive = True
        elif line[at] in VERBS + "#;.w":
            return


def _is_object(clause: Clause, at: int) -> bool:
    """Tell whether the name of a forecast is the object of a verb that changes it: "raised its full-year profit forecast"."""
    words, line = clause.words, clause.line
    for verb in range(at - 1, max(-1, at - NEAR - 1), -1):
        if words[verb] in correcting_words("moves"):
            return True
        if line[verb] not in "nsNjdtlO#" and words[verb] not in ("'s", "and"):
            return False
    return False


def _without_notice(name: str | None) -> str | None:
    """What is measured without the words of the notice that tells of it: "Corrects dividend"; None for "fourth line of the article"."""
    words = name.split() if name is not None else []
    while words and words[0].lower() in _of_notices():
        del words[0]
    return None if not _of_notices().isdisjoint(word.lower() for word in words) else " ".join(words) or None


@cache
def _of_notices() -> frozenset[str]:
    words = correcting_words("part", "published", "corrects", "notice", "notices")
    return words | {"version", "please", "pls", "read", "correct"}


def _settle(older: Claim, newer: Claim) -> None:
    """Make the two ends of a revision fit: what they measure, in which unit; take the cue back where the older one was no statement."""
    if older.status in _AHEAD and newer.status is Status.ACTUAL and not any(cue.startswith("corrects:") for cue in older.cues):
        older.cues = tuple(cue for cue in older.cues if not cue.startswith("revision:"))
        return
    if older.status is Status.REVISED:
        older.status = Status.ACTUAL
        newer.status = Status.REVISED if newer.status is Status.ACTUAL else newer.status
    for bare, told in ((older, newer), (newer, older)):
        if bare.kind is Kind.NUMBER and told.kind in (Kind.COUNT, Kind.PERCENT):
            bare.kind, bare.unit, bare.dimension = told.kind, told.unit, told.dimension  # "12 and not 15 members"
        corrected = any(cue.startswith("corrects:") for cue in bare.cues)
        if bare.property is None and told.property is not None and (bare is older or corrected):
            bare.entity, bare.property, bare.qualifiers = bare.entity or told.entity, told.property, bare.qualifiers or told.qualifiers
        bare.period = bare.period or told.period
        bare.place = bare.place or told.place
