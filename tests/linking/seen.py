"""Short texts as linking sees them; a figure between square brackets is the one that a case is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from checker.linking.bags import likeness
from checker.linking.facts import Facts, facts_of, figure_spans, is_compared
from checker.linking.features import Sight
from checker.linking.near import DIFFERS, PRIOR, Weights, weights
from checker.linking.pairs import Pairs, pair_batches
from checker.linking.stories import Stories
from checker.linking.words import Words, words_of
from checker.model import Claim, Document
from checker.pipeline.line import extract_documents
from checker.readers.identity import identified

_MARKED = re.compile(r"\[([^\]]*)\]")


@dataclass(slots=True)
class Seen:
    """Some texts and their pairs.

    Attributes:
        words, facts, stories, pairs: as linking has them; every two texts are held for one story.
        marked: by text the rows of its marked figures, in order.
    """

    words: Words
    facts: Facts
    stories: Stories
    pairs: Pairs
    marked: list[list[int]]

    @property
    def sight(self) -> Sight:
        """What features are asked with."""
        return Sight(self.words, self.facts, self.stories, self.pairs)

    def pair(self, left: int, right: int) -> int:
        """The number of a pair of rows."""
        (found,) = np.flatnonzero((self.pairs.left == left) & (self.pairs.right == right))
        return int(found)

    @property
    def counterpart(self) -> int:
        """The number of the pair of the first marked figure of each of the two texts."""
        return self.pair(self.marked[0][0], self.marked[1][0])


def seen(texts: Sequence[str], *, named: Sequence[str] = ()) -> Seen:
    """Texts as linking sees them, each with a document of its own.

    Args:
        named: titles of the texts.
    """
    documents, claims = read(texts, named=named)
    compared = [claim for claim in claims if is_compared(claim)]
    words = words_of(documents, figure_spans(claims, {document.id: number for number, document in enumerate(documents)}))
    facts = facts_of(compared, words)
    stories = all_stories(words)
    batches = list(pair_batches(facts, stories))
    pairs = batches[0] if batches else Pairs(*(np.zeros(0, dtype=np.int64) for _ in range(3)))
    marked = []
    for number, text in enumerate(texts):
        rows = []
        for start, end in marks(text):
            held = [row for row, claim in enumerate(compared) if facts.document[row] == number and claim.start < end and start < claim.end]
            assert held, f"no claim at {start} of {text}: {[claim.text for claim in compared]}"
            rows.append(held[0])
        marked.append(rows)
    return Seen(words, facts, stories, pairs, marked)


def marks(text: str) -> list[tuple[int, int]]:
    """Where the marked figures of a text stand once their brackets are taken away."""
    return [(match.start() - 2 * at, match.end() - 2 * at - 2) for at, match in enumerate(_MARKED.finditer(text))]


def read(texts: Sequence[str], *, named: Sequence[str] = ()) -> tuple[list[Document], list[Claim]]:
    """Documents with the texts without their marks, and their claims in order of document and place."""
    titles = [*named, *[None] * (len(texts) - len(named))]
    documents = [
        replace(identified(Document(id=f"d{number:02}", text=_MARKED.sub(r"\1", text))), title=title)
        for number, (text, title) in enumerate(zip(texts, titles, strict=True))
    ]
    claims = [claim for found in extract_documents(documents, (), places=True) for claim in (*found.claims, *found.places)]
    return documents, sorted(claims, key=lambda claim: (claim.document, claim.start, claim.end, claim.kind))


def all_stories(words: Words) -> Stories:
    """Every two documents as one story, however little they share."""
    left, right = np.triu_indices(len(words.documents), 1)
    within, alike = likeness(words.texts, words.texts, left, right, words.weight, few=6.0)
    return Stories(left, right, within, alike, [])


def by_hand(**features: float) -> Weights:
    """Weights for a test, the same in both passes, that no fitting changes; the prior is against a link."""
    weight = {PRIOR: -5.0, DIFFERS: 0.0, "sentence_within": 10.0, "same_rank": 1.0} | features
    return Weights(weight, weight, {name: name for name in weights().words})
