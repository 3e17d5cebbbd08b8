"""What the names of rows and columns say their figures are measured in."""

from __future__ import annotations

import pytest

from checker.units import Measure, measure, split_measure

NAMES = [
    ("Revenue, $ million", "Revenue", "USD", 1e6, None),
    ("Revenue (in thousands of euros)", "Revenue", "EUR", 1e3, None),
    ("Sales, £'000", "Sales", "GBP", 1e3, None),
    ("Sales £000", "Sales", "GBP", 1e3, None),
    ("Revenue USD m", "Revenue", "USD", 1e6, None),
    ("€ m", "", "EUR", 1e6, None),
    ("US$ bn", "", "USD", 1e9, None),
    ("Rs crore", "", "INR", 1e7, None),
    ("$ in millions", "", "USD", 1e6, None),
    ("Dollars in thousands", "", "USD", 1e3, None),
    ("Amounts in USD thousands, except per share data", "Amounts", "USD", 1e3, None),
    ("Table 3. Sales by region, in millions of dollars", "Table 3. Sales by region", "USD", 1e6, None),
    ("2024 ($m)", "2024", "USD", 1e6, None),
    ("EPS, cents", "EPS", "USD", 0.01, None),
    ("Price, $-", "Price", "USD", 1, None),
    ("Price ($/tonne)", "Price", "USD", 1, "/tonne"),
    ("Price, € per MWh", "Price", "EUR", 1, "per MWh"),
    ("battery capacity (kWh)", "battery capacity", "kilowatt_hour", 1, None),
    ("Battery kWh", "Battery", "kilowatt_hour", 1, None),
    ("Area km2", "Area", "kilometer ** 2", 1, None),
    ("Depth in m", "Depth", "meter", 1, None),
    ("Top speed, mph", "Top speed", "mile / hour", 1, None),
    ("'000 tonnes", "", "metric_ton", 1e3, None),
    ("tonnes ('000)", "", "metric_ton", 1e3, None),
    ("Production (million barrels per day)", "Production", "oil_barrel / day", 1e6, None),
    ("Emissions (Mt CO2)", "Emissions", "megametric_ton", 1, "CO2"),
    ("Share of GDP (%)", "Share of GDP", "percent", 1, None),
    ("% of GDP", "", "percent", 1, "of GDP"),
    ("Change %", "Change", "percent", 1, None),
    ("Change (pp)", "Change", "percentage_point", 1, None),
    ("Margin, bp", "Margin", "percentage_point", 0.01, None),
    ("Population (thousands)", "Population", None, 1e3, None),
    ("Tonnes", "", "metric_ton", 1, None),
    ("Hours", "", "hour", 1, None),
    ("TEUR", "", "EUR", 1e3, None),
    ("k€", "", "EUR", 1e3, None),
    ("Mrd. €", "", "EUR", 1e9, None),
    ("$'m", "", "USD", 1e6, None),
    ("£ 000", "", "GBP", 1e3, None),
    ("£000s", "", "GBP", 1e3, None),
    ("Emissions (kt)", "Emissions", "metric_ton", 1e3, None),
    ("m tonnes", "", "metric_ton", 1e6, None),
    ("GWh", "", "gigawatt_hour", 1, None),
]

WITHOUT = [
    *("W", "L", "Pts", "Year", "Day", "Won", "Real", "Min", "Room 3 m", "Vitamin C", "Model S", "Grade A", "GDP (PPP)", "Note 5"),
    *("Sales (net)", "Made in China", "Profit in Q3", "Goals for (GF)", "GB", "Grain", "Number of employees", "Boot volume", "doors"),
    *("Interest rate", "Length m", ""),
]


@pytest.mark.parametrize(("name", "words", "unit", "factor", "per"), NAMES, ids=[name for name, *_ in NAMES])
def test_names(name: str, words: str, unit: str | None, factor: float, per: str | None) -> None:
    """A name gives its unit, its scale, and what remains of it."""
    named = split_measure(name)
    assert named.measure is not None
    assert (named.name, named.measure.unit, named.measure.per) == (words, unit, per)
    assert named.measure.factor == pytest.approx(factor)


@pytest.mark.parametrize("name", WITHOUT)
def test_names_without_measure(name: str) -> None:
    """A name that only looks like one tells no measure and stays whole."""
    assert split_measure(name) == (name.rstrip("."), None) or split_measure(name) == (name, None)


@pytest.mark.parametrize("name", ["J. Doe", "Doe, P", "Smith, J", "Pound Street", "C.", "Watts", "USD", "Hall F", "Steel Tonnes plc", "kg"])
def test_names_of_rows(name: str) -> None:
    """The name of a row is that of a person, a street, a firm; what it is measured in stands in brackets, after a comma or a sign."""
    assert split_measure(name, of_row=True).measure is None


@pytest.mark.parametrize(
    "name", ["Battery (kWh)", "Margin, %", "Output, MW", "EPS, cents", "Range in km", "Sales £000", "Length, m", "% of total"]
)
def test_measures_of_rows(name: str) -> None:
    """... and there it is read."""
    assert split_measure(name, of_row=True).measure is not None


def test_prose_is_no_name() -> None:
    """A long text tells no measure, whatever it ends with, and is not searched for one."""
    text = "word " * 5000 + "($ million)"
    assert split_measure(text) == (text, None)


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("kg", Measure("kilogram", "mass", 1.0)),
        ("%", Measure("percent", "percent", 1.0)),
        ("EUR", Measure("EUR", "money", 1.0)),
        ("$ bn", Measure("USD", "money", 1e9, "$ read as USD")),
        ("in millions", Measure(None, None, 1e6)),
        ("all figures are in tonnes", Measure("metric_ton", "mass", 1.0)),
        ("kg and more", None),
        ("Mt CO2", Measure("megametric_ton", "mass", 1.0, None, "CO2")),
        ("employees", None),
        ("", None),
    ],
)
def test_measure(phrase: str, expected: Measure | None) -> None:
    """A phrase is a measure only if all of it is."""
    found = measure(phrase)
    assert (found._replace(words="") if found else None) == expected
    assert found is None or phrase.endswith(found.words)
