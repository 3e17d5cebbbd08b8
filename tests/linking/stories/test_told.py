"""What the check says of freely reworded stories that nothing was tuned on, see the README beside this file."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from checker.linking.facts import figure_spans, is_compared
from checker.linking.stories import stories
from checker.linking.words import words_of
from checker.model import Claim, Document
from checker.pipeline import check
from checker.pipeline.line import extract_documents
from checker.readers import READERS, read_paths
from tests.linking.stories.scoring import Row, Score, score

HERE = Path(__file__).parent
TRUTH: dict[str, list[Row]] = json.loads((HERE / "truth.json").read_text("utf-8"))

FOUND = 4
"""Conflicts told, of 18."""
FALSE, EQUIVALENT, LOOKALIKES = 0, 0, 0
"""Most conflicts that are false, and most equivalent and look-alike pairs told as one."""
REACHED = 14
"""Conflicts of which both stretches are claims that linking looks at, of 18."""


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return sorted(read_paths([str(HERE / "stories.jsonl")], READERS)[0], key=lambda document: document.id)


@pytest.fixture(scope="module")
def claims(documents: list[Document]) -> list[Claim]:
    return [claim for found in extract_documents(documents, (), places=True) for claim in (*found.claims, *found.places)]


@pytest.fixture(scope="module")
def total() -> Score:
    """The score of the whole check without topical rules."""
    return score(check([str(HERE / "stories.jsonl")], builtin=False), TRUTH)


def test_labels(documents: list[Document]) -> None:
    """Every label joins two texts of one pair and holds the words that it says; no pair of stretches is labelled twice."""
    text = {document.id: document.text for document in documents}
    rows = [row for part in TRUTH.values() for row in part]
    for row in rows:
        assert row["doc_a"][:3] == row["doc_b"][:3]
        assert text[row["doc_a"]][row["start_a"] : row["end_a"]] == row["text_a"]
        assert text[row["doc_b"]][row["start_b"] : row["end_b"]] == row["text_b"]
    assert len({(row["doc_a"], row["start_a"], row["doc_b"], row["start_b"]) for row in rows}) == len(rows)
    assert {name: len(part) for name, part in TRUTH.items()} == {"conflicts": 18, "equivalent": 153, "lookalikes": 101}


def test_found(total: Score) -> None:
    """So many conflicts are found; the number is exact, so that finding more shows as well."""
    assert len(total.found) == FOUND, [(row["doc_a"], row["text_a"], row["text_b"]) for row in total.found]


def test_false(total: Score) -> None:
    """No more conflicts than these are told that are none."""
    assert len(total.false) <= FALSE, [finding.message for finding in total.false]


def test_equivalent(total: Score) -> None:
    """One fact in other words is no conflict."""
    assert len(total.equivalent) <= EQUIVALENT, [(row["doc_a"], row["text_a"], row["text_b"]) for row in total.equivalent]


def test_lookalikes(total: Score) -> None:
    """Two facts of one sort are no conflict."""
    assert len(total.lookalikes) <= LOOKALIKES, [(row["doc_a"], row["text_a"], row["text_b"]) for row in total.lookalikes]


def test_pairs_meet(documents: list[Document], claims: list[Claim]) -> None:
    """The two accounts of each event are known as one story, and no two events are."""
    words = words_of(documents, figure_spans(claims, {document.id: number for number, document in enumerate(documents)}))
    found = stories(words)
    met = {(words.documents[left], words.documents[right]) for left, right in zip(found.left, found.right, strict=True)}
    assert met == {(f"p{number:02}-a", f"p{number:02}-b") for number in range(1, 21)}


def test_reached(claims: list[Claim]) -> None:
    """Both sides of so many conflicts are claims that linking looks at: more cannot be found by weighing them better."""
    compared = [claim for claim in claims if is_compared(claim)]
    reached = [row for row in TRUTH["conflicts"] if _holds(compared, row, "a") and _holds(compared, row, "b")]
    assert len(reached) == REACHED


def _holds(claims: Sequence[Claim], row: Row, side: str) -> bool:
    document, start, end = (row["doc_a"], row["start_a"], row["end_a"]) if side == "a" else (row["doc_b"], row["start_b"], row["end_b"])
    return any(claim.document == document and claim.start < end and start < claim.end for claim in claims)
