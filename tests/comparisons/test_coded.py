"""Regions as columns of numbers give the same verdicts as tables of words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas import DataFrame

from checker.comparisons import Region, region, verdicts
from checker.comparisons import coded as room
from checker.comparisons.coded import compared, faced, regions_of
from checker.model import Claim, Comparator, Kind, Trend
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
    held = [(row[side], row[2], row[3 + side], row[5]) for side in (0, 1) for row in rows]
    values = compared(
        [region(one) for one, *_ in held],
        [region(mate) if mate else None for _, mate, *_ in held],
        [superseded for *_, superseded, _ in held],
        [retold for *_, retold in held],
    )
    plain = plainly([(region(one), region(mate) if mate else None, superseded, retold) for one, mate, superseded, retold in held])
    pairs = faced(values[: len(rows)], values[len(rows) :])
    assert verdicts(pairs) == plain_ladder.verdicts(plain).tolist()


def test_every_pair_of_the_cases() -> None:
    """Every value of the cases held against every other one: the verdicts are those of the plain ladder, told of one story or not."""
    regions = [region(one) for one in MADE]
    left, right = zip(*product(range(len(MADE)), repeat=2), strict=True)
    for retold in (False, True):
        no, told = [False] * len(MADE), [retold] * len(MADE)
        values = compared(regions, [None] * len(MADE), no, told)
        plain = plainly([(regions[at], None, False, retold) for at in (*left, *right)])
        assert verdicts(faced(values[np.array(left)], values[np.array(right)])) == plain_ladder.verdicts(plain).tolist()


def plainly(sides: Sequence[tuple[Region, Region | None, bool, bool]]) -> DataFrame:
    """The pairs as the plain ladder wants them, of all left sides and then all right ones: region, that of the mate, superseded, retold."""
    ends = ("low", "high", "wide_low", "wide_high")
    rows = [
        one._asdict()
        | {"date": one.date or None, "superseded": superseded, "retold": retold}
        | {f"mate_{end}": getattr(mate, end) if mate else np.nan for end in ends}
        for one, mate, superseded, retold in sides
    ]
    columns = [*Region._fields, "superseded", "retold", *(f"mate_{end}" for end in ends)]
    kinds = dict.fromkeys(("superseded", "retold", "says_year"), bool)
    left, right = (DataFrame(half, columns=columns).astype(kinds) for half in (rows[: len(rows) // 2], rows[len(rows) // 2 :]))
    return left.add_suffix("_l").join(right.add_suffix("_r"))


@pytest.mark.parametrize("at_once", [1, 3])
def test_some_at_a_time(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    """Regions are the same however many are made together, and as few as there are claims."""
    whole = regions_of(MADE)
    monkeypatch.setattr(room, "AT_ONCE", at_once)
    parts = regions_of(MADE)
    assert len(whole) == len(parts) == len(MADE)
    assert whole.vocabulary == parts.vocabulary
    for name, held in whole.columns.items():
        assert np.array_equal(held, parts.columns[name], equal_nan=held.dtype.kind == "f"), name
    assert len(regions_of([])) == 0
