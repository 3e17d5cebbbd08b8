"""The columns of every table, written once, and the way between rows and the objects that people touch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from enum import Enum
from math import isfinite
from operator import attrgetter
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

NUMBER_COLUMNS = ("low", "high", "resolution")
INTEGER_COLUMNS = ("start", "end", "line", "column")


def frame(columns: Sequence[str], rows: Iterable[Sequence[object]] = ()) -> DataFrame:
    """A table with these columns, whose number columns have their dtype even where it is empty."""
    from pandas import DataFrame

    made = DataFrame(list(rows), columns=list(columns), dtype=object)
    kinds = dict.fromkeys(NUMBER_COLUMNS, "float64") | dict.fromkeys(INTEGER_COLUMNS, "int64")
    return made.astype({name: kind for name, kind in kinds.items() if name in made.columns})


def claims_frame(claims: Iterable[Claim]) -> DataFrame:
    """The claims as a table, one row a claim in the order given; ``value`` keeps numbers and words as they are."""
    return frame(CLAIM_COLUMNS, ([getattr(claim, name) for name in CLAIM_COLUMNS] for claim in claims))


EXACT = 2**53
"""From here on floats skip integers."""
_of_record = attrgetter(*RECORD_FIELDS)


def claim_record(claim: Claim) -> dict[str, object]:
    """One claim as the JSON object of the outer contract: plain values, whole numbers as integers."""
    record = dict(zip(RECORD_FIELDS, _of_record(claim), strict=True))
    for name in ("value", *NUMBER_COLUMNS):
        value = record[name]
        if isinstance(value, float):
            record[name] = whole(value)
    record["assumptions"], record["sentence"] = list(claim.assumptions), list(claim.sentence)
    return record


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
