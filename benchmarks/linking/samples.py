"""Labelled pairs of claims: a corpus read, extracted and paired as the program does it, and for each pair whether it is of one fact."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.linking.facts import Facts, facts_of, figure_spans, is_compared
from checker.linking.features import Sight, columns
from checker.linking.near import Weighed, Weights, weigh
from checker.linking.pairs import Pairs, pair_batches
from checker.linking.stories import stories
from checker.linking.words import words_of
from checker.model import Claim
from checker.pipeline import extract_documents
from checker.readers import READERS, read_paths

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

Row = dict[str, Any]
UNKNOWN, OTHER, SAME = -1, 0, 1
"""Nobody says; two facts; one fact."""
TRAP = 4.0
"""What a pair of a look-alike weighs: such pairs are few, and a false alarm there is what costs trust."""


@dataclass(slots=True)
class Sample:
    """One labelled corpus.

    Attributes:
        name: for tables.
        sight: its words, facts, stories and pairs as the features see them.
        first: the features of the first pass.
        label: by pair :data:`SAME`, :data:`OTHER` or :data:`UNKNOWN`.
        weight: by pair how much it counts.
        planted: by pair whether it is a conflict of the truth.
        missing: labelled pairs that are no candidates, so that nothing can link them.
    """

    name: str
    sight: Sight
    first: dict[str, Array]
    label: Array
    weight: Array
    planted: Array
    missing: int

    def weighed(self, weights: Weights) -> Weighed:
        """Both passes over its pairs."""
        return weigh(self.sight, self.first, weights)


def sample(corpus: Path, truth: Path) -> Sample:
    """A corpus with the labels of its truth (see ``retell``)."""
    import numpy as np

    documents = sorted(read_paths([str(corpus)], READERS)[0], key=lambda document: document.id)
    claims: list[Claim] = []
    for found in extract_documents(documents, (), places=True):
        claims += sorted([*found.claims, *found.places], key=lambda claim: (claim.start, claim.end, claim.kind))
    words = words_of(documents, figure_spans(claims, {document.id: number for number, document in enumerate(documents)}))
    facts = facts_of([claim for claim in claims if is_compared(claim)], words)
    shared = stories(words)
    batches = list(pair_batches(facts, shared))
    if not batches:
        raise SystemExit(f"{corpus}: no two documents tell one story; nothing can be fitted on it")
    pairs = Pairs(*(np.concatenate(part) for part in zip(*batches, strict=True)))
    sight = Sight(words, facts, shared, pairs)
    labels = _Labels(facts, json.loads(truth.read_text("utf-8")))
    label, weight, planted = labels.of(pairs)
    kept = set(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))
    name = corpus.parent.name if corpus.stem == "corpus" else corpus.stem
    return Sample(name, sight, columns(sight), label, weight, planted, len(labels.same.keys() - kept))


class _Labels:
    """The pairs that a truth file says something of, as rows of the facts, the smaller first."""

    def __init__(self, facts: Facts, truth: Row) -> None:
        self.facts = facts
        self.open = bool(truth.get("open"))
        self.same: dict[tuple[int, int], str] = {}
        self.counterparts: dict[tuple[int, str], set[int]] = defaultdict(set)
        self._rows: dict[str, list[int]] = defaultdict(list)
        for row, claim in enumerate(facts.claims):
            self._rows[claim.document].append(row)
        for name in ("conflicts", "equivalent"):
            for told in truth[name]:
                for one, other in self._under(told):
                    if facts.line[one] == facts.line[other]:
                        self.same[min(one, other), max(one, other)] = name
                        self.counterparts[one, told["doc_b"]].add(other)
                        self.counterparts[other, told["doc_a"]].add(one)
        traps = truth.get("traps", ())
        self.traps = {(min(pair), max(pair)) for told in traps for pair in self._under(told)}
        self.look_alikes = {(told[f"doc_{x}"], told[f"doc_{y}"]) for told in traps for x, y in ("ab", "ba")} if not self.open else set()

    def _under(self, told: Row) -> Iterator[tuple[int, int]]:
        """The claims that overlap the two stretches of a row."""
        one, other = (
            [
                row
                for row in self._rows[told[f"doc_{side}"]]
                if self.facts.claims[row].start < told[f"end_{side}"] and told[f"start_{side}"] < self.facts.claims[row].end
            ]
            for side in "ab"
        )
        return ((x, y) for x in one for y in other)

    def of(self, pairs: Pairs) -> tuple[Array, Array, Array]:
        """Label and weight of some pairs, and whether each is a planted conflict."""
        import numpy as np

        keys = [(min(pair), max(pair)) for pair in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)]
        label = np.array([self._label(*key) for key in keys], dtype=np.int8)
        trap = np.array([key in self.traps and key not in self.same for key in keys], dtype=bool)
        planted = np.array([self.same.get(key) == "conflicts" for key in keys], dtype=bool)
        return label, np.where(trap, TRAP, 1.0), planted

    def _label(self, one: int, other: int) -> int:
        """A claim with a counterpart is about nothing else in that document, and look-alikes and unrelated stories share no fact.

        Of a value that stands twice nobody can say which of the two is meant, nor whether two stories tell one thing by chance.
        """
        if (one, other) in self.same:
            return SAME
        if (one, other) in self.traps:
            return OTHER
        x, y = self.facts.claims[one], self.facts.claims[other]
        there, here = self.counterparts.get((one, y.document), set()), self.counterparts.get((other, x.document), set())
        if there or here:
            twice = any(self._equal(row, other) for row in there) or any(self._equal(row, one) for row in here)
            return UNKNOWN if twice else OTHER
        apart = (x.document, y.document) in self.look_alikes or (not self.open and _story(x) != _story(y))
        return OTHER if apart and x.value != y.value else UNKNOWN

    def _equal(self, one: int, other: int) -> bool:
        x, y = self.facts.claims[one], self.facts.claims[other]
        return x.value == y.value and x.unit == y.unit


def _story(claim: Claim) -> str:
    """Tellings of one story have one name up to the last hyphen."""
    return claim.document.rpartition("-")[0] or claim.document
