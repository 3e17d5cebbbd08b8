"""Arithmetic with figures."""

from __future__ import annotations

from typing import Any

import pytest

from checker.comparisons.measured import Measured, combine, holds, of_claim, of_constant
from checker.model import Claim, Comparator, Constant, Kind, Relation, Tolerance, Verdict

STATED, EXACT = Tolerance(), Tolerance("exact")


def figure(value: float | None, unit: str | None = None, kind: Kind = Kind.QUANTITY, **more: Any) -> Measured:
    more.setdefault("resolution", 1.0)
    found = of_claim(Claim("d", 0, 1, "x", Kind.NUMBER if unit is None else kind, value=value, unit=unit, **more))
    assert found is not None
    return found


def usd(value: float) -> Measured:
    return figure(value, "USD", Kind.MONEY, resolution=0.01)


def computed(sign: str, left: Measured, right: Measured) -> Measured:
    found = combine(sign, left, right)
    assert found is not None
    return found


def test_price_times_quantity() -> None:
    """A bare number takes the unit that the other side asks for; a number of things has none."""
    for twelve in (figure(12), figure(12, "bolt", Kind.COUNT)):
        cost = computed("*", twelve, usd(2.5))
        assert holds(usd(30), Relation.EQUAL, cost, STATED) is Verdict.AGREEMENT
        assert holds(usd(31), Relation.EQUAL, cost, STATED) is Verdict.CONFLICT
    rate = computed("*", figure(2, "kilogram", resolution=0), figure(3, "USD / kilogram", resolution=0))
    assert holds(usd(6), Relation.EQUAL, rate, STATED) is Verdict.AGREEMENT


def test_units_that_do_not_go_together() -> None:
    """Nothing is asked of money and mass, of patients and milligrams, of patients and a percentage."""
    limit = of_constant(Constant(40, "milligram", "40 mg"))
    assert combine("+", usd(2), figure(3, "kilogram")) is None
    assert holds(usd(2), Relation.AT_MOST, limit, STATED) is None
    assert holds(figure(60, "patient", Kind.COUNT), Relation.AT_MOST, limit, STATED) is None
    share = of_constant(Constant(5, "percent", "5%"))
    assert holds(figure(60, "patient", Kind.COUNT), Relation.AT_MOST, share, STATED) is None
    assert holds(figure(60), Relation.AT_MOST, share, STATED) is Verdict.CONFLICT


def test_other_unit_of_one_dimension() -> None:
    """Figures are compared in one unit, percentages as shares."""
    limit = of_constant(Constant(40, "milligram", "40 mg"))
    assert holds(figure(0.02, "gram", resolution=0.01), Relation.AT_MOST, limit, STATED) is Verdict.AGREEMENT
    assert holds(figure(1, "gram"), Relation.AT_MOST, limit, STATED) is Verdict.CONFLICT
    part = computed("*", usd(200), figure(10, "percent", Kind.PERCENT))
    assert holds(usd(20), Relation.EQUAL, part, STATED) is Verdict.AGREEMENT


def test_rounding() -> None:
    """What only the rounding of the figures computed from explains is rounding; with a tolerance of one's own nothing is."""
    ratio = computed("/", figure(2.4, resolution=0.1), figure(2.0, resolution=0.1))
    assert holds(figure(1.2, resolution=0.1), Relation.EQUAL, ratio, STATED) is Verdict.AGREEMENT
    assert holds(figure(1.26, resolution=0.01), Relation.EQUAL, ratio, STATED) is Verdict.ROUNDING
    assert holds(figure(1.5, resolution=0.1), Relation.EQUAL, ratio, STATED) is Verdict.CONFLICT
    assert holds(figure(1.26, resolution=0.01), Relation.EQUAL, ratio, EXACT) is Verdict.CONFLICT
    assert holds(figure(1.26, resolution=0.01), Relation.EQUAL, ratio, Tolerance("share", 0.05)) is Verdict.AGREEMENT
    assert holds(figure(1.26, resolution=0.01), Relation.EQUAL, ratio, Tolerance("absolute", 0.05)) is Verdict.CONFLICT


@pytest.mark.parametrize(
    ("stated", "relation", "keeps"),
    [
        ({"value": 40.0}, Relation.AT_MOST, True),
        ({"value": 40.4}, Relation.AT_MOST, False),
        ({"value": 40.0}, Relation.LESS, False),
        ({"value": None, "high": 60.0, "comparator": Comparator.AT_MOST}, Relation.AT_MOST, False),
        ({"value": None, "high": 40.0, "comparator": Comparator.AT_MOST}, Relation.AT_MOST, True),
        ({"value": None, "low": 20.0, "high": 60.0}, Relation.AT_MOST, False),
        ({"value": None, "low": 40.0, "comparator": Comparator.AT_LEAST}, Relation.AT_MOST, True),
        ({"value": None, "low": 40.0, "comparator": Comparator.MORE}, Relation.AT_MOST, False),
        ({"value": None, "low": 20.0, "high": 60.0}, Relation.AT_LEAST, False),
        ({"value": None, "low": 50.0, "comparator": Comparator.MORE}, Relation.AT_LEAST, True),
        ({"value": 41.0}, Relation.MORE, True),
    ],
)
def test_limit(stated: dict[str, Any], relation: Relation, keeps: bool) -> None:  # noqa: FBT001
    """A limit asks about the number that is stated farthest out: "up to 60 mg" is more than 40 mg."""
    limit = of_constant(Constant(40, "milligram", "40 mg"))
    got = holds(figure(unit="milligram", **stated), relation, limit, STATED)
    assert got is (Verdict.AGREEMENT if keeps else Verdict.CONFLICT)


def test_no_division_by_what_may_be_zero() -> None:
    """A divisor that may be zero gives no figure."""
    assert combine("/", figure(2), figure(0)) is None
    assert combine("/", figure(2), figure(None, low=-1.0, high=1.0)) is None
