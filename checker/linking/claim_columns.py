"""What each claim says, as codes and numbers in columns: its unit, role and period, and what is told of it."""

from __future__ import annotations

import math
import re
import unicodedata
from array import array
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from checker.linking.periods import NONE, Period, period
from checker.model import FIGURE_KINDS, Claim, Comparator, FigureRole, Kind, Section, Status, Trend
from checker.text.folding import fold
from checker.text.lookup import column, word_set
from checker.units import conversion

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

LINES: dict[Kind, int] = {
    Kind.NUMBER: 0,
    Kind.COUNT: 0,
    Kind.QUANTITY: 0,
    Kind.MONEY: 0,
    Kind.PERCENT: 1,
    Kind.PERCENTAGE_POINT: 1,
    Kind.DURATION: 2,
    Kind.ORDINAL: 3,
    Kind.DATE: 4,
    Kind.TIME: 5,
    Kind.VENUE: 6,
    Kind.RATIO: 7,
    Kind.SCORE: 8,
}
"""Kinds that may tell one fact in two texts have one line; claims of different lines are never compared ("5 %" and "$5")."""
_ROLES = {None: 0, FigureRole.CURRENT: 1, FigureRole.PREVIOUS: 2, FigureRole.DELTA: 3, FigureRole.PART: 4, FigureRole.TOTAL: 5}
PREVIOUS, DELTA = _ROLES[FigureRole.PREVIOUS], _ROLES[FigureRole.DELTA]
_AHEAD = {Status.TARGET, Status.FORECAST, Status.PLANNED}


def claim_columns(claims: Sequence[Claim], sentence: Array, line: Array, start: Array) -> dict[str, Array]:
    """The codes and numbers of each claim."""
    import numpy as np

    row_of = {claim.id: at for at, claim in enumerate(claims)}
    units: dict[str | None, int] = {None: 0}
    dimensions: dict[str | None, int] = {None: 0}
    rates: dict[tuple[str, ...], int] = {(): 0}
    unit, dimension, rate, role, partner, trend, ahead, headline, bound, kind = (array("i") for _ in range(10))
    given_up: dict[int, int] = {}
    said: list[Period] = []
    told_ago: list[bool] = []
    factor, amount, printed = array("d"), array("d"), array("d")
    value, previous_end, leads = array("q"), array("q"), array("q")
    unmarked, relative, moving, newer, corrects, ticks, digits, assumed = (bytearray() for _ in range(8))
    values: dict[object, int] = {None: 0}
    kinds = {each: number for number, each in enumerate(Kind)}
    starts, sentences = start.tolist(), sentence.tolist()
    last_quote, earlier = "", False
    last_sentence, last_end = None, 0
    for at, claim in enumerate(claims):
        unit.append(units.setdefault(claim.unit, len(units)))
        measure = conversion(claim.unit) if claim.unit and claim.kind is not Kind.COUNT else None
        factor.append(measure.factor if measure else 1.0)
        value.append(_value(claim, factor[-1], values))
        digits.append(_digits(claim))
        assumed.append(claim.kind is Kind.QUANTITY and bool(claim.assumptions))
        relative.append(claim.kind is Kind.DATE and _is_relative(claim.text))
        unmarked.append(claim.kind is Kind.MONEY and is_unmarked(claim.text))
        printed.append(abs(claim.value) if isinstance(claim.value, (int, float)) and claim.kind is not Kind.DATE else float("nan"))
        amount.append(printed[-1] * factor[-1])
        dimension.append(dimensions.setdefault(claim.dimension, len(dimensions)))
        cues = claim.cues
        rate.append(rates.setdefault(tuple(cue for cue in cues if cue.startswith("per:")), len(rates)) if cues else 0)
        role.append(_ROLES[claim.role])
        mate = row_of.get(claim.partner or "", -1)
        partner.append(mate)
        if mate >= 0 and cues and any(cue.startswith("revision:") for cue in cues):
            given_up[mate] = at
        own = period(claim.period)
        if own == NONE and claim.role is FigureRole.PREVIOUS and mate >= 0:
            own = period(claims[mate].period)._replace(year=0, first=float("nan"), last=float("nan"), ago=True)
        said.append(own)
        if claim.quote != last_quote:
            last_quote, earlier = claim.quote, _opens_earlier(claim.quote)
        told_ago.append(own.ago or earlier)
        trend.append(0 if claim.trend is None else 1 if claim.trend is Trend.UP else -1)
        ahead.append(claim.status in _AHEAD)
        headline.append(claim.section is Section.HEADLINE)
        bound.append(0 if claim.comparator in (Comparator.EQUAL, Comparator.APPROXIMATE) else 1)
        kind.append(kinds[claim.kind])
        place = claim.document, claim.sentence
        same = place == last_sentence
        previous_end.append(last_end if same else 0)
        if claim.kind in FIGURE_KINDS and not _is_inside_phrase(claim):
            last_sentence, last_end = place, starts[at] + claim.end - claim.start
        follows = claim.role is FigureRole.PREVIOUS and 0 <= mate < at and sentences[mate] == sentences[at]
        leads.append(mate if follows else at)
        ticks.append(_is_tick(claim, claims[mate] if mate >= 0 else None))
        for marked, cue in ((moving, "moving:"), (newer, "newer:"), (corrects, "corrects:")):
            marked.append(bool(cues) and any(each.startswith(cue) for each in cues))
    _lasting(claims, sentence, said)
    _quoted_again(claims, value, given_up)
    rank = _rank(sentence, line)
    numbers = {name: np.array([getattr(each, name) for each in said], dtype=float) for name in ("first", "last")}
    codes = {name: np.array([getattr(each, name) for each in said], dtype=np.int32) for name in ("months", "number", "year")}
    return {
        "start": start,
        "factor": np.array(factor, dtype=float),
        "value": np.array(value, dtype=np.int64),
        "amount": np.array(amount, dtype=float),
        "printed": np.array(printed, dtype=float),
        "assumed": np.array(assumed, dtype=bool),
        "digits": np.array(digits, dtype=np.int8),
        "relative": np.array(relative, dtype=bool),
        "unmarked": np.array(unmarked, dtype=bool),
        "unit": np.array(unit, dtype=np.int32),
        "dimension": np.array(dimension, dtype=np.int32),
        "rate": np.array(rate, dtype=np.int32),
        "role": np.array(role, dtype=np.int8),
        "partner": np.array(partner, dtype=np.int64),
        "given_up": np.array([given_up.get(at, -1) for at in range(len(claims))], dtype=np.int64),
        "trend": np.array(trend, dtype=np.int8),
        "ahead": np.array(ahead, dtype=bool),
        "headline": np.array(headline, dtype=bool),
        "bound": np.array(bound, dtype=np.int8),
        "kind": np.array(kind, dtype=np.int8),
        "ago": np.array(told_ago, dtype=bool) | (np.array(role, dtype=np.int8) == PREVIOUS),
        "year_ago": np.array(told_ago, dtype=bool) & (np.array(role, dtype=np.int8) != PREVIOUS),
        "moving": np.array(moving, dtype=bool),
        "ticks": np.array(ticks, dtype=bool),
        "newer": np.array(newer, dtype=bool),
        "corrects": np.array(corrects, dtype=bool),
        "leads": np.array(leads, dtype=np.int64),
        "previous_end": np.array(previous_end, dtype=np.int64),
        "rank": rank,
        **numbers,
        **codes,
    }


def _lasting(claims: Sequence[Claim], sentence: Array, said: list[Period]) -> None:
    """Read "nine months net income $20 million" as about nine months, where the sentence names one such stretch and no period, in place."""
    lengths: dict[int, set[int]] = {}
    for at, claim in enumerate(claims):
        if claim.kind is Kind.DURATION and claim.unit == "month" and isinstance(claim.value, (int, float)):
            lengths.setdefault(int(sentence[at]), set()).add(int(claim.value))
    for at, own in enumerate(sentence.tolist() if lengths else ()):
        stretch = lengths.get(own, set())
        if len(stretch) == 1 and said[at] == NONE:
            said[at] = Period(months=min(stretch))


def _is_tick(claim: Claim, moved: Claim | None) -> bool:
    """Tell whether a figure is the price that shares have come to: "the stock rose 1/2 to 48-3/4", "shares were up 2% at $31"."""
    if claim.role is not FigureRole.CURRENT or claim.kind not in _PRICED or moved is None or moved.role is not FigureRole.DELTA:
        return False
    named = {word for text in (claim.entity, claim.property) if text for word in text.lower().split()}
    return bool(_FRACTION.search(claim.text)) or not named.isdisjoint(word_set("shares on a market"))


_PRICED = frozenset({Kind.MONEY, Kind.NUMBER, Kind.RATIO})
_FRACTION = re.compile(r"\d/(?:8|16|4|2)\b|[½¼¾⅛⅜⅝⅞]")
"""As exchanges told prices, in halves to sixteenths."""


def _quoted_again(claims: Sequence[Claim], value: Sequence[int], given_up: dict[int, int]) -> None:
    """A notice may quote the right figure twice: what the one gives up the other does too, in place."""
    if not given_up:
        return
    same: dict[tuple[str, int], list[int]] = {}
    for at, claim in enumerate(claims):
        if value[at] and any(cue.startswith("corrects:") for cue in claim.cues):
            same.setdefault((claim.document, value[at]), []).append(at)
    for new, old in list(given_up.items()):
        for at in same.get((claims[new].document, value[new]), ()):
            given_up.setdefault(at, old)


def _opens_earlier(quote: str) -> bool:
    """Tell whether a sentence begins with "In the same period a year earlier, ...": then all of it is told of then."""
    opening, comma, _ = quote[:_LONGEST_OPENING].partition(",")
    return bool(comma) and period(opening).ago


_LONGEST_OPENING = 60
"""Characters up to the first comma of a sentence that may say when all of it is."""


def _value(claim: Claim, factor: float, values: dict[object, int]) -> int:
    """The number of a value: equal ones have equal numbers, 0 where none is stated."""
    if claim.value is None:
        return 0
    told = _rounded(claim.value * factor) if isinstance(claim.value, (int, float)) else claim.value
    return values.setdefault((LINES[claim.kind], told), len(values))


@lru_cache(maxsize=1 << 14)
def _rounded(number: float) -> float:
    return float(f"{number:.9g}")


def _digits(claim: Claim) -> int:
    """How many digits of a figure say something: 3 of "41,500", 1 of "20", 2 of "10 3/8", which is 83 eighths; 0 for what is no figure."""
    if not isinstance(claim.value, (int, float)) or claim.kind is Kind.DATE:
        return 0
    return _telling(abs(claim.value), claim.resolution)


@lru_cache(maxsize=1 << 14)
def _telling(number: float, resolution: float | None) -> int:
    """How many digits of a number say something, by the size of the last that is written."""
    written = len(f"{number:.9e}".partition("e")[0].replace(".", "").rstrip("0"))
    steps = number / resolution if resolution else math.inf
    return max(1, min(written, math.floor(math.log10(steps) + _SLACK) + 1) if 0 < steps < math.inf else written)


_SLACK = 1e-9


def _is_relative(text: str) -> bool:
    """Tell whether a date is told from the day of writing alone: "today", "last week", "Friday"."""
    roles = column("calendar", "word", "role")
    return not any(mark.isdigit() for mark in text) and not any(roles.get(word) == "month" for word in _WORD.findall(fold(text)))


@cache
def _scales() -> frozenset[str]:
    """The words that a bare number may have."""
    return frozenset({fold(form) for form in column("scales", "form", "form")} | column("numbers", "word", "word").keys())


def is_unmarked(text: str) -> bool:
    """Tell whether a sum of money says no currency itself and has it from another one: "160 million" beside "170 million francs"."""
    words = _WORD.findall(fold(text))
    return _scales().issuperset(words) and not any(unicodedata.category(mark) == "Sc" for mark in text)


_WORD = re.compile(r"[^\W\d_]+")


def _is_inside_phrase(claim: Claim) -> bool:
    """Tell whether a claim is no figure that tells apart what stands before and after it: a duration such as "nine months"."""
    return claim.kind is Kind.DURATION


def _rank(sentence: Array, line: Array) -> Array:
    """Which claim of its line in its sentence it is, from 0; claims come in order of place."""
    import numpy as np

    key = sentence.astype(np.int64) * 16 + line
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    rank = np.empty(len(key), dtype=np.int32)
    rank[order] = np.arange(len(key)) - np.searchsorted(ordered, ordered)
    return rank
