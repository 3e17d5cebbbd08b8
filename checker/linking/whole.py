"""All claims of a corpus linked at once: the parts that ``checker.pipeline.blocks`` and the cluster engines put together, in one piece."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checker.linking.candidates import Looking, looked_for
from checker.linking.groups import groups_of
from checker.linking.limits import limits
from checker.linking.paired import paired
from checker.linking.prepared import prepared
from checker.linking.ways import ways_of
from checker.model import Claim, ClaimGroup, Document


class Linked(NamedTuple):
    """What linking gives.

    Attributes:
        groups: in order of rule and subject.
        limits: sentences that say what was not compared since there was too much of it.
    """

    groups: list[ClaimGroup]
    limits: tuple[str, ...]


def link(claims: Sequence[Claim], documents: Mapping[str, Document], places: Sequence[Claim] = ()) -> Linked:
    """The groups of claims about one fact; a claim that nothing links to another is a group alone.

    Args:
        documents: by id.
        places: places that are named without an event; they are told only where two texts differ on one.
    """
    ordered = sorted([*claims, *places], key=in_order)
    texts = [documents[name] for name in sorted(documents)]
    looking = Looking()
    alone = prepared(ordered, texts)
    looking.add(looked_for(ordered, texts, alone))
    corpus, known = looking.found()
    found = paired(ordered, texts, known.stories, (known.left, known.right), corpus, alone)
    groups = groups_of(ordered, ways_of(ordered, texts, found, known.hot), {place.id for place in places})
    return Linked(groups, limits(documents=known.short, claims=known.capped, large=found.large))


def in_order(claim: Claim) -> tuple[str, int, int, str]:
    """Where a claim comes among others."""
    return claim.document, claim.start, claim.end, claim.kind
