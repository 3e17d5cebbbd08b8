"""Memory that is free."""

from __future__ import annotations

import sys

import pytest

from checker.pipeline import memory


@pytest.fixture(autouse=True)
def _anew() -> None:
    memory._trim.cache_clear()


def test_the_allocator_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the allocator can give memory back, it is asked for all of it."""
    asked: list[int] = []

    class Library:
        malloc_trim = asked.append

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr("ctypes.CDLL", lambda _: Library)
    memory.give_back()
    memory.give_back()
    assert asked == [0, 0]


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_another_allocator(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    """Other systems, and another C library, have no such call, and need none."""
    loaded: list[str | None] = []
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr("ctypes.CDLL", loaded.append)
    memory.give_back()
    assert loaded == ([None] if platform == "linux" else [])
