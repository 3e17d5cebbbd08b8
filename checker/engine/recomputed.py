"""What the checks find inside each document, as findings."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from checker.comparisons.checks import CHECKS, Outcome, Text
from checker.model import Claim, Document, Finding, Severity, Value, Verdict
from checker.text.folding import squeeze


def recomputed(
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    *,
    off: Collection[str] = (),
    severities: Mapping[str, Severity] = MappingProxyType({}),
) -> list[Finding]:
    """One finding a figure that does not fit the others beside it; the same figures in several documents are one finding.

    Args:
        claims: of any documents, those of one document in order of place.
        documents: by id.
        off: ids of the checks that are not run.
        severities: of a figure that does not fit, by id of the check; error where it is not named.
    """
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_document[claim.document].append(claim)
    found = Recomputed()
    for name in sorted(by_document):
        found.add(documents[name], by_document[name], off=off)
    return found.findings(severities)


class Recomputed:
    """What the checks find, a document at a time; documents come in order of their ids."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[str, list[Outcome]]] = {}

    def add(self, document: Document, claims: Sequence[Claim], *, off: Collection[str] = ()) -> None:
        """Look into a document.

        Args:
            claims: its own, in order of place.
            off: ids of the checks that are not run.
        """
        text = Text(document, tuple(claims))
        for rule, find in CHECKS.items():
            for outcome in find(text) if rule not in off else ():
                self._found.setdefault(_id(rule, outcome), (rule, []))[1].append(outcome)

    def findings(self, severities: Mapping[str, Severity] = MappingProxyType({})) -> list[Finding]:
        """One finding a figure that does not fit the others beside it.

        Args:
            severities: as for :func:`recomputed`.
        """
        found = self._found.items()
        return [_finding(identity, rule, outcomes, severities.get(rule, Severity.ERROR)) for identity, (rule, outcomes) in found]


def _id(rule: str, outcome: Outcome) -> str:
    text = "\0".join([rule, outcome.subject.casefold(), *sorted(f"{claim.value}|{claim.unit or ''}" for claim in outcome.claims)])
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
