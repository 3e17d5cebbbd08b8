"""How a computed figure is written."""

from __future__ import annotations

import pytest

from checker.comparisons.written import written_like
from checker.model import Claim, Kind


@pytest.mark.parametrize(
    ("text", "stated", "digit", "value", "written"),
    [
        ("$2 million", 2e6, 1e6, 3e6, "$3 million"),
        ("$26.00", 26.0, 0.01, 2.6, "$2.60"),
        ("$26.00", 26.0, 0.01, -1250.0, "-$1,250.00"),
        ("$26.00", 26.0, 0.01, 1 / 3, "$0.3333"),
        ("five thousand dollars", 5e3, 1e3, 500, "500 USD"),
        # decimal commas
        ("31,00", 31.0, 0.01, 30.0, "30,00"),
        ("2.600,00", 2600.0, 0.01, 2500.0, "2.500,00"),
        ("31,00 €", 31.0, 0.01, 1 / 3, "0,3333 €"),
        ("2.600", 2600.0, 1.0, 12500.0, "12.500"),
        ("2,5 million", 2.5e6, 1e5, 3.5e6, "3,5 million"),
        ("0,250", 0.25, 0.001, 0.5, "0,500"),
        # near misses: commas between thousands
        ("2,600", 2600.0, 1.0, 12500.0, "12,500"),
        ("2,600 million", 2.6e9, 1e6, 2.5e9, "2,500 million"),
        ("2.600", 2.6, 0.001, 2.5, "2.500"),
        # other marks between thousands
        ("12 600", 12600.0, 1.0, 12500.0, "12 500"),
        ("12 600,50", 12600.5, 0.01, 12500.0, "12 500,00"),
        ("12'600.50", 12600.5, 0.01, 12500.0, "12'500.00"),
        # in the red
        ("(6.00)", -6.0, 0.01, -5.0, "(5.00)"),
        ("$(6.00)", -6.0, 0.01, -5.0, "$(5.00)"),
        ("(6.00)", -6.0, 0.01, 5.0, "5.00"),
        ("-6.00", -6.0, 0.01, -5.0, "-5.00"),
    ],
)
def test_written_like(text: str, stated: float, digit: float, value: float, written: str) -> None:
    """A computed figure is written as the text writes the stated one."""
    claim = Claim("d", 0, 1, text, Kind.MONEY, value=stated, unit="USD", resolution=digit)
    assert written_like(claim, value) == written
