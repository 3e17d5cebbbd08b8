"""The lists at the end of the page: sources with their dates, and the figures that were not compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from checker.comparisons.spoken import spoken
from checker.model import Claim, Document, Report
from checker.reporters.amounts import read_as
from checker.reporters.spots import holder
from checker.reporters.symbols import named

_MOST = 1000
"""Figures that were not compared that the page lists without ``--all``."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A source: its names, the file that holds it beside others, how many claims it gave, its date and where that was found."""

    name: str
    file: str
    title: str
    source: str
    claims: int
    date: str
    found: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """Claims of one document that take part in no finding: (place, text, what it was read as, sentence)."""

    document: str
    claims: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Uncompared:
    """The figures that were not compared, those that are listed, and how many are not."""

    number: int
    listed: tuple[Left, ...]
    more: int


def dated(document: Document, claims: int) -> Dated:
    """A document as a row of the list of sources."""
    date, found = "no date", ""
    if document.published:
        date, found = document.published, document.published_from or ""
    elif document.written:
        date, found = f"no date; written {spoken(document.written)}", f"its words {document.written_from}"
    return Dated(named(document.id), holder(document), document.title or "", document.source or "", claims, date, found, document.notes)


def uncompared(report: Report, *, everything: bool) -> Uncompared:
    """The figures of a report that were not compared, by document; a report that was read back knows only how many."""
    number = report.summary["claims"] - report.compared
    shown = report.uncompared if everything else report.uncompared[:_MOST]
    return Uncompared(number, tuple(_by_document(shown)), number - len(shown))


def _by_document(claims: Iterable[Claim]) -> Iterator[Left]:
    for name, held in groupby(claims, key=lambda claim: claim.document):
        yield Left(named(name), tuple((claim.position().after("").strip().removeprefix(":"), claim.text, read_as(claim)) for claim in held))
