"""Claims out of a text: one file a kind, each a function ``find(scan, taken)`` that yields claims with exact offsets.

The order of :data:`EXTRACTORS` is the order of precedence: what one takes, those after it leave alone. Patterns find shapes,
the tables of ``checker/data`` give meaning. To add a kind, add a file here, a line below and a member of ``Kind``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from operator import attrgetter

from checker.extractors import cells, dates, durations, figures, names, ordinals, quotes, roles, superlatives, times, venues
from checker.extractors.overlaps import Taken
from checker.model import Claim
from checker.model.table import LONGEST_ROW
from checker.text.scan import Scan

EXTRACTORS: tuple[Callable[[Scan, Taken], Iterator[Claim]], ...] = (
    cells.find,
    quotes.find,
    names.find,
    dates.find,
    times.find,
    roles.find,
    venues.find,
    ordinals.find,
    figures.find,
    durations.find,
    superlatives.find,
)
"""The extractors in order of precedence."""


def extract(scan: Scan) -> list[Claim]:
    """The claims of one document in order of place, with id, line, column and sentence; what they are about is still open."""
    return extract_each((scan,))[0]


def extract_each(scans: Sequence[Scan]) -> list[list[Claim]]:
    """What :func:`extract` gives for each of some documents.

    Each step is done for all of them before the next begins: its code and words stay in the processor's caches, which saves an eighth
    of the time.
    """
    for shared in _SHARED:
        for scan in scans:
            shared(scan)
    found: list[tuple[Scan, Taken, list[Claim]]] = [(scan, Taken(len(scan.text)), []) for scan in scans]
    for find in EXTRACTORS:
        for scan, taken, claims in found:
            claims += find(scan, taken)
    for scan, _, claims in found:
        claims.sort(key=_PLACE)
        if scan.document.is_plain:
            _complete_in_order(scan, claims)
        else:
            for claim in claims:
                complete(scan, claim)
    return [claims for _, _, claims in found]


_SHARED = tuple(map(attrgetter, ("sentences", "numerals", "dates")))
"""What several extractors ask of a scan, which finds it when first asked."""
_PLACE = attrgetter("start", "end", "kind")


def _complete_in_order(scan: Scan, claims: Sequence[Claim]) -> None:
    """What :func:`complete` does, for the claims of a text without blocks and tables, in order: each sentence is cut out but once."""
    document = scan.document
    head, text, published, source = f"{document.id}\0", document.text, document.published, document.source
    sentence, quote, stop = (0, 0), "", -1
    for claim in claims:
        start = claim.start
        if start >= stop:
            index = scan.sentence_at(start)
            sentence = scan.sentences[index]
            quote = text[sentence[0] : sentence[1]]
            stop = scan.sentences[index + 1][0] if index + 1 < len(scan.sentences) else len(text)
        claim.id = sha256(f"{head}{start}\0{claim.end}\0{claim.kind}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
        claim.line, claim.column = document.line_column(start)
        claim.sentence, claim.quote = sentence, quote
        claim.published, claim.source = published, source


def complete(scan: Scan, claim: Claim) -> None:
    """Fill in what follows from a claim's place: id, place in the original, sentence, and what its document says of itself.

    The sentence of a figure in a table is its row, but for a cell so long that it is no figure but a text.
    """
    document, start = scan.document, claim.start
    named = f"{document.id}\0{start}\0{claim.end}\0{claim.kind}"
    claim.id = sha256(named.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    held = None
    if document.is_plain:
        claim.line, claim.column = document.line_column(start)
    else:
        claim.line, claim.column, claim.page, claim.cell, claim.heading = document.position(start)
        claim.section = document.section_at(start)
        held = document.cell_at(start)
    row = held[0].row_span(held[1]) if held is not None else None
    claim.sentence = row if row is not None and row[1] - row[0] <= LONGEST_ROW else scan.sentences[scan.sentence_at(start)]
    claim.quote = scan.quote(claim.sentence)
    claim.published, claim.source = document.published, document.source
