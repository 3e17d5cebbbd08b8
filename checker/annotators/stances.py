"""Whether a figure has come to pass, and how firmly it is stated."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from checker.annotators.clauses import Clause, Reading
from checker.model import FIGURE_KINDS, Claim, FigureRole, Kind, Modality, Status
from checker.text.lookup import column
from checker.text.phrases import Tag

_STANCED = FIGURE_KINDS | {Kind.VENUE, Kind.ORDINAL}
BEFORE, AFTER = 12, 3
"""Tokens before and after a claim in which a cue counts."""
_AHEAD = ("upcoming", "expected", "will", "planned", "scheduled", "forthcoming", "due")


@cache
def _status() -> dict[str, str]:
    return column("statuses", "word", "status")


@cache
def _modality() -> dict[str, str]:
    return column("modalities", "word", "modality")


def annotate(reading: Reading) -> None:
    """Set ``status`` and ``modality`` from the cue nearest to each figure and venue, and the cues of looking ahead (``ahead:upcoming``)."""
    for clause in reading.clauses:
        figures = [claim for claim in clause.claims if claim.kind in _STANCED]
        for claim in figures:
            _status_of(clause, claim, figures)
            _modality_of(clause, claim)


def _window(clause: Clause, claim: Claim, figures: Sequence[Claim]) -> tuple[range, range]:
    """Token indexes after and before a claim that no other figure stands between."""
    first, stop = clause.span(claim)
    floor = max((clause.span(other)[1] for other in figures if other.end <= claim.start), default=0)
    ceiling = min((clause.span(other)[0] for other in figures if other.start >= claim.end), default=len(clause.tokens))
    return range(stop, min(ceiling, stop + AFTER)), range(first - 1, max(floor, first - BEFORE) - 1, -1)


def _status_of(clause: Clause, claim: Claim, figures: Sequence[Claim]) -> None:
    after, before = _window(clause, claim, figures)
    words = [clause.tokens[at].folded for at in (*after, *before)]
    cue = next((word for word in words if word in _status()), None)
    if cue is not None and claim.status is Status.ACTUAL:
        claim.status = Status(_status()[cue])
    if claim.kind is Kind.VENUE:
        ahead = next((word for word in words if word in _AHEAD), None)
        if ahead is not None:
            claim.cues = (*claim.cues, f"ahead:{ahead}")
            claim.status = Status.PLANNED
    elif claim.role is FigureRole.PREVIOUS and claim.status is Status.PLANNED:
        claim.status = Status.ACTUAL


def _modality_of(clause: Clause, claim: Claim) -> None:
    first, _ = clause.span(claim)
    before = range(first - 1, max(0, first - BEFORE) - 1, -1)
    words = [clause.tokens[at].folded for at in before if clause.tags[at] not in (Tag.TIME, Tag.NAME)]  # "May 4" is no "may"
    cue = next((word for word in words if word in _modality()), None)
    if cue is not None:
        claim.modality = Modality(_modality()[cue])
