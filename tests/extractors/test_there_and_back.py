"""A number written out, in digits or words, with its unit, is read as that number and that unit."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.extractors import extract
from checker.model import Claim, Document
from checker.text.lookup import table
from checker.text.scan import Scan
from tests.text.test_numerals import in_words

UNITS = {
    "kilometres": "kilometer",
    "km": "kilometer",
    "tonnes": "metric_ton",
    "minutes": "minute",
    "barrels a day": "oil_barrel / day",
    "per cent": "percent",
    "%": "percent",
    "percentage points": "percentage_point",
    "dollars": "USD",
    "euros": "EUR",
    "yuan": "CNY",
    "soldiers": "soldier",
    "square metres": "meter ** 2",
    "degrees Celsius": "degree_Celsius",
    "megawatts": "megawatt",
}
SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12, "bn": 9, "mln": 6, "lakh": 5, "crore": 7}
SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "A$": "AUD", "HK$": "HKD", "¥": "JPY", "RM": "MYR", "US$": "USD"}
LONGEST = 10**9


def _one(text: str) -> Claim:
    (claim,) = extract(Scan(Document("a", f"It came to {text}.")))
    return claim


def _apart(word: str) -> str:
    return "" if word == "%" else " "


@given(st.integers(2, LONGEST), st.sampled_from(sorted(UNITS)))
def test_words_and_unit(number: int, unit: str) -> None:
    """ "two hundred and five kilometres" is 205 kilometer."""
    if unit in ("%", "km"):
        unit = "per cent"  # signs follow digits only
    claim = _one(f"{in_words(number)} {unit}")
    assert (claim.value, claim.unit) == (number, UNITS[unit])


@given(st.integers(2, LONGEST), st.sampled_from([",", "", "\u00a0", "\u202f", "'"]), st.sampled_from(sorted(UNITS)))
def test_digits_and_unit(number: int, mark: str, unit: str) -> None:
    """ "1,250 tonnes", "1 250 tonnes" and "1'250 tonnes" are 1250 metric_ton."""
    claim = _one(f"{number:,}".replace(",", mark) + _apart(unit) + unit)
    assert (claim.value, claim.unit) == (number, UNITS[unit])


@given(st.decimals(0, 10_000, places=2), st.sampled_from(sorted(SCALES)), st.sampled_from(sorted(SIGNS)))
def test_amounts(number: object, scale: str, sign: str) -> None:
    """ "$11.10 billion" is 11,100,000,000 USD, folded exactly, with the size of its last digit."""
    claim = _one(f"{sign}{number} {scale}")
    exact = Fraction(str(number)) * 10 ** SCALES[scale]
    assert (claim.value, claim.unit) == (float(exact), SIGNS[sign])
    assert claim.resolution == float(Fraction(10 ** SCALES[scale], 100))


@given(st.integers(1, 99), st.integers(1, 15), st.sampled_from(["kg", "miles", "pct"]))
def test_mixed_fractions(whole: int, above: int, unit: str) -> None:
    """ "5-3/16 pct" is 5.1875 percent."""
    claim = _one(f"{whole}-{above}/16 {unit}")
    assert claim.value == pytest.approx(whole + above / 16)


WHOLE_UNITS = sorted(
    (row["form"], row["unit"], int(row["scale"] or 0))
    for row in table("units")
    if row["form"].replace(" ", "").isalpha() and len(row["form"]) > 3 and row["form"].islower() and not row["assume"]
)


@pytest.mark.parametrize(("form", "unit", "scale"), WHOLE_UNITS, ids=[form for form, _, _ in WHOLE_UNITS])
def test_every_unit_in_a_sentence(form: str, unit: str, scale: int) -> None:
    """Every form of a unit that is a word is read as that unit."""
    claims = extract(Scan(Document("a", f"It came to 7 {form}, they said.")))
    assert [(claim.value, claim.unit) for claim in claims] == [(7.0 * 10**scale, unit)]
