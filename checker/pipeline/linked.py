"""Linking a corpus that lies on a shelf, part by part: memory holds a few numbers a claim, and the claims of one part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from checker.linking.candidates import Looking, looked_for
from checker.linking.groups import place_of
from checker.linking.limits import limits
from checker.linking.paired import together
from checker.linking.parts import group, grouping, weigh, weighing
from checker.linking.whole import in_order
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
    looking = Looking()
    for batch in documents.batches():
        part = part_of(batch)
        looking.add(looked_for(part.claims, part.texts))
    corpus, known = looking.found()
    del looking

    def read(numbers: Array) -> Part:
        return part_of(documents.read(numbers.tolist()))

    weighed = []
    for pairs in weighing(known):
        held = read(pairs.documents)
        weighed.append(weigh(pairs, held.claims, held.texts, corpus))
    found = together(weighed)
    weighed.clear()
    told: list[tuple[tuple[str, str, str, int], Finding]] = []
    for some in grouping(found, known):
        held = read(some.documents)
        groups = group(some, held.claims, held.texts, held.bare)
        told += [(place_of(own), finding) for own, finding in tell(groups)]
    told.sort(key=itemgetter(0))
    return Told([finding for _, finding in told], limits(documents=known.short, claims=known.capped, large=found.large))
