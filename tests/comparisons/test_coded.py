"""Regions as columns of numbers give the same verdicts as tables of words."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.comparisons import LEVELS, levels, regions, verdicts
from checker.comparisons.coded import coded, coded_pairs
from checker.model import Claim, Comparator, Kind, Trend
from checker.model.tables import claims_frame
from tests.comparisons import plain_ladder
from tests.comparisons.test_ladder import CASES, RETOLD

MADE = [claim for left, right, _ in [*CASES.values(), *RETOLD.values()] for claim in (left, right)]
UNITS = (None, "USD", "EUR", "USD / share", "percent", "person", "kilometer", "meter")
claims = st.one_of(
    st.sampled_from(MADE),
    st.builds(
        lambda kind, value, unit, resolution, comparator, trend: Claim(
            "d", 0, 1, f"{value}", kind, value=float(value), unit=unit, resolution=resolution, comparator=comparator, trend=trend
        ),
        st.sampled_from([Kind.MONEY, Kind.COUNT, Kind.NUMBER, Kind.PERCENT, Kind.QUANTITY]),
        st.sampled_from([-2, 0, 1, 2, 2.2, 2000, 2412, 35000]),
        st.sampled_from(UNITS),
        st.sampled_from([None, 0.1, 1.0, 100.0]),
        st.sampled_from([Comparator.EQUAL, Comparator.APPROXIMATE]),
        st.sampled_from([None, Trend.UP, Trend.DOWN]),
    ),
    st.builds(
        lambda low, high: Claim("d", 0, 1, "x", Kind.COUNT, low=low, high=high, unit="person"),
        st.sampled_from([None, 1.0, 3.0, 80.0]),
        st.sampled_from([None, 2.0, 80.0]),
    ),
    st.builds(
        lambda value, text: Claim("d", 0, 1, text, Kind.DATE, value=value),
        st.sampled_from(["2025-06-12", "2026-06-12", "XXXX-06-12", "XXXX-12", "2025", "2025-06/2025-08", "XXXX-06/XXXX-08", "next season"]),
        st.sampled_from(["June 12", "June 12, 2025"]),
    ),
)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(claims, claims, st.one_of(st.none(), st.sampled_from(MADE)), st.booleans(), st.booleans(), st.booleans()), max_size=12
    )
)
def test_same_verdicts(rows: list[tuple[Claim, Claim, Claim | None, bool, bool, bool]]) -> None:
    """Whatever is compared, with mates and superseded values, all at once: the verdicts are those of the plain ladder."""
    tables = []
    for side, suffix in ((0, "_l"), (1, "_r")):
        table = regions(claims_frame([row[side] for row in rows]))
        mates = regions(claims_frame([row[2] or row[side] for row in rows]))
        for end in ("low", "high", "wide_low", "wide_high"):
            table[f"mate_{end}"] = mates[end].where([row[2] is not None for row in rows])
        table["superseded"] = np.array([row[3 + side] for row in rows], dtype=bool)
        table["retold"] = np.array([row[5] for row in rows], dtype=bool)
        tables.append(table.add_suffix(suffix))
    pairs = tables[0].join(tables[1])
    assert verdicts(pairs).tolist() == plain_ladder.verdicts(pairs).tolist()


def test_every_pair_of_the_cases() -> None:
    """Every value of the cases held against every other one: the levels are those of the plain ladder, told of one story or not."""
    table = regions(claims_frame(MADE))
    left, right = np.array(list(product(range(len(MADE)), repeat=2))).T
    for retold in (False, True):
        one, two = (table.iloc[rows].reset_index(drop=True) for rows in (left, right))
        pairs = one.add_suffix("_l").join(two.add_suffix("_r"))
        for side in ("_l", "_r"):
            pairs[f"superseded{side}"], pairs[f"retold{side}"] = False, retold
            for end in ("low", "high", "wide_low", "wide_high"):
                pairs[f"mate_{end}{side}"] = np.nan
        given = [LEVELS[number][0] for number in levels(coded_pairs(pairs))]
        assert given == plain_ladder.verdicts(pairs).tolist()


def test_some_tables_at_a_time() -> None:
    """Codes are the same whether the regions come in one table or in several."""
    table = regions(claims_frame(MADE))
    whole, parts = coded([table]), coded([table.iloc[:5], table.iloc[5:5], table.iloc[5:]])
    assert len(whole) == len(MADE)
    assert whole.vocabulary == parts.vocabulary
    for name, held in whole.columns.items():
        assert np.array_equal(held, parts.columns[name], equal_nan=held.dtype.kind == "f"), name
