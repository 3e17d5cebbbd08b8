"""What a claim is about: one file an aspect, each a function ``annotate(reading)`` that completes the claims of one document.

In come the claims with their place and value; afterwards each knows its partner, what it measures, its time, status, speaker.
:data:`ANNOTATORS` are run in order, since some build on those before. To add an aspect, add a file here and a line below.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.annotators import (
    cells,
    corrections,
    describe,
    grain,
    happenings,
    holders,
    locations,
    partners,
    periods,
    rates,
    results,
    revisions,
    sections,
    speakers,
    stances,
    trends,
)
from checker.annotators.clauses import Reading
from checker.model import Claim
from checker.text.scan import Scan

ANNOTATORS: tuple[Callable[[Reading], None], ...] = (
    sections.annotate,
    trends.annotate,
    partners.annotate,
    corrections.annotate,
    describe.annotate,
    cells.annotate,
    happenings.annotate,
    periods.annotate,
    locations.annotate,
    stances.annotate,
    revisions.annotate,
    rates.annotate,
    results.annotate,
    grain.annotate,
    holders.annotate,
    speakers.annotate,
)
"""The annotators in the order in which they run."""


def annotate(scan: Scan, claims: Sequence[Claim]) -> None:
    """Complete the claims of one document, in place."""
    reading = Reading(scan, claims)
    for annotator in ANNOTATORS:
        annotator(reading)
