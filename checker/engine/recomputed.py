"""What the checks find inside each document, as findings."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from checker.comparisons.checks import CHECKS, Outcome, Text
from checker.model import Claim, Document, Finding, Severity, Value, Verdict
from checker.text.folding import squeeze


class Recomputed(NamedTuple):
    """A figure that does not fit the others beside it.

    Attributes:
        document: id of its document.
        check: id of the check that found it.
        outcome: what it found.
    """

    document: str
    check: str
    outcome: Outcome


def recomputed(document: Document, claims: Sequence[Claim], *, off: Collection[str] = ()) -> Iterator[Recomputed]:
    """The figures of a document that do not fit the others beside them.

    Args:
        claims: its own, in order of place.
        off: ids of the checks that are not run.
    """
    text = Text(document, tuple(claims))
    for check, find in CHECKS.items():
        if check not in off:
            yield from (Recomputed(document.id, check, outcome) for outcome in find(text))


def as_findings(found: Iterable[Recomputed], severities: Mapping[str, Severity], voices: Mapping[str, str]) -> list[Finding]:
    """One finding a figure that does not fit the others beside it; copies of one text are one finding.

    Args:
        found: in order of the ids of documents.
        severities: of a figure that does not fit, by id of the check; error where it is not named.
        voices: document id to that of the first of its copies.
    """
    same: dict[str, tuple[str, list[Outcome]]] = {}
    for document, check, outcome in found:
        same.setdefault(_id(check, outcome, voices[document]), (check, []))[1].append(outcome)
    told = same.items()
    return [_finding(identity, check, outcomes, severities.get(check, Severity.ERROR)) for identity, (check, outcomes) in told]


def _id(rule: str, outcome: Outcome, document: str) -> str:
    """12 hex digits of rule, subject, figures and the name of the file: two texts may have the same figures and be of two things."""
    stated = sorted(f"{claim.value}|{claim.unit or ''}" for claim in outcome.claims)
    text = "\0".join([rule, outcome.subject.casefold(), *stated, document.rpartition("/")[2]])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _finding(identity: str, rule: str, outcomes: Sequence[Outcome], severity: Severity) -> Finding:
    first = outcomes[0]
    claims = [claim for outcome in outcomes for claim in outcome.claims]
    return Finding(
        id=identity,
        rule=rule,
        verdict=first.verdict,
        severity=Severity.NOTE if first.verdict is Verdict.ROUNDING else severity,
        confidence=first.confidence,
        message=first.message,
        label=first.subject[:1].upper() + first.subject[1:],
        subject=first.subject,
        period=None,
        values=tuple(_value(at, outcomes) for at in range(len(first.claims))),
        claims=tuple(sorted(claims, key=lambda claim: (claim.document, claim.start, claim.end))),
        computed=first.computed,
        assumptions=tuple(dict.fromkeys(assumption for claim in claims for assumption in claim.assumptions)),
    )


def _value(at: int, outcomes: Sequence[Outcome]) -> Value:
    same = [outcome.claims[at] for outcome in outcomes]
    return Value(same[0].value, same[0].unit, squeeze(same[0].text), tuple(c.id for c in same), len({c.document for c in same}))
