"""What is told of a run that is under way."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

import pytest

from checker import pipeline
from checker.model import Stage


@pytest.mark.parametrize("number", [0, 1, 70])
def test_progress(tmp_path: Path, number: int) -> None:
    """Each stage begins with nothing done, never goes back, and ends with all."""
    for at in range(number):
        (tmp_path / f"{at}.txt").write_text(f"The farm delivers {at} MW.", "utf-8")
    told: list[tuple[Stage, int, int]] = []
    pipeline.check([str(tmp_path)], builtin=False, progress=lambda *each: told.append(each))
    stages = [(stage, [each[1:] for each in group]) for stage, group in groupby(told, key=lambda each: each[0])]
    assert [stage for stage, _ in stages] == [Stage.READ, Stage.EXTRACT, Stage.COMPARE]
    for stage, counts in stages:
        whole = 3 if stage is Stage.COMPARE else number
        assert counts[0] == (0, whole)
        assert counts[-1] == (whole, whole)
        assert counts == sorted(counts)


def test_claims_below(tmp_path: Path) -> None:
    """Extraction alone is read, then extracted."""
    (tmp_path / "a.txt").write_text("The farm delivers 4 MW.", "utf-8")
    told: list[tuple[Stage, int, int]] = []
    claims, _, _ = pipeline.claims_below([str(tmp_path)], progress=lambda *each: told.append(each))
    assert len(list(claims)) == 1
    assert told == [(Stage.READ, 0, 1), (Stage.READ, 1, 1), (Stage.EXTRACT, 0, 1), (Stage.EXTRACT, 1, 1)]
