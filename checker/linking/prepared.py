"""What linking takes from a document alone, found once: a document is in several parts of a large corpus, and each asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from checker.comparisons.regions import Region, region
from checker.linking.spelling import Spelling, spelling_of
from checker.model import Claim, Document


class Prepared(NamedTuple):
    """What linking takes from one document.

    Attributes:
        spelling: its words.
        regions: what its claims allow, in order of place.
    """

    spelling: Spelling
    regions: list[Region]


def prepared(claims: Sequence[Claim], texts: Sequence[Document]) -> list[Prepared]:
    """What linking takes from each of some documents.

    Args:
        claims: of all of them, in order of document and place.
        texts: in order of their ids.
    """
    counts: dict[str, int] = {}
    for claim in claims:
        counts[claim.document] = counts.get(claim.document, 0) + 1
    regions = map(region, claims)
    return [Prepared(spelling_of(document), list(islice(regions, counts.get(document.id, 0)))) for document in texts]
