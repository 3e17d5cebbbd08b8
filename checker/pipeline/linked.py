"""Linking a corpus that lies on a shelf, part by part: memory holds a few numbers a claim, and the claims of one part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from checker.linking.candidates import Candidates, LookedFor, Looking, looked_for
from checker.linking.groups import place_of
from checker.linking.limits import limits
from checker.linking.paired import Paired, together
from checker.linking.parts import MOST_PAIRS, Weighing, group, grouping, weigh, weighing
from checker.linking.statistics import Statistics
from checker.linking.whole import in_order
from checker.model import Claim, ClaimGroup, Document, Finding, Kind
from checker.pipeline.extracted import Extracted
from checker.pipeline.held import Held
from checker.pipeline.memory import give_back
from checker.pipeline.shelf import Bundle, Shelved
from checker.pipeline.side_by_side import IN_THIS_PROCESS, SideBySide

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


def linked(documents: Shelved, tell: Tell, processes: SideBySide = IN_THIS_PROCESS) -> Told:
    """The findings of all documents.

    Args:
        documents: all.
        tell: gives the findings of some groups; those of one fact are always together.
        processes: do the work.
    """
    looking = Looking()
    for seen in processes.each(_seen, None, documents.bundles()):
        looking.add(seen)
    corpus, known = looking.found()
    del looking
    give_back()
    found = together(list(processes.each(_weighed, corpus, _cuts(documents, known, processes.jobs))))
    told: list[tuple[tuple[str, str, str, int], Finding]] = []
    for some in grouping(found, known):
        held = part_of(documents.bundle(some.documents.tolist()))
        groups = group(some, held.claims, held.texts, held.bare)
        told += [(place_of(own), finding) for own, finding in tell(groups)]
    told.sort(key=itemgetter(0))
    return Told([finding for _, finding in told], limits(documents=known.short, claims=known.capped, large=found.large))


def _seen(_: None, documents: Bundle) -> LookedFor:
    """What candidates are found from, of some documents."""
    part = part_of(documents)
    return looked_for(part.claims, part.texts)


def _cuts(documents: Shelved, known: Candidates, jobs: int) -> Iterator[tuple[Weighing, Bundle]]:
    """The parts that are weighed, with their documents."""
    most = min(MOST_PAIRS, -(-(len(known.stories.left) + len(known.left)) // jobs) or 1)  # of more parts documents would be in more
    for cut in weighing(known, most=most):
        yield cut, documents.bundle(cut.documents.tolist())


def _weighed(corpus: Statistics, part: tuple[Weighing, Bundle]) -> Paired:
    """What the pairs of a part give."""
    cut, documents = part
    held = part_of(documents)
    found = weigh(cut, held.claims, held.texts, corpus)
    give_back()
    return found
