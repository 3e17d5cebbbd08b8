"""What the other pairs of two documents say for and against a pair: the many that agree teach the few that do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.linking.alignment import aligned, rivals
from checker.linking.facts import Facts
from checker.linking.pairs import Pairs, numbered
from checker.linking.slips import is_slip
from checker.linking.support import support
from checker.linking.values import AGREE, DIFFER, ROUND, UNLIKE, compared
from checker.linking.words import Words

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

CANDIDATE = -7.0
"""Log odds of the first pass below which a pair's values are not even looked at."""
FIRST_BAR = -3.0
"""Log odds from which a pair of the first pass says something of the others; it counts with its probability."""
_MARGIN = 4.0
_MOST = 2.0
_FEW = 0.5
"""Other links, counted with their probability, below which a pair has to speak for itself."""
_REPEATED = 0.6
_UNTOLD = 1.0
"""Powers of ten of what an equal figure says that are held back: short numbers are equal by chance."""
_LIKE = 0.3
"""Share of the lighter sentence's words that the other has, below which a figure that is given up is not known to be the other one."""


def second_columns(facts: Facts, pairs: Pairs, score: Array, first: dict[str, Array]) -> tuple[dict[str, Array], Array]:
    """The features of the second pass by name, and the code of each pair's values (see ``values``).

    Whatever is counted for a pair leaves out its own two claims, so that its own value never speaks for or against it; only
    ``told_elsewhere`` and ``swapped`` ask where its values stand besides.

    Args:
        pairs: all pairs of some pairs of documents.
        score: log odds of the first pass.
        first: its features, of which ``sentence_within`` and ``text_within`` are asked for again.
    """
    import numpy as np

    count = len(score)
    code = np.full(count, UNLIKE, dtype=np.int8)
    likely = np.flatnonzero(score >= CANDIDATE)
    code[likely] = compared(facts, pairs.left[likely], pairs.right[likely])
    swapped = _swapped(facts, pairs, code, likely)
    within = first["sentence_within"]
    notice = facts.columns["corrects"][pairs.left] | facts.columns["corrects"][pairs.right]  # "Please read 540." says no more itself
    revised = _revised(facts, pairs) & (np.where(notice, np.maximum(within, first["text_within"]), within) >= _LIKE)
    missed = np.flatnonzero(revised & (code == UNLIKE))
    code[missed] = compared(facts, pairs.left[missed], pairs.right[missed])
    anchored = score + _anchor(facts, pairs, code)
    kept = aligned(pairs, anchored, FIRST_BAR)
    sure = np.where(kept, 1.0 / (1.0 + np.exp(-anchored)), 0.0)
    agree = sure * ((code == AGREE) | (code == ROUND) | swapped)
    differ = sure * ((code == DIFFER) & ~swapped)
    told = _Without(pairs, numbered(pairs.story)[0])
    agreeing, differing = told.others(agree), told.others(differ)
    both = agreeing + differing
    sentence = _Without(pairs, numbered(pairs.story, facts.sentence[pairs.left], facts.sentence[pairs.right])[0])
    rival = rivals(pairs, score)
    return {
        "others_agree": agreeing / (both + 1.0),
        "others_differ": differing / (both + 1.0),
        "sentence_agrees": np.minimum(sentence.others(agree), _MOST) / _MOST,
        "sentence_differs": np.minimum(sentence.others(differ), _MOST) / _MOST,
        "margin": np.clip(score - rival, 0.0, _MARGIN) / _MARGIN,
        "rival": np.clip(rival - score, 0.0, _MARGIN) / _MARGIN,
        "alone": (both < _FEW) * np.clip(within - _REPEATED, 0.0, None) / (1.0 - _REPEATED),
        "neighbour": _neighbours(facts, pairs, kept),
        "partners": _partners(facts, pairs, kept),
        "told_elsewhere": _elsewhere(facts, pairs, code == DIFFER) & ~swapped & ~revised,
        "revised": revised,
        "slip": is_slip(facts, pairs, code == DIFFER) & ~revised,
        "far_value": _far(facts, pairs, code == DIFFER) & ~swapped & ~revised,
        "swapped": swapped,
    }, code


def _anchor(facts: Facts, pairs: Pairs, code: Array) -> Array:
    """What it adds to the log odds of a pair that its values are equal, where it is asked what it says of the others.

    Two texts that both name 7,033,412 mean one thing by it, and no other figure stands in its place.
    """
    import numpy as np

    told = np.maximum(support(facts, pairs) - _UNTOLD, 0.0) * np.log(10.0)
    return np.where(code == AGREE, told, 0.0)


def has_moved(words: Words, facts: Facts, pairs: Pairs) -> Array:
    """Tell which pairs are of a figure that moves from day to day ("killed", "now idled") in documents of different days."""
    import numpy as np

    moving = facts.columns["moving"]
    left, right = (words.day[facts.document[side]] for side in (pairs.left, pairs.right))
    newer = facts.columns["newer"]
    renewed = (newer[pairs.left] & (left > right)) | (newer[pairs.right] & (right > left))
    moved: Array = (moving[pairs.left] | moving[pairs.right] | renewed) & (left != right) & ~np.isnan(left) & ~np.isnan(right)
    return moved


POSITIVE = ("others_agree", "sentence_agrees", "margin", "neighbour", "partners", "swapped", "alone", "revised", "slip")
"""Features that speak for one fact; the others speak against it."""


class _Without:
    """Sums over the pairs of one group without those that share a claim with the pair that asks.

    Args:
        group: number of the group of each pair.
    """

    def __init__(self, pairs: Pairs, group: Array) -> None:
        self.group = group
        self.claims = [numbered(group, claim) for claim in (pairs.left, pairs.right)]

    def others(self, amount: Array) -> Array:
        """For each pair the sum of the amounts of the others; amounts other than 0 stand one to one, so a claim has one at most."""
        import numpy as np

        total = np.bincount(self.group, weights=amount)[self.group] if len(amount) else amount
        own = np.zeros(len(amount))
        some = np.flatnonzero(amount)
        for claim, count in self.claims:
            table = np.zeros(count)
            table[claim[some]] = amount[some]
            own += table[claim]
        rest: Array = np.maximum(total - own + amount, 0.0)  # its own amount was taken away twice
        return rest


def _neighbours(facts: Facts, pairs: Pairs, kept: Array) -> Array:
    """The share of the claims right before and right after both that are counterparts too."""
    import numpy as np

    found = np.zeros(len(pairs.left))
    for step in (-1, 1):
        beside = are_beside(facts, pairs.left, step) & are_beside(facts, pairs.right, step)
        found += beside & _are_kept(facts, pairs, kept, pairs.left + step, pairs.right + step)
    return found / 2


def are_beside(facts: Facts, rows: Array, step: int) -> Array:
    """Tell for which rows the one so many rows on is of the same document."""
    import numpy as np

    other = np.clip(rows + step, 0, max(0, len(facts) - 1))
    found: Array = (other == rows + step) & (facts.document[other] == facts.document[rows])
    return found


def _partners(facts: Facts, pairs: Pairs, kept: Array) -> Array:
    """Tell where the other ends of the two changes ("12 vs 10") are counterparts."""
    partner = facts.columns["partner"]
    left, right = partner[pairs.left], partner[pairs.right]
    counterparts: Array = (left >= 0) & (right >= 0) & _are_kept(facts, pairs, kept, left, right)
    return counterparts


def _are_kept(facts: Facts, pairs: Pairs, kept: Array, left: Array, right: Array) -> Array:
    """Tell which pairs of rows are among the pairs kept."""
    import numpy as np

    size = np.int64(len(facts) + 2)
    held = np.sort(pairs.left[kept].astype(np.int64) * size + pairs.right[kept])
    if not len(held):
        return np.zeros(len(left), dtype=bool)
    key = left.astype(np.int64) * size + right
    there: Array = held[np.minimum(np.searchsorted(held, key), len(held) - 1)] == key
    return there


def _revised(facts: Facts, pairs: Pairs) -> Array:
    """Tell in which pairs one text gives up the figure of the other: "please read 45, not 54", "54"."""
    import numpy as np

    given_up = facts.columns["given_up"]
    found = np.zeros(len(pairs.left), dtype=bool)
    for own, other in ((pairs.left, pairs.right), (pairs.right, pairs.left)):
        asked = np.flatnonzero(given_up[own] >= 0)
        found[asked] |= compared(facts, given_up[own[asked]], other[asked]) == AGREE
    return found


def _far(facts: Facts, pairs: Pairs, asked: Array) -> Array:
    """Tell which differing figures lie far apart, and not by a scale word: 400 and 12, but not 400 and 0.4."""
    import numpy as np

    amount = facts.columns["amount"]
    one, two = amount[pairs.left], amount[pairs.right]
    with np.errstate(divide="ignore", invalid="ignore"):
        tens = np.nan_to_num(np.abs(np.log10(one / two)), nan=0.0, posinf=0.0)
    scaled = np.abs(tens - np.round(tens / SCALE_TENS) * SCALE_TENS) < _SAME_SCALE
    far: Array = asked & (tens > FAR_TENS) & ~(scaled & (tens > 1))
    return far


FAR_TENS, SCALE_TENS, _SAME_SCALE = 0.5, 3.0, 0.02
"""Powers of ten: from where two figures lie far apart, between million and billion, and how far from that a mistaken scale word lies."""


def _swapped(facts: Facts, pairs: Pairs, code: Array, likely: Array) -> Array:
    """Tell which differing pairs have the same two values the other way round: "from 12 to 10", "from 10 to 12"."""
    import numpy as np

    found = np.zeros(len(code), dtype=bool)
    partner, role = facts.columns["partner"], facts.columns["role"]
    left, right = pairs.left[likely], pairs.right[likely]
    asked = (code[likely] == DIFFER) & (partner[left] >= 0) & (partner[right] >= 0) & (role[left] == role[right])
    left, right, likely = left[asked], right[asked], likely[asked]
    first, second = compared(facts, left, partner[right]), compared(facts, partner[left], right)
    found[likely] = (first == AGREE) & (second == AGREE)
    return found


def _elsewhere(facts: Facts, pairs: Pairs, asked: Array) -> Array:
    """Tell for which pairs of those asked the value of one side is also stated in the other's document."""
    import numpy as np

    value, document = facts.columns["value"], facts.document
    size = np.int64(value.max() + 1) if len(value) else 1
    stated = np.unique(document * size + value)
    found = np.zeros(len(asked), dtype=bool)
    some = np.flatnonzero(asked)
    for own, other in ((pairs.left[some], pairs.right[some]), (pairs.right[some], pairs.left[some])):
        key = document[other] * size + value[own]
        held = stated[np.minimum(np.searchsorted(stated, key), len(stated) - 1)] == key
        found[some] |= held & (value[own] > 0) & (value[own] != value[other])  # "rose 5", "fell 5": one number, no other figure
    return found
