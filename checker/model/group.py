"""A group: the claims about one fact, whoever put them together, a rule or generic linking."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from checker.model.claim import Claim
from checker.model.rule import Compare


@dataclass(frozen=True, slots=True)
class Member:
    """One claim of a group.

    Attributes:
        claim: the compared value; of a change its current end.
        mate: of a change the previous end, else None.
        superseded: the words of the text that mark it as no longer holding, or None.
        unit: the unit that a rule's ``assume`` reads it in, where that differs from the claim's own.
    """

    claim: Claim
    mate: Claim | None = None
    superseded: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimGroup:
    """The claims about one fact.

    Attributes:
        rule: id of the rule, or ``generic/...``.
        subject: what it is about, canonical; takes part in the finding's id.
        period: the time it is about, or None.
        members: in order of document and place.
        compare: how values are compared.
        confidence: how sure it is that the members are about one fact, 0 to 1.
        because: evidence for that with its weight.
        slots: for the rule's message.
        within: True where a rule compares only what stands in one document.
        against: ids of the documents that those of the other members are held against; None where all are compared with all.
    """

    rule: str
    subject: str
    period: str | None
    members: tuple[Member, ...]
    compare: Compare = field(default_factory=Compare)
    confidence: float = 1.0
    because: tuple[tuple[str, float], ...] = ()
    slots: tuple[tuple[str, str], ...] = ()
    within: bool = False
    against: frozenset[str] | None = None

    @property
    def documents(self) -> tuple[str, ...]:
        """The documents that its members stand in, each once, in order."""
        return tuple(dict.fromkeys(member.claim.document for member in self.members))


def in_order(members: Iterable[Member]) -> tuple[Member, ...]:
    """Members by document and place, each claim once."""
    found = {(m.claim.document, m.claim.start, m.claim.end, m.claim.kind): m for m in members}
    return tuple(found[key] for key in sorted(found))
