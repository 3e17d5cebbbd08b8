"""What a figure is about: entity, property and qualifiers, by frames around it.

The first frame that yields a noun phrase wins. The head of that phrase is the property, its "of"- or "on"-phrase, its owner or
the subject is the entity; other content words of the clause are qualifiers.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from checker.annotators.around import around, hung
from checker.annotators.clauses import Clause, Reading
from checker.annotators.own import AGE, own
from checker.annotators.places import Description, Place, is_weak, place
from checker.annotators.subjects import is_reporting, subject_of
from checker.model import FIGURE_KINDS, Claim, FigureRole, Kind
from checker.text.lookup import column, word_set
from checker.text.names import body_words

SMALL_COUNT = 10
"""A definite count below this points back to something known ("the two leaders") and says nothing of its own."""
MOST_QUALIFIERS = 3
FARTHEST_QUALIFIER = 15
"""Tokens between a figure and the farthest word that qualifies it."""
MOST_BACK = 20
"""Figures of the sentence before one that are looked back for what goes on."""
FARTHEST_SUBJECT = 5
"""Sentences with figures that are looked back for what a pronoun stands for."""
_SHORT_WORD = 3
"""Letters of the longest word that a person's name may hold in lower case: "de la", "van"."""
LONGEST_GAP = 12
"""Tokens between two figures that are about the same thing."""

_DESCRIBED = FIGURE_KINDS | {Kind.ORDINAL}
_BARE = {Kind.NUMBER, Kind.PERCENT}
_ACTING = ("a", "m", "v", "b", "z")
_DEFINITE = frozenset({"the", "these", "those", "both", "all", "our", "their", "its", "his", "her"})
_SAME = re.compile("[^nsNjbvgzwamo:;.]*")
"""Nothing between two figures but what compares, joins or says when."""


def annotate(reading: Reading) -> None:
    """Set ``entity``, ``property`` and ``qualifiers`` of each figure and ordinal; a figure of which nothing is said keeps None."""
    before: list[Clause] = []
    for clause in reading.clauses:
        described: list[tuple[Claim, int]] = []
        by_id: dict[str, Claim] = {}
        for claim, (first, stop) in zip(clause.claims, clause.spans, strict=True):
            if claim.kind not in _DESCRIBED or _points_back(clause, claim, first):
                continue
            partner = by_id.get(claim.partner) if claim.partner is not None else None
            if partner is None:
                _as_framed(place(clause, claim, first, stop), described, before)
            elif claim.role is FigureRole.TOTAL:
                _as_framed(place(clause, claim, first, stop), [], before)
                if claim.property is not None:  # "37 of the 98 seats": seats both
                    partner.entity, partner.property = claim.entity or partner.entity, claim.property
            else:
                _as_partner(place(clause, claim, first, stop), partner)
                if claim.property is None and claim.kind is Kind.COUNT:  # "from 28 to 55 hotels"
                    _as_framed(place(clause, claim, first, stop), [], before)
                    partner.entity, partner.property = partner.entity or claim.entity, claim.property
            described.append((claim, stop))
            by_id[claim.id] = claim
        before.append(clause)


def _as_partner(at: Place, partner: Claim) -> None:
    """Say of a figure what its other end is about, unless it has a name of its own: "compared with a loss of $3 million"."""
    claim = at.claim
    claim.entity, claim.property, claim.qualifiers = partner.entity, partner.property, partner.qualifiers
    sign = at.clause.words[at.first - 1] if at.first else ""
    if claim.role is FigureRole.PREVIOUS and sign in column("result_signs", "word", "sign") and claim.property:  # "Net profit 5 vs loss 3"
        head, _, last = claim.property.rpartition(" ")
        kept = head if last.lower() in column("result_signs", "word", "sign") else claim.property
        claim.property = f"{kept} {sign}".strip()
        return
    named = hung(at) if claim.role is FigureRole.PREVIOUS else None
    if named is not None:
        _describe(at, named, [])
        claim.entity = claim.entity or partner.entity or partner.property


def _subject_before(before: list[Clause]) -> str | None:
    """The last subject of the sentences with figures before: who "it" is; what is only measured there owns nothing ("Revenue was 5")."""
    for clause in before[: -FARTHEST_SUBJECT - 1 : -1]:
        subject = subject_of(clause, len(clause.words))
        if subject is None or subject.span is None:
            continue
        said = clause.said(*subject.span)
        if not any(claim.property == said and claim.entity is None for claim in clause.claims):
            return said
    return None


def _points_back(clause: Clause, claim: Claim, first: int) -> bool:
    return (
        first > 0
        and clause.words[first - 1] in _DEFINITE
        and claim.kind is Kind.COUNT
        and isinstance(claim.value, float)
        and claim.value < SMALL_COUNT
    )


def _as_framed(at: Place, described: list[tuple[Claim, int]], before: list[Clause]) -> None:
    clause, claim = at.clause, at.claim
    found = own(at)
    if claim.property == AGE:
        found = found or around(at)
        if found is not None:
            _describe(at, found, before)
        if claim.property != AGE:
            claim.entity, claim.property = claim.property or claim.entity, AGE
        return
    if found is None and described and _goes_on(at, described[-1][1]):
        alike = next((other for other, _ in reversed(described[-2:]) if other.unit == claim.unit), described[-1][0])
        claim.entity, claim.property, claim.qualifiers = alike.entity, alike.property, alike.qualifiers
        return
    counted = _counted_before(at, described) if found is None else None
    if counted is not None:
        claim.entity, claim.property = counted.entity, counted.property
        claim.qualifiers = _qualifiers(clause, at.first, at.stop, f"{counted.property} {counted.entity}".casefold())
        return
    found = found or around(at)
    if found is None or (found.head is not None and not found.chain and is_weak(clause, found.head)):
        # "20 million tons this season, with a commitment to 25 million next season": the same thing goes on
        same = next((other for other, _ in reversed(described[-MOST_BACK:]) if other.unit == claim.unit and other.kind is claim.kind), None)
        if same is not None:
            claim.entity, claim.property = same.entity, same.property
            return
    if found is not None:
        _describe(at, found, before)
        if found.head is not None and described and _stands_for(clause, found.head):  # "shares of A fell, those of B rose": shares of B
            claim.entity, claim.property = claim.property, described[-1][0].property


def _stands_for(clause: Clause, phrase: tuple[int, int]) -> bool:
    """Tell whether a phrase hangs on a pronoun that stands for what was measured before: "those of B"."""
    at = phrase[0]
    if at < 2 or clause.words[at - 2] not in ("those", "that", "one", "ones"):
        return False
    return clause.line[at - 1] == "O" or (clause.words[at - 2] == "those" and clause.words[at - 1] in ("in", "at", "from", "for"))


def _goes_on(at: Place, before: int) -> bool:
    """Tell whether a figure is about what the figure before is about: "$61,400, up 2.2%", "84 (from 70)"."""
    line = at.clause.line
    if at.first - before > LONGEST_GAP or at.first <= before:
        return False
    if at.left and at.clause.words[at.left - 1] == "or":  # "375 shares of Norvik, or 12.9%"
        return True
    told = _SAME.match(line, before, at.first)
    return told is not None and told.end() == at.first


def _counted_before(at: Place, described: list[tuple[Claim, int]]) -> Claim | None:
    """What was counted before, for a figure that is a subject itself: "84 people died and 300 were hurt", "of 650 workers, 72% agreed"."""
    words, line, left, right = at.clause.words, at.clause.line, at.left, at.right
    if at.claim.kind not in _BARE or not described:
        return None
    of_them = words[right : right + 1] == ["of"] and words[right + 1 : right + 2] in (["those"], ["them"], ["these"], ["whom"])
    opens = not left or line[left - 1] in "c,w" or words[left - 1] == "with"
    left_so = at.claim.kind is Kind.NUMBER and line[right : right + 1] == "j"  # "and left 300 homeless"
    if not of_them and not left_so and not (opens and line[right : right + 1] in _ACTING):
        return None
    return next((claim for claim, _ in reversed(described[-MOST_BACK:]) if claim.kind is Kind.COUNT and claim.property), None)


def _describe(at: Place, found: Description, before: list[Clause]) -> None:
    """Entity and property out of token ranges."""
    clause, claim, head, prop = at.clause, at.claim, found.head, found.prop
    entity: str | None = None
    if head is not None:
        start = _past_owner(clause, head)
        end = found.chain[-1][1] if found.chain else head[1]
        if prop is not None:
            entity = clause.said(start, end)
        elif start > head[0]:  # "US | tariffs on Chinese imports"
            entity, prop = _bare(clause.said(head[0], start)), clause.said(start, end)
        else:
            prop = clause.said(*head)
            entity = clause.said(found.chain[0][0], end) if found.chain else None
    if entity is None and found.owner is not None:
        entity = _bare(clause.said(*found.owner))
    if entity is None and (found.pronoun or clause.first_pronoun < at.first):
        entity = _meant(clause, at.first, before)
    claim.entity, claim.property = entity, prop
    claim.qualifiers = _qualifiers(clause, at.first, at.stop, f"{prop} {entity}".casefold())


def _bare(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")


def _meant(clause: Clause, first: int, before: list[Clause]) -> str | None:
    """Who a pronoun is: the one who speaks, else the last subject; "we" and "I" are nobody named, "he" and "she" a person."""
    subject = subject_of(clause, first)
    pronoun = clause.words[subject.first - 1] if subject is not None and subject.pronoun and subject.first else ""
    if pronoun in word_set("first person"):
        return None
    meant = _speaking(clause, first) or _subject_before(before)
    if meant is None or pronoun not in word_set("one person"):
        return meant
    named = all(word[:1].isupper() for word in meant.split() if len(word) > _SHORT_WORD)
    return meant if named and body_words().isdisjoint(meant.lower().split()) else None


def _speaking(clause: Clause, first: int) -> str | None:
    """Who is meant by a pronoun after "X said that it"."""
    subject = subject_of(clause, first)
    if subject is None or not subject.pronoun:
        return None
    before = subject_of(clause, subject.first - 1)
    if before is None or before.span is None or not is_reporting(clause, before):
        return None
    return clause.said(*before.span)


def _past_owner(clause: Clause, head: tuple[int, int]) -> int:
    """Where the property begins after a superlative and an owner: "largest-ever | package", "US | tariffs", "China's | exports"."""
    start, stop = head
    if stop - start == 1:
        return start
    folded = clause.words
    while start < stop - 1 and folded[start].endswith(("-ever", "est")):
        start += 1
    if clause.line[start] == "N" and stop - start > 1 and clause.scan.may_name(clause.starts[start], clause.ends[stop - 1]):
        owner = clause.owners.get(start, start)
        if start < owner < stop:
            return owner
    for at in range(start, stop - 1):
        if folded[at].endswith("'s"):
            return at + 1
    return start


def _qualifiers(clause: Clause, first: int, stop: int, used: str) -> str | None:
    """The content words nearest to the figure that neither entity nor property holds, in order of place."""
    words, content = clause.words, clause.content
    after, none = bisect_left(content, stop), len(content)
    before = bisect_left(content, first) - 1
    left = first - content[before] if before >= 0 else FARTHEST_QUALIFIER + 1
    right = content[after] - stop if after < none else FARTHEST_QUALIFIER + 1
    kept: list[int] = []
    while len(kept) < MOST_QUALIFIERS:
        if left <= right:
            if left > FARTHEST_QUALIFIER:
                break
            at = content[before]
            before -= 1
            left = first - content[before] if before >= 0 else FARTHEST_QUALIFIER + 1
        else:
            if right >= FARTHEST_QUALIFIER:
                break
            at = content[after]
            after += 1
            right = content[after] - stop if after < none else FARTHEST_QUALIFIER + 1
        if words[at] not in used:
            kept.append(at)
    kept.sort()
    texts = clause.texts
    return " ".join([texts[at] for at in kept]) or None
