"""Which part of a document a claim stands in: headline or body."""

from __future__ import annotations

from collections.abc import Sequence

from checker.model import Claim
from checker.text.folding import squeeze
from checker.text.scan import Scan


def annotate(scan: Scan, claims: Sequence[Claim]) -> None:
    """Set ``section`` to ``headline`` for claims in a line that is the document's title, also where the title is repeated."""
    title = squeeze(scan.document.title or "")
    if not title:
        return
    for claim in claims:
        if squeeze(claim.quote).lstrip("# ").rstrip("# ") == title:
            claim.section = "headline"
