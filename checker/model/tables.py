"""The columns of every table, written once, and the way between rows and the objects that people touch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from enum import Enum
from typing import TYPE_CHECKING

from checker.model.claim import Claim
from checker.model.finding import Finding

if TYPE_CHECKING:
    from pandas import DataFrame

CLAIM_COLUMNS = tuple(field.name for field in fields(Claim))
"""Columns of the claims table: the attributes of :class:`Claim`, one row a claim."""

RECORD_FIELDS = (
    *(
        "id",
        "document",
        "start",
        "end",
        "line",
        "column",
        "page",
        "cell",
        "heading",
        "text",
        "kind",
        "value",
        "low",
        "high",
        "unit",
        "dimension",
        "resolution",
    ),
    *("comparator", "trend", "role", "partner", "entity", "property", "qualifiers", "period", "place", "status", "modality"),
    *("speaker", "quoted", "assumptions", "sentence", "published", "source", "section"),
)
"""The fields of a claim in JSON, in order: the outer contract."""

_NUMBERS = ("low", "high", "resolution")
_INTEGERS = ("start", "end", "line", "column")


def frame(columns: Sequence[str], rows: Iterable[Sequence[object]] = ()) -> DataFrame:
    """A table with these columns, whose number columns have their dtype even where it is empty."""
    from pandas import DataFrame

    made = DataFrame(list(rows), columns=list(columns), dtype=object)
    kinds = dict.fromkeys(_NUMBERS, "float64") | dict.fromkeys(_INTEGERS, "int64")
    return made.astype({name: kind for name, kind in kinds.items() if name in made.columns})


def claims_frame(claims: Iterable[Claim]) -> DataFrame:
    """The claims as a table, one row a claim in the order given; ``value`` keeps numbers and words as they are."""
    return frame(CLAIM_COLUMNS, ([getattr(claim, name) for name in CLAIM_COLUMNS] for claim in claims))


def claim_record(claim: Claim) -> dict[str, object]:
    """One claim as the JSON object of the outer contract: plain values, whole numbers as integers."""
    return {name: _plain(getattr(claim, name)) for name in RECORD_FIELDS}


def finding_claims(findings: Iterable[Finding]) -> DataFrame:
    """One row a claim of a finding: ``finding, rule, verdict, severity, confidence, subject``, then the claim's columns."""
    head = ("finding", "rule", "verdict", "severity", "confidence", "subject")
    shown = [name for name in CLAIM_COLUMNS if name != "cues"]  # for the stages between, not for people
    rows = []
    for finding in findings:
        about = (finding.id, finding.rule, finding.verdict.value, _plain(finding.severity), finding.confidence, finding.subject)
        rows += [(*about, *(_shown(getattr(claim, name)) for name in shown)) for claim in finding.claims]
    return frame((*head, *shown), rows)


def extracted(claims: Iterable[Claim]) -> DataFrame:
    """One row a claim with the columns of the JSON contract, enumerations as their words."""
    return frame(RECORD_FIELDS, ([_shown(getattr(claim, name)) for name in RECORD_FIELDS] for claim in claims))


def _shown(value: object) -> object:
    return value.value if isinstance(value, Enum) else value


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, float):
        return int(value) if value.is_integer() else value
    return list(value) if isinstance(value, tuple) else value
