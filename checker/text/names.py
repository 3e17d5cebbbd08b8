"""Names in a sentence: countries and their peoples, places, organisations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from checker.text.capitals import Capitals
from checker.text.countries import countries_by_name, countries_from, country_name, demonym_words
from checker.text.folding import fold
from checker.text.lookup import column, listed, table, word_set
from checker.text.places import Place, Run, places, run_of, runs_from, state
from checker.text.tokens import Token, token_at


class Mention(NamedTuple):
    """A name in the text.

    Attributes:
        start, end: where it stands.
        kind: ``place`` (a city or region), ``country``, ``demonym`` ("Chinese") or ``organisation``.
        name: the canonical name: "South Korea" for "ROK", "United States" for "U.S.", "China" for "Chinese".
        country: ISO 3166 code of the country it is or lies in, or None.
    """

    start: int
    end: int
    kind: str
    name: str
    country: str | None


LONGEST_NAME = 5
"""Tokens in the longest name that is looked up."""
LONGEST_BODY = 12
"""Tokens in the longest name of a body."""


def place_path(name: str) -> tuple[str, ...]:
    """Where a place lies in the tree of places, the country first, with its state where that is known; empty for an unknown name.

    ("South Korea", "Busan"), ("United States", "California", "Fresno").
    """
    run = run_of(name)
    if run in countries_by_name():
        return (countries_by_name()[run][1],)
    found = places(run)
    if not found:
        return ()
    largest = _largest(found)
    country = country_name(largest.country) or largest.country
    return (country, largest.region, largest.name) if largest.region not in ("", largest.name) else (country, largest.name)


def mentions(
    tokens: Sequence[Token], *, begun: Capitals | None = None, countries_near: Callable[[], frozenset[str]] = frozenset
) -> list[Mention]:
    """The names in a sentence's tokens, in order, none overlapping.

    Args:
        tokens: of one sentence.
        begun: its words with a capital, where those are known.
        countries_near: gives the codes of countries that the document names; asked where they decide between places of one name.
    """
    if begun is None:
        every = [token.start for token in tokens if token.text[0].isupper()]
        begun = Capitals(every, every)
    starts = _starts(tokens, begun.telling)
    bodies = [at for at, start in starts if start.is_body]
    if bodies:  # "Northern Lights Bank": any capital may begin its name
        starts = _starts(tokens, begun.every)
    found: list[Mention] = []
    free = 0
    for at, start in starts:
        if at < free:
            continue
        mention, used = None, 1
        if start.sizes and (start.sizes[-1] == 1 or (at + 1 < len(tokens) and start.goes_on(tokens[at + 1]))):
            mention, used = _longest(tokens, at, start, countries_near, found[-1] if found else None)
        if mention is None:
            if any(0 <= body - at < LONGEST_BODY for body in bodies):
                mention, used = _organisation(tokens, at)
            elif start.is_acronym:
                mention = Mention(tokens[at].start, tokens[at].end, "organisation", tokens[at].text, None)
        if mention is not None:
            found.append(mention)
        free = at + used
    return found


def _starts(tokens: Sequence[Token], offsets: Sequence[int]) -> list[tuple[int, _Start]]:
    """The tokens with a capital that begin at some offsets, and what each tells."""
    found = []
    for offset in offsets:
        at = token_at(tokens, offset)
        if at < len(tokens) and tokens[at].start == offset and (start := _start(tokens[at].text)) is not None:
            found.append((at, start))
    return found


class _Start(NamedTuple):
    """What a capitalised word by itself tells of names that begin with it.

    Attributes:
        sizes: how many tokens the names of countries and places have that it begins, the longest first.
        seconds: the second tokens of those names.
        runs: those names.
        is_acronym: True where it may be a body's name.
        is_body: True where it makes a name that of a body.
    """

    sizes: tuple[int, ...]
    seconds: frozenset[str]
    runs: frozenset[Run]
    is_acronym: bool
    is_body: bool

    def goes_on(self, after: Token) -> bool:
        """Tell whether some name goes on with the token after it."""
        return after.text in self.seconds or _bare(after) in self.seconds


_PLAIN = _Start((), frozenset(), frozenset(), is_acronym=False, is_body=False)


@lru_cache(maxsize=1 << 16)
def _start(text: str) -> _Start | None:
    """What a word tells of names, None where it begins none: without a capital."""
    if not text[0].isupper():
        return None
    bare = text[:-2] if fold(text[-2:]) == "'s" else text
    runs = [run for first in {text, bare} for run in countries_from().get(first, ())]
    runs = [run for run in (*runs, *runs_from(text)) if len(run) <= LONGEST_NAME]
    found = _Start(
        tuple(sorted({len(run) for run in runs}, reverse=True)),
        frozenset(run[1] for run in runs if len(run) > 1),
        frozenset(runs),
        is_acronym=_is_acronym(text),
        is_body=fold(bare) in body_words(),
    )
    return found if found != _PLAIN else _PLAIN


def countries(tokens: Sequence[Token]) -> set[str]:
    """Codes of the countries that a sentence names, or whose people it names."""
    codes = set()
    for at, token in enumerate(tokens):
        if token.text[0].isupper() and (token.text in countries_from() or _bare(token) in countries_from()):
            for length in range(1, min(LONGEST_NAME, len(tokens) - at) + 1):
                run = (*(token.text for token in tokens[at : at + length - 1]), _bare(tokens[at + length - 1]))
                if run in countries_by_name():
                    codes.add(countries_by_name()[run][2])
    return codes


def _bare(token: Token) -> str:
    """The token without a possessive ("China's" is China)."""
    return token.text[:-2] if token.folded.endswith("'s") else token.text


def _longest(
    tokens: Sequence[Token], at: int, first: _Start, near: Callable[[], frozenset[str]], last: Mention | None
) -> tuple[Mention | None, int]:
    """The longest country or place whose name begins at a token, and how many tokens to go on by; ``last`` is the name found before it."""
    town = last if last is not None and last.kind == "place" and _comma(tokens, at) and last.end == tokens[at - 1].start else None
    for length in first.sizes:
        if length > len(tokens) - at:
            continue
        ending = tokens[at + length - 1]
        run = (*(token.text for token in tokens[at : at + length - 1]), _bare(ending)) if length > 1 else (_bare(ending),)
        if run not in first.runs:
            continue
        start, end = tokens[at].start, ending.start + len(run[-1])
        around = _region_of(town, run) if town is not None else None
        if around is not None:
            return Mention(start, end, "place", around.name, around.country or None), length
        country = countries_by_name().get(run)
        if country is not None:
            return Mention(start, end, country[0], country[1], country[2]), length
        place = _meant(tokens, at, at + length, places(run), near)
        if place is not None and not _part_of_longer_name(tokens, at, at + length):
            return Mention(start, end, "place", place.name, place.country or None), length
    return None, 1


def _comma(tokens: Sequence[Token], at: int) -> bool:
    return at > 1 and tokens[at - 1].text == ","


def _region_of(town: Mention, run: Run) -> Place | None:
    """The state or province that stands right after a town's comma: "Fresno, Calif.", "Atlanta, Georgia" (no country there)."""
    regions = (short,) if (short := state(run)) else (place for place in places(run) if place.kind == "region")
    for region in regions:
        if any(place.region == region.name for place in places(run_of(town.name)) if place.country == region.country):
            return region
    return None


def _meant(tokens: Sequence[Token], start: int, stop: int, found: tuple[Place, ...], near: Callable[[], frozenset[str]]) -> Place | None:
    """The place of a name that is meant: what the text puts it in, else one in a country of the document, else the largest; or none."""
    if not found:
        return None
    beside = _beside(tokens, stop)
    inside = [place for place in found if beside & {place.region, place.country}] if beside else []
    if inside:
        return _largest(inside)
    plain = [place for place in found if not place.also or _introduced(tokens, start, place.also)]
    if len(plain) < 2:
        return plain[0] if plain else None
    around = near()
    return max(plain, key=lambda place: (place.country in around, place.population))


def _largest(found: Sequence[Place]) -> Place:
    return max(found, key=lambda place: place.population)


def _beside(tokens: Sequence[Token], stop: int) -> frozenset[str]:
    """Codes of countries and names of regions that may hold a place, as named right after it: "Lima, Ohio", "Nice (France)"."""
    if stop + 1 >= len(tokens) or tokens[stop].text not in (",", "("):
        return frozenset()
    for length in range(min(LONGEST_NAME, len(tokens) - stop - 1), 0, -1):
        run = (*(token.text for token in tokens[stop + 1 : stop + length]), _bare(tokens[stop + length]))
        country = countries_by_name().get(run)
        regions = [place.name for place in places(run) if place.kind == "region"]
        short = state(run)
        if country or regions or short:
            held = {*regions, *([country[2]] if country and country[0] == "country" else []), *([short.name] if short else [])}
            return frozenset(held)
    return frozenset()


def _introduced(tokens: Sequence[Token], start: int, also: str) -> bool:
    """Tell whether the words before a name that is more often something else make it a place: "in Nice", "the city of Lima"."""
    before = tokens[start - 1].folded if start else ""
    if before == "of":
        return start > 1 and tokens[start - 2].folded in word_set("settlement")
    return also in listed(column("place_cues", "word", "good_for").get(before, ""))


def _part_of_longer_name(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Tell whether a place's name is part of a person's or a body's name ("Washington Post", "Paris Hilton")."""
    after = tokens[stop] if stop < len(tokens) else None
    before = tokens[start - 1] if start else None
    joined_after = after is not None and after.start == tokens[stop - 1].end + 1 and after.text[0].isupper() and after.text.isalpha()
    if joined_after and after is not None and after.folded not in _event_words() and _bare(tokens[stop - 1]) == tokens[stop - 1].text:
        return True
    joined_before = before is not None and before.end + 1 == tokens[start].start and before.text[0].isupper() and before.text.isalpha()
    return (
        joined_before
        and before is not None
        and before.folded not in word_set("before a place")
        and start > 1
        and before.text not in demonym_words()
    )


@cache
def _event_words() -> frozenset[str]:
    return frozenset(word for row in table("events") for word in row["noun"].split())


@cache
def body_words() -> frozenset[str]:
    """Folded words that make a name that of a body: "bank", "ministry"."""
    return frozenset(row["word"] for row in table("bodies"))


def _organisation(tokens: Sequence[Token], at: int) -> tuple[Mention | None, int]:
    """A run of capitalised words one of which names a body ("Xinhua News Agency"), or an acronym."""
    if tokens[at].folded == "the":
        return None, 1
    stop = at
    last_capital = at
    while stop < min(len(tokens), at + LONGEST_BODY):
        token = tokens[stop]
        if token.text[0].isupper() and (stop == at or token.start <= tokens[stop - 1].end + 1):
            last_capital = stop
        elif token.folded not in word_set("inside a body's name") or stop == at:
            break
        stop += 1
    run = tokens[at : last_capital + 1]
    if any(_bare(token).lower() in body_words() for token in run) and len(run) > 1:
        text_end = run[-1].start + len(_bare(run[-1]))
        name = " ".join([*(token.text for token in run[:-1]), _bare(run[-1])])
        return Mention(run[0].start, text_end, "organisation", name, None), len(run)
    first = tokens[at]
    if _is_acronym(first.text):
        return Mention(first.start, first.end, "organisation", first.text, None), 1
    return None, 1


def _is_acronym(text: str) -> bool:
    return text.isalpha() and text.isupper() and 2 < len(text) < 7 and text != "THE"
