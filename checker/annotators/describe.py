"""What a figure is about: entity, property and qualifiers, by frames around it.

Each frame is one place where English puts what a figure measures; the first that yields a noun phrase wins. The head of that
phrase is the property, its "of"- or "on"-phrase, its owner or the subject is the entity; other content words of the clause are qualifiers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from checker.annotators.clauses import Clause, clauses
from checker.model import FIGURE_KINDS, Claim, FigureRole, Kind
from checker.text.lookup import column, table
from checker.text.phrases import Tag, chain_right, head_left, head_right, words
from checker.text.scan import Scan

_CHAIN = frozenset({"of", "on", "in", "for", "to", "from", "with", "between", "against", "at"})
_COUNTED_CHAIN = frozenset({"of", "from"})
_VALUED = {"worth", "valued", "costing", "totaling", "totalling", "priced", "estimated"}
_WEAK = {
    "volume",
    "level",
    "target",
    "figure",
    "total",
    "number",
    "amount",
    "rate",
    "value",
    "price",
    "share",
    "size",
    "cost",
    "commitment",
    "pledge",
    "goal",
}
"""Heads that say too little alone: the nearest noun phrase before them is the entity."""
_PLACING = {"to", "from", "at", "by", "of", "against", "than", "with"}
_MEASURING = {"measures", "weighs", "stands", "cost", "costs", "lasted", "lasts", "totaled", "totalled"}
_LINKING = {"is", "are", "was", "were", "be", "been", "being", "has", "have", "had"}
_DEFINITE = {"the", "these", "those", "both", "all", "our", "their", "its", "his", "her"}
SMALL_COUNT = 10
"""A definite count below this points back to something known ("the two leaders") and says nothing of its own."""
MOST_QUALIFIERS = 3


class Description(NamedTuple):
    """Token ranges of what a figure measures; ``prop`` may be a word that stands in no text ("duration")."""

    head: tuple[int, int] | None
    chain: tuple[tuple[int, int], ...] = ()
    owner: tuple[int, int] | None = None
    prop: str | None = None


def annotate(scan: Scan, claims: Sequence[Claim]) -> None:
    """Set ``entity``, ``property`` and ``qualifiers`` of each figure and ordinal; a figure of which nothing is said keeps None."""
    carried: str | None = None
    for clause in clauses(scan, claims):
        described: dict[str, Claim] = {}
        for claim in clause.claims:
            if (claim.kind not in FIGURE_KINDS and claim.kind is not Kind.ORDINAL) or _points_back(clause, claim):
                continue
            partner = described.get(claim.partner or "")
            if partner is not None:
                claim.entity, claim.property, claim.qualifiers = partner.entity, partner.property, partner.qualifiers
                continue
            found = next((made for frame in FRAMES if (made := frame(clause, claim)) is not None), None)
            alike = next((other for other in described.values() if other.unit == claim.unit and other.kind is claim.kind), None)
            if alike is not None and (found is None or (found.head is not None and _weak(clause, found.head))):
                claim.entity, claim.property = (
                    alike.entity,
                    alike.property,
                )  # "20 million tons ..., with a further commitment to 25 million"
                described[claim.id] = claim
            elif found is not None:
                _describe(clause, claim, found, carried)
                described[claim.id] = claim
        subject = _subject(clause, len(clause.tokens))
        carried = _words(clause, *subject) if subject else carried


def _points_back(clause: Clause, claim: Claim) -> bool:
    first, _ = clause.span(claim)
    small = isinstance(claim.value, float) and claim.value < SMALL_COUNT
    return claim.kind is Kind.COUNT and small and first > 0 and clause.tokens[first - 1].folded in _DEFINITE


# Frames, most certain first.


def _duration(clause: Clause, claim: Claim) -> Description | None:
    """ "two days of trade discussions", "a one-year trade pact": how long something lasts."""
    if claim.kind is not Kind.DURATION:
        return None
    _, stop = clause.span(claim)
    if stop < len(clause.tokens) and clause.tokens[stop].folded in ("of", "in"):
        chain = chain_right(clause.tokens, clause.tags, stop + 1, _CHAIN)
    else:
        adjective = "-" in claim.text or claim.text.endswith(("'", "’"))
        chain = chain_right(clause.tokens, clause.tags, stop, _CHAIN) if adjective else []
    return Description(chain[0], tuple(chain[1:]), prop="age" if claim.property == "age" else "duration") if chain else None


def _counted(clause: Clause, claim: Claim) -> Description | None:
    """ "40 people", "a 2.1 million-ton shipment": the noun to the right."""
    first, stop = clause.span(claim)
    if claim.kind is Kind.COUNT:
        head = head_left(clause.tags, stop) or (stop - 1, stop)
        noun = (max(head[0], first), stop)
        while noun[0] < stop - 1 and clause.tags[noun[0]] is Tag.NUMBER:
            noun = (noun[0] + 1, stop)
        chain = chain_right(clause.tokens, clause.tags, stop + 1, _COUNTED_CHAIN) if _next_is(clause, stop, _COUNTED_CHAIN) else []
        return Description(noun, tuple(chain[:1]), owner=_subject(clause, first))
    if claim.kind is Kind.ORDINAL:
        return Description(None, owner=_subject(clause, first) or _owner(clause, first), prop=claim.unit)
    phrase = head_right(clause.tags, stop)
    if phrase is None or phrase[0] != stop:
        return None
    chain = chain_right(clause.tokens, clause.tags, stop, _CHAIN)
    return Description(chain[0], tuple(chain[1:]))


def _of(clause: Clause, claim: Claim) -> Description | None:
    """ "25 million tons of soybeans", "12 per cent of the country's power"."""
    _, stop = clause.span(claim)
    if (
        claim.kind is Kind.ORDINAL
        or not _next_is(clause, stop, frozenset({"of", "in"}))
        or (clause.tokens[stop].folded == "in" and claim.kind is not Kind.MONEY)
    ):
        return None
    chain = chain_right(clause.tokens, clause.tags, stop + 1, _CHAIN)
    if not chain:
        return None
    subject = _subject(clause, clause.span(claim)[0])
    return Description(chain[0], tuple(chain[1:]), owner=subject)


def _valued(clause: Clause, claim: Claim) -> Description | None:
    """ "an arms package to Taiwan, valued at $11.1 billion", "a contract worth $2 million"."""
    first, _ = clause.span(claim)
    at = first - 1
    while at >= 0 and (
        clause.tokens[at].folded in ("at", "to", "some", "about", "nearly", "more", "than", "over") or clause.tags[at] is Tag.ADVERB
    ):
        at -= 1
    if at < 0 or clause.tokens[at].folded not in _VALUED:
        return None
    while at > 0 and clause.tokens[at - 1].text in ",(":
        at -= 1
    chain = _chain_left(clause, at)
    return Description(chain[0], tuple(chain[1:]), prop="value") if chain else None


def _placed(clause: Clause, claim: Claim) -> Description | None:
    """ "tariffs on imports from 57 per cent", "raising the volume to 20 million": the phrase before the preposition."""
    first, _ = clause.span(claim)
    at = _past_comparators(clause, first)
    if not at or clause.tokens[at - 1].folded not in _PLACING:
        return None
    chain = _chain_left(clause, at - 1)
    if not chain:
        return None
    return Description(chain[0], tuple(chain[1:]), owner=None if not _weak(clause, chain[0]) else _before(clause, chain[0][0]))


def _measured(clause: Clause, claim: Claim) -> Description | None:
    """ "the footbridge cost $7.3 million": the verb is the property, its subject the entity."""
    at = _past_comparators(clause, clause.span(claim)[0])
    if not at or clause.tokens[at - 1].folded not in _MEASURING:
        return None
    verb = clause.tokens[at - 1].folded
    subject = _subject(clause, at - 1, through_verb=False)
    return Description(None, owner=subject, prop=column("measuring_verbs", "word", "property").get(verb, verb))


def _labelled(clause: Clause, claim: Claim) -> Description | None:
    """ "Battery, Long Range: 82 kWh": the label before a colon."""
    first, _ = clause.span(claim)
    at = _past_comparators(clause, first)
    if not at or clause.tokens[at - 1].text != ":":
        return None
    start = at - 1
    while start and clause.tokens[start - 1].text not in ".;:•*-–|" and at - start < 12:
        start -= 1
    return Description((start, at - 1)) if start < at - 1 else None


def _governed(clause: Clause, claim: Claim) -> Description | None:
    """The subject of the nearest verb before: "Output is 640 MW", "sales rose 5 per cent"."""
    subject = _subject(clause, clause.span(claim)[0])
    return Description(subject) if subject else None


FRAMES: tuple[Callable[[Clause, Claim], Description | None], ...] = (
    _duration,
    _valued,
    _measured,
    _of,
    _counted,
    _placed,
    _labelled,
    _governed,
)


# Parts of a clause.


def _next_is(clause: Clause, at: int, wanted: frozenset[str]) -> bool:
    return at < len(clause.tokens) and clause.tokens[at].folded in wanted


def _past_comparators(clause: Clause, first: int) -> int:
    """Index of the first token before a figure that is no comparator, article or currency, plus one."""
    at = first
    while at and (clause.tags[at - 1] in (Tag.ADVERB, Tag.DETERMINER) or clause.tokens[at - 1].folded in _COMPARING):
        at -= 1
    return at


_COMPARING = {
    "about",
    "some",
    "around",
    "nearly",
    "almost",
    "over",
    "under",
    "more",
    "less",
    "than",
    "least",
    "most",
    "only",
    "just",
    "up",
    "record",
    "further",
}


def _chain_left(clause: Clause, stop: int) -> list[tuple[int, int]]:
    """The noun phrase that ends right before ``stop`` with those it hangs on, the head first: "tariffs", "imports"."""
    chain: list[tuple[int, int]] = []
    phrase = head_left(clause.tags, stop)
    while phrase is not None:
        chain.insert(0, phrase)
        at = phrase[0]
        while at and clause.tags[at - 1] is Tag.DETERMINER:
            at -= 1
        if len(chain) == 3 or not at or clause.tokens[at - 1].folded not in _CHAIN:
            break
        phrase = head_left(clause.tags, at - 1)
    return chain


def _weak(clause: Clause, phrase: tuple[int, int]) -> bool:
    *before, head = range(*phrase)
    return clause.tokens[head].folded in _WEAK and not any(clause.tags[at] in (Tag.NOUN, Tag.NAME) for at in before)


def _before(clause: Clause, at: int) -> tuple[int, int] | None:
    """The nearest noun phrase that ends somewhere before ``at``."""
    for stop in range(at, 0, -1):
        if clause.tags[stop - 1] in (Tag.NOUN, Tag.NAME):
            return head_left(clause.tags, stop)
    return None


def _subject(clause: Clause, before: int, *, through_verb: bool = True) -> tuple[int, int] | None:
    """The noun phrase before the nearest verb that stands before ``before``, its "of"-phrases included; None for a pronoun."""
    at = before
    if through_verb:
        while at and clause.tags[at - 1] not in (Tag.VERB, Tag.AUXILIARY, Tag.MODAL):
            at -= 1
    while at and clause.tags[at - 1] in (Tag.VERB, Tag.AUXILIARY, Tag.MODAL, Tag.ADVERB, Tag.RELATIVE):
        at -= 1
    chain = _chain_left(clause, at)
    return (chain[0][0], chain[-1][1]) if chain else None


def _owner(clause: Clause, before: int) -> tuple[int, int] | None:
    """The possessor right before: "China's 15th Five-Year Plan"."""
    if before and clause.tokens[before - 1].folded.endswith("'s"):
        return before - 1, before
    return None


# From token ranges to words.


def _words(clause: Clause, start: int, stop: int) -> str:
    return words(clause.tokens, start, stop)


def _describe(clause: Clause, claim: Claim, found: Description, carried: str | None) -> None:
    prop, entity = found.prop, None
    head = found.head
    if head is not None and prop is None:
        start = _past_possessor(clause, head)
        prop = _words(clause, start, head[1])
        if start > head[0]:
            entity = _words(clause, head[0], start).removesuffix("'s").removesuffix("’s")
    elif head is not None:
        entity = _words(clause, _past_possessor(clause, head), found.chain[-1][1] if found.chain else head[1])
    if found.chain and prop != found.prop:
        tail = _words(clause, found.chain[0][0], found.chain[-1][1])
        if entity is None:
            entity = tail
        else:
            prop = f"{prop} {_words(clause, head[1] if head else found.chain[0][0], found.chain[-1][1])}"
    if found.owner is not None and entity is None:
        entity = _words(clause, *found.owner).removesuffix("'s").removesuffix("’s")
    if entity is None and claim.role is not FigureRole.DELTA and prop is not None:
        entity = carried
    claim.property, claim.entity = prop, entity
    claim.qualifiers = _qualifiers(clause, claim, f"{prop} {entity}".casefold())


def _past_possessor(clause: Clause, head: tuple[int, int]) -> int:
    """Where the property begins after an owner: "US | tariffs", "China's | exports"."""
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
    near = sorted(range(len(clause.tokens)), key=lambda at: (min(abs(at - first), abs(at - stop)), at))
    kept = [
        at
        for at in near
        if not first <= at < stop
        and clause.tags[at] in (Tag.NOUN, Tag.NAME, Tag.VERB, Tag.ADJECTIVE)
        and clause.tokens[at].folded not in stops
        and clause.tokens[at].folded not in used
        and abs(at - first) <= 15
    ][:MOST_QUALIFIERS]
    return " ".join(clause.tokens[at].text for at in sorted(kept)) or None


__all__ = ["FRAMES", "Description", "annotate", "table"]
