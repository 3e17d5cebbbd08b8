"""Where a claim is found again by a program: the file, and the region in it where the file has lines."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import NamedTuple

from checker.model import Claim, Document, Finding, Skipped
from checker.reporters.symbols import named
from checker.text.file_names import shown

_LINES = frozenset({".txt", ".md", ".markdown", ".htm", ".html", ".xhtml", ".csv", ".tsv", ".tab"})
"""Suffixes of files in which a claim's line and column are those of the file."""
_EXACT = frozenset({".txt", ".md", ".markdown"})
"""Suffixes of files whose text is the document's, character by character."""


class Spot(NamedTuple):
    """Where a claim stands.

    Attributes:
        file: path of the file, from the current folder where it lies below it.
        line, column: 1-based, of the file; None where it has no lines of its own.
        end_line, end_column: one past its last character; None where the file's characters are not those of the document's text.
        within: the page or cell, or the record of a file that holds several documents; None where the line says it.
    """

    file: str
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    within: str | None = None


def spot(claim: Claim, documents: Mapping[str, Document]) -> Spot:
    """Where a claim stands in the file of its document."""
    document = documents.get(claim.document)
    file = file_of(claim.document, document)
    suffix = PurePath(file).suffix.lower()
    if is_record(claim.document, document):
        return Spot(file, within=f"{claim.document}:{claim.line}")
    if suffix not in _LINES or claim.line < 1:
        return Spot(file, within=claim.position().in_words())
    if suffix not in _EXACT:
        return Spot(file, claim.line, max(1, claim.column))
    before, _, last = claim.text.rpartition("\n")
    end_line = claim.line + claim.text.count("\n")
    end_column = len(last) + (1 if before or "\n" in claim.text else max(1, claim.column))
    return Spot(file, claim.line, max(1, claim.column), end_line, end_column)


def file_of(name: str, read: Document | Skipped | None) -> str:
    """The path of the file of what was read, or was not; from the current folder where it lies below it; its name for an unknown path."""
    if read is None or read.file is None:
        return name
    path = Path(read.file)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        path = path.relative_to(Path.cwd())
    return path.as_posix()


def is_record(name: str, document: Document | None) -> bool:
    """Tell whether a document is one of several in its file."""
    return document is not None and document.file is not None and shown(PurePath(document.file).name) != PurePath(name).name


def holder(document: Document | None) -> str:
    """The name of the file that holds a document as one of several, in which a person looks for it; "" for a file of its own."""
    return named(PurePath(document.file).name) if document and document.file and is_record(document.id, document) else ""


def first_look(finding: Finding) -> Claim:
    """The claim to look at first: of the value with the fewest sources, else the older one, else the later in order of path.

    Raises:
        IndexError: the finding has no claims.
    """
    support = {name: value.sources for value in finding.values for name in value.claims}
    # Sorted twice: in one document the earlier place comes first.
    ordered = sorted(sorted(finding.claims, key=lambda claim: claim.start), key=lambda claim: claim.document, reverse=True)
    if finding.computed is not None:
        return ordered[0]
    return sorted(ordered, key=lambda claim: (support.get(claim.id, 0), claim.published or _UNKNOWN))[0]


_UNKNOWN = "~"
"""In place of a date that is not known; after all dates."""
