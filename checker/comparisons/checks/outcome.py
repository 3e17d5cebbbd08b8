"""What a check is given and what it gives, and how it looks at the figures of one sentence."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from checker.comparisons.regions import NumberRegion, number_region
from checker.model import FIGURE_KINDS, Claim, Computed, Document, Kind, Section, Verdict
from checker.text.folding import fold, squeeze

_OPENING = re.compile(
    r"\s*[(\[]\s*(?:about|around|nearly|some|or|approximately|roughly|almost|over|just (?:over|under)|equivalent to|~|≈)?\s*\Z"
)
_CODE = re.compile(r"[{}]|\(\)|::|//[/ ]|[=-]>")
_MARKUP = re.compile(r"\*\*|__|</?[a-z]\w*(?: [^<>]*)?>|`")
_CLOSING = re.compile(r"\s*[)\],;]")


@dataclass(frozen=True)
class Text:
    """One document and what it claims.

    Attributes:
        document: the document.
        claims: its claims, in order of place.
    """

    document: Document
    claims: tuple[Claim, ...]

    @cached_property
    def sentences(self) -> list[list[Claim]]:
        """The claims of each sentence, of each row of a table, in order of place."""
        told = sorted(self.claims, key=lambda claim: (claim.sentence, claim.start, claim.end))
        return [list(held) for _, held in groupby(told, key=lambda claim: claim.sentence)]

    @cached_property
    def prose(self) -> list[list[Claim]]:
        """The claims of each sentence that stands in no table and is no code, in order of place."""
        return [held for held in self.sentences if held[0].section is not Section.CELL and not _CODE.search(held[0].quote)]

    def shown(self, start: int, end: int) -> str:
        """A stretch of the document as its reader sees it: on one line, without markup."""
        text, parts = self.document.text, []
        for mark in self.document.marks[bisect_left(self._mark_starts, start) : bisect_left(self._mark_starts, end)]:
            parts += [text[start : mark.start], mark.reads]
            start = mark.end
        return squeeze("".join([*parts, text[start:end]]))

    @cached_property
    def _mark_starts(self) -> list[int]:
        return [mark.start for mark in self.document.marks]

    def figures(self, *kinds: Kind) -> Iterator[list[Claim]]:
        """The claims of each sentence or row in order of place, of some kinds or else all figures; those without any are left out."""
        wanted = frozenset(kinds) or FIGURE_KINDS
        for told in self.sentences:
            held = [claim for claim in told if claim.kind in wanted]
            if held:
                yield held


@dataclass(frozen=True, slots=True)
class Outcome:
    """A figure of a text that does not fit the others beside it.

    Attributes:
        claims: the figures, in order of place.
        verdict: ``conflict``, or ``rounding`` where unwritten digits explain the difference.
        confidence: how sure it is that the figures belong together.
        message: one neutral sentence.
        subject: the figures in short, without place; takes part in the finding's id.
        computed: the recomputed figure, or None where it is no number.
    """

    claims: tuple[Claim, ...]
    verdict: Verdict
    confidence: float
    message: str
    subject: str
    computed: Computed | None = None


def between(left: Claim, right: Claim) -> str:
    """The folded words between two claims of one sentence, without markup that sets them bold and the like."""
    return squeeze(_MARKUP.sub("", fold(left.quote[left.end - left.sentence[0] : max(0, right.start - left.sentence[0])])))


def before(claim: Claim, length: int = 24) -> str:
    """The folded words right before a claim, in its sentence."""
    at = claim.start - claim.sentence[0]
    return _MARKUP.sub("", fold(claim.quote[max(0, at - length) : at]))


def after(claim: Claim, length: int = 24) -> str:
    """The folded words right after a claim, in its sentence."""
    at = claim.end - claim.sentence[0]
    return _MARKUP.sub("", fold(claim.quote[at : at + length]))


def in_brackets(left: Claim, right: Claim) -> bool:
    """Tell whether the second of two claims stands in brackets right after the first: "10 miles (16 km)"."""
    start = left.sentence[0]
    opened = fold(left.quote[left.end - start : max(0, right.start - start)])
    return bool(_OPENING.match(opened)) and bool(_CLOSING.match(right.quote[right.end - start :]))


def region(claim: Claim) -> NumberRegion | None:
    """What a figure allows; whole money, counts and bare numbers that are written out are exact."""
    value = claim.value if isinstance(claim.value, (int, float)) else None
    exact = claim.resolution == 1 and claim.kind in (Kind.COUNT, Kind.NUMBER, Kind.MONEY)
    return number_region(value, claim.low, claim.high, claim.resolution, claim.comparator, counted=exact)


def stated(claim: Claim) -> float | None:
    """The one number that a claim gives, its bound for "at most thirty", None for a range."""
    if isinstance(claim.value, (int, float)):
        return float(claim.value)
    bounds = [end for end in (claim.low, claim.high) if end is not None]
    return bounds[0] if len(bounds) == 1 else None


def share(low: float, high: float, other_low: float, other_high: float) -> bool:
    """Tell whether two stretches meet, edges included, binary fractions forgiven."""
    slack = 1e-9 * max((abs(end) for end in (low, high, other_low, other_high) if math.isfinite(end)), default=0.0)
    return max(low, other_low) <= min(high, other_high) + slack


def number(value: float) -> str:
    """A number for a sentence: at most four digits after rounding, thousands marked."""
    if value == 0:
        return "0"
    whole = f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
    return "0" if whole == "-0" else whole
