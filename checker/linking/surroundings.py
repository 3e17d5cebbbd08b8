"""What stands around a claim in its sentence, told by sense and by nearness, so that two rewordings can be held together."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from checker.linking.bags import Bags, bags, holds, spread
from checker.linking.facts import Facts
from checker.linking.spelling import TEXT_STRIDE, WORD
from checker.linking.words import Words, inside, stem_of
from checker.model import Claim, Kind
from checker.text.countries import demonym_words
from checker.text.folding import fold
from checker.text.lookup import column, word_set

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

_BREAK = re.compile(r"[,;:–—()]|\b(?:and|but|while|whereas|which|who|where|when|after|before|as)\b")
"""Where one part of a sentence ends and the next begins, roughly."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
BREAK_WORDS = 4
"""Words that such a break counts as."""
REACH = 5.0
"""Words from which a word counts half."""
_HEAVIEST = 6.0
"""Weight from which a word is as rare as a word can be."""
_LISTED = 0.25
"""What a sense of the table weighs at least, even where one of its words is too common to tell a story ("rise", "rate")."""


class Surroundings(NamedTuple):
    """What stands around some claims: rows of distinct numbers, one row a claim, those that were not asked for empty.

    Attributes:
        ends, senses: the senses of the words of its sentence, in order, without those of figures.
        near: how near each of them stands, from 1 beside it towards 0.
        weight: by sense how little common it is, 0 to 1.
        measure: senses of what it measures: the thing counted, the last words of its property.
        subject: numbers of the names of what it measures and whose it is.
        names: numbers of the names in its own part of the sentence, without those of peoples ("the Dutch offer").
        years: years in its own part of the sentence; ``told_years`` by document all years it names.
        today: where its sentence tells of the day it was written on, or the one before: "today", "now", "closed".
        apart: where its own part sets it apart from what the text is about: "against 12 last year", "a rival offered 12".
    """

    ends: Array
    senses: Array
    near: Array
    weight: Array
    measure: Bags
    names: Bags
    subject: Bags
    years: Bags
    apart: Array
    today: Array


def surroundings(words: Words, facts: Facts, rows: Array) -> Surroundings:
    """What stands around some claims, given as rows of the facts in order."""
    import numpy as np

    sense, weight, number = _senses(words)
    of = _sense_of()
    spelt = {stem: number for number, stem in enumerate(words.stems)}
    sets_apart, tells_day = (_marked(words, map(stem_of, word_set(name))) for name in ("set apart", "own day"))
    people = _marked(words, map(stem_of, demonym_words()))
    told = _beside(words, facts, rows, spelt)
    apart, today = np.zeros(len(facts), dtype=bool), np.zeros(len(facts), dtype=bool)
    apart[told.row[told.own & sets_apart[told.word]]] = True
    today[told.row[tells_day[told.word]]] = True
    held: dict[str, tuple[array[int], array[int]]] = {name: (array("q"), array("q")) for name in ("measure", "subject", "years")}
    for row in rows.tolist():
        claim = facts.claims[row]
        kinds = {
            "measure": {known for stem in _measured(claim) if (known := number.get(of.get(stem, stem))) is not None},
            "subject": {spelt[stem] for stem in map(stem_of, _capitalised(claim)) if stem in spelt},
            "years": _years(claim),
        }
        for name, (holders, numbers) in held.items():
            holders.extend([row] * len(kinds[name]))
            numbers.extend(kinds[name])
    named = told.own & told.name & ~people[told.word]
    says = weight[sense[told.word]] > 0
    row_of, senses, near = told.row[says], sense[told.word][says], told.near[says]
    order = np.lexsort((-near, senses, row_of))  # of one sense the nearest word counts
    row_of, senses, near = row_of[order], senses[order], near[order]
    new = np.ones(len(senses), dtype=bool)
    new[1:] = (senses[1:] != senses[:-1]) | (row_of[1:] != row_of[:-1])
    numbered = {
        name: _bags(np.array(holders, dtype=np.int64), np.array(numbers, dtype=np.int64), len(facts))
        for name, (holders, numbers) in held.items()
    }
    return Surroundings(
        ends=np.searchsorted(row_of[new], np.arange(len(facts) + 1)),
        senses=senses[new],
        near=near[new],
        weight=weight,
        apart=apart,
        today=today,
        names=_bags(told.row[named], told.word[named], len(facts)),
        **numbered,
    )


class _Beside(NamedTuple):
    """The words of the sentences of some claims that belong to no figure, an entry for each word and claim.

    Attributes:
        row: of the claim.
        word: number of the word.
        near: how near it stands.
        own: whether it stands in the claim's own part of the sentence.
        name: whether it is a name in the document.
    """

    row: Array
    word: Array
    near: Array
    own: Array
    name: Array


def _beside(words: Words, facts: Facts, rows: Array, spelt: Mapping[str, int]) -> _Beside:
    """What stands beside some claims.

    Sentences are read again from the text, each once: whoever asks for the places of all words holds them all. They lie on one line, as
    the texts do.

    Args:
        spelt: the words by their stems.
    """
    import numpy as np

    number: dict[tuple[int, str], int] = {}
    at, word, breaks = array("q"), array("q"), array("q")
    ends = array("q", [0])
    claims = [facts.claims[row] for row in rows.tolist()]
    asked = [(sentence, claim.quote) for sentence, claim in zip(facts.sentence[rows].tolist(), claims, strict=True)]
    for sentence in asked:
        if sentence in number:
            continue
        begin = number.setdefault(sentence, len(number)) * TEXT_STRIDE
        for match in WORD.finditer(sentence[1]):
            known = spelt.get(stem_of(match[0]))
            if known is not None:
                at.append(begin + match.start())
                word.append(known)
        ends.append(len(at))
        breaks.extend(begin + match.start() for match in _BREAK.finditer(sentence[1]))
    places, numbers, bounds = (np.array(held, dtype=np.int64) for held in (at, word, ends))
    parts = np.array(breaks, dtype=np.int64)
    part = np.searchsorted(parts, places, side="right")
    told = ~inside(places, *_figures(facts, number))
    own = np.array([number[sentence] for sentence in asked], dtype=np.int64)
    begins, stops = (
        own * TEXT_STRIDE + np.array([end - claim.sentence[0] for claim, end in zip(claims, side, strict=True)], dtype=np.int64)
        for side in ([claim.start for claim in claims], [claim.end for claim in claims])
    )
    first, last, own_part = np.searchsorted(places, begins), np.searchsorted(places, stops), np.searchsorted(parts, begins, side="right")
    of, place = spread(bounds[own], bounds[own + 1])
    kept = told[place] & ((place < first[of]) | (place >= last[of]))
    of, place = of[kept], place[kept]
    away = np.where(place < first[of], first[of] - place, place - last[of] + 1) - 1
    in_part = part[place] - own_part[of]
    near = 1.0 / (1.0 + (away + BREAK_WORDS * np.abs(in_part)) / REACH)
    row = rows[of]
    return _Beside(row, numbers[place], near, in_part == 0, holds(words.names, facts.document[row], numbers[place]))


def _figures(facts: Facts, number: Mapping[tuple[int, str], int]) -> tuple[Array, Array]:
    """Where the figures and dates of some sentences begin and end on their line, in order.

    Args:
        number: of each sentence, by what the facts call it and its text.
    """
    import numpy as np

    order = np.argsort(facts.sentence, kind="stable")
    asked = np.array([sentence for sentence, _ in number], dtype=np.int64)
    which, at = spread(*(np.searchsorted(facts.sentence[order], asked, side=side) for side in ("left", "right")))
    found = [
        (line * TEXT_STRIDE + claim.start - claim.sentence[0], line * TEXT_STRIDE + claim.end - claim.sentence[0])
        for line, claim in zip(which.tolist(), (facts.claims[row] for row in order[at].tolist()), strict=True)
        if claim.kind is not Kind.VENUE
    ]
    spans = np.array(sorted(found), dtype=np.int64).reshape(-1, 2)
    return spans[:, 0], spans[:, 1]


def _marked(words: Words, stems: Iterable[str]) -> Array:
    """Which words have one of some stems."""
    import numpy as np

    held = set(stems)
    return np.array([stem in held for stem in words.stems] or [False], dtype=bool)


def alike(around: Surroundings, left: Array, right: Array) -> Array:
    """How much two claims share of what stands around them: the weight of each sense that both have, by how near it stands to both."""
    import numpy as np

    size = np.int64(len(around.weight) + 1)
    owner = np.repeat(np.arange(len(around.ends) - 1), np.diff(around.ends))
    keys = owner * size + around.senses
    pair, at = spread(around.ends[left], around.ends[left + 1])
    if not len(at):
        return np.zeros(len(left))
    asked = right[pair] * size + around.senses[at]
    place = np.minimum(np.searchsorted(keys, asked), len(keys) - 1)
    both = keys[place] == asked
    told = around.weight[around.senses[at]] * around.near[at] * around.near[place]
    return np.bincount(pair[both], weights=told[both], minlength=len(left))


def _bags(rows: Array, numbers: Array, count: int) -> Bags:
    import numpy as np

    return bags(rows, numbers, count, np.ones(int(numbers.max(initial=-1)) + 1))


def _years(claim: Claim) -> set[int]:
    """The years in its own part of the sentence."""
    return {int(match[0]) for match in _YEAR.finditer(claim.quote, *_own_part(claim))} if _YEAR.search(claim.quote) else set()


def _own_part(claim: Claim) -> tuple[int, int]:
    """Begin and end, within its sentence, of the part that a claim stands in."""
    at = claim.start - claim.sentence[0]
    breaks = [match.start() for match in _BREAK.finditer(claim.quote)]
    before = max((place for place in breaks if place <= at), default=0)
    after = min((place for place in breaks if place >= at + len(claim.text)), default=len(claim.quote))
    return before, after


def _capitalised(claim: Claim) -> list[str]:
    """The capitalised words of what a claim measures and whose it is."""
    return [word for word in f"{claim.entity or ''} {claim.property or ''}".split() if word[0].isupper()]


def _measured(claim: Claim) -> set[str]:
    """Stems of what a claim measures: the thing counted, else the last word of its property."""
    words = claim.unit.split() if claim.kind is Kind.COUNT and claim.unit else []
    return {stem_of(word) for word in [*words, *fold(claim.property or "").split()[-1:]]}


def _senses(words: Words) -> tuple[Array, Array, dict[str, int]]:
    """The number of the sense of each word, by sense how little common it is, 0 to 1, and the senses by name."""
    import numpy as np

    of = _sense_of()
    known: dict[str, int] = {}
    sense = np.array([known.setdefault(of.get(stem, stem), len(known)) for stem in words.stems], dtype=np.int64)
    weight = np.full(max(1, len(known)), np.inf)
    np.minimum.at(weight, sense, words.weight)
    listed = [number for name, number in known.items() if name.startswith("=")]
    share = np.clip(np.where(np.isfinite(weight), weight, 0.0) / _HEAVIEST, 0.0, 1.0)
    share[listed] = np.maximum(share[listed], _LISTED)
    return sense, share, known


@cache
def _sense_of() -> dict[str, str]:
    """Stem to the sense that it shares with other words, marked so that it is no stem."""
    return {stem_of(word): f"={sense}" for word, sense in column("like_words", "word", "sense").items()}
