"""The sides of a finding: its claims with their regions, and the verdicts between them."""

from __future__ import annotations

from dataclasses import replace

from checker.comparisons.sides import facing, sides
from checker.model import Claim, FigureRole, Finding, Kind, Tolerance, Value, Verdict
from tests.reporters import reports


def mass(identity: str, value: float, **attributes: object) -> Claim:
    """So many tons."""
    settings: dict[str, object] = {"value": value, "unit": "metric_ton", "resolution": 1.0, "id": identity} | attributes
    return Claim("a.txt", 0, 1, f"{value:g} tons", Kind.QUANTITY, **settings)  # type: ignore[arg-type]


def finding(*values: tuple[Claim, ...], **attributes: object) -> Finding:
    """A finding of these values."""
    told = tuple(Value(held[0].value, held[0].unit, held[0].text, tuple(one.id for one in held), 1) for held in values)
    return reports.finding("1" * 12, Verdict.CONFLICT, "x", *told, claims=tuple(one for held in values for one in held), **attributes)


def test_verdicts_of_the_ladder() -> None:
    """The verdicts are those that the finding was judged by."""
    one, other, near = (sides(finding((mass("a", number),)), Tolerance())[0] for number in (12.0, 20.0, 12.4))
    assert facing([(one, other), (one, near), (one, one._replace(region=other.region, superseded=True))]) == [
        Verdict.CONFLICT,
        Verdict.AGREEMENT,
        Verdict.REVISION,
    ]
    assert facing([]) == []


def test_once() -> None:
    """Claims with the same words and region are one side of their value."""
    found = sides(finding((mass("a", 12.0), mass("b", 12.0)), (mass("c", 20.0),)), Tolerance())
    assert [(side.claim.id, side.value) for side in found] == [("a", 0), ("c", 1)]


def test_unit_of_the_rule() -> None:
    """A figure that its rule reads in another unit has the region of that."""
    plain, assumed = (sides(finding((mass("a", 12.0),), read_as=read), Tolerance())[0] for read in ({}, {"a": "short_ton"}))
    assert (plain.unit, assumed.unit) == ("metric_ton", "short_ton")
    assert assumed.region.low < plain.region.low


def test_tolerance() -> None:
    """A rule's tolerance stands in place of the printed precision."""
    (side,) = sides(finding((mass("a", 100.0),)), Tolerance("share", 0.02))
    assert (side.region.low, side.region.high) == (99_000.0, 101_000.0)
    (side,) = sides(finding((mass("a", 100.0),)), Tolerance("exact"))
    assert side.region.low == side.region.high


def test_change() -> None:
    """The two ends of a change are one side."""
    old = mass("a", 57.0, role=FigureRole.PREVIOUS, partner="b")
    new = mass("b", 47.0, role=FigureRole.CURRENT, partner="a")
    made = finding((old, new))
    (side,) = sides(replace(made, values=(replace(made.values[0], value=None),)), Tolerance())
    assert side.claim is new
    assert side.mate is old
    assert side.mate_region is not None
    assert len(sides(made, Tolerance())) == 2
