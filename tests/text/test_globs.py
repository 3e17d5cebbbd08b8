"""Names with ``*``."""

from __future__ import annotations

import time

import pytest

from checker.text.globs import names


@pytest.mark.parametrize(
    ("pattern", "name", "answer"),
    [
        ("Ministry of *", "ministry of  Health", "yes"),
        ("Ministry of *", "The Ministry of Health", "no"),
        ("bulletin-*.txt", "2025/bulletin-12.txt", "yes"),
        ("2025/*", "2025/bulletin-12.txt", "yes"),
        ("bulletin-*.txt", "bulletin-12.md", "no"),
        ("*b*c", "abxbc", "yes"),
        ("a.c", "abc", "no"),
    ],
)
def test_names(pattern: str, name: str, answer: str) -> None:
    """``*`` stands for any letters, everything else for itself; the last part of a path is enough."""
    assert names(pattern, name) is (answer == "yes")


def test_many_signs_are_quick() -> None:
    """No row of signs makes matching slow."""
    begin = time.perf_counter()
    assert not names("*a" * 20 + "b", "a" * 2000)
    assert time.perf_counter() - begin < 1
