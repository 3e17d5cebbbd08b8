from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.lookup import table
from checker.text.tokens import tokenize
from checker.units import lookup_unit

UNITS = table("units")


@pytest.mark.parametrize(
    ("text", "unit", "dimension", "words"),
    [
        ("metric tons of wheat", "metric_ton", "mass", 2),
        ("km/h", "kilometer / hour", "speed", 3),
        ("kilometres per hour", "kilometer / hour", "speed", 3),
        ("barrels per day", "oil_barrel / day", "flow", 3),
        ("barrels", "oil_barrel", "volume", 1),
        ("sq. km", "kilometer ** 2", "area", 3),
        ("square metres", "meter ** 2", "area", 2),
        ("m²", "meter ** 2", "area", 1),
        ("°C", "degree_Celsius", "temperature", 2),
        ("degrees Celsius", "degree_Celsius", "temperature", 2),
        ("kilowatt-hours", "kilowatt_hour", "energy", 1),
        ("square-foot", "foot ** 2", "area", 1),
        ("nautical miles", "nautical_mile", "length", 2),
        ("miles", "mile", "length", 1),
        ("m.p.h.", "mile / hour", "speed", 1),
        ("troy ounces", "troy_ounce", "mass", 2),
        ("short tons", "short_ton", "mass", 2),
        ("Tonnes", "metric_ton", "mass", 1),
        ("GB", "gigabyte", "data", 1),
        ("fortnight", "fortnight", "duration", 1),
        ("TONS A DAY", "metric_ton / day", "mass_rate", 3),
    ],
)
def test_longest_form_wins(text: str, unit: str, dimension: str, words: int) -> None:
    """The longest form that the words spell is the unit."""
    found = lookup_unit(tokenize(text), 0)
    assert found is not None
    assert (found.unit, found.dimension, found.words) == (unit, dimension, words)


@pytest.mark.parametrize(
    ("text", "unit"), [("MW", "megawatt"), ("mW", "milliwatt"), ("mw", None), ("Mt", "megametric_ton"), ("t", "metric_ton"), ("T", None)]
)
def test_case_decides_where_the_table_says_so(text: str, unit: str | None) -> None:
    """ "MW" is not "mW"."""
    found = lookup_unit([text], 0)
    assert (found and found.unit) == unit


def test_assumption() -> None:
    """Bare tons are metric tons, and the reader is told; short tons need no assumption."""
    assert (bare := lookup_unit(["tons"], 0)) is not None
    assert bare.assumption == "tons read as metric tons"
    assert (short := lookup_unit(["short", "tons"], 0)) is not None
    assert short.assumption is None


def test_scale_of_the_form() -> None:
    """ "5 bcf" is five billion cubic feet."""
    assert (found := lookup_unit(["bcf"], 0)) is not None
    assert (found.unit, found.scale) == ("foot ** 3", 9)


def test_glued() -> None:
    """ "250kg" is a mass, "250tonnes" nothing."""
    assert lookup_unit(["kg"], 0, glued=True) is not None
    assert lookup_unit(["tonnes"], 0, glued=True) is None


@pytest.mark.parametrize("words", [[], ["soldiers"], ["per"], ['"'], ["in"]])
def test_no_unit(words: list[str]) -> None:
    """Other words are no unit, and the end of the sentence is none."""
    assert lookup_unit(words, 0) is None


@given(st.sampled_from(UNITS))
def test_every_form_leads_to_its_unit(row: dict[str, str]) -> None:
    """Every printed form is found as a whole, as its row says."""
    tokens = tokenize(f"{row['form']} of")
    found = lookup_unit(tokens, 0)
    assert found is not None
    assert (found.unit, found.dimension, found.words) == (row["unit"], row["dimension"], len(tokens) - 1)


@given(st.lists(st.text(max_size=6), max_size=4), st.integers(min_value=0, max_value=5))
def test_no_words_crash(words: list[str], at: int) -> None:
    """Any words at all give a form or None."""
    found = lookup_unit(words, at)
    assert found is None or found.words >= 1


def test_import_is_light() -> None:
    """Importing the room brings neither pandas nor pint."""
    code = "import sys, checker.units; sys.exit(bool({'pandas', 'pint'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
