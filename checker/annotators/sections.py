"""Which part of a document a claim stands in: headline or body."""

from __future__ import annotations

from checker.annotators.clauses import Reading
from checker.model import Section
from checker.text.folding import squeeze


def annotate(reading: Reading) -> None:
    """Set ``section`` to ``headline`` for claims in a line that is the document's title, also where the title is repeated."""
    title = squeeze(reading.scan.document.title or "")
    if not title:
        return
    for claim in reading.claims:
        if squeeze(claim.quote).lstrip("# ").rstrip("# ") == title:
            claim.section = Section.HEADLINE
