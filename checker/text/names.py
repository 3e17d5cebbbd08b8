"""Names in a sentence: countries and their peoples, places, persons, organisations."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from checker.text.lookup import listed, table
from checker.text.tokens import Token, tokenize


class Mention(NamedTuple):
    """A name in the text.

    Attributes:
        start, end: where it stands.
        kind: ``place`` (a city or region), ``country``, ``demonym`` ("Chinese"), ``person`` or ``organisation``.
        name: the canonical name: "South Korea" for "ROK", "United States" for "U.S.", "China" for "Chinese".
        country: ISO 3166 code of the country it is or lies in, or None.
    """

    start: int
    end: int
    kind: str
    name: str
    country: str | None


class Place(NamedTuple):
    """A place of the gazetteer: its usual English name, its country's code, and how many people live there (0 for a region)."""

    name: str
    country: str
    population: int


LONGEST_NAME = 5
"""Tokens in the longest name that is looked up."""


@cache
def _countries() -> dict[tuple[str, ...], tuple[str, str, str]]:
    """Token run, as printed, to (kind, canonical name, code)."""
    names: dict[tuple[str, ...], tuple[str, str, str]] = {}
    for row in table("countries"):
        for form in (row["name"], *listed(row["aliases"])):
            names[_run(form)] = ("country", row["name"], row["code"])
        for form in listed(row["demonyms"]):
            names.setdefault(_run(form), ("demonym", row["name"], row["code"]))
    return names


@cache
def _gazetteer() -> dict[tuple[str, ...], tuple[Place, ...]]:
    """Token run, as printed, to the places of that name, the largest first."""
    places: dict[tuple[str, ...], tuple[Place, ...]] = {}
    for row in table("places"):
        place = Place(row["name"], row["country"], int(row["population"]))
        for form in (row["name"], *listed(row["aliases"])):
            run = tuple(form.split()) if form.replace(" ", "").isalpha() else _run(form)
            places[run] = (*places.get(run, ()), place)
    return places


@cache
def _first_words() -> frozenset[str]:
    return frozenset(run[0] for names in (_countries(), _gazetteer()) for run in names)


def _run(form: str) -> tuple[str, ...]:
    return tuple(token.text for token in tokenize(form))


@cache
def country_name(code: str) -> str | None:
    """The usual English name of a country by its ISO 3166 code."""
    return next((row["name"] for row in table("countries") if row["code"] == code), None)


@cache
def governments() -> dict[str, str]:
    """Metonym to country code: "Washington" and "White House" to US, where the word stands for the government."""
    return {form: row["code"] for row in table("countries") for form in listed(row["government"])}


def place_path(name: str) -> tuple[str, ...]:
    """Where a place lies in the tree of places, the country first: ("South Korea", "Busan"); empty for an unknown name."""
    run = _run(name)
    if run in _countries():
        return (_countries()[run][1],)
    found = _gazetteer().get(run)
    if not found:
        return ()
    largest = max(found, key=lambda place: place.population)
    return (country_name(largest.country) or largest.country, largest.name)


def mentions(tokens: Sequence[Token], *, countries_near: frozenset[str] = frozenset()) -> list[Mention]:
    """The names in a sentence's tokens, in order, none overlapping.

    Args:
        tokens: of one sentence.
        countries_near: codes of countries that the document names; they decide between places of one name.
    """
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        mention, used = _longest(tokens, at, countries_near)
        if mention is not None:
            found.append(mention)
        at += used
    return found


def _bare(token: Token) -> str:
    """The token without a possessive ("China's" is China)."""
    return token.text[:-2] if token.folded.endswith("'s") else token.text


def _longest(tokens: Sequence[Token], at: int, near: frozenset[str]) -> tuple[Mention | None, int]:
    first = tokens[at]
    if not first.text[0].isupper():
        return None, 1
    for pieces in _pieces(first):
        if pieces not in _first_words():
            continue
        for length in range(min(LONGEST_NAME, len(tokens) - at), 0, -1):
            last = tokens[at + length - 1]
            run = (*(token.text for token in tokens[at : at + length - 1]), _bare(last))
            end = last.start + len(run[-1])
            country = _countries().get(run)
            if country is not None:
                return Mention(first.start, end, country[0], country[1], country[2]), length
            place = _pick(_gazetteer().get(run, ()), near)
            if place is not None and not _part_of_longer_name(tokens, at, at + length):
                return Mention(first.start, end, "place", place.name, place.country), length
    return _organisation(tokens, at)


def _pieces(token: Token) -> tuple[str, ...]:
    return (token.text,) if token.text == _bare(token) else (token.text, _bare(token))


def _pick(places: tuple[Place, ...], near: frozenset[str]) -> Place | None:
    """The place of a name that is meant: one in a country that the document names, else the largest."""
    if not places:
        return None
    return max(places, key=lambda place: (place.country in near, place.population))


def _part_of_longer_name(tokens: Sequence[Token], start: int, stop: int) -> bool:
    """Tell whether a place's name is part of a person's or a body's name ("Washington Post", "Paris Hilton")."""
    after = tokens[stop] if stop < len(tokens) else None
    before = tokens[start - 1] if start else None
    joined_after = after is not None and after.start == tokens[stop - 1].end + 1 and after.text[0].isupper() and after.text.isalpha()
    if joined_after and after is not None and after.folded not in _event_words() and _bare(tokens[stop - 1]) == tokens[stop - 1].text:
        return True
    joined_before = before is not None and before.end + 1 == tokens[start].start and before.text[0].isupper() and before.text.isalpha()
    return joined_before and before is not None and before.folded not in _LEADS and start > 1 and before.text not in _demonym_words()


_LEADS = {"in", "at", "the", "from", "to", "near", "of", "for", "via", "since"}


@cache
def _demonym_words() -> frozenset[str]:
    return frozenset(word for run, (kind, _, _) in _countries().items() if kind == "demonym" for word in run)


@cache
def _event_words() -> frozenset[str]:
    return frozenset(word for row in table("events") for word in row["noun"].split())


@cache
def _body_words() -> frozenset[str]:
    return frozenset(row["word"] for row in table("bodies"))


_LINKS = {"of", "for", "and", "the", "&", "on"}


def _organisation(tokens: Sequence[Token], at: int) -> tuple[Mention | None, int]:
    """A run of capitalised words one of which names a body ("Xinhua News Agency"), or an acronym."""
    stop = at
    last_capital = at
    while stop < len(tokens):
        token = tokens[stop]
        if token.text[0].isupper() and (stop == at or token.start <= tokens[stop - 1].end + 1):
            last_capital = stop
        elif token.folded not in _LINKS or stop == at:
            break
        stop += 1
    run = tokens[at : last_capital + 1]
    if any(_bare(token).lower() in _body_words() for token in run) and len(run) > 1:
        text_end = run[-1].start + len(_bare(run[-1]))
        name = " ".join([*(token.text for token in run[:-1]), _bare(run[-1])])
        return Mention(run[0].start, text_end, "organisation", name, None), len(run)
    first = tokens[at]
    if first.text.isalpha() and first.text.isupper() and 2 < len(first.text) < 7:
        return Mention(first.start, first.end, "organisation", first.text, None), 1
    return None, 1
