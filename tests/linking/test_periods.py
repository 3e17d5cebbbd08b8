"""What a claim's period says."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.linking.periods import NONE, period


@pytest.mark.parametrize(
    ("text", "months", "number", "year", "ago"),
    [
        ("2025", 12, 0, 2025, False),
        ("2025-03", 1, 3, 2025, False),
        ("2025-33", 3, 1, 2025, False),
        ("2025-36", 3, 4, 2025, False),
        ("2025-40", 6, 1, 2025, False),
        ("2025-41", 6, 2, 2025, False),
        ("2025-03-04", 0, 0, 2025, False),
        ("XXXX-03", 1, 3, 0, False),
        ("the quarter", 3, 0, 0, False),
        ("the third quarter", 3, 3, 0, False),
        ("the first half", 6, 1, 0, False),
        ("nine months", 9, 0, 0, False),
        ("six months", 6, 0, 0, False),
        ("the first nine months", 9, 0, 0, False),
        ("two years", 24, 0, 0, False),
        ("the year", 12, 0, 0, False),
        ("a year ago", 12, 0, 0, True),
        ("the quarter a year earlier", 3, 0, 0, True),
        ("next season", 0, 0, 0, False),
    ],
)
def test_period(text: str, months: int, number: int, year: int, ago: bool) -> None:  # noqa: FBT001
    """How long it is, which of the year, of which year, and whether it lies back."""
    found = period(text)
    assert (found.months, found.number, found.year, found.ago) == (months, number, year, ago)


@pytest.mark.parametrize("text", ["2025", "2025-03", "2025-36", "2025-03-04", "2025-03-04/2025-03-06"])
def test_days(text: str) -> None:
    """A resolved period with a year knows its days."""
    found = period(text)
    assert found.first <= found.last


@pytest.mark.parametrize("text", ["XXXX-03", "the third quarter", "a year ago"])
def test_no_days(text: str) -> None:
    """Words, and a month of any year, have none."""
    assert math.isnan(period(text).first)
    assert math.isnan(period(text).last)


@pytest.mark.parametrize("text", [None, "", "with effect"])
def test_nothing(text: str | None) -> None:
    """Where nothing is said nothing is known."""
    found = period(text)
    assert repr(found) == repr(NONE)


@given(
    st.text(max_size=40)
    | st.from_regex(r"[0-9X]{4}-?[0-9X]{0,2}(/[0-9X]{4})?|(a|the|\d+) (quarter|half|months?|halves) (ago|st)?", fullmatch=True)
)
@settings(deadline=None)
def test_any_text(text: str) -> None:
    """No text crashes, and each stretch has a place in its year or none."""
    found = period(text)
    assert found.months >= 0
    assert 0 <= found.number <= 99
