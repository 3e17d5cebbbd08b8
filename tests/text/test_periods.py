"""The names of rows and columns tell a time."""

from __future__ import annotations

import pytest

from checker.text.dates import dates
from checker.text.folding import fold
from checker.text.periods import Period, named_period


def period(text: str) -> Period | None:
    """The period of a name that stands alone."""
    folded = fold(text)
    return named_period(folded, 0, len(text), dates(text, folded, None))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("2024", "2024"),
        ("FY2024", "2024"),
        ("FY24", "2024"),
        ("FY 2023/24", "2023/2024"),
        ("2023/24", "2023/2024"),
        ("2019–2023", "2019/2023"),
        ("H1 2025", "2025-40"),
        ("2H24", "2024-41"),
        ("Q3 2024", "2024-35"),
        ("3Q'24", "2024-35"),
        ("2024 Q3", "2024-35"),
        ("Mar-24", "2024-03"),
        ("31 March 2024", "2024-03-31"),
        ("As at 31.12.2024", "2024-12-31"),
        ("Year ended 31 December 2024", "2024"),
        ("Year ended 31 March 2025", "2024-04-01/2025-03-31"),
        ("Six months ended June 30, 2025", "2025-01-01/2025-06-30"),
        ("Half-year ended 30 June 2025", "2025-01-01/2025-06-30"),
        ("3 months to 31 May 2024", "2024-03-01/2024-05-31"),
        ("Nine months to 30 Sep 2025", "2025-01-01/2025-09-30"),
        ("52 weeks ended 28 December 2024", "2023-12-31/2024-12-28"),
        ("2011-12", "2011/2012"),
        ("2023-24", "2023/2024"),
        ("2024 vs 2023, %", "2024"),
        ("Q3", "-35"),
        ("2H", "-41"),
        ("March", "-03"),
    ],
)
def test_times(name: str, value: str) -> None:
    """Each name tells its time as EDTF."""
    found = period(name)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    "name", ["Total", "Model 3", "H3 24", "Grade 24", "2024000", "March sales", "Index (2015=100)", "Area (1000 km²)", ""]
)
def test_no_time(name: str) -> None:
    """What names no time tells none: a month without a year is any year's."""
    assert period(name) is None


def test_mark_after_a_year() -> None:
    """The letter after a year is told apart: "2026E" is an estimate for 2026."""
    assert period("Revenue 2026E") == Period(8, 13, "2026", "e")
