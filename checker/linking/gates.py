"""When differing values of linked claims are no conflict: two editions of one report, two things told alike, two definitions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.linking.facts import Facts
from checker.linking.pairs import Pairs
from checker.linking.second import FAR_TENS, SCALE_TENS
from checker.linking.stories import Stories
from checker.linking.support import SUPPORT_DAY, is_day, support
from checker.linking.words import Words

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

MUCH_SUPPORT, MOSTLY_AGREEING = 8.0, 0.8
"""Two documents of two days that agree on so much, and on such a share of what is linked, are one report printed again."""
FEWEST_LINKS = 3
LEAST_AGREEING = 0.3
"""Of so many linked claims of two documents fewer agree: they are two editions of one report (a weekly one, the next quarter's)."""
LEAST_AGREEING_APART = 0.75
"""Of the linked claims of two documents of different days such a share must agree: reports that come again say other figures."""
LEAST_SUPPORT, LEAST_SUPPORT_APART = 1.5, 2.5
"""Of two documents with so many figures the agreeing ones must say so much, the same of documents of different days with any number."""
MANY_FIGURES = 4
LEAST_SUPPORT_DIFFERING = 3.0
MANY_DIFFERING = 2
"""So much where so many others differ too."""
NEARBY, RETOLD = 3, 0.8
"""Days between two documents, and share of the lighter sentence's words that the other has, at which a few figures may be told again."""
COPIED = 0.9
"""Share of the lighter sentence's words that the other has, from which it is that sentence."""
_CLOSE = 1e-6
SUMS = 0
FEWEST_DIGITS = 2
"""A difference of fewer digits may be printed by chance."""
LEAST_BESIDE, LEAST_BESIDE_DATE, LEAST_SENTENCE = 0.5, 0.75, 0.6
"""Likeness of the words beside two figures (or dates), and share of the lighter sentence's words that the other has, of which one must
be reached."""
LEAST_OTHERS = 0.7
"""What ``others_agree`` is at least where most other figures of both texts agree."""
BESIDE = ("before_alike", "after_alike", "label_alike", "about_alike", "same_row")
"""Features that tell how alike the words beside two figures are."""


def is_other_edition(
    words: Words, facts: Facts, stories: Stories, pairs: Pairs, agreeing: Array, differing: Array, *, within: Array
) -> Array:
    """Tell which pairs stand in two documents that are two editions of one report, or of two things that are told alike.

    Two documents of one day may differ on all of a few figures. Of many figures some must agree, and of documents of different days most;
    where both of these tell of their own day ("today", "a week ago") none may differ. A sentence that is retold within :data:`NEARBY` days
    needs no others that agree, unless it is of what goes on from day to day.

    Args:
        within: share of the lighter sentence's words that the other has; one that is copied out of a text of the same day tells the same.
    """
    import numpy as np

    count = len(stories.left)
    told = support(facts, pairs)
    day = is_day(facts, pairs.left) & is_day(facts, pairs.right)
    agree = np.bincount(pairs.story[agreeing], minlength=count)[pairs.story]
    supported = np.bincount(pairs.story, weights=told * agreeing, minlength=count)[pairs.story]
    days = _days_in_both(facts, pairs, day, count)[pairs.story]
    differ = np.bincount(pairs.story[differing], minlength=count)[pairs.story]
    links = agree + differ
    documents = facts.document[pairs.left], facts.document[pairs.right]
    left, right = (words.day[document] for document in documents)
    apart = (left != right) & ~np.isnan(left) & ~np.isnan(right)
    held = np.bincount(facts.document, minlength=len(words.documents))
    figures = np.minimum(*(held[document] for document in documents))
    others = differ - differing
    few = (links >= FEWEST_LINKS) & (agree < LEAST_AGREEING * links)
    chance = ((figures >= MANY_FIGURES) & (np.maximum(supported, SUPPORT_DAY * days) < LEAST_SUPPORT)) | (
        (others >= MANY_DIFFERING) & (supported < LEAST_SUPPORT_DIFFERING)
    )
    named = np.maximum(supported, SUPPORT_DAY * days)
    little = (agree < LEAST_AGREEING_APART * links) | (named < LEAST_SUPPORT_APART)
    quoted = facts.columns["goes_on"]
    told_again = (np.abs(left - right) <= NEARBY) & (within >= RETOLD) & ~quoted[pairs.left] & ~quoted[pairs.right]
    again = apart & (differ > 0) & little & ~told_again
    relative = np.zeros(len(words.documents), dtype=bool)
    relative[facts.document[facts.columns["relative"]]] = True
    much = (supported >= MUCH_SUPPORT) & (agree >= MOSTLY_AGREEING * links)
    today = apart & relative[documents[0]] & relative[documents[1]] & ~much  # both say "today", on two days
    copied = ~apart & (within >= COPIED)
    edition: Array = ((few | chance) & ~copied) | again | today
    return edition


def is_loose(features: dict[str, Array], dates: Array, only: Array) -> Array:
    """Tell which pairs have nothing alike beside their figures, and sentences that are no retellings: only the documents speak for them.

    A text has many dates, so that more must be alike beside one. What the other text has too, in another place, is no other figure of this.

    Args:
        dates: which pairs are of dates.
        only: which pairs are of the only figures with their unit in either text; where most others agree, they are of one thing.
    """
    import numpy as np

    beside = np.max([features[name] for name in BESIDE], axis=0) if len(dates) else features[BESIDE[0]]
    told = features["swapped"] | features["slip"] | (only & (features["others_agree"] >= LEAST_OTHERS))
    far = (beside < np.where(dates, LEAST_BESIDE_DATE, LEAST_BESIDE)) & (features["sentence_within"] < LEAST_SENTENCE)
    elsewhere = features["told_elsewhere"] & (dates | (features["sentence_within"] < COPIED))
    loose: Array = (far & ~told) | (elsewhere & ~features["swapped"] & ~features["partners"])
    return loose


def _days_in_both(facts: Facts, pairs: Pairs, day: Array, count: int) -> Array:
    """By story how many days both documents name, linked or not.

    Args:
        day: which pairs are of two such dates.
    """
    import numpy as np

    value = facts.columns["value"]
    same = np.flatnonzero(day & (value[pairs.left] == value[pairs.right]))
    first = same[np.unique(pairs.story[same] * np.int64(value.max(initial=0) + 1) + value[pairs.left[same]], return_index=True)[1]]
    named: Array = np.bincount(pairs.story[first], minlength=count)
    return named


def is_only_one(facts: Facts, pairs: Pairs) -> Array:
    """Tell which pairs are of the only figures that have their unit in either document: the only metres, the only jobs."""
    import numpy as np

    unit = facts.columns["unit"].astype(np.int64)
    key = facts.document * np.int64(unit.max(initial=0) + 1) + unit
    _, which, held = np.unique(key, return_inverse=True, return_counts=True)
    alone = (held[which] == 1) & (unit > 0)
    only: Array = alone[pairs.left] & alone[pairs.right] & (unit[pairs.left] == unit[pairs.right])
    return only


def is_further(facts: Facts, pairs: Pairs, within: Array) -> Array:
    """Tell which pairs are of what is added to others ("a further 30 million"), or of which one text says so at its head.

    Args:
        within: share of the lighter sentence's words that the other has; a sentence that is copied tells the same.
    """
    group = facts.groups.index(MORE)
    head, beside = facts.topics[:, group] > 0, facts.senses[:, group] > 0
    one_head = head[facts.document[pairs.left]] != head[facts.document[pairs.right]]
    further: Array = (one_head | beside[pairs.left] | beside[pairs.right]) & (within < COPIED)
    return further


MORE = "more"
"""The group of ``opposed_words`` for what is added to others."""


def is_of_the_hour(facts: Facts, pairs: Pairs) -> Array:
    """Tell which pairs are prices that shares came to at two moments: "the stock opened at 28-1/8", "it is up 1-1/8 at 29-1/8"."""
    ticks = facts.columns["ticks"]
    both: Array = ticks[pairs.left] & ticks[pairs.right]
    return both


def is_far_bound(facts: Facts, pairs: Pairs) -> Array:
    """Tell which pairs are two open bounds far apart, by no mere scale word: "up to 1 million", "less than 16 million" deny nothing."""
    import numpy as np

    region = facts.region.columns
    ends = [np.abs(region["bound_low"][side] + region["bound_high"][side]) for side in (pairs.left, pairs.right)]
    opens = (region["opens"][pairs.left] != 0) & (region["opens"][pairs.right] != 0)
    with np.errstate(divide="ignore", invalid="ignore"):
        tens = np.nan_to_num(np.abs(np.log10(ends[0] / ends[1])), nan=0.0, posinf=0.0)
    scaled = (tens > 1) & (np.abs(tens - np.round(tens / SCALE_TENS) * SCALE_TENS) < _CLOSE)
    far: Array = opens & (tens > FAR_TENS) & ~scaled
    return far


def is_stated_difference(facts: Facts, pairs: Pairs, asked: Array) -> Array:
    """Tell of the pairs asked whose difference is itself printed in one of the documents ("net of 475,000"): they mean two things."""
    import numpy as np

    found = np.zeros(len(asked), dtype=bool)
    amount = facts.columns["amount"]
    order = np.lexsort((amount, facts.document))
    ends = np.searchsorted(facts.document[order], np.arange(int(facts.document.max()) + 2)) if len(order) else np.zeros(1, dtype=int)
    for row in np.flatnonzero(asked):
        one, two = pairs.left[row], pairs.right[row]
        difference = abs(amount[one] - amount[two])
        if (
            not difference > 0
            or min(abs(difference - amount[one]), abs(difference - amount[two])) <= _CLOSE * difference
            or facts.line[one] != SUMS
            or len(f"{difference:.9g}".strip("0.").replace(".", "")) < FEWEST_DIGITS
        ):
            continue
        for document in (facts.document[one], facts.document[two]):
            held = amount[order[ends[document] : ends[document + 1]]]
            place = np.searchsorted(held, difference * (1 - _CLOSE))
            found[row] |= place < len(held) and held[place] <= difference * (1 + _CLOSE)
    return found
