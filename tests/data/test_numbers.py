from __future__ import annotations

from fractions import Fraction

import pytest

from checker.text.lookup import table

VALUES = {row["word"]: (Fraction(row["value"]), row["role"]) for row in table("numbers")}
EXPONENTS = {row["form"]: int(row["exponent"]) for row in table("scales")}


@pytest.mark.parametrize(
    ("word", "value", "role"),
    [
        ("seven", 7, "unit"),
        ("seventeen", 17, "teen"),
        ("seventy", 70, "ten"),
        ("hundred", 100, "hundred"),
        ("dozen", 12, "dozen"),
        ("half", Fraction(1, 2), "half"),
        ("fifths", Fraction(1, 5), "fraction"),
        ("several", 2, "vague"),
        ("third", 3, "ordinal"),
        ("twentieth", 20, "ordinal"),
        ("hundredth", 100, "ordinal"),
    ],
)
def test_word(word: str, value: Fraction | int, role: str) -> None:
    """Number words have their value and role."""
    assert VALUES[word] == (value, role)


@pytest.mark.parametrize(
    ("form", "exponent"), [("million", 6), ("bn", 9), ("mln", 6), ("trillion", 12), ("lakh", 5), ("crore", 7), ("thousand", 3), ("k", 3)]
)
def test_scale(form: str, exponent: int) -> None:
    """Scale words have their power of ten."""
    assert EXPONENTS[form] == exponent
