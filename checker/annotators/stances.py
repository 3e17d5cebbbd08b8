"""Whether a figure has come to pass, and how firmly it is stated."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from checker.annotators.clauses import Clause, Reading
from checker.annotators.given_up import is_superseded
from checker.model import FIGURE_KINDS, Claim, Comparator, FigureRole, Kind, Modality, Status
from checker.text.lookup import column, table, word_set
from checker.text.tagging import NOUNS, VERBS

_STANCED = FIGURE_KINDS | {Kind.VENUE, Kind.ORDINAL}
BEFORE, AFTER = 12, 3
"""Tokens before and after a claim in which a cue counts."""
LONGEST_DENIAL = 40
"""Tokens between a denial and the figure that it denies."""
NEAR_NEGATION = 4
"""Tokens between "not" and a figure that it takes back: "did not pay the $5 million"."""
_AHEAD = ("upcoming", "expected", "will", "planned", "scheduled", "forthcoming", "due")
_JOINED = re.compile("[cTrd]{1,4}")
"""Between two figures of which a cue before the first tells of both: "expects 12 to 14"."""
_APART = re.compile("[,;]")
_LONGEST_OWNER = 4
"""Tokens of whose forecast it is: "beat most analysts' estimates"."""
_BESIDE = re.compile("[nsNjdat#]*")
"""What may stand between a figure and a cue after it: "$5 million a year target", "40 shops are planned"."""


class _Cue(NamedTuple):
    at: int
    word: str
    status: Status | None
    modality: Modality | None


class _Cues(NamedTuple):
    """Words to what they say.

    Attributes:
        every: the words of all that follows, and the first words of those of two.
        status, pairs, modality: word, (word, next word) before a verb, word, each to what it says.
        either: words that count after the figure as well.
        kept: words whose status the older of two figures shares.
    """

    every: frozenset[str]
    status: Mapping[str, Status]
    pairs: Mapping[tuple[str, str], Status]
    modality: Mapping[str, Modality]
    either: frozenset[str]
    kept: frozenset[str]


@cache
def _cues() -> _Cues:
    rows = table("statuses")
    status = {row["word"]: Status(row["status"]) for row in rows if " " not in row["word"]}
    pairs = {(pair[0], pair[1]): Status(row["status"]) for row in rows if len(pair := row["word"].split(" ")) > 1}
    modality = {word: Modality(value) for word, value in column("modalities", "word", "modality").items()}
    return _Cues(
        every=frozenset([*status, *modality, *_AHEAD, *word_set("negation"), *(first for first, _ in pairs)]),
        status=status,
        pairs=pairs,
        modality=modality,
        either=frozenset(row["word"] for row in rows if row["side"] == "either"),
        kept=frozenset(row["word"] for row in rows if row["kept"]),
    )


def annotate(reading: Reading) -> None:
    """Set ``status`` and ``modality`` from the cue nearest to each figure and venue, and the cues of looking ahead (``ahead:upcoming``)."""
    known = _cues()
    for clause in reading.clauses:
        if not known.every.isdisjoint(clause.words):
            _annotate(clause, known)


def _annotate(clause: Clause, known: _Cues) -> None:
    cues = _found(clause, known)
    if not cues:
        return
    places = [cue.at for cue in cues]
    stanced = [(claim, *span) for claim, span in zip(clause.claims, clause.spans, strict=True) if claim.kind in _STANCED]
    statuses: dict[str, _Cue] = {}
    floor = 0
    for at, (claim, first, stop) in enumerate(stanced):
        ceiling = stanced[at + 1][1] if at + 1 < len(stanced) else len(clause.words)
        lowest = max(floor, first - BEFORE)
        here = bisect_left(places, first)
        after = cues[bisect_left(places, stop) : bisect_left(places, min(ceiling, stop + AFTER))]
        before = cues[bisect_left(places, lowest) : here][::-1]
        if claim.kind is Kind.VENUE:
            _look_ahead(claim, [*after, *before])
        else:
            after = [cue for cue in after if cue.word in known.either and _stands_beside(clause, stop, cue.at)]
            before = [cue for cue in before if not _is_of_another(clause, known, cue.at, first)]
        cue = next((cue for cue in (*after, *before) if cue.status is not None), None)
        if cue is not None and claim.status is Status.ACTUAL:
            claim.status = cue.status or claim.status
            statuses[claim.id] = cue
        if claim.role is FigureRole.PREVIOUS and claim.kind is not Kind.VENUE:
            newer = statuses.get(claim.partner or "")
            if newer is not None and newer.word in known.kept and claim.status is Status.ACTUAL:
                claim.status = newer.status or claim.status
            elif claim.status is Status.PLANNED and not is_superseded(claim) and not _is_own(clause, cue, first):
                claim.status = Status.ACTUAL
        if (
            cue is None
            and claim.status is Status.ACTUAL
            and claim.property
            and claim.kind is not Kind.COUNT  # "scored 3 goals"
            and clause.words[first - 1] != "by"  # "exceeded its target by 4%"
            and (said := claim.property.rpartition(" ")[2].lower()) in known.kept
        ):
            claim.status = known.status[said]  # "harvest estimates ... to 88 million tonnes"
        _modality_of(clause, claim, first, cues[bisect_left(places, first - LONGEST_DENIAL) : here])
        following = stanced[at + 1][1] if at + 1 < len(stanced) else stop
        floor = floor if _JOINED.fullmatch(clause.line, stop, following) else stop


def _found(clause: Clause, known: _Cues) -> list[_Cue]:
    """The cues of a sentence, in order; a month's name is none ("May 4")."""
    words, line = clause.words, clause.line
    found = []
    negations = word_set("negation")
    for at in [at for at, word in enumerate(words) if word in known.every]:
        if line[at] in "tN":
            continue
        word = words[at]
        status, modality = known.status.get(word), known.modality.get(word)
        pair = word, words[at + 1] if at + 2 < len(words) else ""
        if pair in known.pairs and (line[at + 2] in VERBS + "ar" or words[at + 1] != "to"):
            status = known.pairs[pair]
        if word == "would" and _is_reported(words, at):
            status, modality = Status.PLANNED, None  # "said it would cut": a plan of then
        if word in negations and at + 1 < len(words) and words[at + 1] not in word_set("beside a negation"):
            modality = Modality.DENIED
        if status is not None or modality is not None or word in _AHEAD:
            found.append(_Cue(at, word, status, modality))
    return found


def _is_reported(words: list[str], at: int) -> bool:
    return not column("reporting_verbs", "word", "word").keys().isdisjoint(words[max(0, at - BEFORE) : at])


def _is_own(clause: Clause, cue: _Cue | None, first: int) -> bool:
    """Tell whether a plan is the older figure's own: "one pct instead of a planned 2.5 pct", not "plans to cut staff from 60 to 40"."""
    return cue is not None and cue.word.endswith("ed") and cue.at < first and _BESIDE.fullmatch(clause.line, cue.at + 1, first) is not None


def _stands_beside(clause: Clause, stop: int, at: int) -> bool:
    told = _BESIDE.match(clause.line, stop, at)
    return told is not None and told.end() == at


def _is_of_another(clause: Clause, known: _Cues, at: int, first: int) -> bool:
    """Tell whether a cue belongs to something that the figure has nothing to do with: "after his expected visit, he signed 40",
    "fell more than expected to 4", "beat forecasts, rising to 5"."""
    words, line = clause.words, clause.line
    if at + 1 >= first:
        return False
    if (line[at + 1] in NOUNS and _APART.search(line, at + 1, first) is not None) or (at and words[at - 1] in ("as", "than")):
        return True
    if words[at] not in known.kept:
        return False
    if at + 2 == first and words[at + 1] == "by":
        return True  # "exceeded the target by 4%"
    compared = not word_set("measured against").isdisjoint(words[max(0, at - _LONGEST_OWNER) : at])
    return compared and words[at + 1] in (",", "at", "in", "with", "as", "after", "and", "when", "while")


def _look_ahead(claim: Claim, cues: list[_Cue]) -> None:
    ahead = next((cue.word for cue in cues if cue.word in _AHEAD), None)
    if ahead is not None:
        claim.cues = (*claim.cues, f"ahead:{ahead}")
        claim.status = Status.PLANNED


_LIMITS = (Comparator.AT_LEAST, Comparator.AT_MOST)
LONGEST_LIMIT = 5
"""Tokens of the longest phrase with a negation that bounds a figure: "not be less than"."""


def _modality_of(clause: Clause, claim: Claim, first: int, cues: list[_Cue]) -> None:
    """By the nearest of the cues before the figure, a denial from as far as nobody else speaks."""
    words = clause.words
    for cue in reversed(cues):
        if cue.modality is None:
            continue
        if (
            claim.comparator in _LIMITS
            and cue.at >= first - LONGEST_LIMIT
            and not word_set("negation").isdisjoint(words[cue.at : cue.at + 2])
        ):
            continue  # "may not exceed $500": the negation is that of the bound
        if cue.word in word_set("negation"):
            near = first - cue.at <= NEAR_NEGATION and not {",", "but"} & set(words[cue.at : first])  # "not 12 but 10"
        elif cue.modality is Modality.DENIED:
            between = words[cue.at + 1 : first]
            near = "but" not in between and column("reporting_verbs", "word", "word").keys().isdisjoint(between)
        else:
            near = first - cue.at <= BEFORE
        if near:
            claim.modality = cue.modality
            return
