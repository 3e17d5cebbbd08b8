"""Linking on an engine: documents are shuffled to the parts of the corpus that are weighed and told together.

``checker.linking.parts`` cuts; here its parts are the keys of two shuffles. What has to be known of the whole corpus, statistics and
candidates, is a few numbers a document and a claim, and is put together in this process.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from checker.linking.candidates import LookedFor, Looking, looked_for
from checker.linking.limits import limits
from checker.linking.paired import together
from checker.linking.parts import Grouping, Weighing, grouping, weigh, weighing
from checker.linking.prepared import prepared
from checker.linking.statistics import Statistics
from checker.pipeline.cluster.frames import SHARES, Engine, Frame, Step, packed, unpacked
from checker.pipeline.columns import Tables, from_tables, to_tables
from checker.pipeline.extracted import Extracted
from checker.pipeline.linked import Part, Told, gathered, linked_claims, part_of, told_of
from checker.pipeline.shelf import Shelved
from checker.pipeline.telling import Telling

if TYPE_CHECKING:
    from numpy import ndarray
    from pandas import DataFrame

    Array = ndarray

Cut = TypeVar("Cut", Weighing, Grouping)

DOCUMENTS = 256
"""Documents of one row, which are counted and looked at together."""
PAIRS = 4_000
"""Pairs of documents that are weighed together."""
TOLD = 500
"""Documents whose claims are told as groups together."""


class Texts(NamedTuple):
    """Some documents with their claims, which go together.

    Attributes:
        numbers: those of the documents, in order of their ids, in the corpus.
        held: the documents in that order, with their claims and places.
    """

    numbers: list[int]
    held: Tables

    def read(self) -> Part:
        """The documents as linking sees them."""
        return part_of(from_tables(self.held))


def linked(engine: Engine, documents: Shelved, tell: Telling, voices: Mapping[str, str]) -> Told:
    """What ``checker.pipeline.linked`` gives, made on an engine.

    Raises:
        EngineError: the engine cannot go on.
    """
    rows = packed(_rows(documents))
    if rows.empty:
        return Told([], limits(documents=0, claims=0, large=0))
    texts = engine.frame(rows, min(len(rows), SHARES * engine.workers)).kept()
    del rows
    looking = Looking()
    for _, part in sorted(_gathered(texts.map(_seen)), key=itemgetter(0)):
        looking.add(part)
    corpus, known = looking.found()
    del looking
    weighed = _by_part(engine, texts, weighing(known, most=PAIRS), _weighed, corpus)
    found = together([pairs for _, pairs in sorted(weighed, key=itemgetter(0))])
    told = gathered(some for _, some in _by_part(engine, texts, grouping(found, known, most=TOLD), _told, (tell, voices)))
    return Told(told, limits(documents=known.short, claims=known.capped, large=found.large))


def _rows(documents: Shelved) -> Iterator[tuple[int, Texts]]:
    """The documents in rows, each under the number of its first."""
    first = 0
    for held in documents.bundles(DOCUMENTS):
        some = [(document, Extracted(linked_claims(extracted), [], extracted.places)) for document, extracted in held]
        yield first, Texts([*range(first, first + len(some))], to_tables(some))
        first += len(some)


def _by_part(engine: Engine, texts: Frame, parts: Iterator[Cut], step: Step, shared: Any = None) -> Iterator[tuple[int, Any]]:
    """What a step makes of each part and of the documents that it asks for, which are brought to it; in any order."""
    listed = list(parts)
    wanted: dict[int, list[int]] = {}
    for number, part in enumerate(listed):
        for document in part.documents.tolist():
            wanted.setdefault(document, []).append(number)
    if not listed:
        return iter(())
    partitions = min(len(listed), SHARES * engine.workers)
    asked = engine.frame(packed(enumerate(listed)), partitions)
    return _gathered(texts.map(_copied, wanted).beside(asked).shuffled(step, partitions, shared))


def _gathered(frame: Frame) -> Iterator[tuple[int, Any]]:
    for rows in frame.rows():
        yield from unpacked(rows)


def _seen(rows: DataFrame, _: None) -> DataFrame:
    """What candidates are found from, of each row of documents."""
    return packed((key, _looked_for(texts.read())) for key, texts in unpacked(rows))


def _looked_for(part: Part) -> LookedFor:
    return looked_for(part.claims, part.texts, prepared(part.claims, part.texts))


def _copied(rows: DataFrame, wanted: Mapping[int, Sequence[int]]) -> DataFrame:
    """The documents under each part that asks for them."""
    return packed(copy for _, texts in unpacked(rows) for copy in _copies(texts, wanted))


def _copies(texts: Texts, wanted: Mapping[int, Sequence[int]]) -> Iterator[tuple[int, Texts]]:
    asked: dict[int, list[int]] = {}
    for at, number in enumerate(texts.numbers):
        for part in wanted.get(number, ()):
            asked.setdefault(part, []).append(at)
    held = list(from_tables(texts.held)) if asked else []
    for part, places in asked.items():
        yield part, Texts([texts.numbers[at] for at in places], to_tables(held[at] for at in places))


def _weighed(rows: DataFrame, corpus: Statistics) -> DataFrame:
    """The pairs of each part."""
    return packed((key, weigh(cut, part.claims, part.texts, corpus)) for key, cut, part in _parts(rows, Weighing))


def _told(rows: DataFrame, how: tuple[Telling, Mapping[str, str]]) -> DataFrame:
    """The findings of each part, each with the place of its group."""
    return packed((key, told_of(cut, part, *how)) for key, cut, part in _parts(rows, Grouping))


def _parts(rows: DataFrame, sort: type[Cut]) -> Iterator[tuple[int, Cut, Part]]:
    """Each part of a cut with all documents that it asks for, in order."""
    cuts: dict[int, Cut] = {}
    copies: dict[int, list[Texts]] = {}
    for key, held in unpacked(rows):
        if isinstance(held, sort):
            cuts[key] = held
        else:
            copies.setdefault(key, []).append(held)
    for key, cut in cuts.items():
        own = sorted(copies.get(key, ()), key=lambda texts: texts.numbers)
        yield key, cut, part_of(one for texts in own for one in from_tables(texts.held))
