"""Labels of pairs of claims."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.linking.samples import OTHER, SAME, TRAP, UNKNOWN, Sample, sample

TEXTS = {
    "s1-a": "Uruguay's wheat exports in May were 265,000 tonnes, and its imports of maize were 41,000 tonnes, the farm ministry said.",
    "s1-b": "Uruguay's wheat exports in May were 391,000 tonnes, and its imports of maize were 41,000 tonnes, the farm ministry said.",
    "s1-t": "Uruguay's wheat exports in June were 280,000 tonnes, and its imports of maize were 52,000 tonnes, the farm ministry said.",
}


def _row(one: str, first: str, other: str, second: str) -> dict[str, object]:
    starts = TEXTS[one].index(first), TEXTS[other].index(second)
    return {
        "doc_a": one, "start_a": starts[0], "end_a": starts[0] + len(first),
        "doc_b": other, "start_b": starts[1], "end_b": starts[1] + len(second), "kind": "magnitude",
    }  # fmt: skip


@pytest.fixture
def told(tmp_path: Path) -> Sample:
    """Two tellings with one conflict and one equal figure, and a look-alike."""
    corpus, truth = tmp_path / "corpus.jsonl", tmp_path / "truth.json"
    corpus.write_text("".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in TEXTS.items()), "utf-8")
    rows = {
        "conflicts": [_row("s1-a", "265,000", "s1-b", "391,000")],
        "equivalent": [_row("s1-a", "41,000", "s1-b", "41,000")],
        "traps": [_row("s1-a", "265,000", "s1-t", "280,000")],
    }
    truth.write_text(json.dumps(rows), "utf-8")
    return sample(corpus, truth)


def _pair(told: Sample, one: str, first: str, other: str, second: str) -> int:
    claims, pairs = told.sight.facts.claims, told.sight.pairs
    wanted = {(one, first), (other, second)}
    return next(
        at
        for at, (left, right) in enumerate(zip(pairs.left, pairs.right, strict=True))
        if {(claims[side].document, claims[side].text.split()[0]) for side in (left, right)} == wanted
    )


@pytest.mark.parametrize(
    ("pair", "label", "weight"),
    [
        (("s1-a", "265,000", "s1-b", "391,000"), SAME, 1),
        (("s1-a", "41,000", "s1-b", "41,000"), SAME, 1),
        (("s1-a", "265,000", "s1-b", "41,000"), OTHER, 1),
        (("s1-a", "265,000", "s1-t", "280,000"), OTHER, TRAP),
        (("s1-a", "41,000", "s1-t", "280,000"), OTHER, 1),
        (("s1-b", "391,000", "s1-t", "280,000"), UNKNOWN, 1),
    ],
)
def test_label(told: Sample, pair: tuple[str, str, str, str], label: int, weight: float) -> None:
    """Counterparts are one fact, what has another counterpart or stands in a look-alike is not, and of the rest nothing is said."""
    at = _pair(told, *pair)
    assert (told.label[at], told.weight[at]) == (label, weight)
    assert told.planted.sum() == 1
    assert told.missing == 0


def test_nothing_to_pair(tmp_path: Path) -> None:
    """Of one document nothing can be fitted, and a sentence says so."""
    (tmp_path / "corpus.jsonl").write_text(json.dumps({"id": "a", "text": "Nothing to see."}) + "\n", "utf-8")
    (tmp_path / "truth.json").write_text('{"conflicts": [], "equivalent": []}', "utf-8")
    with pytest.raises(SystemExit, match="no two documents"):
        sample(tmp_path / "corpus.jsonl", tmp_path / "truth.json")
