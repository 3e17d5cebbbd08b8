"""A percent change against the two figures it is made from: "rose 25% from 10 to 12"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from checker.comparisons.checks.outcome import Outcome, between, number, region, sentences, share
from checker.model import Claim, Computed, FigureRole, Kind, Trend, Verdict
from checker.text.folding import squeeze
from checker.text.lookup import column
from checker.text.notices import correcting_words

_ABOUT = r"(?:about|around|nearly|some|only|just|over|roughly|an? (?:record|estimated))?"
_BEFORE_PAIR = re.compile(rf",?\s*(?:from|to)\s*{_ABOUT}\Z")
_AFTER_PAIR = re.compile(rf",?\s*(?:\(|-+|–|—)?\s*(?:or|a|an|(?:up|down)(?: by)?|(?:an? )?(?P<noun>[a-z]+) of)\s*(?:by )?{_ABOUT}\Z")
_MOST_PERCENT = 1000
"""A larger change is told as a multiple; a percent beside it is seldom its own."""


class _Reading(NamedTuple):
    """A change as a text gives it: its share, both ends, the direction if words name one, how sure it is that they are one."""

    delta: Claim
    previous: Claim
    current: Claim
    trend: Trend | None
    confidence: float


def find(claims: Sequence[Claim]) -> list[Outcome]:
    """The percent changes that differ from those of their two figures, printed precision allowed for."""
    return [found for reading in _readings(claims) if (found := _outcome(reading)) is not None]


def _readings(claims: Sequence[Claim]) -> Iterator[_Reading]:
    for held in sentences(claims):
        for at in range(len(held) - 2):
            one, two, three = held[at : at + 3]
            ends = _ends(two, three)
            if one.kind is Kind.PERCENT and one.trend is not None and ends and _BEFORE_PAIR.match(between(one, two)):
                yield _Reading(one, *ends, one.trend, 0.95)
                continue
            ends = _ends(one, two)
            after = _AFTER_PAIR.match(between(two, three)) if ends and three.kind is Kind.PERCENT else None
            if ends and after:
                trends = column("trends", "word", "trend")
                word = after["noun"] or next((word for word in ("up", "down") if word in after[0].split()), "")
                if after["noun"] and word not in trends:
                    continue
                yield _Reading(three, *ends, Trend(trends[word]) if word else None, 0.9)


def _ends(left: Claim, right: Claim) -> tuple[Claim, Claim] | None:
    """Previous and current of two claims that are the ends of one change, but no shares: "5% more" of a share has two meanings."""
    if (
        left.partner != right.id
        or right.partner != left.id
        or left.kind in (Kind.PERCENT, Kind.PERCENTAGE_POINT)
        or left.unit != right.unit
        or _is_given_up(left)
        or _is_given_up(right)
    ):
        return None
    if left.role is FigureRole.PREVIOUS and right.role is FigureRole.CURRENT:
        return left, right
    return (right, left) if left.role is FigureRole.CURRENT and right.role is FigureRole.PREVIOUS else None


def _is_given_up(claim: Claim) -> bool:
    """Tell whether a figure was wrong rather than where a change began: "rose 5% to $12 million, not $15 million"."""
    told = next((cue.partition(":")[2] for cue in claim.cues if cue.startswith("revision:")), "").split(" ", 1)
    return told[0].casefold() in _giving_up()


@cache
def _giving_up() -> frozenset[str]:
    roles = ("instead", "before", "revises", "misstated", "wrongly")
    return frozenset(word.split()[0] for role in roles for word in correcting_words(role))


def _outcome(reading: _Reading) -> Outcome | None:
    delta, previous, current, trend, confidence = reading
    said, old, new = region(delta), region(previous), region(current)
    if said is None or old is None or new is None or not all(isinstance(c.value, (int, float)) for c in (previous, current)):
        return None
    start, end = float(previous.value or 0), float(current.value or 0)
    if start <= 0 or end < 0 or old.low <= 0 or old.wide_low <= 0:
        return None
    change = (end - start) / start * 100
    low, high = (new.low / old.high - 1) * 100, (new.high / old.low - 1) * 100
    if abs(change) > _MOST_PERCENT:
        return None
    sides = [-1.0 if trend is Trend.DOWN else 1.0] if trend else [1.0, -1.0]
    if any(_fits(said.low, said.high, side, change, change) for side in sides):
        return None
    wide = (new.wide_low / old.wide_high - 1) * 100, (new.wide_high / old.wide_low - 1) * 100
    explained = any(_fits(said.low, said.high, side, *stretch) for side in sides for stretch in ((low, high), wide))
    told = [squeeze(claim.text) for claim in (previous, current, delta)]
    ups = {Trend.UP: "a rise of ", Trend.DOWN: "a fall of "}
    same_way = trend is None or (change >= 0) == (trend is Trend.UP)
    return Outcome(
        claims=tuple(sorted((delta, previous, current), key=lambda claim: claim.start)),
        verdict=Verdict.ROUNDING if explained else Verdict.CONFLICT,
        confidence=confidence,
        message=f"{told[0]} to {told[1]} is a change of {number(change if not same_way else abs(change) if trend else change)}%, "
        f"not {ups[trend] if trend and not same_way else ''}{told[2]}",
        subject=f"{told[2]} from {told[0]} to {told[1]}",
        computed=Computed(
            f"({_plain(end)} - {_plain(start)}) / {_plain(start)}", round(change, 6), "percent", round(low, 6), round(high, 6)
        ),
    )


def _fits(said_low: float, said_high: float, side: float, low: float, high: float) -> bool:
    first, last = sorted((said_low * side, said_high * side))
    return share(first, last, low, high)


def _plain(value: float) -> str:
    return f"{value:,.10g}" if abs(value) < 1e10 else f"{value:.6g}"
