"""The number line of a finding: what each figure allows as a bar, the figure as a dot, an earlier one as a ring."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import isfinite

from checker.model import FIGURE_KINDS, Claim, Computed, FigureRole, Finding, Kind, Value
from checker.reporters.allowed import bounds, figure_region
from checker.reporters.amounts import CONVERTED, amount
from checker.reporters.html.lanes import Lane, Picture, Point, Stretch, drawn, gathered
from checker.text.folding import squeeze
from checker.units import conversion


def number_line(finding: Finding) -> Picture | None:
    """The figures of a finding on one line, in the unit of most of them; None where fewer than two can be held against each other."""
    if finding.computed is not None:
        stated = _stated(finding, finding.computed)
        lanes = (
            [*filter(None, [_lane(stated.text, [stated], finding, finding.computed.unit)]), _computed(finding.computed)] if stated else []
        )
    else:
        lanes = list(_values(finding))
    if len(lanes) < 2:
        return None
    unit = finding.computed.unit if finding.computed else _unit(finding)
    points = [point.at for lane in lanes for point in lane.points]
    ends = dict.fromkeys((min(points), max(points))) if points else ()
    return drawn("Number line", gathered(lanes), [(end, amount(end, unit, digits=CONVERTED)) for end in ends])


def _values(finding: Finding) -> Iterator[Lane]:
    by_id = {claim.id: claim for claim in finding.claims}
    unit = _unit(finding)
    for value in finding.values:
        lane = _lane(value.display, [by_id[each] for each in value.claims if each in by_id], finding, unit, value)
        if lane is not None:
            yield lane


def _unit(finding: Finding) -> str | None:
    """The unit in which most values are shown, of as many the first; in it all are drawn."""
    by_id = {claim.id: claim for claim in finding.claims}
    stated = (next((by_id[each] for each in value.claims if each in by_id), None) for value in finding.values)
    units = Counter(finding.read_as.get(claim.id, claim.unit) for claim in stated if claim is not None)
    return units.most_common(1)[0][0] if units else None


def _lane(label: str, claims: list[Claim], finding: Finding, unit: str | None, value: Value | None = None) -> Lane | None:
    """One value: its first claim, and where it is a change ("57% to 47%") what that began with as a ring."""
    figures = [claim for claim in claims if claim.kind in FIGURE_KINDS]
    is_change = value is not None and value.value is None
    now = next((claim for claim in figures if claim.role is not FigureRole.PREVIOUS), None) if is_change else next(iter(figures), None)
    before = next((claim for claim in figures if now and claim.id == now.partner), None) if is_change else None
    earlier = value is not None and value.earlier
    drawn_now = _drawn(now, finding, unit, "earlier" if earlier else "now") if now else None
    if drawn_now is None:
        return None
    stretch, points = drawn_now
    ring = _drawn(before, finding, unit, "earlier") if before else None
    told = f"{label}: {bounds(stretch.low, stretch.high, unit, digits=CONVERTED)}"
    return Lane(label, told, (stretch,), (*points, *(ring[1] if ring else ())))


def _drawn(claim: Claim, finding: Finding, unit: str | None, kind: str) -> tuple[Stretch, tuple[Point, ...]] | None:
    region, own = figure_region(claim), finding.read_as.get(claim.id, claim.unit)
    if region is None:
        return None
    number = float(claim.value) if isinstance(claim.value, int | float) else None
    low, high, at = (None if place is None else _in_unit(place, claim, own, unit) for place in (region.low, region.high, number))
    if low is None or high is None or (number is not None and at is None):
        return None
    points = [at] if at is not None else [end for end in (low, high) if isfinite(end)][:1] if not (isfinite(low) and isfinite(high)) else []
    return Stretch(low, high, "stated"), tuple(Point(place, kind) for place in points)


def _in_unit(number: float, claim: Claim, own: str | None, unit: str | None) -> float | None:
    """A number in the unit that all are drawn in, None where it has none of its kind."""
    if own == unit or claim.kind in (Kind.COUNT, Kind.NUMBER):
        return number
    ours, theirs = conversion(own) if own else None, conversion(unit) if unit else None
    if ours is None or theirs is None or ours.dimension != theirs.dimension:
        return None
    return (number * ours.factor + ours.offset - theirs.offset) / theirs.factor


def _stated(finding: Finding, computed: Computed) -> Claim | None:
    """The one figure that was recomputed; None where several may be meant."""
    alike = {claim.text: claim for claim in finding.claims if claim.unit == computed.unit and claim.kind in FIGURE_KINDS}
    if len(alike) > 1:
        named = {text: claim for text, claim in alike.items() if claim.role in (FigureRole.DELTA, FigureRole.TOTAL)}
        # "40 + 50": of the figures of a table the one that is no part of the sum.
        terms = set(computed.expression.split(" + "))
        alike = named or {text: claim for text, claim in alike.items() if squeeze(text) not in terms}
    (stated,) = alike.values() if len(alike) == 1 else (None,)
    # "Fell 25%" is told without a sign, and a line with both would tell of a difference that nobody means.
    return None if stated is None or (computed.value < 0 and isinstance(stated.value, int | float) and stated.value >= 0) else stated


def _computed(computed: Computed) -> Lane:
    low, high = (computed.value if end is None else end for end in (computed.low, computed.high))
    told = f"computed: {bounds(min(low, high), max(low, high), computed.unit, digits=CONVERTED)}"
    return Lane("computed", told, (Stretch(min(low, high), max(low, high), "computed"),), (Point(computed.value, "computed"),))
