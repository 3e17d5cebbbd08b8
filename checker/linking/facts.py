"""Claims as linking compares them: one row a claim, numbers and codes in columns, the words around it as bags."""

from __future__ import annotations

import math
import re
import unicodedata
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from checker.comparisons.coded import Coded
from checker.linking.bags import Bags, bags, spread
from checker.linking.periods import NONE, Period, period
from checker.linking.regions import regions_of
from checker.linking.words import TEXT_STRIDE, Words, stem_of
from checker.model import FIGURE_KINDS, Claim, Comparator, FigureRole, Kind, Section, Status, Trend
from checker.text.folding import fold
from checker.text.lookup import column, table, word_set
from checker.units import conversion

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

LINES: dict[Kind, int] = {
    Kind.NUMBER: 0,
    Kind.COUNT: 0,
    Kind.QUANTITY: 0,
    Kind.MONEY: 0,
    Kind.PERCENT: 1,
    Kind.PERCENTAGE_POINT: 1,
    Kind.DURATION: 2,
    Kind.ORDINAL: 3,
    Kind.DATE: 4,
    Kind.TIME: 5,
    Kind.VENUE: 6,
    Kind.RATIO: 7,
    Kind.SCORE: 8,
}
"""Kinds that may tell one fact in two texts have one line; claims of different lines are never compared ("5 %" and "$5")."""
_ROLES = {None: 0, FigureRole.CURRENT: 1, FigureRole.PREVIOUS: 2, FigureRole.DELTA: 3, FigureRole.PART: 4, FigureRole.TOTAL: 5}
PREVIOUS, DELTA = _ROLES[FigureRole.PREVIOUS], _ROLES[FigureRole.DELTA]
_AHEAD = {Status.TARGET, Status.FORECAST, Status.PLANNED}
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
    sentences, sentence = _sentences(opens, closes)
    weight, at, word = words.weight, words.at, words.word
    told = ~words.figure
    columns = _columns(claims, sentence, kinds, start)
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


def _sentences(opens: Array, closes: Array) -> tuple[Array, Array]:
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


def _columns(claims: Sequence[Claim], sentence: Array, line: Array, start: Array) -> dict[str, Array]:
    """The codes and numbers of each claim."""
    import numpy as np

    row_of = {claim.id: at for at, claim in enumerate(claims)}
    units: dict[str | None, int] = {None: 0}
    dimensions: dict[str | None, int] = {None: 0}
    rates: dict[tuple[str, ...], int] = {(): 0}
    unit, dimension, rate, role, partner, trend, ahead, headline, bound, kind = (array("i") for _ in range(10))
    given_up: dict[int, int] = {}
    said: list[Period] = []
    told_ago: list[bool] = []
    factor, amount, printed = array("d"), array("d"), array("d")
    value, previous_end, leads = array("q"), array("q"), array("q")
    unmarked, relative, moving, newer, corrects, digits, assumed = (bytearray() for _ in range(7))
    values: dict[object, int] = {None: 0}
    kinds = list(Kind)
    last_sentence, last_end = None, 0
    for at, claim in enumerate(claims):
        unit.append(units.setdefault(claim.unit, len(units)))
        measure = conversion(claim.unit) if claim.unit and claim.kind is not Kind.COUNT else None
        factor.append(measure.factor if measure else 1.0)
        value.append(_value(claim, factor[-1], values))
        digits.append(_digits(claim))
        assumed.append(claim.kind is Kind.QUANTITY and bool(claim.assumptions))
        relative.append(claim.kind is Kind.DATE and _is_relative(claim.text))
        unmarked.append(claim.kind is Kind.MONEY and is_unmarked(claim.text))
        printed.append(abs(claim.value) if isinstance(claim.value, (int, float)) and claim.kind is not Kind.DATE else float("nan"))
        amount.append(printed[-1] * factor[-1])
        dimension.append(dimensions.setdefault(claim.dimension, len(dimensions)))
        rate.append(rates.setdefault(tuple(cue for cue in claim.cues if cue.startswith("per:")), len(rates)))
        role.append(_ROLES[claim.role])
        mate = row_of.get(claim.partner or "", -1)
        partner.append(mate)
        if mate >= 0 and any(cue.startswith("revision:") for cue in claim.cues):
            given_up[mate] = at
        own = period(claim.period)
        if own == NONE and claim.role is FigureRole.PREVIOUS and mate >= 0:
            own = period(claims[mate].period)._replace(year=0, first=float("nan"), last=float("nan"), ago=True)
        said.append(own)
        told_ago.append(own.ago or _opens_earlier(claim.quote))
        trend.append(0 if claim.trend is None else 1 if claim.trend is Trend.UP else -1)
        ahead.append(claim.status in _AHEAD)
        headline.append(claim.section is Section.HEADLINE)
        bound.append(0 if claim.comparator in (Comparator.EQUAL, Comparator.APPROXIMATE) else 1)
        kind.append(kinds.index(claim.kind))
        place = claim.document, claim.sentence
        same = place == last_sentence
        previous_end.append(last_end if same else 0)
        if claim.kind in FIGURE_KINDS and not _is_inside_phrase(claim):
            last_sentence, last_end = place, int(start[at]) + claim.end - claim.start
        follows = claim.role is FigureRole.PREVIOUS and 0 <= mate < at and sentence[mate] == sentence[at]
        leads.append(mate if follows else at)
        for marked, cue in ((moving, "moving:"), (newer, "newer:"), (corrects, "corrects:")):
            marked.append(any(each.startswith(cue) for each in claim.cues))
    _lasting(claims, sentence, said)
    _quoted_again(claims, value, given_up)
    rank = _rank(sentence, line)
    numbers = {name: np.array([getattr(each, name) for each in said], dtype=float) for name in ("first", "last")}
    codes = {name: np.array([getattr(each, name) for each in said], dtype=np.int32) for name in ("months", "number", "year")}
    return {
        "start": start,
        "factor": np.array(factor, dtype=float),
        "value": np.array(value, dtype=np.int64),
        "amount": np.array(amount, dtype=float),
        "printed": np.array(printed, dtype=float),
        "assumed": np.array(assumed, dtype=bool),
        "digits": np.array(digits, dtype=np.int8),
        "relative": np.array(relative, dtype=bool),
        "unmarked": np.array(unmarked, dtype=bool),
        "unit": np.array(unit, dtype=np.int32),
        "dimension": np.array(dimension, dtype=np.int32),
        "rate": np.array(rate, dtype=np.int32),
        "role": np.array(role, dtype=np.int8),
        "partner": np.array(partner, dtype=np.int64),
        "given_up": np.array([given_up.get(at, -1) for at in range(len(claims))], dtype=np.int64),
        "trend": np.array(trend, dtype=np.int8),
        "ahead": np.array(ahead, dtype=bool),
        "headline": np.array(headline, dtype=bool),
        "bound": np.array(bound, dtype=np.int8),
        "kind": np.array(kind, dtype=np.int8),
        "ago": np.array(told_ago, dtype=bool) | (np.array(role, dtype=np.int8) == PREVIOUS),
        "year_ago": np.array(told_ago, dtype=bool) & (np.array(role, dtype=np.int8) != PREVIOUS),
        "moving": np.array(moving, dtype=bool),
        "newer": np.array(newer, dtype=bool),
        "corrects": np.array(corrects, dtype=bool),
        "leads": np.array(leads, dtype=np.int64),
        "previous_end": np.array(previous_end, dtype=np.int64),
        "rank": rank,
        **numbers,
        **codes,
    }


def _lasting(claims: Sequence[Claim], sentence: Array, said: list[Period]) -> None:
    """Read "nine months net income $20 million" as about nine months, where the sentence names one such stretch and no period, in place."""
    lengths: dict[int, set[int]] = {}
    for at, claim in enumerate(claims):
        if claim.kind is Kind.DURATION and claim.unit == "month" and isinstance(claim.value, (int, float)):
            lengths.setdefault(int(sentence[at]), set()).add(int(claim.value))
    for at in range(len(claims)):
        stretch = lengths.get(int(sentence[at]), set())
        if said[at] == NONE and len(stretch) == 1:
            said[at] = Period(months=min(stretch))


def _quoted_again(claims: Sequence[Claim], value: Sequence[int], given_up: dict[int, int]) -> None:
    """A notice may quote the right figure twice: what the one gives up the other does too, in place."""
    if not given_up:
        return
    same: dict[tuple[str, int], list[int]] = {}
    for at, claim in enumerate(claims):
        if value[at] and any(cue.startswith("corrects:") for cue in claim.cues):
            same.setdefault((claim.document, value[at]), []).append(at)
    for new, old in list(given_up.items()):
        for at in same.get((claims[new].document, value[new]), ()):
            given_up.setdefault(at, old)


def _opens_earlier(quote: str) -> bool:
    """Tell whether a sentence begins with "In the same period a year earlier, ...": then all of it is told of then."""
    opening, comma, _ = quote[:_LONGEST_OPENING].partition(",")
    return bool(comma) and period(opening).ago


_LONGEST_OPENING = 60
"""Characters up to the first comma of a sentence that may say when all of it is."""


def _value(claim: Claim, factor: float, values: dict[object, int]) -> int:
    """The number of a value: equal ones have equal numbers, 0 where none is stated."""
    if claim.value is None:
        return 0
    told = float(f"{claim.value * factor:.9g}") if isinstance(claim.value, (int, float)) else claim.value
    return values.setdefault((LINES[claim.kind], told), len(values))


def _digits(claim: Claim) -> int:
    """How many digits of a figure say something: 3 of "41,500", 1 of "20", 2 of "10 3/8", which is 83 eighths; 0 for what is no figure."""
    if not isinstance(claim.value, (int, float)) or claim.kind is Kind.DATE:
        return 0
    written = len(f"{abs(claim.value):.9e}".partition("e")[0].replace(".", "").rstrip("0"))
    steps = abs(claim.value) / claim.resolution if claim.resolution else math.inf
    return max(1, min(written, math.floor(math.log10(steps) + _SLACK) + 1) if 0 < steps < math.inf else written)


_SLACK = 1e-9


def _is_relative(text: str) -> bool:
    """Tell whether a date is told from the day of writing alone: "today", "last week", "Friday"."""
    roles = column("calendar", "word", "role")
    return not any(mark.isdigit() for mark in text) and not any(roles.get(word) == "month" for word in _WORD.findall(fold(text)))


@cache
def _scales() -> frozenset[str]:
    """The words that a bare number may have."""
    return frozenset({fold(form) for form in column("scales", "form", "form")} | column("numbers", "word", "word").keys())


def is_unmarked(text: str) -> bool:
    """Tell whether a sum of money says no currency itself and has it from another one: "160 million" beside "170 million francs"."""
    words = _WORD.findall(fold(text))
    return _scales().issuperset(words) and not any(unicodedata.category(mark) == "Sc" for mark in text)


_WORD = re.compile(r"[^\W\d_]+")


def _is_inside_phrase(claim: Claim) -> bool:
    """Tell whether a claim is no figure that tells apart what stands before and after it: a duration such as "nine months"."""
    return claim.kind is Kind.DURATION


def _rank(sentence: Array, line: Array) -> Array:
    """Which claim of its line in its sentence it is, from 0; claims come in order of place."""
    import numpy as np

    key = sentence.astype(np.int64) * 16 + line
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    rank = np.empty(len(key), dtype=np.int32)
    rank[order] = np.arange(len(key)) - np.searchsorted(ordered, ordered)
    return rank
