"""How much a conflict matters by how far its values lie apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from checker.comparisons.measured import Measured, apart, of_claim
from checker.model import Claim, CompareAs, Finding, Rule, Severity, Value, Verdict

_SLACK = 1e-9


def graded(found: Sequence[Finding], rules: Sequence[Rule]) -> list[Finding]:
    """The findings with the severity that their rules give to gaps of their size."""
    by_size: Mapping[str, Rule] = {rule.id: rule for rule in rules if rule.severity_from and not rule.checks}
    return [_graded(finding, by_size[finding.rule]) if finding.rule in by_size else finding for finding in found]


def severity(rule: Rule, share: float, distance: float) -> Severity:
    """How much a conflict of a rule matters.

    Args:
        share: how far its values lie apart, as a share of the larger.
        distance: the same in their unit.
    """
    for each, least in rule.severity_from:
        if (share if least.kind == "share" else distance) >= least.amount * (1 - _SLACK):
            return each
    return rule.severity


def _graded(finding: Finding, rule: Rule) -> Finding:
    if finding.verdict is not Verdict.CONFLICT:
        return finding
    claims = {claim.id: claim for claim in finding.claims}
    stated = [
        _measured(value, claims, finding.read_as, change=rule.compare.space is CompareAs.CHANGE)
        for value in finding.values
        if not value.earlier
    ]
    gaps = [apart(one, other) for left, right in combinations(stated, 2) for one, other in zip(left, right, strict=False)]
    share, distance = (max((gap[at] for gap in gaps), default=0.0) for at in (0, 1))
    return replace(finding, severity=severity(rule, share, distance))


def _measured(value: Value, claims: Mapping[str, Claim], read_as: Mapping[str, str], *, change: bool) -> list[Measured]:
    """The figures of a value: one, or the two ends of a change."""
    held = [claims[name] for name in value.claims[: 2 if change else 1] if name in claims]
    read = [replace(claim, unit=read_as.get(claim.id, claim.unit)) for claim in held]
    return [found for claim in read if (found := of_claim(claim)) is not None]
