"""Outputs whose place a document has."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.hostile.beside import HEALTHY, put


@pytest.mark.parametrize("command", ["check", "extract"])
@pytest.mark.parametrize("place", ["healthy-1.txt", "link.txt", "hard.txt"])
def test_a_document_is_not_written_over(tmp_path: Path, program: Run, command: str, place: str) -> None:
    """An output that is one of the documents is refused, however it is reached, and goes elsewhere."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    put(corpus)
    (tmp_path / "link.txt").symlink_to(corpus / "healthy-1.txt")
    (tmp_path / "hard.txt").hardlink_to(corpus / "healthy-1.txt")
    output = (corpus if place in HEALTHY else tmp_path) / place
    ran = program(command, corpus, "--output", output, "--quiet", TMPDIR=str(tmp_path))
    assert ran.returncode == 2
    assert f"{output}: is one of the documents that were read, and was not written over; it went to" in ran.stderr
    assert len(ran.stderr.splitlines()) == 1
    assert {name: (corpus / name).read_text() for name in HEALTHY} == HEALTHY
    assert [each.stat().st_size > 0 for each in tmp_path.glob("checker-*")] == [True]


@pytest.mark.parametrize("command", ["check", "extract"])
def test_an_earlier_report_is(tmp_path: Path, program: Run, command: str) -> None:
    """The report of an earlier run is written anew where it lies."""
    put(tmp_path)
    for _ in range(2):
        ran = program(command, tmp_path, "--output", tmp_path / "r.csv")
        assert ran.returncode == (1 if command == "check" else 0), ran.stderr
