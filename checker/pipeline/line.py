"""Paths to a report, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from checker.annotators import annotate
from checker.comparisons.copies import voices
from checker.engine.findings import findings
from checker.engine.groups import groups
from checker.engine.judge import judge
from checker.engine.recomputed import recomputed
from checker.engine.related import relate
from checker.engine.select import Match, select
from checker.extractors import complete
from checker.extractors import extract as find_claims
from checker.linking import MESSAGES, link
from checker.model import Claim, Document, Finding, Report, Rule, Skipped, Verdict
from checker.model.group import ClaimGroup
from checker.pipeline.unmarked import Unmarked
from checker.readers import READERS, read_paths
from checker.rulebook.catalogue import load_rules
from checker.text.scan import Scan

if TYPE_CHECKING:
    from pandas import DataFrame


def check(paths: Sequence[str], *, rules: Sequence[str] = (), builtin: bool = True, generic: bool = True, checks: bool = True) -> Report:
    """What the documents below some paths say of the same facts.

    Args:
        paths: files, folders and globs.
        rules: rule files and folders, added to the shipped packs.
        builtin: False leaves the shipped packs out.
        generic: False leaves linking without a rule out.
        checks: False leaves the recomputed figures out.

    Raises:
        PathError: a path does not exist.
        RuleError: rule files have mistakes; all of them.
    """
    known = load_rules(rules, builtin=builtin)
    documents, skipped = read_paths(paths, READERS)
    return check_documents(documents, known, skipped=skipped, generic=generic, checks=checks)


def extract(paths: Sequence[str]) -> DataFrame:
    """Every claim of the documents below some paths, one row a claim in order of document and place."""
    from checker.model.tables import extracted

    return extracted(claims_below(paths)[0])


def claims_below(paths: Sequence[str]) -> tuple[Iterator[Claim], tuple[Skipped, ...]]:
    """Every claim of the documents below some paths, in order of document and place, each when it is asked for; and what was skipped."""
    documents, skipped = read_paths(paths, READERS)
    return (claim for document in documents for claim in extract_document(document, ())[0]), tuple(skipped)


def extract_document(document: Document, rules: Sequence[Rule]) -> tuple[list[Claim], list[Match]]:
    """The claims of one document in order of place, described, and what each rule takes of them."""
    unmarked = Unmarked(document) if document.marks else None
    scan = Scan(unmarked.document if unmarked else document)
    claims = find_claims(scan)
    annotate(scan, claims)
    matches = select(rules, scan, claims) if rules else []
    if not matches and not unmarked:
        return claims, matches
    made: dict[tuple[int, int], Claim] = {}
    for match in matches:
        if match.made:  # rules that find one place share one claim
            match.claim = made.setdefault((match.claim.start, match.claim.end), match.claim)
            complete(scan, match.claim)
    annotate(scan, list(made.values()))
    claims += made.values()
    if unmarked:
        moved = unmarked.put_back(claims)
        for match in matches:
            match.sentence = moved.get(match.sentence, match.claim.sentence)
    return sorted(claims, key=lambda claim: (claim.start, claim.end, claim.kind)), matches


def check_documents(
    documents: Sequence[Document], rules: Sequence[Rule], *, skipped: Sequence[Skipped] = (), generic: bool = True, checks: bool = True
) -> Report:
    """The report on some documents; their order plays no part."""
    ordered = sorted(documents, key=lambda document: document.id)
    by_id = {document.id: document for document in ordered}
    claims: list[Claim] = []
    matches: dict[str, list[Match]] = {rule.id: [] for rule in rules}
    for document in ordered:
        found, taken = extract_document(document, rules)
        claims += found
        for match in taken:
            matches[match.rule].append(match)
    ruled = [group for rule in rules for group in groups(rule, matches[rule.id], by_id)]
    voice = voices({document.id: document.text for document in ordered})
    told = _findings(ruled, by_id, voice, rules)
    if generic:
        told += _generic(claims, by_id, voice, told)
    if checks:
        told += recomputed(claims)
    counts = {document.id: 0 for document in ordered}
    for claim in claims:
        counts[claim.document] += 1
    return Report(
        documents=tuple(replace(document, text="") for document in ordered),
        claims=counts,
        compared=len({claim.id for finding in told for claim in finding.claims}),
        rules=len(rules),
        findings=relate(told),
        skipped=tuple(skipped),
    )


def _findings(grouped: Sequence[ClaimGroup], documents: dict[str, Document], voice: dict[str, str], rules: Sequence[Rule]) -> list[Finding]:
    severities = {rule.id: rule.severity for rule in rules}
    messages = {rule.id: rule.message for rule in rules} | MESSAGES
    return findings(grouped, judge(grouped), documents, severities=severities, messages=messages, voices=voice)


def _generic(claims: Sequence[Claim], documents: dict[str, Document], voice: dict[str, str], told: Sequence[Finding]) -> list[Finding]:
    """What linking without a rule adds: a fact that a rule has already told is not told twice."""
    by_rule = {claim.id for finding in told for claim in finding.claims}
    fresh = [group for group in link(claims, documents) if not {member.claim.id for member in group.members} <= by_rule]
    clashes = [{claim.id for claim in finding.claims} for finding in told if finding.verdict is Verdict.CONFLICT]
    found = _findings(fresh, documents, voice, ())
    return [
        f for f in found if f.verdict is not Verdict.CONFLICT or not any(len(clash & {c.id for c in f.claims}) > 1 for clash in clashes)
    ]
