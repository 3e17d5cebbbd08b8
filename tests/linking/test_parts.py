"""A corpus linked in parts gives what the whole gives, however it is cut."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.made_claims import stories as made_stories
from checker.linking import blocks as blocks_module
from checker.linking import link
from checker.linking import stories as stories_module
from checker.linking.candidates import LookedFor, Looking, looked_for
from checker.linking.groups import place_of
from checker.linking.paired import Paired, together
from checker.linking.parts import Weighing, group, grouping, weigh, weighing
from checker.linking.prepared import prepared
from checker.linking.statistics import Statistics
from checker.linking.whole import in_order
from checker.model import Claim, ClaimGroup, Document
from checker.pipeline.line import extract_documents
from checker.readers.identity import identified

CASES = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text("utf-8"))
DATES = ("2026-03-01", "2026-03-02", "2026-04-20", None)


class Corpus:
    """Documents in order, with their claims in order, and which claims are places."""

    def __init__(self, texts: Sequence[Document], claims: Sequence[Sequence[Claim]], bare: frozenset[str] = frozenset()) -> None:
        self.texts, self.claims, self.bare = list(texts), [sorted(found, key=in_order) for found in claims], bare

    def read(self, documents: Sequence[int]) -> tuple[list[Claim], list[Document]]:
        """The claims and texts of some documents."""
        return [claim for at in documents for claim in self.claims[at]], [self.texts[at] for at in documents]


@pytest.fixture(scope="module")
def cases() -> Corpus:
    """The texts of all cases, as of one corpus, on a few days."""
    texts = [text for case in CASES for text in case["documents"]]
    documents = [identified(Document(id=f"d{at:04}", text=text, published=DATES[at % 4])) for at, text in enumerate(texts)]
    found = list(extract_documents(documents, (), places=True))
    bare = frozenset(place.id for each in found for place in each.places)
    return Corpus(documents, [[*each.claims, *each.places] for each in found], bare)


@pytest.fixture(scope="module")
def made() -> Corpus:
    """Made stories, of which many are told several times."""
    found = sorted(made_stories(450), key=lambda each: each[0].id)
    return Corpus([document for document, _ in found], [claims for _, claims in found])


def _looked_for(claims: Sequence[Claim], texts: Sequence[Document]) -> LookedFor:
    return looked_for(claims, texts, prepared(claims, texts))


def _weighed(corpus: Corpus, part: Weighing, counted: Statistics) -> Paired:
    claims, texts = corpus.read(part.documents.tolist())
    return weigh(part, claims, texts, counted, prepared(claims, texts) if len(texts) % 2 else None)


def in_parts(corpus: Corpus, at_once: int, pairs: int, documents: int) -> list[ClaimGroup]:
    """The groups of a corpus whose documents are read so many at a time, and weighed and told so many pairs and documents at a time."""
    batches = [range(first, min(first + at_once, len(corpus.texts))) for first in range(0, len(corpus.texts), at_once)]
    looking = Looking()
    for batch in batches:
        looking.add(_looked_for(*corpus.read(batch)))
    counted, known = looking.found()
    assert known.ends.tolist() == [0, *accumulate(map(len, corpus.claims))]
    cut = list(weighing(known, most=pairs))
    found = together([_weighed(corpus, part, counted) for part in reversed(cut)])  # in any order
    told = list(grouping(found, known, most=documents))
    assert sorted(at for part in told for at in part.documents.tolist()) == list(range(len(corpus.texts)))
    return sorted((each for part in told for each in group(part, *corpus.read(part.documents.tolist()), corpus.bare)), key=place_of)


def whole(corpus: Corpus) -> list[ClaimGroup]:
    """The groups of a corpus linked at once."""
    claims, texts = corpus.read(range(len(corpus.texts)))
    places = [claim for claim in claims if claim.id in corpus.bare]
    return link([claim for claim in claims if claim.id not in corpus.bare], {text.id: text for text in texts}, places).groups


CUTS = [(1000, 1, 1), (7, 3, 2), (1, 10_000, 20)]


@pytest.mark.parametrize("cut", CUTS)
def test_cases(cases: Corpus, cut: tuple[int, int, int]) -> None:
    """The same claims are one group, as sure and for the same reasons."""
    expected = whole(cases)
    assert in_parts(cases, *cut) == expected
    assert sum(len(each.documents) > 1 for each in expected) > 20


@pytest.mark.parametrize("cut", CUTS)
def test_stories(made: Corpus, cut: tuple[int, int, int]) -> None:
    """The same of stories that are retold."""
    expected = whole(made)
    assert in_parts(made, *cut) == expected
    assert sum(len(each.documents) > 2 for each in expected) > 20


@pytest.mark.parametrize(("most", "read"), [(10_000, 1000), (10_000, 60), (40, 1000), (40, 60), (1, 5)])
def test_bounds(made: Corpus, most: int, read: int) -> None:
    """Each pair is in one part, no part has many more pairs or reads more documents than it may, and the largest comes first."""
    looking = Looking()
    looking.add(_looked_for(*made.read(range(len(made.texts)))))
    known = looking.found()[1]
    parts = list(weighing(known, most=most, read=read))
    near = sorted(pair for part in parts for pair in _pairs(part.documents[part.stories.left], part.documents[part.stories.right]))
    free = sorted(pair for part in parts for pair in _pairs(part.rows[part.left], part.rows[part.right]))
    assert near == sorted(_pairs(known.stories.left, known.stories.right))
    assert free == sorted(_pairs(known.left, known.right))
    assert len(near) > 100
    assert max(len(part.documents) for part in parts) <= read + 2
    sizes = [len(part.stories.left) + len(part.left) for part in parts]
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] <= max(2 * most, read // 2) + 8  # the pairs of claims of one pair of documents stay together


def _pairs(left, right) -> list[tuple[int, int]]:  # type: ignore[no-untyped-def]
    return list(zip(left.tolist(), right.tolist(), strict=True))


@pytest.mark.parametrize("cut", CUTS)
def test_hot(made: Corpus, cut: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    """What too many share is common in every part, though few of the part have it."""
    monkeypatch.setattr(blocks_module, "LARGEST_BLOCK", 6)
    monkeypatch.setattr(stories_module, "RARE", 4)
    assert in_parts(made, *cut) == whole(made)


@given(at_once=st.integers(1, 200), pairs=st.integers(1, 300), documents=st.integers(1, 200), kept=st.randoms(use_true_random=False))
@settings(max_examples=6, deadline=None)
def test_any_cut(cases: Corpus, at_once: int, pairs: int, documents: int, kept) -> None:  # type: ignore[no-untyped-def]
    """However a corpus is cut, and whatever stands in it, its parts give what the whole gives."""
    chosen = sorted(kept.sample(range(len(cases.texts)), 60))
    some = Corpus([cases.texts[at] for at in chosen], [cases.claims[at] for at in chosen], cases.bare)
    assert in_parts(some, at_once, pairs, documents) == whole(some)
