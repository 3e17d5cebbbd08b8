"""The parts of a SARIF run: rules, locations, notifications."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote, urlsplit

from checker.model import Claim, Document, Report, RuleNote, Skipped
from checker.reporters.decided import to_mend
from checker.reporters.spots import file_of, spot
from checker.reporters.symbols import visible
from checker.text.lookup import table

_UNKNOWN = "(no text)"
_HALF = re.compile("[\ud800-\udc7f\udd00-\udfff]")
"""Lone surrogates that stand for no byte."""


def plain(text: str) -> str:
    """The text on one line with nothing in it that a terminal would act on; never empty, for SARIF takes no empty message."""
    return visible(text) or _UNKNOWN


def rules(notes: Iterable[RuleNote], used: Iterable[str]) -> dict[str, dict[str, Any]]:
    """By id the rules that were on, then linking and the checks as far as they found something."""
    described = {note.id: _rule(note.id, note.title, note.why, note.severity.value, note.link) for note in notes}
    standing = {row["rule"]: row for row in table("standing_rules")}
    for name in used:
        if name not in described:
            row = standing.get(name, {})
            described[name] = _rule(name, row.get("title", name), row.get("why", ""), "error", "")
    return described


def _rule(name: str, title: str, why: str, level: str, link: str) -> dict[str, Any]:
    told = {
        "id": plain(name),
        "shortDescription": {"text": plain(title)},
        "fullDescription": {"text": plain(why or title)},
        "help": {"text": plain(f"{why or title} To see why claims were linked: checker explain ID PATH")},
        "defaultConfiguration": {"level": level},
    }
    return told | ({"helpUri": link} if _is_address(link) else {})


def _is_address(link: str) -> bool:
    try:
        return urlsplit(link).scheme in ("http", "https") and link.isascii() and link.isprintable() and " " not in link
    except ValueError:
        return False


def uri(name: str, read: Document | Skipped | None) -> str:
    """The file of what was read, or was not, as a relative reference; one outside of the current folder as its whole path."""
    file = file_of(name, read)
    # The bytes of a name that is no UTF-8 are what its file is called; half a character of no file name has none.
    escaped = quote(_HALF.sub("?", file), safe="/", errors="surrogateescape")
    return f"file://{escaped}" if PurePath(file).is_absolute() else escaped


def location(claim: Claim, documents: Mapping[str, Document]) -> dict[str, Any]:
    """The file of a claim with its region; where it has no lines, the page or cell, and the region of the extracted text beside it."""
    found = spot(claim, documents)
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(claim.document, documents.get(claim.document))}}
    told: dict[str, Any] = {"physicalLocation": physical}
    if found.line is not None and found.column is not None:
        region: dict[str, Any] = {"startLine": found.line, "startColumn": found.column}
        if found.end_line is not None and found.end_column is not None:
            region |= {"endLine": found.end_line, "endColumn": found.end_column}
            region |= {"charOffset": claim.start, "charLength": len(claim.text)}
        physical["region"] = region | {"snippet": {"text": claim.text}}
    if found.within is not None:
        told["logicalLocations"] = [{"fullyQualifiedName": plain(found.within)}]
        extracted = {"charOffset": claim.start, "charLength": len(claim.text), "line": claim.line, "column": claim.column}
        told["properties"] = {"extractedText": extracted | {"snippet": claim.text}}
    elif claim.heading:
        told["logicalLocations"] = [{"name": plain(claim.heading), "kind": "heading"}]
    return told


def notifications(report: Report) -> dict[str, Sequence[dict[str, Any]]]:
    """What was not read, what its author can mend and what was not compared; decisions that hold no more are of the configuration."""
    ran = []
    for skipped in report.skipped:
        where = f" (line {skipped.line})" if skipped.line else ""
        ran.append(_notification("warning", f"skipped{where}: {skipped.reason}", uri(skipped.document, skipped)))
    documents = {document.id: document for document in report.documents}
    for remark in report.remarks:
        ran.append(_notification("note", f"line {remark.line}: {remark.message}", uri(remark.document, documents.get(remark.document))))
    ran += [_notification("note", f"not all compared: {limit}") for limit in report.limits]
    configured = [_notification("note", each) for each, _ in to_mend(report)]
    return {"toolExecutionNotifications": ran, "toolConfigurationNotifications": configured}


def _notification(level: str, text: str, address: str | None = None) -> dict[str, Any]:
    told: dict[str, Any] = {"level": level, "message": {"text": plain(text)}}
    return told | ({"locations": [{"physicalLocation": {"artifactLocation": {"uri": address}}}]} if address else {})
