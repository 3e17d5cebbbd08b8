"""Free rewordings, linked by what they name: as columns held against a pair at a time, and with weights set by hand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.linking import evidence, free
from checker.linking.blocks import LARGEST_BLOCK, NEIGHBOURS, blocks, pairs
from checker.linking.free import apart, free_links, links_among
from checker.linking.free_facts import FreeFacts, free_facts
from checker.linking.free_features import FEATURES
from checker.linking.free_sight import FreeSight
from checker.linking.keys import Key, keys
from checker.model import Claim, Document, Kind
from checker.pipeline.line import extract_documents
from checker.readers.identity import identified
from tests.linking import plain
from tests.linking.seen import read

CASES = yaml.safe_load((Path(__file__).parent / "cases.yml").read_text("utf-8"))
DATES = ("2026-03-01", "2026-03-02", "2026-04-20", None)

Corpus = tuple[list[Claim], dict[str, Document]]


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """The claims of all cases, as of one corpus, on a few days."""
    texts = [text for case in CASES for text in case["documents"]]
    documents = [identified(Document(id=f"d{at:04}", text=text, published=DATES[at % 4])) for at, text in enumerate(texts)]
    claims = [claim for found in extract_documents(documents, (), places=True) for claim in (*found.claims, *found.places)]
    return sorted(claims, key=lambda claim: (claim.document, claim.start, claim.end, claim.kind)), {each.id: each for each in documents}


def columns(claims: list[Claim], documents: dict[str, Document]) -> tuple[FreeFacts, list[Key]]:
    facts = free_facts(claims, documents, {name: at for at, name in enumerate(sorted(documents))})
    return facts, [key for _, key in keys(claims, documents)]


def test_features(corpus: Corpus) -> None:
    """Every question has the same answer for every pair on one line, asked at once or one by one."""
    facts, known = columns(*corpus)
    assert facts.row.tolist() == [corpus[0].index(key.claim) for key in known]
    held = [(left, right) for left, right in combinations(range(len(known)), 2) if known[left].line == known[right].line]
    left, right = np.array(held).T
    sight = FreeSight(facts, left, right)
    for name, question in FEATURES.items():
        one_by_one = [plain.FEATURES[name](known[one], known[two]) for one, two in held]
        assert np.asarray(question(sight)).tolist() == one_by_one, name


def test_links(corpus: Corpus) -> None:
    """Links, their evidence and what is never brought together are the same as a pair at a time."""
    claims, documents = corpus
    facts, known = columns(claims, documents)
    links, never = plain.free_links(known, facts.row.tolist(), claims)
    held = blocks(facts)
    found = free_links(facts, held)
    rows = [facts.row[side].tolist() for side in (found.left, found.right)]
    told = zip(found.confidence.tolist(), *rows, found.because, found.differ.tolist(), strict=True)
    assert [tuple(link) for link in links] == list(told)
    assert len(links) > 20
    assert apart(facts, held, np.zeros(len(facts), dtype=int)) == never
    assert len(never) > 20


@pytest.mark.parametrize("at_once", [1, 7, 100_000])
def test_some_pairs_at_a_time(corpus: Corpus, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    """However many pairs are weighed at a time, and in whatever order they come, their links are those of all of them."""
    facts, _ = columns(*corpus)
    wanted = free_links(facts, blocks(facts))
    left, right = (np.concatenate(side)[::-1] for side in zip(*pairs(facts, blocks(facts)), strict=True))
    monkeypatch.setattr(free, "_AT_ONCE", at_once)
    found = links_among(facts, left, right)
    for name in ("left", "right", "differ", "confidence"):
        assert getattr(found, name).tolist() == getattr(wanted, name).tolist()
    assert found.because == wanted.because
    assert len(links_among(facts, left[:0], right[:0]).left) == 0


def about(firm: str, number: int) -> tuple[Claim, Document]:
    quote = f"{firm} made {number:,} tonnes of copper."
    document = Document(f"{firm}-{number:05}", quote, published="2026-03-01")
    claim = Claim(document.id, len(firm) + 6, len(quote) - 11, quote[len(firm) + 6 : -11], Kind.QUANTITY, float(number), unit="metric_ton")
    claim.entity, claim.property, claim.sentence, claim.quote, claim.published = firm, "copper", (0, len(quote)), quote, document.published
    return claim, document


def test_words_that_too_many_share() -> None:
    """A claim all of whose words too many share is held against the next that say the same, and is counted; others are not."""
    made = [about("Torvale", number) for number in range(LARGEST_BLOCK + 1)] + [about(f"Firm{letter}", 1) for letter in "abc"]
    facts, _ = columns([claim for claim, _ in made], {document.id: document for _, document in made})
    held = blocks(facts)
    left, right = (np.concatenate(side) for side in zip(*pairs(facts, held), strict=True))
    assert held.capped == LARGEST_BLOCK + 1
    assert len(left) == NEIGHBOURS * (LARGEST_BLOCK + 1) - NEIGHBOURS * (NEIGHBOURS + 1) // 2
    assert (right - left).max() == NEIGHBOURS


ONE = "Norvik's annual revenue was $12.4 million."
OTHER = "Norvik's annual revenue was $14.2 million."


def _linked(texts: Sequence[str], odds: float = 9.0) -> tuple[list[tuple[str, str, bool]], set[tuple[str, str]], list[tuple[int, int]]]:
    """The linked texts of claims, those kept apart, and the rows of the links, where the evidence is the same for every pair."""
    documents, claims = read(texts)
    facts, _ = columns(claims, {document.id: document for document in documents})
    held = blocks(facts)
    with pytest.MonkeyPatch.context() as patch:
        for room in (free, evidence):
            patch.setattr(room, "weights", lambda _: (("prior", odds, "hand"), ("same_value", 0.0, "same value")))
        links = free_links(facts, held)
        never = apart(facts, held, np.zeros(len(facts), dtype=int))
    rows = list(zip(facts.row[links.left].tolist(), facts.row[links.right].tolist(), strict=True))
    named = [(claims[left].text, claims[right].text, differ) for (left, right), differ in zip(rows, links.differ.tolist(), strict=True)]
    return named, {(claims[left].text, claims[right].text) for left, right in never}, rows


@pytest.mark.parametrize(("text", "differ"), [(ONE, False), ("In all Norvik's annual revenue was $12,400,000.", False), (OTHER, True)])
def test_linked(text: str, differ: bool) -> None:  # noqa: FBT001
    """Two claims on one line that share a word are linked where the evidence suffices, and whether they differ is known."""
    ((_, _, found),) = _linked([ONE, text])[0]
    assert found is differ


def test_kept_apart() -> None:
    """Two differing values without enough evidence are kept apart; two equal ones need less."""
    assert _linked([ONE, OTHER], odds=-9.0) == ([], {("$12.4 million", "$14.2 million")}, [])
    assert _linked([ONE, ONE], odds=-9.0)[:2] == ([], set())
    assert _linked([ONE, OTHER], odds=0.9)[0] == []
    assert len(_linked([ONE, ONE], odds=0.9)[0]) == 1


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([f"{ONE} {OTHER}"], id="one document"),
        pytest.param([ONE, "Norvik's annual revenue was €14.2 million."], id="another currency"),
        pytest.param([ONE, "The Halden orchestra's budget was $14.2 million."], id="no word in common"),
        pytest.param([ONE, f"{OTHER} Its debt was $12.4 million."], id="the value stands in the other text too"),
    ],
)
def test_not_linked(texts: list[str]) -> None:
    """What cannot be compared, or is told elsewhere, is not linked whatever speaks for it."""
    assert [named for named in _linked(texts)[0] if {"$12.4 million", "$14.2 million"} <= set(named)] == []


def test_one_counterpart() -> None:
    """A claim is held against one differing claim of another document at most."""
    named, _, _ = _linked([ONE, "Norvik's annual revenue was $14.2 million. Norvik's annual revenue was $15.1 million."])
    assert len([differ for _, _, differ in named if differ]) == 1


TEXTS = [ONE, OTHER, "The Delta summit in Oslo began on 3 May 2024.", "The Delta summit in Lisbon ended on 4 May 2024.", "It rained."]


@given(st.lists(st.sampled_from(TEXTS), max_size=4), st.floats(-9, 9))
@settings(max_examples=40, deadline=None)
def test_each_pair_once(texts: list[str], odds: float) -> None:
    """Links join two documents, each pair once, and none is kept apart as well."""
    _, _, rows = _linked(texts, odds)
    assert len(set(rows)) == len(rows)
    assert all(left < right for left, right in rows)
