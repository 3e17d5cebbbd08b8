"""The same as ``free_features`` and ``free``, a pair at a time: slow, and short enough to be seen to be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

import numpy as np

from checker.comparisons import verdicts
from checker.comparisons.coded import faced, regions_of
from checker.comparisons.odds import probability
from checker.linking.blocks import LARGEST_BLOCK
from checker.linking.evidence import Evidence, weights
from checker.linking.free import LINKED, LINKED_EQUAL, LINKED_OTHERS
from checker.linking.keys import Key, all_words
from checker.model import FIGURE_KINDS, Claim, Status, Verdict
from checker.text.calendar import Days, days
from checker.text.folding import fold
from checker.text.lookup import column, word_set
from checker.text.names import place_path
from checker.text.openers import is_common

SHARED_TERMS = 0.5
"""Share of the smaller set of words that must be shared to count as the same words."""

EVENT_DAYS = 7
"""Two days this near may be of one event."""
SAME_STORY, OTHER_STORY = 0.45, 0.35
"""Share of the words of the shorter document that the other one has, from which two tell one story, and below which they do not."""
SAME_SENTENCE = 0.5
"""The same for two sentences that retell each other."""
FEW_WORDS = 2
WEEK = 7
TERM_DAYS = 31
"""Texts this near in time speak of one holder of an office."""

_ACTUAL = {Status.ACTUAL, Status.REVISED, Status.ESTIMATE}


def _same_event_name(left: Key, right: Key) -> bool:
    return bool(left.family) and left.family == right.family and bool(left.names & right.names)


def _part_of_event(left: Key, right: Key) -> bool:
    """Two named events of which one says more: "APEC summit", "APEC CEO summit", "APEC finance ministers' meeting"."""
    return bool(left.family) and bool(left.names & right.names) and (left.names != right.names or left.kind != right.kind)


def _same_event_noun(left: Key, right: Key) -> bool:
    return bool(left.family) and left.family == right.family and not left.names and not right.names


def _other_event(left: Key, right: Key) -> bool:
    return left.family != right.family or bool(left.names ^ right.names and not left.names & right.names and left.family)


def _same_names(left: Key, right: Key) -> bool:
    return not left.family and _is_one_name(left.names, right.names, without=left.countries)


def _is_one_name(left: frozenset[str], right: frozenset[str], *, without: frozenset[str] = frozenset()) -> bool:
    """A name that both have tells one: no common word, or two, or all that both have."""
    common = (left & right) - without
    return any(not is_common(word) for word in common) or len(common) >= 2 or bool(common and common == left == right)


def _same_country(left: Key, right: Key) -> bool:
    return bool(left.countries & right.countries) and not _same_names(left, right)


def _other_name(left: Key, right: Key) -> bool:
    """Each side has a name that the whole other document lacks or that stands beside another word: "Texas Sour", "Texas Intermediate"."""
    return not left.family and bool(left.names & right.names) and bool(left.names - right.names) and bool(right.names - left.names)


def _other_subject(left: Key, right: Key) -> bool:
    """Each sentence names somebody whom the whole other document does not."""
    return bool(left.named - right.cast) and bool(right.named - left.cast)


def _other_lead(left: Key, right: Key) -> bool:
    """Each story opens with somebody whom the whole other one does not name."""
    return bool(left.lead - right.cast) and bool(right.lead - left.cast)


def _no_common_name(left: Key, right: Key) -> bool:
    """Nobody is named in both, neither in what is measured nor where the stories begin."""
    return not left.names & right.names and not _is_one_name(left.lead, right.lead) and not _is_one_name(left.named, right.named)


def _other_thing(left: Key, right: Key) -> bool:
    """Each side measures something that the whole other document does not speak of: "the bridge", "the tunnel"."""
    return not left.family and bool(left.thing - right.story) and bool(right.thing - left.story)


def _other_words(left: Key, right: Key) -> bool:
    """Each side has words around its figure that the whole other document lacks: "killed", "injured"."""
    return bool(left.around - right.story) and bool(right.around - left.story)


def _other_deed(left: Key, right: Key) -> bool:
    """Of things counted: "12 people were killed", "40 people were injured"."""
    return left.line.startswith("figure:count:") and _other_words(left, right)


def _other_bound(left: Key, right: Key) -> bool:
    """One date is the first or last day of the event, the other is not."""
    return left.bound != right.bound


def _same_story(left: Key, right: Key) -> bool:
    return _told_again(left.story, right.story) >= SAME_STORY


def _other_story(left: Key, right: Key) -> bool:
    return _told_again(left.story, right.story) < OTHER_STORY


def _same_sentence(left: Key, right: Key) -> bool:
    return _told_again(left.said, right.said) >= SAME_SENTENCE


def _told_again(left: frozenset[str], right: frozenset[str]) -> float:
    """Share of the words of the shorter text that the longer one has too; a few words more, so that very short texts say little."""
    return len(left & right) / (min(len(left), len(right)) + FEW_WORDS)


def _other_day(left: Key, right: Key) -> bool:
    days = left.claim.published, right.claim.published
    return None not in days and days[0] != days[1] and not _same_time(left, right)


def _other_entity(left: Key, right: Key) -> bool:
    return not left.family and bool(left.names) and bool(right.names) and not left.names & right.names


def _same_property(left: Key, right: Key) -> bool:
    return bool(left.head) and left.head == right.head


def _other_property(left: Key, right: Key) -> bool:
    return bool(left.head) and bool(right.head) and left.head not in right.terms and right.head not in left.terms


def _same_terms(left: Key, right: Key) -> bool:
    smaller = min(len(left.terms), len(right.terms))
    return smaller > 0 and len(left.terms & right.terms) >= SHARED_TERMS * smaller


def _same_time(left: Key, right: Key) -> bool:
    return left.line != "date" and left.time is not None and right.time is not None and left.time.overlaps(right.time)


def _other_time(left: Key, right: Key) -> bool:
    if left.line == "date":
        return False  # what a date claim says is compared, no evidence
    slack = EVENT_DAYS if left.family else 0  # an event of several days
    apart = left.time is not None and right.time is not None and not left.time.overlaps(_widened(right.time, slack))
    worded = left.claim.period and right.claim.period and (left.time is None or right.time is None)
    return apart or bool(worded and left.claim.period != right.claim.period)


def _widened(time: Days, by: int) -> Days:
    return Days(time.first - by, time.last + by)


def _same_edition(left: Key, right: Key) -> bool:
    return bool(left.family) and not _same_time(left, right) and left.edition is not None and left.edition == right.edition


def _other_edition(left: Key, right: Key) -> bool:
    return bool(left.family) and left.edition is not None and right.edition is not None and left.edition != right.edition


def _same_people(left: Key, right: Key) -> bool:
    return len(left.people & right.people) >= 2


def _same_place(left: Key, right: Key) -> bool:
    return bool(left.places & right.places)


def _other_ground(left: Key, right: Key) -> bool:
    """Both figures say where, and neither place lies in the other: "in Rome", "in Paris"."""
    grounds = left.claim.place, right.claim.place
    if left.family or None in grounds:
        return False
    paths = sorted((place_path(str(place)) or (str(place),) for place in grounds), key=len)
    return paths[1][: len(paths[0])] != paths[0]


def _within(left: Key, right: Key) -> bool:
    """Both figures say where, and one place lies in the other: a part of the whole."""
    grounds = left.claim.place, right.claim.place
    return not left.family and None not in grounds and grounds[0] != grounds[1] and not _other_ground(left, right)


def _other_place(left: Key, right: Key) -> bool:
    return bool(left.places) and bool(right.places) and not left.places & right.places


def _attachment(left: Key, right: Key) -> bool:
    return any(cue.startswith("other event:") for key in (left, right) for cue in key.claim.cues)


def _same_office(left: Key, right: Key) -> bool:
    return _office(left) == _office(right)


def _office(key: Key) -> tuple[object, ...]:
    """What makes an office one: title, country, body, and whether it is a former or a deputy one."""
    claim = key.claim
    return claim.value, claim.place, claim.qualifiers, tuple(cue for cue in claim.cues if cue.startswith("former:"))


def _both_may_hold(left: Key, right: Key) -> bool:
    """Two people may both be right: many hold the office, it may have passed on between the two texts, or a name is not whole."""
    names = [set(fold(key.claim.entity or "").split()) for key in (left, right)]
    if names[0] <= names[1] or names[1] <= names[0]:
        return False
    shared = column("roles", "title", "unique").get(str(left.claim.value)) != "yes"
    written = [days(key.claim.published) for key in (left, right)]
    at_once = written[0] is not None and written[1] is not None and abs(written[0].first - written[1].first) <= TERM_DAYS
    former = any(cue.startswith("former:") for cue in left.claim.cues)
    return shared or former or not at_once or min(map(len, names)) < 2


def _other_office(left: Key, right: Key) -> bool:
    return not _same_office(left, right)


def _same_speaker(left: Key, right: Key) -> bool:
    return left.claim.speaker == right.claim.speaker


def _other_speaker(left: Key, right: Key) -> bool:
    return left.claim.speaker != right.claim.speaker


def _other_rate(left: Key, right: Key) -> bool:
    """One figure is counted per something that the other is not: per share against in all."""
    return _per(left) != _per(right)


def _per(key: Key) -> set[str]:
    return {cue for cue in key.claim.cues if cue.startswith("per:")}


def _moving(left: Key, right: Key) -> bool:
    """A figure that moves from day to day, such as a toll, in documents of different days."""
    told = all_words(left.claim.quote) | all_words(right.claim.quote)
    return left.claim.published != right.claim.published and bool(word_set("moving figure") & told)


def _other_week(left: Key, right: Key) -> bool:
    """The documents are a week or more apart and neither says which time it is about: a report that comes again has other figures."""
    written = [days(key.claim.published) for key in (left, right)]
    if written[0] is None or written[1] is None or _same_time(left, right):
        return False
    return abs(written[0].first - written[1].first) >= WEEK


def _other_kind(left: Key, right: Key) -> bool:
    """The property's head is the same, the words before it are not: "net profit", "gross profit"."""
    own, theirs = left.kind - right.terms, right.kind - left.terms
    return left.head == right.head and bool(own) and bool(theirs)


def _narrower(left: Key, right: Key) -> bool:
    """One side alone says more of what it measures, where or when: "revenue in Asia", "profit in the first quarter"."""
    part = left.head == right.head and left.kind != right.kind and (left.kind < right.kind or right.kind < left.kind)
    timed = (left.claim.period is None) != (right.claim.period is None)
    placed = not left.family and (left.claim.place is None) != (right.claim.place is None)
    return part or timed or placed


def _other_role(left: Key, right: Key) -> bool:
    return left.claim.role != right.claim.role and None not in (left.claim.role, right.claim.role)


def _other_direction(left: Key, right: Key) -> bool:
    return (left.claim.trend is None) != (right.claim.trend is None)


def _other_status(left: Key, right: Key) -> bool:
    return (left.claim.status in _ACTUAL) != (right.claim.status in _ACTUAL)


FEATURES: dict[str, Callable[[Key, Key], bool]] = {
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
"""Feature to its question."""


def evidence(left: Key, right: Key, *, equal: bool) -> Evidence:
    """What speaks for and against one fact, the weightiest first; their sum is the log odds."""
    found = []
    for feature, weight, words in weights(left.line.partition(":")[0]):
        if feature == "prior" or (equal if feature == "same_value" else FEATURES[feature](left, right)):
            found.append((words, weight))
    return tuple(sorted(found, key=lambda pair: (-abs(pair[1]), pair[0])))


class Link(NamedTuple):
    """Two linked claims: how sure it is, their rows, the evidence, and whether their values cannot both hold."""

    confidence: float
    left: int
    right: int
    because: Evidence
    differ: bool


def free_links(known: Sequence[Key], rows: Sequence[int], claims: Sequence[Claim]) -> tuple[list[Link], set[tuple[int, int]]]:
    """The links between some claims, one to one between two documents, and the pairs that may never be in one group.

    Args:
        known: the keys of the claims that are compared.
        rows: the row of each in ``claims``.
        claims: all claims.
    """
    pairs = sorted(set(_candidates(known)))
    equal = _equal(known, pairs)
    stated = _stated(claims)
    links: list[Link] = []
    apart: set[tuple[int, int]] = set()
    for (left, right), same in zip(pairs, equal, strict=True):
        if same is None or (not same and _told_elsewhere(known, stated, left, right)):
            continue
        because = evidence(known[left], known[right], equal=same)
        confidence = probability(sum(weight for _, weight in because))
        bar = LINKED_EQUAL if same else LINKED.get(known[left].line.partition(":")[0], LINKED_OTHERS)
        if confidence >= bar:
            links.append(Link(confidence, rows[left], rows[right], because, differ=not same))
        elif not same:
            apart.add((rows[left], rows[right]))
    return _aligned(claims, links), apart


def _stated(claims: Sequence[Claim]) -> set[tuple[str, str | None, object]]:
    """(document, unit, value) of every figure, to tell whether a document states a value anywhere."""
    return {(claim.document, claim.unit, claim.value) for claim in claims if claim.kind in FIGURE_KINDS and claim.value is not None}


def _told_elsewhere(known: Sequence[Key], stated: set[tuple[str, str | None, object]], left: int, right: int) -> bool:
    """Tell whether the figure of one side stands in the other document too: then the two are of two things."""
    ends = ((known[left].claim, known[right].claim.document), (known[right].claim, known[left].claim.document))
    return any((document, claim.unit, claim.value) in stated for claim, document in ends if claim.kind in FIGURE_KINDS)


def _candidates(known: Sequence[Key]) -> Iterator[tuple[int, int]]:
    """Pairs of different documents on one line that share a name, an event's family or a word, by an inverted index with capped blocks."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, key in enumerate(known):
        for word in {*key.names, *key.terms, *([key.family] if key.family else []), *([key.claim.speaker] if key.line == "quote" else [])}:
            blocks[key.line, word or ""].append(at)
    for _, held in sorted(blocks.items()):
        if len(held) <= LARGEST_BLOCK:
            for left, right in combinations(held, 2):
                if known[left].claim.document != known[right].claim.document:
                    yield left, right


def _equal(known: Sequence[Key], pairs: Sequence[tuple[int, int]]) -> list[bool | None]:
    """For each pair whether its values agree, None where they cannot be compared."""
    if not pairs:
        return []
    values = regions_of(key.claim for key in known)
    no = np.zeros(len(pairs), dtype=bool)
    sides = (values[np.array(side)] for side in zip(*pairs, strict=True))
    given = verdicts(faced(*sides, dict.fromkeys(("superseded_l", "superseded_r", "retold_l", "retold_r"), no)))
    quotes = [known[pair[0]].line == "quote" for pair in pairs]
    return [
        None if verdict is None or (quote and verdict is not Verdict.AGREEMENT) else verdict is Verdict.AGREEMENT
        for verdict, quote in zip(given, quotes, strict=True)
    ]


def _aligned(claims: Sequence[Claim], links: list[Link]) -> list[Link]:
    """The links, best first, each claim with one counterpart in another document; further ones only where they say the same."""
    taken: dict[tuple[int, str], int] = {}
    kept = []
    for link in sorted(links, key=lambda each: (-each.confidence, each.left, each.right)):
        ends = (link.left, claims[link.right].document), (link.right, claims[link.left].document)
        if link.differ and any(end in taken for end in ends):
            continue
        taken.update(dict(zip(ends, (link.right, link.left), strict=True)))
        kept.append(link)
    return kept
