"""What narrows a match of a phrase to a part, and so sets it apart from another: "in the east", "in the first round", "with Spain"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Protocol, TypeVar

from checker.model import Claim, Kind
from checker.text.calendar import year_of
from checker.text.folding import fold
from checker.text.lookup import column, table, word_set
from checker.text.names import Mention, place_path
from checker.text.plurals import singular
from checker.text.scan import Scan
from checker.text.tagging import Tag
from checker.text.tokens import Token
from checker.text.when import ordinals

Narrowing = frozenset[tuple[str, ...]]
"""Each a kind and its words: ("place", "Spain", "Madrid"), ("part", "east"), ("nth round", "1"), ("compass", "east")."""

MOST = 4
"""Parts of a sentence that are read behind a match."""
LONGEST = 8
"""Words of one of them."""

_INSIDE = frozenset({Tag.NOUN, Tag.NAME, Tag.ADJECTIVE, Tag.NUMBER, Tag.DETERMINER, Tag.TIME})
_OWNERS = ("its", "their", "his", "her")
_OF_SENTENCE = frozenset({"aim", "compass", "measure", "more", "sex", "session", "share", "size"})
"""The groups of ``opposed_words`` that tell two figures of one rule apart wherever they stand beside them."""


def narrowing(scan: Scan, sentence: int, span: tuple[int, int], slots: Iterable[str], claim: Claim | None) -> Narrowing:
    """What narrows a match to a part of what its rule is about.

    Args:
        scan, sentence: where the match stands.
        span: its first token and the one after its last.
        slots: what fills the rule's slots; a place that says no more than one of them narrows nothing.
        claim: the figure that is compared; None where a place or date is, which only ranks set apart: "the next APEC summit".
    """
    page = _Sentence(scan, sentence)
    ranks = [*page.ranks(), *page.turns(span), *page.far_time(span[1])]
    if claim is None:
        return frozenset(ranks)
    filled = list(slots)
    places = [place_path(text) for text in filled]
    parts = [*page.behind(span[1]), *page.ahead(span[0]), *page.before(span[0]), *page.opposed(span), *page.counted(claim, filled), *ranks]
    return frozenset(part for part in parts if not (part[0] == "place" and any(part[1:] == place[: len(part) - 1] for place in places)))


def are_apart(left: Narrowing, right: Narrowing) -> bool:
    """Tell whether two matches are about different parts: each of the place, part or time that one names must be named by the other.

    Ranks and opposed words set apart only where both have them: "the first round", "the second round".
    """
    for one, other in ((left, right), (right, left)):
        for part in one:
            if _must_be_shared(part) and not any(_same(part, theirs) for theirs in other):
                return True
    kinds = [{part[0] for part in side if not _must_be_shared(part)} for side in (left, right)]
    return any(_of(left, kind).isdisjoint(_of(right, kind)) for kind in kinds[0] & kinds[1])


class _Narrowed(Protocol):
    """A match, of which only what narrows it is looked at."""

    @property
    def narrowing(self) -> Narrowing:
        """What narrows it."""
        ...


_Held = TypeVar("_Held", bound=_Narrowed)


def by_part(matches: Sequence[_Held]) -> list[list[_Held]]:
    """Matches of one fact apart by the part that each is narrowed to."""
    found: list[list[_Held]] = []
    for match in matches:
        home = next((held for held in found if not any(are_apart(match.narrowing, other.narrowing) for other in held)), None)
        if home is None:
            found.append([match])
        else:
            home.append(match)
    return found


def _must_be_shared(part: tuple[str, ...]) -> bool:
    return part[0] in ("place", "part", "time", "kind")


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two parts may be one: of words those of one are among those of the other."""
    if one[0] != other[0] or one[0] == "place":
        return one == other
    return set(one[1:]) <= set(other[1:]) or set(other[1:]) <= set(one[1:])


def _of(side: Narrowing, kind: str) -> set[tuple[str, ...]]:
    return {part for part in side if part[0] == kind}


class _Sentence:
    """One sentence as its narrowing parts are read."""

    def __init__(self, scan: Scan, sentence: int) -> None:
        self.tokens: Sequence[Token] = scan.tokens(sentence)
        self.tags: Sequence[Tag] = scan.tags(sentence)
        self.mentions: Sequence[Mention] = scan.mentions(sentence)
        self.dates = scan.dates_in(*scan.sentences[sentence])

    def behind(self, at: int) -> Iterator[tuple[str, ...]]:
        """The parts that follow a match one upon the other."""
        while at > 1 and self.tags[at - 1] in (Tag.PREPOSITION, Tag.DETERMINER):  # words in brackets that a phrase took on the way
            at -= 1
        for _ in range(MOST):
            at = self._past_date(at)
            words = [token.folded for token in self.tokens[at : at + 2]]
            if words[:1] == [","] and set(words[1:]) <= word_set("narrows after a comma"):
                at += 1
                words = words[1:]
            if not words:
                return
            word = words[0]
            always, perhaps = word in word_set("narrows"), word in word_set("narrows with a name or number")
            if not (always or perhaps):
                return
            stop = self._phrase(at + 1)
            if stop == at + 1:
                return
            if word in word_set("narrows with the") and self.tokens[at + 1].folded == "the":
                always = True
            yield from self._part(at + 1, stop, always=always, of_any=word in word_set("narrows after a comma"))
            at = stop

    def ahead(self, stop: int) -> Iterator[tuple[str, ...]]:
        """The part that opens the sentence before a match, up to its comma: "In the first round, "."""
        if stop < 2 or self.tokens[0].folded not in word_set("narrows") | word_set("narrows with a name or number"):
            return
        end = self._phrase(1)
        if 1 < end < stop and self.tokens[end].text == ",":
            yield from self._part(1, end, always=False)

    def before(self, at: int) -> Iterator[tuple[str, ...]]:
        """The noun that makes another thing of that with which a match begins: "the fentanyl tariff"."""
        if at and self.tags[at - 1] is Tag.NOUN and self.tags[at] is Tag.NOUN and not self._is_date(at - 1):
            yield "part", singular(self.tokens[at - 1].folded)

    def counted(self, claim: Claim, slots: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """What kind of things a figure counts: "24 new cases", "35 Russian diplomats"; not what fills a slot."""
        if claim.kind is not Kind.COUNT:
            return
        inside = [at for at, token in enumerate(self.tokens) if claim.start <= token.start < claim.end]
        told = {m.start for m in self.mentions if m.name in slots}
        words = [at for at in inside[:-1] if self.tags[at] in (Tag.NOUN, Tag.NAME, Tag.ADJECTIVE) and self.tokens[at].start not in told]
        if words:
            yield "kind", *sorted(self.tokens[at].folded for at in words)

    def turns(self, span: tuple[int, int]) -> Iterator[tuple[str, ...]]:
        """Which of several that come in turn a match is about: "the next summit"."""
        for at in range(max(0, span[0] - 1), min(span[1], len(self.tokens) - 1)):
            follower = self.tokens[at + 1].folded.removesuffix("'s")
            timed = self._is_date(at + 1) or follower in column("calendar", "word", "word")  # "last week"
            if self.tokens[at].folded in word_set("one in turn") and self.tags[at + 1] in (Tag.NOUN, Tag.NAME) and not timed:
                yield "time", self.tokens[at].folded

    def ranks(self) -> Iterator[tuple[str, ...]]:
        """What is counted in its order anywhere in the sentence: "the first round"."""
        for at, token in enumerate(self.tokens[:-1]):
            rank, _, joined = token.folded.partition("-")
            follower = joined or self.tokens[at + 1].folded
            if rank in ordinals() and (joined or self.tags[at + 1] is Tag.NOUN) and follower not in word_set("narrows nothing"):
                yield f"nth {singular(follower)}", str(ordinals()[rank])

    def opposed(self, span: tuple[int, int]) -> Iterator[tuple[str, ...]]:
        """The senses of opposed words around a match: "eastern"; words of the phrase itself are what the rule asks for."""
        for at, token in enumerate(self.tokens):
            if not span[0] <= at < span[1]:
                yield from ((group, sense) for group, sense in _opposed().get(token.folded, ()) if group in _OF_SENTENCE)

    def _phrase(self, at: int) -> int:
        """The token after a noun phrase with what hangs on it by "of"; after "the past" a span of time."""
        stop = at
        while stop < min(len(self.tokens), at + LONGEST):
            word = self.tokens[stop].folded
            if self.tags[stop] not in _INSIDE and word not in ("of", "past", *_OWNERS):
                break
            stop += 1
        while stop > at and self.tokens[stop - 1].folded == "of":
            stop -= 1
        return stop

    def _part(self, at: int, stop: int, *, always: bool, of_any: bool = False) -> Iterator[tuple[str, ...]]:
        first = self.tokens[at].folded
        spans = any(column("calendar", "word", "role").get(token.folded) == "unit" for token in self.tokens[at:stop])
        if first in ("a", "an") and not (of_any or spans):  # "in a statement": told of the whole; "in a day" is not
            return
        place = next((m for m in self.mentions if self.tokens[at].start <= m.start < self.tokens[stop - 1].end), None)
        begin = at + (self.tags[at] is Tag.DETERMINER)
        if place is not None and place.kind in ("place", "country") and begin < stop and place.start == self.tokens[begin].start:
            path = place_path(place.name)
            yield ("place", *path) if path else ("place", place.name)
            return
        words = [i for i in range(at, stop) if self.tags[i] is not Tag.DETERMINER and not self._is_date(i)]
        said = [singular(self.tokens[i].folded.removesuffix("'s")) for i in words]
        said = [word for word in said if word not in ("of", "past", *_OWNERS)]
        if not said or any(word in word_set("narrows nothing") for word in said):
            return
        telling = first in _OWNERS or any(self.tags[i] in (Tag.NAME, Tag.NUMBER) or self._tells(self.tokens[i].folded) for i in words)
        if always or telling:
            yield "part", *sorted(set(said))

    @staticmethod
    def _tells(word: str) -> bool:
        return word in ordinals() or any(group in _OF_SENTENCE for group, _ in _opposed().get(word, ()))

    def _is_date(self, at: int) -> bool:
        token = self.tokens[at]
        return any(date.start <= token.start < date.end for date in self.dates)

    def far_time(self, at: int) -> Iterator[tuple[str, ...]]:
        """A year behind a match that the text does not settle: "September last year", "a year earlier"; days and weeks are too near."""
        for date in self.dates if at < len(self.tokens) else ():
            unsettled = date.relative and (date.value is None or year_of(date.value) is None)
            if unsettled and date.start <= self.tokens[at].start < date.end:
                said = [token.folded for token in self.tokens[at:] if token.end <= date.end]
                if said[0] != "this" and any(column("calendar", "word", "value").get(word) in ("year", "quarter") for word in said):
                    yield "time", *sorted(set(said))

    def _past_date(self, at: int) -> int:
        """The token after a date that stands at one, with its preposition: the time of a match is read elsewhere."""
        for begin in (at, at + 1):
            if begin < len(self.tokens) and self._is_date(begin) and (begin == at or self.tags[at] is Tag.PREPOSITION):
                while begin < len(self.tokens) and (self._is_date(begin) or self.tokens[begin].text == ","):
                    begin += 1
                return begin
        return at


@cache
def _opposed() -> dict[str, tuple[tuple[str, str], ...]]:
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in table("opposed_words"):
        word = fold(row["word"])
        found[word] = (*found.get(word, ()), (row["group"], row["sense"]))
    return found
