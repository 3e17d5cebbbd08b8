from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.text.lookup import listed, table
from checker.text.tokens import tokenize
from checker.units import by_name, by_symbol, is_code, symbols


@pytest.mark.parametrize(
    ("text", "code", "factor", "words"),
    [
        ("dollars", "USD", 1, 1),
        ("dlrs", "USD", 1, 1),
        ("U.S. dollars", "USD", 1, 2),
        ("Canadian dollars", "CAD", 1, 2),
        ("yuan", "CNY", 1, 1),
        ("Hong Kong dollars", "HKD", 1, 3),
        ("pounds sterling", "GBP", 1, 2),
        ("cents", "USD", 0.01, 1),
        ("pence", "GBP", 0.01, 1),
        ("Swiss francs", "CHF", 1, 2),
        ("deutschmarks", "DEM", 1, 1),
        ("won", "KRW", 1, 1),
    ],
)
def test_name(text: str, code: str, factor: float, words: int) -> None:
    """The longest name that the words spell is the currency."""
    found = by_name(tokenize(f"{text} more"), 0)
    assert found is not None
    assert (found.code, found.factor, found.words) == (code, factor, words)


def test_assumption() -> None:
    """Dollars of no country are read as American, and the reader is told."""
    assert (bare := by_symbol("$")) is not None
    assert bare.assumption == "$ read as USD"
    assert (full := by_symbol("US$")) is not None
    assert full.assumption is None


def test_ambiguous() -> None:
    """ "Pounds" may be a weight, "pounds sterling" not."""
    assert (bare := by_name(["pounds"])) is not None
    assert bare.ambiguous
    assert (full := by_name(["pounds", "sterling"])) is not None
    assert not full.ambiguous


@pytest.mark.parametrize(("text", "expected"), [("USD", True), ("EUR", True), ("usd", False), ("ARM", False), ("XYZ", False), ("", False)])
def test_code(text: str, *, expected: bool) -> None:
    """Codes are in capitals, and of currencies still in print."""
    assert is_code(text) is expected


def test_symbols_longest_first() -> None:
    """A pattern made of the symbols takes "US$" before "$"."""
    assert symbols().index("US$") < symbols().index("$")


@given(st.sampled_from([(row["code"], name) for row in table("currencies") for name in listed(row["names"])]))
def test_every_name_leads_to_its_currency(pair: tuple[str, str]) -> None:
    """Every name in the table is found as a whole."""
    code, name = pair
    tokens = tokenize(name)
    found = by_name(tokens)
    assert found is not None
    assert (found.code, found.words) == (code, len(tokens))


@given(st.lists(st.text(max_size=6), max_size=4), st.integers(min_value=0, max_value=5))
def test_no_words_crash(words: list[str], at: int) -> None:
    """Any words at all give a currency or None."""
    found = by_name(words, at)
    assert found is None or found.words >= 1
