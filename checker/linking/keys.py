"""What a claim can be recognised by: its words, its names, its time."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from Stemmer import Stemmer

from checker.model import FIGURE_KINDS, Claim, Document, FigureRole, Kind, Section
from checker.text.calendar import Days, days, has_year, year_of
from checker.text.folding import fold
from checker.text.lookup import column, table, word_set
from checker.text.names import place_path
from checker.text.openers import openers
from checker.text.phrases import is_common_word
from checker.text.tokens import tokenize
from checker.units import conversion

_stem = Stemmer("english").stemWord
_ANY_WORD = re.compile(r"[a-z][a-z&'-]+")
_LONG_WORD = re.compile(r"[a-z][a-z'-]{3,}")
_CAPITALISED = re.compile(r"\b[A-Z][A-Za-z&'’-]+")
LEAD = 200
"""Characters of a document that say whom it is about."""
_BOUND_WINDOW = 3
_BEGINNING = 6
"""Letters of a word that are compared where endings should play no part."""


@dataclass(frozen=True, slots=True)
class Key:
    """One claim as linking sees it.

    Attributes:
        claim: the claim; for a change its current end.
        line: what it may be compared with at all: ``venue``, ``date``, ``role``, ``quote``, or the dimension of a figure.
        family: of its event, or empty.
        names: folded proper names in entity and property.
        head: stem of the property's last word.
        terms: stems of the content words of entity, property and qualifiers.
        time: days that the text says it is about, or None.
        edition: year of that time, else of its document's date, else None.
        people: who the document is about: office holders named in it.
        places: places that its sentence names as venues.
        countries: folded names of countries among ``names``: too many stories share them to tell one.
        said: the longer words of its sentence.
        story: the longer words of its document.
        named: folded names in its sentence.
        bound: ``first`` or ``last`` where a date is that day of its event, else empty.
        thing: the longer words of entity and property that are no names.
        around: the longer words of the qualifiers.
        lead: folded names in the title and the opening of its document: whom a story is about.
        cast: all folded words of its document.
    """

    claim: Claim
    line: str
    family: str
    names: frozenset[str]
    head: str
    terms: frozenset[str]
    time: Days | None
    edition: int | None
    people: frozenset[str]
    places: frozenset[str]
    countries: frozenset[str] = frozenset()
    said: frozenset[str] = frozenset()
    story: frozenset[str] = frozenset()
    bound: str = ""
    thing: frozenset[str] = frozenset()
    kind: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    lead: frozenset[str] = frozenset()
    cast: frozenset[str] = frozenset()


@lru_cache(maxsize=65536)
def stems(text: str) -> tuple[str, ...]:
    """The stems of the content words of a text, in order."""
    stop = column("stop_words", "word", "word")
    words = (token.folded.removesuffix("'s") for token in tokenize(text))
    return tuple(_stem(word) for word in words if word[0].isalnum() and word not in stop)


@lru_cache(maxsize=65536)
def proper_names(text: str) -> frozenset[str]:
    """The folded capitalised words of a text, countries under their usual name."""
    found = set()
    for token in tokenize(text):
        if token.text[0].isupper():
            word = token.text.removesuffix("'s").removesuffix("’s")
            path = place_path(word)
            found.add(fold(path[0]) if len(path) == 1 else fold(word))
    return frozenset(found)


@lru_cache(maxsize=1024)
def told_words(text: str) -> frozenset[str]:
    """The longer words of a text, without endings: what two tellings of one story share."""
    stop = column("stop_words", "word", "word")
    return frozenset(word[:_BEGINNING] for word in _LONG_WORD.findall(fold(text)) if word not in stop)


@lru_cache(maxsize=1024)
def cast(text: str) -> frozenset[str]:
    """The folded names of a text: capitalised words that are no common words, no dates and no word that any body may have."""
    known = column("bodies", "word", "word").keys() | column("calendar", "word", "word").keys()
    found = {word.removesuffix("'s") for word in map(fold, _CAPITALISED.findall(text))}
    return frozenset(word for word in found if word not in known and not is_common_word(word))


@lru_cache(maxsize=1024)
def all_words(text: str) -> frozenset[str]:
    """Every folded word of a text, possessives without their ending."""
    return frozenset(word.removesuffix("'s") for word in _ANY_WORD.findall(fold(text)))


@lru_cache(maxsize=65536)
def _head(name: str) -> str:
    """The stem of the word that a phrase is about: "revenue" of "net revenue in Asia"."""
    words = [token.folded for token in tokenize(name)]
    link = next((at for at, word in enumerate(words) if at and word in word_set("phrase link")), len(words))
    return next(iter(stems(" ".join(words[:link]))[-1:]), "")


def _kind(claim: Claim, names: frozenset[str], family: str) -> frozenset[str]:
    """Stems that tell of which kind the property or event is, beside its head and its names: "net" of net profit."""
    if not family:
        return frozenset(stems(claim.property or "")) - {_head(claim.property or "")}
    known = {_stem(word) for word in (*word_set("event modifier"), *word_set("event member"))} | {_stem(name) for name in names}
    nouns = {_stem(word) for row in table("events") for word in row["noun"].split()}
    return frozenset(stems(claim.entity or "")) - known - nouns


def line_of(claim: Claim) -> str | None:
    """What a claim may be compared with, None for what generic linking leaves alone."""
    if claim.section in (Section.DATELINE, Section.BOILERPLATE):
        return None
    if claim.kind in (Kind.VENUE, Kind.DATE):
        return claim.kind.value if claim.entity and claim.property else None
    if claim.kind is Kind.ROLE:
        return "role" if claim.place and claim.entity and claim.property == "role" else None
    if claim.kind is Kind.QUOTE:
        return "quote" if claim.speaker and len(stems(str(claim.value))) >= 2 else None
    if claim.kind in FIGURE_KINDS and claim.entity and claim.property:
        measure = conversion(claim.unit) if claim.unit and claim.kind is not Kind.COUNT else None
        return f"figure:{measure.dimension}" if measure else f"figure:{claim.kind}:{claim.unit}"
    if claim.kind is Kind.ORDINAL and claim.entity and claim.property:
        return f"ordinal:{_stem(fold(claim.unit or ''))}"
    return None


def lines(claims: Iterable[Claim]) -> Iterator[tuple[int, str]]:
    """Which of some claims generic linking compares, by their places, and what each may be compared with.

    Of a headline repeated in one document only the first is compared.
    """
    headlines: set[tuple[str, str, str]] = set()
    for at, claim in enumerate(claims):
        line = line_of(claim)
        if line is None or (claim.role is FigureRole.PREVIOUS and claim.partner):
            continue
        if claim.section is Section.HEADLINE:
            voice = (claim.document, claim.text, claim.quote)
            if voice in headlines:
                continue
            headlines.add(voice)
        yield at, line


def keys(
    claims: Sequence[Claim], documents: Mapping[str, Document], asked: Container[int] | None = None, *, light: bool = False
) -> Iterator[tuple[int, Key]]:
    """The places and keys of the claims that generic linking compares, in order, each when it is asked for.

    Args:
        asked: places of the claims that are wanted; None for all.
        light: leave the longer words of sentences and documents empty.
    """
    people: dict[str, set[str]] = {}
    venues: dict[tuple[str, tuple[int, int]], set[str]] = {}
    for claim in claims:
        if claim.kind is Kind.ROLE and claim.entity:
            people.setdefault(claim.document, set()).add(fold(claim.entity).split()[-1])
        if claim.kind is Kind.VENUE:
            venues.setdefault((claim.document, claim.sentence), set()).add(str(claim.value))
    told: _Told | None = None
    for at, line in lines(claims):
        if asked is not None and at not in asked:
            continue
        claim = claims[at]
        if told is None or told.document is not documents[claim.document]:  # once: to build and to hash a long text takes long
            told = _told(documents[claim.document], people.get(claim.document, set()), light=light)
        yield at, _key(claim, line, told, venues.get((claim.document, claim.sentence), set()), light=light)


class _Told(NamedTuple):
    """What the keys of one document share: its words, as in :class:`Key`, and those that are no names in it."""

    document: Document
    people: frozenset[str]
    opening: frozenset[str]
    lead: frozenset[str]
    cast: frozenset[str]
    story: frozenset[str]


def _told(document: Document, people: set[str], *, light: bool) -> _Told:
    title = document.title or ""
    whole = f"{title}\n{document.text}"
    opening = openers(whole)
    lead = cast(f"{title}\n{document.text[:LEAD]}") - opening
    return _Told(document, frozenset(people), opening, lead, all_words(whole), frozenset() if light else told_words(whole))


def _key(claim: Claim, line: str, told: _Told, venues: set[str], *, light: bool) -> Key:
    about = f"{claim.entity or ''} {claim.property or ''}"
    family = next((cue.partition(":")[2] for cue in claim.cues if cue.startswith("event:")), "")
    named = frozenset(cue.partition(":")[2] for cue in claim.cues if cue.startswith("event name:"))
    if line == "venue":
        named -= {fold(str(claim.value)).split()[0], *fold(str(claim.value)).split()}  # "the Busan meeting" is no other meeting for it
    time = days(str(claim.value)) if line == "date" and claim.value and has_year(str(claim.value)) else days(claim.period)
    year = (
        year_of(claim.period) or (year_of(str(claim.value)) if line == "date" and claim.value else None) or year_of(told.document.published)
    )
    if line == "role":
        about = f"{claim.value} {claim.place}"
    proper = proper_names(about) - told.opening
    names = named if family else _telling(proper)
    head = _head(claim.property or "")
    more: dict[str, frozenset[str]] = {}
    if not light:
        more = {
            "said": told_words(claim.quote),
            "thing": told_words(about) - frozenset(name[:_BEGINNING] for name in proper),
            "around": told_words(claim.qualifiers or ""),
        }
    return Key(
        claim=claim,
        line=line,
        family=family,
        names=names,
        head=head,
        terms=frozenset(stems(f"{about} {claim.qualifiers or ''}")),
        time=time,
        edition=year,
        people=told.people,
        places=frozenset(venues),
        countries=frozenset() if family else frozenset(filter(is_country, names)),
        kind=_kind(claim, names, family),
        bound=_bound(claim) if line == "date" else "",
        named=cast(claim.quote) - told.opening,
        story=told.story,
        lead=told.lead,
        cast=told.cast,
        **more,
    )


@lru_cache(maxsize=65536)
def is_country(name: str) -> bool:
    """Tell whether a folded word is the name of a country."""
    return len(place_path(name.title())) == 1


def _bound(claim: Claim) -> str:
    words = [token.folded for token in tokenize(claim.quote[: claim.start - claim.sentence[0]])][-_BOUND_WINDOW:]
    known = column("event_bounds", "word", "bound")
    return next((known[word] for word in reversed(words) if word in known), "")


def _telling(names: frozenset[str]) -> frozenset[str]:
    """Names without the words that any body may have ("Inc", "Corp", "Group")."""
    return names.difference(column("bodies", "word", "word"))
