"""The pieces of evidence for and against two claims being about one fact, each a yes/no question asked of many pairs at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from checker.linking.bags import holds, shared
from checker.linking.free_sight import FreeSight

if TYPE_CHECKING:
    from checker.linking.free_sight import Answers

SHARED_TERMS = 0.5
"""Share of the smaller set of words that must be shared to count as the same words."""
EVENT_DAYS = 7
"""Two days this near may be of one event."""
SAME_STORY, OTHER_STORY = 0.45, 0.35
"""Share of the words of the shorter document that the other one has, from which two tell one story, and below which they do not."""
SAME_SENTENCE = 0.5
"""The same for two sentences that retell each other."""
WEEK = 7
TERM_DAYS = 31
"""Texts this near in time speak of one holder of an office."""


def _same_event_name(sight: FreeSight) -> Answers:
    return sight.event & sight.same("family") & (sight.common("names") > 0)


def _part_of_event(sight: FreeSight) -> Answers:
    """Two named events of which one says more: "APEC summit", "APEC CEO summit", "APEC finance ministers' meeting"."""
    return sight.event & (sight.common("names") > 0) & (_unlike(sight, "names") | _unlike(sight, "kind"))


def _unlike(sight: FreeSight, name: str) -> Answers:
    """Tell where two sets are not the same."""
    import numpy as np

    return sight.common(name) < np.maximum(*sight.counts(name))


def _same_event_noun(sight: FreeSight) -> Answers:
    left, right = sight.counts("names")
    return sight.event & sight.same("family") & (left == 0) & (right == 0)


def _other_event(sight: FreeSight) -> Answers:
    left, right = sight.counts("names")
    return ~sight.same("family") | ((left + right > 0) & (sight.common("names") == 0) & sight.event)


def _same_names(sight: FreeSight) -> Answers:
    return ~sight.event & sight.one_name("names", without=sight.facts.land)


def _same_country(sight: FreeSight) -> Answers:
    names = sight.facts.bags["names"]
    no_events = ~sight.event & (sight.both("family")[1] < 0)
    return no_events & (shared(names, names, sight.left, sight.right, sight.facts.land) > 0) & ~_same_names(sight)


def _other_name(sight: FreeSight) -> Answers:
    """Each side has a name that the whole other document lacks or that stands beside another word: "Texas Sour", "Texas Intermediate"."""
    left, right = sight.counts("names")
    common = sight.common("names")
    return ~sight.event & (common > 0) & (left > common) & (right > common)


def _other_subject(sight: FreeSight) -> Answers:
    """Each sentence names somebody whom the whole other document does not."""
    return sight.both_lack("named", "cast")


def _other_lead(sight: FreeSight) -> Answers:
    """Each story opens with somebody whom the whole other one does not name."""
    return sight.both_lack("lead", "cast")


def _no_common_name(sight: FreeSight) -> Answers:
    """Nobody is named in both, neither in what is measured nor where the stories begin."""
    return (sight.common("names") == 0) & ~sight.one_name("lead") & ~sight.one_name("named")


def _other_thing(sight: FreeSight) -> Answers:
    """Each side measures something that the whole other document does not speak of: "the bridge", "the tunnel"."""
    return ~sight.event & sight.both_lack("thing", "story")


def _other_deed(sight: FreeSight) -> Answers:
    """Each side has words around its figure that the other lacks, of things counted: "12 people were killed", "40 people were injured"."""
    import numpy as np

    counted = np.array([name.startswith("figure:count:") for name in sight.facts.lines], dtype=bool)
    return counted[sight.facts.line[sight.left]] & sight.both_lack("around", "story")


def _other_bound(sight: FreeSight) -> Answers:
    """One date is the first or last day of the event, the other is not."""
    return ~sight.same("bound")


def _same_story(sight: FreeSight) -> Answers:
    return sight.told_again("story") >= SAME_STORY


def _other_story(sight: FreeSight) -> Answers:
    return sight.told_again("story") < OTHER_STORY


def _same_sentence(sight: FreeSight) -> Answers:
    return sight.told_again("said") >= SAME_SENTENCE


def _other_day(sight: FreeSight) -> Answers:
    left, right = sight.both("published")
    return (left >= 0) & (right >= 0) & (left != right) & ~sight.same_time


def _other_entity(sight: FreeSight) -> Answers:
    left, right = sight.counts("names")
    return ~sight.event & (left > 0) & (right > 0) & (sight.common("names") == 0)


def _same_property(sight: FreeSight) -> Answers:
    return (sight.both("head")[0] >= 0) & sight.same("head")


def _other_property(sight: FreeSight) -> Answers:
    left, right = sight.both("head")
    terms = sight.facts.bags["terms"]
    return (left >= 0) & (right >= 0) & ~holds(terms, sight.right, left) & ~holds(terms, sight.left, right)


def _same_terms(sight: FreeSight) -> Answers:
    import numpy as np

    smaller = np.minimum(*sight.counts("terms"))
    return (smaller > 0) & (sight.common("terms") >= SHARED_TERMS * smaller)


def _same_time(sight: FreeSight) -> Answers:
    return sight.same_time


def _other_time(sight: FreeSight) -> Answers:
    import numpy as np

    (first_l, first_r), (last_l, last_r) = sight.both("first"), sight.both("last")
    slack = np.where(sight.event, EVENT_DAYS, 0)  # an event of several days
    known = ~np.isnan(first_l) & ~np.isnan(first_r)
    apart = known & ~((first_l <= last_r + slack) & (first_r - slack <= last_l))
    left, right = sight.both("period")
    worded = (left >= 0) & (right >= 0) & ~known & (left != right)
    return ~sight.on("date") & (apart | worded)


def _same_edition(sight: FreeSight) -> Answers:
    return sight.event & ~sight.same_time & (sight.both("edition")[0] >= 0) & sight.same("edition")


def _other_edition(sight: FreeSight) -> Answers:
    left, right = sight.both("edition")
    return sight.event & (left >= 0) & (right >= 0) & (left != right)


def _same_people(sight: FreeSight) -> Answers:
    return sight.common("people") >= 2


def _same_place(sight: FreeSight) -> Answers:
    return sight.common("places") > 0


def _other_ground(sight: FreeSight) -> Answers:
    """Both figures say where, and neither place lies in the other: "in Rome", "in Paris"."""
    return sight.other_ground


def _within(sight: FreeSight) -> Answers:
    """Both figures say where, and one place lies in the other: a part of the whole."""
    left, right = sight.both("place")
    return ~sight.event & (left >= 0) & (right >= 0) & (left != right) & ~sight.other_ground


def _other_place(sight: FreeSight) -> Answers:
    left, right = sight.counts("places")
    return (left > 0) & (right > 0) & (sight.common("places") == 0)


def _attachment(sight: FreeSight) -> Answers:
    left, right = sight.told("attachment")
    return left | right


def _same_office(sight: FreeSight) -> Answers:
    return sight.same("office")


def _other_office(sight: FreeSight) -> Answers:
    return ~sight.same("office")


def _both_may_hold(sight: FreeSight) -> Answers:
    """Two people may both be right: many hold the office, it may have passed on between the two texts, or a name is not whole."""
    import numpy as np

    shorter = np.minimum(*sight.counts("holder"))
    one_name = sight.common("holder") == shorter
    day_l, day_r = sight.both("day")
    at_once = np.abs(day_l - day_r) <= TERM_DAYS  # false where one is not known
    return ~one_name & (~sight.told("unique")[0] | sight.told("former")[0] | ~at_once | (shorter < 2))


def _same_speaker(sight: FreeSight) -> Answers:
    return sight.same("speaker")


def _other_speaker(sight: FreeSight) -> Answers:
    return ~sight.same("speaker")


def _other_rate(sight: FreeSight) -> Answers:
    """One figure is counted per something that the other is not: per share against in all."""
    return ~sight.same("rates")


def _moving(sight: FreeSight) -> Answers:
    """A figure that moves from day to day, such as a toll, in documents of different days."""
    left, right = sight.told("moving")
    return ~sight.same("published") & (left | right)


def _other_week(sight: FreeSight) -> Answers:
    """The documents are a week or more apart and neither says which time it is about: a report that comes again has other figures."""
    import numpy as np

    day_l, day_r = sight.both("day")
    return (np.abs(day_l - day_r) >= WEEK) & ~sight.same_time


def _other_kind(sight: FreeSight) -> Answers:
    """The property's head is the same, the words before it are not: "net profit", "gross profit"."""
    return sight.same("head") & sight.both_lack("kind", "terms")


def _narrower(sight: FreeSight) -> Answers:
    """One side alone says more of what it measures, where or when: "revenue in Asia", "profit in the first quarter"."""
    import numpy as np

    left, right = sight.counts("kind")
    part = sight.same("head") & (left != right) & (sight.common("kind") == np.minimum(left, right))
    return part | ~sight.same("timed") | (~sight.event & ~sight.same("placed"))


def _other_role(sight: FreeSight) -> Answers:
    left, right = sight.both("role")
    return (left >= 0) & (right >= 0) & (left != right)


def _other_direction(sight: FreeSight) -> Answers:
    return ~sight.same("trend")


def _other_status(sight: FreeSight) -> Answers:
    return ~sight.same("actual")


FEATURES: dict[str, Callable[[FreeSight], Answers]] = {
    "attachment": _attachment,
    "within": _within,
    "both_may_hold": _both_may_hold,
    "other_direction": _other_direction,
    "other_edition": _other_edition,
    "other_entity": _other_entity,
    "no_common_name": _no_common_name,
    "other_bound": _other_bound,
    "other_day": _other_day,
    "other_deed": _other_deed,
    "other_event": _other_event,
    "narrower": _narrower,
    "other_ground": _other_ground,
    "other_kind": _other_kind,
    "other_lead": _other_lead,
    "other_name": _other_name,
    "other_office": _other_office,
    "other_place": _other_place,
    "other_property": _other_property,
    "other_rate": _other_rate,
    "other_role": _other_role,
    "other_speaker": _other_speaker,
    "other_status": _other_status,
    "other_story": _other_story,
    "other_subject": _other_subject,
    "other_thing": _other_thing,
    "other_time": _other_time,
    "moving": _moving,
    "other_week": _other_week,
    "part_of_event": _part_of_event,
    "same_country": _same_country,
    "same_edition": _same_edition,
    "same_event_name": _same_event_name,
    "same_event_noun": _same_event_noun,
    "same_names": _same_names,
    "same_office": _same_office,
    "same_people": _same_people,
    "same_place": _same_place,
    "same_property": _same_property,
    "same_sentence": _same_sentence,
    "same_speaker": _same_speaker,
    "same_story": _same_story,
    "same_terms": _same_terms,
    "same_time": _same_time,
}
"""Feature to its question; the table ``link_weights`` has their weights."""
OF_CLAIMS, OF_NAMES, OF_WORDS = range(3)
"""Steps in which the questions are asked, the quickest first: of the claims alone, of the names in whole documents, of all their words."""
_STEPS = {
    OF_NAMES: ("no_common_name", "other_lead", "other_subject", "same_people"),
    OF_WORDS: ("other_deed", "other_story", "other_thing", "same_sentence", "same_story"),
}
STEP = dict.fromkeys(FEATURES, OF_CLAIMS) | {feature: step for step, features in _STEPS.items() for feature in features}
"""Feature to its step."""
