"""Pairs of documents that may tell of one thing, weighed: which of their claims are linked, and which never go together.

Nothing here asks for more than the two documents of a pair and the :class:`~checker.linking.statistics.Statistics` of the corpus, so that
pairs may be weighed in any number of parts: alignment, rivals, what the other pairs say, editions and leftovers are all of two documents.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, NamedTuple

from checker.comparisons.coded import Coded, coded
from checker.comparisons.odds import probability
from checker.linking.asked import asked_stems
from checker.linking.contrast import is_contrasted
from checker.linking.evidence import Evidence
from checker.linking.facts import facts_of, figure_spans, is_compared
from checker.linking.free import FreeLinks, links_among
from checker.linking.free_facts import FreeFacts, free_facts
from checker.linking.leftovers import LeftoverLinks, leftover_links, no_leftovers
from checker.linking.links import Links
from checker.linking.near import near_links
from checker.linking.one_event import some
from checker.linking.pairs import too_large
from checker.linking.prepared import Prepared, prepared
from checker.linking.spelling import Spelling
from checker.linking.statistics import Statistics
from checker.linking.stories import Stories
from checker.linking.words import words_of
from checker.model import Claim, Document

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

LINK, TURNED, SET_APART, LEFT_OVER, OF_DAYS = range(5)
"""What a pair of claims is: linked; linked, but told as a pair, for both say one number and differ in its direction; never brought
together; left over, so that it may be brought together; told of two days, so that no link of equal values brings it together."""


@dataclass(slots=True)
class Paired:
    """Pairs of claims, a row each; the columns may be laid side by side with those of other parts (:func:`together`).

    Attributes:
        left, right: rows of the claims.
        sort: what the pair is.
        confidence: how sure it is that they are about one fact, 0 to 1; 0 for what is no link.
        differ: where their values cannot both hold.
        near: where the link is one of a near-telling.
        because: the evidence of each link, nothing for what is none.
        told: two columns, pairs of documents that tell one story in nearly the same words.
        large: how many pairs of documents have too many pairs of claims for all to be weighed.
    """

    left: Array
    right: Array
    sort: Array
    confidence: Array
    differ: Array
    near: Array
    because: list[Evidence]
    told: Array
    large: int = 0


def together(parts: Sequence[Paired]) -> Paired:
    """What several parts give as one."""
    import numpy as np

    held = [_nothing(), *parts]
    columns = [each.name for each in fields(Paired) if each.name not in ("because", "large")]
    joined_up = {name: np.concatenate([getattr(part, name) for part in held]) for name in columns}
    return Paired(**joined_up, because=[told for part in held for told in part.because], large=sum(part.large for part in held))


def _nothing() -> Paired:
    import numpy as np

    none = np.zeros(0, dtype=np.int64)
    no = np.zeros(0, dtype=bool)
    return Paired(none, none, np.zeros(0, dtype=np.int8), np.zeros(0), no, no, [], np.zeros((0, 2), dtype=np.int64))


class Near(NamedTuple):
    """What near-tellings give.

    Attributes:
        links: between rows of the claims.
        told: the pairs of documents that are near-tellings, as ``left * documents + right``.
        over: what is left over in pairs of documents that tell one story in other words, by rows of the claims.
        large: how many pairs of documents were cut short.
        of_days: two columns, pairs of rows that no link of equal values may bring together.
    """

    links: Links
    told: Array
    over: LeftoverLinks
    large: int
    of_days: Array


def paired(
    claims: Sequence[Claim],
    texts: Sequence[Document],
    shared: Stories,
    free: tuple[Array, Array],
    corpus: Statistics | None = None,
    known: Sequence[Prepared] | None = None,
) -> Paired:
    """The links between claims of some pairs of documents.

    Args:
        claims: all of the documents, in order of document and place.
        texts: the documents, in order of their ids.
        shared: pairs of them that may tell one story, by their places.
        free: pairs of claims that may be linked as free rewordings, by their places.
        corpus: what is counted of the corpus that the documents are a part of; None where they are all of it.
        known: what linking takes from each document alone, where that has been found already.
    """
    import numpy as np

    number = {document.id: at for at, document in enumerate(texts)}
    home = np.array([number[claim.document] for claim in claims], dtype=np.int64)
    known = prepared(claims, texts) if known is None else known
    region = coded(each for one in known for each in one.regions)
    linked = _near(claims, texts, region, shared, corpus, [one.spelling for one in known])
    near, told, over = linked.links, linked.told, linked.over
    rows = {*free[0].tolist(), *free[1].tolist()}
    facts = free_facts(claims, {document.id: document for document in texts}, number, region, rows)
    found = links_among(facts, *(np.searchsorted(facts.row, side) for side in free))
    others = _free(facts, found)
    contrasted = others.differ.copy()
    contrasted[others.differ] = [is_contrasted(claims[left], claims[right]) for left, right in _pairs(others[others.differ])]
    set_apart, others, left = others[contrasted], others[~contrasted], found.left[~contrasted]
    others = others[_besides(home, len(texts), near, others, told, _counted(facts)[left])]
    left_over = _left_over(over)
    unbound = left_over[_unbound(home, others, left_over)]
    one_number = near.differ.copy()
    one_number[near.differ] = [_says_one_number(claims, *pair) for pair in _pairs(near[near.differ])]
    days = linked.of_days
    none = np.zeros(len(days))
    apart = Links(days[:, 0], days[:, 1], none, none > 0, none > 0, none.astype(np.int64), (_silent, _silent))
    size = max(1, len(texts))
    return replace(
        together(
            [
                _rows(near[~one_number], LINK),
                _rows(others, LINK),
                _rows(unbound, LINK),
                _rows(near[one_number], TURNED),
                _rows(set_apart, SET_APART, linked=False),
                _rows(left_over, LEFT_OVER, linked=False),
                _rows(apart, OF_DAYS, linked=False),
            ]
        ),
        told=np.stack(np.divmod(told, size), axis=1),
        large=linked.large,
    )


def _rows(links: Links, sort: int, *, linked: bool = True) -> Paired:
    import numpy as np

    count = len(links)
    because = [links.because(at) if linked else () for at in range(count)]
    return replace(
        _nothing(),
        left=links.left,
        right=links.right,
        sort=np.full(count, sort, dtype=np.int8),
        confidence=links.confidence if linked else np.zeros(count),
        differ=links.differ,
        near=links.near,
        because=because,
    )


def _silent(_: int) -> Evidence:
    return ()


def _free(facts: FreeFacts, found: FreeLinks) -> Links:
    """The links of free rewordings by rows of the claims."""
    import numpy as np

    numbers = np.arange(len(found.left))
    told = (_silent, found.because.__getitem__)
    return Links(facts.row[found.left], facts.row[found.right], found.confidence, found.differ, numbers < 0, numbers, told)


def _left_over(found: LeftoverLinks) -> Links:
    """Leftovers as links, told as those that are not near."""
    import numpy as np

    confidence = np.array([probability(odds) for odds in found.odds.tolist()], dtype=float)
    numbers = np.arange(len(confidence))
    return Links(found.left, found.right, confidence, numbers >= 0, numbers < 0, numbers, (_silent, found.because))


def _unbound(home: Array, links: Links, more: Links) -> Array:
    """Which further links count: those of claims that have no counterpart in the other document yet."""
    import numpy as np

    size = int(home.max(initial=0)) + 1
    taken = np.concatenate([links.left * size + home[links.right], links.right * size + home[links.left]])
    bound = np.isin(more.left * size + home[more.right], taken) | np.isin(more.right * size + home[more.left], taken)
    counts: Array = ~bound
    return counts


def _pairs(links: Links) -> list[tuple[int, int]]:
    return list(zip(links.left.tolist(), links.right.tolist(), strict=True))


def _counted(facts: FreeFacts) -> Array:
    """Tell which claims are figures or ordinals."""
    import numpy as np

    ordinal = np.array([line.startswith("ordinal:") for line in facts.lines], dtype=bool)
    counted: Array = facts.columns["figure"] | ordinal[facts.line]
    return counted


def _says_one_number(claims: Sequence[Claim], left: int, right: int) -> bool:
    """Tell of two claims that differ whether only the direction does: "rose by 905", "fell by 905".

    Such a difference is told pair by pair: among three texts with one number nobody could see who says what.
    """
    one, two = claims[left], claims[right]
    return one.value is not None and one.value == two.value and one.unit == two.unit


def _besides(home: Array, size: int, near: Links, free: Links, told: Array, counted: Array) -> Array:
    """Which free links count: of near-tellings none of a claim that has its counterpart already, and of figures none that differ.

    Args:
        home: document of each claim.
        size: how many documents there are.
        counted: which free links are of figures.
        told: the pairs of documents that are near-tellings, as ``left * size + right``.
    """
    import numpy as np

    taken = np.concatenate([near.left * size + home[near.right], near.right * size + home[near.left]])
    left, right = home[free.left], home[free.right]
    bound = np.isin(free.left * size + right, taken) | np.isin(free.right * size + left, taken)
    counts: Array = ~np.isin(left * size + right, told) | (~(free.differ & counted) & ~bound)
    return counts


NEAR = 0.45
"""Share of the lighter document's words that the other has, from which the two tell one story in nearly the same words."""


def _near(
    claims: Sequence[Claim],
    texts: Sequence[Document],
    region: Coded,
    shared: Stories,
    corpus: Statistics | None,
    spellings: Sequence[Spelling],
) -> Near:
    """The links of near-tellings."""
    import numpy as np

    rows = np.array([row for row, claim in enumerate(claims) if is_compared(claim)], dtype=np.int64)
    held = [claims[row] for row in rows.tolist()]
    none = np.zeros(0, dtype=np.int64)
    if len(held) < 2 or not len(shared.left):
        nothing = Links(none, none, np.zeros(0), none.astype(bool), none.astype(bool), none, (_silent, _silent))
        return Near(nothing, none, no_leftovers(), 0, np.zeros((0, 2), dtype=np.int64))
    spans = figure_spans(claims, {document.id: number for number, document in enumerate(texts)})
    words = words_of(texts, spans, corpus, asked=asked_stems(claims), spellings=spellings)
    facts = facts_of(held, words, region if len(rows) == len(claims) else region[rows])
    words = words.without_places()
    found = near_links(words, facts, shared)
    confidence = np.array([probability(odds) for odds in found.odds.tolist()], dtype=float)
    numbers = np.arange(len(confidence))
    links = Links(rows[found.left], rows[found.right], confidence, found.differ, numbers >= 0, numbers, (found.because, _silent))
    sure = confidence >= SURE
    size = len(texts)
    told = np.concatenate(
        [
            (shared.left * size + shared.right)[shared.within >= NEAR],
            (facts.document[found.left] * size + facts.document[found.right])[sure],
        ]
    )
    over = leftover_links(words, facts, some(shared, ~np.isin(shared.left * size + shared.right, told)))
    over = replace(over, left=rows[over.left], right=rows[over.right])
    return Near(links, np.unique(told), over, too_large(facts, shared), rows[found.apart].reshape(-1, 2))


SURE = 0.7
"""Confidence of a link of a near-telling from which its two documents are one."""
