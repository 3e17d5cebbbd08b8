"""A share of a whole with both figures: "40% of the 500 workers, or 200", "200 of the 500 workers (40%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.comparisons.checks.outcome import Outcome, Text, after, before, between, number, region, share
from checker.model import Claim, Comparator, Computed, Kind, Verdict
from checker.text.folding import squeeze

_ABOUT = r"(?:about|around|nearly|some|only|just|over|roughly|almost)?"
_OF = re.compile(r"(?:out )?of(?: (?:the|its|their|all|a total of|his|her|our))?(?: [\w'-]+(?: [\w'-]+)?)?\Z")
_OR = re.compile(rf"(?P<words>[^,;:()]*?)(?P<sign>,?\s*or|\()\s*{_ABOUT}\Z")
_WHOLE = re.compile(r"\bof (?:the|its|their|all|those|these)?\s*\Z")
_COMMA = re.compile(r"[^,;:()]{0,40},\s*(?:only|just|about|some)?\s*\Z")
_ASIDE = re.compile(r"(?: (?:in all|in total|altogether))?(?:[,.;]|\Z)")
_ENDED = re.compile(r"(?: (?:in all|in total|altogether))?(?:[.;]|\Z)")
_CLOSED = re.compile(r"\s*(?:[,.;:)]|\Z)")


class Part(NamedTuple):
    """A share as a percentage or fraction, and the part and whole that it is told with."""

    share: Claim
    part: Claim
    whole: Claim


def parts(text: Text, kind: Kind) -> Iterator[Part]:
    """The shares of one kind that a sentence tells with both their figures."""
    for held in text.figures():
        for one, two, three in zip(held, held[1:], held[2:], strict=False):
            found = _read(one, two, three, kind)
            if found is not None and _may_be(found):
                yield found


def _read(one: Claim, two: Claim, three: Claim, kind: Kind) -> Part | None:
    first, second = between(one, two), between(two, three)
    if not any(claim.kind is kind for claim in (one, two, three)):
        return None
    if one.kind is kind and _OF.match(first) and (_is_or(second, three) or _is_aside(second, two, three)):
        return Part(one, three, two)  # "40% of the 500 workers, or 200", "a third of its 90 staff, 30 people"
    if three.kind is kind and _OF.match(first) and _is_or(second, three):  # "200 of the 500 workers (40%)"
        return Part(three, one, two)
    if three.kind is kind and _WHOLE.search(before(one)) and _COMMA.match(first) and _is_or(second, three):
        return Part(three, two, one)  # "of the 400 women asked, 220 (55%)"
    if two.kind is kind and _is_or(first, None) and _OF.match(second):  # "200 workers, or 40% of the 500"
        return Part(two, one, three)
    return None


def _is_or(words: str, last: Claim | None) -> bool:
    match = _OR.match(words)
    if match is None or len(match["words"].split()) > 4:
        return False
    if last is None:
        return match["sign"] != "("
    return (after(last).lstrip()[:1] == ")") if match["sign"] == "(" else _CLOSED.match(after(last)) is not None


def _is_aside(words: str, whole: Claim, part: Claim) -> bool:
    """Tell whether a figure stands by itself after a whole and is counted like it: "of its 90 staff, 30 people."."""
    if words.strip(" ") != "," or not _ASIDE.match(after(part)):
        return False
    return part.unit in (None, whole.unit, "person") and (part.unit is None or _ENDED.match(after(part)) is not None)


def _may_be(found: Part) -> bool:
    """Tell whether part and whole are counted alike, and none is a change."""
    told, part, whole = found
    told_first = told.start < min(part.start, whole.start)  # "cut a third of its 90 staff, or 30 people"
    if part.trend or whole.trend or (told.trend and not told_first) or told.kind in (part.kind, whole.kind):
        return False
    counted = {part.kind, whole.kind} <= {Kind.COUNT, Kind.NUMBER}
    alike = part.kind is whole.kind and part.unit == whole.unit
    return (counted or alike) and isinstance(told.value, float) and isinstance(part.value, float) and isinstance(whole.value, float)


def unlike(found: Part, *, loose: float, confidence: float) -> Outcome | None:
    """What is told where a part is not that share of its whole.

    Args:
        found: the three figures.
        loose: how far, as a share of it, the share may be meant loosely.
        confidence: of the outcome.
    """
    told, part, whole = found
    said, held, total = region(told), region(part), region(whole)
    scale = 100.0 if told.kind is Kind.PERCENT else 1.0
    if said is None or held is None or total is None or total.low <= 0 or held.low < 0:
        return None
    fraction = float(told.value or 0) / scale
    low, high = fraction * (1 - loose), fraction * (1 + loose)
    if told.kind is Kind.PERCENT:
        low, high = min(low, said.low / scale), max(high, said.high / scale)
    if told.comparator in (Comparator.MORE, Comparator.AT_LEAST):
        high = 1.0
    elif told.comparator in (Comparator.LESS, Comparator.AT_MOST):
        low = 0.0
    exact = float(part.value or 0) / float(whole.value or 1)
    slack = 0.5 / total.low if part.resolution == 1 and float(part.value or 0) < 1000 else 0.0  # half a person cannot be printed
    if share(low - slack, high + slack, exact, exact) or share(low, high, held.low / total.high, held.high / total.low):
        return None
    explained = share(low, high, held.wide_low / total.wide_high, held.wide_high / max(total.wide_low, 1e-12))
    texts = [squeeze(claim.text) for claim in (part, whole, told)]
    shown = f"{number(exact * 100)}%"
    return Outcome(
        claims=tuple(sorted(found, key=lambda claim: claim.start)),
        verdict=Verdict.ROUNDING if explained else Verdict.CONFLICT,
        confidence=confidence,
        message=f"{texts[0]} of {texts[1]} is {shown}, not {texts[2]}",
        subject=f"{texts[2]} as {texts[0]} of {texts[1]}",
        computed=Computed(
            f"{number(float(part.value or 0))} / {number(float(whole.value or 0))}", round(exact * 100, 6), "percent", None, None
        ),
    )
