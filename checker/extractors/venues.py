"""Venues: where an event is held, and who hosts it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from operator import attrgetter

from checker.extractors.overlaps import Taken
from checker.model import Claim, Kind, Modality, Status
from checker.text.events import Event, events, stands_apart
from checker.text.lookup import table, word_set
from checker.text.phrases import Tag
from checker.text.places import places as places_called
from checker.text.places import run_of
from checker.text.scan import Mention, Scan, Token

LONGEST_GAP = 9
"""Tokens that may stand between an event and its place."""
LONGEST_VERB = 5
"""Tokens of a verb of hosting with its auxiliaries."""
MOST_EVENTS = 8
"""Events before a place that are looked at."""


@cache
def _verbs(role: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("venue_verbs") if row["role"] == role)


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """Venue claims: "the APEC Summit in Busan, South Korea", "the Busan meeting", "China will host the APEC Leaders' Meeting".

    ``value`` is the place's canonical name, ``entity`` the event, ``property`` "venue"; ``cues`` hold ``event:FAMILY`` and,
    where the place may belong to a second event nearby, ``other event:NAME``.
    """
    for index in scan.cued("event"):
        tokens = scan.tokens(index)
        found = scan.tags(index)
        places = [mention for mention in scan.mentions(index) if mention.kind in ("place", "country")]
        hosts = [host for host in _bare_hosts(tokens, found) if not _overlaps(places, host)]
        places = sorted([*places, *hosts]) if hosts else places
        if not places:
            continue
        named = list(events(tokens, found))
        if not named:
            continue
        at_start = {token.start: at for at, token in enumerate(tokens)}
        used: set[int] = set()
        last: Claim | None = None
        for position, place in enumerate(places):
            at = at_start.get(place.start)
            if at is None or position in used:
                continue
            claim = (
                _instead(scan, last, place)
                or _host(scan, tokens, found, named, place, at)
                or _held(scan, tokens, found, named, places, position, at, used)
            )
            if claim is not None and not taken.free(claim.start, claim.end):  # "Lima will host the 2027 Games" holds a date
                claim.start, claim.end, claim.text = place.start, place.end, scan.text[place.start : place.end]
            if claim is not None and taken.free(claim.start, claim.end):
                taken.take(claim.start, claim.end)
                last = claim
                yield claim


_CORRECTED = re.compile(r"[,;]?\s(?:and\s)?(?:not|instead\sof|rather\sthan|but)\s(?:in\s|at\s)?")


def _instead(scan: Scan, last: Claim | None, place: Mention) -> Claim | None:
    """In a notice of correction a place that another is given up for: "will be held in Lima, not in Quito"."""
    if last is None or _CORRECTED.fullmatch(scan.folded, last.end, place.start) is None:
        return None
    if not any(start <= place.start < end for start, end in scan.notices.telling):
        return None
    words = scan.text[place.start : place.end]
    return replace(last, start=place.start, end=place.end, text=words, value=place.name, place=place.name)


def _host(scan: Scan, tokens: Sequence[Token], found: Sequence[Tag], named: Sequence[Event], place: Mention, at: int) -> Claim | None:
    """ "China will host the APEC Leaders' Meeting"; with "chair" it is a role, which says nothing of the place."""
    stop = bisect_left(tokens, (place.end,))
    verb = first = _past_other_hosts(tokens, found, stop)
    while verb < len(tokens) and (tokens[verb].folded in word_set("holding auxiliary") or found[verb] is Tag.ADVERB) and verb - first < 4:
        verb += 1
    if verb >= len(tokens) or tokens[verb].folded not in _verbs("host"):
        return None
    ahead_of = named[bisect_right(named, verb, key=attrgetter("first")) : bisect_right(named, verb + 4, key=attrgetter("first"))]
    event = next((event for event in ahead_of if event.held), None)
    if event is None:
        return None
    end = tokens[event.stop - 1].end if first == stop else place.end  # "Lima | and Quito will host the games"
    ahead = any(token.folded in ("will", "to") for token in tokens[first:verb])
    return _claim(scan, tokens[at].start, end, place, event, ahead=ahead)


def _bare_hosts(tokens: Sequence[Token], found: Sequence[Tag]) -> Iterator[Mention]:
    """Towns of one word before a verb of hosting, also those whose name is more often something else: "Milan will host the games"."""
    for verb, token in enumerate(tokens):
        if token.folded not in _verbs("host"):
            continue
        at = verb - 1
        while at > max(0, verb - LONGEST_VERB) and tokens[at].folded in word_set("holding auxiliary"):
            at -= 1
        both = at > 1 and tokens[at - 1].folded == "and"
        for name in (at - 2, at) if both else (at,):
            if name < 0 or not tokens[name].text[0].isupper() or (name and found[name - 1] is Tag.NAME):
                continue
            towns = places_called(run_of(tokens[name].text))
            if towns:
                largest = max(towns, key=lambda town: town.population)
                yield Mention(tokens[name].start, tokens[name].end, "place", largest.name, largest.country)


def _overlaps(places: Sequence[Mention], host: Mention) -> bool:
    at = bisect_left(places, (host.end,))
    return at > 0 and places[at - 1].end > host.start


def _past_other_hosts(tokens: Sequence[Token], found: Sequence[Tag], at: int) -> int:
    """Past "and" with a name: one of two hosts stands before it."""
    stop = at + 1
    if at < len(tokens) and tokens[at].folded == "and":
        while stop < min(len(tokens), at + 5) and found[stop] is Tag.NAME:
            stop += 1
    return stop if stop > at + 1 else at


def _held(
    scan: Scan,
    tokens: Sequence[Token],
    found: Sequence[Tag],
    named: Sequence[Event],
    places: Sequence[Mention],
    position: int,
    at: int,
    used: set[int],
) -> Claim | None:
    place = places[position]
    stop = at
    while stop < len(tokens) and tokens[stop].start < place.end:
        stop += 1
    around = bisect_right(named, at, key=attrgetter("first")) - 1
    within = named[around] if around >= 0 else None
    if within is not None and within.held and stop < within.stop and place.kind == "place" and not _is_treaty(tokens, within):
        return _claim(scan, place.start, place.end, place, within)  # "the Busan meeting"
    by_host = at > 1 and tokens[at - 1].folded == "by" and tokens[at - 2].folded in _verbs("host")
    if not at or not (by_host or tokens[at - 1].folded in word_set("before an event's place")):
        return None
    if _describes_next(tokens, found, stop):
        return None
    ended = bisect_right(named, at, key=attrgetter("stop"))
    before = [event for event in named[max(0, ended - MOST_EVENTS) : ended] if event.held]
    if not before:
        return None
    event = before[-1]
    if at - event.stop > LONGEST_GAP or not _bridges(tokens, found, event.stop, at - 1):
        return None
    end = place.end
    container = places[position + 1] if position + 1 < len(places) else None
    if container is not None and container.country == place.country and scan.text[place.end : container.start] in (", ", " (", ",\n"):
        used.add(position + 1)  # "Busan, South Korea" is one venue
        end = container.end
    ahead = any(token.folded in ("will", "to") for token in tokens[event.stop : at])
    claim = _claim(scan, place.start, end, place, event, ahead=ahead)
    other = before[-2] if len(before) > 1 else None
    if other is not None and event.first - other.stop <= 5 and not any(tag is Tag.VERB for tag in found[other.stop : event.first]):
        claim.cues = (*claim.cues, f"other event:{other.name}")  # "the meeting on the sidelines of the summit in Busan"
    return claim


def _is_treaty(tokens: Sequence[Token], event: Event) -> bool:
    """Tell whether a name with a place is that of an agreement, which is held nowhere: "the Lisbon Convention of 1974"."""
    return event.noun in word_set("agreement or event") and tokens[event.stop - 1].text[0].isupper()


def _describes_next(tokens: Sequence[Token], found: Sequence[Tag], stop: int) -> bool:
    """Tell whether a place says what sort of thing the next word is: "talks on cuts in Danish farm prices", "in Peru gold futures"."""
    if stop >= len(tokens) or tokens[stop - 1].end + 1 != tokens[stop].start or tokens[stop - 1].folded.endswith(("'s", "'")):
        return False
    return found[stop] is Tag.NOUN and tokens[stop].text.isalpha() and not stands_apart(tokens[stop].folded)


def _bridges(tokens: Sequence[Token], found: Sequence[Tag], start: int, stop: int) -> bool:
    """Tell whether the words between an event and "in PLACE" leave the place to the event: no verb but of holding, no new clause."""
    for at in range(start, stop):
        word = tokens[at].folded
        if word in _verbs("held") or (word in _verbs("host") and word.endswith("ed")) or word in word_set("holding auxiliary"):
            continue
        if found[at] in (Tag.VERB, Tag.CONJUNCTION, Tag.RELATIVE) and word != "and":
            return False
        if found[at] is Tag.MARK and word not in "'’,":
            return False
        if word in word_set("before an event's place") and found[at + 1] is Tag.NAME:
            return False
    return True


def _claim(scan: Scan, start: int, end: int, place: Mention, event: Event, *, ahead: bool = False) -> Claim:
    return Claim(
        document=scan.document.id,
        start=start,
        end=end,
        text=scan.text[start:end],
        kind=Kind.VENUE,
        value=place.name,
        dimension="place",
        entity=event.name,
        property="venue",
        place=place.name,
        status=Status.PLANNED if ahead else Status.ACTUAL,
        modality=Modality.ASSERTED,
        cues=(f"event:{event.family}", *(f"event name:{word}" for word in event.proper)),
    )
