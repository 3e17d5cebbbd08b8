"""Labelled documents as a whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.linking.retell import Labelled, make, write
from tests.benchmarks_linking import made

SEEDS = range(12)


def _made(seed: int) -> Labelled:
    return make(made.sources(), seed=seed, number=5)


@pytest.mark.parametrize("seed", SEEDS)
def test_rows_point_into_their_documents(seed: int) -> None:
    """Every stretch lies in its document and has something in it."""
    labelled = _made(seed)
    texts = {each["id"]: each["text"] for each in labelled.documents}
    for row in (*labelled.conflicts, *labelled.equivalent, *labelled.traps, *labelled.revisions):
        for side in "ab":
            stretch = texts[row[f"doc_{side}"]][row[f"start_{side}"] : row[f"end_{side}"]]
            assert stretch
            assert stretch == stretch.strip()


def test_conflicts_differ_and_equals_can_be_the_same() -> None:
    """A conflict never prints the same on both sides; some equal figures do and most others differ in form."""
    hows = set()
    for seed in SEEDS:
        labelled = _made(seed)
        texts = {each["id"]: each["text"] for each in labelled.documents}
        for row in labelled.conflicts:
            one, other = (" ".join(texts[row[f"doc_{side}"]][row[f"start_{side}"] : row[f"end_{side}"]].split()).lower() for side in "ab")
            assert one != other
        hows |= {row["how"] for row in labelled.equivalent}
    assert {"same", "form", "date form"} <= hows


def test_same_seed_same_bytes(tmp_path: Path) -> None:
    """A seed gives the same files again; another one gives others."""
    for folder, seed in (("one", 1), ("two", 1), ("three", 2)):
        write(_made(seed), tmp_path / folder, seed=seed, number=5)
    one, two, three = ((tmp_path / each / "corpus.jsonl").read_bytes() for each in ("one", "two", "three"))
    assert one == two != three
    assert json.loads((tmp_path / "one" / "truth.json").read_text("utf-8"))["documents"] == one.count(b"\n")


def test_excluded_story_is_not_used() -> None:
    """A story that shares a run of words with an excluded text is left."""
    gone = made.sources()[0]
    labelled = make(made.sources(), seed=1, number=9, exclude=[gone.text])
    assert not [each for each in labelled.documents if "Ashby" in each["text"]]
    assert [each for each in labelled.documents if "Uruguay" in each["text"]]
