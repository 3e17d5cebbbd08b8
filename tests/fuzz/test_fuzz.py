"""The fuzzer itself, with a fixed few inputs of each target."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fuzz.running import input_of, run
from tests.fuzz.targets import TARGETS

INPUTS = {"report": 8, "xlsx": 30}
"""Where one takes longer; of the others a hundred are tried."""


@pytest.mark.parametrize("target", TARGETS)
def test_healthy(target: str) -> None:
    """What is not damaged holds."""
    for data in TARGETS[target].corpus():
        TARGETS[target].hold(data)


@pytest.mark.parametrize("target", TARGETS)
def test_damaged(target: str, tmp_path: Path) -> None:
    """A fixed number of damaged inputs holds."""
    ran = run(target, seed=1, inputs=INPUTS.get(target, 100), keep=tmp_path)
    assert ran.found == {}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("target", TARGETS)
def test_inputs(target: str) -> None:
    """The same seed and number give the same input, and others mostly others."""
    made = [input_of(target, 1, number) for number in range(20)]
    assert made == [input_of(target, 1, number) for number in range(20)]
    assert len(set(made)) > 10


def test_what_does_not_hold_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A defect is counted once, and the input that shows it is kept with its traceback."""

    def hold(data: bytes) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(TARGETS, "txt", TARGETS["txt"]._replace(hold=hold))
    ran = run("txt", seed=1, inputs=3, keep=tmp_path)
    (place,) = ran.found
    assert place.startswith("ZeroDivisionError at ")
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".trace", ".txt"]
    assert next(tmp_path.glob("*.txt")).read_bytes() == input_of("txt", 1, 0)
