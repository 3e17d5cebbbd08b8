"""Links to what groups are made of: which claims links hold together, and which of these no link may bring together.

All is asked of claims that links hold together, at a distance too, and of the documents that these stand in. So documents that no link
connects may be looked at in different parts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from checker.linking.bare import bare
from checker.linking.blocks import Hot, blocks
from checker.linking.facts import is_compared
from checker.linking.free import apart
from checker.linking.free_facts import free_facts
from checker.linking.keys import lines
from checker.linking.links import Links
from checker.linking.paired import LEFT_OVER, LINK, OF_DAYS, SET_APART, TURNED, Paired
from checker.linking.values import DIFFER, compared
from checker.linking.words import days_of
from checker.model import FIGURE_KINDS, Claim, Document

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray


@dataclass(slots=True)
class Ways:
    """What both ways of linking say of some claims.

    Attributes:
        home: number of the document of each claim.
        links: between rows of the claims.
        turned: links of two claims that say one number and differ in its direction; they are told pair by pair.
        apart: pairs that are never brought together by others.
        of_days: pairs that no link of equal values brings together, for they are told of two days.
        lines: of each claim that free rewordings compare, what it is: ``venue``, ``date``, ``role``, ``quote``, ``ordinal``, ``figure``.
    """

    home: Array
    links: Links
    turned: Links
    apart: set[tuple[int, int]]
    of_days: frozenset[tuple[int, int]]
    lines: dict[int, str]


def ways_of(claims: Sequence[Claim], texts: Sequence[Document], found: Paired, hot: Hot) -> Ways:
    """What the links between some claims say.

    Args:
        claims: all of the documents, in order of document and place.
        texts: documents in order of their ids, all those of what links hold together.
        found: all pairs of the claims, as rows of them.
        hot: what is common in the corpus, by rows of the claims.
    """
    import numpy as np

    number = {document.id: at for at, document in enumerate(texts)}
    home = np.array([number[claim.document] for claim in claims], dtype=np.int64)
    links, turned = _links(found, LINK), _links(found, TURNED)
    weak = _weak(claims, texts, links, hot)
    nearly = set(map(tuple, found.told.tolist()))  # of figures of near-tellings their own evidence decides
    weak = {(one, other) for one, other in weak if claims[one].kind not in FIGURE_KINDS or (int(home[one]), int(home[other])) not in nearly}
    near = found.near & np.isin(found.sort, (LINK, TURNED))
    allowed = _pairs(found, near | (found.sort == LEFT_OVER))
    return Ways(
        home,
        links,
        turned,
        (weak - allowed) | _pairs(found, np.isin(found.sort, (TURNED, SET_APART))) | _chained(claims, texts, home, links),
        frozenset(_pairs(found, found.sort == OF_DAYS)),
        {row: line.partition(":")[0] for row, line in lines(claims)},
    )


def _links(found: Paired, sort: int) -> Links:
    import numpy as np

    at = np.flatnonzero(found.sort == sort)
    tell = (found.because.__getitem__, found.because.__getitem__)
    return Links(found.left[at], found.right[at], found.confidence[at], found.differ[at], found.near[at], at, tell)


def _pairs(found: Paired, which: Array) -> set[tuple[int, int]]:
    return set(zip(found.left[which].tolist(), found.right[which].tolist(), strict=True))


def _weak(claims: Sequence[Claim], texts: Sequence[Document], links: Links, hot: Hot) -> set[tuple[int, int]]:
    """Pairs of free rewordings whose values differ, among what links hold together, and that are too weak to be links themselves."""
    import numpy as np

    lead = _together(links, np.arange(len(claims)), len(claims))
    asked = set(np.flatnonzero(lead >= 0).tolist())
    if not asked:
        return set()
    facts = free_facts(
        claims, {document.id: document for document in texts}, {document.id: at for at, document in enumerate(texts)}, None, asked
    )
    return apart(facts, blocks(facts, hot), lead[facts.row])


def _chained(claims: Sequence[Claim], texts: Sequence[Document], home: Array, links: Links) -> set[tuple[int, int]]:
    """Pairs that differ among claims that links of equal values hold together: 6.1, about six, 5.9.

    Where evidence does not hold each of the two against some other value, what lies between them is no bridge. Of larger groups only
    neighbours are asked.
    """
    import numpy as np

    lead = _together(links[~links.differ], np.arange(len(claims)), len(claims))
    documents = np.unique(home[lead >= 0])
    rows = np.array([row for row in np.flatnonzero(np.isin(home, documents)).tolist() if is_compared(claims[row])], dtype=np.int64)
    some = np.flatnonzero(lead[rows] >= 0)
    if not len(some):
        return set()
    facts = bare([claims[row] for row in rows.tolist()], home[rows], days_of(texts))
    lead = lead[rows]
    differing = np.concatenate([links.left[links.differ], links.right[links.differ]])
    held_against = np.isin(rows, differing)
    some = some[np.argsort(lead[some], kind="stable")]
    found: set[tuple[int, int]] = set()
    for step in range(1, min(MOST_CHAINED, len(some))):
        one, two = some[:-step], some[step:]
        asked = lead[one] == lead[two]
        if not asked.any():
            break
        one, two = one[asked], two[asked]
        differ = (compared(facts, one, two) == DIFFER) & ~(held_against[one] & held_against[two])
        found |= set(zip(rows[one[differ]].tolist(), rows[two[differ]].tolist(), strict=True))
    return found


MOST_CHAINED = 60
"""Claims up to which each of a group is held against each."""


def _together(links: Links, rows: Array, count: int) -> Array:
    """For some rows the number of what links hold together, at a distance too, -1 for what no two links do."""
    import numpy as np

    lead = lead_of(links.left, links.right, count)
    several = np.bincount(lead, minlength=count)[lead] > 2
    together: Array = np.where(several, lead, -1)[rows]
    return together


def lead_of(left: Array, right: Array, count: int) -> Array:
    """By number the least one that pairs connect it with, at a distance too."""
    import numpy as np

    lead = np.arange(count)
    while True:  # each takes the least number among those it is paired with, until nothing changes
        before = lead.copy()
        np.minimum.at(lead, left, lead[right])
        np.minimum.at(lead, right, lead[left])
        lead = lead[lead]
        if (lead == before).all():
            return lead
