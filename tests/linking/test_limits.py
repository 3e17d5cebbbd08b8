"""What linking did not compare is told, and only that."""

from __future__ import annotations

import pytest

from checker.linking import link, pairs
from checker.linking.blocks import LARGEST_BLOCK
from checker.linking.limits import limits
from checker.linking.stories import RARE
from checker.model import Document
from checker.pipeline.line import extract_documents

SENTENCE = "Torvale's mill in Dorlin employs {:,} people."


def told(texts: list[str]) -> tuple[str, ...]:
    documents = [Document(f"d{number:04}", text, published="2026-03-02") for number, text in enumerate(texts)]
    claims = [claim for found in extract_documents(documents, ()) for claim in found.claims]
    return link(claims, {document.id: document for document in documents}).limits


def test_nothing() -> None:
    """Where all was compared nothing is said."""
    assert limits(documents=0, claims=0, large=0) == ()
    assert told([SENTENCE.format(number) for number in range(RARE)]) == ()


def test_sentences() -> None:
    """One and several are told as such."""
    one, several = limits(documents=1, claims=1, large=1), limits(documents=2, claims=2000, large=2)
    assert [sentence.split()[1] for sentence in one] == ["document", "claim", "pair"]
    assert [sentence.split()[:2] for sentence in several] == [["2", "documents"], ["2,000", "claims"], ["2", "pairs"]]
    assert all(sentence.endswith(".") for sentence in (*one, *several))


def test_too_many_say_it() -> None:
    """Of a sentence that very many documents say it is told that not each was held against each."""
    sentences = told([SENTENCE.format(number) for number in range(LARGEST_BLOCK + 40)])
    assert [sentence.split()[:2] for sentence in sentences][-1] == [f"{LARGEST_BLOCK + 40}", "claims"]


def test_large_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two documents with very many figures are told of."""
    text = " ".join(SENTENCE.format(number) for number in range(5))
    assert told([text, text]) == ()
    monkeypatch.setattr(pairs, "MOST_PAIRS", 9)
    assert told([text, text]) == ("1 pair of documents with more than 9 pairs of figures: only the first 3 figures of each were compared.",)
