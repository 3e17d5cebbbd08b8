"""Which findings to see beside which: another season of the same figure, the other event that a place may belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checker.model import Finding, Verdict

MOST_RELATED = 5


def relate(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings in the report's order, each with the ids of those to see beside it."""
    ordered = sorted(findings, key=_rank)
    topics = [_topics(finding) for finding in ordered]
    return tuple(
        replace(
            finding,
            related=tuple(other.id for other, theirs in zip(ordered, topics, strict=True) if other is not finding and topic & theirs)[
                :MOST_RELATED
            ],
        )
        for finding, topic in zip(ordered, topics, strict=True)
    )


def _rank(finding: Finding) -> tuple[int, int, bool, float, str, str, str]:
    """Gravest first; of one gravity a rule's before a generic one, the surer first."""
    severity = finding.severity.rank if finding.severity else 9
    return (
        severity,
        finding.verdict.rank,
        finding.rule.startswith("generic/"),
        -finding.confidence,
        finding.rule,
        finding.subject,
        finding.id,
    )


def _topics(finding: Finding) -> set[tuple[str, str]]:
    """What a finding shares with those to see beside it: its rule and subject, and the second event of a place."""
    topics = {("subject", f"{finding.rule} {finding.subject.casefold()}")}
    if finding.verdict in (Verdict.CONFLICT, Verdict.AGREEMENT) and finding.rule.endswith("venue"):
        topics |= {("event", finding.subject.casefold())} if finding.rule.startswith("generic/") else set()
    for claim in finding.claims:
        topics |= {("event", cue.partition(":")[2].casefold()) for cue in claim.cues if cue.startswith("other event:")}
    return topics
