"""Dates in words."""

import pytest

from checker.comparisons.spoken import spoken


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-10-30", "30 October 2025"),
        ("2025-10", "October 2025"),
        ("2025", "2025"),
        ("XXXX-12", "December"),
        ("XXXX-12-04", "4 December"),
        ("202X", "2020s"),
        ("2025-10-25/2025-10-26", "25–26 October 2025"),
        ("2025-10-30/2025-11-01", "30 October – 1 November 2025"),
        ("2025-12-30/2026-01-02", "30 December 2025 – 2 January 2026"),
        ("2026-01/2026-03", "January–March 2026"),
        ("2025/2026", "2025–2026"),
        ("2025-21", "spring 2025"),
        ("2026-33", "first quarter of 2026"),
        ("XXXX-40", "first half"),
        ("../2025", "until 2025"),
        ("2025-10-30/..", "since 30 October 2025"),
        ("2025-12-26T01:46:38", "01:46 on 26 December 2025"),
        ("2025-03-04?", "perhaps 4 March 2025"),
        ("2025-03-04~", "about 4 March 2025"),
        ("2025-03-04%", "about 2025"),
        ("next season", "next season"),
        ("2025-99", "2025-99"),
        ("", ""),
    ],
)
def test_spoken(edtf: str, words: str) -> None:
    """EDTF reads as a person would say it, and what is no EDTF stays as it is."""
    assert spoken(edtf) == words
