"""Which of several names in a sentence belongs to a figure."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Claim

Place = tuple[int, int, str]
"""Where a name stands, and what it says."""


def nearest(claim: Claim, places: Sequence[Place], others: Sequence[Claim]) -> Place | None:
    """The nearest place to a figure, None of none; where others stand beside it, one that is not theirs, if there is one.

    "$330 million to Taiwan and $1.85 billion for Poland": as what belongs to the first figure follows it, so it does with the next.

    Args:
        claim: the figure.
        places: in its sentence, none of them over it.
        others: the figures of its type that share the sentence with it.
    """
    figures = sorted([claim, *others], key=lambda figure: figure.start)
    of_first = _closest(figures[0], places) if others else None
    if of_first is None:
        return _closest(claim, places)
    at = figures.index(claim)
    if of_first[0] >= figures[0].end:
        begin, stop = claim.end, figures[at + 1].start if at + 1 < len(figures) else claim.sentence[1]
    else:
        begin, stop = figures[at - 1].end if at else claim.sentence[0], claim.start
    own = [place for place in places if begin <= place[0] and place[1] <= stop]
    return _closest(claim, own or places)


def _closest(claim: Claim, places: Sequence[Place]) -> Place | None:
    return min(places, key=lambda place: max(place[0] - claim.end, claim.start - place[1]), default=None)
