"""Changes that a sentence tells with both their ends: "rose 25% from 10 to 12", "$13 million, up $3 million from $10 million"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from checker.comparisons.checks.outcome import Text, after, before, between
from checker.comparisons.checks.times import BASIS, is_own_base, without_times
from checker.model import FIGURE_KINDS, Claim, FigureRole, Kind, Trend
from checker.text.lookup import column
from checker.text.notices import correcting_words

_ABOUT = r"(?:about|around|nearly|some|only|just|over|roughly|an? (?:record|estimated))?"
_BEFORE_PAIR = re.compile(rf"{BASIS}?,?\s*(?:from|to)\s*{_ABOUT}\Z")
_AFTER_PAIR = re.compile(
    r",?\s*(?:\(|-+|–|—|(?:which )?(?:was|were|is|are))?\s*(?:or|a|an|(?P<way>up|down)(?: by)?|(?:an? )?(?P<noun>[a-z]+) of)"
    rf"\s*(?:by )?{_ABOUT}\Z"
)
_BEFORE_PREVIOUS = re.compile(r"(?:,?\s*(?:from|on)|(?:more|fewer|less|higher|lower) than)\s*(?:a|an|the|its|last year's|the previous)?\Z")
_SECOND = re.compile(r"(?:,?\s*or|\()\s*(?:by )?\Z")
_FROM, _TO = (
    re.compile(rf"\bfrom\s*(?:a|an|the|its|last year's|(?:a|the) (?:restated|revised|previous))?\s*{_ABOUT}\Z"),
    re.compile(r"\bto\s*\Z"),
)
_YEAR_BEFORE = re.compile(r"\((?:(?:fy|h[12]|q[1-4]) ?)?(?:\d{4}(?:[/-]\d\d)?|(?:last|prior|previous) year)\s*:")
_NO_SHARE_OF = re.compile(r"\s*of\b")
"""After a figure that is no change: "or eight percent of gross domestic product"."""


class Change(NamedTuple):
    """A change as a text gives it: its size, both ends, the direction if words name one, how sure it is that they are one."""

    delta: Claim
    previous: Claim
    current: Claim
    trend: Trend | None
    confidence: float


def changes(text: Text) -> Iterator[Change]:
    """The changes of a document whose two ends stand beside them, sized in whatever unit."""
    for told in text.sentences:
        held, dates = [c for c in told if c.kind in FIGURE_KINDS], [c for c in told if c.kind is Kind.DATE]
        for at in range(len(held) - 2):
            for change in _at(held, at, dates):
                if not _NO_SHARE_OF.match(after(change.delta)) and is_own_base(*change[:3]):
                    yield change


def _at(held: Sequence[Claim], at: int, dates: Sequence[Claim]) -> Iterator[Change]:
    one, two, three = held[at : at + 3]
    ends = ends_of(two, three)
    if ends and one.trend is not None and _BEFORE_PAIR.match(between(one, two)):
        sure = 0.95 if _names_start(two, three) else 0.8
        yield Change(one, *ends, one.trend, sure)
        if at and _SECOND.match(between(held[at - 1], one)) and held[at - 1].trend in (None, one.trend):
            yield Change(held[at - 1], *ends, one.trend, sure)
        return
    ends = ends_of(one, two)
    told = _told(without_times(two, three, dates)) if ends else None
    if ends and between(two, three) == "(" and three.text[:1] in "+-−–" and after(three, 1) == ")":
        told = {"trend": None}  # "from 120 to 96 million (-20%)"
    if ends and told:
        yield Change(three, *ends, told.get("trend"), 0.9)
        if at + 3 < len(held) and _SECOND.match(between(three, held[at + 3])):
            yield Change(held[at + 3], *ends, told.get("trend"), 0.9)
        return
    told = _told(without_times(one, two, dates))  # "$13 million in 2023, up 25% from $10 million"
    if told and (two.kind is not one.kind or told.get("trend")):
        last, sizes = three, [two]
        if at + 3 < len(held) and _SECOND.match(between(two, three)):
            last, sizes = held[at + 3], [two, three]
        if are_alike(one, last) and _BEFORE_PREVIOUS.match(between(sizes[-1], last).strip(" ,)")):
            trend = told.get("trend") or two.trend
            for size in sizes if trend else ():
                yield Change(size, last, one, trend, 0.95)


def _names_start(left: Claim, right: Claim) -> bool:
    """Tell whether words say where a change began: "from 57", but not "up 12 to 150, against 380 a year ago"."""
    return _FROM.search(between(left, right)) is not None or _FROM.search(before(left)) is not None


def _told(words: str) -> dict[str, Trend | None] | None:
    """The direction of "a rise of", "up", "or"; None where the words lead to no change."""
    match = _AFTER_PAIR.match(words)
    if match is None:
        return None
    trends = column("trends", "word", "trend")
    if match["noun"]:
        return {"trend": Trend(trends[match["noun"]])} if match["noun"] in trends else None
    return {"trend": Trend(match["way"]) if match["way"] else None}


def are_alike(left: Claim, right: Claim) -> bool:
    """Tell whether two figures are in one unit, or counted with what is counted said once: "12,400 visitors, up from 11,200"."""
    counted = {left.kind, right.kind} == {Kind.COUNT, Kind.NUMBER}
    return counted or (left.kind is right.kind and left.unit == right.unit)


def is_given_up(claim: Claim) -> bool:
    """Tell whether a figure was wrong rather than where a change began: "rose 5% to $12 million, not $15 million"."""
    told = next((cue.partition(":")[2] for cue in claim.cues if cue.startswith("revision:")), "").split(" ", 1)
    return told[0].casefold() in _giving_up()


@cache
def _giving_up() -> frozenset[str]:
    roles = ("instead", "before", "revises", "misstated", "wrongly")
    return frozenset(word.split()[0] for role in roles for word in correcting_words(role))


def ends_of(left: Claim, right: Claim) -> tuple[Claim, Claim] | None:
    """Previous and current of two claims that are the ends of one change, in one unit."""
    if not are_alike(left, right) or is_given_up(left) or is_given_up(right):
        return None
    if left.partner == right.id and right.partner == left.id:
        if left.role is FigureRole.PREVIOUS and right.role is FigureRole.CURRENT:
            return left, right
        if left.role is FigureRole.CURRENT and right.role is FigureRole.PREVIOUS:
            return right, left
    words, ahead = between(left, right), before(left)
    if words == "to" and _FROM.search(ahead):
        return left, right
    if _YEAR_BEFORE.fullmatch(words) and after(right, 1) == ")":
        return right, left  # "rose 8% to $108 million (2023: $100 million)"
    return (right, left) if words.strip(", ") == "from" and _TO.search(ahead) else None
