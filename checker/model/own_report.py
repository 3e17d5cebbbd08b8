"""The marks by which a report of checker is known when it comes back as a file: a report is no source of what it reports."""

from __future__ import annotations

from checker.model.tables import RECORD_FIELDS

GENERATOR = "claim-figure-checker"
"""What a page and a workbook say that they were made by."""
GENERATOR_NAME = "generator"
"""The property of a workbook, and the element of a page, that say so."""

CLAIM_FIELDS = frozenset(RECORD_FIELDS)
"""Fields or columns that claims have wherever they are written, and no other table."""
FINDING_COLUMNS = (
    "id",
    "verdict",
    "severity",
    "confidence",
    "status",
    "rule",
    "message",
    "subject",
    "period",
    "value",
    "earlier",
    "document",
    "place",
    "published",
    "speaker",
    "text",
    "quote",
    "computed",
    "notes",
    "assumptions",
    "reason",
    "decided_by",
    "decided_on",
    "file",
)
"""The columns of findings as a sheet, in order; more may come at the end. ``file`` is the one that holds a document beside others."""
CLAIM_TITLES = ("place", "kind", "text", "read as", "about")
"""The columns of claims as a table of plain text, over a line of hyphens."""
