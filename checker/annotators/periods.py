"""The time that a figure or an event is about, by ownership: each date of a sentence belongs to the claim it stands at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.annotators.clauses import Clause, Reading
from checker.model import FIGURE_KINDS, Claim, FigureRole, Kind, Section
from checker.text.dates import When
from checker.text.lookup import column
from checker.text.phrases import Tag

_LABELS = re.compile(r"\s?:\s?")
"""What stands between a time and the figure that it alone belongs to."""
_TIMED = FIGURE_KINDS | {Kind.VENUE, Kind.ORDINAL, Kind.SUPERLATIVE}


def annotate(reading: Reading) -> None:
    """Set ``period`` of figures and venues, in EDTF or, where it stays unresolved, in the words as written ("next season")."""
    by_id = {claim.id: claim for claim in reading.claims}
    for clause in reading.clauses:
        start, end = reading.scan.sentences[clause.index]
        dated = {claim.start for claim in clause.claims if claim.section is Section.DATELINE}
        held = [when for when in reading.scan.dates_in(start, end) if when.start not in dated]
        whens = [when for when in held if not _tells_when_said(clause, when)]
        timed = [claim for claim in clause.claims if claim.kind in _TIMED]
        for claim in timed:
            mate = by_id.get(claim.partner or "")
            if claim.role is FigureRole.PREVIOUS and mate is not None:
                continue
            when = _owned(clause, claim, timed, whens)
            if when is not None:
                claim.period = when.value or reading.scan.text[when.start : when.end]
        for claim in timed:
            mate = by_id.get(claim.partner or "")
            if claim.role is FigureRole.PREVIOUS and mate is not None and any(cue.startswith("revision:") for cue in claim.cues):
                claim.period = mate.period  # a superseded figure is about the same time as the one that supersedes it


def _tells_when_said(clause: Clause, when: When) -> bool:
    """Tell whether a date says when something was said, not when it was so: "said on Monday"."""
    at = clause.at(when.start) - 1
    while at >= 0 and clause.tokens[at].folded in ("on", "in", "late", "early"):
        at -= 1
    return at >= 0 and clause.tags[at] is Tag.VERB and clause.tokens[at].folded in column("reporting_verbs", "word", "word")


def _owned(clause: Clause, claim: Claim, timed: Sequence[Claim], whens: Sequence[When]) -> When | None:
    """The first date to the right with no other figure between; else the last one to the left that no other figure owns."""
    text = clause.scan.text
    before = [when for when in whens if when.end <= claim.start and _LABELS.fullmatch(text, when.end, claim.start)]
    if before:
        return before[-1]  # "up from (2023: £283 million)"
    whens = [when for when in whens if not _LABELS.match(text, when.end)]
    right = [when for when in whens if when.start >= claim.end]
    if right and not any(claim.end <= other.start < right[0].start and other.kind in FIGURE_KINDS for other in timed):
        return right[0]
    left = [when for when in whens if when.end <= claim.start]
    if not left:
        inside = [when for when in whens if claim.start <= when.start < claim.end]
        return inside[0] if inside else None
    nearest = left[-1]
    owner = [other for other in timed if other.end <= nearest.start and other.kind in FIGURE_KINDS]
    fronted = clause.at(left[0].start) <= 3
    if owner and claim.kind in FIGURE_KINDS:
        return left[0] if fronted and left[0].end <= owner[0].start else None
    return nearest
