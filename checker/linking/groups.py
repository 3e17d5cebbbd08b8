"""Cluster claims as groups, in the form that rules give: members, subject, wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from checker.linking.clusters import Cluster, clusters
from checker.linking.keys import Key
from checker.model import Claim, ClaimGroup, Document, FigureRole, Kind, Member
from checker.model.group import in_order

MESSAGES = {
    "generic/date": "<subject> is given as <values>",
    "generic/figure": "<subject> is given as <values>",
    "generic/ordinal": "<subject> is counted as <values>",
    "generic/quote": "<subject> is quoted as <values>",
    "generic/role": "<subject> is <values>",
    "generic/venue": "<subject> is given as <values>",
}
"""The message of each kind of generic finding, as a rule would have it."""


def link(claims: Sequence[Claim], documents: Mapping[str, Document]) -> list[ClaimGroup]:
    """The groups of claims about one fact, in order of rule and subject; a claim that nothing links to another is a group alone.

    Claims that say one thing of one thing in one document are one group: a fact repeated is no second source.
    """
    by_id = {claim.id: claim for claim in claims}
    found = []
    for keys, confidence, because in _within_documents(clusters(claims, documents)):
        line = keys[0].line.partition(":")[0]
        if line == "quote" and len(keys) < 2:
            continue  # words that nobody else quotes
        subject = _subject(keys)
        found.append(
            ClaimGroup(
                rule=f"generic/{line}",
                subject=subject,
                period=next((key.claim.period for key in keys if key.claim.period), None) if line != "date" else None,
                members=in_order(member for key in keys for member in _members(key, by_id)),
                confidence=confidence,
                because=because,
            )
        )
    return sorted(found, key=lambda group: (group.rule, group.subject, group.members[0].claim.document, group.members[0].claim.start))


def _within_documents(linked: Sequence[Cluster]) -> list[Cluster]:
    """Groups of one document that state the same of the same, as one: a fact repeated is no second source."""
    alone: dict[tuple[str, ...], list[Cluster]] = {}
    found: list[Cluster] = []
    for group in linked:
        documents = {key.claim.document for key in group[0]}
        if len(documents) > 1:
            found.append(group)
            continue
        first = group[0][0]
        same = (
            first.claim.document,
            first.line,
            repr((first.claim.value, first.claim.low, first.claim.high, first.claim.comparator, first.claim.partner and first.claim.role)),
            str(first.claim.unit),
            first.claim.entity or "",
            first.claim.property or "",
        )
        alone.setdefault((*same, first.claim.period or ""), []).append(group)
    found += [([key for group in held for key in group[0]], 1.0, ()) for held in alone.values()]
    return found


def _members(key: Key, claims: Mapping[str, Claim]) -> list[Member]:
    claim = key.claim
    mate = claims.get(claim.partner or "") if claim.role is FigureRole.CURRENT else None
    if mate is None or mate.role is not FigureRole.PREVIOUS:
        return [Member(claim)]
    cue = next((cue.partition(":")[2] for cue in mate.cues if cue.startswith("revision:")), None)
    return [Member(claim), Member(mate, superseded=cue)] if cue else [Member(claim, mate)]


def _subject(keys: Sequence[Key]) -> str:
    """What the claims are about, in the words that most of them use.

    Of equally many the shorter ones, but for an event the longer: "in-person meeting" says more than "meeting". A venue is
    named by itself last of all ("the Busan meeting").
    """
    claims = [key.claim for key in keys]
    names = Counter(_name(claim) for claim in claims)
    by_place = {_name(claim) for claim in claims if claim.kind is Kind.VENUE and str(claim.value) in _name(claim)}
    longer = -1 if claims[0].kind in (Kind.VENUE, Kind.DATE) else 1
    return min(names, key=lambda name: (name in by_place, -names[name], longer * len(name), name))


def _name(claim: Claim) -> str:
    entity, prop = claim.entity or "", claim.property or ""
    if claim.kind in (Kind.VENUE, Kind.DATE):
        return f"{entity}, {'place' if claim.kind is Kind.VENUE else 'date'}"
    if claim.kind is Kind.ROLE:
        office = f"{claim.value}, {claim.qualifiers}" if claim.qualifiers else claim.value
        return f"{office} ({claim.place})"
    if claim.kind is Kind.QUOTE:
        return claim.speaker or ""
    if prop and entity and prop.casefold() not in entity.casefold():
        return f"{entity}, {prop}"
    return entity or prop
