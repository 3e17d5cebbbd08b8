"""The words of all documents as columns, each with its weight: how little common it is."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from Stemmer import Stemmer

from checker.linking.bags import Bags, bags, weighed
from checker.linking.heads import LEAD_WORDS, head, marks
from checker.linking.spelling import TEXT_STRIDE, Spelling, joined, spelling_of
from checker.linking.statistics import Statistics
from checker.model import Document
from checker.text.calendar import days
from checker.text.folding import fold
from checker.text.lookup import column, word_set
from checker.text.names import place_path
from checker.text.tagging import is_common_word

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray

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


class Counted(NamedTuple):
    """What is counted of some documents.

    Attributes:
        statistics: with the stems in order of the alphabet.
        texts: by document the words that it has outside of figures, by the place of their stem.
    """

    statistics: Statistics
    texts: Bags


def counted(spellings: Sequence[Spelling], figures: tuple[Array, Array]) -> Counted:
    """What is counted of the words of some documents; of several lists of documents it adds up (see ``statistics.Tally``).

    Args:
        spellings: of the documents, in order.
        figures: as for :func:`words_of`.
    """
    import numpy as np

    read = joined(spellings)
    count = len(spellings)
    stem = [stem_of(text) for text in read.spelt]
    stems = sorted(set(stem))
    vocabulary = {each: number for number, each in enumerate(stems)}
    number_of = np.array([vocabulary[each] for each in stem], dtype=np.int32)
    told = ~inside(read.at, *figures)
    rows = np.concatenate([(read.at // TEXT_STRIDE)[told], read.title_row])
    used = np.concatenate([read.used[told], read.title_used])
    texts = bags(rows, number_of[used], count, np.ones(len(stems)))
    held = np.bincount(texts.words, minlength=len(stems)).tolist()
    return Counted(Statistics(count, dict(zip(stems, held, strict=True)), read.small), texts)


def words_of(
    documents: Sequence[Document],
    figures: tuple[Array, Array],
    corpus: Statistics | None = None,
    *,
    asked: Iterable[str] = (),
    spellings: Sequence[Spelling] | None = None,
) -> Words:
    """The words of some documents, which come in order of their ids.

    Words are numbered in order of their stems, so that what is added up word by word is added up in one order in any part of a corpus.

    Args:
        figures: where figures begin and end on the line of all texts, in order: their words ("million", "dollars") say nothing of a story.
        corpus: what is counted of the corpus that the documents are a part of; None where they are all of it.
        asked: stems that have a number too if the corpus has them anywhere.
        spellings: of the documents, where they are known already.
    """
    import numpy as np

    spellings = [*map(spelling_of, documents)] if spellings is None else spellings
    corpus = corpus if corpus is not None else counted(spellings, figures).statistics
    read = joined(spellings)
    spelt, places = read.spelt, read.at
    count = len(documents)
    stem = [stem_of(text) for text in spelt]
    stems = sorted({*stem, *(each for each in asked if each in corpus.texts)})
    vocabulary = {each: number for number, each in enumerate(stems)}
    number_of = np.array([vocabulary[each] for each in stem], dtype=np.int32)
    name_of = _names(spelt, stem, corpus.small)
    numbers, named = number_of[read.used], name_of[read.used]
    title_numbers, title_named = number_of[read.title_used], name_of[read.title_used]
    title_rows = read.title_row.astype(np.int32)
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
    none = [0] * count
    for rows_of, words_used, skips, names_set in (
        (text_rows, read.used, read.skipped, none),
        (title_rows, read.title_used, none, read.called),
    ):
        bounds = np.searchsorted(rows_of, np.arange(count + 1))
        for number in range(count):
            begin = bounds[number] + skips[number]
            told = head(words_used[begin : min(bounds[number + 1], begin + LEAD_WORDS)].tolist(), known, name=names_set[number])
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
        listed=_listed(read.listed, count),
        day=days_of(documents),
    )


def days_of(documents: Sequence[Document]) -> Array:
    """By document the day it is dated, NaN where it is not."""
    import numpy as np

    return np.array([float(found.first) if (found := days(document.published)) else np.nan for document in documents])


def _listed(tickers: Iterable[tuple[int, str]], count: int) -> Bags:
    """By document the tickers of whom it may be about.

    Args:
        tickers: each with the number of its document, of so many.
    """
    import numpy as np

    known: dict[str, int] = {}
    told = [(number, known.setdefault(ticker, len(known))) for number, ticker in tickers]
    rows, words = np.array(told, dtype=np.int64).reshape(-1, 2).T
    return bags(rows, words, count, np.ones(max(1, len(known))))


def inside(places: Array, begins: Array, ends: Array) -> Array:
    """Tell which places lie in one of some spans, which come in order and may overlap."""
    import numpy as np

    if not len(begins):
        return np.zeros(len(places), dtype=bool)
    reach = np.maximum.accumulate(ends)
    before = np.searchsorted(begins, places, side="right") - 1
    inside: Array = (before >= 0) & (places < reach[np.maximum(before, 0)])
    return inside


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
