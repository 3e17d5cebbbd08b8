"""Shares of one whole: those that are all of it add up to 100%, and a share is what its part and whole say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from checker.comparisons.checks.lists import ends_list, follows, listed
from checker.comparisons.checks.outcome import Outcome, Text, after, before, number, region, share
from checker.comparisons.checks.wholes import parts, unlike
from checker.model import FIGURE_KINDS, Claim, Comparator, Computed, FigureRole, Kind, Verdict
from checker.text.folding import squeeze
from checker.text.lookup import word_set

LEAST, MOST = 80.0, 120.0
"""Shares that add up to less or more are not meant to be all of one whole."""
NEAR = 120
"""Characters beside shares that say what they are shares of."""
NAMED = 3
"""Words of an item before its share: "the Green Party 12%"."""

_REST = re.compile(
    r"\b(?:the|a|an|its|their)?\s*(?:remaining|rest|remainder|balance|other)(?: (?:of|\w+))?\s*(?:is|was|are|were|of|,)?\s*\Z"
)
_WORD = re.compile(r"[a-z]+")


def find(text: Text) -> list[Outcome]:
    """The shares of one whole that do not add up to it, and those that differ from their part and whole; printed precision allowed for."""
    found = [out for held in text.prose for out in _of_sentence([c for c in held if c.kind in FIGURE_KINDS])]
    return [*found, *(out for part in parts(text, Kind.PERCENT) if (out := unlike(part, loose=0.0, confidence=0.9)) is not None)]


def _of_sentence(held: Sequence[Claim]) -> Iterator[Outcome]:
    at = 0
    while at < len(held):
        items = listed(held, at, _is_share, named=NAMED)
        if len(items) > 1 and (at == 0 or not (_is_share(held[at - 1]) and follows(held[at - 1], items[0], named=NAMED))):
            found = _outcome(items)
            if found is not None:
                yield found
        at += max(1, len(items))


def _is_share(claim: Claim) -> bool:
    changing = claim.trend is not None or claim.role in (FigureRole.DELTA,)
    return claim.kind is Kind.PERCENT and not changing and region(claim) is not None


def _outcome(items: Sequence[Claim]) -> Outcome | None:
    values = [float(item.value) for item in items if isinstance(item.value, float)]
    regions = [held for item in items if (held := region(item)) is not None]
    if len(values) != len(items) or any(item.comparator not in (Comparator.EQUAL, Comparator.APPROXIMATE) for item in items):
        return None
    total = sum(values)
    low, high = sum(held.low for held in regions), sum(held.high for held in regions)
    whole = _is_whole(items)
    if share(total, total, 100.0, 100.0) or not LEAST <= total <= MOST:
        return None
    if not whole and not (total > 100 and _excludes(items)):
        return None
    if share(low, high, 100.0, 100.0):
        if any(item.comparator is not Comparator.EQUAL for item in items):
            return None
        verdict = Verdict.ROUNDING
    else:
        verdict = Verdict.CONFLICT
    terms = " + ".join(squeeze(item.text) for item in items)
    return Outcome(
        claims=tuple(items),
        verdict=verdict,
        confidence=whole or 0.85,
        message=f"{terms} add up to {number(total)}%, not 100%",
        subject=f"shares {terms}",
        computed=Computed(terms, round(total, 6), "percent", round(low, 6), round(high, 6)),
    )


def _is_whole(items: Sequence[Claim]) -> float:
    """How sure it is that shares are all of one whole, 0 where nothing says so: the last is the rest, or the whole is parted into them."""
    if not ends_list(items[-1], bracket=False):
        return 0.0
    if _REST.search(before(items[-1], 40)):
        return 0.95
    first = items[0]
    ahead = _WORD.findall(before(first, NEAR))
    return 0.9 if len(items) > 2 and not word_set("parts a whole").isdisjoint(ahead[-8:]) else 0.0


def _excludes(items: Sequence[Claim]) -> bool:
    """Tell whether nobody can be in two of some shares: votes for, against and abstained."""
    words = [word for item in items for word in _WORD.findall(after(item, NEAR))]
    return len(items) > 2 and not word_set("end of a choice").isdisjoint(words)
