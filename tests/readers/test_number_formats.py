"""A stored number is shown as a spreadsheet shows it, since the printed digits say how exact it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.readers.xlsx.date_formats import moment_of
from checker.readers.xlsx.number_formats import general, shower
from checker.text.yaml import parse

PATH = Path(__file__).with_name("cases_number_formats.yml")
CASES = parse(PATH.read_bytes(), PATH.name, may_be_empty=lambda _: True).value or []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['code']}-{case['number']}")
def test_shown(case: dict[str, Any]) -> None:
    """Each number is shown as its format's code says."""
    assert shower(case["code"])(float(case["number"])) == case["shown"]


def test_days_since_1904() -> None:
    """A workbook that counts its days from 1904 shows them four years and a day later."""
    assert shower("yyyy-mm-dd", since_1904=True)(43920.0) == "2024-03-31"
    assert moment_of(0.0, since_1904=True) is not None


@given(st.text(alphabet='0#?,.%;"\\_*[]@/$€-+()EeyYmMdDhHsS <>=1General', max_size=14), st.floats(allow_nan=False, allow_infinity=False))
def test_any_code(code: str, number: float) -> None:
    """Whatever the code and the number, there is a text."""
    assert isinstance(shower(code)(number), str)


@given(st.integers(-(10**12), 10**12), st.integers(0, 6))
def test_what_is_shown_is_near(thousandths: int, decimals: int) -> None:
    """What is shown differs from what is stored by no more than half of its last digit."""
    number = thousandths / 1000
    code = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
    shown = float(shower(code)(number).replace(",", ""))
    assert abs(shown - number) <= 0.5000001 * 10**-decimals
    assert float(general(number)) == pytest.approx(number, rel=1e-9)
