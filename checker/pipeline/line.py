"""Paths to a report, step by step."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.annotators import ANNOTATORS, annotate
from checker.annotators.clauses import Reading
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
from checker.engine.select import Match, select
from checker.engine.suppressed import suppress
from checker.extractors import complete, extract_each
from checker.extractors.named_places import named_places
from checker.linking import LEAST_DIFFERENT, MESSAGES, link
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
from checker.pipeline.extracted import Extracted
from checker.pipeline.ignoring import with_present_ids
from checker.pipeline.rules import renamed, rules_of_run
from checker.pipeline.since import since, since_when
from checker.pipeline.sources import with_authorities
from checker.pipeline.unmarked import Unmarked
from checker.readers import READERS, read_paths
from checker.rulebook.catalogue import note
from checker.settings import Settings, Switches
from checker.text.scan import Scan

if TYPE_CHECKING:
    from pandas import DataFrame


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
    documents, skipped = read_paths(paths, READERS, limits=limits, stdin_name=stdin_name, progress=progress)
    if settings is not None:
        documents = with_authorities(documents, settings)
    linked = generic and not MESSAGES.keys() <= switched.off.keys()
    report = check_documents(
        documents,
        known,
        skipped=skipped,
        generic=linked,
        checks=checks,
        min_confidence=min_confidence,
        switches=switched,
        progress=progress,
    )
    report = apply(report, decided) if decisions else report
    return report if published_since is None else since(report, published_since)


def extract(paths: Sequence[str], *, limits: Limits = LIMITS) -> DataFrame:
    """Every claim of the documents below some paths, one row a claim in order of document and place."""
    from checker.model.tables import extracted

    return extracted(claims_below(paths, limits=limits)[0])


def claims_below(
    paths: Sequence[str], *, limits: Limits = LIMITS, stdin_name: str = STDIN_NAME, progress: Progress = silent
) -> tuple[Iterator[Claim], tuple[Skipped, ...]]:
    """Every claim of the documents below some paths, in order of document and place, each when it is asked for; and what was skipped."""
    documents, skipped = read_paths(paths, READERS, limits=limits, stdin_name=stdin_name, progress=progress)
    found = _told(extract_documents(documents, ()), len(documents), progress)
    return (claim for each in found for claim in each.claims), tuple(skipped)


def _told(found: Iterable[Extracted], of: int, progress: Progress) -> Iterator[Extracted]:
    progress(Stage.EXTRACT, 0, of)
    for number, each in enumerate(found, 1):
        yield each
        progress(Stage.EXTRACT, number, of)


NOTHING_SWITCHED = Switches()
_STEPS = 3
"""Of comparing: by rules, without a rule, inside one text."""
BATCH = 64
"""Documents that go down the line together."""
BATCH_CHARACTERS = 500_000
"""A batch that holds so many characters is full, so that long documents do not wait in memory for each other."""


def extract_documents(documents: Iterable[Document], rules: Sequence[Rule], *, places: bool = False) -> Iterator[Extracted]:
    """What each document gives; they go down the line in batches, only since that is quicker: none plays a part in another.

    Args:
        places: also look for the places that are named without an event.
    """
    batch: list[Document] = []
    characters = 0
    for document in documents:
        batch.append(document)
        characters += len(document.text)
        if len(batch) == BATCH or characters >= BATCH_CHARACTERS:
            yield from _extract_batch(batch, rules, places=places)
            batch, characters = [], 0
    yield from _extract_batch(batch, rules, places=places)


def extract_document(document: Document, rules: Sequence[Rule]) -> Extracted:
    """What :func:`extract_documents` gives for one document."""
    return next(extract_documents((document,), rules))


def _extract_batch(documents: Sequence[Document], rules: Sequence[Rule], *, places: bool) -> Iterator[Extracted]:
    unmarked = [Unmarked(document) if document.marks else None for document in documents]
    scans = [Scan(seen.document if seen else document) for document, seen in zip(documents, unmarked, strict=True)]
    found = extract_each(scans)
    readings = [Reading(scan, claims) for scan, claims in zip(scans, found, strict=True)]
    for annotate_one in ANNOTATORS:
        for reading in readings:
            annotate_one(reading)
    for seen, scan, claims in zip(unmarked, scans, found, strict=True):
        named = named_places(scan, claims) if places else []
        found_here, matches = _with_matches(seen, scan, claims, rules)
        if seen:
            seen.put_back(named)
        yield Extracted(found_here, matches, named)


def _with_matches(unmarked: Unmarked | None, scan: Scan, claims: list[Claim], rules: Sequence[Rule]) -> tuple[list[Claim], list[Match]]:
    """The claims of one document with those that rules make, all put back where the markup is, and what each rule takes."""
    matches = select(rules, scan, claims) if rules else []
    if not matches and not unmarked:
        return claims, matches
    made: dict[tuple[int, int, Kind], Claim] = {}
    for match in matches:
        if match.made:  # rules that find one place share one claim
            match.claim = made.setdefault((match.claim.start, match.claim.end, match.claim.kind), match.claim)
            complete(scan, match.claim)
    annotate(scan, list(made.values()))
    claims += made.values()
    if unmarked:
        moved = unmarked.put_back(claims)
        for match in matches:
            match.sentence = moved.get(match.sentence, match.claim.sentence)
    return sorted(claims, key=lambda claim: (claim.start, claim.end, claim.kind)), matches


def check_documents(
    documents: Sequence[Document],
    rules: Sequence[Rule],
    *,
    skipped: Sequence[Skipped] = (),
    generic: bool = True,
    checks: bool = True,
    min_confidence: float = MIN_CONFIDENCE,
    switches: Switches = NOTHING_SWITCHED,
    progress: Progress = silent,
) -> Report:
    """The report on some documents; their order plays no part.

    Args:
        documents: any, with ids of their own.
        rules: those that are on, with the severity that they have in this run.
        skipped, generic, checks, min_confidence, progress: as for :func:`check`.
        switches: what is off of generic linking and of the checks, and how much their conflicts matter.
    """
    ordered = sorted(with_present_ids(documents, {**renamed(rules), **switches.formerly}), key=lambda document: document.id)
    by_id = {document.id: document for document in ordered}
    claims: list[Claim] = []
    matches: dict[str, list[Match]] = {rule.id: [] for rule in rules}
    places: list[Claim] = []
    for found in _told(extract_documents(ordered, rules, places=generic), len(ordered), progress):
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
        linked, limits = _generic(claims, places, by_id, voice, told, switches.severities)
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
    held = {claim.id: claim for finding in kept for claim in finding.claims}
    compared = held.keys() & {claim.id for claim in claims}
    sentences = dict.fromkeys((claim.document, claim.sentence) for claim in held.values())
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
        uncompared=tuple(claim for claim in claims if claim.id not in held),
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
