"""Pictures as lanes: each value of a finding on a line of its own, in per cent of the width, so that they fit any page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite

_MARGIN = 0.06
_COVERED = 1.5
"""Per cent of the width that a point is wide, more or less."""
_MOST = 12
"""Lanes that are drawn: of more values some share one."""
_APART = 30.0
"""Per cent of the width that two labels need between them."""


@dataclass(frozen=True, slots=True)
class Point:
    """One mark: ``kind`` is now, earlier, computed or published."""

    at: float
    kind: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """From one place to another, ends that are open infinite; ``kind`` is stated, computed, event or written."""

    low: float
    high: float
    kind: str


@dataclass(frozen=True, slots=True)
class Lane:
    """What is drawn of one value.

    Attributes:
        label: the value.
        told: the same in words, for those who do not see the picture.
        stretches, points: what is drawn, the stretches below.
    """

    label: str
    told: str
    stretches: tuple[Stretch, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A number line or a timeline; all places are in per cent.

    Attributes:
        name: what it is.
        kinds: the kinds of marks and stretches in it, for its legend.
        lanes: one a value.
        ticks: places and what stands below them, those that matter most first.
    """

    name: str
    kinds: tuple[str, ...]
    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]


def gathered(lanes: Sequence[Lane]) -> list[Lane]:
    """The lanes as they are where they are few; of more, those of values that lie near each other as one."""
    if len(lanes) <= _MOST:
        return list(lanes)
    placed = sorted(lanes, key=_place)
    apart = [_place(after) - _place(before) for before, after in pairwise(placed)]
    widest = sorted(sorted(range(len(apart)), key=lambda at: -apart[at])[: _MOST - 1])
    cuts = [0, *(at + 1 for at in widest), len(placed)]
    return [_together(placed[start:end]) for start, end in pairwise(cuts)]


def _place(lane: Lane) -> float:
    """Where the value of a lane lies."""
    ends = [end for stretch in lane.stretches for end in (stretch.low, stretch.high) if isfinite(end)]
    return next((point.at for point in lane.points if point.kind != "published"), ends[0] if ends else 0.0)


def _together(lanes: Sequence[Lane]) -> Lane:
    if len(lanes) == 1:
        return lanes[0]
    return Lane(
        f"{len(lanes)} values, {lanes[0].label} to {lanes[-1].label}",
        "; ".join(lane.told for lane in lanes),
        tuple(stretch for lane in lanes for stretch in lane.stretches),
        tuple(point for lane in lanes for point in lane.points),
    )


def drawn(name: str, lanes: Sequence[Lane], ticks: Sequence[tuple[float, str]]) -> Picture | None:
    """The picture of some lanes, None where all of it lies in one place."""
    places = [end for lane in lanes for stretch in lane.stretches for end in (stretch.low, stretch.high)]
    places += [point.at for lane in lanes for point in lane.points]
    within = [place for place in places if isfinite(place)]
    if not within or min(within) == max(within):
        return None
    low, high = min(within), max(within)
    reach = high - low
    if not isfinite(reach):
        return None

    def percent(place: float) -> float:
        share = (place - low) / reach if isfinite(place) else (1.0 + _MARGIN if place > 0 else -_MARGIN)
        return round(100 * (share + _MARGIN) / (1 + 2 * _MARGIN), 2)

    moved = tuple(
        Lane(
            lane.label,
            lane.told,
            tuple(Stretch(percent(each.low), percent(each.high), each.kind) for each in lane.stretches),
            tuple(Point(percent(point.at), point.kind) for point in lane.points),
        )
        for lane in lanes
    )
    seen = [each.kind for lane in moved for each in lane.stretches if not _is_covered(each, lane.points)]
    kinds = seen + [each.kind for lane in lanes for each in lane.points]
    named: list[tuple[float, str]] = []
    for place, label in ticks:
        if all(abs(percent(place) - at) >= _APART for at, _ in named):
            named.append((percent(place), label))
    return Picture(name, tuple(dict.fromkeys(kinds)), moved, tuple(named))


def _is_covered(stretch: Stretch, points: Sequence[Point]) -> bool:
    """Tell whether a stretch is not seen, and so has no place in a legend: a dot hides it. An event is drawn higher than that."""
    narrow = stretch.kind != "event" and stretch.high - stretch.low < _COVERED
    return narrow and any(point.kind != "published" and stretch.low <= point.at <= stretch.high for point in points)
