"""Free rewordings: two texts on one event that share no sentence, linked by named event or entity, property and period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from checker.comparisons import REGION_INPUT, regions, verdicts
from checker.comparisons.odds import probability
from checker.linking.evidence import evidence
from checker.linking.keys import Key
from checker.linking.links import Link
from checker.model import FIGURE_KINDS, Claim, Verdict
from checker.model.tables import frame

LINKED = {"figure": 0.96, "ordinal": 0.96}
"""Confidence from which two claims with different values count as about one fact, where figures of like things abound."""
LINKED_OTHERS = 0.75
"""The same for venues, dates, roles and quotes."""
LINKED_EQUAL = 0.6
"""The same for two claims whose values agree: a wrong link does less harm there."""
LARGEST_BLOCK = 200
"""Claims that share a word and are compared with each other; a word that more share says too little."""


def free_links(known: Sequence[Key], rows: Sequence[int], claims: Sequence[Claim]) -> tuple[list[Link], set[tuple[int, int]]]:
    """The links between some claims, one to one between two documents, and the pairs that may never be in one group.

    Args:
        known: the keys of the claims that are compared.
        rows: the row of each in ``claims``.
        claims: all claims.
    """
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
            links.append(Link(confidence, rows[left], rows[right], because, differ=not same))
        elif not same:
            apart.add((rows[left], rows[right]))
    return _aligned(claims, links), apart


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
    table = regions(frame(REGION_INPUT, ([getattr(key.claim, name) for name in REGION_INPUT] for key in known)))
    table["superseded"], table["retold"] = False, False
    table["mate_low"] = table["mate_high"] = table["mate_wide_low"] = table["mate_wide_high"] = float("nan")
    left = table.iloc[[pair[0] for pair in pairs]].reset_index(drop=True).add_suffix("_l")
    right = table.iloc[[pair[1] for pair in pairs]].reset_index(drop=True).add_suffix("_r")
    given = verdicts(left.join(right))
    quotes = [known[pair[0]].line == "quote" for pair in pairs]
    return [
        None if verdict is None or (quote and verdict is not Verdict.AGREEMENT) else verdict is Verdict.AGREEMENT
        for verdict, quote in zip(given, quotes, strict=True)
    ]


def _aligned(claims: Sequence[Claim], links: list[Link]) -> list[Link]:
    """The links, best first, each claim with one counterpart in another document; further ones only where they say the same."""
    taken: dict[tuple[int, str], int] = {}
    kept = []
    for link in sorted(links, key=lambda each: (-each.confidence, each.left, each.right)):
        ends = (link.left, claims[link.right].document), (link.right, claims[link.left].document)
        if link.differ and any(end in taken for end in ends):
            continue
        taken.update(dict(zip(ends, (link.right, link.left), strict=True)))
        kept.append(link)
    return kept
