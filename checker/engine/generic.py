"""Groups from linking without a rule, in the form that rules give: members, subject, wording."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from checker.engine.members import Group, Member, in_order
from checker.linking.keys import Key
from checker.model import Claim, FigureRole, Kind

MESSAGES = {
    "generic/date": "<subject> is dated <values>",
    "generic/figure": "<subject> is given as <values>",
    "generic/ordinal": "<subject> is counted as <values>",
    "generic/quote": "<subject> is quoted as <values>",
    "generic/role": "<subject> is <values>",
    "generic/venue": "<subject> is placed in <values>",
}
"""The message of each kind of generic finding, as a rule would have it."""

Linked = tuple[list[Key], float, tuple[tuple[str, float], ...]]


def groups(linked: Sequence[Linked], claims: Mapping[str, Claim]) -> list[Group]:
    """The groups of linked claims, in order of rule and subject; claims that say one thing in one document are one group.

    Args:
        linked: as :func:`checker.linking.link` gives them.
        claims: every claim by id, to find the other end of a change.
    """
    found = []
    for keys, confidence, because in _within_documents(linked):
        line = keys[0].line.partition(":")[0]
        if line == "quote" and len(keys) < 2:
            continue  # words that nobody else quotes
        subject = _subject(keys)
        found.append(
            Group(
                rule=f"generic/{line}",
                subject=subject,
                period=next((key.claim.period for key in keys if key.claim.period), None) if line != "date" else None,
                members=in_order(member for key in keys for member in _members(key, claims)),
                confidence=confidence,
                because=because,
            )
        )
    return sorted(found, key=lambda group: (group.rule, group.subject, group.members[0].claim.document, group.members[0].claim.start))


def _within_documents(linked: Sequence[Linked]) -> list[Linked]:
    """Groups of one document that state the same of the same, as one: a fact repeated is no second source."""
    alone: dict[tuple[str, ...], list[Linked]] = {}
    found: list[Linked] = []
    for group in linked:
        documents = {key.claim.document for key in group[0]}
        if len(documents) > 1:
            found.append(group)
            continue
        first = group[0][0]
        same = (first.claim.document, first.line, str(first.claim.value), str(first.claim.unit), first.claim.entity or "", first.claim.property or "")
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
    """What the claims are about, in the words that most of them use, the shorter ones first."""
    names = Counter(_name(key.claim) for key in keys)
    return min(names, key=lambda name: (-names[name], len(name), name))


def _name(claim: Claim) -> str:
    entity, prop = claim.entity or "", claim.property or ""
    if claim.kind in (Kind.VENUE, Kind.DATE):
        return entity
    if claim.kind is Kind.ROLE:
        return f"{claim.qualifiers or claim.place} {claim.value}"
    if claim.kind is Kind.QUOTE:
        return claim.speaker or ""
    if prop and entity and prop.casefold() not in entity.casefold():
        return f"{entity}: {prop}" if claim.kind is not Kind.DURATION else f"{entity}, {prop}"
    return entity or prop
