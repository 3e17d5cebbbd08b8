"""What speaks for and against two claims being about one fact, before their values are looked at: one column a feature."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from checker.linking.bags import Bags, lacking, likeness, shared
from checker.linking.claim_columns import DELTA, PREVIOUS
from checker.linking.facts import Facts
from checker.linking.pairs import Pairs, numbered
from checker.linking.stories import Stories
from checker.linking.words import Words

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

_FEW_BESIDE = 3.0
"""Weight added below the line where few words are compared, so that one common word does not make two labels alike."""
_SAME_LENGTH = 1.35
"""Ratio of the lengths of two periods from which one is a part of the other and not the same, roughly told."""
_NUMBER, _COUNT = 0, 5
_LIKE_SENTENCES = 0.4
"""Share of the lighter sentence's words that the other has, below which two places in them are of two things."""
VENUES = 6
"""The line of places, whose own names differ where the claims do."""
_REPEATED = 0.7
"""Share of the lighter sentence's words that the other has, from which it is nearly the same sentence."""
DOCUMENTS, SENTENCES, CLAIMS = "documents", "sentences", "claims"
"""What the rows of some words are of."""


@dataclass
class Sight:
    """Some pairs as the features see them.

    Attributes:
        words, facts, stories: of the whole corpus.
        pairs: the pairs.
    """

    words: Words
    facts: Facts
    stories: Stories
    pairs: Pairs
    _known: dict[tuple[str, int | None], tuple[Array, Array, Array]] = field(default_factory=dict, repr=False)

    def both(self, name: str) -> tuple[Array, Array]:
        """A column of the left and of the right side."""
        column = self.facts.columns[name]
        return column[self.pairs.left], column[self.pairs.right]

    @cached_property
    def documents(self) -> tuple[Array, Array]:
        """The documents of both sides."""
        return self.facts.document[self.pairs.left], self.facts.document[self.pairs.right]

    @cached_property
    def sentences(self) -> tuple[Array, ...]:
        """Within and alike of the two sentences."""
        said = self.facts.said
        return self.once(SENTENCES, lambda one, two: likeness(said, said, one, two, self.words.weight, few=_FEW_BESIDE))

    def rows(self, what: str) -> tuple[Array, Array]:
        """The numbers of the documents, sentences or claims of both sides."""
        if what == DOCUMENTS:
            return self.documents
        sides = self.pairs.left, self.pairs.right
        return (self.facts.sentence[sides[0]], self.facts.sentence[sides[1]]) if what == SENTENCES else sides

    def once(self, what: str, ask: Callable[[Array, Array], tuple[Array, ...]]) -> tuple[Array, ...]:
        """The answers about the documents or sentences of pairs, of which many are the same, each asked once."""
        own, other, back = self._different(what, None)
        return tuple(answer[back] for answer in ask(own, other))

    def lacking(self, what: str, own: Bags, other: Bags, weights: Array) -> tuple[Array, Array]:
        """The weight of what each side says that the other whole document lacks; one sentence or claim meets a document many times.

        Args:
            what: rows of ``own``; those of ``other`` are documents.
        """
        found = []
        for side in (0, 1):
            rows, documents, back = self._different(what, side)
            found.append(lacking(own, other, rows, documents, weights)[back])
        return found[0], found[1]

    def _different(self, what: str, side: int | None) -> tuple[Array, Array, Array]:
        """The different pairs of rows, of one side with the documents of the other or of both sides, and which each pair has.

        Those of one document of the other side, or of the left one, stand together.
        """
        import numpy as np

        if (what, side) not in self._known:
            rows = self.rows(what)
            story = self.pairs.story
            if side is None:
                own, other = rows
                code, count = numbered(story, *(() if what == DOCUMENTS else rows))
            else:
                own, other = rows[side], self.documents[1 - side]
                first = int(story.min(initial=0))
                documents = (self.stories.right, self.stories.left)[side][first : int(story.max(initial=0)) + 1]
                rank = np.empty(len(documents), dtype=np.int64)
                rank[np.argsort(documents, kind="stable")] = np.arange(len(documents))
                code, count = numbered(rank[story - first], own)
            there = np.zeros(count, dtype=bool)
            there[code] = True
            back = (np.cumsum(there) - 1)[code]
            place = np.empty(int(there.sum()), dtype=np.int64)
            place[back] = np.arange(len(back))
            self._known[what, side] = own[place], other[place], back
        return self._known[what, side]

    def beside(self, name: str) -> Array:
        """How alike the words beside the two figures are."""
        bag: Bags = getattr(self.facts, name)
        return likeness(bag, bag, self.pairs.left, self.pairs.right, self.words.weight, few=_FEW_BESIDE)[1]

    def missing(self, name: str) -> Array:
        """The lesser weight of what one side says beside its figure that the other whole document lacks."""
        import numpy as np

        lesser: Array = np.minimum(*self.lacking(CLAIMS, getattr(self.facts, name), self.words.texts, self.words.weight))
        return lesser


def _other_names(sight: Sight, what: str, own: Bags) -> Array:
    """Tell where each side has a name that the whole other document lacks."""
    import numpy as np

    left, right = sight.lacking(what, own, sight.words.texts_all, np.ones(len(sight.words.weight)))
    both: Array = (left > 0) & (right > 0)
    return both


def _are_apart(own: Bags, left: Array, right: Array) -> Array:
    """Tell which pairs of rows both have words, and none that both have."""
    import numpy as np

    found = np.zeros(len(left), dtype=bool)
    some = np.flatnonzero((own.sums[left] > 0) & (own.sums[right] > 0))
    found[some] = shared(own, own, left[some], right[some], np.ones(int(own.words.max(initial=0)) + 1)) == 0
    return found


def _periods(sight: Sight) -> dict[str, Array]:
    """Where both sides say when: the same time, another one, or one of another length."""
    import numpy as np

    first_l, first_r = sight.both("first")
    last_l, last_r = sight.both("last")
    months_l, months_r = sight.both("months")
    number_l, number_r = sight.both("number")
    year_l, year_r = sight.both("year")
    ago_l, ago_r = sight.both("ago")
    dated = ~np.isnan(first_l) & ~np.isnan(first_r)
    lengths = (months_l > 0) & (months_r > 0)
    said_l = (months_l > 0) | ~np.isnan(first_l) | ago_l
    said_r = (months_r > 0) | ~np.isnan(first_r) | ago_r
    meets = dated & (first_l <= last_r) & (first_r <= last_l)
    longer = np.maximum(months_l, months_r) > _SAME_LENGTH * np.minimum(months_l, months_r)
    other_length = (lengths & longer) | (dated & (np.minimum(months_l, months_r) == 0) & (np.maximum(months_l, months_r) >= 1))
    other_number = lengths & ~longer & (number_l > 0) & (number_r > 0) & (number_l != number_r)
    other_year = (year_l > 0) & (year_r > 0) & (year_l != year_r)
    other = (dated & ~meets) | other_number | other_year
    same = (meets | (lengths & ~longer & ((number_l == number_r) | (number_l == 0) | (number_r == 0)) & ~dated)) & ~other & ~other_length
    return {
        "same_period": same,
        "other_period": other,
        "other_length": other_length & ~other,
        "year_ago": ago_l != ago_r,
        "one_period": said_l != said_r,
    }


def _same_row(sight: Sight) -> Array:
    """The share of the shorter label's words that the longer one has, where period and role in a change are the same: rows of tables."""
    import numpy as np

    plain = (sight.words.weight > 0).astype(float)
    label = sight.facts.label
    left, right = sight.pairs.left, sight.pairs.right
    count = np.diff(label.ends)
    common = shared(label, label, left, right, plain)
    alike = common / np.maximum(np.minimum(count[left], count[right]), 1.0)
    months_l, months_r = sight.both("months")
    number_l, number_r = sight.both("number")
    role_l, role_r = sight.both("role")
    other = (months_l != months_r) | ((number_l != number_r) & (number_l > 0) & (number_r > 0)) | (role_l != role_r)
    same: Array = alike * ~other
    return same


def _other_times(sight: Sight) -> Array:
    """Tell where each sentence names a month, quarter or year that the whole other document lacks."""
    left, right = sight.lacking(SENTENCES, sight.facts.told_times, sight.facts.all_times, sight.facts.time_weight)
    both: Array = (left > 0) & (right > 0)
    return both


def _other_sense(sight: Sight) -> Array:
    """Tell where words beside the two figures are opposed: "killed", "injured"; "exports", "imports"."""
    import numpy as np

    senses = sight.facts.senses
    told = np.bitwise_or.reduce(senses, axis=1) > 0
    some = np.flatnonzero(told[sight.pairs.left] & told[sight.pairs.right])
    left, right = senses[sight.pairs.left[some]], senses[sight.pairs.right[some]]
    opposed = np.zeros(len(sight.pairs.left), dtype=bool)
    opposed[some] = ((left > 0) & (right > 0) & ((left & right) == 0)).any(axis=1)
    return opposed


def _one_measure(sight: Sight) -> Array:
    """Tell where one is said to be net of or before something, or a last day, and the other is not: "operating net", "net"."""
    measure = sight.facts.senses[:, sight.facts.groups.index(MEASURE)]
    left, right = measure[sight.pairs.left], measure[sight.pairs.right]
    one: Array = (left != right) & ((left == 0) | (right == 0))
    bound = sight.facts.senses[:, sight.facts.groups.index(BOUNDS)]
    left, right = bound[sight.pairs.left], bound[sight.pairs.right]
    dates = sight.facts.line[sight.pairs.left] == DATES
    either: Array = one | (dates & (left != right) & ((left == 0) | (right == 0)))
    return either


DATES = 4
"""The line of dates."""
BOUNDS = "bounds"
"""The group of ``opposed_words`` that says whether a date is the first or the last one."""


def _other_noun(sight: Sight) -> Array:
    """Tell where one figure counts something ("2,824,611 shares") and the other is a bare number whose words do not speak of it."""
    import numpy as np

    facts = sight.facts
    kind = facts.columns["kind"]
    found: Array = np.zeros(len(sight.pairs.left), dtype=bool)
    for own, other in ((sight.pairs.left, sight.pairs.right), (sight.pairs.right, sight.pairs.left)):
        asked = np.flatnonzero((kind[own] == _COUNT) & (kind[other] == _NUMBER) & (facts.noun.sums[own] > 0))
        bags = (facts.label, facts.before, facts.after, facts.about)
        told = sum(shared(facts.noun, bag, own[asked], other[asked], sight.words.weight) for bag in bags)
        found[asked] |= told == 0
    return found


TOPICS = ("crop", "metal", "fuel", "building", "trade", "share")
"""The groups of ``opposed_words`` that tell what a whole text is about."""


def _other_topic(sight: Sight) -> Array:
    """Tell where the openings of the two documents have opposed words: a report on zinc, the same report on lead."""
    facts = sight.facts
    topics = facts.topics[:, [facts.groups.index(name) for name in TOPICS]]

    def opposed(one: Array, two: Array) -> tuple[Array, ...]:
        return ((((topics[one] > 0) & (topics[two] > 0) & ((topics[one] & topics[two]) == 0)).any(axis=1)),)

    return sight.once(DOCUMENTS, opposed)[0]


MEASURE = "measure"
"""The group of ``opposed_words`` that says of what kind a result is."""


def _places(sight: Sight) -> dict[str, Array]:
    """Where both sides say a place that the whole other document lacks, where one does, and where one has such a name beside its figure."""
    import numpy as np

    ones = np.ones(len(sight.words.weight))
    lacks_l, lacks_r = (lacks > 0 for lacks in sight.lacking(CLAIMS, sight.facts.places, sight.words.texts_all, ones))
    names_l, names_r = (lacks > 0 for lacks in sight.lacking(CLAIMS, sight.facts.told_names, sight.words.texts_all, ones))
    return {"other_place": lacks_l & lacks_r, "one_place": lacks_l ^ lacks_r, "one_name": names_l ^ names_r}


def _one_year_ago(sight: Sight) -> Array:
    """Tell where one side is told of a year ago and the other is no earlier figure."""
    told_l, told_r = sight.both("year_ago")
    earlier_l, earlier_r = sight.both("ago")
    one: Array = (told_l & ~earlier_r) | (told_r & ~earlier_l)
    return one


def _no_common_time(sight: Sight) -> Array:
    """Tell where both sentences name months, quarters or years, and none that both name."""
    told, weight = sight.facts.told_times, sight.facts.time_weight

    def nothing(one: Array, two: Array) -> tuple[Array, ...]:
        return ((shared(told, told, one, two, weight) == 0) & (told.sums[one] > 0) & (told.sums[two] > 0),)

    return sight.once(SENTENCES, nothing)[0]


def columns(sight: Sight) -> dict[str, Array]:
    """Every feature of the pairs by name: 0 or 1, or a share or weight that grows with what it says."""
    import numpy as np

    facts, stories, pairs = sight.facts, sight.stories, sight.pairs
    unit_l, unit_r = sight.both("unit")
    dimension_l, dimension_r = sight.both("dimension")
    kind_l, kind_r = sight.both("kind")
    role_l, role_r = sight.both("role")
    rank_l, rank_r = sight.both("rank")
    trend_l, trend_r = sight.both("trend")
    bare = ((kind_l == _NUMBER) != (kind_r == _NUMBER)) & (facts.line[pairs.left] == 0)
    within, alike = sight.sentences
    ones = np.ones(len(sight.words.weight))
    common = sight.once(SENTENCES, lambda one, two: (shared(facts.named, facts.named, one, two, ones),))[0]
    earlier = (role_l == PREVIOUS) != (role_r == PREVIOUS)
    other_head = _other_names(sight, DOCUMENTS, sight.words.heads)
    return {
        "sentence_within": within,
        "sentence_repeated": np.clip(within - _REPEATED, 0.0, None) / (1.0 - _REPEATED),
        "sentence_alike": alike,
        "label_alike": sight.beside("label"),
        "before_alike": sight.beside("before"),
        "after_alike": sight.beside("after"),
        "about_alike": sight.beside("about"),
        "text_within": stories.within[pairs.story],
        "text_alike": stories.alike[pairs.story],
        "same_names": np.minimum(common, 2.0) / 2.0,
        "same_unit": (unit_l == unit_r) & (kind_l == kind_r),
        "same_rank": rank_l == rank_r,
        "same_role": (role_l == role_r) & (role_l > 0),
        "other_kind": (kind_l != kind_r) & ~bare,
        "other_dimension": (dimension_l != dimension_r) & ~bare & (kind_l == kind_r),
        "other_unit": (unit_l != unit_r) & (dimension_l == dimension_r) & (kind_l == kind_r),
        "bare_number": bare,
        "other_role": earlier & (role_l > 0) & (role_r > 0),
        "one_earlier": earlier & ((role_l == 0) | (role_r == 0)),
        "other_change": (role_l == DELTA) != (role_r == DELTA),
        "one_trend": (trend_l == 0) != (trend_r == 0),
        "other_sense": _other_sense(sight),
        "one_measure": _one_measure(sight),
        "other_topic": _other_topic(sight),
        "other_noun": _other_noun(sight),
        "loose_place": (facts.line[pairs.left] == VENUES) & (within < _LIKE_SENTENCES),
        **_places(sight),
        "one_year_ago": _one_year_ago(sight),
        "one_ahead": np.not_equal(*sight.both("ahead")),
        "other_rate": np.not_equal(*sight.both("rate")),
        "other_subject": _other_names(sight, SENTENCES, facts.named) & (facts.line[pairs.left] != VENUES),
        "other_head": other_head,
        "same_head": sight.once(DOCUMENTS, lambda one, two: (shared(sight.words.heads, sight.words.heads, one, two, ones) > 0,))[0]
        & ~other_head,
        "other_ticker": sight.once(DOCUMENTS, lambda one, two: (_are_apart(sight.words.listed, one, two),))[0],
        "same_row": _same_row(sight),
        "other_time": _other_times(sight),
        "no_common_time": _no_common_time(sight),
        "label_missing": np.minimum(sight.missing("label"), 12.0) / 12.0,
        "before_missing": np.minimum(sight.missing("before"), 12.0) / 12.0,
        "after_missing": np.minimum(sight.missing("after"), 12.0) / 12.0,
        "far_rank": np.abs(rank_l - rank_r) > 1,
        **_periods(sight),
    }


POSITIVE = (
    "sentence_within",
    "sentence_repeated",
    "sentence_alike",
    "label_alike",
    "before_alike",
    "after_alike",
    "about_alike",
    "text_within",
    "text_alike",
    "same_names",
    "same_unit",
    "same_rank",
    "same_role",
    "same_period",
    "same_head",
    "same_row",
)
"""Features that speak for one fact; all others speak against it. A fitted weight never has the other sign."""
