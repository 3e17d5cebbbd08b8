"""The words that linking asks for beside those that stand in the texts themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from checker.linking.words import stem_of
from checker.model import Claim, Kind
from checker.text.folding import fold
from checker.text.lookup import column


def asked_stems(claims: Iterable[Claim]) -> set[str]:
    """The stems of what claims measure, whose it is and where, and of the words that may stand for each other.

    A text may have them otherwise ("tonnes", "metric_ton"). Whether the corpus has them anywhere decides whether they count.
    """
    about = {(claim.entity, claim.property, claim.place, claim.unit if claim.kind is Kind.COUNT else None) for claim in claims}
    return set(_alike()).union(*(set(_stems(*each)) for each in about))


def _stems(entity: str | None, prop: str | None, place: str | None, counted: str | None) -> Iterator[str]:
    for text in (entity, prop, place, counted):
        yield from map(stem_of, text.split() if text else ())
    yield from map(stem_of, fold(prop or "").split()[-1:])


@cache
def _alike() -> frozenset[str]:
    return frozenset(map(stem_of, column("like_words", "word", "word")))
