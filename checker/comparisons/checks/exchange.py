"""One sum in two currencies whose scales cannot both be right: "$5 million (4.6 billion euros)"; a rate is never judged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from checker.comparisons.checks.outcome import Outcome, Text, in_brackets, number
from checker.model import Claim, Comparator, Computed, Kind, Verdict
from checker.text.folding import squeeze
from checker.text.lookup import column

FAR = 3.0
"""How many times beyond the rates of half a century a sum has to be: far more than a rate, less than a slip of one digit."""
_SCALES = (1e3, 1e6, 1e9, 1e12)
_AFTER_BRACKET = re.compile(r"[)\]]")


def wrong_scales(text: Text) -> Iterator[Outcome]:
    """The sums in brackets that no rate of exchange makes of the sum before them."""
    for held in text.figures(Kind.MONEY):
        for left, right in pairwise(held):
            if in_brackets(left, right) and _AFTER_BRACKET.match(right.quote[right.end - right.sentence[0] :].lstrip()):
                found = _outcome(left, right)
                if found is not None:
                    yield found


def _outcome(left: Claim, right: Claim) -> Outcome | None:
    lows, highs = (column("exchange_bounds", "code", name) for name in ("low", "high"))
    if left.unit == right.unit or left.unit not in lows or right.unit not in lows:
        return None
    if not all(isinstance(c.value, float) and c.value > 0 and c.comparator in _STATED for c in (left, right)):
        return None
    sum_l, sum_r = float(left.value or 0.0), float(right.value or 0.0)
    low, high = float(lows[right.unit]) / float(highs[left.unit]), float(highs[right.unit]) / float(lows[left.unit])
    above, below = sum_r > sum_l * high * FAR, sum_r * FAR < sum_l * low
    if not (above or below) or _is_other_money(left, right, above=above) or _leaves_scale_out(sum_l, sum_r, low, high):
        return None
    ends = [number(sum_l * end) for end in (low, high)]
    return Outcome(
        claims=(left, right),
        verdict=Verdict.CONFLICT,
        confidence=0.9,
        message=f"{squeeze(left.text)} was never less than {ends[0]} or more than {ends[1]} {right.unit}; here it is {squeeze(right.text)}",
        subject=f"{squeeze(left.text)} and {squeeze(right.text)}",
        computed=Computed(squeeze(left.text), float(f"{sum_l * high:.6g}"), right.unit, sum_l * low, sum_l * high),
    )


_STATED = (Comparator.EQUAL, Comparator.APPROXIMATE)
_STRONGEST = ("USD", "GBP")
"""Currencies than which those of the same name elsewhere are worth less."""


def _is_other_money(left: Claim, right: Claim, *, above: bool) -> bool:
    """Tell whether a name or sign that several currencies have may be meant otherwise: dollars and pounds of another country are worth
    less, which explains a sum of one side only."""
    for claim, explained in ((left, not above), (right, above)):
        assumed = any(told.endswith(f" read as {claim.unit}") and not told.startswith("£") for told in claim.assumptions)
        if assumed and (claim.unit not in _STRONGEST or explained):
            return True
    return False


def _leaves_scale_out(left: float, right: float, low: float, high: float) -> bool:
    """Tell whether the scale of the first sum may go for both: "$5 million (€4.6)"."""
    return right < _SCALES[0] and any(left * low / FAR <= right * scale <= left * high * FAR for scale in _SCALES)
