"""The findings that something new speaks of: those with a document published on a day or after it."""

from __future__ import annotations

from dataclasses import replace

from checker.errors import CheckerError
from checker.model import Report
from checker.text.calendar import days


def since_when(day: str | None) -> int:
    """The first day of what is meant, as an ordinal; the first of all days for None.

    Raises:
        CheckerError: it is no date.
    """
    if day is None:
        return 0
    found = days(day)
    if found is None:
        raise CheckerError(f'"{day}" is no date: write a day, a month or a year, such as 2026-01-31 or 2026-01')
    return found.first


def since(report: Report, day: str) -> Report:
    """The report without the findings all of whose documents are known to be published before a day.

    A document without a date may be new: its findings stay.

    Args:
        day: EDTF: a day, a month or a year ("2026-01-31", "2026-01", "2026").

    Raises:
        CheckerError: it is no date.
    """
    begin = since_when(day)
    told = {document.id: days(document.published) for document in report.documents}
    old = {name for name, published in told.items() if published is not None and published.last < begin}
    kept = tuple(f for f in report.findings if not f.claims or any(claim.document not in old for claim in f.claims))
    return replace(report, findings=kept, since=day, before=len(report.findings) - len(kept))
