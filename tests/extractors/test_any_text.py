"""What holds of the claims of any text whatever."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.extractors import extract
from checker.model import Claim, Document
from checker.model.tables import claim_record
from checker.pipeline import extract_document, extract_documents
from checker.text.scan import Scan

PIECES = (
    *("$", "€", "USD", "5", "12-15", "1,250", "3.5", "million", "%", "percent", "km", "h", "30", "min", "Monday", "May", "2024", "−", "-4"),
    *("yesterday", "two", "a", "half", "dozen", "and", "to", "from", "–", "\n", "\n\n", ".", ",", "(", ")", "“", "”", '"', "'", "the"),
    *("President", "Lee", "in", "Seoul", "APEC", "Summit", "will", "host", "largest", "first", "15th", "No.", "F-16", "£", "bn", "İ", "ﬁ"),
    *(
        "±",
        "°C",
        "½",
        "1/4",
        "3x",
        "10^6",
        "1e999",
        "×",
        "dozens",
        "thousands",
        "of",
        "aged",
        "per",
        "share",
        "or",
        "more",
        "over",
        "minus",
    ),
    *("²", "⁻³", "٤٢", "1.234,56", "1,23,456", "'", "-odd", "+", "out of", "in", "3:1", "won", "3-1", "dollars", "marks", "U.S.", "dlrs"),
    *("ß", "𝟙", "\u00a0", "\u2009", "\u2028", "\u3000", "\u200b", "years", "old", "ago", "no", "fewer", "than"),
)


def _claims(text: str) -> list[Claim]:
    return extract(Scan(Document("any", text, written="2024-05-15")))


def _holds(text: str) -> None:
    claims = _claims(text)
    for claim in claims:
        assert text[claim.start : claim.end] == claim.text
        assert claim.text
        assert claim.sentence[0] <= claim.start
        assert claim.low is None or claim.high is None or claim.low <= claim.high
    figures = [claim for claim in claims if claim.kind not in ("quote", "ordinal")]  # "first recount since 1988" holds a date
    assert all(before.end <= after.start for before, after in itertools.pairwise(figures))
    assert len({claim.id for claim in claims}) == len(claims)


@given(st.text())
@settings(deadline=None)
def test_any_text(text: str) -> None:
    """No text crashes, and a claim's text is exactly what stands at its place."""
    _holds(text)


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from([" ", ""]))
@settings(deadline=None)
def test_any_mixture(pieces: list[str], joint: str) -> None:
    """The same of texts made of figures, units and names in any order: but for quotes and ordinals, no two claims overlap."""
    _holds(joint.join(pieces))


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=20), min_size=1, max_size=6), st.data())
@settings(deadline=None, max_examples=50)
def test_any_split_of_a_batch(batch: list[list[str]], data: st.DataObject) -> None:
    """A document's claims are the same whatever is read before it or with it: nothing that is kept between documents tells in them."""
    documents = [Document(str(number), " ".join(pieces), written="2024-05-15") for number, pieces in enumerate(batch)]
    together = [[claim_record(claim) for claim in claims] for claims, *_ in extract_documents(documents, ())]
    for document in data.draw(st.permutations(documents)):
        alone = [claim_record(claim) for claim in extract_document(document, ())[0]]
        assert alone == together[int(document.id)]


@pytest.mark.parametrize(
    "text",
    [
        "1," * 5000,
        " " * 20_000 + "5 km",
        "7" * 20_000,
        '"' * 5000,
        "“5 " * 3000,
        "(" * 5000,
        "12 " * 3000,
        "a" * 9000 + "@b",
        "Bank of " * 2000,
        "1-" * 3000,
    ],
    ids=lambda text: text[:6],
)
def test_odd_text(text: str) -> None:
    """A text that repeats one sign thousands of times is read like any other."""
    _holds(text)
