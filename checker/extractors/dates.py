"""Dates, absolute and relative, as EDTF."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from checker.extractors.overlaps import Taken
from checker.model import Claim, Kind
from checker.text.lookup import table
from checker.text.scan import Scan


@cache
def _stretch_words() -> tuple[str, ...]:
    return tuple(row["word"] for row in table("calendar") if row["role"] == "span" or row["word"].endswith("quarter"))


def find(scan: Scan, taken: Taken) -> Iterator[Claim]:
    """The dates of a text; ``value`` is None where neither the text nor the document's date tells which day is meant."""
    for when in scan.dates:
        if not taken.free(when.start, when.end):
            continue
        taken.take(when.start, when.end)
        if when.value is None and scan.folded[when.start : when.end].endswith(_stretch_words()):
            continue  # "next season", "the third quarter": a condition of other claims, no date of its own
        assumptions: tuple[str, ...] = ()
        document = scan.document
        if when.relative and when.value and "XXXX" not in when.value:
            basis = (
                f"published {document.published}"
                if document.published
                else f"written in {document.written}, as {document.written_from} say"
            )
            assumptions = (f'"{scan.text[when.start : when.end]}" read as {when.value} ({basis})',)
        yield Claim(
            document=document.id,
            start=when.start,
            end=when.end,
            text=scan.text[when.start : when.end],
            kind=Kind.DATE,
            value=None if when.value and when.value.startswith("XXXX") else when.value,
            dimension="date",
            assumptions=assumptions,
        )
