"""A total against the parts that a sentence lists: "45 people: 20 men and 24 women", "a total of 12, 7 in Leeds and 4 in York"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from checker.comparisons.checks.lists import ABOUT, BRACKETS, ends_list, follows, listed, tells_some
from checker.comparisons.checks.outcome import Outcome, Text, after, before, between, number, region, share
from checker.model import FIGURE_KINDS, Claim, Comparator, Computed, Kind, Verdict
from checker.text.folding import squeeze
from checker.text.lookup import word_set

FAR = 0.25
"""Parts of things that are not called the same and are farther from a total than this share of it are parts of something else."""
FARTHEST = 10_000
"""Characters before a total in its sentence, of which all are looked at."""
FEW = 4
"""A total of no more than this may be off by one and be meant all the same."""

_OPENED = re.compile(rf"(?P<words>[^:;()—]*?)\s*(?P<sign>:|\(|--|—|–|\s-\s)?\s*{ABOUT}\Z")
_WORD = re.compile(r"[^\W\d_]+")
_TOTAL_BEFORE = re.compile(rf"\b(?:total|sum|grand total|all) of {ABOUT}\Z")
_TOTAL_AFTER = re.compile(r"[^,;:.]*?\b(?:in all|in total|altogether|all told|overall)\b")
_LABEL = re.compile(r"\s*:")
_AMONG = re.compile(rf"(?:[\w'-]++ ?){{0,6}},?\s*(?:including|among them|of (?:whom|which|them))\s*{ABOUT}\Z")
_OF_ALL = re.compile(r"(?:\A\W*|[;:(]\s*)of (?:the|its|their|these|those|all)?\s*\Z")
_OF_THEM = re.compile(r"\s*of (?:them|those|whom|which)\b")
_COMMA = re.compile(r"[^,;:()]{0,40},\Z")
_MADE = re.compile(
    rf"[^,;:]*?,?\s*(?:(?:for|making|giving|to give|to make)\s+)?"
    rf"(?:in all|a (?:combined |grand |joint )?total of|altogether|=)\s*{ABOUT}\Z"
)


def find(text: Text) -> list[Outcome]:
    """The totals that differ from the sum of the parts listed with them, printed precision allowed for."""
    return [found for held in text.prose for found in _of_sentence([c for c in held if c.kind in FIGURE_KINDS])]


def _of_sentence(held: Sequence[Claim]) -> Iterator[Outcome]:
    for total, part in pairwise(held):
        if (found := _larger_part(total, part)) is not None:
            yield found
    for at in range(len(held) - 3):
        if (found := _numbered(held, at)) is not None:
            yield found
    for at in range(len(held) - 2):
        for found in (_total_first(held, at), _total_last(held, at), _too_many(held, at)):
            if found is not None:
                yield found


def _total_first(held: Sequence[Claim], at: int) -> Outcome | None:
    total = held[at]
    if total.kind is Kind.NUMBER and _LABEL.match(after(total)):
        return None  # "Question 12: 3 points"
    opened = _OPENED.match(between(total, held[at + 1]))
    if opened is None or total.trend is not None or total.kind is Kind.PERCENT:
        return None
    words = opened["words"].strip(" ,")
    opens = opened["sign"] is not None or words.endswith(tuple(word_set("opens a list of parts")))
    called = _TOTAL_BEFORE.search(before(total)) is not None or _TOTAL_AFTER.match(after(total, 40)) is not None
    if not (opens or called) or len(_WORD.findall(words)) > 8 or tells_some(words):
        return None
    parts = _parts(held, at + 1, total)
    if len(parts) < 2 or not ends_list(parts[-1], bracket=opened["sign"] == "("):
        return None
    if opened["sign"] == "(" and ")" in BRACKETS.sub("", between(parts[0], parts[-1])):
        return None  # "21.5 million tons (8.5 million) in May and 11.9 million"
    if (not opens and not _are_parallel(total, parts)) or any(_OF_THEM.match(after(part)) for part in parts):
        return None  # "12 people: 7 of them had served before and 6 had children"
    return _outcome(total, parts, 0.9)


def _too_many(held: Sequence[Claim], at: int) -> Outcome | None:
    """Parts apart from each other that are more than their whole: "1,200 staff, of whom 700 in Berlin and 600 in Bonn"."""
    total, words = held[at], between(held[at], held[at + 1])
    if total.trend is not None or not (_AMONG.match(words) or (_OF_ALL.search(before(total, FARTHEST)) and _COMMA.match(words))):
        return None
    parts = listed(held, at + 1, lambda claim: _is_part(claim, total) and _is_unit_of(claim, total))
    said, found = region(total), [region(part) for part in parts]
    if len(parts) < 2 or not _stand_apart(parts) or said is None or sum(each.wide_low for each in found if each) <= said.wide_high:
        return None
    return _outcome(total, parts, 0.9)


def _is_unit_of(part: Claim, total: Claim) -> bool:
    return part.unit in (None, total.unit) or (_is_person(total.unit) and _is_person(part.unit))


class _Where(NamedTuple):
    """What says where a part lies: the verb, the preposition, and of which sort the first letter of the name behind it is."""

    verb: str
    at: str
    sort: str


def _stand_apart(parts: Sequence[Claim]) -> bool:
    """Tell whether parts lie in places, years or uses that are told alike: "700 work in Berlin and 600 in Bonn"; not "700 in research
    and 600 in Germany"."""
    told = [where for part in parts if (where := _where(part)) is not None]
    alike = len(told) == len(parts) and len({(where.at, where.sort) for where in told}) == 1
    if not alike or not {where.verb for where in told[1:]} <= {"", told[0].verb}:
        return False
    named = told[0].sort != "letter" and told[0].at in word_set("one place at a time")  # not "60 in service and 40 in repair"
    return (named or all(part.kind is Kind.MONEY for part in parts)) and word_set("lies in one place").issuperset(
        told[0].verb.split()
    )  # "700 voted for the plan and 600 for the budget"


def _where(part: Claim) -> _Where | None:
    words = part.quote[part.end - part.sentence[0] :].split(maxsplit=5)[:5]
    at = next((at for at, word in enumerate(words[:3]) if word in word_set("place of a part")), None)
    name = next((word for word in words[at + 1 :] if word != "the"), "") if at is not None else ""
    if at is None or not name[:1].isalnum():
        return None
    return _Where(" ".join(words[:at]), words[at], "digit" if name[0].isdigit() else "capital" if name[0].isupper() else "letter")


def _numbered(held: Sequence[Claim], at: int) -> Outcome | None:
    """ "$30 million in three rounds: $5 million, $10 million and $15 million", where as many parts as are counted follow."""
    total, count = held[at], held[at + 1]
    opened = _OPENED.match(between(count, held[at + 2])) if count.kind is Kind.COUNT and total.trend is None else None
    if opened is None or opened["sign"] is None or len(_WORD.findall(between(total, count))) > 2:
        return None
    parts = _parts(held, at + 2, total)
    if len(parts) != count.value or len(parts) < 2 or not ends_list(parts[-1], bracket=opened["sign"] == "("):
        return None
    return _outcome(total, parts, 0.9, far=1.0)


def _larger_part(total: Claim, part: Claim) -> Outcome | None:
    """A part that is more than its whole: "45 people, including 50 women"."""
    if not _AMONG.match(between(total, part)) or not _is_part(part, total) or total.trend is not None:
        return None
    if not _is_unit_of(part, total):
        return None
    said, held = region(total), region(part)
    if said is None or held is None or held.wide_low <= said.wide_high:
        return None
    texts = [squeeze(claim.text) for claim in (total, part)]
    return Outcome(
        claims=(total, part),
        verdict=Verdict.CONFLICT,
        confidence=0.9,
        message=f"{texts[1]} are more than the {texts[0]} that they are among",
        subject=f"{texts[1]} of {texts[0]}",
    )


def _total_last(held: Sequence[Claim], at: int) -> Outcome | None:
    """ "20 men and 24 women, a total of 45 people"."""
    if at and follows(held[at - 1], held[at]):  # asked first: of a long list each figure would be asked for all behind it
        return None
    parts = _parts(held, at, held[at])
    last = at + len(parts)
    if len(parts) < 2 or last >= len(held):
        return None
    total = held[last]
    if total.trend is not None or not _MADE.match(between(parts[-1], total)) or not all(_is_part(part, total) for part in parts):
        return None
    return _outcome(total, parts, 0.9)


def _parts(held: Sequence[Claim], first: int, total: Claim) -> list[Claim]:
    """The figures from one on that make a list, each a possible part of a total."""
    return listed(held, first, lambda claim: _is_part(claim, total))


def _is_part(part: Claim, total: Claim) -> bool:
    if part.trend is not None or region(part) is None:
        return False
    if part.kind is total.kind:
        return part.kind is Kind.COUNT or part.unit == total.unit
    counted = {part.kind, total.kind} <= {Kind.COUNT, Kind.NUMBER}
    return counted or (part.kind is Kind.NUMBER and total.kind is Kind.QUANTITY)


def _are_parallel(total: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether the same preposition follows each part ("7 in Leeds and 4 in York"), but not the total, which were one more of them."""
    own, *first = ((_WORD.findall(after(part)) or [""])[0] for part in (total, *parts))
    return len(set(first)) == 1 and own != first[0] and first[0] in word_set("place of a part")


@cache
def _is_person(unit: str | None) -> bool:
    return unit in word_set("person") or unit == "person"


def _outcome(total: Claim, parts: Sequence[Claim], confidence: float, *, far: float = FAR) -> Outcome | None:
    said, held = region(total), [found for part in parts if (found := region(part)) is not None]
    if said is None or not isinstance(total.value, (int, float)):
        return None
    low, high = sum(part.low for part in held), sum(part.high for part in held)
    middle = sum(
        float(part.value) if isinstance(part.value, (int, float)) else (at.low + at.high) / 2 for part, at in zip(parts, held, strict=True)
    )
    if share(middle, middle, total.value, total.value):
        return None
    if total.value <= 0 or abs(middle - total.value) > max(
        (1.0 if _are_people(total, parts) else far) * total.value, 1.0 if total.value <= FEW else 0.0
    ):
        return None
    if all(part.wide_high > part.high for part in held):  # "23,456 people: 12,000 men and 11,000 women"
        low, high = sum(part.wide_low for part in held), sum(part.wide_high for part in held)
    explained = share(low, high, said.wide_low, said.wide_high)
    if explained and any(part.comparator is not Comparator.EQUAL or part.value is None for part in (total, *parts)):
        return None
    terms = " + ".join(squeeze(part.text) for part in parts)
    return Outcome(
        claims=tuple(sorted((total, *parts), key=lambda claim: claim.start)),
        verdict=Verdict.ROUNDING if explained else Verdict.CONFLICT,
        confidence=confidence,
        message=f"{terms} add up to {_like(total, middle)}, not {squeeze(total.text)}",
        subject=f"{squeeze(total.text)} of {terms}",
        computed=Computed(terms, float(f"{middle:.12g}"), total.unit, float(f"{low:.12g}"), float(f"{high:.12g}")),
    )


def _are_people(total: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether people are parted into people, who belong together however far the figures are apart."""
    return _is_person(total.unit) and all(part.unit is None or _is_person(part.unit) for part in parts)


def _like(total: Claim, value: float) -> str:
    """A sum as its total is written: "$52 million"."""
    text = squeeze(total.text)
    digits = re.search(r"\d[\d.,]*\d|\d", text)
    if digits is None or not total.resolution:
        return number(value)
    decimals = len(digits.group().partition(".")[2])
    scale = text[digits.end() :] if total.kind is Kind.MONEY else ""
    return f"{text[: digits.start()]}{value / (total.resolution * 10.0**decimals):,.{decimals}f}{scale}".strip()
