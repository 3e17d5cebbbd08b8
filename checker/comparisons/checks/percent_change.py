"""A percent change against the two figures it is made from: "rose 25% from 10 to 12"."""

from __future__ import annotations

import re
from functools import cache

from checker.comparisons.checks.changes import Change, changes
from checker.comparisons.checks.outcome import Outcome, Text, number, region, share
from checker.comparisons.regions import NumberRegion
from checker.model import Claim, Computed, Kind, Trend, Verdict
from checker.text.folding import fold, squeeze
from checker.text.lookup import listed, table

_SHARES = (Kind.PERCENT, Kind.PERCENTAGE_POINT)
"""Whose percent change has two meanings: "5% more" of a share."""
_WORD = re.compile(r"[a-z]+")
HAIR = 0.1
"""A change that is out by no more than this share of its last digit may have been rounded twice: "two percent" of 1.46%."""
_SCALE = 1000
"""A figure that is so many times less than the one it fell from lacks its scale word: "to 4.80 from 3.50 billion"."""
_MOST_PERCENT = 1000
"""A larger change is told as a multiple; a percent beside it is seldom its own."""


def find(text: Text) -> list[Outcome]:
    """The percent changes that differ from those of their two figures, printed precision allowed for."""
    told = (change for change in changes(text) if change.delta.kind is Kind.PERCENT and change.previous.kind not in _SHARES)
    return [found for change in told if (found := _outcome(change)) is not None]


def _outcome(told: Change) -> Outcome | None:
    delta, previous, current, trend, confidence = told
    said, old, new = region(delta), region(previous), region(current)
    if said is None or old is None or new is None or not all(isinstance(c.value, (int, float)) for c in (previous, current)):
        return None
    start, end = float(previous.value or 0), float(current.value or 0)
    if start <= 0 or end < 0 or old.low <= 0 or old.wide_low <= 0:
        return None
    change = (end - start) / start * 100
    low, high = (new.low / old.high - 1) * 100, (new.high / old.low - 1) * 100
    if abs(change) > _MOST_PERCENT or new.high < old.low / _SCALE:
        return None
    sides = [-1.0 if trend is Trend.DOWN else 1.0] if trend else [1.0, -1.0]
    if any(_fits(said.low, said.high, side, change, change) for side in sides):
        return None
    wide = (new.wide_low / old.wide_high - 1) * 100, (new.wide_high / old.wide_low - 1) * 100
    hair = HAIR * (delta.resolution or 0.0)
    explained = any(_fits(said.low - hair, said.high + hair, side, *stretch) for side in sides for stretch in ((low, high), wide))
    if _is_rate_of_exchange(previous) and _fits(said.low, said.high, sides[0], *_inverted(old, new)):
        return None
    written = [squeeze(claim.text) for claim in (previous, current, delta)]
    ups = {Trend.UP: "a rise of ", Trend.DOWN: "a fall of "}
    same_way = trend is None or (change >= 0) == (trend is Trend.UP)
    return Outcome(
        claims=tuple(sorted((delta, previous, current), key=lambda claim: claim.start)),
        verdict=Verdict.ROUNDING if explained else Verdict.CONFLICT,
        confidence=confidence,
        message=f"{written[0]} to {written[1]} is a change of {number(change if not same_way else abs(change) if trend else change)}%, "
        f"not {ups[trend] if trend and not same_way else ''}{written[2]}",
        subject=f"{written[2]} from {written[0]} to {written[1]}",
        computed=Computed(
            f"({_plain(end)} - {_plain(start)}) / {_plain(start)}", round(change, 6), "percent", round(low, 6), round(high, 6)
        ),
    )


def _is_rate_of_exchange(figure: Claim) -> bool:
    """Tell whether a bare number may be the price of one currency in another: a currency that rises then takes fewer of its own."""
    return figure.kind is Kind.NUMBER and not _currency_words().isdisjoint(_WORD.findall(fold(figure.quote)))


def _inverted(old: NumberRegion, new: NumberRegion) -> tuple[float, float]:
    return (old.low / new.high - 1) * 100, (old.high / new.low - 1) * 100


@cache
def _currency_words() -> frozenset[str]:
    return frozenset(name for row in table("currencies") for name in listed(row["names"]) if " " not in name)


def _fits(said_low: float, said_high: float, side: float, low: float, high: float) -> bool:
    first, last = sorted((said_low * side, said_high * side))
    return share(first, last, low, high)


def _plain(value: float) -> str:
    return f"{value:,.10g}" if abs(value) < 1e10 else f"{value:.6g}"
