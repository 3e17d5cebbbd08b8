from __future__ import annotations

from collections import defaultdict

import pint
import pytest

from checker.text.lookup import table

UNITS = table("units")
FACTORS = {row["unit"]: row for row in table("factors")}
OUTSIDE_PINT = {"decibel", "percentage_point"}
OTHER_NAME = {"short_ton": "ton", "pound_force": "force_pound"}
"""Units that keep a clearer name than pint's canonical one."""

REGISTRY: pint.UnitRegistry[float] = pint.UnitRegistry(autoconvert_offset_to_baseunit=True)


def test_every_unit_parses_under_its_canonical_name() -> None:
    """Every unit is spelled as pint spells it."""
    wrong = {unit: str(REGISTRY.parse_units(unit)) for unit in {row["unit"] for row in UNITS}}
    assert {unit: spelled for unit, spelled in wrong.items() if spelled != unit} == OTHER_NAME


def test_every_unit_has_its_factor() -> None:
    """factors.csv has every unit of units.csv, in its dimension, and those of percents.csv."""
    assert {(row["unit"], row["dimension"]) for row in UNITS} <= {(row["unit"], row["dimension"]) for row in table("factors")}
    assert {row["unit"] for row in table("percents")} <= set(FACTORS)
    assert set(FACTORS) <= {row["unit"] for row in UNITS} | {row["unit"] for row in table("percents")}


def test_one_dimension_a_unit() -> None:
    """A unit has one dimension, whatever the form."""
    dimensions = defaultdict(set)
    for row in UNITS:
        dimensions[row["unit"]].add(row["dimension"])
    assert [unit for unit, found in dimensions.items() if len(found) > 1] == []


def _bases() -> dict[str, str]:
    from pathlib import Path

    import checker.data

    heading = [
        line.removeprefix("#").strip()
        for line in (Path(checker.data.__file__).parent / "factors.csv").read_text(encoding="utf-8").splitlines()
        if line.startswith("#")
    ]
    listed = " ".join(heading).partition("Base units, by dimension:")[2].rstrip(".")
    return dict(pair.strip().split(" = ") for pair in listed.split(","))


@pytest.mark.parametrize("unit", sorted(set(FACTORS) - OUTSIDE_PINT))
def test_factor_agrees_with_pint(unit: str) -> None:
    """The factor is what pint computes into the base unit that the heading names."""
    row = FACTORS[unit]
    base = _BASES[row["dimension"]]
    for value in (0.0, 1.0, 1234.5):
        expected = REGISTRY.Quantity(value, unit).to(base).magnitude
        assert value * float(row["factor"]) + float(row["offset"]) == pytest.approx(expected, rel=1e-12, abs=1e-12)


_BASES = _bases()


def test_only_temperatures_have_an_offset() -> None:
    """A rate of any unit is a plain product."""
    assert {row["dimension"] for row in table("factors") if float(row["offset"])} == {"temperature"}


def test_case_is_flagged_where_it_decides() -> None:
    """Forms that differ in letter case only are all flagged, and the rest are in lower case."""
    folded = defaultdict(list)
    for row in UNITS:
        folded[row["form"].lower()].append(row)
        assert row["case"] == "yes" or row["form"] == row["form"].lower()
    for rows in folded.values():
        if len({row["unit"] for row in rows}) > 1:
            assert sum(row["case"] != "yes" for row in rows) <= 1


def test_many_forms() -> None:
    """There are well over five hundred forms, and no month is among them."""
    assert len(UNITS) > 500
    months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
    assert not {row["form"] for row in UNITS} & set(months)
