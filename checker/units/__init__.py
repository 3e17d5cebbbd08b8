"""What printed units and currencies are, and how figures in them compare.

In come words ("metric", "tons") and symbols ("US$"); out go canonical units with their dimension, ISO 4217 codes, and what
turns a value in a unit into the base unit of its dimension. Forms, currencies and factors are tables of
``checker/data``; pint made the factors and is asked at run time only for compound units that no row has. To add a unit, add
rows to ``units.csv`` and run ``python -m checker.data.build.factors``.
"""

from checker.units.currencies import CurrencyForm, by_name, by_symbol, currency_words, is_code, is_word, symbols
from checker.units.factors import Conversion, conversion
from checker.units.following import unit_after, unit_words
from checker.units.forms import UnitForm, lookup_unit
from checker.units.headings import Heading, read_heading
from checker.units.meant import meant, stated_dollar
from checker.units.measures import Measure, Named, measure, split_measure

__all__ = [
    "Conversion",
    "CurrencyForm",
    "Heading",
    "Measure",
    "Named",
    "UnitForm",
    "by_name",
    "by_symbol",
    "conversion",
    "currency_words",
    "is_code",
    "is_word",
    "lookup_unit",
    "meant",
    "measure",
    "read_heading",
    "split_measure",
    "stated_dollar",
    "symbols",
    "unit_after",
    "unit_words",
]
