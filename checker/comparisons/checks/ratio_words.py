"""A multiple or fraction in words against its two figures: "doubled from 10 to 25", "a third of the 90 seats, or 40"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from checker.comparisons.checks.changes import are_alike, ends_of
from checker.comparisons.checks.outcome import Outcome, Text, between, number, region, share
from checker.comparisons.checks.times import without_times
from checker.comparisons.checks.wholes import parts, unlike
from checker.model import FIGURE_KINDS, Claim, Comparator, Computed, Kind, Verdict
from checker.text.folding import fold, squeeze
from checker.text.lookup import column, table, word_set

LOOSE = 0.1
"""Words such as "doubled" are meant this loosely."""
NEAR = 0.25
"""What "nearly" may fall short by."""
NEGATED = 4
"""Words before a multiple of which one may deny it: "has not doubled"."""
FARTHEST = 8
"""Words between the multiple and its first figure."""

_BROKEN = re.compile(r"[;:()]|\b(?:(?<!between \d{4} )and|but|while|which|who|as|after|when|than|or|nor|not|then|before)\b")
_WORD = re.compile(r"[a-z]+")
_WORD_OR_NOT = re.compile(r"[a-z]+(?:['’]t)?")
_LED = re.compile(r"(?:the|that of|its|last year's|as [a-z]+ as(?: the)?)(?: \w+)?\s*(?:about|around|nearly|some|only|just)?\Z")
_JOINED = re.compile(r"\s*[,(–—-]?\s*(?:or|which (?:is|was))?\s*")


class _Multiple(NamedTuple):
    """A word that says how many times, as a text bounds it."""

    text: str
    low: float
    high: float


def find(text: Text) -> list[Outcome]:
    """The multiples and fractions in words that their figures do not bear out."""
    found = [out for told in text.sentences for out in _of_sentence(*_figures_and_dates(told))]
    fractions = (part for part in parts(text, Kind.RATIO) if not any(c.isdigit() for c in part.share.text))
    return [*found, *(out for part in fractions if (out := unlike(part, loose=LOOSE, confidence=0.9)) is not None)]


def _figures_and_dates(told: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    return [c for c in told if c.kind in FIGURE_KINDS], [c for c in told if c.kind is Kind.DATE]


def _of_sentence(held: Sequence[Claim], dates: Sequence[Claim]) -> Iterator[Outcome]:
    for at in range(len(held) - 1):
        left, right = held[at], held[at + 1]
        ends = ends_of(left, right)
        multiple = _before(held, at) if ends else None
        if ends and multiple:
            yield from _outcome(multiple, *ends, 0.95)
            continue
        times = _between(without_times(left, right, dates)) if are_alike(left, right) else None
        if times:
            yield from _outcome(times, right, left, 0.9)
        elif right.unit == "time" and at + 2 < len(held):  # "$30 million, three times the $12 million"
            last = held[at + 2]
            joined = _JOINED.fullmatch(_without_extent(without_times(left, right, dates))) and _LED.match(between(right, last))
            if joined and last.unit == left.unit and last.kind is left.kind and isinstance(right.value, float):
                sign = right.comparator
                yield from _outcome(_bounded(squeeze(right.text), right.value, right.value, sign), last, left, 0.9)


def _without_extent(words: str) -> str:
    """The words after a figure but one that only says which way it is measured: "60 metres long, three times"."""
    first, comma, rest = words.partition(",")
    return comma + rest if first.strip() in word_set("extent") else words


def _before(held: Sequence[Claim], at: int) -> _Multiple | None:
    """The multiple that the words before two ends tell: "doubled since 2010, from 10 to 25"."""
    claim = held[at]
    start = claim.sentence[0]
    first = held[at - 1].end - start if at else 0
    words = fold(claim.quote[first : claim.start - start])
    found = [match for match in _WORD.finditer(words) if match.group() in _multiples("change")]
    if not found:
        return None
    last = found[-1]
    rest, ahead = words[last.end() :], _WORD_OR_NOT.findall(words[: last.start()])[-NEGATED:]
    if rest[:1] == "-" or _BROKEN.search(rest) or len(_WORD.findall(rest)) > FARTHEST or not word_set("negation").isdisjoint(ahead):
        return None
    trends, other = column("trends", "word", "trend"), "down" if _multiples("change")[last.group()][0] > 1 else "up"
    if any(trends.get(word) == other for word in _WORD.findall(rest)):
        return None  # "doubled, falling back from 40 to 30"
    return _read(words[: last.start()], last.group())


def _between(words: str) -> _Multiple | None:
    """The multiple of ", more than twice the"."""
    found = next((match for match in _WORD.finditer(words) if match.group() in _multiples("beside")), None)
    if found is None or not _LED.match(words[found.end() :].strip()):
        return None
    ahead = _JOINED.sub("", words[: found.start()], count=1)
    return _read(ahead, found.group()) if not ahead.strip() or _sign(ahead) is not Comparator.EQUAL else None


def _read(ahead: str, word: str) -> _Multiple:
    factor, also = _multiples("change").get(word) or _multiples("beside")[word]
    sign = _sign(ahead)
    told = next((phrase for phrase in _phrases() if ahead.rstrip().endswith(phrase)), "")
    return _bounded(f"{told} {word}".strip(), factor, also, sign)


def _bounded(text: str, factor: float, also: float, sign: Comparator) -> _Multiple:
    low, high = factor * (1 - LOOSE), also * (1 + LOOSE)
    if sign is Comparator.APPROXIMATE:
        low, high = low * (1 - NEAR) / (1 - LOOSE), high * (1 + (NEAR if factor < 1 else 0))
    elif sign in (Comparator.MORE, Comparator.AT_LEAST):
        low, high = (0.0, also) if factor < 1 else (factor, float("inf"))
    elif sign in (Comparator.LESS, Comparator.AT_MOST):
        low, high = (factor, float("inf")) if factor < 1 else (0.0, also)
    return _Multiple(text, low, high)


def _sign(ahead: str) -> Comparator:
    words = ahead.rstrip()
    phrase = next((phrase for phrase in _phrases() if re.search(rf"(?:\A|\s){re.escape(phrase)}\Z", words)), None)
    return _phrases()[phrase] if phrase is not None else Comparator.EQUAL


@cache
def _phrases() -> dict[str, Comparator]:
    """The words that bound what follows them, the longest first."""
    rows = sorted((row for row in table("comparators") if row["side"] == "before"), key=lambda row: -len(row["phrase"]))
    return {row["phrase"]: Comparator(row["sign"]) for row in rows}


@cache
def _multiples(use: str) -> dict[str, tuple[float, float]]:
    rows = (row for row in table("multiples") if row["use"] in (use, "both"))
    return {row["word"]: (float(row["factor"]), float(row["also"] or row["factor"])) for row in rows}


def _outcome(multiple: _Multiple, previous: Claim, current: Claim, confidence: float) -> Iterator[Outcome]:
    old, new = region(previous), region(current)
    start, end = previous.value, current.value
    if old is None or new is None or not isinstance(start, float) or not isinstance(end, float) or old.low <= 0 or new.low < 0:
        return
    if previous.trend is not None or current.trend is not None or share(multiple.low, multiple.high, end / start, end / start):
        return
    if share(multiple.low, multiple.high, new.low / old.high, new.high / old.low):
        return
    explained = old.wide_low > 0 and share(multiple.low, multiple.high, new.wide_low / old.wide_high, new.wide_high / old.wide_low)
    texts = [squeeze(claim.text) for claim in (previous, current)]
    yield Outcome(
        claims=tuple(sorted((previous, current), key=lambda claim: claim.start)),
        verdict=Verdict.ROUNDING if explained else Verdict.CONFLICT,
        confidence=confidence,
        message=f'{texts[1]} is {number(end / start)} times {texts[0]}, not "{multiple.text}"',
        subject=f"{multiple.text} from {texts[0]} to {texts[1]}",
        computed=Computed(f"{number(end)} / {number(start)}", float(f"{end / start:.6g}"), None, None, None),
    )
