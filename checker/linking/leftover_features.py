"""What speaks for and against two figures that are left over being two tellings of one: one column a feature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.linking.bags import lacking, shared
from checker.linking.claim_columns import LINES, PREVIOUS
from checker.linking.features import Sight, columns
from checker.linking.one_event import MOST_DAYS, SMALL, told_digits
from checker.linking.second import are_beside
from checker.linking.slips import told
from checker.linking.surroundings import Surroundings, alike
from checker.model import Kind, Status
from checker.text.names import place_path

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

FROM_NEAR = (
    "about_alike",
    "one_trend",
    "other_period",
    "other_sense",
    "other_rate",
    "year_ago",
    "bare_number",
    "other_role",
    "one_earlier",
    "other_subject",
    "same_role",
)
"""Features that are the same as in near-tellings."""
NEAR_DAYS = 7
"""Days that a mistaken date is off at most, mostly."""
_MOST_DIGITS = 3
"""Digits from which a likeness of two numbers is no accident."""
_FAR = 2.0
"""Powers of ten from which two numbers are as far apart as can be."""
_TWICE = 0.301
"""The same from which one digit apart is no likeness: 5.375, 1.375."""
_MANY_RIVALS = 20.0
_MOST_AGREEING = 2.0
_PLACES, _DATES = LINES[Kind.VENUE], LINES[Kind.DATE]


def leftover_columns(sight: Sight, around: Surroundings, agreed: tuple[Array, Array]) -> dict[str, Array]:
    """Every feature of some pairs of figures that have no counterpart of equal value, by name: 0 or 1, or a share.

    Args:
        around: what stands around their claims.
        agreed: rows of claims that do have one, left and right: what stands with them in one sentence is about one thing.
    """
    import numpy as np

    facts, pairs = sight.facts, sight.pairs
    left, right = pairs.left, pairs.right
    ones = np.ones(max(len(sight.words.weight), *(int(bag.words.max(initial=-1)) + 1 for bag in (around.measure, around.years))))
    kind_l, kind_r = sight.both("kind")
    measured_l, measured_r = around.measure.sums[left] > 0, around.measure.sums[right] > 0
    same_measure = shared(around.measure, around.measure, left, right, ones) > 0
    counted = np.isin(kind_l, _COUNTED) & np.isin(kind_r, _COUNTED)
    document_l, document_r = sight.documents
    name_l = lacking(around.names, sight.words.texts_all, left, document_r, ones) > 0
    name_r = lacking(around.names, sight.words.texts_all, right, document_l, ones) > 0
    year_l, year_r = around.years.sums[left] > 0, around.years.sums[right] > 0
    whose_l, whose_r = around.subject.sums[left] > 0, around.subject.sums[right] > 0
    same_owner = shared(around.subject, around.subject, left, right, ones) > 0
    earlier = facts.columns["role"] == PREVIOUS
    near = columns(sight)
    return {
        "alike": np.minimum(alike(around, left, right), 1.0),
        "same_measure": same_measure,
        "other_measure": measured_l & measured_r & counted & ~same_measure,
        "one_name": name_l ^ name_r,
        "both_names": name_l & name_r,
        "set_apart": (around.apart[left] | earlier[left]) ^ (around.apart[right] | earlier[right]),
        "partners": _partners(sight, agreed),
        "own_day": _own_day(sight, around),
        "one_year": year_l ^ year_r,
        "other_owner": whose_l & whose_r & ~same_owner,
        "same_owner": same_owner,
        "one_ahead": _is_ahead(sight, left) != _is_ahead(sight, right),
        "place": facts.line[left] == _PLACES,
        "date": facts.line[left] == _DATES,
        "rivals": _rivals(sight),
        "sentence_agrees": _beside(sight, agreed),
        "neighbours": _neighbours(sight, agreed),
        "both_lead": _leads(sight, left) & _leads(sight, right),
        "one_land": _in_one_land(sight),
        "days_apart": np.nan_to_num(np.abs(np.subtract(*sight.both("day"))), nan=0.0) / MOST_DAYS,
        **_values(sight),
        **{name: np.asarray(near[name], dtype=float) for name in FROM_NEAR},
    }


_COUNTED = [list(Kind).index(kind) for kind in (Kind.COUNT, Kind.NUMBER)]
_BARE = list(Kind).index(Kind.NUMBER)
_MEASURED = [list(Kind).index(kind) for kind in (Kind.QUANTITY, Kind.DURATION)]
_NO_NUMBERS = [LINES[kind] for kind in (Kind.VENUE, Kind.DATE, Kind.TIME, Kind.SCORE)]


def _is_ahead(sight: Sight, rows: Array) -> Array:
    """Tell which figures are targets or forecasts; what is planned or agreed may be told as done as well."""
    import numpy as np

    claims = sight.facts.claims
    return np.array([claims[row].status in (Status.TARGET, Status.FORECAST) for row in rows.tolist()], dtype=bool)


def written(sight: Sight, rows: Array) -> Array:
    """The number of each claim as it is written, before its unit is asked; NaN for what is no number."""
    import numpy as np

    claims = sight.facts.claims
    values = (claims[row].value for row in rows.tolist())
    number = np.array([float(value) if isinstance(value, (int, float)) else np.nan for value in values])
    number[np.isin(sight.facts.line[rows], _NO_NUMBERS)] = np.nan
    return number


def _values(sight: Sight) -> dict[str, Array]:
    """How two differing values are like each other: mistakes of one pen are, two things are not."""
    import numpy as np

    left, right = sight.pairs.left, sight.pairs.right
    one, two = written(sight, left), written(sight, right)
    numbers = ~np.isnan(one) & ~np.isnan(two)
    share = np.clip(np.minimum(told_digits(one), told_digits(two)) - 1, 0, _MOST_DIGITS - 1) / (_MOST_DIGITS - 1)
    slips = told(one.tolist(), two.tolist(), numbers.tolist())
    found = {name: np.array(holds, dtype=bool) * share for name, holds in slips.items()}
    unit_l, unit_r = sight.both("unit")
    amount_l, amount_r = sight.both("amount")
    with np.errstate(divide="ignore", invalid="ignore"):
        tens = np.nan_to_num(np.abs(np.log10(amount_l / amount_r)), nan=0.0, posinf=_FAR)
    found["sounds"] = np.array(slips["sounds"], dtype=bool)
    found["one_digit"] = found["one_digit"] * (tens < _TWICE)
    kind_l, kind_r = sight.both("kind")
    found["scaled"] = found["scaled"] * ~((kind_l == _BARE) & (kind_r == _BARE))  # a table says its scale in its header
    found["same_number"] = (numbers & (one == two) & (unit_l != unit_r)) * share
    slip = (found["swapped"] > 0) | (found["scaled"] > 0) | (found["same_number"] > 0)
    found["far"] = np.where(slip | ~numbers, 0.0, np.minimum(tens, _FAR) / _FAR)
    counted = np.isin(kind_l, _COUNTED) & np.isin(kind_r, _COUNTED)
    found["small"] = counted & (np.fmin(one, two) <= SMALL) & (one % 1 == 0) & (two % 1 == 0)
    trend_l, trend_r = sight.both("trend")
    found["turned"] = numbers & (one == two) & (unit_l == unit_r) & (trend_l * trend_r < 0)
    found["other_trend"] = numbers & (one != two) & (trend_l * trend_r < 0)
    found["other_scale"] = numbers & (kind_l == kind_r) & np.isin(kind_l, _MEASURED) & (unit_l != unit_r) & (found["same_number"] == 0)
    low = sight.facts.region.columns["low"]
    dates = sight.facts.line[left] == _DATES
    apart = np.where(dates, low[left], 0.0) - np.where(dates, low[right], 0.0)
    found["near_date"] = dates & (np.abs(apart) <= NEAR_DAYS)
    return found


def _rivals(sight: Sight) -> Array:
    """How many pairs the claim with more of them is in, 0 for one, 1 for many: what is left alone on both sides belongs together."""
    import numpy as np

    most = np.zeros(len(sight.pairs.left))
    for side in (sight.pairs.left, sight.pairs.right):
        key = sight.pairs.story.astype(np.int64) * len(sight.facts) + side
        _, which, count = np.unique(key, return_inverse=True, return_counts=True)
        most = np.maximum(most, count[which])
    share: Array = np.minimum(np.log(np.maximum(most, 1.0)) / np.log(_MANY_RIVALS), 1.0)
    return share


def _partners(sight: Sight, agreed: tuple[Array, Array]) -> Array:
    """Tell where the other ends of the two changes agree: "from 4.2 to 3.7", "3.7, compared with 4.9"."""
    import numpy as np

    partner = sight.facts.columns["partner"]
    size = np.int64(len(sight.facts) + 1)
    left, right = partner[sight.pairs.left], partner[sight.pairs.right]
    found: Array = (left >= 0) & (right >= 0) & np.isin(left * size + right, agreed[0] * size + agreed[1])
    return found


def _own_day(sight: Sight, around: Surroundings) -> Array:
    """Tell where two texts of two days tell of their own day beside the figures: "closed at 12 today", "at 13 after 12 yesterday"."""
    left, right = sight.both("day")
    told: Array = (left != right) & (around.today[sight.pairs.left] & around.today[sight.pairs.right])
    return told


def _neighbours(sight: Sight, agreed: tuple[Array, Array]) -> Array:
    """The share of the claims right before and right after both, one further on as well, that agree with each other."""
    import numpy as np

    size = np.int64(len(sight.facts) + 2 * REACH + 1)
    held = agreed[0] * size + agreed[1]
    found = np.zeros(len(sight.pairs.left))
    for side in (-1, 1):
        any_ = np.zeros(len(sight.pairs.left), dtype=bool)
        for one in range(1, REACH + 1):
            for two in range(1, REACH + 1):
                left, right = sight.pairs.left, sight.pairs.right
                beside = are_beside(sight.facts, left, side * one) & are_beside(sight.facts, right, side * two)
                any_ |= beside & np.isin((left + side * one) * size + right + side * two, held)
        found += any_
    return found / 2


REACH = 2
"""Claims before and after one that are its neighbours."""


def _leads(sight: Sight, rows: Array) -> Array:
    """Tell which claims stand in the first sentence of their text or in its title: what a text is about."""
    import numpy as np

    facts = sight.facts
    opens = np.array([claim.sentence[0] for claim in (facts.claims[row] for row in rows.tolist())], dtype=np.int64)
    leads: Array = facts.columns["headline"][rows] | (opens < LEAD)
    return leads


LEAD = 120
"""Characters from the beginning of a text in which its first sentence begins."""


def _in_one_land(sight: Sight) -> Array:
    """Tell which pairs of places are cities of one country."""
    import numpy as np

    claims, left, right = sight.facts.claims, sight.pairs.left, sight.pairs.right
    found = np.zeros(len(left), dtype=bool)
    for at in np.flatnonzero(sight.facts.line[left] == _PLACES).tolist():
        one, two = place_path(str(claims[left[at]].value)), place_path(str(claims[right[at]].value))
        found[at] = bool(one) and one[:1] == two[:1]
    return found


def _beside(sight: Sight, agreed: tuple[Array, Array]) -> Array:
    """How many figures of the same two sentences agree, as a share of the most that count."""
    import numpy as np

    sentence = sight.facts.sentence
    size = np.int64(sentence.max(initial=0) + 1)
    held, count = np.unique(sentence[agreed[0]] * size + sentence[agreed[1]], return_counts=True)
    if not len(held):
        return np.zeros(len(sight.pairs.left))
    key = sentence[sight.pairs.left] * size + sentence[sight.pairs.right]
    place = np.minimum(np.searchsorted(held, key), len(held) - 1)
    share: Array = np.minimum(np.where(held[place] == key, count[place], 0), _MOST_AGREEING) / _MOST_AGREEING
    return share
