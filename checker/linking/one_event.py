"""Which two texts tell of one event in other words: by the figures they agree on and the names they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.linking.bags import lacking, shared, spread
from checker.linking.facts import Facts
from checker.linking.features import Sight
from checker.linking.slips import digits
from checker.linking.stories import Stories
from checker.linking.words import Words

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

SUPPORT = (0.5, 0.5, 1.5, 2.5, 3.5)
"""By how many digits two agreeing figures have, what they say for one event: about the power of ten of the odds that others would agree
by chance. A date or a place has none, and more than four say no more."""
ROUND_SUPPORT = 1.0
"""The same of a number of one digit that is larger than those that stand in every text: 300, 40,000."""
SMALL = 12
"""Numbers up to this stand in every text, for many things."""
LEAST_SURE, LEAST_AGREEING = 3.5, 0.25
"""Powers of ten of the odds for one event, and the share of the figures of the text with fewer that must agree."""
_NAME = 5.0
"""Weight of the names that both have which says one power of ten: that of one name in a hundred and fifty texts."""
_OTHER_HEADS, _WITHIN = 3.0, 0.2
"""What it says against one event that two texts begin with other names, where one has so many of the other's words as free rewordings
have; the more alike they are, the more it says: texts of one form, on two things."""
_DAYS, MOST_DAYS = 2.0, 2.0
"""Days between two texts that take away one power of ten, and the most there may be: later texts tell of what came after."""
_COMPARED = 1.0
"""What figures that are equal only once they are compared may say for one event, less what the number of pairs says against it."""


def support(numbers: Array) -> Array:
    """What each number says for one event if two texts state it, as a power of ten; NaN stands for what is no number."""
    import numpy as np

    said = np.array(SUPPORT)[np.minimum(told_digits(numbers), len(SUPPORT) - 1)]
    told: Array = np.where(numbers > SMALL, np.maximum(said, ROUND_SUPPORT), said)
    return told


def told_digits(numbers: Array) -> Array:
    """How many digits each number has from the first to the last that is not 0; 0 for what is no number."""
    import numpy as np

    return np.array([0 if number != number else len(digits(number)) for number in numbers.tolist()], dtype=np.int64)


def some(stories: Stories, kept: Array) -> Stories:
    """Those pairs of documents that are kept, by number or by a yes or no for each."""
    columns = (stories.left[kept], stories.right[kept], stories.within[kept], stories.alike[kept])
    return Stories(*columns, stories.capped, stories.cut_short)


def promising(words: Words, facts: Facts, stories: Stories) -> Stories:
    """The pairs of documents that share names and state so many equal values that they may tell of one event.

    Asked of the values alone, which is quick: what agrees only once it is compared ("nearly 190", "187") is allowed for.
    """
    import numpy as np

    value, document = facts.columns["value"], facts.document
    size = np.int64(value.max(initial=0) + 1)
    keys, first = np.unique(document * size + value, return_index=True)
    keys, first = keys[keys % size > 0], first[keys % size > 0]
    stated = (facts.claims[row].value for row in first.tolist())
    said = support(np.array([float(number) if isinstance(number, (int, float)) else np.nan for number in stated]))
    ends = np.searchsorted(keys, np.arange(len(words.documents) + 1) * size)
    named = _names(words, stories)
    stories, named = some(stories, named >= 1.0), named[named >= 1.0]
    pair, at = spread(ends[stories.left], ends[stories.left + 1])
    other = stories.right[pair] * size + keys[at] % size
    place = np.minimum(np.searchsorted(keys, other), max(0, len(keys) - 1))
    both = keys[place] == other if len(keys) else np.zeros(0, dtype=bool)
    told = np.maximum(said[at[both]], said[place[both]])  # 5 km and 5,000 m are one value
    figures = np.bincount(pair[both], weights=told, minlength=len(stories.left))
    return some(stories, (figures > 0) & (figures + named - _against(words, stories) >= LEAST_SURE - _COMPARED))


def is_one_event(sight: Sight, agreeing: Array, said: Array, comparable: Array) -> Array:
    """Tell which pairs stand in two documents that tell of one event.

    For it speak the figures that agree and the names that both have; against it days between the two texts, beginnings with somebody whom
    the other does not name, and many pairs of figures, of which some agree by chance.

    Args:
        sight: all pairs of some pairs of documents.
        agreeing: those that agree, one to one.
        said: by pair what its agreeing says, as ``support`` gives it.
        comparable: those that could agree.
    """
    import numpy as np

    words, facts = sight.words, sight.facts
    numbers, story = np.unique(sight.pairs.story, return_inverse=True)
    count = len(numbers)
    stories = some(sight.stories, numbers)
    figures = np.bincount(story[agreeing], weights=said[agreeing], minlength=count)
    chances = np.log10(np.maximum(np.bincount(story[comparable], minlength=count), 1))
    named = _names(words, stories)
    sure = figures + named - _against(words, stories) - chances
    held = np.bincount(facts.document, minlength=len(words.documents))
    share = np.bincount(story[agreeing], minlength=count) / np.maximum(np.minimum(held[stories.left], held[stories.right]), 1)
    one: Array = (sure >= LEAST_SURE) & (named >= 1.0) & (share >= LEAST_AGREEING)
    return one[story]


def _names(words: Words, stories: Stories) -> Array:
    """What the names that two documents share say for one event."""
    return shared(words.names, words.names, stories.left, stories.right, words.weight) / _NAME


def _against(words: Words, stories: Stories) -> Array:
    """What says that two documents tell of two events: days between them, and beginnings with somebody whom the other does not name."""
    import numpy as np

    left, right = stories.left, stories.right
    ones = np.ones(len(words.weight))
    heads_l = lacking(words.heads, words.texts_all, left, right, ones) > 0
    heads_r = lacking(words.heads, words.texts_all, right, left, ones) > 0
    days = np.nan_to_num(np.abs(words.day[left] - words.day[right]), nan=0.0)
    apart = np.where(days > MOST_DAYS, np.inf, days / _DAYS)
    against: Array = apart + _OTHER_HEADS * stories.within / _WITHIN * (heads_l & heads_r)
    return against
