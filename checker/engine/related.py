"""The order of a report's findings, and which of them to see beside which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from checker.model import Claim, Finding, Kind, Severity
from checker.text.folding import fold

MOST_RELATED = 5
"""Findings beside one."""

_Topic = tuple[str, ...]


def relate(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings in the report's order, each with the ids of those to see beside it.

    Beside a place that may belong to a second event of its sentence stands where that event was held; beside every fact the others of
    its rule and subject: another season, another edition.
    """
    ordered = sorted(findings, key=rank)
    about: dict[_Topic, list[int]] = defaultdict(list)
    for number, finding in enumerate(ordered):
        for topic in dict.fromkeys(_answers(finding)):
            about[topic].append(number)
    return tuple(replace(finding, related=_beside(number, ordered, about)) for number, finding in enumerate(ordered))


def rank(finding: Finding) -> tuple[int, int, bool, float, str, str, str]:
    """Gravest first; of one gravity a rule's before a generic one, the surer first."""
    return (
        finding.severity.rank if finding.severity else len(Severity),
        finding.verdict.rank,
        finding.rule.startswith("generic/"),
        -finding.confidence,
        finding.rule,
        finding.subject,
        finding.id,
    )


def _beside(number: int, ordered: Sequence[Finding], about: dict[_Topic, list[int]]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for topic in _asks(ordered[number]):
        for other in about.get(topic, ())[: MOST_RELATED + 1]:
            if other != number:
                found[ordered[other].id] = None
    return tuple(found)[:MOST_RELATED]


def _asks(finding: Finding) -> list[_Topic]:
    """What a finding would like to see beside it, the most telling first."""
    second = [
        ("event", claim.document, fold(str(claim.value)), _head(cue.partition(":")[2]))
        for claim in finding.claims
        for cue in claim.cues
        if cue.startswith("other event:")
    ]
    return [*second, _subject(finding)]


def _answers(finding: Finding) -> list[_Topic]:
    """What a finding tells."""
    held = [_event(claim) for claim in finding.claims if claim.kind is Kind.VENUE and claim.entity]
    return [_subject(finding), *(held if finding.rule == "generic/venue" else [])]


def _subject(finding: Finding) -> _Topic:
    return ("subject", finding.rule, finding.subject.casefold())


def _event(claim: Claim) -> _Topic:
    return ("event", claim.document, fold(str(claim.value)), _head(claim.entity or ""))


def _head(name: str) -> str:
    """The last word of an event's name: "leaders' meeting" and "in-person meeting" may be one."""
    return fold(name).rpartition(" ")[2]
