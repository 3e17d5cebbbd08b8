"""Which documents and claims of a whole corpus are weighed against each other, found from a few numbers a document and a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from checker.linking.blocks import Hot, blocks, hot
from checker.linking.facts import figure_spans
from checker.linking.free import possible
from checker.linking.free_facts import FreeFacts
from checker.linking.recognised import recognised
from checker.linking.statistics import Statistics
from checker.linking.stories import Outlines, Stories, outlines, stories_among
from checker.linking.words import weights_of, words_of
from checker.model import Claim, Document

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray


@dataclass(slots=True)
class Candidates:
    """What may go together; the only thing beside :class:`Statistics` that has to be known of a whole corpus.

    Attributes:
        stories: pairs of documents that may tell one story.
        left, right: pairs of claims of free rewordings, as rows of all claims in order of document and place.
        hot: what too many claims share.
        capped: how many claims have only what too many share, and of these more than they are compared with.
    """

    stories: Stories
    left: Array
    right: Array
    hot: Hot
    capped: int


class LookedFor(NamedTuple):
    """What candidates are found from: of some documents, and of their claims."""

    outlines: Outlines
    recognised: FreeFacts


def looked_for(claims: Sequence[Claim], texts: Sequence[Document], corpus: Statistics) -> LookedFor:
    """What candidates are found from, of some documents; ``stories.joined`` and ``recognised.joined`` lay parts side by side.

    Args:
        claims: all of them, in order of document and place.
        texts: in order of their ids.
        corpus: what is counted of all documents.
    """
    import numpy as np

    number = {document.id: at for at, document in enumerate(texts)}
    words = words_of(texts, figure_spans(claims, number), corpus).without_places()
    told = outlines(words, np.array([corpus.number[stem] for stem in words.stems], dtype=np.int32))
    return LookedFor(told, recognised(claims, {document.id: document for document in texts}, number))


def candidates(told: Outlines, known: FreeFacts, corpus: Statistics) -> Candidates:
    """The candidates of a corpus.

    Args:
        told: the outlines of its documents, whose words have the numbers of :attr:`Statistics.number`.
        known: its claims, as ``recognised.joined`` gives them.
    """
    import numpy as np

    stems = list(corpus.number)
    weight = weights_of(stems, np.array([corpus.texts[stem] for stem in stems], dtype=np.int64), corpus.documents)
    held = blocks(known)
    left, right = possible(known, held)
    return Candidates(stories_among(told, weight, stems), known.row[left], known.row[right], hot(known, held), held.capped)
