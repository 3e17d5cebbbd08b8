"""Linking on an engine: documents are shuffled to the parts of the corpus that are weighed and told together.

``checker.linking.parts`` cuts; here its parts are the keys of two shuffles. What has to be known of the whole corpus, statistics and
candidates, is a few numbers a document and a claim, and is put together in this process.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from checker.linking.candidates import Candidates, LookedFor, candidates, looked_for
from checker.linking.facts import figure_spans, is_compared
from checker.linking.groups import place_of
from checker.linking.limits import limits
from checker.linking.paired import Paired, together
from checker.linking.parts import Grouping, Weighing, group, grouping, weigh, weighing
from checker.linking.recognised import joined
from checker.linking.statistics import Statistics, total
from checker.linking.stories import joined as side_by_side
from checker.linking.whole import in_order
from checker.linking.words import statistics_of
from checker.model import Claim, Document, Kind
from checker.pipeline.cluster.frames import SHARES, Engine, Frame, Step, packed, unpacked
from checker.pipeline.columns import Tables, from_tables, to_tables
from checker.pipeline.columns import joined as below
from checker.pipeline.extracted import Extracted
from checker.pipeline.linked import Tell, Told
from checker.pipeline.shelf import Shelved

if TYPE_CHECKING:
    from numpy import ndarray
    from pandas import DataFrame

    Array = ndarray

Part = TypeVar("Part", Weighing, Grouping)

DOCUMENTS = 256
"""Documents of one row, which are counted and looked at together."""
PAIRS = 1_000
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

    def read(self) -> tuple[list[Claim], list[Document], set[str]]:
        """The claims in order of document and place, the documents, and the ids of the places."""
        known = list(from_tables(self.held))
        claims = [claim for _, extracted in known for claim in sorted([*extracted.claims, *extracted.places], key=in_order)]
        return claims, [document for document, _ in known], {place.id for _, extracted in known for place in extracted.places}


def linked(engine: Engine, documents: Shelved, tell: Tell) -> Told:
    """What ``checker.pipeline.linked`` gives, made on an engine.

    Raises:
        EngineError: the engine cannot go on.
    """
    import numpy as np

    if not len(documents):
        return Told([], limits(documents=0, claims=0, large=0))
    held = [(document, _compared(extracted)) for document, extracted in documents]
    ends = np.cumsum([0, *(len(extracted.claims) + len(extracted.places) for _, extracted in held)])
    firsts = range(0, len(held), DOCUMENTS)
    texts = engine.frame(packed(_rows(held, firsts)), min(len(firsts), SHARES * engine.workers)).kept()
    corpus = total(count for _, count in _gathered(texts.map(_counted)))
    known = _candidates(texts, ends, firsts, corpus)
    weighed = _by_part(engine, texts, weighing(known, ends, most=PAIRS), _weighed, corpus)
    found = together([pairs for _, pairs in sorted(weighed, key=_number)])
    told = _by_part(engine, texts, grouping(found, ends, known.hot, most=TOLD), _told)
    groups = sorted((one for _, some in told for one in some), key=place_of)
    short = [at for at in known.stories.cut_short if any(map(is_compared, held[at][1].claims + held[at][1].places))]
    return Told([finding for _, finding in tell(groups)], limits(documents=len(short), claims=known.capped, large=found.large))


def _compared(extracted: Extracted) -> Extracted:
    """What linking compares of a document."""
    return Extracted([claim for claim in extracted.claims if claim.kind is not Kind.NAME], [], extracted.places)


def _candidates(texts: Frame, ends: Array, firsts: Sequence[int], corpus: Statistics) -> Candidates:
    """The candidates of the corpus, from what is asked of each row of documents."""
    seen = [part for _, part in sorted(_gathered(texts.map(_seen, corpus)), key=_number)]
    outlined = side_by_side([part.outlines for part in seen])
    return candidates(outlined, joined([part.recognised for part in seen], ends[[*firsts]].tolist(), firsts), corpus)


def _rows(held: Sequence[tuple[Document, Extracted]], firsts: Sequence[int]) -> Iterator[tuple[int, Texts]]:
    """The documents in rows, each under the number of its first."""
    for first in firsts:
        some = held[first : first + DOCUMENTS]
        yield first, Texts([*range(first, first + len(some))], to_tables(some))


def _by_part(engine: Engine, texts: Frame, parts: Iterator[Part], step: Step, shared: Any = None) -> list[tuple[int, Any]]:
    """What a step makes of each part and of the documents that it asks for, which are brought to it."""
    listed = list(parts)
    wanted: dict[int, list[int]] = {}
    for number, part in enumerate(listed):
        for document in part.documents.tolist():
            wanted.setdefault(document, []).append(number)
    if not listed:
        return []
    partitions = min(len(listed), SHARES * engine.workers)
    asked = engine.frame(packed(enumerate(listed)), partitions)
    return list(_gathered(texts.map(_copied, wanted).beside(asked).shuffled(step, partitions, shared)))


def _number(pair: tuple[int, Any]) -> int:
    return pair[0]


def _gathered(frame: Frame) -> Iterator[tuple[int, Any]]:
    for rows in frame.rows():
        yield from unpacked(rows)


def _counted(rows: DataFrame, _: None) -> DataFrame:
    """Statistics of each row of documents."""
    return packed((key, _statistics(texts)) for key, texts in unpacked(rows))


def _statistics(texts: Texts) -> Statistics:
    claims, documents, _ = texts.read()
    return statistics_of(documents, figure_spans(claims, {document.id: at for at, document in enumerate(documents)}))


def _seen(rows: DataFrame, corpus: Statistics) -> DataFrame:
    """What candidates are found from, of each row of documents."""
    return packed((key, _looked_for(texts, corpus)) for key, texts in unpacked(rows))


def _looked_for(texts: Texts, corpus: Statistics) -> LookedFor:
    claims, documents, _ = texts.read()
    return looked_for(claims, documents, corpus)


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
    return packed((key, _weigh(part, texts, corpus)) for key, part, texts in _parts(rows, Weighing))


def _weigh(part: Weighing, texts: Texts, corpus: Statistics) -> Paired:
    claims, documents, _ = texts.read()
    return weigh(part, claims, documents, corpus)


def _told(rows: DataFrame, _: None) -> DataFrame:
    """The groups of each part."""
    return packed((key, group(part, *texts.read())) for key, part, texts in _parts(rows, Grouping))


def _parts(rows: DataFrame, sort: type[Part]) -> Iterator[tuple[int, Part, Texts]]:
    """Each part with all documents that it asks for, in order."""
    parts: dict[int, Part] = {}
    copies: dict[int, list[Texts]] = {}
    for key, held in unpacked(rows):
        if isinstance(held, sort):
            parts[key] = held
        else:
            copies.setdefault(key, []).append(held)
    for key, part in parts.items():
        own = sorted(copies.get(key, ()), key=lambda texts: texts.numbers)
        yield key, part, Texts([number for texts in own for number in texts.numbers], below(texts.held for texts in own))
