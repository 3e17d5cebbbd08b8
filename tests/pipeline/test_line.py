"""The straight line as a whole."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.model import Document, Verdict
from checker.pipeline import check_documents
from checker.reporters import render
from checker.rulebook.catalogue import load_rules

TEXTS = [
    "Leaders met at the Delta summit in Oslo on 3 May 2024. Sales rose 25% from 10 to 12.",
    "The Delta summit in Lisbon ended on 4 May 2024. Foreign Minister Wang Yi of China arrived.",
    "The Delta summit in Norway drew 21 economies in May 2024, China's Foreign Minister Wang Yi said.",
    "In December 2025, the United States approved its arms sales package to Taiwan, valued at $11.1 billion.",
    "The $10 billion arms package for Taiwan, approved in December 2025, angered Beijing.",
    "The arms package for Taiwan was worth more than $11 billion in December 2025.",
]
DOCUMENTS = [Document(f"d{number}", text) for number, text in enumerate(TEXTS)]
RULES = load_rules([], builtin=True)
WHOLE = render(check_documents(DOCUMENTS, RULES), "json")

STORY = (
    "The council of Harwick approved the harbour bridge on Tuesday after a debate of six hours, and said that work would begin in spring. "
    "The Harwick bridge will cost $7.3 million, and engineers expect it to carry forty trains a day once the old viaduct has been closed."
)


@given(st.permutations(DOCUMENTS))
@settings(max_examples=20, deadline=None)
def test_any_order(documents: list[Document]) -> None:
    """The same documents in any order give the same bytes."""
    assert render(check_documents(documents, RULES), "json") == WHOLE


@given(st.sets(st.sampled_from(range(len(DOCUMENTS))), min_size=1))
@settings(max_examples=20, deadline=None)
def test_any_split(kept: set[int]) -> None:
    """What a document says does not depend on the documents beside it."""
    some = check_documents([DOCUMENTS[number] for number in kept], RULES)
    whole = check_documents(DOCUMENTS, RULES)
    assert some.claims == {name: count for name, count in whole.claims.items() if name in some.claims}


def test_copies_are_one_voice() -> None:
    """A syndicated copy corroborates nothing."""
    report = check_documents([Document("a", STORY), Document("b", "(Wire) " + STORY)], [])
    assert report.findings
    assert all(value.sources == 1 for finding in report.findings for value in finding.values)
    assert not report.with_verdict(Verdict.AGREEMENT)


def test_many_values() -> None:
    """Hundreds of values of one fact are one finding, which says how many were not compared."""
    text = "In December 2025, the United States approved its arms sales package to Taiwan, valued at ${}.{:02} billion."
    report = check_documents([Document(f"d{n:04}", text.format(10 + n // 100, n % 100)) for n in range(300)], RULES, generic=False)
    (found,) = report.conflicts
    assert len(found.values) == 300
    assert found.notes[-1] == "100 of 300 values were not compared pair by pair."
    assert found.message.endswith("294 other values")


def test_very_many_values() -> None:
    """Hundreds of texts that say one thing with as many figures are one finding, readable, and what was not compared is told."""
    texts = [f"Torvale's mill in Dorlin employs {1000 + 7 * number:,} people." for number in range(320)]
    report = check_documents([Document(f"d{number:04}", each, published="2026-03-02") for number, each in enumerate(texts)], [])
    (found,) = report.conflicts
    assert len(found.values) == len(found.claims) == 320
    assert found.message.endswith("1,028 people, 1,035 people and 314 other values")
    assert len(found.notes) < 30
    assert [limit.split()[:2] for limit in report.limits] == [["320", "claims"], ["1", "finding"]]
