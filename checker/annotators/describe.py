"""What a figure is about: entity, property and qualifiers, by frames around it.

The first frame that yields a noun phrase wins. The head of that phrase is the property, its "of"- or "on"-phrase, its owner or
the subject is the entity; other content words of the clause are qualifiers.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.annotators.clauses import Clause, Reading
from checker.annotators.frames import FARTHEST_VERB, Description, describe, is_weak, subject_of
from checker.model import FIGURE_KINDS, Claim, Kind
from checker.text.lookup import column
from checker.text.phrases import Tag, words

SMALL_COUNT = 10
"""A definite count below this points back to something known ("the two leaders") and says nothing of its own."""
MOST_QUALIFIERS = 3
FARTHEST_QUALIFIER = 15
"""Tokens between a figure and the farthest word that qualifies it."""

_DEFINITE = {"the", "these", "those", "both", "all", "our", "their", "its", "his", "her"}
_PRONOUNS = {"it", "its", "they", "their", "he", "his", "she", "her"}


def annotate(reading: Reading) -> None:
    """Set ``entity``, ``property`` and ``qualifiers`` of each figure and ordinal; a figure of which nothing is said keeps None."""
    last_subject: str | None = None
    for clause in reading.clauses:
        described: list[Claim] = []
        for claim in clause.claims:
            if (claim.kind in FIGURE_KINDS or claim.kind is Kind.ORDINAL) and not _points_back(clause, claim):
                if not _as_partner(claim, described):
                    _as_framed(clause, claim, described, last_subject)
                described.append(claim)
        subject = subject_of(clause, len(clause.tokens))
        last_subject = words(clause.tokens, *subject) if subject else last_subject


def _points_back(clause: Clause, claim: Claim) -> bool:
    first, _ = clause.span(claim)
    small = isinstance(claim.value, float) and claim.value < SMALL_COUNT
    return claim.kind is Kind.COUNT and small and first > 0 and clause.tokens[first - 1].folded in _DEFINITE


def _as_partner(claim: Claim, described: Sequence[Claim]) -> bool:
    """Take over what the other end of a change is about; tell whether there was one."""
    partner = next((other for other in described if other.id == claim.partner), None)
    if partner is None:
        return False
    claim.entity, claim.property, claim.qualifiers = partner.entity, partner.property, partner.qualifiers
    return True


def _as_framed(clause: Clause, claim: Claim, described: Sequence[Claim], last_subject: str | None) -> None:
    found = describe(clause, claim)
    if found is None or (found.head is not None and is_weak(clause, found.head)):
        # "20 million tons this season, with a commitment to 25 million next season": the same thing goes on
        alike = next((other for other in reversed(described) if other.unit == claim.unit and other.kind is claim.kind), None)
        if alike is not None:
            claim.entity, claim.property = alike.entity, alike.property
            return
    if found is not None:
        _describe(clause, claim, found, last_subject)


def _describe(clause: Clause, claim: Claim, found: Description, last_subject: str | None) -> None:
    """Entity and property out of token ranges."""
    entity, prop = _owner_name(clause, found), found.prop
    tail = words(clause.tokens, found.chain[0][0], found.chain[-1][1]) if found.chain else None
    if found.head is not None:
        start = _past_owner(clause, found.head)
        owned = start > found.head[0]
        end = found.chain[-1][1] if found.chain else found.head[1]
        if prop is not None:
            entity = words(clause.tokens, start, end)
        elif owned:  # "US | tariffs on Chinese imports"
            entity, prop = _bare(words(clause.tokens, found.head[0], start)), words(clause.tokens, start, end)
        else:
            entity, prop = tail or entity, words(clause.tokens, *found.head)
    if entity is None and _has_pronoun(clause, claim):
        entity = last_subject
    claim.entity, claim.property = entity, prop
    claim.qualifiers = _qualifiers(clause, claim, f"{prop} {entity}".casefold())


def _owner_name(clause: Clause, found: Description) -> str | None:
    return _bare(words(clause.tokens, *found.owner)) if found.owner is not None else None


def _bare(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")


def _has_pronoun(clause: Clause, claim: Claim) -> bool:
    """Tell whether a pronoun stands for the subject: "It is 84 metres long", "its revenue rose"."""
    first, _ = clause.span(claim)
    return any(token.folded in _PRONOUNS for token in clause.tokens[max(0, first - FARTHEST_VERB) : first])


def _past_owner(clause: Clause, head: tuple[int, int]) -> int:
    """Where the property begins after a superlative and an owner: "largest-ever | package", "US | tariffs", "China's | exports"."""
    start, stop = head
    while start < stop - 1 and clause.tokens[start].folded.endswith(("-ever", "est")):
        start += 1
    owners = {clause.at(m.start): clause.at(m.end - 1) + 1 for m in clause.mentions}
    if start in owners and owners[start] < stop:
        return owners[start]
    for at in range(start, stop - 1):
        if clause.tokens[at].folded.endswith("'s"):
            return at + 1
    return start


def _qualifiers(clause: Clause, claim: Claim, used: str) -> str | None:
    """The content words nearest to the figure that neither entity nor property holds, in order of place."""
    first, stop = clause.span(claim)
    stops = set(column("stop_words", "word", "word"))
    reach = range(max(0, first - FARTHEST_QUALIFIER), min(len(clause.tokens), stop + FARTHEST_QUALIFIER))
    near = sorted(reach, key=lambda at: (min(abs(at - first), abs(at - stop)), at))
    kept = [
        at
        for at in near
        if not first <= at < stop
        and clause.tags[at] in (Tag.NOUN, Tag.NAME, Tag.VERB, Tag.ADJECTIVE)
        and clause.tokens[at].folded not in stops
        and clause.tokens[at].folded not in used
    ][:MOST_QUALIFIERS]
    return " ".join(clause.tokens[at].text for at in sorted(kept)) or None
