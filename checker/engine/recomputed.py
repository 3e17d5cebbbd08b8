"""What the checks find inside each document, as findings."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence

from checker.comparisons.checks import CHECKS, Outcome, Text
from checker.model import Claim, Document, Finding, Severity, Value, Verdict
from checker.text.folding import squeeze


class Recomputed:
    """What the checks find, a document at a time; documents come in order of their ids."""

    def __init__(self) -> None:
        self._found: list[tuple[str, str, Outcome]] = []

    def add(self, document: Document, claims: Sequence[Claim], *, off: Collection[str] = ()) -> None:
        """Look into a document.

        Args:
            claims: its own, in order of place.
            off: ids of the checks that are not run.
        """
        text = Text(document, tuple(claims))
        for rule, find in CHECKS.items():
            self._found += [(document.id, rule, outcome) for outcome in find(text)] if rule not in off else ()

    def findings(self, severities: Mapping[str, Severity], voices: Mapping[str, str]) -> list[Finding]:
        """One finding a figure that does not fit the others beside it; copies of one text are one finding.

        Args:
            severities: of a figure that does not fit, by id of the check; error where it is not named.
            voices: document id to that of the first of its copies.
        """
        found: dict[str, tuple[str, list[Outcome]]] = {}
        for document, rule, outcome in self._found:
            found.setdefault(_id(rule, outcome, voices[document]), (rule, []))[1].append(outcome)
        told = found.items()
        return [_finding(identity, rule, outcomes, severities.get(rule, Severity.ERROR)) for identity, (rule, outcomes) in told]


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
