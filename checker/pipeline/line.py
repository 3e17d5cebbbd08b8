"""Paths to a report, step by step."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from checker.comparisons.checks import CHECKS
from checker.comparisons.copies import voices
from checker.decisions import apply
from checker.decisions import read as read_decisions
from checker.engine.alone import alone
from checker.engine.findings import findings
from checker.engine.findings import limits as uncompared
from checker.engine.gaps import graded
from checker.engine.gathered import as_one, overlapping
from checker.engine.groups import groups
from checker.engine.judge import judge
from checker.engine.recomputed import recomputed
from checker.engine.references import unanswered
from checker.engine.related import relate
from checker.engine.select import Match
from checker.engine.suppressed import suppress
from checker.linking import LEAST_DIFFERENT, MESSAGES, link
from checker.linking.whole import Linked
from checker.model import (
    LIMITS,
    MIN_CONFIDENCE,
    STDIN_NAME,
    Claim,
    Document,
    Finding,
    Kind,
    Limits,
    Progress,
    Report,
    Rule,
    Scope,
    Severity,
    Skipped,
    Stage,
    Verdict,
    silent,
)
from checker.model.group import ClaimGroup
from checker.pipeline.confidence import sure
from checker.pipeline.extracting import extract_documents
from checker.pipeline.gathering import gather
from checker.pipeline.ignoring import with_present_ids
from checker.pipeline.means import IN_THIS_PROCESS, Means, engine_of
from checker.pipeline.rules import renamed, rules_of_run
from checker.pipeline.since import since, since_when
from checker.pipeline.sources import with_authorities
from checker.pipeline.work import Held, Work
from checker.rulebook.catalogue import note
from checker.settings import Settings, Switches

if TYPE_CHECKING:
    from pandas import DataFrame

    from checker.pipeline.cluster.frames import Engine


def check(
    paths: Sequence[str],
    *,
    rules: Sequence[str] = (),
    builtin: bool = True,
    generic: bool = True,
    checks: bool = True,
    min_confidence: float = MIN_CONFIDENCE,
    settings: Settings | None = None,
    decisions: Sequence[str] = (),
    published_since: str | None = None,
    limits: Limits = LIMITS,
    stdin_name: str = STDIN_NAME,
    progress: Progress = silent,
    means: Means = IN_THIS_PROCESS,
) -> Report:
    """What the documents below some paths say of the same facts.

    Args:
        paths: files, folders and globs, ``-`` for standard input.
        rules: rule files and folders, added to the shipped packs.
        builtin: False leaves the shipped packs out.
        generic: False leaves linking without a rule out.
        checks: False leaves the recomputed figures out.
        min_confidence: findings of generic linking that are less sure are left out, and counted in ``below``.
        settings: which rules are on, how much they matter, and what sources are; options in them are the caller's to heed.
        decisions: files of what people have decided about findings.
        published_since: leave out findings all of whose documents were published before this day, month or year.
        limits: how much of a file is read at most.
        stdin_name: what standard input is called where a path is ``-``.
        progress: told how far the run has come.
        means: with what the run works; it plays no part in what is found.

    Raises:
        CheckerError: ``min_confidence`` is not between 0 and 1, or ``published_since`` is no date.
        DecisionsError: files of decisions have mistakes; all of them.
        PathError: a path does not exist.
        RuleError: rule files have mistakes; all of them.
        SettingsError: the settings name a pack or a rule that there is not.
    """
    sure((), min_confidence)  # before the documents are read
    since_when(published_since)
    decided = read_decisions(decisions)
    known, switched = rules_of_run(rules, builtin=builtin, settings=settings)
    linked = generic and not MESSAGES.keys() <= switched.off.keys()
    with engine_of(means) as engine:
        held, skipped = gather(
            paths, Work(known, places=linked, limits=limits), means=means, stdin_name=stdin_name, progress=progress, engine=engine
        )
        documents = [document for document, _ in held]
        if settings is not None:
            documents = with_authorities(documents, settings)
        report = check_extracted(
            list(zip(documents, (extracted for _, extracted in held), strict=True)),
            known,
            skipped=skipped,
            generic=linked,
            checks=checks,
            min_confidence=min_confidence,
            switches=switched,
            progress=progress,
            link=_on(engine),
        )
    report = apply(report, decided) if decisions else report
    return report if published_since is None else since(report, published_since)


def extract(paths: Sequence[str], *, limits: Limits = LIMITS, means: Means = IN_THIS_PROCESS) -> DataFrame:
    """Every claim of the documents below some paths, one row a claim in order of document and place."""
    from checker.model.tables import extracted

    return extracted(claims_below(paths, limits=limits, means=means)[0])


def claims_below(
    paths: Sequence[str],
    *,
    limits: Limits = LIMITS,
    stdin_name: str = STDIN_NAME,
    progress: Progress = silent,
    means: Means = IN_THIS_PROCESS,
) -> tuple[list[Claim], tuple[Skipped, ...]]:
    """Every claim of the documents below some paths, in order of document and place; and what was skipped."""
    with engine_of(means) as engine:
        held, skipped = gather(paths, Work(limits=limits), means=means, stdin_name=stdin_name, progress=progress, engine=engine)
    return [claim for _, extracted in held for claim in extracted.claims], tuple(skipped)


Link = Callable[[Sequence[Claim], Mapping[str, Document], Sequence[Claim]], Linked]
"""What links claims without a rule: ``linking.link``, or the same on an engine."""


def _on(engine: Engine | None) -> Link:
    if engine is None:
        return link
    from checker.pipeline.cluster.linking import linked

    return partial(linked, engine)


NOTHING_SWITCHED = Switches()
_STEPS = 3
"""Of comparing: by rules, without a rule, inside one text."""


def check_documents(
    documents: Sequence[Document],
    rules: Sequence[Rule],
    *,
    skipped: Sequence[Skipped] = (),
    generic: bool = True,
    checks: bool = True,
    min_confidence: float = MIN_CONFIDENCE,
    switches: Switches = NOTHING_SWITCHED,
) -> Report:
    """The report on some documents, with ids of their own; all else as for :func:`check_extracted`."""
    return check_extracted(
        list(zip(documents, extract_documents(documents, rules, places=generic), strict=True)),
        rules,
        skipped=skipped,
        generic=generic,
        checks=checks,
        min_confidence=min_confidence,
        switches=switches,
    )


def check_extracted(
    held: Sequence[Held],
    rules: Sequence[Rule],
    *,
    skipped: Sequence[Skipped] = (),
    generic: bool = True,
    checks: bool = True,
    min_confidence: float = MIN_CONFIDENCE,
    switches: Switches = NOTHING_SWITCHED,
    progress: Progress = silent,
    link: Link = link,
) -> Report:
    """The report on some documents that have been extracted; their order plays no part.

    Args:
        held: the documents with what was extracted of each, the places among it where ``generic`` holds.
        rules: those that are on, with the severity that they have in this run.
        skipped, generic, checks, min_confidence, progress: as for :func:`check`.
        switches: what is off of generic linking and of the checks, and how much their conflicts matter.
        link: what links claims without a rule.
    """
    held = sorted(held, key=lambda one: one[0].id)
    ordered = with_present_ids((document for document, _ in held), {**renamed(rules), **switches.formerly})
    by_id = {document.id: document for document in ordered}
    claims: list[Claim] = []
    matches: dict[str, list[Match]] = {rule.id: [] for rule in rules}
    places: list[Claim] = []
    for _, found in held:
        claims += found.claims
        places += found.places
        for match in found.matches:
            matches[match.rule].append(match)
    progress(Stage.COMPARE, 0, _STEPS)
    ruled = [group for rule in rules if not rule.checks for group in groups(rule, matches[rule.id], by_id)]
    voice = voices(
        {document.id: document.text for document in ordered},
        {document.id: document.same_as for document in ordered if document.same_as is not None},
    )
    told = _findings(ruled, by_id, voice, {rule.id: rule.severity for rule in rules}, {rule.id: rule.message for rule in rules})
    told = as_one(graded(told, rules), {rule.id for rule in rules if rule.scope is Scope.DOCUMENT})
    told = overlapping(told, {rule.id for rule in rules if any(key.days is not None for key in rule.group_by)})
    limits: tuple[str, ...] = ()
    progress(Stage.COMPARE, 1, _STEPS)
    if generic:
        linked, limits = _generic(claims, places, by_id, voice, told, switches.severities, link)
        told += [finding for finding in linked if finding.rule not in switches.off]
    progress(Stage.COMPARE, 2, _STEPS)
    asked = alone(rules, matches, by_id)
    told += asked
    if checks:
        same = {frozenset(claim.id for claim in finding.claims) for finding in asked}  # what a rule asks for, no check asks again
        again = recomputed(claims, by_id, off=switches.off, severities=switches.severities)
        told += [finding for finding in again if frozenset(claim.id for claim in finding.claims) not in same]
    running = {*(rule.id for rule in rules), *(MESSAGES if generic else ()), *(CHECKS if checks else ())} - {*switches.off}
    told, remarks = suppress(told, by_id, on=running, off={*switches.off, *MESSAGES, *CHECKS} - running)
    kept = sure(told, min_confidence)
    counts = {document.id: 0 for document in ordered}
    for claim in claims:
        counts[claim.document] += 1
    shown = {claim.id: claim for finding in kept for claim in finding.claims}
    compared = shown.keys() & {claim.id for claim in claims}
    sentences = dict.fromkeys((claim.document, claim.sentence) for claim in shown.values())
    progress(Stage.COMPARE, _STEPS, _STEPS)
    return Report(
        documents=tuple(replace(document, text="") for document in ordered),
        claims=counts,
        compared=len(compared),
        rules=len(rules),
        findings=relate(kept),
        skipped=tuple(skipped),
        below=len(told) - len(kept),
        min_confidence=min_confidence,
        rulebook=tuple(map(note, rules)),
        limits=(*limits, *uncompared(kept)),
        remarks=(*unanswered(rules, matches, by_id), *remarks),
        uncompared=tuple(claim for claim in claims if claim.id not in shown),
        passages={(name, place): by_id[name].passage(*place) for name, place in sentences},
    )


def _findings(
    grouped: Sequence[ClaimGroup],
    documents: dict[str, Document],
    voice: dict[str, str],
    severities: Mapping[str, Severity],
    messages: Mapping[str, str],
) -> list[Finding]:
    return findings(grouped, judge(grouped), documents, severities=severities, messages=messages, voices=voice)


def _generic(
    claims: Sequence[Claim],
    places: Sequence[Claim],
    documents: dict[str, Document],
    voice: dict[str, str],
    told: Sequence[Finding],
    severities: Mapping[str, Severity],
    link: Link,
) -> tuple[list[Finding], tuple[str, ...]]:
    """What linking without a rule adds, and what it did not compare: a fact that a rule has already told is not told twice."""
    by_rule = {claim.id for finding in told for claim in finding.claims}
    linked = link([claim for claim in claims if claim.kind is not Kind.NAME], documents, places)
    fresh = [group for group in linked.groups if not {member.claim.id for member in group.members} <= by_rule]
    clashes: dict[str, list[int]] = defaultdict(list)
    for number, finding in enumerate(told):
        if finding.verdict is Verdict.CONFLICT:
            for name in {claim.id for claim in finding.claims}:
                clashes[name].append(number)
    found = [finding for finding in _findings(fresh, documents, voice, severities, MESSAGES) if not _is_left_out(finding, clashes)]
    return found, linked.limits


def _is_left_out(finding: Finding, clashes: Mapping[str, Sequence[int]]) -> bool:
    """Tell whether a finding is a conflict that is not sure enough, or of which another finding holds two claims already.

    Args:
        clashes: by id of a claim the numbers of the conflicts that it is in.
    """
    if finding.verdict is not Verdict.CONFLICT:
        return False
    if finding.confidence < LEAST_DIFFERENT:
        return True
    held = Counter(number for name in {claim.id for claim in finding.claims} for number in clashes.get(name, ()))
    return any(times > 1 for times in held.values())
