"""A JSON report read back, so that it can be asked about without reading a document again."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from checker.errors import CheckerError
from checker.model import MIN_CONFIDENCE, Applied, Document, Finding, Remark, Report, RuleNote, Skipped
from checker.reporters.json import SCHEMA
from checker.text.contents import contents

_MAKE = "make one with `checker check PATH --output report.json`"


def load(path: str) -> Report:
    """The report in a file that ``checker check --format json`` or ``--output report.json`` wrote.

    What the JSON does not hold is empty: the text of the documents, the cues of the claims.

    Raises:
        PathError: the file cannot be read.
        CheckerError: it holds no JSON, no report, or a report of another schema.
    """
    return parse(contents(path, most=None), path)


def parse(data: bytes, name: str) -> Report:
    """The report in the bytes of a file; ``name`` is for what is said of mistakes."""
    try:
        record = json.loads(data.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        raise CheckerError(f"{name}:{error.lineno}:{error.colno}: is no JSON: {error.msg[:1].lower()}{error.msg[1:]}") from error
    except (ValueError, RecursionError) as error:  # other bytes than UTF-8, a number of a megabyte, a thousand brackets
        raise CheckerError(f"{name}: is no JSON that checker can read: {_MAKE}") from error
    if not isinstance(record, dict) or "schema" not in record or "findings" not in record:
        raise CheckerError(f"{name}: is JSON, but no report of checker: {_MAKE}")
    if record["schema"] != SCHEMA or isinstance(record["schema"], bool):
        raise CheckerError(f"{name}: is a report of schema {str(record['schema'])[:20]}, and this checker knows schema {SCHEMA}: {_MAKE}")
    return _report(record, name)


@dataclass(frozen=True)
class _Dated:
    """A document as a report tells it."""

    id: str
    title: str | None = None
    source: str | None = None
    authority: str | None = None
    published: str | None = None
    published_from: str | None = None
    written: str | None = None
    written_from: str | None = None
    claims: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Told:
    """The JSON of a report."""

    findings: tuple[Finding, ...]
    summary: dict[str, int] = field(default_factory=dict)
    documents: tuple[_Dated, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    min_confidence: float = MIN_CONFIDENCE
    rules: tuple[RuleNote, ...] = ()
    limits: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    decisions: Applied | None = None
    published_since: str | None = None
    before: int = 0


def _report(record: Mapping[str, Any], name: str) -> Report:
    from pydantic import TypeAdapter, ValidationError

    try:
        told = TypeAdapter(_Told).validate_python(record)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        where, what = ".".join(map(str, first["loc"])), first["msg"]
        raise CheckerError(
            f"{name}: is a report of another version of checker, or was changed by hand: {where}: {what[:1].lower()}{what[1:]}: {_MAKE}"
        ) from error
    if twice := _twice(told.findings):
        raise CheckerError(f"{name}: holds finding {twice[:20]} twice with the same claims, so it was changed by hand: {_MAKE}")
    return Report(
        documents=tuple(map(_document, told.documents)),
        claims={document.id: document.claims for document in told.documents},
        compared=told.summary.get("compared", 0),
        rules=len(told.rules),
        findings=told.findings,
        skipped=told.skipped,
        below=told.summary.get("below_confidence", 0),
        min_confidence=told.min_confidence,
        rulebook=told.rules,
        limits=told.limits,
        remarks=told.remarks,
        decisions=told.decisions,
        since=told.published_since,
        before=told.before,
    )


def _twice(findings: Sequence[Finding]) -> str | None:
    """The id of a finding that stands there a second time; other claims of one id are a fact of other documents with the same values."""
    seen = set()
    for finding in findings:
        key = finding.id, *(claim.id for claim in finding.claims)
        if key in seen:
            return finding.id
        seen.add(key)
    return None


def _document(told: _Dated) -> Document:
    return Document(
        told.id,
        "",
        title=told.title,
        source=told.source,
        authority=told.authority,
        published=told.published,
        published_from=told.published_from,
        written=told.written,
        written_from=told.written_from,
        notes=told.notes,
    )
