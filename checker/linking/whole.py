"""All claims of a corpus linked at once: the parts that ``checker.pipeline.blocks`` and the cluster engines put together, in one piece."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from checker.linking.candidates import candidates, looked_for
from checker.linking.facts import figure_spans, is_compared
from checker.linking.groups import groups_of
from checker.linking.limits import limits
from checker.linking.paired import paired
from checker.linking.recognised import joined
from checker.linking.stories import joined as side_by_side
from checker.linking.ways import ways_of
from checker.linking.words import statistics_of
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
    corpus = statistics_of(texts, figure_spans(ordered, {document.id: at for at, document in enumerate(texts)}))
    seen = looked_for(ordered, texts, corpus)
    known = candidates(side_by_side([seen.outlines]), joined([seen.recognised], [0], [0]), corpus)
    rows = (known.left, known.right)
    found = paired(ordered, texts, known.stories, rows, corpus)
    groups = groups_of(ordered, ways_of(ordered, texts, found, known.hot), {place.id for place in places})
    told = {texts[at].id for at in known.stories.cut_short} & {claim.document for claim in ordered if is_compared(claim)}
    return Linked(groups, limits(documents=len(told), claims=known.capped, large=found.large))


def in_order(claim: Claim) -> tuple[str, int, int, str]:
    """Where a claim comes among others."""
    return claim.document, claim.start, claim.end, claim.kind
