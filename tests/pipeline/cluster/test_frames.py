"""Engines keep the promises of the seam."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from checker.errors import EngineError
from checker.pipeline.cluster import connected
from checker.pipeline.cluster.frames import packed, results, unpacked

if TYPE_CHECKING:
    from pandas import DataFrame


def square(number: int) -> int:
    """A task; 13 is one that a user has to mend."""
    if number == 13:
        raise EngineError("thirteen")
    return number * number


def counted(rows: DataFrame, more: int) -> DataFrame:
    """How often each key was in this call, and something that all calls share."""
    return packed((key, count + more) for key, count in Counter(key for key, _ in unpacked(rows)).items())


def test_each_task_once(engine: tuple[str, str | None]) -> None:
    """Every task gives its result, each once; none gives none."""
    name, address = engine
    with connected(name, address=address) as one:
        assert list(results(one, square, range(12))) == [number * number for number in range(12)]
        assert list(results(one, square, ())) == []


def test_bytes_stay(engine: tuple[str, str | None]) -> None:
    """What a row holds comes back as it was, nothing and half characters too."""
    name, address = engine
    held = [None, "", "\ud800", b"\xff\x00", float("inf"), {"a": [1, None]}]
    with connected(name, address=address) as one:
        rows = one.frame(packed(enumerate(held)), 2).rows()
        assert [thing for _, thing in sorted(pair for some in rows for pair in unpacked(some))] == held


def test_shuffled(engine: tuple[str, str | None]) -> None:
    """All rows of a key are in one call, wherever they were, beside each other too; a frame that is kept gives the same rows twice."""
    name, address = engine
    with connected(name, address=address) as one:
        held = one.frame(packed((number % 5 - 2, number) for number in range(40)), 4).kept()
        more = one.frame(packed([(2, "more")]), 1)
        for _ in range(2):
            told = [pair for some in held.beside(more).shuffled(counted, 3, 100).rows() for pair in unpacked(some)]
            assert sorted(told) == [(-2, 108), (-1, 108), (0, 108), (1, 108), (2, 109)]


def test_error_of_a_task(engine: tuple[str, str | None]) -> None:
    """What a user can mend arrives as it was raised, not as the engine tells it."""
    name, address = engine
    with connected(name, address=address) as one, pytest.raises(EngineError, match=r"^thirteen$"):
        list(results(one, square, range(20)))
