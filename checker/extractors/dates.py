"""Dates, absolute and relative, as EDTF."""

from __future__ import annotations

from collections.abc import Iterator

from checker.extractors.overlaps import Taken
from checker.model import Claim, Kind
from checker.text.scan import Scan


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """The dates of a text; ``value`` is None where neither the text nor the document's date tells which time is meant."""
    document, text = scan.document, scan.text
    for when in scan.dates:
        start, end, value = when.start, when.end, when.value
        if not taken.free(start, end):
            continue
        if when.stretch:
            if value is None or "/" not in value:
                taken.take(start, end)  # "next season", "the third quarter": a condition of other claims, no date of its own
            continue
        taken.take(start, end)
        assumptions: tuple[str, ...] = ()
        if when.relative and value and "X" not in value and document.written:
            basis = (
                f"published {document.published}"
                if document.published
                else f"written in {document.written}, as {document.written_from} say"
            )
            assumptions = (f'"{text[start:end]}" read as {value} ({basis})',)
        if when.months_first:
            assumptions = (*assumptions, f'"{text[start:end]}" read with the month first')
        yield Claim(document.id, start, end, text[start:end], Kind.DATE, value, dimension="date", assumptions=assumptions)
