"""The figure of a headline against that of the story below it for the same thing, in one document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from Stemmer import Stemmer

from checker.comparisons.checks.outcome import Outcome, Text, before, between, region, share
from checker.model import FIGURE_KINDS, Claim, FigureRole, Kind, Modality, Section, Verdict
from checker.text.folding import fold, squeeze
from checker.text.lookup import word_set
from checker.units import conversion

OPENING = 2
"""Sentences with figures below the headline that may tell the same."""
LEAST_WORDS = 2
"""Words besides the figure that a headline and a sentence must have in common."""
LEAST_SHARE = 0.6
"""Share of the words of the headline that the sentence must have, too."""
FARTHEST = 12.0
"""How many times one figure may be the other and still mean the same."""

_WORD = re.compile(r"[^\W\d_]{2,}")
_DIGITS = re.compile(r"\d[\d.,]*\d|\d")
_stem = lru_cache(maxsize=1 << 14)(Stemmer("english").stemWord)


def find(text: Text) -> list[Outcome]:
    """The headline figures that the story does not repeat, where its opening gives another for the same thing."""
    told = [held for held in text.prose if any(claim.kind in FIGURE_KINDS for claim in held)]
    titles = [held for held in told if held[0].section is Section.HEADLINE]
    if not titles:
        return []
    body = [held for held in told if held[0].section in (Section.BODY, Section.DATELINE)]
    figures = [claim for held in body for claim in held if claim.kind in FIGURE_KINDS]
    found: dict[str, Outcome] = {}
    for held in titles[:1]:
        for claim in held:
            outcome = _outcome(claim, held, body, figures) if _may_be_told(claim) else None
            if outcome is not None:
                found[outcome.subject] = outcome
    return list(found.values())


def _may_be_told(claim: Claim) -> bool:
    return claim.kind in FIGURE_KINDS and claim.modality is Modality.ASSERTED and region(claim) is not None


def _outcome(claim: Claim, beside: Sequence[Claim], body: Sequence[Sequence[Claim]], figures: Sequence[Claim]) -> Outcome | None:
    if sum(_is_alike(claim, other) for other in beside) != 1 or any(_is_told(claim, other) for other in figures):
        return None
    digits = _DIGITS.search(claim.text)
    if digits and any(re.search(rf"(?<![\d.,]){re.escape(digits.group())}(?![\d])", held[0].quote) for held in body):
        return None  # it may be read as something else there
    own = _content(claim)
    for held in body[:OPENING]:
        alike = [other for other in held if other.kind in FIGURE_KINDS and _is_alike(claim, other)]
        common = own & _content(held[0])
        if len(common) < max(LEAST_WORDS, LEAST_SHARE * len(own)):
            continue
        if len(alike) > 1:  # "killed 21 people: 12 men and nine women"
            alike = alike[:1] if ":" in between(alike[0], alike[1]) else []
        if len(alike) != 1 or not _are_close(claim, alike[0]) or not _move_alike(claim, alike[0]) or not _may_be_counted(claim, alike[0]):
            return None
        other = alike[0]
        said, told = squeeze(claim.text), squeeze(other.text)
        return Outcome(
            claims=(claim, other),
            verdict=Verdict.CONFLICT,
            confidence=0.9,
            message=f"The headline says {said}, the story {told}",
            subject=f"headline {said} and {told}",
        )
    return None


def _content(claim: Claim) -> frozenset[str]:
    """The stems of the words of a figure's sentence without those that say little and those of the figure itself."""
    start = claim.sentence[0]
    words = _WORD.findall(fold(claim.quote[: claim.start - start] + " " + claim.quote[claim.end - start :]))
    return frozenset(_stem(word) for word in words if word not in word_set("says little"))


def _is_alike(one: Claim, other: Claim) -> bool:
    """Tell whether two figures may be of one thing: in one unit, or one of them counted without saying what."""
    if {one.kind, other.kind} <= {Kind.COUNT, Kind.NUMBER}:
        return one.unit == other.unit or None in (one.unit, other.unit)
    if one.kind is not other.kind:
        return False
    return one.unit == other.unit or _factor(one, other) is not None


def _move_alike(one: Claim, other: Claim) -> bool:
    """Tell whether two figures are both changes in one direction, or both none."""
    changing = [claim.role is FigureRole.DELTA or claim.trend is not None for claim in (one, other)]
    return changing[0] == changing[1] and (one.trend is other.trend or None in (one.trend, other.trend))


def _may_be_counted(one: Claim, other: Claim) -> bool:
    """Tell whether what a story counts may be what its headline leaves out: people, or what it names elsewhere."""
    if other.role is FigureRole.PREVIOUS or not word_set("one more").isdisjoint(_WORD.findall(before(other))):
        return False
    if one.unit is None and other.kind is Kind.COUNT and other.unit is not None:
        return other.unit == "person" or other.unit in word_set("person") or _stem(other.unit) in _content(one)
    return True


def _is_told(claim: Claim, other: Claim) -> bool:
    """Tell whether a figure of the story is that of the headline, whatever it is said to be."""
    if _is_alike(claim, other):
        return _agree(claim, other)
    return claim.value is not None and claim.value == other.value


def _factor(one: Claim, other: Claim) -> float | None:
    ours, theirs = (conversion(unit) if unit else None for unit in (one.unit, other.unit))
    if ours is None or theirs is None or ours.dimension != theirs.dimension or ours.offset or theirs.offset:
        return None
    return ours.factor / theirs.factor


def _ends(claim: Claim) -> tuple[float, float]:
    """What a figure allows; its zeros at the end may be unwritten digits: a headline says "300 jobs" of 296."""
    held = region(claim)
    if held is None:
        return 0.0, 0.0
    half = 0.0
    if isinstance(claim.value, float) and claim.value and claim.resolution:
        digit = claim.resolution
        while abs(claim.value) >= digit * 10 and (claim.value / (digit * 10)) == int(claim.value / (digit * 10)):
            digit *= 10
        half = digit / 2 if digit > claim.resolution or claim.resolution > 1 else 0.0
        return min(held.wide_low, claim.value - half), max(held.wide_high, claim.value + half)
    return held.wide_low, held.wide_high


def _agree(one: Claim, other: Claim) -> bool:
    factor = (_factor(one, other) or 1.0) if one.unit != other.unit else 1.0
    (low, high), ends = _ends(one), _ends(other)
    return share(low * factor, high * factor, *ends)


def _are_close(one: Claim, other: Claim) -> bool:
    factor = (_factor(one, other) or 1.0) if one.unit != other.unit else 1.0
    (low, high), (least, most) = _ends(one), _ends(other)
    first, second = (abs(end) for end in (high * factor if high != float("inf") else low * factor, most if most != float("inf") else least))
    return min(first, second) > 0 and max(first, second) <= FARTHEST * min(first, second)
