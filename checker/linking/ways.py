"""The links of both ways of linking, near-tellings and free rewordings, and which pairs no link may bring together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from checker.comparisons.coded import Coded
from checker.comparisons.odds import probability
from checker.linking.blocks import blocks
from checker.linking.contrast import is_contrasted
from checker.linking.evidence import Evidence
from checker.linking.facts import Facts, facts_of, figure_spans, is_compared
from checker.linking.free import apart, free_links
from checker.linking.free_facts import FreeFacts, free_facts
from checker.linking.leftovers import LeftoverLinks, leftover_links, no_leftovers
from checker.linking.limits import limits
from checker.linking.links import Links, joined
from checker.linking.near import near_links
from checker.linking.one_event import some
from checker.linking.pairs import too_large
from checker.linking.regions import regions_of
from checker.linking.stories import stories
from checker.linking.values import DIFFER, compared
from checker.linking.words import words_of
from checker.model import FIGURE_KINDS, Claim, Document

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray


@dataclass(slots=True)
class Ways:
    """What both ways say of some claims.

    Attributes:
        home: number of the document of each claim.
        links: between rows of the claims.
        turned: links of two claims that say one number and differ in its direction; they are told pair by pair.
        apart: pairs that are never brought together by others.
        of_days: pairs that no link of equal values brings together, for they are told of two days.
        lines: of each claim that free rewordings compare, what it is: ``venue``, ``date``, ``role``, ``quote``, ``ordinal``, ``figure``.
        limits: sentences that say what was not compared since there was too much of it.
    """

    home: Array
    links: Links
    turned: Links
    apart: set[tuple[int, int]]
    of_days: frozenset[tuple[int, int]]
    lines: dict[int, str]
    limits: tuple[str, ...]


def both_ways(claims: Sequence[Claim], documents: Mapping[str, Document]) -> Ways:
    """The links between some claims, which come in order of document and place."""
    import numpy as np

    number = {name: at for at, name in enumerate(sorted(documents))}
    home = np.array([number[claim.document] for claim in claims], dtype=np.int64)
    region = regions_of(claims)
    linked = _near(claims, documents, region)
    near, told, cut, over = linked.links, linked.told, linked.cut, linked.over
    free = free_facts(claims, documents, number, region)
    held = blocks(free)
    found = free_links(free, held)
    rows = free.row[found.left], free.row[found.right]
    numbers = np.arange(len(found.left))

    def because(number: int) -> Evidence:
        return found.because[number] if number < len(numbers) else over.because(number - len(numbers))

    others = Links(*rows, found.confidence, found.differ, numbers < 0, numbers, (near.tell[0], because))
    contrasted = others.differ.copy()
    contrasted[others.differ] = [is_contrasted(claims[left], claims[right]) for left, right in _pairs(others[others.differ])]
    set_apart = set(_pairs(others[contrasted]))
    others = others[~contrasted]
    found_left = found.left[~contrasted]
    others = others[_besides(home, near, others, told, _counted(free)[found_left])]
    left_over = _left_over(over, len(numbers), others.tell)
    others = joined([others, left_over[_unbound(home, others, left_over)]])
    one_number = near.differ.copy()
    one_number[near.differ] = [_says_one_number(claims, *pair) for pair in _pairs(near[near.differ])]
    turned = near[one_number]
    links = joined([near[~one_number], others])
    weak = apart(free, held, _together(links, free.row, len(claims)))
    nearly = set(told.tolist())  # of figures of near-tellings their own evidence decides
    weak = {
        (one, other)
        for one, other in weak
        if claims[one].kind not in FIGURE_KINDS or int(home[one]) * len(number) + int(home[other]) not in nearly
    }
    bases = [line.partition(":")[0] for line in free.lines]
    lines = dict(zip(free.row.tolist(), (bases[line] for line in free.line.tolist()), strict=True))
    return Ways(
        home,
        links,
        turned,
        (weak - set(_pairs(near)) - set(_pairs(left_over))) | set(_pairs(turned)) | set_apart | _chained(linked, links, len(claims)),
        linked.of_days,
        lines,
        limits(documents=cut[0], claims=held.capped, large=cut[1]),
    )


def _left_over(found: LeftoverLinks, first: int, tell: tuple[Callable[[int], Evidence], Callable[[int], Evidence]]) -> Links:
    """Leftovers as links that are told as free ones are, by numbers from the first one on."""
    import numpy as np

    confidence = np.array([probability(odds) for odds in found.odds.tolist()], dtype=float)
    numbers = np.arange(len(confidence)) + first
    return Links(found.left, found.right, confidence, numbers >= 0, numbers < 0, numbers, tell)


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


def _besides(home: Array, near: Links, free: Links, told: Array, counted: Array) -> Array:
    """Which free links count: of near-tellings none of a claim that has its counterpart already, and of figures none that differ.

    Args:
        home: document of each claim.
        counted: which free links are of figures.
        told: the pairs of documents that are near-tellings, as ``left * documents + right``.
    """
    import numpy as np

    size = int(home.max(initial=0)) + 1
    taken = np.concatenate([near.left * size + home[near.right], near.right * size + home[near.left]])
    left, right = home[free.left], home[free.right]
    bound = np.isin(free.left * size + right, taken) | np.isin(free.right * size + left, taken)
    counts: Array = ~np.isin(left * size + right, told) | (~(free.differ & counted) & ~bound)
    return counts


NEAR = 0.45
"""Share of the lighter document's words that the other has, from which the two tell one story in nearly the same words."""


class Near(NamedTuple):
    """What near-tellings give.

    Attributes:
        links: between rows of the claims.
        told: the pairs of documents that are near-tellings, as ``left * documents + right``.
        over: what is left over in pairs of documents that tell one story in other words, by rows of the claims.
        cut: how many documents, and how many pairs of them, were cut short.
        of_days: pairs of rows that no link of equal values may bring together.
        facts: the claims that are compared, as columns; None where there are no two.
        rows: which claims these are.
    """

    links: Links
    told: Array
    over: LeftoverLinks
    cut: tuple[int, int] = (0, 0)
    of_days: frozenset[tuple[int, int]] = frozenset()
    facts: Facts | None = None
    rows: Array | None = None


def _near(claims: Sequence[Claim], documents: Mapping[str, Document], region: Coded) -> Near:
    """The links of near-tellings."""
    import numpy as np

    rows = np.array([row for row, claim in enumerate(claims) if is_compared(claim)], dtype=np.int64)
    held = [claims[row] for row in rows.tolist()]
    none = np.zeros(0, dtype=np.int64)
    if len(held) < 2:
        nothing = Links(none, none, np.zeros(0), none.astype(bool), none.astype(bool), none, (lambda _: (), lambda _: ()))
        return Near(nothing, none, no_leftovers())
    texts = [documents[name] for name in sorted(documents)]
    words = words_of(texts, figure_spans(claims, {document.id: number for number, document in enumerate(texts)}))
    facts = facts_of(held, words, region if len(rows) == len(claims) else region[rows])
    words = words.without_places()
    shared = stories(words)
    found = near_links(words, facts, shared)
    confidence = np.array([probability(odds) for odds in found.odds.tolist()], dtype=float)
    numbers = np.arange(len(confidence))
    links = Links(rows[found.left], rows[found.right], confidence, found.differ, numbers >= 0, numbers, (found.because, lambda _: ()))
    sure = confidence >= SURE
    size = len(texts)
    told = np.concatenate(
        [
            (shared.left * size + shared.right)[shared.within >= NEAR],
            (facts.document[found.left] * size + facts.document[found.right])[sure],
        ]
    )
    cut_short = np.intersect1d(shared.cut_short, facts.document)
    over = leftover_links(words, facts, some(shared, ~np.isin(shared.left * size + shared.right, told)))
    over = replace(over, left=rows[over.left], right=rows[over.right])
    of_days = frozenset(map(tuple, rows[found.apart].tolist()))
    return Near(links, np.unique(told), over, (len(cut_short), too_large(facts, shared)), of_days, facts, rows)


SURE = 0.7
"""Confidence of a link of a near-telling from which its two documents are one."""


def _chained(near: Near, links: Links, count: int) -> set[tuple[int, int]]:
    """Pairs that differ among claims that links of equal values hold together: 6.1, about six, 5.9.

    Where evidence does not hold each of the two against some other value, what lies between them is no bridge. Of larger groups only
    neighbours are asked.
    """
    import numpy as np

    facts, rows = near.facts, near.rows
    if facts is None or rows is None:
        return set()
    lead = _together(links[~links.differ], rows, count)
    differing = np.concatenate([links.left[links.differ], links.right[links.differ]])
    held_against = np.isin(rows, differing)
    some = np.flatnonzero(lead >= 0)
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

    lead = np.arange(count)
    while True:  # each takes the least number among those it is linked to, until nothing changes
        before = lead.copy()
        np.minimum.at(lead, links.left, lead[links.right])
        np.minimum.at(lead, links.right, lead[links.left])
        lead = lead[lead]
        if (lead == before).all():
            break
    several = np.bincount(lead, minlength=count)[lead] > 2
    together: Array = np.where(several, lead, -1)[rows]
    return together
