"""Two reports to what has become of the findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from checker.model import Change, Difference, Finding, Report
from checker.pipeline.since import since
from checker.text.entries import fact_of, in_words, restated, said_by

_Fact = tuple[str, str, str | None, tuple[str, ...]]

_NAMED = 5
"""Rules that are named; the rest are counted."""


def difference(old: Report, new: Report, *, published_since: str | None = None) -> Difference:
    """What is new, gone and changed from one report to a later one.

    A finding of the same rule, subject and period whose values differ is the same fact, changed.

    Args:
        old, new: the reports.
        published_since: leave out what only older documents say, on both sides.

    Raises:
        CheckerError: ``published_since`` is no date.
    """
    before, after = _by_id(old.findings), _by_id(new.findings)
    pairs = [(before[name], after[name]) for name in after if name in before]
    left = [finding for name, finding in before.items() if name not in after]
    come = [finding for name, finding in after.items() if name not in before]
    moved = list(_same_fact(left, come))
    recent = None
    if published_since is not None:
        recent = {id(finding) for report in (old, new) for finding in since(report, published_since).findings}
    told = [_change(one, other) for one, other in (*pairs, *moved) if _is_recent((one, other), recent)]
    gone, fresh = {id(one) for one, _ in moved}, {id(other) for _, other in moved}
    order = {id(finding): number for number, finding in enumerate(new.findings)}
    return Difference(
        new=tuple(finding for finding in come if id(finding) not in fresh and _is_recent((finding,), recent)),
        gone=tuple(finding for finding in left if id(finding) not in gone and _is_recent((finding,), recent)),
        changed=tuple(sorted((change for change in told if change.what), key=lambda change: order[id(change.new)])),
        same=sum(not change.what for change in told),
        settings=tuple(_settings(old, new)),
    )


def _settings(old: Report, new: Report) -> Iterator[str]:
    """What the reports were made with differently, in sentences."""
    before, after = ({rule.id for rule in report.rulebook} for report in (old, new))
    if after - before:
        yield f"rules that only the new report was made with: {_listed(after - before)}"
    if before - after:
        yield f"rules that only the old report was made with: {_listed(before - after)}"
    if old.min_confidence != new.min_confidence:
        yield f"least confidence {new.min_confidence:g}, was {old.min_confidence:g}"
    if old.since != new.since:
        yield f"published since {new.since or 'any day'}, was {old.since or 'any day'}"


def _listed(names: set[str]) -> str:
    shown = sorted(names)[:_NAMED]
    return ", ".join(shown) + (f" and {len(names) - len(shown)} more" if len(names) > len(shown) else "")


def _is_recent(findings: Iterable[Finding], recent: set[int] | None) -> bool:
    return recent is None or any(id(finding) in recent for finding in findings)


def _by_id(findings: Iterable[Finding]) -> dict[str, Finding]:
    """The findings by id, each with a number where one fact was told several times."""
    named: dict[str, Finding] = {}
    counts: dict[str, int] = defaultdict(int)
    for finding in findings:
        counts[finding.id] += 1
        named[f"{finding.id}#{counts[finding.id]}"] = finding
    return named


def _same_fact(old: Sequence[Finding], new: Sequence[Finding]) -> Iterator[tuple[Finding, Finding]]:
    """Findings of one rule, subject and period: those first that share a value, the rest where it is one on each side.

    Those of a check are of one text, and of one subject whatever figures that names.
    """
    waiting: dict[_Fact, list[Finding]] = defaultdict(list)
    for finding in old:
        waiting[_fact(finding)].append(finding)
    rest: dict[_Fact, list[Finding]] = defaultdict(list)
    for finding in new:
        held = waiting.get(_fact(finding), [])
        match = next((one for one in held if _displays(one) & _displays(finding)), None)
        if match is not None:
            held.remove(match)
            yield match, finding
        elif held:
            rest[_fact(finding)].append(finding)
    for fact, found in rest.items():
        if len(found) == len(waiting[fact]) == 1:
            yield waiting[fact][0], found[0]


def _fact(finding: Finding) -> _Fact:
    is_of_text = finding.rule.startswith("checks/")
    documents = tuple(sorted({claim.document for claim in finding.claims})) if is_of_text else ()
    return finding.rule, fact_of(finding.rule, finding.subject), finding.period, documents


def _displays(finding: Finding) -> set[str]:
    return {value.display for value in finding.values}


def _change(old: Finding, new: Finding) -> Change:
    facts = tuple(_what(old, new))
    decision = (f"decision: {new.status.value}, was {old.status.value}",) if old.status is not new.status else ()
    return Change(old, new, (*facts, *decision), is_decision=not facts)


def _what(old: Finding, new: Finding) -> Iterator[str]:
    """What has changed of the fact, in sentences; nothing for what is as it was."""
    if old.verdict is not new.verdict:
        yield f"{new.verdict.value}, was {old.verdict.value}"
    if _displays(old) != _displays(new):
        yield f"values: {', '.join(value.display for value in new.values)}; were {', '.join(value.display for value in old.values)}"
    else:
        yield from (f"{source}: {in_words(*values)}" for source, values in restated(said_by(old), said_by(new)).items())
    before, after = ({claim.document for claim in finding.claims} for finding in (old, new))
    if after - before:
        yield f"new source: {', '.join(sorted(after - before))}"
    if before - after:
        yield f"no longer in: {', '.join(sorted(before - after))}"
    if old.severity is not new.severity and old.verdict is new.verdict:
        yield f"severity: {_word(new.severity)}, was {_word(old.severity)}"


def _word(severity: object) -> str:
    return str(severity) if severity is not None else "none"
