"""Pairs of claims of two documents of one story."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.linking import pairs as pairs_module
from checker.linking.pairs import numbered, pair_batches
from checker.linking.stories import Stories
from tests.linking.seen import Seen, seen

TEXTS = [
    "The viaduct cost $7 million, $2 million more than planned, and 5 percent of all taxes.",
    "They paid $9 million on 3 May 2024, a rise of 4 percent.",
    "It rained.",
    "The harbour took 40 ships and 7,000 tonnes in June.",
    "Berghof won 3-1 in the second round before 400 people.",
]


def _listed(found: Seen) -> set[tuple[int, int, int]]:
    return {
        (int(story), int(left), int(right))
        for batch in pair_batches(found.facts, found.stories)
        for left, right, story in zip(batch.left, batch.right, batch.story, strict=True)
    }


def _expected(found: Seen) -> set[tuple[int, int, int]]:
    facts, stories = found.facts, found.stories
    return {
        (number, left, right)
        for number, (one, two) in enumerate(zip(stories.left, stories.right, strict=True))
        for left in np.flatnonzero(facts.document == one).tolist()
        for right in np.flatnonzero(facts.document == two).tolist()
        if facts.line[left] == facts.line[right]
    }


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=5), st.sampled_from([1, 3, 200_000]))
@settings(max_examples=40, deadline=None)
def test_pairs(texts: list[str], batch: int) -> None:
    """Every claim with every claim on its line in the other document, each pair once, whatever the size of a batch."""
    found = seen(texts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pairs_module, "BATCH", batch)
        assert _listed(found) == _expected(found)
        batches = list(pair_batches(found.facts, found.stories))
    assert sum(len(each.left) for each in batches) == len(_expected(found))
    told = [set(each.story.tolist()) for each in batches]
    assert sum(map(len, told)) == len(set().union(*told))


def test_no_story() -> None:
    """Documents that tell no common story have no pairs."""
    found = seen(TEXTS)
    none = np.zeros(0, dtype=np.int64)
    assert list(pair_batches(found.facts, Stories(none, none, none.astype(float), none.astype(float), []))) == []


def test_many_pairs() -> None:
    """Of two documents with very many claims those that begin the documents are weighed."""
    found = seen(["Paid " + ", ".join(f"${number} million" for number in range(2, 12))] * 2)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pairs_module, "MOST_PAIRS", 16)
        listed = _listed(found)
    assert {(left, right) for _, left, right in listed} == {(left, 10 + right) for left in range(4) for right in range(4)}


ENTRIES = st.lists(st.tuples(st.integers(3, 6), st.integers(0, 9), st.integers(100, 900)), max_size=30)


@given(ENTRIES, st.integers(0, 2), st.sampled_from([0, 8]))
@settings(deadline=None)
def test_numbered(entries: list[tuple[int, int, int]], sides: int, sparse: int) -> None:
    """Equal entries of a group have one number and others another, below the count that is told, and groups are numbered in order."""
    group, *rows = (np.array([entry[side] for entry in entries], dtype=np.int64) for side in range(1 + sides))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pairs_module, "_SPARSE", sparse)
        code, count = numbered(group, *rows)
    asked = [entry[: 1 + sides] for entry in entries]
    known = dict(zip(asked, code.tolist(), strict=True))
    assert [known[entry] for entry in asked] == code.tolist()
    assert len(set(known.values())) == len(known)
    assert all(0 <= number < count for number in known.values())
    ordered = [entry[0] for entry, _ in sorted(known.items(), key=lambda each: each[1])]
    assert ordered == sorted(ordered)
