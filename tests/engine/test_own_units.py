"""Figures in units that a rule defines."""

from __future__ import annotations

import pytest

from .ruled import report, rule


def amounts(units: str, text: str, figure: str = "mass") -> list[tuple[str, float]]:
    """What each figure of a text is shown as, and the base unit's amount that it is read as."""
    one = rule(f"{{figure: {figure}, near: [load]}}", f"    units: {units}\n    compare: {{tolerance: exact}}")
    found = [claim for finding in report(one, text).findings for claim in finding.claims]
    return sorted((claim.text, round(float(claim.value or 0), 6)) for claim in found)


@pytest.mark.parametrize(
    ("units", "figure", "text", "read"),
    [
        # a word that has a factor of its own
        ("{quintal: 100 kg}", "mass", "The load is 200 quintals.", [("200 quintals", 20_000)]),
        ("{quintal: 50 kg}", "mass", "The load is 200 quintals.", [("200 quintals", 10_000)]),
        ("{quintal: 50 kg}", "mass", "The load is 200 kg.", [("200 kg", 200)]),
        # a word whose unit is assumed is only itself
        ("{ton: 1016 kg}", "mass", "The load is 2 tons.", [("2 tons", 2032)]),
        ("{ton: 1016 kg}", "mass", "The load is 2 tonnes.", [("2 tonnes", 2)]),
        # of several the longest, whatever their order
        ("{cubit: 0.5 m, royal cubit: 0.524 m}", "length", "The load is 10 royal cubits.", [("10 royal cubits", 5.24)]),
        ("{royal cubit: 0.524 m, cubit: 0.5 m}", "length", "The load is 10 royal cubits.", [("10 royal cubits", 5.24)]),
        ("{cubit: 0.5 m, royal cubit: 0.524 m}", "length", "The load is 10 cubits.", [("10 cubits", 5)]),
        ("{bag: 50 kg, bag of rice: 60 kg}", "mass", "The load is 10 bags of rice.", [("10 bags", 600)]),
        ("{bag: 50 kg, bag of rice: 60 kg}", "mass", "The load is 10 bags of corn.", [("10 bags", 500)]),
        # short names that nobody else takes for a unit
        ("{TEU: 38.5 m3}", "volume", "The load is 24,000 TEU.", [("24,000 TEU", 924_000)]),
        ("{TEU: 38.5 m3}", "volume", "The load is 24,000 TEUs.", [("24,000 TEUs", 924_000)]),
        ("{TEU: 38.5 m3}", "volume", "The load is 24,000 TEU(s).", [("24,000 TEU", 924_000)]),
        ("{TEU: 38.5 m3}", "volume", "The load is 2 million TEU.", [("2 million TEU", 77_000_000)]),
        ("{TEU: 38.5 m3}", "volume", "The load is 24,000 TEU containers.", [("24,000 TEU containers", 924_000)]),
        ("{toe: 11.63 MWh}", "energy", "The load is 10 toe.", [("10 toe", 116.3)]),
        ("{TEU: 38.5 m3}", "volume", "The load is 24,000, TEU for short.", []),
        ("{TEU: 38.5 m3}", "volume", "The load is 24,000 containers.", []),
        ("{TEU: 38.5 m3}", "volume", "The load is 24,000 of 30,000 TEU.", [("30,000 TEU", 1_155_000)]),
    ],
)
def test_read(units: str, figure: str, text: str, read: list[tuple[str, float]]) -> None:
    """A figure is read by the unit that its words spell."""
    assert amounts(units, text, figure) == read


def test_nothing_is_assumed() -> None:
    """What the rule says stands in place of what would have been assumed."""
    one = rule("{figure: mass, near: [load]}", "    units: {ton: 1016 kg}\n    compare: {}")
    (finding,) = report(one, "The load is 2 tons.").findings
    assert finding.assumptions == ("ton read as 1016 kg",)
