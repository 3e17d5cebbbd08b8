"""The gazetteer: cities and regions by name, read from its table only as far as the names of a text need it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from checker.text.lookup import lines, listed
from checker.text.tokens import columns


class Place(NamedTuple):
    """A place of the gazetteer.

    Attributes:
        name: its usual English name.
        kind: ``city`` or ``region``.
        country: ISO 3166 code, empty for a region of several countries.
        region: its state or province, empty where not known.
        population: how many people live there, 0 for a region and where not known.
        also: what its name more often is (``person``, ``company``, ``word``), else empty.
    """

    name: str
    kind: str
    country: str
    region: str
    population: int
    also: str


Run = tuple[str, ...]
"""A name as the texts of its tokens."""

_LEAD = re.compile(r"\w+")


def run_of(form: str) -> Run:
    """A printed name as a run of tokens."""
    return (form,) if form.isalpha() else tuple(columns(form).texts)  # letters alone are one token


def places(run: Run) -> tuple[Place, ...]:
    """The places of a name, in the order of the table; none for what is no place's name."""
    return _beginning(leading_letters(run[0]))[0].get(run, ()) if run else ()


def state(run: Run) -> Place | None:
    """The state or province that an abbreviation stands for ("Calif."), good only after a town and a comma."""
    return _beginning(leading_letters(run[0]))[1].get(run) if run else None


def runs_from(word: str) -> tuple[Run, ...]:
    """The names and abbreviations of places that begin with a token; its possessive, too."""
    named, short = _beginning(leading_letters(word))
    return (*named, *short)


def begins_place(letters: str) -> bool:
    """Tell whether the name of some place begins with a word, as :func:`leading_letters` gives it."""
    named, short = _beginning(letters)
    return bool(named or short)


def leading_letters(form: str) -> str:
    """The letters and digits before the first mark of a name: what the rows are found by."""
    match = _LEAD.search(form)
    return match.group() if match else ""


@cache
def _beginning(word: str) -> tuple[dict[Run, tuple[Place, ...]], dict[Run, Place]]:
    """Names and abbreviations whose first word this is, each with what it names."""
    named: dict[Run, tuple[Place, ...]] = {}
    short: dict[Run, Place] = {}
    for line in dict.fromkeys((*_lines_named(word), *_other_names().get(word, ()))):
        name, kind, country, region, population, aliases, abbreviations, also = line.split(",")
        place = Place(name, kind, country, region, int(population), also)
        for form in dict.fromkeys((name, *listed(aliases))):
            run = run_of(form)
            named[run] = (*named.get(run, ()), place)
        short.update((run_of(form), place) for form in listed(abbreviations))
    return named, short


@cache
def _lines() -> list[str]:
    """The table's rows unread, in order of name."""
    return lines("places")[1:]


def _lines_named(word: str) -> Iterator[str]:
    if not word:
        return
    known = _lines()
    for at in range(bisect_left(known, word), len(known)):  # a comma, which ends a name, comes before every letter
        line = known[at]
        if not line.startswith(word):
            return
        if not line[len(word)].isalnum():
            yield line


@cache
def _other_names() -> dict[str, list[str]]:
    """Rows by the first word of each alias and abbreviation that they give."""
    rows: dict[str, list[str]] = {}
    for line in _lines():
        if line.endswith(",,,"):
            continue  # neither aliases nor abbreviations, as nine rows in ten
        for form in line.split(",")[5:7]:
            for alias in listed(form):
                first = alias.partition(" ")[0]
                rows.setdefault(first if first.isalnum() else leading_letters(alias), []).append(line)
    return rows
