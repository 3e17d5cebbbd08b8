"""Scores of findings written by hand."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.linking.scoring import Score, lines, score

TRUTH: dict[str, Any] = {
    "conflicts": [
        {"doc_a": "s1-a", "start_a": 10, "end_a": 20, "doc_b": "s1-b", "start_b": 0, "end_b": 5, "kind": "percent", "group": "s1-0"},
        {"doc_a": "s2-a", "start_a": 0, "end_a": 5, "doc_b": "s2-b", "start_b": 0, "end_b": 5, "kind": "fromto", "group": "s2-0"},
        {"doc_a": "s2-a", "start_a": 9, "end_a": 15, "doc_b": "s2-b", "start_b": 9, "end_b": 15, "kind": "fromto", "group": "s2-0"},
    ],
    "equivalent": [
        {"doc_a": "s1-a", "start_a": 30, "end_a": 40, "doc_b": "s1-b", "start_b": 30, "end_b": 40, "kind": "money", "how": "form"}
    ],
    "traps": [{"doc_a": "t1-a", "start_a": 0, "end_a": 5, "doc_b": "t1-t", "start_b": 0, "end_b": 5, "kind": "company"}],
    "revisions": [{"doc_a": "r1-a", "start_a": 0, "end_a": 5, "doc_b": "r1-t", "start_b": 0, "end_b": 5, "kind": "revision"}],
    "distractors": ["d1", "d2"],
}


def _finding(
    *places: tuple[str, int, int], verdict: str = "conflict", values: tuple[float, ...] = (), confidence: float = 0.9
) -> dict[str, Any]:
    claims = [{"document": name, "start": start, "end": end, "text": "", "value": None, "unit": None} for name, start, end in places]
    for claim, value in zip(claims, values, strict=False):
        claim["value"] = value
    return {"rule": "generic/figure", "verdict": verdict, "confidence": confidence, "claims": claims}


def _score(*findings: dict[str, Any], **more: object) -> Score:
    return score(TRUTH | more, findings)


def test_detected() -> None:
    """A conflict that overlaps both stretches is right, whichever side comes first and whatever stands before the names."""
    for found in (_finding(("s1-a", 12, 14), ("s1-b", 0, 9)), _finding(("corpus.jsonl#s1-b", 4, 5), ("corpus.jsonl#s1-a", 19, 25))):
        total = _score(found)
        assert (total.right, total.false, total.recall) == (1, [], 0.5)


def test_both_rows_are_one_item() -> None:
    """A swapped pair is one item, detected by either row."""
    total = _score(_finding(("s2-a", 9, 15), ("s2-b", 9, 15)))
    assert (len(total.found), len(total.items)) == (1, 2)


def test_only_a_conflict_counts() -> None:
    """Another verdict on the right pair is a hint and no more."""
    total = _score(_finding(("s1-a", 10, 20), ("s1-b", 0, 5), verdict="rounding"))
    assert (total.right, len(total.found), len(total.hinted)) == (0, 0, 1)


def test_equal_claims_of_a_cluster_accuse_nobody() -> None:
    """In a finding of three, only claims that differ are set against each other."""
    places = (("s1-a", 30, 40), ("s1-b", 30, 40), ("s1-b", 0, 5))
    assert not _score(_finding(*places, values=(5, 5, 6))).flagged
    assert len(_score(_finding(*places, values=(5, 6, 6))).flagged) == 1


@pytest.mark.parametrize(
    ("places", "cause"),
    [
        ([("s1-a", 30, 40), ("s1-b", 30, 40)], "equal figures"),
        ([("t1-a", 50, 60), ("t1-t", 50, 60)], "trap: company"),
        ([("d1", 0, 5), ("d1", 9, 15)], "inside one document"),
        ([("d1", 0, 5), ("s1-b", 0, 5)], "distractor"),
        ([("s1-a", 50, 60), ("s1-b", 50, 60)], "tellings of one story"),
        ([("s1-a", 50, 60), ("s2-b", 50, 60)], "unrelated stories"),
    ],
)
def test_cause(places: list[tuple[str, int, int]], cause: str) -> None:
    """A false conflict has the first cause that fits."""
    assert [told for _, told in _score(_finding(*places)).false] == [cause]


@pytest.mark.parametrize("places", [[("s1-a", 0, 5), ("s1-a", 50, 55)], [("r1-a", 0, 5), ("r1-t", 0, 5)]])
def test_neutral(places: list[tuple[str, int, int]]) -> None:
    """Inside a document with a planted conflict, and of a moved figure, nothing is counted."""
    total = _score(_finding(*places))
    assert (total.right, total.false, total.neutral) == (0, [], 1)


def test_open_truth() -> None:
    """Where only some pairs are labelled, the others count nowhere; a look-alike may be its stretches alone."""
    assert _score(_finding(("s1-a", 50, 60), ("s2-b", 50, 60)), open=True).unlabelled == 1
    far = _finding(("t1-a", 50, 60), ("t1-t", 50, 60))
    assert not _score(far, open=True, trap_scope="span").false
    assert _score(far, open=True).false


def test_reliability() -> None:
    """Right and false conflicts are counted by how sure they are."""
    total = _score(
        _finding(("s1-a", 10, 20), ("s1-b", 0, 5), confidence=0.95),
        _finding(("d1", 0, 5), ("d2", 0, 5), confidence=0.7),
        _finding(("d1", 0, 5), ("d2", 0, 5), confidence=1.0),
    )
    assert total.bins == {(5, True): 1, (2, False): 1, (5, False): 1}
    told = lines(total, documents=9)
    assert "  0.95 to 1.0         1      1        0.500" in told
    assert told[-1].split() == ["0.9", "and", "more", "1", "1", "0.500"]
