"""The words of documents and what they weigh."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.linking.facts import figure_spans
from checker.linking.heads import tickers
from checker.linking.spelling import TEXT_STRIDE, spelling_of
from checker.linking.statistics import total
from checker.linking.words import Words, counted, stem_of, words_of
from checker.model import Document
from tests.linking.seen import read

NO_FIGURES = (np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))


def _words(*texts: str, titles: Sequence[str] = ()) -> Words:
    documents, claims = read(texts, named=titles)
    return words_of(documents, figure_spans(claims, {document.id: number for number, document in enumerate(documents)}))


def _named(words: Words, bag: str, document: int = 0) -> set[str]:
    held = getattr(words, bag)
    return {words.stems[number] for number in held.words[held.ends[document] : held.ends[document + 1]]}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("exports", "export"),
        ("Harwick's", "Harwick"),
        ("said", "announced"),
        ("told", "says"),
        ("govt", "government"),
        ("center", "centre"),
        ("vs", "against"),
        ("AVG", "average"),
        ("US", "USA"),
        ("Britain", "UK"),
    ],
)
def test_one_stem(one: str, other: str) -> None:
    """Endings, verbs of saying, short forms, spellings and names of a country are one word."""
    assert stem_of(one) == stem_of(other)


@pytest.mark.parametrize(("one", "other"), [("export", "import"), ("us", "US"), ("killed", "injured"), ("Oslo", "Paris")])
def test_two_stems(one: str, other: str) -> None:
    """Other words stay other words, and "us" is no country."""
    assert stem_of(one) != stem_of(other)


@pytest.mark.parametrize("text", ["'", "ß", "É", "A", "İ", "IT", "ǅ"])
def test_any_stem(text: str) -> None:
    """Odd words have a stem too."""
    assert stem_of(text) == stem_of(text)


def test_places() -> None:
    """Every word of a text is at its place; words of figures are told apart."""
    words = _words("The viaduct cost $7 million in May.", "Cod rose.")
    first = words.at < TEXT_STRIDE
    found = [(int(at), words.stems[word], bool(figure)) for at, word, figure in zip(words.at, words.word, words.figure, strict=True)]
    assert [at for at, _, _ in found[: first.sum()]] == [0, 4, 12, 20, 28, 31]
    assert [figure for _, _, figure in found[: first.sum()]] == [False, False, False, True, False, True]
    assert [at for at, _, _ in found[first.sum() :]] == [TEXT_STRIDE, TEXT_STRIDE + 4]


def test_texts() -> None:
    """What a document is about: words of title and text without figures and without words that say nothing."""
    words = _words("The viaduct cost $7 million in May, they said.", titles=["Rusting bridge"])
    assert _named(words, "texts") >= {"viaduct", "rust", "bridg"}
    assert not _named(words, "texts") & {"the", "in", "they", "said", "million"}
    assert _named(words, "texts_all") >= {"the", "million", "viaduct"}


def test_weight() -> None:
    """A rare word weighs more than a common one, and a word of all documents less than one of a single document."""
    words = _words("An oratorio of the house.", "The viaduct is a house.", "A house of cod.")
    weight = dict(zip(words.stems, words.weight, strict=True))
    assert weight["oratorio"] > weight["hous"] > 0
    assert weight["the"] == weight["of"] == 0
    many = _words(*["The viaduct of cod."] * 30, "An oratorio.")
    weight = dict(zip(many.stems, many.weight, strict=True))
    alone = dict(zip(*(_words("The viaduct of cod.").stems, _words("The viaduct of cod.").weight), strict=True))
    assert weight["viaduct"] < alone["viaduct"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Berghof met Lindqvist in May.", {"berghof", "lindqvist"}),
        ("The old viaduct rusts.", set()),
        ("Viaducts rust. Not the viaducts.", set()),
        ("Profits at the Corp in March.", set()),
        ("Drizzle fell on Halden.", {"halden"}),
        ("He crossed the Drizzle near Halden.", {"drizzl", "halden"}),
    ],
)
def test_names(text: str, names: set[str]) -> None:
    """Capitalised words are names unless they are common, months, words of any firm, or written small elsewhere."""
    assert _named(_words(text), "names") == names


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Norvik Berghof Inc said it sold timber to Halden.", {"norvik", "berghof"}),
        ("It sold timber to Halden Lindqvist last year.", {"halden", "lindqvist"}),
        ("Lindqvist and Halden Inc said it sold timber.", {"lindqvist", "halden"}),
        ("NORVIK MASSACHUSETTS SETS SALE", {"norvik", "massachusett"}),
        ("It rained and rained.", set()),
        ("Clouds hung over Halden all morning.", {"halden"}),
        ("Weather for Halden.", {"halden"}),
    ],
)
def test_heads(text: str, heads: set[str]) -> None:
    """A document is about the first firm it names, else about the first name."""
    assert _named(_words(text), "heads") == heads


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("NORVIK <NVK> SETS PAYOUT", ["NVK"]),
        ("Norvik (NYSE: NVK) and Halden (HLD.L) merge", ["NVK", "HLD"]),
        ("Norvik <NVK.OS> of Oslo (Norway)", ["NVK"]),
        ("The IMF (based in Washington) and the a<b>c", []),
    ],
)
def test_tickers(title: str, found: list[str]) -> None:
    """Tickers as wires, exchanges and data services write them, without that of the exchange."""
    assert tickers(title) == found


def test_days() -> None:
    """A document's day, where it has one."""
    documents = [Document("a", "x", published="2025-03-02"), Document("b", "x", published="2025-03-01"), Document("c", "x")]
    day = words_of(documents, NO_FIGURES).day
    assert day[0] - day[1] == 1
    assert np.isnan(day[2])


@given(st.lists(st.text(max_size=60), max_size=4), st.lists(st.text(max_size=20), max_size=4))
@settings(deadline=None)
def test_any_text(texts: list[str], titles: list[str]) -> None:
    """No text and no title crashes, and every column has its length."""
    documents = [Document(f"d{number}", text, title=titles[number] if number < len(titles) else None) for number, text in enumerate(texts)]
    words = words_of(documents, NO_FIGURES)
    assert len(words.at) == len(words.word) == len(words.name) == len(words.figure)
    assert len(words.stems) == len(words.weight)
    assert {len(bag) for bag in (words.texts, words.texts_all, words.names, words.heads)} == {len(texts)}
    assert (words.weight >= 0).all()
    rest = words.without_places()
    assert (len(rest.at), len(rest.word), len(rest.name), len(rest.figure)) == (0, 0, 0, 0)
    assert (rest.texts, rest.stems) == (words.texts, words.stems)


@pytest.mark.parametrize(
    ("title", "text", "heads"),
    [
        ("Court Report", "# Court Report\n\nThe judges ruled for Halden.", {"court", "report", "halden"}),
        ("Court Report", "Court Report\n\nThe judges ruled for Halden.", {"court", "report", "halden"}),
        ("Court Report", "The judges ruled for Halden.", {"court", "report", "halden"}),
        ("Court Report", "Halden won.\n\nCourt Report", {"court", "report", "halden"}),
    ],
)
def test_heads_below_a_title(title: str, text: str, heads: set[str]) -> None:
    """A title that stands over its text too does not hide whom the text is about."""
    assert _named(words_of([Document("a", text, title=title)], NO_FIGURES), "heads") == heads


CORPUS = [
    "The turbine of Harwick broke. 40 people left, Berghof said.",
    "Turbine makers met in Oslo; 12 turbines were sold to Harwick.",
    "It rained in Turkey. Turkey was eaten, and a turkey ran.",
]


@pytest.mark.parametrize("cut", [0, 1, 2])
def test_part_of_a_corpus(cut: int) -> None:
    """What is counted adds up; with it the words of a part have the weights, names and order that they have in the whole."""
    documents, claims = read(CORPUS)
    spans = [figure_spans([c for c in claims if c.document == document.id], {document.id: 0}) for document in documents]
    whole = _words(*CORPUS)
    corpus = total(counted([spelling_of(document)], own).statistics for document, own in zip(documents, spans, strict=True))
    every = figure_spans(claims, {document.id: at for at, document in enumerate(documents)})
    assert corpus == counted([*map(spelling_of, documents)], every).statistics
    part = words_of([documents[cut]], spans[cut], corpus)
    assert part.stems == sorted(part.stems)
    known = [whole.stems.index(stem) for stem in part.stems]
    assert part.weight.tolist() == whole.weight[known].tolist()
    assert part.held.tolist() == whole.held[known].tolist()
    for bag in ("texts", "texts_all", "names", "heads", "titles"):
        assert _named(part, bag) == _named(whole, bag, cut), bag
    assert part.texts.sums.tolist() == [whole.texts.sums[cut]]


def test_asked_words() -> None:
    """A word that a part has nowhere counts where the corpus has it; one that the corpus has nowhere does not."""
    corpus = counted([spelling_of(Document("a", "Barley rose.")), spelling_of(Document("b", "It rained."))], NO_FIGURES).statistics
    words = words_of([Document("b", "It rained.")], NO_FIGURES, corpus, asked=[stem_of("barley"), stem_of("rye")])
    assert stem_of("barley") in words.stems
    assert stem_of("rye") not in words.stems
