"""One command measures every part and keeps a record."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from benchmarks.__main__ import FULL, PARTS, QUICK

Told = Callable[..., tuple[str, dict[str, Any]]]


@pytest.fixture
def told(root: Path, tmp_path: Path) -> Told:
    """Run the command with some arguments; what it prints, and the last record."""
    file = tmp_path / "records.jsonl"

    def run(*arguments: str) -> tuple[str, dict[str, Any]]:
        command = [sys.executable, "-m", "benchmarks", "--quick", "--record", str(file), "--folder", str(tmp_path), *arguments]
        done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=True, timeout=300)
        return done.stdout, json.loads(file.read_text("utf-8").splitlines()[-1])

    return run


def test_record_of_a_run(told: Told, tmp_path: Path) -> None:
    """A run adds a line with commit, date, machine, options and figures, which are those that it prints."""
    printed, record = told("--only", "link", "memory", "--link-sizes", "200", "400", "--memory-mb", "0.01", "--memory-of", "extract")
    assert set(record) == {"commit", "changed", "date", "seconds", "machine", "options", "figures"}
    assert record["options"]["only"] == ["link", "memory"]
    assert record["options"]["link_sizes"] == [200, 400]
    assert {"system", "processor", "cores", "memory_mb", "load", "python", "packages"} == set(record["machine"])
    assert {figure["part"] for figure in record["figures"]} == {"link", "memory"}
    for figure in record["figures"]:
        assert set(figure) <= {"part", "name", "unit", "value", "goal", "note"}
        assert figure["name"] in printed
    growth = [figure for figure in record["figures"] if figure["unit"] == "exponent"]
    assert [figure["goal"]["bound"] for figure in growth] == ["at most"]
    assert "goals met" in printed
    told("--only", "link", "--link-sizes", "200")
    assert len((tmp_path / "records.jsonl").read_text("utf-8").splitlines()) == 2


def test_corpus_of_ones_own(told: Told, tmp_path: Path) -> None:
    """A corpus that is given is measured, and a size that it does not have is told and keeps nothing else from being measured."""
    corpus = tmp_path / "own.jsonl"
    corpus.write_text("".join(json.dumps({"id": str(number), "text": f"It has {number} ships."}) + "\n" for number in range(3)), "utf-8")
    printed, record = told("--only", "check", "--corpus", str(corpus), "--check-sizes", "3", "4", "2")
    values = {figure["name"]: figure["value"] for figure in record["figures"]}
    assert values["3 documents"] > 0
    assert values["2 documents"] > 0
    assert values["4 documents"] is None
    assert "4 documents: the corpus has only 3 documents" in printed


def test_other_extractors_are_optional(told: Told) -> None:
    """Without the environment of the other extractors the rest is measured; an interpreter that lacks them says so."""
    printed, record = told("--only", "extract", "--others", sys.executable, "--documents", "4", "--sample", "2")
    ratios = {figure["name"]: figure["value"] for figure in record["figures"] if figure["unit"] == "times"}
    assert ratios["describe claims / plain scan"] > 0
    assert ratios["quantulum3 / plain scan, sample"] is None
    assert "No module named 'quantulum3'" in printed


def test_sizes_have_both_measures() -> None:
    """What a full run has a size for, a quick one has as well, and smaller."""
    assert set(FULL) == set(QUICK)
    assert list(PARTS) == ["startup", "extract", "link", "jobs", "cache", "engines", "check", "memory"]
