"""Linking a corpus that lies on a shelf, part by part: memory holds a few numbers a claim, and the claims of one part."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple

from checker.linking.candidates import Candidates, LookedFor, Looking, looked_for
from checker.linking.groups import place_of
from checker.linking.limits import limits
from checker.linking.paired import Paired, together
from checker.linking.parts import MOST_DOCUMENTS, MOST_PAIRS, Grouping, Weighing, group, grouping, weigh, weighing
from checker.linking.prepared import prepared
from checker.linking.statistics import Statistics
from checker.linking.whole import in_order
from checker.model import Claim, Document, Finding, Kind
from checker.pipeline.extracted import Extracted
from checker.pipeline.held import Held
from checker.pipeline.memory import give_back
from checker.pipeline.sharing import Sharing
from checker.pipeline.shelf import Bundle, Shelf, Shelved
from checker.pipeline.side_by_side import IN_THIS_PROCESS, SideBySide
from checker.pipeline.telling import Telling

Place = tuple[str, str, str, int]
"""What groups are put in order by."""


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


Link = Callable[[Shelved, Telling, Mapping[str, str]], Told]
"""What links claims without a rule: :func:`linked`, or the same on an engine."""


def linked(documents: Shelved, tell: Telling, voices: Mapping[str, str], processes: SideBySide = IN_THIS_PROCESS) -> Told:
    """The findings of all documents.

    Args:
        documents: all.
        tell: makes findings of groups.
        voices: by id of a document that of its voice.
        processes: do the work.
    """
    looking = Looking()
    alone = Shelf()
    for seen, some in processes.each(_seen, None, documents.bundles()):
        looking.add(seen)
        for each in some:
            alone.add(each)
    corpus, known = looking.found()
    del looking
    give_back()
    found = together(list(processes.each(_weighed, corpus, _cuts(documents, alone, known, processes.jobs))))
    del alone
    most = min(MOST_DOCUMENTS, -(-len(documents) // processes.jobs) or 1)
    parts = ((cut, documents.bundle(cut.documents.tolist())) for cut in grouping(found, known, most=most))
    tasks = ((cut, own, {document.id: voices[document.id] for document in own.documents}) for cut, own in parts)
    told = gathered(processes.each(_told, tell, tasks))
    return Told(told, limits(documents=known.short, claims=known.capped, large=found.large))


def gathered(parts: Iterable[Sequence[tuple[Place, Finding]]]) -> list[Finding]:
    """The findings of parts, each with the place of its group, as they come in any order: in order of the groups, and in little memory."""
    told: list[tuple[Place, Finding]] = []
    share = Sharing()
    for some in parts:
        told += some
        for _, finding in some:
            share(finding)
    told.sort(key=itemgetter(0))
    return [finding for _, finding in told]


def _seen(_: None, documents: Bundle) -> tuple[LookedFor, list[bytes]]:
    """What candidates are found from, of some documents, and what linking takes from each of them alone, for which its parts ask again."""
    part = part_of(documents)
    known = prepared(part.claims, part.texts)
    return looked_for(part.claims, part.texts, known), [pickle.dumps(each, pickle.HIGHEST_PROTOCOL) for each in known]


def _cuts(documents: Shelved, alone: Shelf, known: Candidates, jobs: int) -> Iterator[tuple[Weighing, Bundle, list[bytes]]]:
    """The parts that are weighed, with their documents and what linking takes from each of them alone."""
    most = min(MOST_PAIRS, -(-(len(known.stories.left) + len(known.left)) // jobs) or 1)  # of more parts documents would be in more
    for cut in weighing(known, most=most):
        numbers = cut.documents.tolist()
        yield cut, documents.bundle(numbers), [alone.formed(number) for number in numbers]


def _weighed(corpus: Statistics, part: tuple[Weighing, Bundle, Sequence[bytes]]) -> Paired:
    """What the pairs of a part give."""
    cut, documents, alone = part
    held = part_of(documents)
    known = [pickle.loads(each) for each in alone]  # noqa: S301  of this run, as the documents
    found = weigh(cut, held.claims, held.texts, corpus, known)
    give_back()
    return found


def _told(tell: Telling, part: tuple[Grouping, Bundle, Mapping[str, str]]) -> list[tuple[Place, Finding]]:
    """The findings of a part, each with the place of its group."""
    cut, documents, voices = part
    found = told_of(cut, part_of(documents), tell, voices)
    give_back()
    return found


def told_of(cut: Grouping, held: Part, tell: Telling, voices: Mapping[str, str]) -> list[tuple[Place, Finding]]:
    """The findings of some documents that links hold together, each with the place of its group."""
    groups = group(cut, held.claims, held.texts, held.bare)
    return [(place_of(own), finding) for own, finding in tell(groups, {document.id: document for document in held.texts}, voices)]
