"""What has to hold of whatever comes out of checker, whatever went in."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from functools import cache
from typing import Any

import jsonschema

from checker.errors import CheckerError
from checker.model import Claim, Document, Report, Skipped
from checker.reporters import REPORTERS, render
from checker.reporters.symbols import harmless
from checker.text.calendar import days
from tests.conftest import ROOT
from tests.hostile.beside import LENGTHS, strict

LONGEST_REASON = 600


def told(error: CheckerError) -> str:
    """What a person reads of an error: words, which can be shown."""
    message = str(error)
    assert message.strip(), "an error says nothing"
    harmless(message).encode("utf-8")
    return message


def sound_row(row: Skipped) -> None:
    """A row for what was not read: not too long, and in UTF-8; what it does to a terminal, reporters see to."""
    assert 0 < len(row.reason) <= LONGEST_REASON, row
    assert row.line is None or row.line >= 1, row
    row.reason.encode("utf-8")


def sound_document(document: Document, source: str | None) -> None:
    """A document whose parts stand in its text in order, whose dates are dates, and whose places lie in what it was read from.

    Args:
        document: as a reader gave it.
        source: what it was read from, where that is text.
    """
    text = document.text
    text.encode("utf-8")
    last = 0
    for start, end in document.stretches():
        assert last <= start <= end <= len(text), (last, start, end, len(text))
        last = end
    last = 0
    for mark in document.marks:
        assert last <= mark.start < mark.end <= len(text), mark
        last = mark.end
    starts = [origin.start for origin in document.origins]
    assert starts == sorted(starts)
    assert all(0 <= origin.start <= len(text) and origin.line >= 1 and origin.column >= 1 for origin in document.origins)
    assert document.published is None or days(document.published) is not None, document.published
    assert document.written is None or days(document.written) is not None, document.written
    for said in (document.title, document.source, document.authority, document.published_from, document.written_from, *document.notes):
        (said or "").encode("utf-8")
    if source is not None:
        lines = source.split("\n")
        for start, end in document.stretches():
            for offset in {start, max(start, end - 1)}:
                line, column = document.line_column(offset)
                assert line <= len(lines), (offset, line)
                if document.origins or start == end:
                    continue
                assert lines[line - 1][column - 1 : column] == text[offset].rstrip("\n"), (offset, line, column)


def sound_claims(document: Document, claims: Iterable[Claim]) -> None:
    """Claims that stand in the text where they say, with figures that are numbers."""
    text = document.text
    names = set()
    for claim in claims:
        assert 0 <= claim.start < claim.end <= len(text), claim
        assert text[claim.start : claim.end] == claim.text, claim
        start, end = claim.sentence
        assert 0 <= start <= claim.start < end <= len(text), claim  # a quotation may go on behind the sentence
        assert claim.quote == text[start:end], claim
        place = document.position(claim.start)
        assert (claim.line, claim.column, claim.page, claim.cell, claim.heading) == tuple(place), (claim, place)
        for number in (claim.value, claim.low, claim.high, claim.resolution):
            assert not isinstance(number, float) or math.isfinite(number), claim
        names.add(claim.id)
    assert len(names) == len(list(claims)), "two claims have one id"


def sound_report(report: Report) -> None:
    """A report that every format can tell, as strict JSON of the published form, with the conflict that was there before."""
    record = strict(str(render(report, "json")).encode("utf-8"))
    _validator().validate(record)
    found = [each for each in record["findings"] if each["verdict"] == "conflict"]
    assert any({value["value"] for value in each["values"]} == set(LENGTHS) for each in found), "the conflict is not found"
    for name in REPORTERS:
        made = render(report, name, everything=True)
        if isinstance(made, str):
            made.encode("utf-8")


@cache
def _validator() -> Any:
    return jsonschema.Draft202012Validator(json.loads((ROOT / "checker" / "data" / "report.schema.json").read_text("utf-8")))
