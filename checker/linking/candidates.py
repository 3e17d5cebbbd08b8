"""Which documents and claims of a whole corpus are weighed against each other, found from a few numbers a document and a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from checker.linking.bags import Bags, weighed
from checker.linking.blocks import Hot, blocks, hot
from checker.linking.facts import figure_spans, is_compared
from checker.linking.free import possible
from checker.linking.free_facts import FreeFacts
from checker.linking.prepared import Prepared
from checker.linking.recognised import Joined, recognised
from checker.linking.statistics import Statistics, Tally
from checker.linking.stories import Stories, joined, outlines, stories_among
from checker.linking.words import Counted, counted, days_of, weights_of
from checker.model import Claim, Document

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray


@dataclass(slots=True)
class Candidates:
    """What may go together; the only thing beside :class:`Statistics` that has to be known of a whole corpus.

    Attributes:
        ends: by document the row of its first claim among all claims, and the number of all.
        stories: pairs of documents that may tell one story.
        left, right: pairs of claims of free rewordings, as rows of all claims in order of document and place.
        hot: what too many claims share.
        capped: how many claims have only what too many share, and of these more than they are compared with.
        short: how many documents with claims that are compared have only words that too many share.
    """

    ends: Array
    stories: Stories
    left: Array
    right: Array
    hot: Hot
    capped: int
    short: int


class LookedFor(NamedTuple):
    """What candidates are found from, of some documents.

    Attributes:
        counted: their words.
        day: by document the day it is dated, NaN where it is not.
        claims: by document how many it has; ``compared`` whether linking compares one of them.
        recognised: what the claims can be recognised by.
    """

    counted: Counted
    day: Array
    claims: Array
    compared: Array
    recognised: FreeFacts


def looked_for(claims: Sequence[Claim], texts: Sequence[Document], known: Sequence[Prepared]) -> LookedFor:
    """What candidates are found from, of some documents, which may be any part of a corpus.

    Args:
        claims: all of them, in order of document and place.
        texts: in order of their ids.
        known: what linking takes from each text alone.
    """
    import numpy as np

    number = {document.id: at for at, document in enumerate(texts)}
    home = np.array([number[claim.document] for claim in claims], dtype=np.int64)
    compared = np.zeros(len(texts), dtype=bool)
    compared[home[[is_compared(claim) for claim in claims]]] = True
    return LookedFor(
        counted([one.spelling for one in known], figure_spans(claims, number)),
        days_of(texts),
        np.bincount(home, minlength=len(texts)),
        compared,
        recognised(claims, {document.id: document for document in texts}, number),
    )


class Looking:
    """All of a corpus that candidates are found from, put together as its parts come, in order of their documents."""

    def __init__(self) -> None:
        self._tally = Tally()
        self._texts: list[Bags] = []
        self._days: list[Array] = []
        self._claims: list[Array] = []
        self._compared: list[Array] = []
        self._recognised = Joined()
        self._rows = self._documents = 0

    def add(self, part: LookedFor) -> None:
        """Add the next documents."""
        import numpy as np

        numbers = np.array(self._tally.add(part.counted.statistics), dtype=np.int32)
        texts = part.counted.texts
        self._texts.append(Bags(texts.ends.astype(np.int32), numbers[texts.words] if len(numbers) else texts.words, texts.sums[:0]))
        self._days.append(part.day)
        self._claims.append(part.claims)
        self._compared.append(part.compared)
        self._recognised.add(part.recognised, self._rows, self._documents)
        self._rows += int(part.claims.sum())
        self._documents += len(part.day)

    def found(self) -> tuple[Statistics, Candidates]:
        """What is counted of the corpus, and its candidates; nothing is added afterwards."""
        import numpy as np

        corpus = self._tally.all
        stems = sorted(corpus.texts)
        rank = {stem: at for at, stem in enumerate(stems)}
        number = np.array([rank[stem] for stem in corpus.texts], dtype=np.int32)
        del rank
        held = np.array([corpus.texts[stem] for stem in stems], dtype=np.int64)
        weight = weights_of(stems, held, corpus.documents)
        outlined = []
        for at, day in enumerate(self._days):
            texts = self._texts[at]
            rows = np.repeat(np.arange(len(texts), dtype=np.int32), np.diff(texts.ends))
            word = number[texts.words] if len(number) else texts.words
            ordered = Bags(texts.ends, word[np.lexsort((word, rows))], texts.sums)
            outlined.append(outlines(weighed(ordered, weight), weight, held, day))
        told = stories_among(joined(outlined), weight, stems)
        outlined.clear()
        known = self._recognised.all
        index = blocks(known)
        left, right = possible(known, index)
        compared = np.concatenate([np.zeros(0, dtype=bool), *self._compared])
        found = Candidates(
            ends=np.cumsum(np.concatenate([np.zeros(1, dtype=np.int64), *self._claims])),
            stories=told,
            left=known.row[left],
            right=known.row[right],
            hot=hot(known, index),
            capped=index.capped,
            short=int(compared[list(told.cut_short)].sum()),
        )
        return corpus, found
