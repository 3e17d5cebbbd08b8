"""What stands around a claim in its sentence, told by sense and by nearness, so that two rewordings can be held together."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from checker.linking.bags import Bags, bags, spread
from checker.linking.facts import Facts
from checker.linking.words import WORD, Words, stem_of
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
    sentences = _Sentences(words, facts)
    spelt = sentences.spelt
    sets_apart, tells_day = (_marked(words, map(stem_of, word_set(name))) for name in ("set apart", "own day"))
    people = _marked(words, map(stem_of, demonym_words()))
    found: list[tuple[Array, Array, Array]] = []
    held: dict[str, tuple[array[int], array[int]]] = {name: (array("q"), array("q")) for name in ("measure", "names", "subject", "years")}
    apart, today = np.zeros(len(facts), dtype=bool), np.zeros(len(facts), dtype=bool)
    for row in rows.tolist():
        claim = facts.claims[row]
        told = sentences.beside(row)
        own = told.word[told.own]
        apart[row], today[row] = sets_apart[own].any(), tells_day[told.word].any()
        kinds = {
            "measure": {known for stem in _measured(claim) if (known := number.get(of.get(stem, stem))) is not None},
            "names": set(own[told.name[told.own] & ~people[own]].tolist()),
            "subject": {spelt[stem] for stem in map(stem_of, _capitalised(claim)) if stem in spelt},
            "years": {int(match[0]) for match in _YEAR.finditer(claim.quote, *_own_part(claim))},
        }
        for name, (holders, numbers) in held.items():
            holders.extend([row] * len(kinds[name]))
            numbers.extend(kinds[name])
        says = weight[sense[told.word]] > 0
        senses, near = sense[told.word][says], told.near[says]
        order = np.lexsort((-near, senses))  # of one sense the nearest word counts
        senses, near = senses[order], near[order]
        new = np.ones(len(senses), dtype=bool)
        new[1:] = senses[1:] != senses[:-1]
        found.append((np.full(int(new.sum()), row, dtype=np.int64), senses[new], near[new]))
    row_of, senses, near = (np.concatenate([np.zeros(0), *parts]) for parts in (zip(*found, strict=True) if found else ((), (), ())))
    return Surroundings(
        ends=np.searchsorted(row_of, np.arange(len(facts) + 1)),
        senses=senses.astype(np.int64),
        near=near,
        weight=weight,
        apart=apart,
        today=today,
        **{name: _bags(*pair, len(facts)) for name, pair in held.items()},
    )


class _Beside(NamedTuple):
    """The words of a claim's sentence that belong to no figure: numbers, how near they stand, which are in its own part, which name."""

    word: Array
    near: Array
    own: Array
    name: Array


class _Sentences:
    """The sentences of claims as words, which are read again from the text: whoever asks for the places of all words holds them all."""

    def __init__(self, words: Words, facts: Facts) -> None:
        import numpy as np

        self.words, self.facts = words, facts
        self.spelt = {stem: number for number, stem in enumerate(words.stems)}
        self.order = np.argsort(facts.sentence, kind="stable")
        self.ends = np.searchsorted(facts.sentence[self.order], np.arange(int(facts.sentence.max(initial=-1)) + 2))
        self.names: dict[int, frozenset[int]] = {}

    def beside(self, row: int) -> _Beside:
        """What stands beside one claim."""
        import numpy as np

        claim = self.facts.claims[row]
        found = [(match.start(), number) for match in WORD.finditer(claim.quote) if (number := self._number(match[0])) is not None]
        at = np.array([place for place, _ in found], dtype=np.int64)
        word = np.array([number for _, number in found], dtype=np.int64)
        start, stop = np.searchsorted(at, [claim.start - claim.sentence[0], claim.end - claim.sentence[0]])
        place = np.arange(len(at))
        away = np.where(place < start, start - place, place - stop + 1).clip(1) - 1
        breaks = np.array([match.start() for match in _BREAK.finditer(claim.quote)], dtype=np.int64)
        part = np.searchsorted(breaks, at, side="right")
        own = np.searchsorted(breaks, claim.start - claim.sentence[0], side="right")
        near = 1.0 / (1.0 + (away + BREAK_WORDS * np.abs(part - own)) / REACH)
        told = ~self._in_figures(row, at) & ((place < start) | (place >= stop))
        names = self._names(int(self.facts.document[row]))
        return _Beside(
            word[told], near[told], (part == own)[told], np.array([number in names for number in word[told].tolist()], dtype=bool)
        )

    def _number(self, text: str) -> int | None:
        return self.spelt.get(stem_of(text))

    def _in_figures(self, row: int, at: Array) -> Array:
        """Tell which places of its sentence lie in a figure or date."""
        import numpy as np

        sentence = int(self.facts.sentence[row])
        inside = np.zeros(len(at), dtype=bool)
        for other in self.order[self.ends[sentence] : self.ends[sentence + 1]].tolist():
            claim = self.facts.claims[other]
            if claim.kind is not Kind.VENUE:
                inside |= (at >= claim.start - claim.sentence[0]) & (at < claim.end - claim.sentence[0])
        return inside

    def _names(self, document: int) -> frozenset[int]:
        if document not in self.names:
            held = self.words.names
            self.names[document] = frozenset(held.words[held.ends[document] : held.ends[document + 1]].tolist())
        return self.names[document]


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


def _bags(rows: array[int], numbers: array[int], count: int) -> Bags:
    import numpy as np

    number = np.array(numbers, dtype=np.int64)
    return bags(np.array(rows, dtype=np.int64), number, count, np.ones(int(number.max(initial=-1)) + 1))


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
