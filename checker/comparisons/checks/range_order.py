"""The ends of a range in order: "between $5 million and $3 million", "costs range from 9 to 4 dollars"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from checker.comparisons.checks.outcome import Outcome, Text, before, between
from checker.model import FIGURE_KINDS, Claim, FigureRole, Kind, Verdict
from checker.text.folding import fold, squeeze
from checker.text.lookup import table, word_set
from checker.text.tagging import Tag, tag_alone, tags
from checker.text.tokens import tokenize

LAST_HOUR = 24
"""Bare numbers that are no greater may be times of day: "open between 10 and 4"."""
RELATED = 4
"""Words before "between" of which one may say that it relates two figures: "the difference between 20 and 12"."""

_BETWEEN = re.compile(r"\bbetween\s*\Z")
_END = r"[^\w\s]?(?P<number{0}>\d[\d.,]*)(?P<words{0}>%|[ -]?[^\W\d_]+(?:[ -][^\W\d_]+)??)?"
_ENDS = re.compile(rf"(?:between\s+)?{_END.format(1)}\s+(?P<link>and|to)\s+{_END.format(2)}(?![\w%/.,-]*\d)(?=\W|\Z)")
_SPANS = re.compile(r"(?:\b(?P<modal>\w+)\s+)?\b(?P<verb>\w+)\s+from\s*\Z")
_WORD = re.compile(r"[a-z]+")


def find(text: Text) -> list[Outcome]:
    """The ranges that run from the larger figure to the smaller one, where nothing says that something falls."""
    ranges = [_outcome((claim,), "between", 0.8) for claim in text.claims if claim.kind in FIGURE_KINDS and _is_reversed(claim)]
    return [*ranges, *(_outcome(told, "from", 0.7) for told in _from_to(text))]


def _is_reversed(claim: Claim) -> bool:
    """Tell whether a range after "between" names the larger figure first, each end in full or the scale and unit said once for both."""
    if claim.value is not None or claim.low is None or claim.high is None or claim.low <= claim.high:
        return False
    ends = _ends(fold(claim.quote[claim.start - claim.sentence[0] :]), "and")
    if ends is None or not (ends[:2] == (claim.low, claim.high) or (ends.full and ends.first > ends.last > 0)):
        return False  # "between 300 and 1 million" means 300 thousand
    worded = fold(claim.text).startswith("between ") or _BETWEEN.search(before(claim)) is not None
    ahead = before(claim, 60).rstrip().removesuffix("between")
    return worded and not _relates(ahead) and not (claim.kind is Kind.NUMBER and claim.low <= LAST_HOUR)


def _relates(ahead: str) -> bool:
    """Tell whether what stands before "between" has two ends and no extent: "the border between 120 km and 80 km", "moved between"."""
    words = _WORD.findall(ahead)
    if not words or words[-1].removesuffix("s") in word_set("has an extent") or words[-1] in word_set("spans"):
        return False
    if not (word_set("relates two figures") | word_set("changing")).isdisjoint(words[-RELATED:]) or words[-1] in _trends():
        return True
    verb = tag_alone(words[-1]) is Tag.VERB and words[-2:-1] and words[-2].endswith("s")  # "analysts expect"
    return not verb and tags(tokenize(ahead))[-1] in (Tag.NOUN, Tag.PRONOUN)


@cache
def _trends() -> frozenset[str]:
    return frozenset(row["word"] for row in table("trends"))


def _from_to(text: Text) -> Iterator[tuple[Claim, ...]]:
    """The ranges of what costs or lasts "from" the larger figure "to" the smaller one."""
    for held in text.figures():
        for claim in held:
            ends = _ends(fold(claim.text), "to")
            if ends is not None and ends.full and ends.first > ends.last > 0 and _is_extent(claim):
                yield (claim,)
        for left, right in pairwise(held):
            told = left.role is FigureRole.PREVIOUS and left.partner == right.id and between(left, right) == "to"
            if told and left.unit == right.unit and _falls(left.value, right.value) and _is_extent(left):
                yield left, right


def _falls(first: float | str | None, last: float | str | None) -> bool:
    return isinstance(first, float) and isinstance(last, float) and first > last > 0


class _Ends(NamedTuple):
    """The numbers of a range as printed, and whether each is written out with the same words: "9 million and 4 million"."""

    first: float
    last: float
    full: bool


def _ends(written: str, link: str) -> _Ends | None:
    match = _ENDS.match(written)
    first, last = (_printed(match["number1"]), _printed(match["number2"])) if match is not None else (None, None)
    if match is None or match["link"] != link or first is None or last is None:
        return None
    words = [(match[name] or "").strip(" -") for name in ("words1", "words2")]
    return _Ends(first, last, words[0] == words[1] or (bool(words[0]) and words[1].startswith(words[0])))


def _is_extent(claim: Claim) -> bool:
    """Tell whether the verb before "from" says how far something reaches: "will cost from"; "cut the cost from" tells a fall."""
    match = _SPANS.search(before(claim, 40))
    if match is None or claim.dimension == "temperature":
        return False
    bare = match["verb"] in word_set("has an extent") and match["modal"] in word_set("before a bare verb")
    return bare or match["verb"] in word_set("spans")


def _printed(text: str) -> float | None:
    digits = text.rstrip(".,").replace(",", "")
    return float(digits) if digits.count(".") < 2 else None


def _outcome(claims: tuple[Claim, ...], word: str, confidence: float) -> Outcome:
    first, last = claims[0], claims[-1]
    text = squeeze(first.quote[first.start - first.sentence[0] : last.end - first.sentence[0]]).removeprefix("between ")
    return Outcome(claims, Verdict.CONFLICT, confidence, f'"{word} {text}" names the larger figure first', f"{word} {text}")
