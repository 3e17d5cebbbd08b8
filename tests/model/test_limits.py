"""The bounds of a run, as they are told."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from checker.model.limits import BY_NAME, KB, LIMITS, MB, Limits, size


@pytest.mark.parametrize(("number", "told"), [(1500, "1,500 bytes"), (2 * KB, "2 KB"), (1536 * KB, "1,536 KB"), (3 * MB, "3 MB")])
def test_size(number: int, told: str) -> None:
    """A size is told exactly, in the largest unit of which it is a whole number."""
    assert size(number) == told


def test_a_limit_names_its_option() -> None:
    """Who reads that a file is beyond a limit reads which option raises it."""
    assert Limits(cells=1200).told("cells") == "1,200 cells (--max-cells)"
    assert Limits(file_size=MB).told("file_size") == "1 MB (--max-file-size)"


def test_every_limit_is_described() -> None:
    """The table has each bound once, under an option of its own."""
    assert list(BY_NAME) == list(asdict(LIMITS))
    assert len({limit.option for limit in BY_NAME.values()}) == len(BY_NAME)
