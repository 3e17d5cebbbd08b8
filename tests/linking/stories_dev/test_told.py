"""What the check says of the freely reworded stories that the weights of leftovers were fitted on, see the README beside this file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.pipeline import check
from tests.linking.stories.scoring import Row, Score, score

HERE = Path(__file__).parent
TRUTH: dict[str, list[Row]] = json.loads((HERE / "truth.json").read_text("utf-8"))

FOUND = 13
"""Conflicts told at least, of 25."""


@pytest.fixture(scope="module")
def total() -> Score:
    """The score of the whole check without topical rules."""
    return score(check([str(HERE / "stories.jsonl")], builtin=False), TRUTH)


def test_labels() -> None:
    """Every label joins two texts of one pair and holds the words that it says."""
    text = {row["id"]: row["text"] for row in map(json.loads, (HERE / "stories.jsonl").read_text("utf-8").splitlines())}
    for row in (row for part in TRUTH.values() for row in part):
        assert row["doc_a"][:3] == row["doc_b"][:3]
        assert text[row["doc_a"]][row["start_a"] : row["end_a"]] == row["text_a"]
        assert text[row["doc_b"]][row["start_b"] : row["end_b"]] == row["text_b"]
    assert {name: len(part) for name, part in TRUTH.items()} == {"conflicts": 25, "equivalent": 436, "lookalikes": 156}


def test_found(total: Score) -> None:
    """So many conflicts are found at least."""
    assert len(total.found) >= FOUND, [(row["doc_a"], row["text_a"], row["text_b"]) for row in total.found]


def test_none_false(total: Score) -> None:
    """Nothing is told that is no conflict: no other fact, no other words for one, no look-alike."""
    assert [finding.message for finding in total.false] == []
    assert (total.equivalent, total.lookalikes) == ([], [])
