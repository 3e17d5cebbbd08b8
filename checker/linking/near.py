"""Near-tellings: claims of two documents that tell one story, aligned one to one by two passes of weighed evidence.

The first pass weighs what stands around two figures, never their values. The second adds what the other pairs of the two documents say:
where most figures agree, the few that do not are about the same things too. What is then left of two documents that agree on nothing is
another edition of a report, and no conflict.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from checker.linking.alignment import aligned
from checker.linking.claim_columns import LINES
from checker.linking.contrast import is_contrasted
from checker.linking.facts import Facts
from checker.linking.features import Sight, columns
from checker.linking.gates import is_far_bound, is_further, is_loose, is_of_the_hour, is_only_one, is_other_edition, is_stated_difference
from checker.linking.pairs import Pairs, pair_batches
from checker.linking.second import has_moved, second_columns
from checker.linking.stories import Stories
from checker.linking.values import DIFFER, UNLIKE
from checker.linking.words import Words
from checker.model import Kind
from checker.text.lookup import table

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

LEAST, LEAST_DIFFERENT = 0.3, 0.72
"""Confidence below which two claims with equal values are not linked, and two with differing ones."""
PRIOR, DIFFERS, SLOPE = "prior", "differs", "slope"
"""Rows of the table that are no features: the odds before looking at a pair; what differing values take away, and the share of the
log odds that they leave."""


UNREPEATED = ("one_ahead", "one_trend", "other_noun")
"""Features that say nothing of a figure that is given up: "please read 540, not 450" repeats neither what is counted nor its trend."""


class Weights(NamedTuple):
    """The columns of ``near_weights``: by feature the weights of both passes and how a report says it."""

    first: dict[str, float]
    second: dict[str, float]
    words: dict[str, str]


@cache
def weights() -> Weights:
    """The fitted weights, in log odds."""
    rows = table("near_weights")
    first, second = ({row["feature"]: float(row[name] or 0) for row in rows} for name in ("first", "second"))
    return Weights(first, second, {row["feature"]: row["words"] for row in rows})


@dataclass(slots=True)
class NearLinks:
    """Linked pairs, in order of rows.

    Attributes:
        left, right: rows of the facts.
        differ: where their values cannot both hold.
        odds: log odds that they are about one fact.
        evidence: by pair what each feature adds, by the order of ``names``.
        names: the features.
        apart: two columns, pairs that are as likely but whose values may differ without a conflict, for they are told of two days: no
            others bring them together.
    """

    left: Array
    right: Array
    differ: Array
    odds: Array
    evidence: Array
    names: list[str]
    apart: Array

    def because(self, number: int) -> tuple[tuple[str, float], ...]:
        """The evidence of one pair as (words, weight), the weightiest first."""
        words = weights().words
        found = [
            _told(words[name], round(float(weight), 2))
            for name, weight in zip(self.names, self.evidence[number], strict=True)
            if abs(weight) >= _LEAST_TOLD
        ]
        return tuple(sorted(found, key=lambda pair: (-abs(pair[1]), pair[0])))


_LEAST_TOLD = 0.05


@lru_cache(maxsize=1 << 16)
def _told(words: str, weight: float) -> tuple[str, float]:
    """One piece of evidence; those that are equal are one object, for a report holds very many."""
    return words, weight


def near_links(words: Words, facts: Facts, stories: Stories) -> NearLinks:
    """The pairs of claims that are about one fact with a confidence of at least :data:`LEAST`."""
    import numpy as np

    found: list[tuple[Array, ...]] = []
    names: list[str] = []
    for pairs in pair_batches(facts, stories):
        *columns_of, names = _batch(words, facts, stories, pairs)
        found.append(tuple(columns_of))
    if not found:
        none = np.zeros(0)
        return NearLinks(none.astype(int), none.astype(int), none.astype(bool), none, np.zeros((0, 0)), [], np.zeros((0, 2), dtype=int))
    left, right, differ, odds, evidence, apart = (np.concatenate(part) for part in zip(*found, strict=True))
    order = np.lexsort((right, left))
    return NearLinks(left[order], right[order], differ[order], odds[order], evidence[order], names, apart)


class Weighed(NamedTuple):
    """What both passes say of some pairs.

    Attributes:
        features: every feature of both passes by name.
        code: of their values, as in ``values``.
        odds: log odds that they are about one fact, before it is asked whether they differ.
        kept: those that no better pair displaces and that can be compared, from :data:`LEAST` on.
        refused: those whose values may differ without a conflict (see ``gates``).
    """

    features: dict[str, Array]
    code: Array
    odds: Array
    kept: Array
    refused: Array

    @property
    def differ(self) -> Array:
        """Where the values cannot both hold."""
        return self.code == DIFFER  # type: ignore[no-any-return]


def weigh(sight: Sight, first: dict[str, Array], own: Weights) -> Weighed:
    """Both passes over some pairs, all those of a pair of documents together.

    Args:
        first: their ``columns``.
    """
    import numpy as np

    words, facts, stories, pairs = sight.words, sight.facts, sight.stories, sight.pairs
    second, code = second_columns(facts, pairs, log_odds(first, own.first), first)
    every = first | second | {name: first[name] * ~second["revised"] for name in UNREPEATED}
    odds = log_odds(every, own.second)
    kept = aligned(pairs, odds, logit(LEAST)) & (code != UNLIKE)
    differ = code == DIFFER
    moved = has_moved(words, facts, pairs)
    amount = facts.columns["amount"]
    turned = differ & (amount[pairs.left] == amount[pairs.right])  # "up 5", "down 5": one number says that it is one thing
    explained = second["swapped"] | second["revised"] | second["slip"] | moved | turned
    agreeing = kept & (~differ | explained)
    differing = kept & differ & ~explained
    refused = is_stated_difference(facts, pairs, kept & differ)
    refused |= is_other_edition(words, facts, stories, pairs, agreeing, differing, within=first["sentence_within"])
    refused |= is_loose(every, facts.line[pairs.left] == LINES[Kind.DATE], is_only_one(facts, pairs)) | is_further(
        facts, pairs, first["sentence_within"]
    )
    refused |= is_far_bound(facts, pairs) | is_of_the_hour(facts, pairs)
    for row in np.flatnonzero(differing & ~refused & (second["slip"] == 0)).tolist():
        refused[row] = is_contrasted(facts.claims[pairs.left[row]], facts.claims[pairs.right[row]])
    refused |= every["one_measure"]  # what is net of something is no slip of what is not
    return Weighed(every, code, odds, kept, refused & differ & ~second["revised"] & ~moved)


def _batch(words: Words, facts: Facts, stories: Stories, pairs: Pairs) -> tuple[Array, Array, Array, Array, Array, Array, list[str]]:
    import numpy as np

    own = weights()
    sight = Sight(words, facts, stories, pairs)
    found = weigh(sight, columns(sight), own)
    differ = found.differ
    odds = calibrated(found.odds, differ, own)
    kept = found.kept & ~found.refused & (odds >= np.where(differ, logit(LEAST_DIFFERENT), logit(LEAST)))
    rows = np.flatnonzero(kept)
    names = [*found.features, PRIOR, DIFFERS]
    evidence = np.zeros((len(rows), len(names)), dtype=np.float32)
    for at, name in enumerate(found.features):
        evidence[:, at] = own.second.get(name, 0.0) * found.features[name][rows]
    evidence[:, -2] = own.second[PRIOR]
    evidence[:, -1] = odds[rows] - found.odds[rows]
    day = words.day[facts.document]
    apart = np.flatnonzero(found.kept & found.refused & (day[pairs.left] != day[pairs.right]))
    return (
        *(pairs.left[rows], pairs.right[rows], differ[rows], odds[rows], evidence),
        np.stack([pairs.left[apart], pairs.right[apart]], axis=1),
        names,
    )


def calibrated(odds: Array, differ: Array, own: Weights) -> Array:
    """The log odds, with those of differing values as they hold of such pairs.

    Most pairs agree, so that one which does not is less sure than it looks: it may be no pair, and one value may be misread.
    """
    import numpy as np

    corrected: Array = np.where(differ, own.second.get(SLOPE, 1.0) * odds + own.second.get(DIFFERS, 0.0), odds)
    return corrected


def log_odds(features: dict[str, Array], weight: dict[str, float]) -> Array:
    """The weighed sum of some features, with the prior."""
    import numpy as np

    total = np.full(len(next(iter(features.values()))), weight[PRIOR])
    for name, values in features.items():
        if weight.get(name):
            total += weight[name] * values
    return total


def logit(probability: float) -> float:
    """The log odds of a probability."""
    import math

    return math.log(probability / (1 - probability))
