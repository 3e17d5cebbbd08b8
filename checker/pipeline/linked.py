"""Linking a corpus that lies on a shelf, part by part: memory holds a few numbers a claim, and the claims of one part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from checker.linking.candidates import Candidates, LookedFor, candidates, looked_for
from checker.linking.facts import figure_spans, is_compared
from checker.linking.groups import place_of
from checker.linking.limits import limits
from checker.linking.paired import together
from checker.linking.parts import group, grouping, weigh, weighing
from checker.linking.recognised import joined
from checker.linking.statistics import Statistics, total
from checker.linking.stories import joined as side_by_side
from checker.linking.whole import in_order
from checker.linking.words import statistics_of
from checker.model import Claim, ClaimGroup, Document, Finding, Kind
from checker.pipeline.extracted import Extracted
from checker.pipeline.shelf import Shelved
from checker.pipeline.work import Held

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

Tell = Callable[[Sequence[ClaimGroup]], Iterable[tuple[ClaimGroup, Finding]]]
"""Gives the findings of some groups, each with its group."""


class Part(NamedTuple):
    """Some documents as linking sees them.

    Attributes:
        claims: in order, places among them.
        texts: the documents, in order of their ids.
        bare: ids of the places that are named without an event.
    """

    claims: list[Claim]
    texts: list[Document]
    bare: set[str]


def part_of(held: Iterable[Held]) -> Part:
    """Some documents, which come in order of their ids, as linking sees them; what only rules compare is left out."""
    claims: list[Claim] = []
    texts: list[Document] = []
    bare: set[str] = set()
    for document, extracted in held:
        claims += sorted([*linked_claims(extracted), *extracted.places], key=in_order)
        texts.append(document)
        bare |= {place.id for place in extracted.places}
    return Part(claims, texts, bare)


def linked_claims(extracted: Extracted) -> list[Claim]:
    """The claims of a document that linking looks at."""
    return [claim for claim in extracted.claims if claim.kind is not Kind.NAME]


def counted(part: Part) -> Statistics:
    """What is counted of the words of a part."""
    return statistics_of(part.texts, figure_spans(part.claims, {document.id: at for at, document in enumerate(part.texts)}))


class Told(NamedTuple):
    """What linking gives.

    Attributes:
        findings: of all documents, in order of their groups.
        limits: sentences on what was not compared since there was too much of it.
    """

    findings: list[Finding]
    limits: tuple[str, ...]


Link = Callable[[Shelved, Tell], Told]
"""What links claims without a rule: :func:`linked`, or the same on an engine."""


def linked(documents: Shelved, tell: Tell) -> Told:
    """The findings of all documents.

    Args:
        documents: all.
        tell: gives the findings of some groups; those of one fact are always together.
    """
    corpus = total(map(counted, _parts(documents)))
    known, ends, compared = _candidates(documents, corpus)

    def read(numbers: Array) -> Part:
        return part_of(documents.read(numbers.tolist()))

    weighed = []
    for pairs in weighing(known, ends):
        held = read(pairs.documents)
        weighed.append(weigh(pairs, held.claims, held.texts, corpus))
    found = together(weighed)
    weighed.clear()
    told: list[tuple[tuple[str, str, str, int], Finding]] = []
    for some in grouping(found, ends, known.hot):
        held = read(some.documents)
        groups = group(some, held.claims, held.texts, held.bare)
        told += [(place_of(own), finding) for own, finding in tell(groups)]
    told.sort(key=itemgetter(0))
    short = sum(compared[at] for at in known.stories.cut_short)
    return Told([finding for _, finding in told], limits(documents=short, claims=known.capped, large=found.large))


def _candidates(documents: Shelved, corpus: Statistics) -> tuple[Candidates, Array, list[bool]]:
    """The candidates of all documents, by document the row of its first claim, and which documents have claims that are compared."""
    import numpy as np

    seen: list[LookedFor] = []
    rows, firsts = [0], [0]
    number: list[int] = []
    compared: list[bool] = []
    for part in _parts(documents):
        seen.append(looked_for(part.claims, part.texts, corpus))
        counts = dict.fromkeys((text.id for text in part.texts), 0)
        said = {claim.document for claim in part.claims if is_compared(claim)}
        for claim in part.claims:
            counts[claim.document] += 1
        number += counts.values()
        compared += [text.id in said for text in part.texts]
        rows.append(rows[-1] + len(part.claims))
        firsts.append(firsts[-1] + len(part.texts))
    told = side_by_side([one.outlines for one in seen])
    facts = joined([one.recognised for one in seen], rows[:-1], firsts[:-1])
    seen.clear()
    return candidates(told, facts, corpus), np.cumsum([0, *number]), compared


def _parts(documents: Shelved) -> Iterator[Part]:
    for held in documents.batches():
        yield part_of(held)
