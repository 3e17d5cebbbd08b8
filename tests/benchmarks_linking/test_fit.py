"""The script that fits the weights."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.linking import fit
from benchmarks.linking.weighing import TABLE


def _run(labelled: list[tuple[Path, Path]], table: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    one, other, check = ([str(file) for file in pair] for pair in labelled)
    fit.main([*one, *other, "--check", *check, "--table", str(table), "--write"])
    return capsys.readouterr().out.split("\n")


def test_fit(labelled: list[tuple[Path, Path]], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Weights before and after, every set from each confidence on, and the table with new numbers and the same words."""
    table = tmp_path / "weights.csv"
    table.write_text(TABLE.read_text("utf-8"), "utf-8")
    told = _run(labelled, table, capsys)
    assert sum(line.startswith(("  before", "  after")) for line in told) == 3 * 2 * len(fit.BARS)
    assert any(line.startswith("prior ") for line in told)
    once = table.read_text("utf-8")
    rows = [[line.split(",")[0] for line in text.split("\n")] for text in (once, TABLE.read_text("utf-8"))]
    assert rows[0] == rows[1]
    assert once != TABLE.read_text("utf-8")
    _run(labelled, table, capsys)
    assert table.read_text("utf-8") == once


def test_truth_is_needed(labelled: list[tuple[Path, Path]], capsys: pytest.CaptureFixture[str]) -> None:
    """A corpus without a truth is told in a sentence."""
    with pytest.raises(SystemExit):
        fit.main([str(labelled[0][0])])
    assert "every CORPUS needs its TRUTH" in capsys.readouterr().err
