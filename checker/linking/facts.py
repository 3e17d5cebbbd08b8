"""Claims as linking compares them: one row a claim, numbers and codes in columns, the words around it as bags."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from checker.comparisons.coded import Coded, regions_of
from checker.linking.bags import Bags, bags, spread
from checker.linking.claim_columns import LINES, claim_columns
from checker.linking.periods import period
from checker.linking.spelling import TEXT_STRIDE
from checker.linking.words import Words, stem_of
from checker.model import FIGURE_KINDS, Claim, Kind, Section
from checker.text.folding import fold
from checker.text.lookup import table, word_set

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

_BESIDE_LEFT, _BESIDE_RIGHT, _BESIDE_LABEL = 5, 4, 8
"""Words to each side of a figure that say what it is."""


@dataclass(slots=True)
class Facts:
    """The claims that are compared, one row each, in order of document and place.

    Attributes:
        claims: themselves.
        document: number of the document.
        line: as :data:`LINES`.
        columns: integer and number columns by name.
        region: their regions.
        sentence: number of the sentence, in order of place.
        said: by sentence its words without figures.
        named: by sentence the names in it.
        before, after, label: by claim the words left of it, right of it, and since the figure before.
        about: by claim the words of its entity and property.
        senses: by claim and group of ``opposed_words`` the senses of the words beside it, as bits; ``groups`` names the columns.
        topics: the same by document, of the words of its title and first lines.
        places: by claim the words of the place it is about.
        told_names: by claim the names since the figure before.
        noun: by claim what it counts.
        told_times: by sentence the months, quarters and years it names; ``all_times`` by document.
    """

    claims: list[Claim]
    document: Array
    line: Array
    columns: dict[str, Array]
    region: Coded
    sentence: Array
    said: Bags
    named: Bags
    before: Bags
    after: Bags
    label: Bags
    about: Bags
    told_times: Bags
    all_times: Bags
    time_weight: Array
    senses: Array
    topics: Array
    groups: list[str]
    places: Bags
    told_names: Bags
    noun: Bags

    def __len__(self) -> int:
        return len(self.claims)


def is_compared(claim: Claim) -> bool:
    """Tell whether linking looks at a claim at all."""
    return claim.kind in LINES and claim.section not in (Section.DATELINE, Section.BOILERPLATE)


def figure_spans(claims: Iterable[Claim], words_number: dict[str, int]) -> tuple[Array, Array]:
    """Where figures and dates begin and end on the line of all texts, in order."""
    import numpy as np

    kinds = FIGURE_KINDS | {Kind.DATE, Kind.TIME, Kind.ORDINAL, Kind.SCORE}
    found = [
        (words_number[claim.document] * TEXT_STRIDE + claim.start, words_number[claim.document] * TEXT_STRIDE + claim.end)
        for claim in claims
        if claim.kind in kinds
    ]
    spans = np.array(sorted(found), dtype=np.int64).reshape(-1, 2)
    return spans[:, 0], spans[:, 1]


def facts_of(claims: Sequence[Claim], words: Words, region: Coded | None = None) -> Facts:
    """The columns of some claims, which come in order of document and place.

    Args:
        region: their regions, where they are known already.
    """
    import numpy as np

    count = len(claims)
    document = np.array([words.number[claim.document] for claim in claims], dtype=np.int64)
    offset = document * TEXT_STRIDE
    start = offset + np.array([claim.start for claim in claims], dtype=np.int64)
    end = offset + np.array([claim.end for claim in claims], dtype=np.int64)
    opens = offset + np.array([claim.sentence[0] for claim in claims], dtype=np.int64)
    closes = offset + np.array([claim.sentence[1] for claim in claims], dtype=np.int64)
    kinds = np.array([LINES[claim.kind] for claim in claims], dtype=np.int8)
    sentences, sentence = sentences_of(opens, closes)
    weight, at, word = words.weight, words.at, words.word
    told = ~words.figure
    columns = claim_columns(claims, sentence, kinds, start)
    columns["day"] = words.day[document]

    first, last = np.searchsorted(at, sentences[:, 0]), np.searchsorted(at, sentences[:, 1])
    row, place = spread(first, last)
    kept = told[place]
    row, place = row[kept], place[kept]
    ones = np.ones(len(weight))
    said = bags(row, word[place], len(sentences), weight)
    columns["goes_on"] = _goes_on(said, words)[sentence]
    is_name = words.name[place]
    named = bags(row[is_name], word[place][is_name], len(sentences), ones)

    begins, stops = np.searchsorted(at, start), np.searchsorted(at, end)
    opening, closing = first[sentence], last[sentence]
    before = _between(np.maximum(opening, begins - _BESIDE_LEFT), begins, words, count)
    after = _between(stops, np.minimum(closing, stops + _BESIDE_RIGHT), words, count)
    previous_end = columns["previous_end"]
    since = np.where(previous_end > opens, np.searchsorted(at, previous_end), opening)
    label_first, label_last = np.maximum(since, begins - _BESIDE_LABEL), begins
    leads = columns["leads"]  # the second of "12 vs 10" is told by the words before the first
    label = _between(label_first[leads], label_last[leads], words, count)
    told_names = _between(label_first[leads], label_last[leads], words, count, names=True)
    times = _times(claims, sentence)
    groups = list(dict.fromkeys(row["group"] for row in table("opposed_words")))
    kept_times = np.ones(max(times[1], default=-1) + 1)
    holder = np.array(times[0], dtype=np.int64)
    code = np.array(times[1], dtype=np.int64)
    return Facts(
        claims=list(claims),
        document=document,
        line=kinds,
        columns=columns,
        region=regions_of(claims) if region is None else region,
        sentence=sentence,
        said=said,
        named=named,
        before=before,
        after=after,
        label=label,
        about=_about(claims, words),
        told_times=bags(sentence[holder], code, len(sentences), kept_times),
        all_times=bags(document[holder], code, len(words.documents), kept_times),
        time_weight=kept_times,
        senses=_senses(count, (before, after, label), words, groups),
        topics=_senses(len(words.documents), (words.titles,), words, groups),
        groups=groups,
        places=_places(claims, words),
        told_names=told_names,
        noun=_nouns(claims, words),
    )


def _goes_on(said: Bags, words: Words) -> Array:
    """Tell which sentences have a word of what goes on from day to day: "trading", "toll"."""
    import numpy as np

    known = {stem_of(word) for word in word_set("moving figure")}
    moving = np.array([stem in known for stem in words.stems], dtype=bool)
    sentences = np.repeat(np.arange(len(said)), np.diff(said.ends))
    told: Array = np.bincount(sentences[moving[said.words]], minlength=len(said)) > 0
    return told


def sentences_of(opens: Array, closes: Array) -> tuple[Array, Array]:
    """Begin and end of every sentence, in order, and the number of each claim's."""
    import numpy as np

    order = np.lexsort((closes, opens))
    opens, closes = opens[order], closes[order]
    new = np.ones(len(order), dtype=bool)
    new[1:] = (opens[1:] != opens[:-1]) | (closes[1:] != closes[:-1])
    sentence = np.empty(len(order), dtype=np.int64)
    sentence[order] = np.cumsum(new) - 1
    return np.stack([opens[new], closes[new]], axis=1), sentence


def _senses(count: int, beside: Sequence[Bags], words: Words, groups: Sequence[str]) -> Array:
    """One row a claim or document, one column a group of opposed words: a bit for each sense that one of its words has."""
    import numpy as np

    rows = table("opposed_words")
    senses = {group: list(dict.fromkeys(row["sense"] for row in rows if row["group"] == group)) for group in groups}
    numbers = {stem: number for number, stem in enumerate(words.stems)}
    bits = np.zeros((max(1, len(words.stems)), len(groups)), dtype=np.uint16)
    for row in rows:
        number = numbers.get(stem_of(row["word"]))
        if number is not None:
            bits[number, groups.index(row["group"])] |= np.uint16(1 << senses[row["group"]].index(row["sense"]))
    found = np.zeros((count, len(groups)), dtype=np.uint16)
    for bag in beside:
        holder, at = spread(bag.ends[:-1], bag.ends[1:])
        np.bitwise_or.at(found, holder, bits[bag.words[at]])
    return found


def _nouns(claims: Sequence[Claim], words: Words) -> Bags:
    """The words of what each count counts."""
    import numpy as np

    numbers = {stem: number for number, stem in enumerate(words.stems)}
    row: list[int] = []
    word: list[int] = []
    for at, claim in enumerate(claims):
        if claim.kind is Kind.COUNT and claim.unit:
            held = [numbers[stem] for part in claim.unit.split() if (stem := stem_of(part)) in numbers]
            row += [at] * len(held)
            word += held
    return bags(np.array(row, dtype=np.int64), np.array(word, dtype=np.int64), len(claims), words.weight)


def _places(claims: Sequence[Claim], words: Words) -> Bags:
    """The words of the place that each figure is about."""
    import numpy as np

    numbers = {stem: number for number, stem in enumerate(words.stems)}
    row: list[int] = []
    word: list[int] = []
    for at, claim in enumerate(claims):
        if claim.place and claim.kind is not Kind.VENUE:
            held = [numbers[stem] for part in claim.place.split() if (stem := stem_of(part)) in numbers]
            row += [at] * len(held)
            word += held
    return bags(np.array(row, dtype=np.int64), np.array(word, dtype=np.int64), len(claims), np.ones(len(words.stems)))


def _times(claims: Sequence[Claim], sentence: Array) -> tuple[list[int], list[int]]:
    """The claims in whose sentence a month, quarter, half, year or stretch of months is named, and which it is.

    What a table's header says of its rows is another matter.
    """
    known: dict[tuple[int, int], int] = {}
    rows: list[int] = []
    codes: list[int] = []
    seen = -1
    for at, claim in enumerate(claims):
        told = [period(str(claim.value))] if claim.kind is Kind.DATE and claim.value else []
        if sentence[at] != seen:
            seen = sentence[at]
            told += [period(match[0]) for match in _PART_OF_YEAR.finditer(fold(claim.quote))]
        for said in told:
            first = date.fromordinal(int(said.first)).month if said.first == said.first else 0
            which = said.number or (said.year if said.months >= _YEAR else _FROM * first)
            if said.months and which:
                rows.append(at)
                codes.append(known.setdefault((said.months, which), len(known)))
    return rows, codes


_PART_OF_YEAR = re.compile(r"\b[a-z\d]+[ \n-]+(?:quarter|qtr|half)\b")
_FROM = 100
"""Tells a stretch that is named by its first month from one that is named by its number."""


_YEAR = 12


def _between(first: Array, last: Array, words: Words, count: int, *, names: bool = False) -> Bags:
    """The words of some stretches that belong to no figure, or the names among them."""
    import numpy as np

    row, place = spread(first, last)
    kept = ~words.figure[place] & (words.name[place] if names else True)
    return bags(row[kept], words.word[place[kept]], count, np.ones(len(words.weight)) if names else words.weight)


def _about(claims: Sequence[Claim], words: Words) -> Bags:
    """The words of entity and property; a word that no text has as it stands there is left out."""
    import numpy as np

    numbers = {stem: number for number, stem in enumerate(words.stems)}
    known: dict[tuple[str | None, str | None], list[int]] = {}
    row: list[int] = []
    word: list[int] = []
    for at, claim in enumerate(claims):
        key = claim.entity, claim.property
        if key not in known:
            stems = (stem_of(part) for part in f"{key[0] or ''} {key[1] or ''}".split())
            known[key] = [numbers[stem] for stem in stems if stem in numbers]
        row += [at] * len(known[key])
        word += known[key]
    return bags(np.array(row, dtype=np.int64), np.array(word, dtype=np.int64), len(claims), words.weight)
