"""What rules find that look at each match alone: figures of one match that do not satisfy what the rule asks of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from typing import NamedTuple

from checker.comparisons.checks.outcome import number
from checker.comparisons.measured import Measured, apart, combine, holds, of_claim, of_constant
from checker.comparisons.odds import probability
from checker.comparisons.written import written_like
from checker.engine.findings import filled, told_by
from checker.engine.gaps import severity
from checker.engine.gathered import gathered
from checker.engine.groups import EVIDENCE
from checker.engine.select import Match
from checker.model import (
    Check,
    Claim,
    Computed,
    Constant,
    Document,
    Finding,
    Kind,
    Modality,
    Named,
    Operation,
    Rule,
    Scope,
    Severity,
    Term,
    Trend,
    Value,
    Verdict,
    slots_of,
)
from checker.text.folding import fold, squeeze
from checker.text.lookup import column

_OPPOSITE = {Trend.UP: "a rise", Trend.DOWN: "a fall"}


class _Answer(NamedTuple):
    """What one match gives for one check: the verdict, both sides, and the direction that the text tells."""

    check: Check
    verdict: Verdict
    left: Measured
    right: Measured
    way: Trend | None


def alone(rules: Sequence[Rule], matches: Mapping[str, Sequence[Match]], documents: Mapping[str, Document]) -> list[Finding]:
    """One finding a match of each rule that looks at matches alone; the same figures in several documents are one finding.

    Args:
        matches: by rule id.
        documents: by id.
    """
    found: dict[str, list[tuple[Rule, Match, _Answer]]] = {}
    for rule in rules:
        for asked, match in _asking(rule, matches.get(rule.id, ())) if rule.checks else ():
            answer = _answer(asked, match)
            if answer is not None:
                found.setdefault(_id(asked, match), []).append((asked, match, answer))
    return [_finding(identity, held, documents) for identity, held in found.items()]


def _asking(rule: Rule, matches: Sequence[Match]) -> Iterable[tuple[Rule, Match]]:
    """Each match that something is asked of, with the rule as it asks it."""
    return gathered(rule, matches) if rule.scope is Scope.DOCUMENT else ((rule, match) for match in matches)


def _answer(rule: Rule, match: Match) -> _Answer | None:
    """The weightiest answer of a rule's checks, None where none can be asked of the match: a slot is empty, or units forbid it."""
    if any(claim.modality is Modality.DENIED for claim in match.figures.values()):
        return None
    answers = [answer for check in rule.checks if (answer := _asked(rule, check, match)) is not None]
    return min(answers, key=lambda answer: answer.verdict.rank, default=None)


def _asked(rule: Rule, check: Check, match: Match) -> _Answer | None:
    left = _side(check.left, match)
    rights = [(term, right) for term in _readings(check, match) if (right := _side(term, match)) is not None]
    if left is None or not rights or (check.limit and not _limited(left, rights[0][1])):
        return None
    if check.unit is not None and left.bare:
        left = left.times(of_constant(Constant(1.0, check.unit, "")).most)
    way = _way(check, match)
    sides = [-1.0 if way is Trend.DOWN else 1.0] if check.signed or way is not None else [1.0, -1.0]
    answers = [
        _Answer(replace(check, right=term), verdict, signed, right, way)
        for term, right in rights
        for signed in map(left.times, sides)
        if (verdict := holds(signed, check.relation, right, rule.compare.tolerance))
    ]
    return max(answers, key=lambda answer: answer.verdict.rank, default=None)


def _limited(left: Measured, right: Measured) -> bool:
    """Tell whether a limit in a unit can be asked of a figure: "1,286" is none of milligrams."""
    return left.bare == 0 or right.bare > 0


def _readings(check: Check, match: Match) -> list[Term]:
    """What the right side may mean: of percentages a change in percent may be one in points, of a total some parts may be missing."""
    right = check.right
    if check.gathers:
        parts: list[Term] = [Named(name) for name in slots_of(right) if name in match.figures]
        return [reduce(lambda total, part: Operation("+", total, part), parts)] if len(parts) > 1 else []
    if check.unit is not None and not check.signed and isinstance(right, Operation):
        ends = [match.figures.get(name) for name in slots_of(right)]
        if all(end is not None and end.kind is Kind.PERCENT for end in ends):
            return [right, right.left]
    return [right]


def _side(term: Term, match: Match) -> Measured | None:
    match term:
        case Constant():
            return of_constant(term)
        case Named():
            claim = match.figures.get(term.slot)
            return of_claim(claim) if claim is not None else None
        case Operation():
            left, right = _side(term.left, match), _side(term.right, match)
            return combine(term.sign, left, right) if left is not None and right is not None else None


def _way(check: Check, match: Match) -> Trend | None:
    """The direction in which the text says that a figure moved, by the words of a slot, else by those beside the figure."""
    if check.signed:
        return None
    told = match.slots.get(check.direction or "")
    trends = column("trends", "word", "trend")
    if told is not None:
        return next((Trend(trends[word]) for word in fold(told).split() if word in trends), None)
    stated = match.figures.get(check.left.slot) if isinstance(check.left, Named) else None
    return stated.trend if stated is not None else None


def _figures(rule: Rule, match: Match) -> list[tuple[str, Claim]]:
    """The figures that a rule asks about, by slot, in order of place."""
    names = dict.fromkeys(name for check in rule.checks for side in (check.left, check.right) for name in slots_of(side))
    held = [(name, match.figures[name]) for name in names if name in match.figures]
    return sorted(held, key=lambda pair: (pair[1].start, pair[1].end))


def _id(rule: Rule, match: Match) -> str:
    """12 hex digits of rule, subject and figures: no lines, no paths."""
    stated = [f"{claim.value if claim.value is not None else squeeze(claim.text)}|{claim.unit or ''}" for _, claim in _figures(rule, match)]
    text = "\0".join([rule.id, _subject(rule, match).casefold(), *sorted(stated)])
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _subject(rule: Rule, match: Match) -> str:
    """What sets a match apart from the others of its rule: what fills the other slots, and the figures."""
    figures = _figures(rule, match)
    named = [text for name, text in match.slots.items() if name not in match.figures and text]
    return squeeze(", ".join([*named, *(claim.text for _, claim in figures)]))


def _finding(identity: str, held: Sequence[tuple[Rule, Match, _Answer]], documents: Mapping[str, Document]) -> Finding:
    rule, match, answer = held[0]
    figures = _figures(rule, match)
    claims = {(c.document, c.start, c.end): c for rule, match, _ in held for _, c in _figures(rule, match)}
    files = list(dict.fromkeys(match.claim.document for _, match, _ in held))
    subject = _subject(rule, match)
    return Finding(
        id=identity,
        rule=rule.id,
        verdict=answer.verdict,
        severity=_severity(rule, answer),
        confidence=probability(EVIDENCE["rule"]),
        message=_message(rule, match, answer, files, documents),
        label=f"{rule.title}: {subject}",
        subject=subject,
        period=None,
        values=tuple(_value(name, held) for name, _ in figures),
        claims=tuple(claims[key] for key in sorted(claims)),
        computed=_computed(rule, match, answer),
        assumptions=tuple(dict.fromkeys(assumption for claim in claims.values() for assumption in claim.assumptions)),
        because=((f"matched by {rule.id}", EVIDENCE["rule"]),),
    )


def _severity(rule: Rule, answer: _Answer) -> Severity | None:
    if answer.verdict is Verdict.CONFLICT:
        return severity(rule, *apart(answer.left, answer.right))
    return answer.check.rounded if answer.verdict is Verdict.ROUNDING else None


def _value(slot: str, held: Sequence[tuple[Rule, Match, _Answer]]) -> Value:
    same = [match.figures[slot] for _, match, _ in held]
    return Value(same[0].value, same[0].unit, squeeze(same[0].text), tuple(c.id for c in same), len({c.document for c in same}))


def _message(rule: Rule, match: Match, answer: _Answer, files: Sequence[str], documents: Mapping[str, Document]) -> str:
    texts = [squeeze(claim.text) for _, claim in _figures(rule, match)]
    if answer.verdict is Verdict.AGREEMENT:
        return f"{rule.title}: {', '.join(texts)}"
    slots = match.slots | {name: squeeze(claim.text) for name, claim in match.figures.items()}
    stated = answer.check.left.slot if isinstance(answer.check.left, Named) else None
    middle = answer.right.middle
    if stated in slots and answer.way is not None and middle is not None and (middle < 0) != (answer.way is Trend.DOWN):
        slots[stated] = f"{_OPPOSITE[answer.way]} of {slots[stated]}"
    told = {"values": " and ".join(texts), "computed": _told(match, answer)}
    return filled(rule.message, told_by(files, documents) | told | slots)


def _told(match: Match, answer: _Answer) -> str:
    """What was computed, written like the figure that it is held against; of a limit its own words."""
    check = answer.check
    if isinstance(check.right, Constant):
        return check.right.text
    value = _in_its_unit(answer)
    if value is None:
        return check.text
    if answer.way is not None or not check.signed:
        value = abs(value)
    stated = match.figures.get(check.left.slot) if isinstance(check.left, Named) else None
    return written_like(stated, value) if stated is not None else number(value)


def _in_its_unit(answer: _Answer) -> float | None:
    """The middle of the right side in the unit in which the left side is printed."""
    middle = answer.right.middle
    if middle is None:
        return None
    same = answer.left.axes == answer.right.axes
    return middle / answer.left.scale if same or answer.right.axes else middle


def _computed(rule: Rule, match: Match, answer: _Answer) -> Computed | None:
    """What was recomputed, with what the printed digits allow where it was judged by them."""
    check, value = answer.check, _in_its_unit(answer)
    if value is None or not isinstance(check.right, Operation):
        return None
    stated = match.figures.get(check.left.slot) if isinstance(check.left, Named) else None
    scale = answer.right.middle / value if answer.right.middle and value else 1.0
    judged = rule.compare.tolerance.kind == "stated"
    low, high = (float(f"{end / scale:.12g}") if judged else None for end in (answer.right.low, answer.right.high))
    unit = check.unit or (stated.unit if stated is not None else None)
    figures = [match.figures[name] for name in slots_of(check.right)]
    several = len({claim.unit for claim in figures if claim.unit is not None}) > 1
    return Computed(_expression(check.right, match, units=several), float(f"{value:.12g}"), unit, low, high)


def _expression(term: Term, match: Match, *, units: bool, inside: str = "") -> str:
    """The arithmetic with its figures: "(12 - 10) / 10"; with their units where these are several: "7,000 m - 4 km"."""
    match term:
        case Constant():
            return term.text
        case Named():
            return _figure(match.figures[term.slot], unit=units)
        case Operation():
            left = _expression(term.left, match, units=units, inside=term.sign)
            right = _expression(term.right, match, units=units, inside=f"right of {term.sign}")
            text = f"{left} {term.sign} {right}"
            bare = not inside or inside == "+" or (term.sign in "*/" and inside in ("*", "/", "-", "right of +", "right of -"))
            return text if bare or (inside == "-" and term.sign in "+-") or (inside == "right of +") else f"({text})"


def _figure(claim: Claim, *, unit: bool) -> str:
    if not isinstance(claim.value, (int, float)):
        return squeeze(claim.text)
    if not unit or claim.unit is None:
        return f"{claim.value:,.10g}"
    if claim.kind is Kind.COUNT or any(character.isalpha() or character in "$€£%" for character in claim.text):
        return squeeze(claim.text)
    return f"{claim.value:,.10g} {claim.unit.replace('_', ' ')}"  # a cell, whose column says the unit
