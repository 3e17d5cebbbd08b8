"""The words of all documents as columns, each with its weight: how little common it is."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from Stemmer import Stemmer

from checker.linking.bags import Bags, bags, weighed
from checker.linking.heads import LEAD_CHARACTERS, LEAD_WORDS, bracketed, dateline, head, marks, tickers
from checker.linking.statistics import Statistics
from checker.model import Document
from checker.text.calendar import days
from checker.text.folding import fold
from checker.text.lookup import column, word_set
from checker.text.names import place_path
from checker.text.openers import openers
from checker.text.tagging import is_common_word

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

WORD = re.compile(r"[^\W\d_]+(?:[.'’&](?=[^\W\d_])[^\W\d_]+)*")
_PIECES = re.compile(f"({WORD.pattern})")
"""Splitting by it gives what stands between the words too, so that where each begins need not be asked word by word."""
_stem: Callable[[str], str] = Stemmer("english").stemWord

TEXT_WORDS = 200
"""Words of a usual text: with it a word's share of all words becomes the share of texts that have it."""
KNOWN_TEXTS = 2000.0
"""What the table of common words weighs against the corpus, in documents."""
RAREST = 0.5
"""Times in a million of a word that the table does not have."""
COMMON_NAME, RARE_NAME = 300.0, 100.0
"""Times in a million from which a capitalised word is no name by itself; the same for a word all in capitals."""
TOPIC_WORDS = 12
"""Words of a text that say, with its title, what it is about."""
TEXT_STRIDE = 2**32
"""Offset of a document's first character from that of the one before, on the line of all texts."""


@dataclass(slots=True)
class Words:
    """Every word of every document.

    Attributes:
        documents: ids, in order; a document's number is its place here.
        number: id to number.
        stems: the vocabulary; a word's number is its place here.
        at: where each word begins on the line of all texts.
        word: its number.
        name: whether it looks like part of a name.
        figure: whether it belongs to a figure or date.
        held: by word number how many texts of the corpus have it outside of figures.
        weight: by word number, 0 for words that say nothing, else the logarithm of how many texts there are to one with it.
        texts: by document the words of its title and text without figures, those of no weight left out.
        texts_all: by document all words of its title and text.
        names: by document the names among them.
        heads: by document the words of the first name in its title and in its text: whom it is about.
        titles: by document the words of its title and first lines.
        listed: by document the tickers in its title and first lines, numbered for themselves.
        day: by document the day it is dated, NaN where it is not.
    """

    documents: list[str]
    number: dict[str, int]
    stems: list[str]
    at: Array
    word: Array
    name: Array
    figure: Array
    held: Array
    weight: Array
    texts: Bags
    texts_all: Bags
    names: Bags
    heads: Bags
    titles: Bags
    listed: Bags
    day: Array

    def without_places(self) -> Words:
        """The same without each word's place, which nothing asks for once the words around the claims are known: half of what there is."""
        return replace(self, at=self.at[:0].copy(), word=self.word[:0].copy(), name=self.name[:0].copy(), figure=self.figure[:0].copy())


class Spelt(NamedTuple):
    """The words of some texts as they are spelt.

    Attributes:
        spelt: the spellings, each with its number; ``small`` those of them that the texts have in lower case.
        at: where each word begins on the line of all texts.
        used: its spelling, in lower case where it has a capital only since a sentence begins with it.
        title_row, title_used: the same of the words of titles, with the number of the document.
    """

    spelt: dict[str, int]
    small: frozenset[str]
    at: array[int]
    used: array[int]
    title_row: list[int]
    title_used: list[int]


def spelt_in(documents: Sequence[Document]) -> Spelt:
    """The words of some documents as they are spelt."""
    spelt: defaultdict[str, int] = defaultdict()
    spelt.default_factory = spelt.__len__  # a new spelling gets the next number
    at = array("q")
    used = array("i")
    title_row: list[int] = []
    title_used: list[int] = []
    ends = [(0, 0)]
    for number, document in enumerate(documents):
        pieces = _PIECES.split(document.text)
        begins = list(accumulate(map(len, pieces), initial=number * TEXT_STRIDE))
        at.extend(begins[1:-1:2])
        used.extend(map(spelt.__getitem__, pieces[1::2]))
        title = list(map(spelt.__getitem__, WORD.findall(document.title or "")))
        title_row += [number] * len(title)
        title_used += title
        ends.append((len(used), len(title_used)))
    spelt.default_factory = None
    small = frozenset(text for text in spelt if text.islower())
    for number, document in enumerate(documents):
        (first, first_title), (last, last_title) = ends[number : number + 2]
        own = {*used[first:last], *title_used[first_title:last_title]}
        plain = _uncapitalised(document, spelt, own)
        for place in range(first, last) if plain else ():
            used[place] = plain.get(used[place], used[place])
        for place in range(first_title, last_title) if plain else ():
            title_used[place] = plain.get(title_used[place], title_used[place])
    return Spelt(spelt, small, at, used, title_row, title_used)


class Counted(NamedTuple):
    """What is counted of some documents.

    Attributes:
        statistics: with the stems in order of the alphabet.
        texts: by document the words that it has outside of figures, by the place of their stem.
    """

    statistics: Statistics
    texts: Bags


def counted(documents: Sequence[Document], figures: tuple[Array, Array]) -> Counted:
    """What is counted of the words of some documents; of several lists of documents it adds up (see ``statistics.Tally``).

    Args:
        figures: as for :func:`words_of`.
    """
    import numpy as np

    read = spelt_in(documents)
    stem = [stem_of(text) for text in read.spelt]
    stems = sorted(set(stem))
    vocabulary = {each: number for number, each in enumerate(stems)}
    number_of = np.array([vocabulary[each] for each in stem], dtype=np.int32)
    places = np.frombuffer(read.at, dtype=np.int64)
    told = ~inside(places, *figures)
    rows = np.concatenate([(places // TEXT_STRIDE)[told], np.array(read.title_row, dtype=np.int64)])
    used = np.concatenate([np.frombuffer(read.used, dtype=np.int32)[told], np.array(read.title_used, dtype=np.int32)])
    texts = bags(rows, number_of[used], len(documents), np.ones(len(stems)))
    held = np.bincount(texts.words, minlength=len(stems)).tolist()
    return Counted(Statistics(len(documents), dict(zip(stems, held, strict=True)), read.small), texts)


def words_of(
    documents: Sequence[Document], figures: tuple[Array, Array], corpus: Statistics | None = None, *, asked: Iterable[str] = ()
) -> Words:
    """The words of some documents, which come in order of their ids.

    Words are numbered in order of their stems, so that what is added up word by word is added up in one order in any part of a corpus.

    Args:
        figures: where figures begin and end on the line of all texts, in order: their words ("million", "dollars") say nothing of a story.
        corpus: what is counted of the corpus that the documents are a part of; None where they are all of it.
        asked: stems that have a number too if the corpus has them anywhere.
    """
    import numpy as np

    corpus = corpus if corpus is not None else counted(documents, figures).statistics
    spelt, _, at, used, title_row, title_used = spelt_in(documents)
    count = len(documents)
    stem = [stem_of(text) for text in spelt]
    stems = sorted({*stem, *(each for each in asked if each in corpus.texts)})
    vocabulary = {each: number for number, each in enumerate(stems)}
    number_of = np.array([vocabulary[each] for each in stem], dtype=np.int32)
    name_of = _names(spelt, stem, corpus.small)
    places = np.frombuffer(at, dtype=np.int64)
    numbers, named = _looked_up(used, number_of, name_of)
    title_numbers, title_named = _looked_up(title_used, number_of, name_of)
    title_rows = np.array(title_row, dtype=np.int32)
    figure = inside(places, *figures)
    text_rows = (places // TEXT_STRIDE).astype(np.int32)
    rows = np.concatenate([text_rows[~figure], title_rows])
    every = np.concatenate([numbers[~figure], title_numbers])
    capital = np.concatenate([named[~figure], title_named])
    ones = np.ones(len(stems))
    first_words = ~figure & (np.arange(len(places)) - np.searchsorted(text_rows, text_rows) < TOPIC_WORDS)
    topic_rows = np.concatenate([text_rows[first_words], title_rows])
    topics = np.concatenate([numbers[first_words], title_numbers])
    names = bags(rows[capital], every[capital], count, ones)
    texts = bags(rows, every, count, ones)
    del rows, every, capital
    held = np.array([corpus.texts[each] for each in stems], dtype=np.int64)
    weight = weights_of(stems, held, corpus.documents)
    known = marks(spelt, name_of.tolist())
    heads: tuple[list[int], list[int]] = ([], [])
    skipped = [len(WORD.findall(_unheaded(document))) for document in documents]
    called = [len(WORD.findall(bracketed(document.title or ""))) for document in documents]
    for rows_of, words_used, skips, names_set in ((text_rows, used, skipped, [0] * count), (title_rows, title_used, [0] * count, called)):
        bounds = np.searchsorted(rows_of, np.arange(count + 1))
        for number in range(count):
            begin = bounds[number] + skips[number]
            told = head(words_used[begin : min(bounds[number + 1], begin + LEAD_WORDS)], known, name=names_set[number])
            heads[0].extend([number] * len(told))
            heads[1].extend(int(number_of[spelling]) for spelling in told)
    return Words(
        documents=[document.id for document in documents],
        number={document.id: number for number, document in enumerate(documents)},
        stems=stems,
        at=places,
        word=numbers,
        name=named,
        figure=figure,
        held=held,
        weight=weight,
        texts=weighed(texts, weight),
        texts_all=bags(np.concatenate([text_rows, title_rows]), np.concatenate([numbers, title_numbers]), count, ones),
        names=names,
        heads=bags(np.array(heads[0], dtype=np.int64), np.array(heads[1], dtype=np.int64), count, ones),
        titles=bags(topic_rows, topics, count, weight),
        listed=_listed(documents),
        day=days_of(documents),
    )


def days_of(documents: Sequence[Document]) -> Array:
    """By document the day it is dated, NaN where it is not."""
    import numpy as np

    return np.array([float(found.first) if (found := days(document.published)) else np.nan for document in documents])


def _unheaded(document: Document) -> str:
    """What stands before a text itself: its title, where the text has that over it too, and a dateline."""
    text, title = document.text, document.title or ""
    above = text[: text.find(title) + len(title)] if title and text[: len(title) + _LONGEST_MARK].lstrip("# \n").startswith(title) else ""
    return above + dateline(text[len(above) :].lstrip())


_LONGEST_MARK = 8
"""Characters before the title in its line: "## "."""


def _uncapitalised(document: Document, spelt: dict[str, int], own: Container[int]) -> dict[int, int]:
    """The spelling in lower case of each word that has a capital in a document only since sentences begin with it.

    Args:
        own: the spellings that the document has; of no others the corpus gets a word, so that no other document plays a part.
    """
    known = ((spelt.get(word.capitalize()), word) for word in sorted(openers(f"{document.title or ''}\n{document.text}")))
    return {spelling: spelt.setdefault(word, len(spelt)) for spelling, word in known if spelling in own and spelling is not None}


def _listed(documents: Sequence[Document]) -> Bags:
    """By document the tickers of whom it may be about."""
    import numpy as np

    known: dict[str, int] = {}
    told = [
        (number, known.setdefault(ticker, len(known)))
        for number, document in enumerate(documents)
        for ticker in tickers(f"{document.title or ''} {document.text[:LEAD_CHARACTERS]}")
    ]
    rows, words = np.array(told, dtype=np.int64).reshape(-1, 2).T
    return bags(rows, words, len(documents), np.ones(max(1, len(known))))


def inside(places: Array, begins: Array, ends: Array) -> Array:
    """Tell which places lie in one of some spans, which come in order and may overlap."""
    import numpy as np

    if not len(begins):
        return np.zeros(len(places), dtype=bool)
    reach = np.maximum.accumulate(ends)
    before = np.searchsorted(begins, places, side="right") - 1
    inside: Array = (before >= 0) & (places < reach[np.maximum(before, 0)])
    return inside


def _looked_up(used: Sequence[int], number_of: Array, name_of: Array) -> tuple[Array, Array]:
    """The numbers of some spellings' words, and whether each looks like part of a name."""
    import numpy as np

    spellings = np.array(used, dtype=np.int32)
    return number_of[spellings], name_of[spellings]


@cache
def _forms() -> dict[str, str]:
    """What a word is read as: short forms in full, all verbs of saying as one, all words of one direction as one."""
    said = dict.fromkeys(column("reporting_verbs", "word", "word"), "said")
    return said | column("same_words", "word", "form")


@lru_cache(maxsize=1 << 16)
def stem_of(text: str) -> str:
    """The stem that two spellings of a word share."""
    folded = fold(text).removesuffix("'s")
    folded = _forms().get(folded, folded)
    path = place_path(text.capitalize() if text.isupper() and len(text) > _LONGEST_CODE else text) if text[0].isupper() else ()
    return _stem(fold(path[0])) if len(path) == 1 else _stem(folded)


_LONGEST_CODE = 3
"""Letters of a country's code ("UK", "USA"); longer words in capitals are words of a headline."""


def _names(spelt: Iterable[str], stems: Iterable[str], small: Container[str]) -> Array:
    """Which spellings look like part of a name: capitalised, no common word, and if not rare then nowhere in the corpus in lower case.

    In a headline of capitals every word is capitalised, so that the capital alone says nothing.

    Args:
        small: the spellings that the corpus has in lower case.
    """
    import numpy as np

    known = (
        column("calendar", "word", "word").keys() | column("bodies", "word", "word").keys() | column("same_words", "word", "form").keys()
    )
    background = _background()
    found = []
    for text, stem in zip(spelt, stems, strict=True):
        folded = fold(text).removesuffix("'s")
        named = text[0].isupper() and len(text) > 1 and folded not in known and not is_common_word(folded)
        often = background.get(stem, RAREST)
        found.append(named and folded not in small and often < (COMMON_NAME if text[1:].islower() else RARE_NAME))
    return np.array(found, dtype=bool)


@cache
def _background() -> dict[str, float]:
    return {stem: float(times) for stem, times in column("background_words", "stem", "per_million").items()}


def weights_of(stems: Sequence[str], held: Array, count: int) -> Array:
    """The logarithm of how many texts there are to one that has a word, by the table and by the corpus together; 0 for stop words.

    Args:
        held: by word how many texts have it, of so many.
    """
    import numpy as np

    background = _background()
    per_million = np.array([background.get(stem, RAREST) for stem in stems])
    usual = 1.0 - np.exp(-per_million * TEXT_WORDS / 1e6)
    share = (usual * KNOWN_TEXTS + held) / (KNOWN_TEXTS + count)
    weight = -np.log(share)
    silent = _silent()
    weight[[number for number, stem in enumerate(stems) if stem in silent]] = 0.0
    positive: Array = np.maximum(weight, 0.0)
    return positive


@cache
def _silent() -> frozenset[str]:
    """Stems that say nothing of what is measured: function words, verbs of saying, words of direction and of comparison."""
    listed = {*column("stop_words", "word", "word"), *column("trends", "word", "word"), "said", "versus", *word_set("abbreviation")}
    return frozenset(_stem(_forms().get(word, word)) for word in listed)
