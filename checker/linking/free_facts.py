"""The claims of free rewordings as columns: what each can be recognised by, one row a claim, sets of words as bags."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from checker.comparisons.coded import Coded, regions_of
from checker.linking.bags import Bags
from checker.linking.keys import Key, all_words, is_country, keys
from checker.model import FIGURE_KINDS, Claim, Document, Status
from checker.text.calendar import days
from checker.text.folding import fold
from checker.text.lookup import column, word_set
from checker.text.names import place_path
from checker.text.openers import is_common

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

_ACTUAL = {Status.ACTUAL, Status.REVISED, Status.ESTIMATE}
_OF_CLAIM = ("names", "terms", "kind", "thing", "around", "said", "named", "places", "blocks", "holder")
_OF_DOCUMENT = ("story", "lead", "cast", "people")
LIGHT_OF_CLAIM = ("blocks", "holder", "kind", "named", "names", "places", "terms")
LIGHT_OF_DOCUMENT = ("cast", "lead", "people")
"""The sets of words that the questions ask for but for the last step; see ``free_features.STEP``."""


@dataclass(slots=True)
class FreeFacts:
    """The claims that are compared, one row each, in order of document and place.

    Attributes:
        row: of each among all claims.
        document: number of its document.
        line: number of its line; ``lines`` has their names, such as "figure:count:person".
        bags: by name the sets of :class:`~checker.linking.keys.Key`, of claims or of documents; ``blocks`` are the words, names, family
            and speaker that it is looked up by, ``holder`` the words of who holds an office.
        columns: numbers and codes by name; of two claims with one code the thing is the same.
        land: by word 1 where it is the name of a country.
        common: by word 1 where it is a common word of the language.
        grounds: by place, each place that it lies in, the largest first, and itself; -1 beyond.
        stated: ``document * values + value`` of every figure of every document, by the codes of the column of that name.
        vocabulary: the words, by number.
        codes: what the codes of the columns stand for, by name of the column and code.
        region: their regions.
    """

    row: Array
    document: Array
    line: Array
    lines: list[str]
    bags: dict[str, Bags]
    columns: dict[str, Array]
    land: Array
    common: Array
    grounds: Array
    stated: Array
    vocabulary: list[str]
    codes: dict[str, list[Hashable]]
    region: Coded

    def __len__(self) -> int:
        return len(self.row)

    @property
    def words(self) -> int:
        """How many words there are."""
        return len(self.vocabulary)


def free_facts(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    number: Mapping[str, int],
    region: Coded | None = None,
    asked: Container[int] | None = None,
    *,
    light: bool = False,
) -> FreeFacts:
    """The columns of the claims that generic linking compares.

    Args:
        claims: all, in order of document and place.
        documents: by id.
        number: of each document, by id.
        region: the regions of all claims, where they are known already.
        asked: places of the claims that are wanted; None for all.
        light: leave out values and what only the last of the questions ask for.
    """
    import numpy as np

    filled = _Filled(LIGHT_OF_CLAIM if light else _OF_CLAIM, LIGHT_OF_DOCUMENT if light else _OF_DOCUMENT)
    for at, key in keys(claims, documents, asked, light=light):
        filled.add(at, key, number[key.claim.document])
    of_claims = {name: held.bags() for name, held in filled.sets.items()}
    columns: dict[str, Array] = {name: np.array(held, dtype=np.int64) for name, held in filled.codes_told.items()}
    columns |= {name: np.array(held, dtype=np.float64) for name, held in filled.numbers.items()}
    columns |= {name: np.array(held, dtype=np.bool_) for name, held in filled.flags.items()}
    rows = np.array(filled.rows, dtype=np.int64)
    vocabulary = list(filled.vocabulary)
    codes = {name: list(held) for name, held in filled.codes.items()}
    return FreeFacts(
        row=rows,
        document=np.array(filled.documents, dtype=np.int64),
        line=np.array(filled.lines, dtype=np.int64),
        lines=list(filled.line_numbers),
        bags=of_claims | {name: _by_document(filled, name, len(number)) for name in filled.told},
        columns=columns,
        land=_lands(vocabulary, of_claims["names"]),
        common=np.array([is_common(word) for word in vocabulary], dtype=float),
        grounds=grounds_of(codes.get("place", [])),
        stated=_all_stated(() if light else claims, number, filled.codes.get("stated", {})),
        vocabulary=vocabulary,
        codes=codes,
        region=region[rows] if region is not None else regions_of([claims[row] for row in filled.rows] if not light else []),
    )


def _lands(vocabulary: Sequence[str], names: Bags) -> Array:
    """By word 1 where it is a name of a claim and of a country."""
    import numpy as np

    land = np.zeros(len(vocabulary), dtype=float)
    for word in np.unique(names.words).tolist():
        land[word] = is_country(vocabulary[word])
    return land


def _all_stated(claims: Sequence[Claim], number: Mapping[str, int], known: Mapping[Hashable, int]) -> Array:
    """Which of the values that compared claims state every document states anywhere."""
    import numpy as np

    found = array("q")
    for claim in claims:
        value = known.get((claim.unit, claim.value)) if claim.kind in FIGURE_KINDS else None
        if value is not None:
            found.append(number[claim.document] * len(known) + value)
    return np.unique(np.array(found, dtype=np.int64))


def grounds_of(places: Sequence[Hashable]) -> Array:
    """One row a place, one column a step down the tree of places."""
    import numpy as np

    paths = [place_path(str(place)) or (str(place),) for place in places]
    known: dict[tuple[str, ...], int] = {}
    found = np.full((len(paths) + 1, max(map(len, paths), default=1)), -1, dtype=np.int64)
    for row, path in enumerate(paths):
        found[row, : len(path)] = [known.setdefault(path[: depth + 1], len(known)) for depth in range(len(path))]
    return found


class _Sets:
    """Rows of word numbers while they are filled."""

    def __init__(self) -> None:
        self.ends = array("q", [0])
        self.words = array("i")

    def add(self, words: Iterable[int]) -> None:
        """Append a row; its numbers are distinct and in order."""
        self.words.extend(words)
        self.ends.append(len(self.words))

    def bags(self) -> Bags:
        import numpy as np

        ends = np.array(self.ends, dtype=np.int64)
        return Bags(ends, np.array(self.words, dtype=np.int32), np.diff(ends).astype(float))


def _by_document(filled: _Filled, name: str, count: int) -> Bags:
    """The sets of the documents that have a claim, those of the others empty."""
    import numpy as np

    held = filled.told[name].bags()
    lengths = np.zeros(count, dtype=np.int64)
    lengths[np.array(filled.told_documents, dtype=np.int64)] = np.diff(held.ends)
    ends = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(lengths)])
    return Bags(ends, held.words, lengths.astype(float))


class _Filled:
    """The columns while they are filled, a key at a time."""

    def __init__(self, of_claims: Sequence[str], of_documents: Sequence[str]) -> None:
        self.rows, self.documents, self.lines = array("q"), array("q"), array("q")
        self.vocabulary: defaultdict[str, int] = defaultdict()
        self.vocabulary.default_factory = self.vocabulary.__len__  # a new word gets the next number
        self.numbered: dict[frozenset[str], tuple[int, ...]] = {}  # of this document: its claims share sentences, subjects, properties
        self.line_numbers: dict[str, int] = {}
        self.codes: dict[str, dict[Hashable, int]] = {}
        self.sets = {name: _Sets() for name in of_claims}
        self.told = {name: _Sets() for name in of_documents}
        self.told_documents = array("q")
        self.codes_told = {name: array("q") for name in ("head", *_CODES)}
        self.numbers = {name: array("d") for name in _NUMBERS}
        self.flags = {name: array("b") for name in _FLAGS}

    def add(self, row: int, key: Key, document: int) -> None:
        claim = key.claim
        if not self.told_documents or self.told_documents[-1] != document:
            self.told_documents.append(document)
            self.numbered.clear()
            for name in self.told:
                self.told[name].add(self._numbers(getattr(key, name)))
        self.rows.append(row)
        self.documents.append(document)
        self.lines.append(self.line_numbers.setdefault(key.line, len(self.line_numbers)))
        more = [word for word, asked in ((key.family, key.family), (claim.speaker or "", key.line == "quote")) if asked]
        looked_up = {*self._numbers(key.names), *self._numbers(key.terms), *self._numbers(frozenset(more))}
        sets = {"blocks": sorted(looked_up), "holder": self._numbers(_folded_words(claim.entity or ""))}
        for name, held in self.sets.items():
            held.add(sets[name] if name in sets else self._numbers(getattr(key, name)))
        self.codes_told["head"].append(self.vocabulary[key.head] if key.head else -1)
        for name, code_of in _CODES.items():
            told = code_of(key)
            self.codes_told[name].append(-1 if told is None else self._code(name, told))
        for name, number_of in _NUMBERS.items():
            self.numbers[name].append(number_of(key))
        for name, holds in _FLAGS.items():
            self.flags[name].append(holds(key))

    def _numbers(self, words: frozenset[str]) -> tuple[int, ...]:
        """The numbers of some words, in order."""
        found = self.numbered.get(words)
        if found is None:
            found = self.numbered[words] = tuple(sorted(map(self.vocabulary.__getitem__, words)))
        return found

    def _code(self, name: str, told: Hashable) -> int:
        known = self.codes.setdefault(name, {})
        return known.setdefault(told, len(known))


@lru_cache(maxsize=4096)
def _folded_words(text: str) -> frozenset[str]:
    return frozenset(fold(text).split())


@lru_cache(maxsize=4096)
def _day(text: str | None) -> float:
    known = days(text)
    return float("nan") if known is None else float(known.first)


def _has(key: Key, cue: str) -> bool:
    return any(each.startswith(cue) for each in key.claim.cues)


def _office(key: Key) -> Hashable:
    """What makes an office one: title, country, body, and whether it is a former or a deputy one."""
    claim = key.claim
    return claim.value, claim.place, claim.qualifiers, tuple(cue for cue in claim.cues if cue.startswith("former:"))


def _stated(key: Key) -> Hashable:
    claim = key.claim
    return (claim.unit, claim.value) if claim.kind in FIGURE_KINDS and claim.value is not None else None


_CODES: dict[str, Callable[[Key], Hashable]] = {
    "family": lambda key: key.family or None,
    "bound": lambda key: key.bound,
    "period": lambda key: key.claim.period or None,
    "place": lambda key: key.claim.place,
    "role": lambda key: key.claim.role,
    "published": lambda key: key.claim.published,
    "edition": lambda key: key.edition,
    "speaker": lambda key: key.claim.speaker,
    "office": _office,
    "stated": _stated,
    "rates": lambda key: frozenset(cue for cue in key.claim.cues if cue.startswith("per:")),
}
"""Column to what has a code of its own; None has -1."""
_NUMBERS: dict[str, Callable[[Key], float]] = {
    "day": lambda key: _day(key.claim.published),
    "first": lambda key: float("nan") if key.time is None else float(key.time.first),
    "last": lambda key: float("nan") if key.time is None else float(key.time.last),
}
_FLAGS: dict[str, Callable[[Key], bool]] = {
    "attachment": lambda key: _has(key, "other event:"),
    "former": lambda key: _has(key, "former:"),
    "unique": lambda key: column("roles", "title", "unique").get(str(key.claim.value)) == "yes",
    "moving": lambda key: not word_set("moving figure").isdisjoint(all_words(key.claim.quote)),
    "actual": lambda key: key.claim.status in _ACTUAL,
    "trend": lambda key: key.claim.trend is not None,
    "timed": lambda key: key.claim.period is not None,
    "placed": lambda key: key.claim.place is not None,
    "figure": lambda key: key.claim.kind in FIGURE_KINDS,
}
