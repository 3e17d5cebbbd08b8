"""Labelled documents that several tests read."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.linking.retell import make, write
from tests.benchmarks_linking import made

Files = tuple[Path, Path]


@pytest.fixture(scope="session")
def labelled(tmp_path_factory: pytest.TempPathFactory) -> list[Files]:
    """Corpus and truth of three draws of the invented stories."""
    found = []
    for seed in (1, 2, 3):
        folder = tmp_path_factory.mktemp(f"draw{seed}")
        write(make(made.sources(), seed=seed, number=5), folder, seed=seed, number=5)
        found.append((folder / "corpus.jsonl", folder / "truth.json"))
    return found
