"""The check on labelled documents."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.linking.evaluate import checked
from benchmarks.linking.scoring import score


def test_check_is_scored(tmp_path: Path) -> None:
    """Two tellings that differ are read, checked and found in the truth."""
    texts = {
        "s1-a": "Uruguay's wheat exports in May were 265,000 tonnes, the farm ministry said.",
        "s1-b": "Uruguay's wheat exports in May were 391,000 tonnes, the farm ministry said.",
    }
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in texts.items()), "utf-8")
    start = texts["s1-a"].index("265")
    row = {
        "doc_a": "s1-a",
        "start_a": start,
        "end_a": start + 14,
        "doc_b": "s1-b",
        "start_b": start,
        "end_b": start + 14,
        "kind": "magnitude",
    }
    total = score({"conflicts": [row], "equivalent": []}, checked(corpus))
    assert (total.right, total.recall) == (1, 1.0)
