"""Sets of names: what a document says in several places is one set, and two sets are the same or in conflict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from checker.model import Verdict
from checker.model.group import ClaimGroup, Member

SEPARATOR = "; "


def in_a_row(names: Iterable[str]) -> str:
    """Names as the value of one claim."""
    return SEPARATOR.join(sorted(names, key=str.casefold))


def united(members: Sequence[Member]) -> tuple[Member, ...]:
    """One member a document, at its first place, with all the names that the document gives."""
    first: dict[str, Member] = {}
    names: dict[str, dict[str, str]] = {}
    for member in members:
        name = member.claim.document
        first.setdefault(name, member)
        names.setdefault(name, {}).update({each.casefold(): each for each in str(member.claim.value).split(SEPARATOR)})
    return tuple(replace(member, claim=replace(member.claim, value=in_a_row(names[name].values()))) for name, member in first.items())


def verdict_of_sets(group: ClaimGroup, left: int, right: int) -> Verdict:
    """Two sets agree where they have the same names."""
    one, other = (frozenset(str(group.members[at].claim.value).casefold().split(SEPARATOR)) for at in (left, right))
    return Verdict.AGREEMENT if one == other else Verdict.CONFLICT
