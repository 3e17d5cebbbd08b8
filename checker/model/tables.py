"""The columns of every table, written once, and the way between rows and the objects that people touch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from enum import Enum
from math import isfinite
from typing import TYPE_CHECKING

from checker.model.claim import Claim
from checker.model.finding import Finding
from checker.model.terms import Kind

if TYPE_CHECKING:
    from pandas import DataFrame

CLAIM_COLUMNS = tuple(field.name for field in fields(Claim))
"""Columns of the claims table: the attributes of :class:`Claim`, one row a claim."""

NUMBER_COLUMNS = ("low", "high", "resolution")
INTEGER_COLUMNS = ("start", "end", "line", "column")


def frame(columns: Sequence[str], rows: Iterable[Sequence[object]] = ()) -> DataFrame:
    """A table with these columns, whose number columns have their dtype even where it is empty."""
    from pandas import DataFrame

    made = DataFrame(list(rows), columns=list(columns), dtype=object)
    kinds = dict.fromkeys(NUMBER_COLUMNS, "float64") | dict.fromkeys(INTEGER_COLUMNS, "int64")
    return made.astype({name: kind for name, kind in kinds.items() if name in made.columns})


EXACT = 2**53
"""From here on floats skip integers."""


def claim_record(claim: Claim) -> dict[str, object]:
    """One claim as the JSON object of the outer contract: plain values, whole numbers as integers."""
    value, low, high, resolution = claim.value, claim.low, claim.high, claim.resolution
    return {
        "id": claim.id,
        "document": claim.document,
        "start": claim.start,
        "end": claim.end,
        "line": claim.line,
        "column": claim.column,
        "page": claim.page,
        "cell": claim.cell,
        "heading": claim.heading,
        "text": claim.text,
        "kind": claim.kind,
        "value": whole(value) if isinstance(value, float) else value,
        "low": None if low is None else whole(low),
        "high": None if high is None else whole(high),
        "unit": claim.unit,
        "dimension": claim.dimension,
        "resolution": None if resolution is None else whole(resolution),
        "comparator": claim.comparator,
        "trend": claim.trend,
        "role": claim.role,
        "partner": claim.partner,
        "entity": claim.entity,
        "property": claim.property,
        "qualifiers": claim.qualifiers,
        "period": claim.period,
        "place": claim.place,
        "status": claim.status,
        "modality": claim.modality,
        "speaker": claim.speaker,
        "quoted": claim.quoted,
        "assumptions": [*claim.assumptions],
        "sentence": [*claim.sentence],
        "published": claim.published,
        "source": claim.source,
        "section": claim.section,
    }


RECORD_FIELDS = tuple(claim_record(Claim("", 0, 0, "", Kind.NUMBER)))
"""The fields of a claim in JSON, in order: the outer contract."""


def whole(number: float) -> int | float | None:
    """A number as JSON shows it: an integer where it is one and exact, None where it is not finite."""
    if not isfinite(number):
        return None
    return int(number) if number.is_integer() and abs(number) < EXACT else number


def finding_claims(findings: Iterable[Finding]) -> DataFrame:
    """One row a claim of a finding: ``finding, rule, verdict, severity, confidence, subject``, then the claim's columns."""
    head = ("finding", "rule", "verdict", "severity", "confidence", "subject")
    shown = [name for name in CLAIM_COLUMNS if name != "cues"]  # for the stages between, not for people
    rows = []
    for finding in findings:
        about = (finding.id, finding.rule, finding.verdict.value, _shown(finding.severity), finding.confidence, finding.subject)
        rows += [(*about, *(_shown(getattr(claim, name)) for name in shown)) for claim in finding.claims]
    return frame((*head, *shown), rows)


def extracted(claims: Iterable[Claim]) -> DataFrame:
    """One row a claim with the columns of the JSON contract, enumerations as their words."""
    return frame(RECORD_FIELDS, ([_shown(getattr(claim, name)) for name in RECORD_FIELDS] for claim in claims))


def _shown(value: object) -> object:
    return value.value if isinstance(value, Enum) else value
