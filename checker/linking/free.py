"""Free rewordings: two texts on one event that share no sentence, linked by named event or entity, property and period."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from checker.comparisons import LEVELS, levels
from checker.comparisons.coded import faced
from checker.comparisons.odds import probability
from checker.linking.blocks import Blocks, pairs
from checker.linking.evidence import PRIOR, SAME_VALUE, Evidence, in_words, weights
from checker.linking.free_facts import FreeFacts
from checker.linking.free_features import FEATURES, OF_CLAIMS, OF_NAMES, OF_WORDS, STEP
from checker.linking.free_sight import FreeSight
from checker.model import Verdict

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

LINKED = {"figure": 0.96, "ordinal": 0.96}
"""Confidence from which two claims with different values count as about one fact, where figures of like things abound."""
LINKED_OTHERS = 0.75
"""The same for venues, dates, roles and quotes."""
LINKED_EQUAL = 0.6
"""The same for two claims whose values agree: a wrong link does less harm there."""
_ROUNDING = 1e-6
"""What the order of a sum may change; what is that near the bar is added up again in the order in which it is told."""
_ALL_STEPS = (OF_CLAIMS, OF_NAMES, OF_WORDS)
DIFFER, AGREE, UNLIKE = 0, 1, -1
"""Codes of two values: they cannot both hold, they can, they cannot be compared."""


@dataclass(slots=True)
class FreeLinks:
    """Linked pairs, in order of rows.

    Attributes:
        left, right: rows of the facts.
        differ: where their values cannot both hold.
        confidence: how sure it is that they are about one fact.
        because: the evidence of each.
    """

    left: Array
    right: Array
    differ: Array
    confidence: Array
    because: list[Evidence] = field(default_factory=list)


def free_links(facts: FreeFacts, held: Blocks) -> FreeLinks:
    """The links between some claims, one to one between two documents.

    Args:
        held: the index of the facts.
    """
    return _aligned(facts, _joined([_weighed(facts, left, right)[0] for left, right in pairs(facts, held)]))


def links_among(facts: FreeFacts, left: Array, right: Array) -> FreeLinks:
    """The same of some pairs, as rows of the facts."""
    some = (slice(first, first + _AT_ONCE) for first in range(0, len(left), _AT_ONCE))
    return _aligned(facts, _joined([_weighed(facts, left[own], right[own])[0] for own in some]))


_AT_ONCE = 10_000
"""Pairs that are weighed at a time: a pair takes some kilobytes, for all words of its documents are laid side by side."""


def possible(facts: FreeFacts, held: Blocks) -> tuple[Array, Array]:
    """The pairs that may be linked by what is known of the claims and of the names in their documents, whatever else these say."""
    import numpy as np

    none = np.zeros(0, dtype=np.int64)
    found = [(none, none)]
    for left, right in pairs(facts, held):
        for base, here in _by_line(facts, left):
            sight = FreeSight(facts, left[here], right[here])
            kept = _holding(sight, base, here, every=False, steps=(OF_CLAIMS, OF_NAMES))[0]
            found.append((left[kept], right[kept]))
    one, other = (np.concatenate(side) for side in zip(*found, strict=True))
    return one, other


def _by_line(facts: FreeFacts, left: Array) -> Iterator[tuple[str, Array]]:
    """The pairs on lines of each sort, by number; a line with what it measures is of the sort before the colon."""
    import numpy as np

    bases = [name.partition(":")[0] for name in facts.lines]
    for base in dict.fromkeys(bases):
        own = np.array([name == base for name in bases], dtype=bool)
        here = np.flatnonzero(own[facts.line[left]])
        if len(here):
            yield base, here


def apart(facts: FreeFacts, held: Blocks, together: Array) -> set[tuple[int, int]]:
    """Pairs of claims, as rows of all claims, whose values differ and that are too weakly linked for others to bring them into one group.

    Args:
        together: by row of the facts a number; only pairs of one number that is not negative are asked.
    """
    found: set[tuple[int, int]] = set()
    for left, right in pairs(facts, held):
        asked = (together[left] == together[right]) & (together[left] >= 0)
        if asked.any():
            weak = _weighed(facts, left[asked], right[asked], every=True)[1]
            found |= set(zip(facts.row[left[asked][weak]].tolist(), facts.row[right[asked][weak]].tolist(), strict=True))
    return found


def _weighed(facts: FreeFacts, left: Array, right: Array, *, every: bool = False) -> tuple[FreeLinks, Array]:
    """The links among some pairs, and which pairs differ and are too weak to be linked.

    Args:
        every: also ask the values of pairs that are too weak whatever their values are; else those are not among the weak ones.
    """
    import numpy as np

    weak = np.zeros(len(left), dtype=bool)
    parts: list[FreeLinks] = []
    for base, some in _by_line(facts, left):
        here, holding = _holding(FreeSight(facts, left[some], right[some]), base, some, every=every)
        code = _codes(facts, left[here], right[here], quotes=base == "quote")
        asked = (code == AGREE) | ((code == DIFFER) & ~_told_elsewhere(facts, left[here], right[here]))
        here, holding, agree = here[asked], holding[asked], code[asked] == AGREE
        holding[:, [feature for feature, _, _ in weights(base)].index(SAME_VALUE)] = agree
        patterns, which = np.unique(holding, axis=0, return_inverse=True)
        because = [in_words(base, pattern) for pattern in patterns]
        sure = np.array([probability(sum(weight for _, weight in told)) for told in because])[which.reshape(-1)]
        linked = sure >= np.where(agree, LINKED_EQUAL, LINKED.get(base, LINKED_OTHERS))
        weak[here[~linked & ~agree]] = True
        kept = here[linked]
        told = [because[number] for number in which.reshape(-1)[linked]]
        parts.append(FreeLinks(left[kept], right[kept], ~agree[linked], sure[linked], told))
    return _joined(parts), weak


def _holding(sight: FreeSight, base: str, here: Array, *, every: bool, steps: Sequence[int] = _ALL_STEPS) -> tuple[Array, Array]:
    """Which of the pairs may be linked, whatever their values are, and which features hold for them, in the order of the table.

    The features are asked step by step: a pair that is too weak for all that may still speak for it is not asked the rest.
    """
    import numpy as np

    rows = weights(base)
    weight = {feature: number for feature, number, _ in rows}
    bar = math.log(LINKED_EQUAL / (1.0 - LINKED_EQUAL)) - weight[SAME_VALUE] - _ROUNDING
    holding = np.zeros((len(here), len(rows)), dtype=bool)
    odds = np.full(len(here), weight[PRIOR])
    still = sum(number for feature, number in weight.items() if number > 0 and feature != SAME_VALUE)
    open_ = np.arange(len(here))
    for step in steps:
        for at, (feature, number, _) in enumerate(rows):
            if feature in (PRIOR, SAME_VALUE) or STEP[feature] != step:
                continue
            holds = FEATURES[feature](sight)
            holding[open_, at] = holds
            odds[open_] += number * holds
            still -= max(number, 0.0)
        if not every:
            kept = odds[open_] + still >= bar
            open_, sight = open_[kept], FreeSight(sight.facts, sight.left[kept], sight.right[kept])
    holding[:, [feature for feature, _, _ in rows].index(PRIOR)] = True
    return here[open_], holding[open_]


def _codes(facts: FreeFacts, left: Array, right: Array, *, quotes: bool) -> Array:
    """For each pair whether its values agree; of quotes only those that do are compared."""
    import numpy as np

    other = UNLIKE if quotes else DIFFER
    codes = {None: UNLIKE, Verdict.AGREEMENT: AGREE}
    of_level = np.array([codes.get(verdict, other) for verdict, _ in LEVELS], dtype=np.int8)
    no = np.zeros(len(left), dtype=bool)
    more = dict.fromkeys(("superseded_l", "superseded_r", "retold_l", "retold_r"), no)
    answers: Array = of_level[levels(faced(facts.region[left], facts.region[right], more))]
    return answers


def _told_elsewhere(facts: FreeFacts, left: Array, right: Array) -> Array:
    """Tell where the figure of one side stands in the other document too: then the two are of two things."""
    import numpy as np

    found = np.zeros(len(left), dtype=bool)
    if not len(facts.stated):
        return found
    size = np.int64(facts.columns["stated"].max() + 1)
    for own, other in ((left, right), (right, left)):
        value = facts.columns["stated"][own]
        key = facts.document[other] * size + value
        found |= (value >= 0) & (facts.stated[np.minimum(np.searchsorted(facts.stated, key), len(facts.stated) - 1)] == key)
    return found


def _joined(parts: Sequence[FreeLinks]) -> FreeLinks:
    import numpy as np

    kinds = {"left": np.int64, "right": np.int64, "differ": np.bool_, "confidence": np.float64}
    columns = {name: np.concatenate([np.zeros(0, kind), *(getattr(part, name) for part in parts)]) for name, kind in kinds.items()}
    return FreeLinks(**columns, because=[told for part in parts for told in part.because])


def _aligned(facts: FreeFacts, links: FreeLinks) -> FreeLinks:
    """The links, each claim with one counterpart in another document, best first; further ones only where they say the same."""
    import numpy as np

    document = facts.document
    ends_l = links.left * (document.max(initial=0) + 1) + document[links.right]
    ends_r = links.right * (document.max(initial=0) + 1) + document[links.left]
    taken: set[int] = set()
    kept = []
    for at in np.lexsort((links.right, links.left, -links.confidence)).tolist():
        ends = int(ends_l[at]), int(ends_r[at])
        if links.differ[at] and not taken.isdisjoint(ends):
            continue
        taken.update(ends)
        kept.append(at)
    rows = np.array(kept, dtype=np.int64)
    columns = (links.left[rows], links.right[rows], links.differ[rows], links.confidence[rows])
    return FreeLinks(*columns, [links.because[at] for at in kept])
