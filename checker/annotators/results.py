"""Whether a result that is told without a sign is a profit: "net 24 cents", in a text that knows no loss."""

from __future__ import annotations

from checker.annotators.clauses import Reading
from checker.model import Kind
from checker.text.folding import fold
from checker.text.lookup import column, word_set

_RESULTS = frozenset({Kind.MONEY, Kind.NUMBER})
_REACH = 3
"""Words before a figure among which what it is the result of is its own."""


def annotate(reading: Reading) -> None:
    """Add the cue ``result:net`` to a result whose text, title and all, tells of no loss anywhere: there the sign is left out."""
    signs, results = column("result_signs", "word", "sign"), word_set("result")
    found = []
    for clause in reading.clauses:
        if results.isdisjoint(clause.words):
            continue
        for claim, first, _ in clause.figures:
            before = clause.words[max(0, first - _REACH) : first]
            if results.isdisjoint(before):
                continue
            if claim.kind in _RESULTS and claim.trend is None and signs.keys().isdisjoint(before):
                found.append((claim, next(word for word in reversed(before) if word in results)))
    if not found:
        return
    document = reading.scan.document
    told = fold(f"{document.title or ''} {document.text}")
    if any(sign == "-1" and word in told for word, sign in signs.items()):
        return
    for claim, word in found:
        claim.cues = (*claim.cues, f"result:{word}")
