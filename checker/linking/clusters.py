"""Linked pairs to groups: one to one between two documents, best first, and no group held by one weak link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from checker.comparisons import regions, verdicts
from checker.comparisons.odds import probability
from checker.linking.evidence import evidence
from checker.linking.keys import Key, keys
from checker.model import FIGURE_KINDS, Claim, Document, Verdict
from checker.model.tables import claims_frame

LINKED = {"figure": 0.96, "ordinal": 0.96}
"""Confidence from which two claims with different values count as about one fact, where figures of like things abound."""
LINKED_OTHERS = 0.75
"""The same for venues, dates, roles and quotes."""
LINKED_EQUAL = 0.6
"""The same for two claims whose values agree: a wrong link does less harm there."""
LARGEST_BLOCK = 200
"""Claims that share a word and are compared with each other; a word that more share says too little."""

Cluster = tuple[list[Key], float, tuple[tuple[str, float], ...]]
Link = tuple[float, int, int, tuple[tuple[str, float], ...]]


def clusters(claims: Sequence[Claim], documents: Mapping[str, Document]) -> list[Cluster]:
    """The claims about one fact across documents: keys in order, confidence, evidence of the weakest link that holds them.

    Claims that nothing links come alone, with confidence 1 and no evidence.
    """
    known = keys(claims, documents)
    pairs = sorted(set(_candidates(known)))
    equal = _equal(known, pairs)
    stated = _stated(claims)
    links: list[Link] = []
    apart: set[tuple[int, int]] = set()
    for (left, right), same in zip(pairs, equal, strict=True):
        if same is None or (not same and _told_elsewhere(known, stated, left, right)):
            continue
        because = evidence(known[left], known[right], equal=same)
        confidence = probability(sum(weight for _, weight in because))
        bar = LINKED_EQUAL if same else LINKED.get(known[left].line.partition(":")[0], LINKED_OTHERS)
        if confidence >= bar:
            links.append((confidence, left, right, because))
        elif not same:
            apart.add((left, right))
    return _groups(known, _aligned(known, links), apart)


def _stated(claims: Sequence[Claim]) -> set[tuple[str, str | None, object]]:
    """(document, unit, value) of every figure, to tell whether a document states a value anywhere."""
    return {(claim.document, claim.unit, claim.value) for claim in claims if claim.kind in FIGURE_KINDS and claim.value is not None}


def _told_elsewhere(known: Sequence[Key], stated: set[tuple[str, str | None, object]], left: int, right: int) -> bool:
    """Tell whether the figure of one side stands in the other document too: then the two are of two things."""
    ends = ((known[left].claim, known[right].claim.document), (known[right].claim, known[left].claim.document))
    return any((document, claim.unit, claim.value) in stated for claim, document in ends if claim.kind in FIGURE_KINDS)


def _candidates(known: Sequence[Key]) -> Iterator[tuple[int, int]]:
    """Pairs of different documents on one line that share a name, an event's family or a word, by an inverted index with capped blocks."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, key in enumerate(known):
        for word in {*key.names, *key.terms, *([key.family] if key.family else []), *([key.claim.speaker] if key.line == "quote" else [])}:
            blocks[key.line, word or ""].append(at)
    for _, held in sorted(blocks.items()):
        if len(held) <= LARGEST_BLOCK:
            for left, right in combinations(held, 2):
                if known[left].claim.document != known[right].claim.document:
                    yield left, right


def _equal(known: Sequence[Key], pairs: Sequence[tuple[int, int]]) -> list[bool | None]:
    """For each pair whether its values agree, None where they cannot be compared."""
    if not pairs:
        return []
    table = regions(claims_frame([key.claim for key in known]))
    table["superseded"], table["mate_low"], table["mate_high"] = False, float("nan"), float("nan")
    left = table.iloc[[pair[0] for pair in pairs]].reset_index(drop=True).add_suffix("_l")
    right = table.iloc[[pair[1] for pair in pairs]].reset_index(drop=True).add_suffix("_r")
    given = verdicts(left.join(right))
    quotes = [known[pair[0]].line == "quote" for pair in pairs]
    return [
        None if verdict is None or (quote and verdict is not Verdict.AGREEMENT) else verdict is Verdict.AGREEMENT
        for verdict, quote in zip(given, quotes, strict=True)
    ]


def _aligned(known: Sequence[Key], links: list[Link]) -> list[Link]:
    """The links, best first, each claim with one counterpart in another document; further ones only where they say the same."""
    taken: dict[tuple[int, str], int] = {}
    kept = []
    for found in sorted(links, key=lambda each: (-each[0], each[1], each[2])):
        _, left, right, because = found
        equal = any(words in ("same value", "same words") for words, _ in because)
        ends = (left, known[right].claim.document), (right, known[left].claim.document)
        if not equal and any(end in taken for end in ends):
            continue
        taken.update(dict(zip(ends, (right, left), strict=True)))
        kept.append(found)
    return kept


def _groups(known: Sequence[Key], links: Sequence[Link], apart: set[tuple[int, int]]) -> list[Cluster]:
    """Groups of linked claims: two groups join where the links between them are no fewer than half of all that could be.

    Args:
        apart: pairs of different values that are too weakly linked to be told as a conflict: they are never brought together by others.
    """
    home = list(range(len(known)))
    held: dict[int, list[int]] = {at: [at] for at in range(len(known))}
    linked = {(left, right) for _, left, right, _ in links}
    weakest: dict[int, Link] = {}
    for found in links:
        _, left, right, _ = found
        one, other = sorted((home[left], home[right]))
        if one == other:
            continue
        across = [(min(a, b), max(a, b)) for a in held[one] for b in held[other]]
        if 2 * sum(pair in linked for pair in across) < len(across) or not apart.isdisjoint(across):
            continue
        weakest[one] = min(
            (each for each in (weakest.get(one), weakest.pop(other, None), found) if each), key=lambda each: (each[0], each[1], each[2])
        )
        for at in held[other]:
            home[at] = one
        held[one] = sorted(held[one] + held.pop(other))
    return [
        ([known[at] for at in members], weakest[root][0] if root in weakest else 1.0, weakest[root][3] if root in weakest else ())
        for root, members in sorted(held.items())
    ]
