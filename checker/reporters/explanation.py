"""Why a finding's claims were linked, and why they differ: what each allows, how they stand to each other, the evidence, the arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby

from checker.comparisons.checks.outcome import region as exact_region
from checker.comparisons.odds import probability
from checker.comparisons.sides import Side, facing, sides
from checker.model import MIN_CONFIDENCE, Computed, Finding, Kind, Report, RuleNote, Tolerance, Verdict
from checker.reporters.allowed import allowed, converted
from checker.reporters.amounts import CONVERTED, amount, unit_words
from checker.reporters.cards import Desk, by_sentence, circumstances, dated, given_up, heading, labelled, quoted, see, support
from checker.reporters.compared import compared, met
from checker.reporters.layout import Paint, ends, hanging, more
from checker.reporters.names import place
from checker.reporters.numbers import arithmetic, confidence_word
from checker.reporters.symbols import visible
from checker.reporters.view import View
from checker.units import conversion

MOST_SENTENCES = 8
"""Sentences of a value that are shown without ``--all``."""
MOST_LINES = 12
"""Values, readings and pairs that are shown without ``--all``, and readings of a value that are compared with those of another."""
MOST_VALUES = 200
"""Values whose pairs are told at all."""


def explain(findings: Sequence[Finding], report: Report, view: View) -> str:
    """The explanation of some findings of a report as lines of at most ``view.width`` columns; names of files may be longer."""
    desk = Desk(
        width=view.width,
        everything=view.everything,
        paint=Paint(view.color),
        findings={finding.id: finding for finding in report.findings},
        documents={document.id: document for document in report.documents},
    )
    rules = {rule.id: rule for rule in report.rulebook}
    lines = [line for finding in findings for line in ("", *_explained(finding, rules.get(finding.rule), desk))]
    return "\n".join(lines).lstrip("\n") + "\n"


def _explained(finding: Finding, rule: RuleNote | None, desk: Desk) -> list[str]:
    recomputed = is_recomputed(finding)
    lines = [*heading(finding, desk), *_titled("WHO SAYS WHAT", desk)]
    lines += _sentences(finding, desk) if recomputed else _values(finding, desk)
    lines += [*_titled("WHY ABOUT ONE FACT", desk), *_linked(finding, rule, desk)]
    tolerance = rule.tolerance if rule else Tolerance()
    lines += [*_titled("WHAT EACH ALLOWS", desk)]
    lines += _read_by_checks(finding, desk) if recomputed else _regions(sides(finding, tolerance), finding, tolerance, desk)
    if finding.computed is not None:
        lines += [*_titled("THE ARITHMETIC", desk), *_arithmetic(finding, finding.computed, desk)]
    rest = labelled("Assumed", map(visible, finding.assumptions), desk)
    rest += labelled("Note", map(visible, finding.notes), desk)
    rest += labelled("See also", [see(desk.findings[other]) for other in finding.related if other in desk.findings], desk)
    return [*lines, "", *rest] if rest else lines


def _titled(title: str, desk: Desk) -> list[str]:
    return ["", desk.paint.bold(title)]


# who says what


def _values(finding: Finding, desk: Desk) -> list[str]:
    by_id = {claim.id: claim for claim in finding.claims}
    lines: list[str] = []
    listed = finding.values if desk.everything else finding.values[:MOST_LINES]
    for value in listed:
        stated = [by_id[each] for each in value.claims if each in by_id]
        facts = ", ".join(filter(None, [support(value, stated), given_up(value)]))
        first, *rest = hanging("  ", f"{visible(value.display)} · {facts}", desk.width)
        lines += [desk.paint.bold(first), *map(desk.paint.bold, rest)]
        told = by_sentence(stated)
        shown = told if desk.everything else told[:MOST_SENTENCES]
        for claims in shown:
            lines += ends(place(claims[0]), dated(claims[0], desk), desk.width, indent=4)
            said = circumstances(claims[0])
            lines += map(desk.paint.dim, hanging(" " * 4, said, desk.width)) if said else []
            lines += quoted(claims, desk, indent=6)
        lines += more(len(told) - len(shown), "sentence", indent=4)
    return lines + more(len(finding.values) - len(listed), "value", indent=2)


def _sentences(finding: Finding, desk: Desk) -> list[str]:
    lines: list[str] = []
    told = by_sentence(finding.claims)
    shown = told if desk.everything else told[:MOST_SENTENCES]
    for claims in shown:
        lines += ends(place(claims[0]), dated(claims[0], desk), desk.width, indent=2)
        lines += quoted(claims, desk, indent=4)
    return lines + more(len(told) - len(shown), "sentence", indent=2)


# why they are about one fact


def _linked(finding: Finding, rule: RuleNote | None, desk: Desk) -> list[str]:
    lines = [] if is_recomputed(finding) else labelled("Fact", [visible(finding.label or finding.subject)], desk)
    lines += labelled("Rule", [rule_in_words(finding, rule)], desk)
    weighed = sorted(finding.because, key=lambda pair: (-abs(pair[1]), pair[0]))
    lines += [line for words, weight in weighed for line in hanging(f"  {weight:+6.1f}    ", visible(words), desk.width)]
    total = sum(weight for _, weight in weighed)
    if len(weighed) > 1 and finding.verdict is not Verdict.SINGLE:
        lines += hanging(f"  {total:+6.1f}    ", "together, in log odds", desk.width)
    return lines + hanging(f"  {finding.confidence:6.4g}    ", confidence_in_words(finding, total if weighed else None), desk.width)


def is_recomputed(finding: Finding) -> bool:
    """Tell whether it is about figures of one text that were recomputed, which nothing had to link."""
    return finding.rule.startswith("checks/")


def rule_in_words(finding: Finding, rule: RuleNote | None) -> str:
    """By which rule the claims of a finding belong together, and what has to be the same for that."""
    if finding.is_linked and not finding.because:
        return "none, and nothing had to be linked"
    if finding.is_linked:
        return "none; claims are linked where the evidence for one fact outweighs what speaks against it"
    if is_recomputed(finding):
        return f"{visible(finding.rule)}: figures that stand together in one text are recomputed"
    if rule is None:
        return visible(finding.rule)
    told = f"{rule.title} ({rule.where})"
    keys = list(rule.group_by)
    if keys:
        same = " and ".join(filter(None, [", ".join(keys[:-1]), keys[-1]]))
        told += f": what it finds is about one fact where {same} {'is' if len(keys) == 1 else 'are'} the same"
    return visible(told)


def confidence_in_words(finding: Finding, total: float | None) -> str:
    """How sure a finding is and where that comes from; ``total`` is the sum of its evidence, None where there is none."""
    told = f"confidence, {confidence_word(finding.confidence)}"
    if finding.verdict is Verdict.SINGLE:
        return f"{told}: one source alone states it, so no link could be doubted"
    if total is not None and abs(probability(total) - finding.confidence) < 0.00006:
        told += ": what these odds are as a probability"
    if finding.is_linked and finding.confidence < MIN_CONFIDENCE:
        told += f"; shown by `check` with --min-confidence {finding.confidence:g} or less only"
    return told


# what each allows


def _regions(found: Sequence[Side], finding: Finding, tolerance: Tolerance, desk: Desk) -> list[str]:
    unit = next((side.unit for side in found), None)
    lines: list[str] = []
    shown = found if desk.everything else found[:MOST_LINES]
    told = dict.fromkeys(line for side in shown for line in _readings(side, unit, tolerance))
    lines += [line for reading in told for line in hanging("  ", reading, desk.width)]
    lines += more(len(found) - len(shown), "reading", indent=2)
    lines += [line for told_unit in _units(found, unit) for line in hanging("  ", told_unit, desk.width)]
    pairs = list(_pairs(found))
    if not pairs:
        return lines
    lines.append("")
    listed = pairs if desk.everything else pairs[:MOST_LINES]
    for left, right, verdict in listed:
        names = " and ".join(visible(finding.values[side.value].display) for side in (left, right))
        lines += hanging("  ", f"{names}: {visible(compared(left, right, verdict, unit))}.", desk.width)
    return lines + more(len(pairs) - len(listed), "pair", indent=2)


def _readings(side: Side, unit: str | None, tolerance: Tolerance) -> Iterator[str]:
    """ "$11.1 billion", printed to 0.1 billion: 11.05 to 11.15 billion USD; of a change both ends."""
    for claim, own, region in ((side.mate, side.mate.unit if side.mate else None, side.mate_region), (side.claim, side.unit, side.region)):
        if claim is None or region is None:
            continue
        told = f'"{claim.text}"{allowed(claim, own, tolerance if claim is side.claim else None)}'
        if claim.kind not in (Kind.VENUE, Kind.DATE, Kind.ROLE) and own != unit:
            other = converted(region, unit, closed=claim.comparator) if _converts(own, unit) else None
            told += f", which is {other}" if other else ""
        yield visible(told)


def _converts(own: str | None, unit: str | None) -> bool:
    ours, theirs = conversion(own) if own else None, conversion(unit) if unit else None
    return ours is not None and theirs is not None and ours.dimension == theirs.dimension


def _units(found: Sequence[Side], unit: str | None) -> list[str]:
    """ "1 mile is 1.60934 kilometers" for each unit that figures were converted from."""
    told = []
    for own in dict.fromkeys(side.unit for side in found):
        if own is None or unit is None or own == unit or not _converts(own, unit):
            continue
        ours, theirs = conversion(own), conversion(unit)
        if ours is not None and theirs is not None and not ours.offset and not theirs.offset:
            told.append(f"1 {unit_words(own, one=True)} is {amount(ours.factor / theirs.factor, unit, digits=CONVERTED)}.")
    return told


def _pairs(found: Sequence[Side]) -> Iterator[tuple[Side, Side, Verdict | None]]:
    """Of each two values the pair of claims that differs most, with its verdict."""
    by_value = [list(held)[:MOST_LINES] for number, held in groupby(found, key=lambda side: side.value) if number < MOST_VALUES]
    across = [[(left, right) for left in one for right in other] for one, other in combinations(by_value, 2)]
    given = iter(facing([pair for pairs in across for pair in pairs]))
    for pairs in across:
        judged = [(left, right, next(given)) for left, right in pairs]
        yield min(judged, key=lambda each: len(Verdict) if each[2] is None else each[2].rank)


def _read_by_checks(finding: Finding, desk: Desk) -> list[str]:
    told = dict.fromkeys(visible(f'"{claim.text}"{allowed(claim, claim.unit, exact=True)}') for claim in finding.claims)
    return [line for reading in told for line in hanging("  ", reading, desk.width)]


def _arithmetic(finding: Finding, computed: Computed, desk: Desk) -> list[str]:
    lines = hanging("  ", visible(arithmetic(computed)), desk.width)
    stated = {claim.text: claim for claim in finding.claims if claim.unit == computed.unit}
    if len(stated) == 1:
        (claim,) = stated.values()
        region = exact_region(claim)
        ends = (computed.value if end is None else end for end in (computed.low, computed.high))
        if region is not None:
            # "fell 25%" is told without a sign.
            low, high = sorted(map(abs, ends)) if computed.value < 0 <= region.low else sorted(ends)
            told = f'"{claim.text}" against it: {met((region.low, region.high), (low, high), computed.unit, digits=CONVERTED)}.'
            lines += hanging("  ", visible(told), desk.width)
    return lines
