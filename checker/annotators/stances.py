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
        for at, claim in enumerate(figures):
            _status_of(clause, claim, _window(clause, figures, at))
            _modality_of(clause, claim)


def _window(clause: Clause, figures: Sequence[Claim], at: int) -> list[int]:
    """Token indexes after and then before a claim that no other figure stands between, the nearest first."""
    first, stop = clause.span(figures[at])
    floor = clause.span(figures[at - 1])[1] if at else 0
    ceiling = clause.span(figures[at + 1])[0] if at + 1 < len(figures) else len(clause.tokens)
    return [*range(stop, min(ceiling, stop + AFTER)), *range(first - 1, max(floor, first - BEFORE) - 1, -1)]


def _status_of(clause: Clause, claim: Claim, window: Sequence[int]) -> None:
    words = [clause.tokens[at].folded for at in window]
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
