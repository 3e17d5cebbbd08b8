"""The matches of one document taken together: what a rule asks of figures that stand in several of its sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from checker.engine.groups import fixed_key
from checker.engine.select import Match
from checker.model import Check, Claim, Finding, Named, Operation, Rule, Term, slots_of

Told = dict[str, list[Claim]]
"""By slot the figures that fill it in one document, each thing's once."""


def gathered(rule: Rule, matches: Sequence[Match]) -> Iterator[tuple[Rule, Match]]:
    """The figures of each document, of each group in it, as one match, with a rule that asks about all of them.

    A slot of the parts of a total may be filled several times, by different things; any other once, or always with the same
    figure. Where a document says two things of one, nothing is asked.
    """
    together: dict[tuple[object, ...], list[Match]] = defaultdict(list)
    for match in matches:
        together[match.claim.document, *fixed_key(rule, match)].append(match)
    for held in together.values():
        parts = {name for check in rule.checks if check.gathers for name in slots_of(check.right)}
        told = _told(held, parts)
        if told is None:
            continue
        figures = {_name(slot, at): claim for slot, claims in told.items() for at, claim in enumerate(claims)}
        checks = tuple(_wider(check, told) if check.gathers else check for check in rule.checks)
        keys = {key.name for key in rule.group_by}
        slots = {name: text for match in reversed(held) for name, text in match.slots.items() if name in keys}
        if figures:
            yield replace(rule, checks=checks), replace(held[0], slots=slots, figures=figures)


def _told(held: Iterable[Match], parts: Iterable[str]) -> Told | None:
    """The figures of each slot; None where one thing has two."""
    found: dict[str, dict[tuple[str, ...], Claim]] = defaultdict(dict)
    for match in held:
        named = tuple(sorted(text.casefold() for name, text in match.slots.items() if name not in match.figures))
        for slot, claim in match.figures.items():
            of = (named or (str(claim.start),)) if slot in parts else ()
            first = found[slot].setdefault(of, claim)
            if (first.value, first.unit, first.low, first.high) != (claim.value, claim.unit, claim.low, claim.high):
                return None
    return {slot: list(claims.values()) for slot, claims in found.items()}


def _name(slot: str, at: int) -> str:
    return slot if at == 0 else f"{slot} {at + 1}"


def _wider(check: Check, told: Told) -> Check:
    """The check with all figures of a slot added up where it names the slot."""
    return replace(check, right=_sums(check.right, told))


def _sums(term: Term, told: Told) -> Term:
    match term:
        case Named(slot=slot):
            total: Term = term
            for at in range(1, len(told.get(slot, ()))):
                total = Operation("+", total, Named(_name(slot, at)))
            return total
        case Operation():
            return Operation(term.sign, _sums(term.left, told), _sums(term.right, told))
        case _:
            return term


def as_one(found: Sequence[Finding], rules: Collection[str]) -> list[Finding]:
    """Findings with those of the given rules that have one id made one: the same figures for the same thing in several documents."""
    first: dict[str, int] = {}
    kept: list[Finding] = []
    for finding in found:
        at = first.setdefault(finding.id, len(kept)) if finding.rule in rules else len(kept)
        if at == len(kept):
            kept.append(finding)
        else:
            kept[at] = _joined(kept[at], finding)
    return kept


def overlapping(found: Sequence[Finding], rules: Collection[str]) -> list[Finding]:
    """Findings with those of the given rules made one that have claims in common and tell the same values of one thing.

    Of days that lie close to each other, the same two values may be found in the first and the second, and in the second and the third.
    """
    told: dict[tuple[object, ...], list[int]] = defaultdict(list)
    kept: list[Finding] = []
    for finding in found:
        values = frozenset((value.display, value.earlier) for value in finding.values)
        same = told[finding.rule, finding.subject, finding.verdict, values]
        claims = {claim.id for claim in finding.claims}
        at = next((at for at in same if not claims.isdisjoint(claim.id for claim in kept[at].claims)), None)
        if at is None or finding.rule not in rules:
            same.append(len(kept))
            kept.append(finding)
        else:
            kept[at] = _with_more(kept[at], finding)
    return kept


def _with_more(left: Finding, right: Finding) -> Finding:
    """A finding with the claims of another that it does not have yet."""
    known = {claim.id for claim in left.claims}
    more = {value.display: [name for name in value.claims if name not in known] for value in right.values}
    document = {claim.id: claim.document for claim in (*left.claims, *right.claims)}
    values = [
        replace(
            value,
            claims=(*value.claims, *more[value.display]),
            sources=value.sources + len({document[name] for name in more[value.display]} - {document[name] for name in value.claims}),
        )
        for value in left.values
    ]
    claims = sorted(
        {claim.id: claim for claim in (*left.claims, *right.claims)}.values(), key=lambda claim: (claim.document, claim.start, claim.end)
    )
    return replace(left, values=tuple(values), claims=tuple(claims), read_as={**left.read_as, **right.read_as})


def _joined(left: Finding, right: Finding) -> Finding:
    more = {(value.display, value.earlier): value for value in right.values}
    values = tuple(
        replace(value, claims=(*value.claims, *other.claims), sources=value.sources + other.sources)
        if (other := more.get((value.display, value.earlier))) is not None
        else value
        for value in left.values
    )
    claims = sorted((*left.claims, *right.claims), key=lambda claim: (claim.document, claim.start, claim.end))
    return replace(left, values=values, claims=tuple(claims), read_as={**left.read_as, **right.read_as})
