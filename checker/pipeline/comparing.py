"""Documents that have been extracted to a report: what rules, linking and checks say of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from checker.comparisons.checks import CHECKS
from checker.comparisons.copies import Voices
from checker.engine.alone import alone
from checker.engine.findings import findings
from checker.engine.findings import limits as uncompared
from checker.engine.gaps import graded
from checker.engine.gathered import as_one, overlapping
from checker.engine.groups import groups
from checker.engine.judge import judge
from checker.engine.recomputed import Recomputed, as_findings
from checker.engine.references import unanswered
from checker.engine.related import relate
from checker.engine.select import Match
from checker.engine.suppressed import suppress
from checker.linking import MESSAGES
from checker.model import (
    MIN_CONFIDENCE,
    Document,
    Finding,
    Passage,
    Progress,
    Report,
    Rule,
    Scope,
    Severity,
    Skipped,
    Stage,
    silent,
)
from checker.model.group import ClaimGroup
from checker.pipeline.confidence import sure
from checker.pipeline.ignoring import with_present_ids
from checker.pipeline.inside import Asked, inside
from checker.pipeline.linked import Link, linked
from checker.pipeline.rules import renamed
from checker.pipeline.shelf import Shelved
from checker.pipeline.side_by_side import IN_THIS_PROCESS, SideBySide
from checker.pipeline.telling import Telling
from checker.pipeline.uncompared import Uncompared
from checker.rulebook.catalogue import note
from checker.settings import Switches

NOTHING_SWITCHED = Switches()
_STEPS = 3
"""Of comparing: by rules, without a rule, inside one text."""


def check_shelved(
    documents: Shelved,
    rules: Sequence[Rule],
    *,
    skipped: Sequence[Skipped] = (),
    generic: bool = True,
    checks: bool = True,
    min_confidence: float = MIN_CONFIDENCE,
    switches: Switches = NOTHING_SWITCHED,
    progress: Progress = silent,
    link: Link = linked,
    about: Set[str] | None = None,
    processes: SideBySide = IN_THIS_PROCESS,
) -> Report:
    """The report on some documents that have been extracted; their order plays no part.

    Args:
        documents: with what was extracted of each, the places among it where ``generic`` holds.
        rules: those that are on, with the severity that they have in this run.
        skipped, generic, checks, min_confidence, progress: as for :func:`checker.pipeline.check`.
        switches: what is off of generic linking and of the checks, and how much their conflicts matter.
        link: what links claims without a rule.
        about: ids of the documents that the report is about; the others are in it where they are compared with these. None for all.
        processes: look into each document.
    """
    documents.documents = with_present_ids(documents.documents, {**renamed(rules), **switches.formerly})
    by_id = {document.id: document for document in documents.documents}
    matches: dict[str, list[Match]] = {rule.id: [] for rule in rules}
    counts: dict[str, int] = {}
    again: list[Recomputed] = []
    heard = Voices({name: one.same_as for name, one in by_id.items() if one.same_as is not None and one.same_as in by_id})
    for some in processes.each(inside, Asked(checks, switches.off, about), documents.bundles()):
        counts |= some.claims
        for name, runs in some.runs.items():
            heard.add(name, runs)
        for match in some.matches:
            matches[match.rule].append(match)
        again += some.recomputed
        by_id |= {document.id: document for document in some.ignoring}  # with their lines
    voice = heard.all
    del heard
    progress(Stage.COMPARE, 0, _STEPS)
    ruled = [group for rule in rules if not rule.checks for group in groups(rule, matches[rule.id], by_id)]
    told = _findings(ruled, by_id, voice, {rule.id: rule.severity for rule in rules}, {rule.id: rule.message for rule in rules})
    told = as_one(graded(told, rules), {rule.id for rule in rules if rule.scope is Scope.DOCUMENT})
    told = overlapping(told, {rule.id for rule in rules if any(key.days is not None for key in rule.group_by)})
    limits: tuple[str, ...] = ()
    progress(Stage.COMPARE, 1, _STEPS)
    if generic:
        more, limits = link(documents, Telling.beside(told, switches.severities), voice)
        told += [finding for finding in more if finding.rule not in switches.off]
    progress(Stage.COMPARE, 2, _STEPS)
    asked = alone(rules, matches, by_id)
    told += asked
    if checks:
        same = {frozenset(claim.id for claim in finding.claims) for finding in asked}  # what a rule asks for, no check asks again
        told += [one for one in as_findings(again, switches.severities, voice) if frozenset(claim.id for claim in one.claims) not in same]
    running = running_in(rules, generic=generic, checks=checks, switches=switches)
    told, remarks = suppress(told, by_id, on=running, off={*switches.off, *MESSAGES, *CHECKS} - running)
    if about is not None:
        told = [finding for finding in told if any(claim.document in about for claim in finding.claims)]
    kept = sure(told, min_confidence)
    shown = _Shown(documents, kept, about)
    listed = by_id.keys() if about is None else {*about, *(claim.document for finding in kept for claim in finding.claims)}
    progress(Stage.COMPARE, _STEPS, _STEPS)
    return Report(
        documents=tuple(replace(document, text="") for document in documents.documents if document.id in listed),
        claims={name: count for name, count in counts.items() if name in listed},
        compared=shown.compared,
        rules=len(rules),
        findings=relate(kept),
        skipped=tuple(skipped),
        below=len(told) - len(kept),
        min_confidence=min_confidence,
        rulebook=tuple(map(note, rules)),
        limits=(*limits, *uncompared(kept)),
        remarks=tuple(one for one in (*unanswered(rules, matches, by_id), *remarks) if one.document in listed or one.document not in by_id),
        uncompared=shown.uncompared,
        passages=shown.passages,
    )


def running_in(rules: Sequence[Rule], *, generic: bool, checks: bool, switches: Switches) -> set[str]:
    """Ids of the rules, the kinds of linking and the checks that are on in a run."""
    return {*(rule.id for rule in rules), *(MESSAGES if generic else ()), *(CHECKS if checks else ())} - {*switches.off}


class _Shown:
    """What a report shows beside its findings.

    Attributes:
        compared: how many claims take part in a finding; ``uncompared`` the other claims, of the documents that it is about.
        passages: what stands around the sentences of the findings.
    """

    def __init__(self, documents: Shelved, kept: Sequence[Finding], about: Set[str] | None) -> None:
        sentences: dict[str, dict[tuple[int, int], None]] = defaultdict(dict)
        told: set[str] = set()
        for finding in kept:
            for claim in finding.claims:
                told.add(claim.id)
                sentences[claim.document][claim.sentence] = None
        missing = set(told)
        others = 0
        self.passages: dict[tuple[str, tuple[int, int]], Passage] = {}
        for document, found in documents:
            missing.difference_update(claim.id for claim in found.claims)
            if about is None or document.id in about:
                others += sum(claim.id not in told for claim in found.claims)
            self.passages |= {(document.id, place): document.passage(*place) for place in sentences.get(document.id, ())}
        self.compared = len(told) - len(missing)
        self.uncompared = Uncompared(documents.claims_of(about), told, others)


def _findings(
    grouped: Sequence[ClaimGroup],
    documents: dict[str, Document],
    voice: dict[str, str],
    severities: Mapping[str, Severity],
    messages: Mapping[str, str],
) -> list[Finding]:
    return findings(grouped, judge(grouped), documents, severities=severities, messages=messages, voices=voice)
