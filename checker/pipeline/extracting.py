"""Documents to claims and to what rules take of them; all that a worker process has to load."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.annotators import ANNOTATORS, annotate
from checker.annotators.clauses import Reading
from checker.engine.select import Match, select
from checker.extractors import complete, extract_each
from checker.extractors.named_places import named_places
from checker.model import Claim, Document, Kind, Rule
from checker.pipeline.extracted import Extracted
from checker.pipeline.unmarked import Unmarked
from checker.text.scan import Scan

BATCH = 64
"""Documents that go down the line together."""
BATCH_CHARACTERS = 500_000
"""A batch that holds so many characters is full, so that long documents do not wait in memory for each other."""


def extract_documents(documents: Iterable[Document], rules: Sequence[Rule], *, places: bool = False) -> Iterator[Extracted]:
    """What each document gives; they go down the line in batches, only since that is quicker: none plays a part in another.

    Args:
        places: also look for the places that are named without an event.
    """
    batch: list[Document] = []
    characters = 0
    for document in documents:
        batch.append(document)
        characters += len(document.text)
        if len(batch) == BATCH or characters >= BATCH_CHARACTERS:
            yield from _extract_batch(batch, rules, places=places)
            batch, characters = [], 0
    yield from _extract_batch(batch, rules, places=places)


def extract_document(document: Document, rules: Sequence[Rule]) -> Extracted:
    """What :func:`extract_documents` gives for one document."""
    return next(extract_documents((document,), rules))


def _extract_batch(documents: Sequence[Document], rules: Sequence[Rule], *, places: bool) -> Iterator[Extracted]:
    unmarked = [Unmarked(document) if document.marks else None for document in documents]
    scans = [Scan(seen.document if seen else document) for document, seen in zip(documents, unmarked, strict=True)]
    found = extract_each(scans)
    readings = [Reading(scan, claims) for scan, claims in zip(scans, found, strict=True)]
    for annotate_one in ANNOTATORS:
        for reading in readings:
            annotate_one(reading)
    for seen, scan, claims in zip(unmarked, scans, found, strict=True):
        named = named_places(scan, claims) if places else []
        found_here, matches = _with_matches(seen, scan, claims, rules)
        if seen:
            seen.put_back(named)
        yield Extracted(found_here, matches, named)


def _with_matches(unmarked: Unmarked | None, scan: Scan, claims: list[Claim], rules: Sequence[Rule]) -> tuple[list[Claim], list[Match]]:
    """The claims of one document with those that rules make, all put back where the markup is, and what each rule takes."""
    matches = select(rules, scan, claims) if rules else []
    if not matches and not unmarked:
        return claims, matches
    made: dict[tuple[int, int, Kind], Claim] = {}
    for match in matches:
        if match.made:  # rules that find one place share one claim
            match.claim = made.setdefault((match.claim.start, match.claim.end, match.claim.kind), match.claim)
            complete(scan, match.claim)
    annotate(scan, list(made.values()))
    claims += made.values()
    if unmarked:
        moved = unmarked.put_back(claims)
        for match in matches:
            match.sentence = moved.get(match.sentence, match.claim.sentence)
    return sorted(claims, key=lambda claim: (claim.start, claim.end, claim.kind)), matches
